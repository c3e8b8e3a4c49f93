"""Find paragraphs that are somebody's words by their form: lines of a transcript, and posts.

A transcript sets a label and a colon before what each speaker says ("OKAFOR: …", "Q: …"); a label counts
where another speaker's stands beside it, so that "Note: …" is none. A post is signed behind a dash with a
name and its handle ("… — Jane Okafor (@okafor) March 3"), in its own paragraph or the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from desktop.articles.article import Paragraph
from desktop.basics.spans import Span

_LABEL = re.compile(
    r"(?P<name>[A-Z][\w’'\-]*\.?(?: (?:[A-Z][\w’'\-]*\.?|(?:of|for|the|de|van)\b)){0,5}"
    r")(?:,? \([^()\n]{1,40}\))?:[ \t]+(?=\S)"
)
QUESTION, ANSWER = ("Q", "QUESTION"), ("A", "ANSWER")
"""Labels that tell a turn without naming who takes it, in capitals."""

_SIGNATURE = re.compile(r"\s*(?:—|–|--?)\s*[^\n()@—]{2,50}?\s*\(@\w{1,15}\)[^\n()]{0,40}$")
_WORD = re.compile(r"\b[A-Z][\w’'\-]*[a-z][\w’'\-]*")
_ENDS = ".!?…—-\"”’')]"
_LEAST = 3
"""Lines with labels at least where the article names none of their speakers besides."""
_LONGEST_POST = 600


def find_spoken(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, Span]:
    """By paragraph: the stretch of it that is somebody's words by its form."""
    found = _transcribed(text, paragraphs)
    for number, paragraph in enumerate(paragraphs):
        if paragraph.role != "body":
            continue
        match = _SIGNATURE.search(
            text, max(paragraph.span.start, paragraph.span.end - 140), paragraph.span.end
        )
        if match is None:
            continue
        at, post = number, Span(paragraph.span.start, match.start())
        if not post.of(text).strip():
            at, post = number - 1, paragraphs[number - 1].span if number else paragraph.span
        if at >= 0 and paragraphs[at].role == "body" and 0 < len(post) <= _LONGEST_POST:
            found[at] = post
    return found


def _transcribed(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, Span]:
    labels: dict[int, str] = {}
    words: dict[int, Span] = {}
    for number, paragraph in enumerate(paragraphs):
        match = _LABEL.match(text, paragraph.span.start, paragraph.span.end)
        if paragraph.role == "body" and match is not None:
            labels[number] = match.group("name")
            words[number] = Span(match.end(), paragraph.span.end)
    names = Counter(labels.values())
    asked = any(name.upper() in QUESTION for name in names) and any(name.upper() in ANSWER for name in names)
    known = set(_WORD.findall(text)) if labels else set()
    return {
        number: words[number]
        for number, name in labels.items()
        if (asked and name.upper() in (*QUESTION, *ANSWER))
        or (_is_sentence(words[number].of(text)) and _is_turn(number, labels, names, known))
    }


def _is_sentence(words: str) -> bool:
    return len(words.split(maxsplit=1)) > 1 and words.rstrip()[-1] in _ENDS


def _is_turn(number: int, labels: Mapping[int, str], names: Mapping[str, int], known: set[str]) -> bool:
    """Whether a labelled paragraph is a turn of a conversation: another speaker's stands beside it."""
    name = labels[number]
    others = [labels[at] for at in (number - 1, number + 1) if at in labels and labels[at] != name]
    if name.isupper():
        others = [other for other in others if other.isupper()]
        named = any(one.split()[-1].title() in known for one in (name, *others))
        return bool(others) and (named or sum(names[one] for one in names if one.isupper()) >= _LEAST)
    return sum(names.values()) >= _LEAST and names[name] >= 2 and any(names[other] >= 2 for other in others)
