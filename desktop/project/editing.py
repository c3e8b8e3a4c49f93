"""A reading as the user corrected it: statements added, split, joined, and changed in what they are.

The edits apply to what extraction made of one article, oldest first, each on what the ones before left. A
statement is found by its words; one whose words the user changed is also found by those it had before, so
that whatever else was said about it stays with it. An edit that finds no statement, or whose words no longer
stand in the article, changes nothing and says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from desktop.articles.article import Article
from desktop.basics.anchors import Anchor, locate
from desktop.basics.spans import Span, merged
from desktop.project.assignments import RULE, with_reason
from desktop.project.checks import statement_at
from desktop.project.statement_commands import (
    AddStatement,
    JoinStatements,
    SetContent,
    SetCue,
    SetKind,
    SetMention,
    SetVia,
    SplitStatement,
    StatementEdit,
)
from desktop.statements.assemble import kind_of
from desktop.statements.quotations import find_quotations, quoted_spans
from desktop.statements.reading import (
    Cue,
    Kind,
    Mention,
    Reading,
    Reason,
    Statement,
    Token,
    Via,
    statement_id,
)

Aspect = Literal["added", "content", "kind", "cue", "mention", "via", "split", "joined"]
"""What the user set of a statement."""

GONE = "the statement is no longer found"
TWICE = "another statement already has just these words"


@dataclass(frozen=True, slots=True)
class Edited:
    """A reading after the user's edits.

    `aspects` say by statement id what the user set. `formerly` leads from the spans that a statement had
    before to its id now. `refused` says of edits that changed nothing why, by their place among the edits.
    """

    reading: Reading
    aspects: Mapping[str, tuple[Aspect, ...]] = field(default_factory=dict)
    formerly: Mapping[tuple[Span, ...], str] = field(default_factory=dict)
    refused: Mapping[int, str] = field(default_factory=dict)


class _Refused(Exception):
    """An edit that does not fit the reading."""


def edited(reading: Reading, edits: Sequence[StatementEdit]) -> Edited:
    """What `edits`, oldest first, make of a reading."""
    if not edits:
        return Edited(reading)
    desk = _Desk(reading)
    refused: dict[int, str] = {}
    for place, edit in enumerate(edits):
        try:
            desk.apply(edit)
        except _Refused as problem:
            refused[place] = str(problem)
    return Edited(desk.reading(), dict(desk.aspects), dict(desk.formerly), refused)


def trimmed(text: str, span: Span) -> Span | None:
    """`span` without white space at its edges; None where nothing is left."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - len(words) + len(words.rstrip())
    return Span(start, end) if start < end else None


