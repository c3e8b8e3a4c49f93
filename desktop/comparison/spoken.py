"""Tell the words of a reference text from what its makers set around them.

A transcript names who speaks ("MS. ARDEN:", "Q"), notes what was heard ("(Applause.)", "[crosstalk]") and
carries times, caption numbers, page numbers and running heads; an interview as an article breaks a quotation
by "she said". A quotation runs across all of these. They are told by their form and place alone, and only
where the form leaves little doubt: words that are left out here can never be found.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache

from desktop.basics.lexicons import lexicon
from desktop.basics.spans import Span, merged
from desktop.comparison.passage import MARKS
from desktop.statements.reading import Reading

NOTE_WORDS = 6
"""Words in round brackets at most that may be a transcriber's note."""

HEAD_WORDS = 14
"""Words of a running head at most."""

REPEATED = 3
"""Times that a line without a full stop occurs to be a running head."""

INTERRUPTION_WORDS = 15
"""Words at most that an article may set between two pieces of one quotation ("the mayor said on Monday")."""

_NAME = r"[A-Z][\w.’'-]{0,30}"
_LINKED = rf"{_NAME}(?:,?[ \t]+(?:of|the|and|for|de|van|von|al|&|{_NAME})){{0,7}}"
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_LINE = re.compile(r"[^\n]+")
_LEAD = rf"[ \t>*_#–—-]{{0,12}}(?:[\[(]?{_TIME}[\])]?[ \t–—-]{{0,4}})?[*_]{{0,3}}"
_LABEL = re.compile(
    rf"({_LEAD})({_LINKED})(?:[ \t]*\([^()\n]{{1,60}}\))?[*_]{{0,3}}[ \t]*:[*_]{{0,3}}(?=\s|$)"
)
_INNER_LABEL = re.compile(r"(?<=[.!?)\]”\"…—-])[ \t]+([A-Z][A-Z.’'-]+(?:[ \t][A-Z][A-Z.’'-]*){0,4}):(?=\s)")
_QUESTION = re.compile(r"[ \t]*[QA](?:\.[ \t]+|[ \t]{2,}|[ \t]*$)")
_TIMED = re.compile(rf"[ \t]*[\[(]?{_TIME}[\])]?(?:[ \t]*-->[ \t]*{_TIME}[^\n]*)?[ \t]*(?:[–—-](?=\s))?")
_NUMBERED = re.compile(
    r"[ \t–—-]*(?:page[ \t]+)?\d{1,5}(?:[ \t]*(?:of|/)[ \t]*\d{1,5})?[ \t–—-]*", re.IGNORECASE
)
_SQUARE = re.compile(r"\[[^\[\]\n]{0,200}\]")
_ROUND = re.compile(r"\(([^()\n]{1,80})\)")
_TAG = re.compile(r"</?[a-z][^<>\n]{0,60}>")
_STOPPED = re.compile(r"[.!?:,;…][\"”’')\]]*\s*$")
_DIGITS = re.compile(r"\d+")


def spoken(reading: Reading) -> tuple[Span, ...]:
    """The stretches of the text that hold its words, in order; what lies between them is set around these."""
    text = reading.article.text
    around = (*_set_around(text), *_stage_directions(reading), *_interruptions(reading))
    aside = merged(one for one in around if len(one))
    out: list[Span] = []
    at = 0
    for one in aside:
        if one.start > at:
            out.append(Span(at, one.start))
        at = max(at, one.end)
    if at < len(text):
        out.append(Span(at, len(text)))
    return tuple(span for span in out if any(char.isalnum() for char in span.of(text)))


