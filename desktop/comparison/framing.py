"""Framing: what surrounds and colours a statement's content, each dimension kept apart with its words.

Nothing here is summed up or judged: a feature says what one article did and where it shows. `frame` gives
the program's values; `decided` puts the user's over them, with the program's kept beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from desktop.basics.spans import Span
from desktop.comparison.beside import beside
from desktop.comparison.framing_cue import back_shift, narrated, sense_of, tense_of
from desktop.comparison.framing_marks import marks_of
from desktop.comparison.framing_naming import NAMING_KINDS, naming_of
from desktop.comparison.hedging import in_content, in_frame
from desktop.comparison.reporting import CUE_CLASSES, Reporting, ReportingWord, program_words
from desktop.comparison.setting import Setting, setting_of
from desktop.speakers.speaker import Speaker
from desktop.statements.reading import Reading, Statement

Dimension = Literal[
    "presentation", "quotation marks", "cue", "cue class", "presupposes", "tense of the cue", "back-shift",
    "hedges", "boosters", "hedges inside", "boosters inside", "beside", "naming", "via", "place", "rank",
    "share", "speaker's share",
]  # fmt: skip
"""`hedges` and `boosters` are those of the frame, `… inside` those of the content. `rank` counts the
article's statements; `share` is the statement's words, `speaker's share` all that the article gives to its
speaker."""

DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)

_PRESENTATION = {"direct": "quoted in full", "mixed": "quoted in part", "indirect": "paraphrased"}
NARRATED = "speech act narrated"
_MARKS_ORDER = ("full", "partial", "scare", "term")

CHOICES: Mapping[Dimension, tuple[str, ...]] = {
    "presentation": (*_PRESENTATION.values(), NARRATED),
    "quotation marks": (*_MARKS_ORDER, "none"),
    "cue class": CUE_CLASSES,
    "presupposes": ("factive", "implicative", "nothing"),
    "tense of the cue": ("past", "present", "present perfect", "past perfect", "future"),
    "back-shift": ("shifted to the past", "past, shifted or so already", "kept in the present"),
    "beside": (
        "said to be false", "without evidence", "not verified", "against the evidence", "said to mislead",
        "a denial follows", "nothing",
    ),
    "naming": NAMING_KINDS,
}  # fmt: skip
"""The values among which a user most likely chooses, by dimension; any other words will do as well."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One dimension of a statement's framing: its value in words, and the places that show it.

    `kinds` are the values of the naming for counting ("title", "name"). Where the user set the value,
    `program` is what the program says instead ("" where it says nothing) and `reason` the user's; else
    `program` is None.
    """

    dimension: Dimension
    value: str
    spans: tuple[Span, ...] = ()
    kinds: tuple[str, ...] = ()
    program: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SetValue:
    """The user's value of one dimension, and why."""

    value: str
    reason: str = ""


def frame(
    reading: Reading,
    statement: Statement,
    speaker: Speaker | None,
    *,
    words: Reporting | None = None,
    speaker_of: Mapping[str, str] | None = None,
) -> tuple[Feature, ...]:
    """The framing of a statement, one feature a dimension that applies, in the order of `DIMENSIONS`.

    `words` are the reporting words in force, the program's without them; `speaker_of` leads from the
    article's statements to their speakers' ids: without it nothing is said of the speaker's share, and of no
    denial.
    """
    setting = setting_of(reading)
    return tuple(_features(setting, statement, speaker, words or program_words(), speaker_of or {}))


def decided(features: Sequence[Feature], chosen: Mapping[Dimension, SetValue]) -> tuple[Feature, ...]:
    """`features` with the user's values over the program's, in the order of `DIMENSIONS`."""
    if not chosen:
        return tuple(features)
    by_dimension = {one.dimension: one for one in features}
    for dimension, mine in chosen.items():
        own = by_dimension.get(dimension, Feature(dimension, ""))
        by_dimension[dimension] = replace(
            own, value=mine.value, kinds=_kinds(dimension, mine.value), program=own.value, reason=mine.reason
        )
    return tuple(by_dimension[one] for one in DIMENSIONS if one in by_dimension)


def cue_class(reading: Reading, statement: Statement, words: Reporting) -> str:
    """The class of a statement's cue alone, "" where it has none: what many statements are counted by."""
    sense = sense_of(setting_of(reading), statement, words)
    return sense.word_class if sense else ""


def _kinds(dimension: Dimension, value: str) -> tuple[str, ...]:
    """The kinds of naming that a value of the user's names, as words of their own."""
    if dimension != "naming":
        return ()
    return tuple(one for one in NAMING_KINDS if re.search(rf"(?<!\w){one}(?!\w)", value))