class _Desk:
    """The statements of one reading while they are edited."""

    def __init__(self, reading: Reading) -> None:
        self._before = reading
        self._text = reading.article.text
        self._quoted: tuple[Span, ...] | None = None
        self.statements: dict[str, Statement] = {one.id: one for one in reading.statements}
        self.aspects: dict[str, tuple[Aspect, ...]] = {}
        self.formerly: dict[tuple[Span, ...], str] = {}
        self._mentions: list[Mention] = list(reading.mentions)

    def reading(self) -> Reading:
        statements = tuple(sorted(self.statements.values(), key=lambda one: (one.spans, one.id)))
        mentions = tuple(sorted(self._mentions, key=lambda one: one.span))
        return replace(self._before, statements=statements, mentions=mentions)

    def apply(self, edit: StatementEdit) -> None:
        match edit:
            case AddStatement():
                self._add(edit)
            case SplitStatement(place, parts):
                self._split(self._find(place), [self._spans(part) for part in parts], edit.reason)
            case JoinStatements(places):
                found = list({one.id: one for one in (self._find(place) for place in places)}.values())
                if len(found) < 2:
                    raise _Refused(GONE)
                self._join(found, edit.reason)
            case SetContent(place, content):
                one = self._find(place)
                spans = self._spans(content)
                self._put(one, self._bounded(one, spans), "content", "you set its words", edit.reason)
            case SetKind(place, kind):
                one = self._find(place)
                told = f"you said it is {kind}" if kind else "you left its kind to the quotation marks"
                new = replace(one, kind=kind or self._kind(one.spans))
                self._put(one, new, "kind", told, edit.reason)
            case SetCue(place, words):
                one = self._find(place)
                cue = self._cue(words)
                told = (
                    f"you said that “{self._said(cue.span)}” attributes it"
                    if cue
                    else "you took its cue away"
                )
                self._put(one, replace(one, cue=cue), "cue", told, edit.reason, cue.span if cue else None)
            case SetMention(place, words):
                one = self._find(place)
                span = self._mention(words)
                told = (
                    f"you said that “{self._said(span)}” names its speaker"
                    if span
                    else "you took its mention away"
                )
                self._put(one, replace(one, mention=span), "mention", told, edit.reason, span)
            case SetVia(place, words):
                one = self._find(place)
                via = self._via(words)
                told = (
                    f"you said that the article has it from “{via.name}”" if via else "you took its via away"
                )
                self._put(one, replace(one, via=via), "via", told, edit.reason, via.span if via else None)

    def _add(self, edit: AddStatement) -> None:
        spans = self._spans(edit.content)
        made = _made(self._before.article, spans)
        if made.id in self.statements:
            raise _Refused(TWICE)
        self.statements[made.id] = replace(
            made,
            kind=edit.kind or self._kind(spans),
            cue=self._cue(edit.cue),
            mention=self._mention(edit.mention),
            via=self._via(edit.via),
            confidence=1.0,
            reasons=(Reason(RULE, with_reason("you added it", edit.reason), spans[:1]),),
        )
        self.aspects[made.id] = ("added",)

    def _split(self, one: Statement, parts: Sequence[tuple[Span, ...]], reason: str) -> None:
        if len(parts) < 2:
            raise _Refused("it was to be split into one piece")
        told = Reason(RULE, with_reason("you split it from a longer one", reason), one.spans[:1])
        made = []
        for spans in parts:
            part = self._bounded(one, spans)
            if part.id in self.statements and part.id != one.id:
                raise _Refused(TWICE)
            made.append(replace(part, reasons=(*one.reasons, told)))
        set_before = self._remove(one)
        for part in made:
            self.statements[part.id] = part
            self.aspects[part.id] = _and(set_before, "split")
        self._succeed((one,), made[0].id)

    def _join(self, found: Sequence[Statement], reason: str) -> None:
        first = min(found, key=lambda one: one.spans)
        told = Reason(
            RULE, with_reason("you joined it from several", reason), tuple(one.spans[0] for one in found)
        )
        whole = self._bounded(first, merged(span for one in found for span in one.spans))
        cue, mention, via = (
            next((got for one in found if (got := getattr(one, name))), None)
            for name in ("cue", "mention", "via")
        )
        set_before: tuple[Aspect, ...] = ()
        for one in found:
            set_before = tuple(dict.fromkeys((*set_before, *self._remove(one))))
        self.statements[whole.id] = replace(
            whole, cue=cue, mention=mention, via=via, reasons=(*first.reasons, told)
        )
        self.aspects[whole.id] = _and(set_before, "joined")
        self._succeed(found, whole.id)

    def _put(
        self,
        old: Statement,
        new: Statement,
        aspect: Aspect,
        told: str,
        reason: str,
        place: Span | None = None,
    ) -> None:
        if new.id != old.id and new.id in self.statements:
            raise _Refused(TWICE)
        why = Reason(RULE, with_reason(told, reason), (place,) if place else ())
        set_before = self._remove(old)
        self.statements[new.id] = replace(new, reasons=(*new.reasons, why))
        self.aspects[new.id] = _and(set_before, aspect)
        if new.id != old.id:
            self._succeed((old,), new.id)

    def _remove(self, one: Statement) -> tuple[Aspect, ...]:
        del self.statements[one.id]
        return self.aspects.pop(one.id, ())

    def _succeed(self, old: Iterable[Statement], new: str) -> None:
        gone = {one.id for one in old}
        self.formerly = {spans: new if key in gone else key for spans, key in self.formerly.items()}
        self.formerly.update((one.spans, new) for one in old)

    def _find(self, place: Sequence[Anchor]) -> Statement:
        found = statement_at(place, self._text, tuple(self.statements.values()), self.formerly)
        if found is None:
            raise _Refused(GONE)
        return self.statements[found]

    def _spans(self, place: Sequence[Anchor]) -> tuple[Span, ...]:
        spans = merged(span for one in place if (span := trimmed(self._text, self._place(one))))
        if not spans:
            raise _Refused("no words are left of it")
        return spans

    def _place(self, one: Anchor) -> Span:
        span = locate(one, self._text)
        if span is None:
            raise _Refused(f"the words “{_clipped(one.exact)}” no longer stand in the article")
        return span

    def _bounded(self, one: Statement, spans: tuple[Span, ...]) -> Statement:
        """`one` with this content; its kind follows the marks unless the user set it."""
        made = _made(self._before.article, spans)
        kind = one.kind if "kind" in self.aspects.get(one.id, ()) else self._kind(spans)
        return replace(
            one, id=made.id, spans=spans, paragraph=made.paragraph, headline=made.headline, kind=kind
        )

    def _kind(self, spans: Sequence[Span]) -> Kind:
        if self._quoted is None:
            article = self._before.article
            self._quoted = tuple(quoted_spans(find_quotations(article.text, article.paragraphs)))
        return kind_of(self._text, spans, self._quoted)

    def _cue(self, words: Anchor | None) -> Cue | None:
        if words is None:
            return None
        span = self._place(words)
        tokens = self._tokens(span)
        telling = next((one for one in tokens if one.pos == "VERB"), None) or next(iter(tokens), None)
        return Cue(span, telling.lemma if telling else words.exact.casefold())

    def _mention(self, words: Anchor | None) -> Span | None:
        """Where the words that name the speaker stand, put among the mentions of the reading."""
        if words is None:
            return None
        span = self._place(words)
        if all(one.span != span for one in self._mentions):
            self._mentions.append(_mention_at(self._before.tokens, span))
        return span

    def _via(self, words: Anchor | None) -> Via | None:
        return None if words is None else Via(self._place(words), " ".join(words.exact.split()))

    def _tokens(self, span: Span) -> list[Token]:
        return [one for one in self._before.tokens if span.start <= one.start < span.end]

    def _said(self, span: Span | None) -> str:
        return _clipped(span.of(self._text)) if span else ""


