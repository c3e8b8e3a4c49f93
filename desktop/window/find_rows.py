"""What the list of hits shows, row by row. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.project.derive import OPEN, Findings
from desktop.project.marks import Mark
from desktop.project.search import Found, Hit

NOBODY = "speaker not identified"


@dataclass(frozen=True, slots=True)
class HitRow:
    """One hit. `position` is the number of the article's colour, `who` the speaker or else what sort of text
    it stands in; `spoken_by` tells the first from the second. `mark` is that on its statement."""

    hit: Hit
    outlet: str
    position: int
    who: str
    spoken_by: bool
    mark: Mark | None

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return self.hit.key

    @property
    def label(self) -> str:
        """The words around the hit, in one line."""
        return f"{self.hit.before}{self.hit.words}{self.hit.after}".strip()


def hit_rows(findings: Findings, found: Found) -> tuple[HitRow, ...]:
    """The rows for what was found in some findings."""
    placed = {article.id: (findings.colour(article.id), article) for article in findings.articles}
    names = {speaker.id: speaker.name for speaker in findings.speakers.speakers}
    rows = []
    for hit in found.hits:
        number, article = placed[hit.article]
        if hit.statement:
            who = names.get(hit.speaker, NOBODY) if hit.speaker != OPEN else NOBODY
        else:
            roles = (one.role for one in article.paragraphs if hit.span.start in one.span)
            role = next(roles, "")
            who = "" if role in ("", "body") else role
        mark = findings.marks.statements.get(hit.statement)
        rows.append(HitRow(hit, article.label, number, who, bool(hit.statement), mark))
    return tuple(rows)


def found_in_words(found: Found, at: int | None, rows: Sequence[HitRow]) -> str:
    """How much was found, and which of it is at hand (from 0): "3 of 41 in 5 articles"."""
    if not rows:
        return "nothing found"
    most = f"the first {len(rows):,}" if found.more else f"{len(rows):,}"
    where = "1 article" if found.articles == 1 else f"{found.articles:,} articles"
    return f"{most} in {where}" if at is None else f"{at + 1:,} of {most} in {where}"
