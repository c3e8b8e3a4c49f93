"""Name the differences between two renderings: from matched words to typed differences.

Words that count as the same may still be written differently (capitals, a contraction, a house style);
words that differ are named by what they are (a number, a negation, a modal, …); words that only one side
has are a cut, or, where they are few and stand in the middle, an addition. Spans lie in each rendering's own
article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from desktop.basics.spans import Span
from desktop.comparison import lexis
from desktop.comparison.claim_marks import changed_between
from desktop.comparison.like import amounts, like, loose, opposed
from desktop.comparison.matching import Op, match
from desktop.comparison.missing import CUT, DOTS, missing_type
from desktop.comparison.passage import JOINT, MARKS, Passage, Word
from desktop.comparison.utterance import Difference, DifferenceType
from desktop.comparison.words import plain

MOST_MARKED = 4
"""Words that stand for words, up to which one mark of a claim among them tells what differs."""

LEFT_OUT: frozenset[DifferenceType] = frozenset(
    {"cut at the start", "cut in the middle", "cut at the end", "splice"}
)
"""Differences of which it counts whether the side that leaves words out shows it."""

ALIEN = 0.3
"""How much, by weight, two runs may share and still be different sentences."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A typed difference between A's words `a` to `a_end` and B's words `b` to `b_end`.

    Of a difference in the text between words, `gap` is True and the words are those right after it.
    """

    type: DifferenceType
    a: int
    a_end: int
    b: int
    b_end: int
    gap: bool = False

    @property
    def one_sided(self) -> bool:
        """Whether only one side has words here."""
        return not self.gap and (self.a == self.a_end or self.b == self.b_end)


def find(a: Passage, b: Passage) -> tuple[Finding, ...]:
    """The differences between two renderings, in B's order."""
    ops = match(a.words, b.words)
    out: list[Finding] = []
    for op in ops:
        if op.kind == "equal":
            out.extend(_written(a, b, op))
        elif op.kind == "moved":
            out.append(Finding("move", op.a, op.a_end, op.b, op.b_end))
        elif op.kind == "replace":
            out.extend(_replaced(a, b, op))
        else:
            out.append(_one_sided(a, b, op))
    if ops and ops[0].kind == "equal" and (kind := _at_edge(a.words[0].gap, b.words[0].gap)) is not None:
        out.insert(0, Finding(kind, 0, 0, 0, 0, gap=True))
    if (not ops or ops[-1].kind == "equal") and (kind := _at_edge(a.tail, b.tail)) is not None:
        size_a, size_b = len(a.words), len(b.words)
        out.append(Finding(kind, size_a, size_a, size_b, size_b, gap=True))
    return tuple(out)


def difference(finding: Finding, a: Passage, b: Passage) -> Difference:
    """The finding as it is handed on, with its places in the articles."""
    if finding.gap:
        return Difference(finding.type, _gap_span(a, finding.a), _gap_span(b, finding.b))
    marked = None
    if finding.type in LEFT_OUT and finding.one_sided:
        marked = shows_cut(a, finding.a) if finding.a == finding.a_end else shows_cut(b, finding.b)
    return Difference(
        finding.type, spans_of(a, finding.a, finding.a_end), spans_of(b, finding.b, finding.b_end), marked
    )


def spans_of(passage: Passage, start: int, end: int) -> tuple[Span, ...]:
    """Where the words `start` to `end` lie: one span, or more where the content stands in pieces."""
    out: list[Span] = []
    for word in passage.words[start:end]:
        if out and JOINT not in word.gap:
            out[-1] = Span(out[-1].start, word.span.end)
        else:
            out.append(word.span)
    return tuple(out)


def shown(passage: Passage, start: int, end: int) -> str:
    """The words `start` to `end` as a reader sees them, shortened in the middle where they are many."""
    while start < end and _inside_word(passage, start):
        start -= 1
    while start < end and _inside_word(passage, end):
        end += 1
    words = [" ".join(span.of(passage.text).split()) for span in spans_of(passage, start, end)]
    # Marks that open or close among the words would look like the reason's own.
    return shortened(_DOUBLE_MARKS.sub("", " … ".join(words)))


