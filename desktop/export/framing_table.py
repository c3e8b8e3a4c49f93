"""The framing as a table: a row a statement, a column a dimension, each value in the words that show it.

Where the user set a value, that stands in the dimension's column and the program's in "set by the user".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.basics.spans import text_of
from desktop.comparison.framing import DIMENSIONS, Feature
from desktop.comparison.material import outlet_keys
from desktop.comparison.overview import voices
from desktop.comparison.setting import setting_of
from desktop.export.mark_columns import MARK_COLUMNS, marks_around
from desktop.project.derive import OPEN, Findings

if TYPE_CHECKING:
    from pandas import DataFrame

HEAD = ("outlet", "title", "published", "speaker", "statement", "text")

COUNTS = (
    "naming kind", "words quoted", "words paraphrased", "outlet's words of the speaker, quoted",
    "outlet's words of the speaker, paraphrased",
)  # fmt: skip
"""What can be counted with: the naming without its words, and the shares as figures."""

FRAMING_COLUMNS = (*HEAD, *DIMENSIONS, *COUNTS, "offsets", "set by the user", "reason", *MARK_COLUMNS)


def framing_table(findings: Findings) -> DataFrame:
    """One row a statement, asides left out, speakers in their own order and those left open last."""
    import pandas as pd

    outlets = outlet_keys(findings)
    said = {(one.speaker, one.outlet): one for one in voices(findings)}
    records = []
    for speaker in [*findings.speakers.speakers, None]:
        key = speaker.id if speaker else OPEN
        rendered: dict[str, list[str]] = {}
        for utterance in findings.utterances(key) if findings.marks.utterances else ():
            for one in dict.fromkeys(utterance.statements):
                rendered.setdefault(one, []).append(utterance.id)
        for statement_id in findings.statements_of(key):
            reading = findings.readings[findings.article_of[statement_id]]
            statement = findings.statements[statement_id]
            article = findings.article(reading.article.id)
            features = findings.framing(statement_id)
            quoted, rest = setting_of(reading).words(statement)
            voice = said.get((key, outlets[article.id]))
            values = {one.dimension: one.value for one in features}
            records.append(
                (
                    article.outlet, article.title, article.published, speaker.name if speaker else "",
                    statement_id, text_of(article.text, statement.spans),
                    *(values.get(one, "") for one in DIMENSIONS),
                    "; ".join(kind for one in features for kind in one.kinds), quoted, rest,
                    voice.quoted if voice and key != OPEN else "",
                    voice.paraphrased if voice and key != OPEN else "",
                    _offsets(features), *_by_hand(features),
                    *marks_around(
                        findings, speaker=key, article=article.id, statement=statement_id,
                        utterances=rendered.get(statement_id, ()),
                    ),
                )
            )  # fmt: skip
    return pd.DataFrame(records, columns=list(FRAMING_COLUMNS))


def _offsets(features: Iterable[Feature]) -> str:
    """The places that show each dimension: "cue 120-124; hedges 101-111"."""
    return "; ".join(
        f"{one.dimension} {','.join(f'{span.start}-{span.end}' for span in one.spans)}"
        for one in features
        if one.spans
    )


def _by_hand(features: Iterable[Feature]) -> tuple[str, str]:
    """Which dimensions the user set, with the program's values, and why."""
    mine = [one for one in features if one.program is not None]
    told = (f"{one.dimension} (the program: {one.program or 'nothing'})" for one in mine)
    return "; ".join(told), "; ".join(f"{one.dimension}: {one.reason}" for one in mine if one.reason)
