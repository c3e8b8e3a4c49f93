"""Which words attribute, and what they can govern: access to the cue lexicon.

A row of `cues.csv` gives, for one lemma, how often (in percent) what stands in each grammatical frame of
it is what somebody said or thought, so that a rule can weigh what it finds instead of trusting every
"that".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from desktop.basics.lexicons import lexicon

FRAMES = ("clause", "infinitive", "object", "predicate", "gerund", "quotation")
"""Columns of the lexicon: finite clause, "to …", noun phrase, "X as Y" or "X “Y”", "…ing", quotation."""


@dataclass(frozen=True, slots=True)
class CueWord:
    """One cue: its frames and, under a preposition's name, its prepositional complements, each 0…1.

    `resumes` says that it takes a speaker's words up again ("added", "continued"), `asks` that it
    takes indirect questions ("asked if").
    """

    lemma: str
    part: str
    thought: bool
    framing: str
    resumes: bool
    asks: bool
    frames: Mapping[str, float]

    def weight(self, frame: str) -> float:
        """How often the frame's filler is attributed content; 0 where the cue does not take the frame."""
        return self.frames.get(frame, 0.0)


@cache
def _cues() -> dict[tuple[str, str], CueWord]:
    return {(row["lemma"], row["part"]): _cue(row) for row in lexicon("cues")}


def _cue(row: Mapping[str, str]) -> CueWord:
    frames = {frame: int(row[frame]) / 100 for frame in FRAMES if row.get(frame)}
    for entry in row.get("prepositions", "").split():
        preposition, _, percent = entry.partition("=")
        frames[preposition] = int(percent) / 100
    return CueWord(
        row["lemma"],
        row["part"],
        row["mode"] == "thought",
        row["class"],
        bool(row["resumes"]),
        bool(row["asks"]),
        frames,
    )


def cue_verb(lemma: str) -> CueWord | None:
    """The verb with this lemma; the lemmatiser's "hop" for "hoping" is forgiven."""
    return _cues().get((lemma, "verb")) or _cues().get((lemma + "e", "verb"))


def cue_noun(lemma: str) -> CueWord | None:
    """The noun with this lemma, where it can attribute."""
    return _cues().get((lemma, "noun"))
