"""Cut words into the pieces that the trained reader knows, each with its place in the text.

The usual WordPiece of uncased BERT models (Wu et al. 2016; Devlin et al. 2019): control characters are left
out, letters lowered and stripped of their accents, words cut at white space and around punctuation, and every
word into the longest pieces of the vocabulary from its start.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from desktop.basics.spans import Span

_LONGEST_WORD = 100
UNKNOWN, OPENS, PARTS = "[UNK]", "[CLS]", "[SEP]"


class WordPieces:
    """A vocabulary with the way to cut text by it. Ids are the places of the pieces in the vocabulary."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown, self.opens, self.parts = (self._ids[name] for name in (UNKNOWN, OPENS, PARTS))
        self.stops = frozenset(self._ids[mark] for mark in ".!?" if mark in self._ids)
        """The pieces that end a sentence."""
        self._known: dict[str, tuple[tuple[int, int, int], ...]] = {}

    def cut(self, text: str, within: Span) -> Iterator[tuple[int, int, int]]:
        """The pieces of a stretch of `text`: id, start and end, in order."""
        for letters, places in _words(text, within):
            known = self._known.get(letters)
            if known is None:
                known = self._known[letters] = tuple(self._pieces(letters))
            for number, start, end in known:
                yield number, places[start], places[end - 1] + 1

    def _pieces(self, word: str) -> Iterator[tuple[int, int, int]]:
        found = []
        start = 0
        while start < len(word) <= _LONGEST_WORD:
            end = len(word)
            while end > start:
                number = self._ids.get(word[start:end] if start == 0 else "##" + word[start:end])
                if number is not None:
                    break
                end -= 1
            if end == start:
                break
            found.append((number, start, end))
            start = end
        if start < len(word):
            yield self.unknown, 0, len(word)
            return
        for number, first, last in found:
            assert number is not None
            yield number, first, last


def _words(text: str, within: Span) -> Iterator[tuple[str, list[int]]]:
    """The words and marks of a stretch as the model sees them, each letter with its offset in the text."""
    letters: list[str] = []
    places: list[int] = []
    for place in range(within.start, within.end):
        character = text[place]
        if character.isascii() and character.isalnum():
            letters.append(character.lower())
            places.append(place)
            continue
        if character.isspace():
            if letters:
                yield "".join(letters), places
                letters, places = [], []
            continue
        if unicodedata.category(character)[0] == "C" or character == "\ufffd":
            continue
        for part in unicodedata.normalize("NFD", character):
            if unicodedata.category(part) == "Mn":
                continue
            if _stands_alone(part):
                if letters:
                    yield "".join(letters), places
                    letters, places = [], []
                yield part.lower(), [place] * len(part.lower())
            else:
                lowered = part.lower()
                letters.append(lowered)
                places.extend([place] * len(lowered))
    if letters:
        yield "".join(letters), places


def _stands_alone(character: str) -> bool:
    """Whether a character is a word by itself: punctuation, ASCII symbols and Chinese characters."""
    if character.isascii():
        return character.isprintable() and not character.isalnum()
    code = ord(character)
    chinese = 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF
    return chinese or 0x20000 <= code <= 0x2FA1F or unicodedata.category(character)[0] == "P"
