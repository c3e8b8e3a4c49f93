"""What the user changed, for those who check the work: one row or one plain object a correction.

Those taken out, replaced, waiting or no longer fitting are there too: what was decided and then not is part
of how a result came about.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.basics.spans import Span
from desktop.project.corrections import Correction, corrections
from desktop.project.derive import Findings

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = (
    "number", "made (UTC)", "sort", "what", "how", "outlet", "article", "offsets", "words", "reason",
    "standing", "why so",
)  # fmt: skip


def corrections_table(findings: Findings) -> DataFrame:
    """One row a correction, oldest first."""
    import pandas as pd

    return pd.DataFrame([_record(one) for one in corrections(findings)], columns=list(COLUMNS))


def plain_corrections(findings: Findings) -> list[dict[str, object]]:
    """Every correction as a plain object, oldest first; `spans` are where its words stand now."""
    return [
        {
            "number": one.entry,
            "made": one.made,
            "sort": one.sort,
            "what": one.title,
            "how": one.detail,
            "article": one.article or None,
            "spans": [[span.start, span.end] for span in one.spans],
            "words": one.words,
            "reason": one.reason,
            "standing": one.standing,
            "because": one.because,
        }
        for one in corrections(findings)
    ]


def offsets_of(spans: Sequence[Span]) -> str:
    """Places in a cell: "12-15;40-43"."""
    return ";".join(f"{span.start}-{span.end}" for span in spans)


def _record(one: Correction) -> dict[str, object]:
    values = (
        one.entry, one.made, one.sort, one.title, one.detail, one.outlet, one.article, offsets_of(one.spans),
        one.words, one.reason, one.standing, one.because,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))
