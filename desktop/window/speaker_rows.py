"""What the speakers list shows, row by row, and who of new findings is whom of old ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from desktop.project.derive import OPEN, Findings
from desktop.project.marks import Mark, values_on_statements
from desktop.speakers.speaker import Speaker, SpeakerType
from desktop.window.article_rows import count_of
from desktop.window.mark_words import mark_in_words, mark_spoken

SpeakerOrder = Literal["articles", "statements", "name"]
ORDERS: tuple[SpeakerOrder, ...] = get_args(SpeakerOrder)

OPEN_NAME = "Speaker not identified"


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One row. `carried` says of each article, in order, whether it carries the speaker.

    The row of the statements whose speaker is open has the id `OPEN` and the type "open".
    """

    id: str
    name: str
    role: str
    type: SpeakerType | Literal["open"]
    aliases: tuple[str, ...]
    carried: tuple[bool, ...]
    statements: int
    mark: Mark | None = None
    """What the user hung on the speaker."""
    values: frozenset[str] = frozenset()
    """What filters by marks know the row by: by every mark on the speaker and on what he says."""
    colours: tuple[int, ...] = ()
    """The numbers of the articles' colours; their places where it is empty."""
    yours: tuple[str, ...] = ()
    """What of the speaker the user decided: his name, type, role, or that he was merged."""

    @property
    def key(self) -> str:
        """What tells the row from the others: the speaker's id."""
        return self.id

    @property
    def label(self) -> str:
        """What the row is called."""
        return self.name

    @property
    def articles(self) -> int:
        """How many articles carry the speaker."""
        return sum(self.carried)

    @property
    def spoken(self) -> str:
        """The whole row in words, for a screen reader."""
        kind = "" if self.type in ("person", "open") else self.type
        parts = (
            self.name,
            self.role,
            kind,
            f"in {self.articles} of {count_of(len(self.carried), 'article')}",
            count_of(self.statements, "statement"),
            mark_spoken(self.mark),
            f"decided by you: {' and '.join(self.yours)}" if self.yours else "",
        )
        return ", ".join(part for part in parts if part)

    @property
    def tooltip(self) -> str:
        """What the row has no room for."""
        lines = [self.name]
        if self.role:
            lines.append(self.role)
        if self.aliases:
            lines.append("Also: " + ", ".join(self.aliases[:8]))
        lines.append(
            f"In {self.articles} of {count_of(len(self.carried), 'article')}, "
            f"{count_of(self.statements, 'statement')}"
        )
        if self.mark:
            lines.append(mark_in_words(self.mark))
        if self.yours:
            lines.append(f"Decided by you: {', '.join(self.yours)}")
        return "\n".join(lines)

    def matches(self, words: str) -> bool:
        """Whether the name, an alias or the role holds every one of these words."""
        haystack = " ".join((self.name, self.role, *self.aliases)).casefold()
        return all(word in haystack for word in words.casefold().split())


@dataclass(slots=True)
class CarriedMemo:
    """Which articles carry whom, found out before: it takes longest of all that a row says."""

    articles: tuple[str, ...] = ()
    by_speaker: dict[str, tuple[tuple[str, ...], tuple[bool, ...]]] = field(default_factory=dict)
    """By speaker: what he says, and of each article whether it carries that."""

    def carried(self, findings: Findings, speaker: str) -> tuple[bool, ...]:
        """Of each of `articles`, whether it carries the speaker."""
        statements = findings.statements_of(speaker)
        kept = self.by_speaker.get(speaker)
        if kept is None or kept[0] != statements:
            carrying = {findings.article_of[one] for one in statements}
            kept = self.by_speaker[speaker] = statements, tuple(map(carrying.__contains__, self.articles))
        return kept[1]

    def turn_to(self, findings: Findings) -> None:
        """Go on with other findings: of other articles nothing holds, and whoever is gone is forgotten."""
        articles = tuple(article.id for article in findings.articles)
        if articles != self.articles:
            self.articles, self.by_speaker = articles, {}
        elif len(self.by_speaker) > len(findings.speakers.speakers) + 1:
            known = {OPEN, *(speaker.id for speaker in findings.speakers.speakers)}
            self.by_speaker = {one: kept for one, kept in self.by_speaker.items() if one in known}


def speaker_rows(
    findings: Findings, order: SpeakerOrder = "articles", memo: CarriedMemo | None = None
) -> tuple[SpeakerRow, ...]:
    """The rows for some findings; the statements whose speaker is open come last."""
    memo = CarriedMemo() if memo is None else memo
    memo.turn_to(findings)
    values = values_on_statements(findings.marks)
    # Once for all rows: every article of a large project stands in each of them.
    colouring = findings.decided.colouring
    colours = tuple(colouring.get(one, at) for at, one in enumerate(memo.articles))
    rows = [_row(findings, speaker, values, memo, colours) for speaker in findings.speakers.speakers]
    rows = [row for row in rows if row.statements]
    # Equal rows keep the order of the findings.
    if order == "articles":
        rows.sort(key=lambda row: (-row.articles, -row.statements))
    elif order == "statements":
        rows.sort(key=lambda row: (-row.statements, -row.articles))
    else:
        rows.sort(key=lambda row: row.name.casefold())
    left_open = findings.statements_of(OPEN)
    if left_open:
        rows.append(
            SpeakerRow(
                OPEN, OPEN_NAME, "", "open", (), memo.carried(findings, OPEN), len(left_open),
                values=_values(left_open, values), colours=colours,
            )
        )  # fmt: skip
    return tuple(rows)


def successor(speaker: Speaker, findings: Findings) -> str | None:
    """The id of whoever in new findings has most of this speaker's mentions; None where nobody has any.

    Ids serve one output only, so a selection is carried over by what it meant.
    """
    same = findings.speaker(speaker.id)
    if same is not None and same.mentions and same.mentions == speaker.mentions:
        return same.id
    mentions = set(speaker.mentions)
    shared = [(len(mentions & set(other.mentions)), other) for other in findings.speakers.speakers]
    best = max(shared, key=lambda pair: (pair[0], pair[1].id == speaker.id), default=(0, speaker))
    return best[1].id if best[0] else None


def _values(statements: Iterable[str], values: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset(value for one in statements for value in values.get(one, ())) if values else frozenset()


def _row(
    findings: Findings,
    speaker: Speaker,
    values: Mapping[str, frozenset[str]],
    memo: CarriedMemo,
    colours: tuple[int, ...],
) -> SpeakerRow:
    statements = findings.statements_of(speaker.id)
    mark = findings.marks.speakers.get(speaker.id)
    return SpeakerRow(
        id=speaker.id,
        name=speaker.name,
        role=next((role for role in speaker.roles if role.casefold() != speaker.name.casefold()), ""),
        type=speaker.type,
        aliases=speaker.aliases,
        carried=memo.carried(findings, speaker.id),
        statements=len(statements),
        mark=mark,
        values=_values(statements, values) | (mark.values if mark else frozenset()),
        colours=colours,
        yours=findings.described.get(speaker.id, ()),
    )