def shortened(text: str) -> str:
    """A text of more than 80 characters by how it begins and ends, in whole words where it has spaces."""
    if len(text) <= 80:
        return text
    head = text[:46].rpartition(" ")[0] or text[:45]
    tail = text[-31:].partition(" ")[2] or text[-30:]
    return f"{head.rstrip()} … {tail.lstrip()}"


def _inside_word(passage: Passage, at: int) -> bool:
    """Whether the word `at` is written as one with the word before ("do|n't", "wan|na")."""
    words = passage.words
    if not 0 < at < len(words) or words[at].gap:
        return False
    return words[at - 1].text[-1].isalpha() and words[at].text[0].isalpha()


def shows_cut(passage: Passage, at: int) -> bool:
    """Whether a rendering shows before its word `at`, or at its end, that words are left out there."""
    words = passage.words
    gap = passage.tail if at >= len(words) else words[at].gap
    return _dotted(gap) or "[" in gap or "]" in gap or JOINT in gap


_DOUBLE_MARKS = re.compile('[“”„«»"]')


def _gap_span(passage: Passage, at: int) -> tuple[Span, ...]:
    """The text before the word `at`, inside its span of the content; none where there is no text."""
    words = passage.words
    if not words:
        return passage.spans
    if at >= len(words):
        end = passage.spans[-1].end
        while end > words[-1].span.end and passage.text[end - 1] in MARKS:
            end -= 1
        found = Span(words[-1].span.end, end)
    else:
        size = len(words[at].gap.rsplit(JOINT, 1)[-1])
        found = Span(words[at].span.start - size, words[at].span.start)
    return (found,) if len(found) else ()


# Words that count as the same -------------------------------------------------------------------------------


def _written(a: Passage, b: Passage, op: Op) -> Iterator[Finding]:
    """How the words of an equal run are written differently, and what stands between them."""
    if op.a_end - op.a != op.b_end - op.b:
        yield Finding("house style", op.a, op.a_end, op.b, op.b_end)
        return
    whole = 0
    for step in range(op.a_end - op.a):
        i, j = op.a + step, op.b + step
        x, y = a.words[i], b.words[j]
        if step:
            gap_x, gap_y = x.gap, y.gap
            if gap_x != gap_y:
                # The speaker's own marks ("the ‘crisis’"), not those in which the article sets his words.
                inner = _reads_on(a, i) and _reads_on(b, j)
                gap_x = _between(a.words[i - 1], gap_x, marks=inner)
                gap_y = _between(b.words[j - 1], gap_y, marks=inner)
            if gap_x != gap_y:
                kind: DifferenceType = "ellipsis" if ("…" in gap_x) != ("…" in gap_y) else "punctuation"
                yield Finding(kind, i, i, j, j, gap=True)
        if step < whole:
            continue
        size = max(_run_together(a, i, op.a_end), _run_together(b, j, op.b_end))
        if size:
            whole = step + size
            if spans_of(a, i, i + size)[0].of(a.text) != spans_of(b, j, j + size)[0].of(b.text):
                yield Finding("contraction", i, i + size, j, j + size)
            continue
        form = _form(x, y)
        # Of "won't" against "will" the "not" is the difference, named where it is missing.
        last = step == op.a_end - op.a - 1
        if form == "contraction" and last and _is_clipped(x.text, x.norm) != _is_clipped(y.text, y.norm):
            continue
        # The first word of a paraphrase has the capital that its place in the sentence gives it.
        placed = form == "capitals" and ((i == 0 and not x.quoted) or (j == 0 and not y.quoted))
        if form is not None and not placed:
            yield Finding(form, i, i + 1, j, j + 1)


def _reads_on(passage: Passage, at: int) -> bool:
    """Whether the word `at` follows the one before it inside the same quotation marks."""
    word, last = passage.words[at], passage.words[at - 1]
    return word.quoted and word.stretch == last.stretch and JOINT not in word.gap


def _run_together(passage: Passage, at: int, end: int) -> int:
    """How many words are written as one there ("gonna", "cannot"), 0 where the word stands alone."""
    words = passage.words
    last = at + 1
    if last >= end or words[last].gap:
        return 0
    while last < end and words[last].gap == "" and "'" not in plain(words[last].text):
        last += 1
    whole = lexis.contractions()["whole"].get(plain("".join(word.text for word in words[at:last])))
    return last - at if last > at + 1 and whole is not None and len(whole.split()) == last - at else 0


