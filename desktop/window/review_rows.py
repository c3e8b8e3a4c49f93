"""What the review lists and says about each doubt, as plain values: no Qt here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.basics.spans import Span, hull, text_of
from desktop.project.choices import Choice, choices
from desktop.project.derive import Findings, Standing
from desktop.project.review import Doubt, DoubtKind, names_its_speaker
from desktop.window.why_lines import confidence

Scope = Literal["doubtful", "all", "decided"]

SCOPES: Mapping[Scope, str] = {
    "doubtful": "Doubtful",
    "all": "All to check",
    "decided": "Decided by you",
}

MOST_ROWS = 1_000
"""Rows listed at once; the next ones come up as the first are settled."""

NEAR_CHOICES = 4
"""Candidates that have a key of their own."""

MOST_ABOUT_WORDS, MOST_ABOUT_SPEAKER = 3, 2
"""Reasons told of why it is a statement, and of why it is this speaker's; the pane beside tells all."""

CONTEXT_LIMIT = 2_500
"""Characters of an article shown around a statement."""

QUESTIONS: Mapping[DoubtKind, str] = {
    "statement": "Is this a statement, and by this speaker?",
    "speaker": "Is this the right speaker?",
    "open": "Who says this?",
    "two": "Are these two one speaker?",
    "one": "Is all of this one speaker?",
}

STANDINGS: Mapping[Standing, str] = {
    "checked": "Checked",
    "assigned": "Speaker chosen",
    "nobody": "Nobody named",
    "dropped": "No statement",
}


DECIDED: Mapping[Standing, str] = {
    "checked": "You checked this",
    "assigned": "You chose the speaker",
    "nobody": "You said that nobody is named",
    "dropped": "You said that this is no statement",
}

MOST_SILENT = 2
"""Of those with a key of their own, how many who are spoken of and say nothing themselves."""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One row of the queue. `column` is the number of its article's colour, `outlet` how it is called."""

    doubt: Doubt
    who: str
    words: str
    outlet: str
    column: int

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return self.doubt.key

    @property
    def sureness(self) -> str:
        """How sure it is, in as few words as a row has room for."""
        if self.doubt.standing:
            return STANDINGS[self.doubt.standing]
        return "open" if self.doubt.kind == "open" else f"{self.doubt.confidence:.0%}"

    @property
    def tooltip(self) -> str:
        """All of it, on lines."""
        return "\n".join(part for part in (self.told, self.words, sentence(self.doubt.reason)) if part)

    @property
    def told(self) -> str:
        """What is asked, how sure the program is, or what the user decided: a line."""
        if self.doubt.standing:
            return DECIDED[self.doubt.standing]
        if self.doubt.kind == "open":
            return QUESTIONS["open"]
        sure = f"{confidence(self.doubt.confidence)}, {self.doubt.confidence:.0%}"
        return f"{QUESTIONS[self.doubt.kind]} The program is {sure}."

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        parts = (self.who, self.words, self.outlet, self.told, sentence(self.doubt.reason))
        return ". ".join(part.rstrip(".") for part in parts if part)


@dataclass(frozen=True, slots=True)
class Context:
    """The part of an article that a doubt is about: a span of whole paragraphs, and what to mark in it."""

    article: str
    shown: Span
    content: tuple[Span, ...]
    cue: Span | None
    mention: Span | None


RowsMemo = dict[str, ReviewRow]
"""Rows made before, by key."""


def review_rows(
    findings: Findings, doubts: Iterable[Doubt], memo: RowsMemo | None = None
) -> tuple[ReviewRow, ...]:
    """The rows for these doubts; those of `memo` that still hold are taken again."""
    memo = {} if memo is None else memo
    colouring = findings.decided.colouring
    columns = {one.id: colouring.get(one.id, at) for at, one in enumerate(findings.articles)}
    names = {speaker.id: speaker.name for speaker in findings.speakers.speakers}
    labels = {article.id: article.label for article in findings.articles}
    rows = []
    for doubt in doubts:
        article = doubt.article
        who = " or ".join(names.get(one, "") for one in doubt.speakers) or _nobody(findings, doubt)
        kept = memo.get(doubt.key)
        if (
            kept is None
            # Doubts that hold are the very same: whether two say the same need not be found out.
            or kept.doubt is not doubt
            or (kept.who, kept.outlet, kept.column) != (who, labels[article], columns[article])
        ):
            kept = memo[doubt.key] = ReviewRow(
                doubt, who, _words(findings, doubt), labels[article], columns[article]
            )
        rows.append(kept)
    return tuple(rows)