def labels(text: str) -> tuple[tuple[Span, str], ...]:
    """What names who speaks, in order: where it stands and the name, "" for "Q" and "A"."""
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    found = [match for line in lines if (match := _LABEL.match(text, line.start, line.end))]
    counts = Counter(match.group(2) for match in found)
    named = [
        (Span(*match.span()), match.group(2))
        for match in found
        if match.group(2).partition(",")[0].isupper() or counts[match.group(2)] > 1
    ]
    asked = [match for line in lines if (match := _QUESTION.match(text, line.start, line.end))]
    starts = {span.start for span, _ in named}
    if len(asked) > 1:
        named += [(Span(*match.span()), "") for match in asked if match.start() not in starts]
    # "MS. QUILL:" is one label, though a stop stands before "QUILL:".
    ends = {span.end for span, _ in named}
    inner = (match for match in _INNER_LABEL.finditer(text) if match.end() not in ends)
    return tuple(sorted((*named, *((Span(*match.span(1)), match.group(1)) for match in inner)), key=_place))


def _place(label: tuple[Span, str]) -> Span:
    return label[0]


def _set_around(text: str) -> Iterator[Span]:
    """Labels, notes, times and running heads."""
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    heads = Counter(_DIGITS.sub("#", line.of(text)).strip() for line in lines)
    labelled = {span.start: span for span, _ in labels(text)}
    captions = "-->" in text
    for line in lines:
        content = line.of(text)
        if _is_furniture(content, heads, captions=captions):
            yield line
            continue
        timed = _TIMED.match(text, line.start, line.end)
        if line.start in labelled:
            continue
        if timed is not None and (timed.end() == line.end or content.lstrip()[0] in "[("):
            yield Span(*timed.span())
    yield from labelled.values()
    yield from (Span(*match.span()) for match in _SQUARE.finditer(text))
    yield from (Span(*match.span()) for match in _TAG.finditer(text))
    yield from (Span(*match.span()) for match in _ROUND.finditer(text) if _is_note(match.group(1)))


def _is_furniture(line: str, heads: Counter[str], *, captions: bool) -> bool:
    """Whether a whole line is a page number, the number of a caption, or a running head."""
    if _NUMBERED.fullmatch(line):
        return captions or not line.strip().isdigit() or len(line.strip()) < 4
    if line.strip() == "WEBVTT":
        return True
    head = _DIGITS.sub("#", line).strip()
    return heads[head] >= REPEATED and len(head.split()) <= HEAD_WORDS and not _STOPPED.search(head)


def _stage_directions(reading: Reading) -> Iterator[Span]:
    """What a transcript notes in round brackets that somebody does: "(holds up a paper)", "(pointing)".

    Only where it names who speaks: elsewhere a bracket with a verb is as likely the speaker's.
    """
    text, tokens = reading.article.text, reading.tokens
    if not tokens or not labels(text):
        return
    for match in _ROUND.finditer(text):
        words = match.group(1).split()
        at = bisect_left(tokens, match.start(1), key=lambda token: token.start)
        does = at < len(tokens) and tokens[at].start == match.start(1) and tokens[at].tag in {"VBZ", "VBG"}
        if does and len(words) <= NOTE_WORDS and words[0].islower():
            yield Span(*match.span())


def _is_note(content: str) -> bool:
    words = re.findall(r"\w+", content.lower())
    if not 0 < len(words) <= NOTE_WORDS:
        return False
    joined = f" {' '.join(words)} "
    return any(f" {note} " in joined for note in _notes())


@cache
def _notes() -> tuple[str, ...]:
    return tuple(row["note"] for row in lexicon("transcript_notes"))


def _interruptions(reading: Reading) -> Iterator[Span]:
    """What an article sets between the pieces of one quotation of its own."""
    text = reading.article.text
    for statement in reading.statements:
        if statement.kind != "direct":
            continue
        told = [one for one in (statement.mention, statement.cue and statement.cue.span) if one]
        for before, after in zip(statement.spans, statement.spans[1:], strict=False):
            between = Span(before.end, after.start)
            short = len(between.of(text).split()) <= INTERRUPTION_WORDS
            outside = text[before.end - 1] in MARKS and text[after.start] in MARKS
            if short and outside and any(between.covers(one) for one in told):
                yield between