_WRITTEN = str.maketrans({"’": "'", "[": None, "]": None})
"""The marks that make no other word: a straight apostrophe, "[T]he"."""


def _form(x: Word, y: Word) -> DifferenceType | None:
    """How one word is written in two ways, or None for the same way."""
    if x.text == y.text:
        return None
    here, there = x.text.translate(_WRITTEN), y.text.translate(_WRITTEN)
    if here == there:
        return None
    if x.mask != y.mask or (x.mask and y.mask):
        return "masked profanity"
    if here.lower() == there.lower():
        return "capitals"
    if x.number:
        return "numeral form"
    if "'" in here or "'" in there or _is_clipped(here, x.norm) or _is_clipped(there, y.norm):
        return "contraction"
    folded_here, folded_there = plain(here), plain(there)
    if folded_here in lexis.house_forms() or folded_there in lexis.house_forms():
        return "house style"
    known = lexis.spellings()
    if folded_here == folded_there or (folded_here in known and folded_there in known):
        return "spelling"
    if folded_here.replace(".", "") != folded_there.replace(".", "") and folded_here[:3] == folded_there[:3]:
        return "house style" if "." in here + there or " " in here + there else "spelling"
    return "house style"


def _is_clipped(text: str, norm: str) -> bool:
    """Whether a word is what a contraction leaves of `norm` ("ca" of "can", "wo" of "will")."""
    return lexis.contractions()["stem"].get(text.lower()) == norm


_STOPS = re.compile(r"[.!?…;]")


def _between(before: Word, gap: str, *, marks: bool = False) -> str:
    """The punctuation after a word, without the stops that belong to abbreviations.

    With `marks`, that quotation marks stand there counts, not their shape, and no comma or stop beside them.
    """
    if gap in {" ", "", "\n", "\u00a0"}:
        return ""
    gap = DOTS.sub("…", gap)
    if gap[0] == "." and plain(before.text) in lexis.stopped():
        gap = gap[1:]
    out: list[str] = []
    for at, char in enumerate(gap):
        if char in ",." and not MARKS.isdisjoint(gap[max(at - 1, 0) : at + 2]):
            continue
        if char in MARKS:
            if marks:
                out.append("'")
        elif not (char.isspace() or char == JOINT):
            out.append(char)
    return "".join(out)


def _dotted(gap: str) -> bool:
    """Whether the text at the edge of a rendering says that words are left out there."""
    return DOTS.search(gap) is not None


def _at_edge(here: str, there: str) -> DifferenceType | None:
    """What differs in the text before the first words, or behind the last ones, that are the same."""
    if _edge(here) != _edge(there):
        return "punctuation"
    return "ellipsis" if _dotted(here) != _dotted(there) else None


def _edge(text: str) -> str:
    """What stands at the edge of a rendering, without marks, brackets and the comma or stop beside them."""
    return "".join(
        char
        for char in DOTS.sub("", text)
        if not (char in MARKS or char in ",.[]" or char.isspace() or char == JOINT)
    )


# Words that differ ------------------------------------------------------------------------------------------


def _replaced(a: Passage, b: Passage, op: Op) -> Iterator[Finding]:
    """A replaced run, taken apart into like for like where its words answer each other."""
    xs, ys = a.words[op.a : op.a_end], b.words[op.b : op.b_end]
    if len(xs) == len(ys) == 1:
        yield _like_at(a, op.a, b, op.b)
        return
    if _strangers(xs, ys):
        yield from _block(a, b, op.a, op.a_end, op.b, op.b_end)
        return
    at_x, at_y = 0, 0
    for i, j in _answers(xs, ys):
        yield from _block(a, b, op.a + at_x, op.a + i, op.b + at_y, op.b + j)
        if xs[i].norm != ys[j].norm:
            yield _like_at(a, op.a + i, b, op.b + j)
        at_x, at_y = i + 1, j + 1
    yield from _block(a, b, op.a + at_x, op.a_end, op.b + at_y, op.b_end)


