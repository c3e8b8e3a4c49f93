"""Walk the parse of one article: children, subtrees, sentences, and where each token stands.

Works on the plain tokens of a reading, so that every rule of this room can be tested without a language
model.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from desktop.articles.article import Article
from desktop.basics.spans import Span
from desktop.statements.reading import Token


class Tree:
    """The tokens of one article with what the rules ask of them.

    Tokens are named by their index. `first` and `last` give the edges of a token's subtree, `sentence` and
    `paragraph` the number of the sentence and the paragraph it stands in.
    """

    def __init__(self, article: Article, tokens: Sequence[Token]) -> None:
        self.article = article
        self.text = article.text
        self.tokens = tokens
        self.words = [article.text[token.start : token.end].lower() for token in tokens]
        self.lemmas = [token.lemma.lower() for token in tokens]
        self.starts = [token.start for token in tokens]
        children: list[list[int]] = [[] for _ in tokens]
        for index, token in enumerate(tokens):
            if token.head != index:
                children[token.head].append(index)
        self.children = children
        self.paragraph = self._paragraphs()
        self.sentence: list[int] = []
        self.sentences: list[tuple[int, int]] = []
        self._number_sentences()
        self.first, self.last = self._edges()

    def _paragraphs(self) -> list[int]:
        starts = [paragraph.span.start for paragraph in self.article.paragraphs]
        return [max(0, bisect_right(starts, token.start) - 1) for token in self.tokens]

    def _number_sentences(self) -> None:
        opening = 0
        for index, token in enumerate(self.tokens):
            if token.sentence_start and index:
                self.sentences.append((opening, index))
                opening = index
            self.sentence.append(len(self.sentences))
        if self.tokens:
            self.sentences.append((opening, len(self.tokens)))

    def _edges(self) -> tuple[list[int], list[int]]:
        """The edges of all subtrees, found from the leaves upward without recursion."""
        count = len(self.tokens)
        first, last = list(range(count)), list(range(count))
        order: list[int] = [index for index, token in enumerate(self.tokens) if token.head == index]
        for index in order:  # grows while it is walked: parents before children
            order.extend(self.children[index])
        for index in reversed(order):
            head = self.tokens[index].head
            first[head] = min(first[head], first[index])
            last[head] = max(last[head], last[index])
        return first, last

    def head(self, index: int) -> int:
        """The token that `index` hangs on; itself for a root."""
        return self.tokens[index].head

    def is_root(self, index: int) -> bool:
        """Whether the token heads its sentence."""
        return self.tokens[index].head == index

    def dep(self, index: int) -> str:
        """The relation of the token to its head."""
        return self.tokens[index].dep

    def kids(self, index: int, *deps: str) -> list[int]:
        """The children of a token, all or those in one of the relations `deps`."""
        if not deps:
            return self.children[index]
        return [child for child in self.children[index] if self.tokens[child].dep in deps]

    def kid(self, index: int, *deps: str) -> int | None:
        """The first child in one of the relations, or None."""
        for child in self.children[index]:
            if self.tokens[child].dep in deps:
                return child
        return None

    def ancestors(self, index: int) -> Iterator[int]:
        """The token's head, that one's head, and so on up to the root."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield index

    def under(self, index: int, top: int) -> bool:
        """Whether `index` is `top` or lies in its subtree."""
        return index == top or any(ancestor == top for ancestor in self.ancestors(index))

    def subtree(self, top: int) -> list[int]:
        """All tokens of a subtree, in order of the text."""
        found = [top]
        for index in found:  # grows while it is walked
            found.extend(self.children[index])
        return sorted(found)

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from token `first` to token `last`, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def sentence_of(self, index: int) -> tuple[int, int]:
        """The first token of the sentence that `index` stands in, and the one after its last."""
        return self.sentences[self.sentence[index]]

    def at(self, offset: int) -> int:
        """The first token that ends after `offset`: the one that covers it or the next; maybe one too far."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and self.tokens[index].end > offset:
            return index
        return index + 1

    def within(self, span: Span) -> range:
        """The tokens that start inside `span`."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))
