"""A passage: the words of one rendering as they are compared, with what the reading knows about each.

Built once per rendering and kept by the caller. A passage falls into parts, the smallest pieces that may
render an utterance by themselves: sentences, the clauses of "that … and that …", and in a mixed statement its
quoted stretches, each with the words around it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop.basics.spans import Span, merged
from desktop.comparison.lexis import light_words, modals, stopped
from desktop.comparison.per_reading import quotations_of
from desktop.comparison.words import cut, plain
from desktop.statements.quotations import Quotation
from desktop.statements.reading import Kind, Reading, Statement, Token

OPENING = frozenset("“„«‹‘‚")
CLOSING = frozenset("”»›’")
EITHER = frozenset("\"'`＂")
MARKS = OPENING | CLOSING | EITHER

JOINT = "\x1f"
"""Stands in a gap where one span of the content ends and the next begins."""

_REOPENS = re.compile(r"[”\"’](?=\s+[“\"‘])|(?<=\n)(?=[“\"])")
_ELLIPSIS = re.compile(r"\.\s?\.|…")
_STOP = re.compile(r"[.!?]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a passage.

    `norm` is the form under which it is compared, `lemma` its dictionary form. `quoted`: inside quotation
    marks; `stretch` counts the quoted stretches (a new pair of marks, a new stretch), -1 outside;
    `bracketed`: inside square brackets. `gap` is the text between the word before and this one. `token` is
    the index of its first token in the reading, -1 where the parse has none.
    """

    span: Span
    text: str
    norm: str
    lemma: str
    pos: str
    entity: str
    quoted: bool
    stretch: int
    bracketed: bool
    mask: bool
    gap: str
    part: int
    token: int

    @property
    def weight(self) -> float:
        """How much the word says about what is said: 0.05 for "the", 0.4 for "make", 1 for most words."""
        if self.named and self.norm in modals():
            return 1.0  # The month of May, and whoever is called Will.
        light = light_words()
        return min(light.get(self.norm, 1.0), light.get(self.lemma, 1.0))

    @property
    def named(self) -> bool:
        """Whether it is (part of) a proper name."""
        return self.pos == "PROPN"

    @property
    def number(self) -> bool:
        """Whether it is a number or a sum."""
        return self.norm[0].isdigit()


@dataclass(frozen=True, slots=True)
class Passage:
    """A rendering, or a whole statement, with its reading; `spans` are in order of the article's text."""

    reading: Reading
    statement: Statement
    spans: tuple[Span, ...]
    words: tuple[Word, ...] = field(init=False, repr=False, compare=False)
    tail: str = field(init=False, repr=False, compare=False)
    """The text after the last word, pieces of the content that stand apart joined by `JOINT`."""
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """The place of each part's first word."""

    def __post_init__(self) -> None:
        words, tail = _words(self.reading, self.statement, self.spans)
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "tail", tail)
        starts = (n for n, word in enumerate(words) if n == 0 or word.part != words[n - 1].part)
        object.__setattr__(self, "_starts", tuple(starts))

    @property
    def text(self) -> str:
        """The text of the article that the spans are of."""
        return self.reading.article.text

    @property
    def parts(self) -> int:
        """How many parts the passage has."""
        return len(self._starts)

    def part(self, number: int) -> tuple[Word, ...]:
        """The words of one part."""
        end = self._starts[number + 1] if number + 1 < self.parts else len(self.words)
        return self.words[self._starts[number] : end]

    def edge(self, number: int) -> int:
        """Where the part `number` begins, the marks that open before it included; of `parts`, the end."""
        if number == 0:
            return self.spans[0].start
        if number >= self.parts:
            return self.spans[-1].end
        at = self._starts[number]
        start, least = self.words[at].span.start, self.words[at - 1].span.end
        while start > least and not self.text[start - 1].isspace():
            start -= 1
        return start


