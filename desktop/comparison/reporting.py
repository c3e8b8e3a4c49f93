"""Reporting words and their senses: which class a cue is of, and whether it presupposes what it reports.

The program's rows lie in `resources/lexicons/reporting.csv`; a user's rows replace those of the same lemma,
part and sense, and add to them. Of several senses the grammar around the cue tells which is meant: a
particle or preposition before a clause or infinitive, these before an object or a quotation, and where
nothing tells, the row without a frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from desktop.basics.lexicons import lexicon

CUE_CLASSES = (
    "neutral", "assertive", "insisting", "distancing", "conceding", "directive", "commissive",
    "emotive or manner", "metalinguistic",
)  # fmt: skip
"""The classes of reporting words, in the order shown."""

PARTS = ("verb", "noun", "phrase")

PRESUPPOSITIONS = ("", "factive", "implicative")
"""`factive`: what is reported is taken to be true; `implicative`: that it is true or came about follows, or
that not."""

FRAMES = ("clause", "infinitive", "gerund", "object", "predicate", "quotation", "passive")
"""What tells senses apart; any other word of a frame is a preposition or particle."""

_RANK = {"passive": 2, "clause": 2, "infinitive": 2, "gerund": 2, "predicate": 2, "object": 1, "quotation": 1}

WordKey = tuple[str, str, str]
"""Lemma, part and sense."""


@dataclass(frozen=True, slots=True)
class ReportingWord:
    """One sense of a reporting word. `own` says that the row is the user's."""

    lemma: str
    part: str
    sense: str
    word_class: str
    frame: tuple[str, ...] = ()
    presupposes: str = ""
    literature: str = ""
    gloss: str = ""
    own: bool = False

    @property
    def key(self) -> WordKey:
        """What names the row."""
        return self.lemma, self.part, self.sense


@dataclass(frozen=True, slots=True)
class Reporting:
    """The reporting words in force, the program's with the user's, in order of their keys."""

    words: tuple[ReportingWord, ...]
    _senses: Mapping[tuple[str, str], tuple[ReportingWord, ...]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        senses: dict[tuple[str, str], list[ReportingWord]] = {}
        for word in self.words:
            senses.setdefault((word.lemma.casefold(), word.part), []).append(word)
        object.__setattr__(self, "_senses", {key: tuple(words) for key, words in senses.items()})

    def senses(self, lemma: str, part: str) -> tuple[ReportingWord, ...]:
        """The senses of a lemma; the lemmatiser's "hop" for "hoping" is forgiven."""
        folded = lemma.casefold()
        return self._senses.get((folded, part)) or self._senses.get((f"{folded}e", part), ())

    def sense(self, lemma: str, part: str, around: Iterable[str]) -> ReportingWord | None:
        """The sense that is meant where the grammar around the word has these frames, or None."""
        senses, around = self.senses(lemma, part), frozenset(around)
        best: tuple[int, ReportingWord] | None = None
        for one in senses:
            fits = max((_RANK.get(frame, 3) for frame in one.frame if frame in around), default=0)
            fits = fits or (-1 if one.frame else 0)
            if best is None or fits > best[0]:
                best = (fits, one)
        return best[1] if best else None

    def of_program(self, key: WordKey) -> ReportingWord | None:
        """The program's own row of this name, whatever the user made of it."""
        return _program_rows().get(key)


@cache
def _program_rows() -> dict[WordKey, ReportingWord]:
    words = (
        ReportingWord(
            row["lemma"], row["part"], row["sense"], row["class"], tuple(row["frame"].split()),
            row["presupposes"], row["literature"], row["gloss"],
        )
        for row in lexicon("reporting")
    )  # fmt: skip
    return {word.key: word for word in words}


@cache
def program_words() -> Reporting:
    """The program's own reporting words."""
    return Reporting(tuple(_program_rows().values()))


def with_own(own: Sequence[ReportingWord]) -> Reporting:
    """The reporting words once the user's rows are put in."""
    if not own:
        return program_words()
    rows = {**_program_rows(), **{word.key: word for word in own}}
    return Reporting(tuple(rows[key] for key in sorted(rows)))