def _features(
    setting: Setting,
    statement: Statement,
    speaker: Speaker | None,
    words: Reporting,
    speaker_of: Mapping[str, str],
) -> Iterator[Feature]:
    sense = sense_of(setting, statement, words)
    only_act = narrated(setting, statement, sense.word_class if sense else "")
    presentation = NARRATED if only_act else _PRESENTATION[statement.kind]
    yield Feature("presentation", presentation, statement.spans)
    yield from _marks(setting, statement)
    yield from _cue(setting, statement, sense)
    yield from _hedging(setting, statement)
    besides = beside(setting, statement, speaker_of)
    if besides:
        told = dict.fromkeys(f"{one.kind}: “{_words(setting, (one.span,))}”" for one in besides)
        yield Feature("beside", "; ".join(told), tuple(one.span for one in besides))
    label = naming_of(setting, statement, speaker)
    told_naming = f"{label.words} ({', '.join(label.kinds)})" if label.words else ", ".join(label.kinds)
    place = (statement.mention,) if statement.mention else ()
    yield Feature("naming", told_naming, place, label.kinds)
    if statement.via is not None:
        yield Feature("via", statement.via.name, (statement.via.span,))
    yield Feature("place", _place(setting, statement))
    if rank := _rank(setting, statement):
        yield Feature("rank", rank)
    yield Feature("share", count_of(sum(setting.words(statement))), statement.spans)
    yield from _speaker_share(setting, statement, speaker_of)


def _marks(setting: Setting, statement: Statement) -> Iterator[Feature]:
    marked = marks_of(setting, statement)
    uses = {one.use for one in marked}
    if not uses:
        return
    value = ", ".join(one for one in _MARKS_ORDER if one in uses)
    if uses != {"full"}:
        quoted, rest = setting.words(statement)
        value = f"{value} ({quoted} of {count_of(quoted + rest)})"
    yield Feature("quotation marks", value, tuple(one.span for one in marked))


def _cue(setting: Setting, statement: Statement, sense: ReportingWord | None) -> Iterator[Feature]:
    cue = statement.cue
    if cue is None:
        return
    place = (cue.span,)
    yield Feature("cue", cue.span.of(setting.text), place)
    if sense is not None:
        yield Feature("cue class", sense.word_class, place)
        if sense.presupposes:
            yield Feature("presupposes", sense.presupposes, place)
    if tense := tense_of(setting, statement):
        yield Feature("tense of the cue", tense, place)
    if shift := back_shift(setting, statement):
        yield Feature("back-shift", shift[0], (shift[1],))


def _hedging(setting: Setting, statement: Statement) -> Iterator[Feature]:
    found: tuple[tuple[Dimension, tuple[Span, ...]], ...] = (
        ("hedges", in_frame(setting, statement, "hedge")),
        ("boosters", in_frame(setting, statement, "booster")),
        ("hedges inside", in_content(setting, statement.spans, "hedge")),
        ("boosters inside", in_content(setting, statement.spans, "booster")),
    )
    for dimension, spans in found:
        if spans:
            yield Feature(dimension, ", ".join(span.of(setting.text) for span in spans), spans)


def _place(setting: Setting, statement: Statement) -> str:
    if statement.headline:
        return "headline"
    if statement.paragraph not in setting.body:
        return "caption"
    rank = setting.body.index(statement.paragraph) + 1
    return "lead" if rank == 1 else f"paragraph {rank} of {len(setting.body)}"


def _rank(setting: Setting, statement: Statement) -> str:
    """Which of the article's statements it is, and whether it has the last word."""
    rank = setting.rank.get(statement.id)
    if rank is None:
        return ""
    told = f"statement {rank + 1} of {len(setting.said)}"
    return f"{told}, the last word" if rank + 1 == len(setting.said) > 1 else told


def _speaker_share(
    setting: Setting, statement: Statement, speaker_of: Mapping[str, str]
) -> Iterator[Feature]:
    """What the article gives to the statement's speaker, where that is more than this statement."""
    speaker = speaker_of.get(statement.id, "")
    same = [one for one in setting.said if speaker and speaker_of.get(one.id) == speaker]
    if len(same) > 1:
        counts = [setting.words(one) for one in same]
        quoted, rest = sum(one for one, _ in counts), sum(one for _, one in counts)
        told = f"{count_of(quoted)} quoted, {rest} paraphrased, in {len(same)} statements"
        yield Feature("speaker's share", told, tuple(span for one in same for span in one.spans))


def count_of(words: int) -> str:
    """A number of words, in words."""
    return f"{words} word" if words == 1 else f"{words} words"


def _words(setting: Setting, spans: Sequence[Span]) -> str:
    return " … ".join(" ".join(span.of(setting.text).split()) for span in spans)