def _made(article: Article, spans: tuple[Span, ...]) -> Statement:
    """A statement with this content and nothing else."""
    at = spans[0].start
    paragraph = max((n for n, one in enumerate(article.paragraphs) if one.span.start <= at), default=0)
    roles = [one.role for one in article.paragraphs]
    return Statement(
        id=statement_id(article.id, spans),
        spans=spans,
        kind="indirect",
        cue=None,
        mention=None,
        via=None,
        paragraph=paragraph,
        headline=bool(roles) and roles[paragraph] == "headline",
        nested=False,
        thought=False,
        confidence=1.0,
        reasons=(),
    )


def _mention_at(tokens: Sequence[Token], span: Span) -> Mention:
    """The words at `span` as a mention: its head is the token that depends on none of the others."""
    inside = [n for n, one in enumerate(tokens) if span.start <= one.start < span.end]
    if not inside:
        return Mention(span, 0, "nominal")
    within = set(inside)
    heads = [n for n in inside if tokens[n].head not in within or tokens[n].head == n]
    head = next((n for n in heads if tokens[n].pos in ("PROPN", "NOUN", "PRON")), (heads or inside)[-1])
    if any(tokens[n].pos == "PROPN" for n in inside):
        return Mention(span, head, "name")
    return Mention(span, head, "pronoun" if tokens[head].pos == "PRON" and len(inside) == 1 else "nominal")


def _and(before: tuple[Aspect, ...], aspect: Aspect) -> tuple[Aspect, ...]:
    return (*(one for one in before if one != aspect), aspect)


def _clipped(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:59].rstrip()}…"