def _answers(xs: Sequence[Word], ys: Sequence[Word]) -> list[tuple[int, int]]:
    """Words of two runs that answer each other in sequence: the same lemma, number for number, …"""
    known: dict[str, int] = {}
    here = [known.setdefault(loose(word), len(known)) for word in xs]
    there = [known.setdefault(loose(word), len(known)) for word in ys]
    found = [
        (code.src_start + step, code.dest_start + step)
        for code in LCSseq.opcodes(here, there)
        if code.tag == "equal"
        for step in range(code.src_end - code.src_start)
    ]
    telling = [[at for at, word in enumerate(words) if word.weight >= 0.4] for words in (xs, ys)]
    if not found and list(map(len, telling)) == [1, 1]:
        # "Iran" and "Iraq had": the name answers the name.
        i, j = telling[0][0], telling[1][0]
        return [(i, j)] if xs[i].named and ys[j].named else []
    return found


def _block(a: Passage, b: Passage, i: int, i_end: int, j: int, j_end: int) -> Iterator[Finding]:
    """The finding for two runs that do not answer each other word for word."""
    if i == i_end and j == j_end:
        return
    if i == i_end or j == j_end:
        yield _one_sided(a, b, Op("delete" if j == j_end else "insert", i, i_end, j, j_end))
        return
    xs, ys = a.words[i:i_end], b.words[j:j_end]
    if _strangers(xs, ys):
        yield _one_sided(a, b, Op("delete", i, i_end, j, j))
        yield _one_sided(a, b, Op("insert", i_end, i_end, j, j_end))
        return
    kind = _block_type(a, i, i_end, b, j, j_end)
    contrary = any(map(opposed, xs, ys))
    # Of "all failed" and "none passed" neither word answers the other alone.
    if len(xs) == len(ys) <= 2 and kind == ("negation" if contrary else "word choice"):
        for step in range(len(xs)):
            yield _like_at(a, i + step, b, j + step)
        return
    yield Finding(kind, i, i_end, j, j_end)


def _strangers(xs: Sequence[Word], ys: Sequence[Word]) -> bool:
    """Whether two runs are different sentences rather than one in other words: each is a cut of its own."""
    if min(len(xs), len(ys)) <= CUT:
        return False
    known = {word.lemma for word in ys}
    lighter = min(sum(word.weight for word in words) for words in (xs, ys))
    if sum(word.weight for word in xs if word.lemma in known) > ALIEN * lighter:
        return False
    return any(len({word.part for word in words}) > 1 for words in (xs, ys)) or any(
        _STOPS.search(words[0].gap) for words in (xs, ys)
    )


def _like_at(a: Passage, i: int, b: Passage, j: int) -> Finding:
    """The finding for one word that stands for another, which may make another phrase of those beside it."""
    kind = like(a.words[i], b.words[j])
    if kind in {"word choice", "hedge or booster", "negation"}:
        claimed = changed_between(a.words, i, i + 1, b.words, j, j + 1)
        kind = claimed or (
            "word choice" if kind == "negation" and not opposed(a.words[i], b.words[j]) else kind
        )
    return Finding(kind, i, i + 1, j, j + 1)


def _block_type(a: Passage, i: int, i_end: int, b: Passage, j: int, j_end: int) -> DifferenceType:
    """What differs where several words stand for several: the gravest thing that both sides speak of."""
    xs, ys = a.words[i:i_end], b.words[j:j_end]
    if all(word.bracketed for word in xs) or all(word.bracketed for word in ys):
        return "bracketed insertion"
    if max(len(xs), len(ys)) > MOST_MARKED:
        return "word choice"
    kind = changed_between(a.words, i, i_end, b.words, j, j_end)
    opposites = any(opposed(x, y) for x in xs for y in ys)
    if kind is None and amounts(xs) != amounts(ys) and all(map(amounts, (xs, ys))):
        return "quantifier"
    if opposites and kind in {"negation", None}:
        # "not unlikely" is "likely".
        return "word choice" if kind == "negation" else "negation"
    return kind or "word choice"


# Words that only one side has -------------------------------------------------------------------------------


def _one_sided(a: Passage, b: Passage, op: Op) -> Finding:
    """The finding for words that only one side has."""
    long, short = (a, b) if op.kind == "delete" else (b, a)
    low, high = (op.a, op.a_end) if op.kind == "delete" else (op.b, op.b_end)
    at = op.b if op.kind == "delete" else op.a
    return Finding(missing_type(long, short, low, high, at), op.a, op.a_end, op.b, op.b_end)
