"""A reading indexed for the questions this room asks: sentences, paragraphs, children, quoted places.

Everything is worked out once per article; the indices are those of `Reading.tokens`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from desktop.basics.spans import Span
from desktop.speakers.vocabulary import folded
from desktop.statements.quotations import find_quotations, quoted_spans
from desktop.statements.reading import Reading, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
OBJECTS = frozenset(("dobj", "pobj", "iobj", "dative", "agent"))


class Page:
    """One reading with its indices. `text` is the article's text, `tokens` the reading's tokens."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.tokens = reading.tokens
        # Soft hyphens and zero-width marks of web pages are no part of a word.
        self.words = tuple(self.text[t.start : t.end].strip("\u00ad\u200b\ufeff") for t in self.tokens)
        self.folded = tuple(folded(word) for word in self.words)
        self.sentence = self._sentences()
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index and 0 <= token.head < len(self.tokens):
                self.children[token.head].append(index)
        self._starts = [token.start for token in self.tokens]
        self._paragraph_starts = [paragraph.span.start for paragraph in reading.article.paragraphs]
        self.paragraph = tuple(
            max(0, bisect_right(self._paragraph_starts, token.start) - 1) for token in self.tokens
        )
        self.quoted = self._quoted()
        self.proper = self._proper()
        self.title_case = self._title_case()

    def _sentences(self) -> tuple[int, ...]:
        numbers: list[int] = []
        for token in self.tokens:
            last = numbers[-1] if numbers else -1
            numbers.append(last + 1 if token.sentence_start or last < 0 else last)
        return tuple(numbers)

    def _quoted(self) -> tuple[bool, ...]:
        """Which tokens stand inside quotation marks: words that are not the article's own."""
        spans = list(quoted_spans(find_quotations(self.text, self.reading.article.paragraphs)))
        for statement in self.reading.statements:
            if statement.kind == "direct":
                spans += statement.spans
        inside = [False] * len(self.tokens)
        for span in spans:
            for index in self.inside(span):
                inside[index] = True
        return tuple(inside)

    def _proper(self) -> frozenset[str]:
        """Words that stand as names inside sentences of the body: the tagger misses some of their other
        places.
        """
        end = self.headline_end
        return frozenset(
            self.words[i]
            for i, token in enumerate(self.tokens)
            if token.pos == "PROPN"
            and token.start >= end
            and not token.sentence_start
            and self.words[i][:1].isupper()
        )

    def _title_case(self) -> bool:
        """Whether the headline writes nearly every longer word with a capital."""
        long = [
            w
            for w, t in zip(self.words, self.tokens, strict=True)
            if t.end <= self.headline_end and len(w) > 3
        ]
        return sum(word[0].isupper() for word in long) > 0.7 * len(long)

    def only_headline(self, index: int) -> bool:
        """Whether a word of the headline may owe its capital to the headline alone ("Colby Backs Brandt")."""
        inside = self.tokens[index].end <= self.headline_end
        return inside and self.title_case and self.words[index] not in self.proper

    @property
    def headline_end(self) -> int:
        """Where the headline ends, 0 where the article has none."""
        for paragraph in self.reading.article.paragraphs:
            return paragraph.span.end if paragraph.role == "headline" else 0
        return 0

    def inside(self, span: Span) -> range:
        """The indices of the tokens that start inside `span`."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def at(self, index: int) -> Token:
        """The token at `index`."""
        return self.tokens[index]

    def span(self, first: int, last: int) -> Span:
        """From token `first` to token `last`, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def subject(self, index: int) -> bool:
        """Whether the phrase headed by `index` is the subject of its clause."""
        return self.tokens[index].dep in SUBJECTS or self.mistagged(index)

    def mistagged(self, index: int) -> bool:
        """Whether a known name opens a sentence ("Hart, however, …") and the tagger took it for no noun."""
        token = self.tokens[index]
        return (
            token.sentence_start
            and token.pos not in ("PROPN", "NOUN", "PRON", "DET")
            and self.words[index] in self.proper
        )

    def governor(self, index: int) -> int:
        """The verb (or other non-noun) that the phrase headed by `index` depends on."""
        at, steps = index, 0
        while steps < 12:
            above = self.tokens[at].head
            if above == at:
                return at
            at = above
            if self.tokens[at].pos in ("VERB", "AUX"):
                return at
            steps += 1
        return at
