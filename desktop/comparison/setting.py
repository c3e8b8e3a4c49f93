"""A reading as the framing looks at it: its tree, whose words its tokens are, the order of its statements.

Worked out once per reading (`setting_of`), because every statement of an article asks for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from desktop.basics.spans import Span, merged
from desktop.comparison.passage import quoted_stretches
from desktop.comparison.per_reading import PerReading, quotations_of
from desktop.statements.quotations import quoted_spans
from desktop.statements.reading import Reading, Statement, Token
from desktop.statements.tree import Tree

HEAD_WORDS = 14
"""Words of a byline or a date line at most."""


class Setting:
    """One reading. Tokens are named by their index in `tree`."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.tree = Tree(reading.article, reading.tokens)
        self.said = tuple(sorted((one for one in reading.statements if not one.aside), key=_place))
        """The statements without asides, in order of the text."""
        self.rank = {one.id: place for place, one in enumerate(self.said)}
        """Where each of these stands among them, from 0."""
        self._contents = merged(span for one in reading.statements for span in one.spans)
        self._quoted = merged(
            (
                *quoted_spans(quotations_of(reading)),
                *(span for one in reading.statements if one.kind == "direct" for span in one.spans),
            )
        )
        self.body = _body(reading)
        """The numbers of the paragraphs of the body, without a byline or a date that opens it."""
        self._counts: dict[str, tuple[int, int]] = {}

    def tokens(self, span: Span) -> Sequence[Token]:
        """The tokens that start inside `span`."""
        within = self.tree.within(span)
        return self.tree.tokens[within.start : within.stop]

    def in_content(self, index: int) -> bool:
        """Whether a token belongs to what somebody is reported as saying."""
        return _inside(self._contents, self.tree.tokens[index].start)

    def in_marks(self, index: int) -> bool:
        """Whether a token stands inside quotation marks or a block quotation."""
        return _inside(self._quoted, self.tree.tokens[index].start)

    def head(self, span: Span, lemma: str) -> int | None:
        """The token that is meant by `lemma` among the words of `span`, else their first verb or noun."""
        within = self.tree.within(span)
        folded = lemma.casefold()
        named = next((one for one in within if self.tree.lemmas[one] == folded), None)
        if named is not None:
            return named
        wordy = (one for one in within if self.tree.tokens[one].pos in ("VERB", "AUX", "NOUN"))
        return next(wordy, within.start if len(within) else None)

    def words(self, statement: Statement) -> tuple[int, int]:
        """How many words of a statement's content stand inside quotation marks, and how many outside."""
        if statement.id not in self._counts:
            inside = quoted_stretches(self.reading, statement.spans, kind=statement.kind)
            quoted = self._count(merged(inside))
            self._counts[statement.id] = (quoted, self._count(statement.spans) - quoted)
        return self._counts[statement.id]

    def _count(self, spans: Sequence[Span]) -> int:
        return sum(one.pos not in ("PUNCT", "SPACE") for span in spans for one in self.tokens(span))


def _body(reading: Reading) -> tuple[int, ...]:
    paragraphs, text = reading.article.paragraphs, reading.article.text
    numbers = [number for number, one in enumerate(paragraphs) if one.role in ("body", "block quotation")]
    # Where somebody speaks, the story has begun.
    said = {one.paragraph for one in reading.statements if not one.aside}
    while len(numbers) > 1 and numbers[0] not in said and _heads(paragraphs[numbers[0]].span.of(text)):
        del numbers[0]
    return tuple(numbers)


def _heads(text: str) -> bool:
    """Whether a paragraph is a byline, a date or the like: a few words that end no sentence."""
    words = text.split()
    return len(words) <= HEAD_WORDS and not text.rstrip("”\"’'») ").endswith((".", "!", "?", "…", ":", ","))


def _place(statement: Statement) -> tuple[Span, ...]:
    return statement.spans


def _inside(spans: Sequence[Span], offset: int) -> bool:
    at = bisect_right(spans, offset, key=_start) - 1
    return at >= 0 and offset < spans[at].end


def _start(span: Span) -> int:
    return span.start


setting_of: PerReading[Setting] = PerReading(Setting)
"""A reading's setting."""
