"""What the review of suggested merges shows, as plain values: no Qt here."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.basics.spans import text_of
from desktop.project.derive import Findings
from desktop.speakers.speaker import Speaker, Suggestion
from desktop.window.article_rows import count_of


@dataclass(frozen=True, slots=True)
class Said:
    """A statement behind a candidate: its id, its outlet with the number of the colour, and its words."""

    statement: str
    outlet: str
    colour: int
    words: str

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return self.statement

    @property
    def label(self) -> str:
        """The statement in a line."""
        return f"{self.outlet}: {self.words}"

    @property
    def tooltip(self) -> str:
        """All of it."""
        return self.label

    @property
    def spoken(self) -> str:
        """The row in words, for a screen reader."""
        return self.label


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """A suggestion with the names it speaks of, what is known about either, and what either said."""

    suggestion: Suggestion
    first: str
    second: str
    about_first: str
    about_second: str
    names: tuple[str, ...] = ()
    """What the two could be called once they are one, likeliest first."""
    said_first: tuple[Said, ...] = ()
    said_second: tuple[Said, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.suggestion.a} {self.suggestion.b}"

    @property
    def label(self) -> str:
        """What the row is called."""
        return f"{self.first}  –  {self.second}"

    @property
    def tooltip(self) -> str:
        """The reasons, told in a tooltip."""
        return self.reasons

    @property
    def spoken(self) -> str:
        """The row in words, for a screen reader."""
        return f"{self.first} and {self.second} may be one, score {self.suggestion.score:.0f} of 100"

    @property
    def reasons(self) -> str:
        """The reasons as lines."""
        return "\n".join(f"•  {reason.text}" for reason in self.suggestion.reasons)

    @property
    def why(self) -> str:
        """The first reason, without the two names that stand over it."""
        text = self.suggestion.reasons[0].text if self.suggestion.reasons else ""
        told = text.rpartition("”: ")[2] or text
        return f"{told[:1].upper()}{told[1:]}"


def suggestion_rows(findings: Findings) -> tuple[SuggestionRow, ...]:
    """The suggestions of some findings, surest first."""
    rows = []
    for suggestion in sorted(findings.speakers.suggestions, key=lambda one: -one.score):
        a, b = findings.speaker(suggestion.a), findings.speaker(suggestion.b)
        if a is not None and b is not None:
            fuller = sorted((a, b), key=lambda one: (one.type == "unnamed", -len(one.name)))
            rows.append(
                SuggestionRow(
                    suggestion,
                    a.name,
                    b.name,
                    _about(findings, a),
                    _about(findings, b),
                    tuple(dict.fromkeys((*(one.name for one in fuller), *a.aliases, *b.aliases))),
                    _said(findings, a),
                    _said(findings, b),
                )
            )
    return tuple(rows)


def _said(findings: Findings, speaker: Speaker) -> tuple[Said, ...]:
    out = []
    for one in findings.statements_of(speaker.id):
        article = findings.article(findings.article_of[one])
        words = text_of(article.text, findings.statements[one].spans)
        out.append(Said(one, article.label, findings.colour(article.id), " ".join(words.split())))
    return tuple(out)


def _about(findings: Findings, speaker: Speaker) -> str:
    statements = findings.statements_of(speaker.id)
    carrying = {findings.article_of[one] for one in statements}
    outlets = ", ".join(one.label for one in findings.articles if one.id in carrying)
    parts = (speaker.name, *speaker.roles[:1], outlets, count_of(len(statements), "statement"))
    return " · ".join(part for part in parts if part)