def near_choices(findings: Findings, doubt: Doubt) -> tuple[Choice, ...]:
    """The likeliest speakers of a statement, the one it has left out; nobody where a name says who it is."""
    if not doubt.statement or (doubt.kind == "statement" and names_its_speaker(findings, doubt.statement)):
        return ()
    found = choices(findings, doubt.statement)
    near = [
        one for one in found if one.near in ("candidate", "paragraph") and one.speaker not in doubt.speakers
    ]
    silent = [one for one in near if not one.speaker and one.near == "paragraph"]
    return tuple(one for one in near if one not in silent[MOST_SILENT:])[:NEAR_CHOICES]


def context_of(findings: Findings, doubt: Doubt) -> Context:
    """The paragraphs of a doubt's place, of a statement with the one before: whom "he" means stands there as
    a rule."""
    article = findings.article(doubt.article)
    place = hull(doubt.spans)
    touched = [n for n, one in enumerate(article.paragraphs) if one.span.overlaps(place)] or [0]
    first = article.paragraphs[max(0, touched[0] - bool(doubt.statement))].span.start
    if place.start - first > CONTEXT_LIMIT:
        first = max(0, place.start - CONTEXT_LIMIT // 2)
    last = max(place.end, article.paragraphs[touched[-1]].span.end)
    statement = findings.statements.get(doubt.statement) or findings.dropped.get(doubt.statement)
    shown = Span(first, min(last, first + 2 * CONTEXT_LIMIT))
    cue = statement.cue.span if statement and statement.cue else None
    mention = statement.mention if statement else None
    return Context(
        doubt.article,
        shown,
        tuple(one for one in doubt.spans if shown.covers(one)),
        cue if cue and shown.covers(cue) else None,
        mention if mention and shown.covers(mention) else None,
    )


def other_context(findings: Findings, doubt: Doubt) -> Context | None:
    """The paragraph of what a grouping is to be held against; None where there is none."""
    if doubt.other is None or doubt.other.article not in findings.readings:
        return None
    place = doubt.other.span
    paragraphs = (one.span for one in findings.article(doubt.other.article).paragraphs)
    whole = next((one for one in paragraphs if one.overlaps(place)), place)
    start = max(whole.start, place.start - CONTEXT_LIMIT // 2)
    shown = Span(start, min(whole.end, start + CONTEXT_LIMIT))
    return Context(doubt.other.article, shown, (place,) if shown.covers(place) else (), None, None)


def reasons_of(findings: Findings, doubt: Doubt) -> tuple[str, ...]:
    """Why the program thinks so, a sentence each: first what the doubt rests on; some of what is told about
    the words, and some about the speaker."""
    mine = findings.why_decided.get(doubt.statement, "") if doubt.standing in ("checked", "dropped") else ""
    told = [f"Your reason: {mine}" if mine else "", doubt.reason]
    statement = findings.statements.get(doubt.statement) or findings.dropped.get(doubt.statement)
    if statement is not None:
        told += [one.text for one in statement.reasons[:MOST_ABOUT_WORDS]]
        told += [one.text for one in findings.why_speaker(statement.id)[:MOST_ABOUT_SPEAKER]]
    elif doubt.kind == "one":
        speaker = findings.speaker(doubt.speakers[0])
        told += [one.text for one in speaker.reasons] if speaker else []
    return tuple(dict.fromkeys(sentence(one) for one in told if one))


def sentence(text: str) -> str:
    """A reason as a sentence of its own."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if not text or text.endswith((".", "!", "?")) else ".")


def _nobody(findings: Findings, doubt: Doubt) -> str:
    """What stands in a speaker's place: of a statement that was dropped, who the article has there."""
    dropped = findings.dropped.get(doubt.statement)
    if dropped is not None and dropped.mention is not None:
        return " ".join(dropped.mention.of(findings.readings[doubt.article].article.text).split())
    return "Nobody named" if doubt.standing else "Nobody found"


def _words(findings: Findings, doubt: Doubt) -> str:
    if not doubt.statement:
        return sentence(doubt.reason)
    return " ".join(text_of(findings.readings[doubt.article].article.text, doubt.spans).split())