def _words(reading: Reading, statement: Statement, spans: tuple[Span, ...]) -> tuple[tuple[Word, ...], str]:
    """The words inside `spans`, and the text after the last one."""
    text, tokens = reading.article.text, reading.tokens
    stretches = quoted_stretches(reading, spans, kind=statement.kind)
    words: list[Word] = []
    end, at_span, at_stretch, bracketed = spans[0].start if spans else 0, 0, 0, False
    part, quoted_here, at_token = 0, -1, -1
    for one in cut(text, spans, verbs=_verbal_clitics(tokens, spans)):
        before = at_span
        while spans[at_span].end <= one.span.start:
            at_span += 1
        gap = text[end : one.span.start]
        if at_span > before:
            between = (span.of(text) for span in spans[before + 1 : at_span])
            here = text[spans[at_span].start : one.span.start]
            gap = JOINT.join((text[end : spans[before].end], *between, here))
        if "[" in gap or "]" in gap:
            bracketed = gap.rfind("[") > gap.rfind("]") or (bracketed and "]" not in gap)
        while at_stretch < len(stretches) and stretches[at_stretch].end <= one.span.start:
            at_stretch += 1
        inside = at_stretch < len(stretches) and stretches[at_stretch].start <= one.span.start
        ends = (
            bool(words)
            and gap != " "
            and _ends_sentence(words[-1], gap, text[one.span.start : one.span.start + 2])
        )
        leaves = statement.kind == "mixed" and 0 <= quoted_here < at_stretch < len(stretches)
        at_token = _token_at(tokens, one.span.start, at_token)
        if ends or leaves or (words and not inside and _adds_clause(tokens, at_token)):
            part, quoted_here = part + 1, -1
        if inside:
            quoted_here = at_stretch
        index = at_token if at_token >= 0 and tokens[at_token].end > one.span.start else -1
        token = tokens[index] if index >= 0 else None
        words.append(
            Word(
                span=one.span,
                text=one.span.of(text),
                norm=one.norm,
                lemma=_lemma(one.norm, one.span, token),
                pos=token.pos if token else "",
                entity=token.entity if token else "",
                quoted=inside,
                stretch=at_stretch if inside else -1,
                bracketed=bracketed,
                mask=one.mask,
                gap=gap,
                part=part,
                token=index,
            )
        )
        end = one.span.end
    if not spans:
        return (), ""
    return tuple(words), JOINT.join(
        (text[end : spans[at_span].end], *(one.of(text) for one in spans[at_span + 1 :]))
    )


def quoted_stretches(reading: Reading, spans: Sequence[Span], *, kind: Kind) -> tuple[Span, ...]:
    """What lies inside quotation marks in `spans` of a statement of this kind, in order.

    Of a direct statement that is everything; a new span, or a mark that closes and one that opens, begins a
    new stretch.
    """
    if kind == "indirect":
        return ()
    if kind == "direct":
        return tuple(piece for span in spans for piece in _reopened(reading.article.text, span))
    quotations = quotations_of(reading)
    return tuple(piece for span in spans for piece in _enclosed(quotations, span))


def _reopened(text: str, span: Span) -> Iterator[Span]:
    """A direct span, cut where a closing and an opening mark stand side by side, or at a paragraph's end."""
    start = span.start
    for match in _REOPENS.finditer(text, span.start, span.end):
        yield Span(start, match.start() + 1)
        start = match.start() + 1
    yield Span(start, span.end)


def _enclosed(quotations: Sequence[Quotation], span: Span) -> tuple[Span, ...]:
    """What marks enclose inside one span: double ones, or single ones where there are no others."""
    inside = [one for one in quotations if one.inner.overlaps(span) and not one.inner.covers(span)]
    outer = [one for one in inside if one.style != "single"] or inside
    return merged(Span(max(one.inner.start, span.start), min(one.inner.end, span.end)) for one in outer)


def _ends_sentence(word: Word, gap: str, following: str) -> bool:
    """Whether a sentence ends between `word` and what follows `gap`."""
    if "\n" in gap or _ELLIPSIS.search(gap) or ";" in gap:
        return True
    opens = following[:1].isupper() or following[:1].isdigit()
    if JOINT in gap:
        return opens and following not in {"I ", "I'", "I’"}
    if not opens or not _STOP.search(gap):
        return False
    abbreviated = plain(word.text) in stopped() or (
        len(word.text) == 1 and word.text.isupper() and word.text != "I"
    )
    return not ("." in gap and abbreviated)


def _adds_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a further clause of what is reported begins at a token: "and that", "but that"."""
    if not 0 <= at < len(tokens) - 1 or tokens[at].pos != "CCONJ":
        return False
    return tokens[at + 1].lemma == "that" and tokens[at + 1].dep == "mark"


def _lemma(norm: str, span: Span, token: Token | None) -> str:
    """The dictionary form: the parse's, unless the word is compared under a key or a value of its own."""
    if token is None or token.start != span.start or not norm[0].isalpha() or " " in norm:
        return norm
    return plain(token.lemma) or norm


def _verbal_clitics(tokens: Sequence[Token], spans: Sequence[Span]) -> dict[int, str] | None:
    """What each verbal "'s" stands for, by its offset; None without a parse."""
    if not tokens:
        return None
    found: dict[int, str] = {}
    for span in spans:
        at = bisect_left(tokens, span.start, key=_start)
        while at < len(tokens) and tokens[at].start < span.end:
            token = tokens[at]
            if token.end - token.start == 2 and token.pos in {"AUX", "VERB"}:
                # A perfect tense needs "has"; the model's lemma alone says "be" too often.
                perfect = (
                    at + 1 < len(tokens) and tokens[at + 1].lemma == "be" and tokens[at + 1].tag == "VBN"
                )
                found[token.start] = "has" if perfect or token.lemma == "have" else "is"
            at += 1
    return found


def _token_at(tokens: Sequence[Token], offset: int, near: int) -> int:
    """The index of the last token that starts at `offset` or before, or -1; `near`: of an earlier place."""
    # The next word is mostly a token or two on; only between spans it is far.
    for at in range(max(near, 0), min(near + 8, len(tokens))):
        if tokens[at].start > offset:
            return at - 1
    return bisect_right(tokens, offset, key=_start) - 1


def _start(token: Token) -> int:
    return token.start
