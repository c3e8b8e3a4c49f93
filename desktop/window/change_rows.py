"""What the page of changes shows, as plain values: no Qt here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from desktop.project.corrections import Correction, Standing, corrections
from desktop.project.derive import Findings

Scope = Literal["all", "in force", "open", "gone", "corrections", "marks"]

SCOPES: Mapping[Scope, str] = {
    "all": "All changes",
    "in force": "In force",
    "open": "Waiting or no longer fitting",
    "gone": "Taken out or replaced",
    "corrections": "Corrections",
    "marks": "Notes, stars and tags",
}

_LISTED: Mapping[Scope, tuple[str, ...]] = {
    "all": ("correction", "mark"),
    "corrections": ("correction",),
    "marks": ("mark",),
    "in force": ("in force",),
    "open": ("waiting", "no longer fits"),
    "gone": ("replaced", "withdrawn"),
}

STANDINGS: Mapping[Standing, str] = {
    "in force": "in force",
    "waiting": "waiting",
    "no longer fits": "no longer fits",
    "replaced": "replaced",
    "withdrawn": "taken out",
}


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A correction with when it was made, in the user's own time, and the number of its article's colour,
    -1 where it lies in none."""

    correction: Correction
    when: str = ""
    colour: int = -1

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return str(self.correction.entry)

    @property
    def label(self) -> str:
        """What was done."""
        return self.correction.title

    @property
    def standing(self) -> str:
        """Whether it holds, in a word or two."""
        return STANDINGS[self.correction.standing]

    @property
    def what(self) -> str:
        """To what and how, in a line."""
        return " ".join(filter(None, (self.words, self.beside)))

    @property
    def beside(self) -> str:
        """How it was done, as it goes on after the words: an arrow joins by itself, else a point."""
        detail = self.correction.detail
        return f"·  {detail}" if detail and self.words and not detail.startswith("→") else detail

    @property
    def words(self) -> str:
        """The words it was made to, in quotation marks."""
        words = self.correction.words.strip("“”")
        return f"“{words}”" if words else ""

    @property
    def why(self) -> str:
        """Why it does not hold, or else the user's reason."""
        one = self.correction
        return f"{one.because[:1].upper()}{one.because[1:]}" if one.because else one.reason

    @property
    def tooltip(self) -> str:
        """Everything there is to tell of it."""
        one = self.correction
        told = (
            f"{one.title}{f' in {one.outlet}' if one.outlet else ''}",
            self.what,
            f"Your reason: {one.reason}" if one.reason else "",
            f"{self.standing}{f': {one.because}' if one.because else ''}",
            self.when,
        )
        return "\n".join(line for line in told if line)

    @property
    def spoken(self) -> str:
        """The row in words, for a screen reader."""
        return ", ".join(line for line in self.tooltip.split("\n"))

    def matches(self, words: str) -> bool:
        """Whether every word of a filter occurs somewhere in it."""
        told = self.tooltip.casefold()
        return all(word in told for word in words.casefold().split())


def change_rows(findings: Findings) -> tuple[ChangeRow, ...]:
    """The corrections and marks, newest first."""
    colours = {article.id: findings.decided.colour(article.id) for article in findings.articles}
    return tuple(
        ChangeRow(one, shown_time(one.made), colours.get(one.article, -1))
        for one in reversed(corrections(findings))
    )


def listed(rows: Sequence[ChangeRow], scope: Scope, words: str) -> tuple[ChangeRow, ...]:
    """Those that a scope and a filter leave."""
    return tuple(
        one
        for one in rows
        if {one.correction.standing, one.correction.sort} & {*_LISTED[scope]} and one.matches(words)
    )


def shown_time(made: str) -> str:
    """A time of the log (UTC, ISO) as it was on the user's clock: "28 Nov 2026, 18:20"; "" where unknown."""
    if not made:
        return ""
    local = datetime.fromisoformat(made.replace("Z", "+00:00")).astimezone()
    return f"{local.day} {local:%b %Y, %H:%M}"
