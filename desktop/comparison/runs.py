"""How many words in a row two sequences share.

The words are written out with a mark between them that no word holds, so that words in a row are a piece of
text: searching one text for pieces of the other takes a fraction of the time of going through the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

_MARK = "\0"


@dataclass(frozen=True, slots=True)
class Written:
    """Words written out, a mark before each and behind the last; `marks` are the places of the marks."""

    text: str
    marks: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.marks) - 1

    def __contains__(self, other: object) -> bool:
        """Whether another's words stand here in a row."""
        return isinstance(other, Written) and other.text in self.text


def written(words: Sequence[str]) -> Written:
    """`words` written out."""
    marks = accumulate((len(word) + 1 for word in words), initial=0)
    return Written(_MARK + "".join(f"{word}{_MARK}" for word in words), tuple(marks))


def longest_run(a: Written, b: Written, *, enough: int | None = None) -> int:
    """How many words the longest run has that stands in both; no longer one is sought than `enough`."""
    if len(b) < len(a):
        a, b = b, a
    size = len(a)
    most = size if enough is None else min(enough, size)
    best = 0
    for at in range(size):
        # Only what is longer than the best counts.
        while best < min(most, size - at) and a.text[a.marks[at] : a.marks[at + best + 1] + 1] in b.text:
            best += 1
        if best >= min(most, size - at):
            break
    return best
