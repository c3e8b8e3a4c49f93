"""The floors under accuracy: one table, a little below what was measured when they were set.

`make test` holds the sample (every third article of valid) and the six events to them, `make accuracy` all.
F1 of attributions in percent, end to end: content found and speaker right; `content`: all, by content alone.
Ceilings: `sourceless` and `sourceless_found`, the share of attributions without a source that are given a
speaker, of all and of those found; `calibration`, by how much confidence and the share right differ at most
in ten bins of equal size.
"""

from __future__ import annotations

from desktop.statements.tagger.reader import network

CEILINGS = frozenset({"sourceless", "sourceless_found", "calibration"})

RULES_ALONE = {
    "sample": {
        "speech": 79.0, "all": 64.5, "direct": 92.5, "indirect": 54.0, "mixed": 66.5, "content": 68.5,
        "sourceless": 0.33, "calibration": 0.12,
    },
    "valid": {
        "speech": 76.5, "all": 62.5, "direct": 90.5, "indirect": 49.5, "mixed": 71.0, "content": 66.5,
        "sourceless": 0.33, "calibration": 0.17,
    },
    "events": {
        "extraction": 0.83, "bcubed": 0.93, "speaker_pairs_cross_article": 0.93,
        "alignment_on_matched": 0.78, "alignment_end_to_end": 0.63, "verdict_accuracy": 0.85,
    },
}  # fmt: skip

WITH_READER = {
    "sample": {
        "speech": 87.0, "all": 74.0, "direct": 96.0, "indirect": 67.0, "mixed": 73.0, "content": 76.0,
        "sourceless": 0.12, "sourceless_found": 0.334, "calibration": 0.12,
    },
    "valid": {
        "speech": 86.0, "all": 73.5, "direct": 94.0, "indirect": 65.5, "mixed": 78.0, "content": 76.0,
        "sourceless": 0.12, "sourceless_found": 0.334, "calibration": 0.07,
    },
    "events": {
        "extraction": 0.87, "bcubed": 0.955, "speaker_pairs_cross_article": 0.965,
        "alignment_on_matched": 0.85, "alignment_end_to_end": 0.75, "verdict_accuracy": 0.93,
    },
}  # fmt: skip

GIVEN_STATEMENTS = {
    "bcubed": 0.975, "speaker_pairs_cross_article": 0.985,
    "alignment_end_to_end": 0.93, "verdict_accuracy": 0.95,
}  # fmt: skip
"""Where the annotated statements are given: speakers; alignment and verdicts, the speakers given as well."""


def floors(part: str) -> dict[str, float]:
    """The floors and ceilings of "sample", "valid" or "events", with or without the trained reader."""
    return (RULES_ALONE if network() is None else WITH_READER)[part]


def missed(reached: dict[str, float], wanted: dict[str, float]) -> dict[str, tuple[float, float]]:
    """What is below its floor or above its ceiling: as reached, and as wanted."""
    return {
        name: (reached[name], wanted[name])
        for name in wanted
        if (reached[name] > wanted[name] if name in CEILINGS else reached[name] < wanted[name])
    }
