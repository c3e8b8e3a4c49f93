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

from rapidfuzz.distance import LCSseq, Levenshtein

from desktop.basics.spans import Span
from desktop.comparison import lexis
from desktop.comparison.matching import Op, match
from desktop.comparison.passage import JOINT, MARKS, Passage, Word
from desktop.comparison.utterance import Difference, DifferenceType
from desktop.comparison.words import plain

CUT = 3
"""Words missing in the middle from which they count as a cut rather than as an addition."""

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
    if ops and ops[0].kind == "equal" and _dotted(a.words[0].gap) != _dotted(b.words[0].gap):
        out.insert(0, Finding("ellipsis", 0, 0, 0, 0, gap=True))
    if ops and ops[-1].kind == "equal":
        size_a, size_b = len(a.words), len(b.words)
        if _closing(a.tail) != _closing(b.tail):
            out.append(Finding("punctuation", size_a, size_a, size_b, size_b, gap=True))
        elif _dotted(a.tail) != _dotted(b.tail):
            out.append(Finding("ellipsis", size_a, size_a, size_b, size_b, gap=True))
    return tuple(out)


def difference(finding: Finding, a: Passage, b: Passage) -> Difference:
    """The finding as it is handed on, with its places in the articles."""
    if finding.gap:
        return Difference(finding.type, _gap_span(a, finding.a), _gap_span(b, finding.b))
    return Difference(
        finding.type, spans_of(a, finding.a, finding.a_end), spans_of(b, finding.b, finding.b_end)
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
    words = [" ".join(span.of(passage.text).split()) for span in spans_of(passage, start, end)]
    text = " … ".join(words)
    return text if len(text) <= 80 else f"{text[:45].rstrip()} … {text[-30:].lstrip()}"


def _gap_span(passage: Passage, at: int) -> tuple[Span, ...]:
    """The text before the word `at`, inside its span of the content; none where there is no text."""
    words = passage.words
    if not words:
        return ()
    if at >= len(words):
        found = Span(words[-1].span.end, passage.spans[-1].end)
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
    for step in range(op.a_end - op.a):
        i, j = op.a + step, op.b + step
        x, y = a.words[i], b.words[j]
        if step:
            gap_x, gap_y = _between(x.gap), _between(y.gap)
            if gap_x != gap_y:
                kind: DifferenceType = "ellipsis" if ("…" in gap_x) != ("…" in gap_y) else "punctuation"
                yield Finding(kind, i, i, j, j, gap=True)
        form = _form(x, y)
        # The first word of a paraphrase has the capital that its place in the sentence gives it.
        placed = form == "capitals" and ((i == 0 and not x.quoted) or (j == 0 and not y.quoted))
        if form is not None and not placed:
            yield Finding(form, i, i + 1, j, j + 1)


_WRITTEN = str.maketrans({"’": "'", "[": None, "]": None})
"""The marks that make no other word: a straight apostrophe, "[T]he"."""


def _form(x: Word, y: Word) -> DifferenceType | None:
    """How one word is written in two ways, or None for the same way."""
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
_DOTS = re.compile(r"\.(?:\s?\.){1,}|…")


def _between(gap: str) -> str:
    """The punctuation between two words, without quotation marks and what a closing mark swallows."""
    if gap in {" ", "", "\n", "\u00a0"}:
        return ""
    gap = _DOTS.sub("…", gap)
    out: list[str] = []
    for at, char in enumerate(gap):
        if char in ",." and gap[at + 1 : at + 2] and gap[at + 1] in MARKS:
            continue
        if not (char in MARKS or char.isspace() or char == JOINT):
            out.append(char)
    return "".join(out)


def _dotted(gap: str) -> bool:
    """Whether the text at the edge of a rendering says that words are left out there."""
    return _DOTS.search(gap) is not None


def _closing(tail: str) -> str:
    """The punctuation at the end of a rendering: the comma or stop before a closing mark does not count."""
    return "".join(char for char in _DOTS.sub("", tail) if char in "?!")


# Words that differ ------------------------------------------------------------------------------------------


def _replaced(a: Passage, b: Passage, op: Op) -> Iterator[Finding]:
    """A replaced run, taken apart into like for like where its words answer each other."""
    xs, ys = a.words[op.a : op.a_end], b.words[op.b : op.b_end]
    if len(xs) == len(ys) == 1:
        yield Finding(_like(xs[0], ys[0]), op.a, op.a_end, op.b, op.b_end)
        return
    if _strangers(xs, ys):
        yield from _block(a, b, op.a, op.a_end, op.b, op.b_end)
        return
    at_x, at_y = 0, 0
    for i, j in _answers(xs, ys):
        yield from _block(a, b, op.a + at_x, op.a + i, op.b + at_y, op.b + j)
        if xs[i].norm != ys[j].norm:
            yield Finding(_like(xs[i], ys[j]), op.a + i, op.a + i + 1, op.b + j, op.b + j + 1)
        at_x, at_y = i + 1, j + 1
    yield from _block(a, b, op.a + at_x, op.a_end, op.b + at_y, op.b_end)


def _answers(xs: Sequence[Word], ys: Sequence[Word]) -> list[tuple[int, int]]:
    """Words of two runs that answer each other in sequence: the same lemma, number for number, …"""
    known: dict[str, int] = {}
    here = [known.setdefault(loose(word), len(known)) for word in xs]
    there = [known.setdefault(loose(word), len(known)) for word in ys]
    return [
        (code.src_start + step, code.dest_start + step)
        for code in LCSseq.opcodes(here, there)
        if code.tag == "equal"
        for step in range(code.src_end - code.src_start)
    ]


def loose(word: Word) -> str:
    """What a word must share with another to answer it."""
    if word.number:
        return "#"
    if word.norm in lexis.modals():
        return "modal"
    person = lexis.persons().get(word.norm)
    if person is not None:
        return f"person {person.use}"
    return word.lemma


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
    if len(xs) == len(ys) <= 2:
        for step in range(len(xs)):
            yield Finding(_like(xs[step], ys[step]), i + step, i + step + 1, j + step, j + step + 1)
        return
    yield Finding(_block_type(xs, ys), i, i_end, j, j_end)


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


def _like(x: Word, y: Word) -> DifferenceType:
    """What differs where one word stands for another."""
    if x.bracketed or y.bracketed:
        return "bracketed insertion"
    if x.number and y.number:
        return "number"
    if (x.norm in lexis.negations()) != (y.norm in lexis.negations()):
        return "negation"
    modals = lexis.modals()
    if x.norm in modals and y.norm in modals:
        return "tense" if modals[x.norm] == modals[y.norm] else "modality"
    quantifiers = lexis.quantifiers()
    if x.norm in quantifiers and y.norm in quantifiers:
        return "word choice" if quantifiers[x.norm] == quantifiers[y.norm] else "quantifier"
    if (x.norm in lexis.conditions()) != (y.norm in lexis.conditions()):
        return "condition"
    persons = lexis.persons()
    if x.norm in persons and y.norm in persons:
        return "person"
    if x.lemma == y.lemma:
        return "tense" if x.pos in {"VERB", "AUX"} or y.pos in {"VERB", "AUX"} else "word choice"
    if x.named and y.named:
        return "spelling" if _misspelt(x.norm, y.norm) else "named thing"
    if x.norm in lexis.hedges() or y.norm in lexis.hedges():
        return "hedge or booster"
    if x.quoted and y.quoted and x.pos == y.pos == "NOUN":
        # Inside quotation marks a noun names what was spoken of: "visit" is not "message".
        return "named thing"
    return "word choice"


def _misspelt(x: str, y: str) -> bool:
    """Whether two names are one name, a letter of it wrong or missing."""
    return min(len(x), len(y)) >= 5 and Levenshtein.distance(x, y, score_cutoff=1) <= 1


def _block_type(xs: Sequence[Word], ys: Sequence[Word]) -> DifferenceType:
    """What differs where several words stand for several: the gravest thing that both sides speak of."""
    negated = [sum(word.norm in lexis.negations() for word in words) % 2 for words in (xs, ys)]
    if negated[0] != negated[1] and max(len(xs), len(ys)) <= 3:
        return "negation"
    return "word choice"


# Words that only one side has -------------------------------------------------------------------------------


def _one_sided(a: Passage, b: Passage, op: Op) -> Finding:
    """The finding for words that only one side has."""
    long, short = (a, b) if op.kind == "delete" else (b, a)
    low, high = (op.a, op.a_end) if op.kind == "delete" else (op.b, op.b_end)
    at = op.b if op.kind == "delete" else op.a
    return Finding(_one_sided_type(long, short, low, high, at), op.a, op.a_end, op.b, op.b_end)


def _one_sided_type(long: Passage, short: Passage, low: int, high: int, at: int) -> DifferenceType:
    """What it is that `long` has more than `short`, its words `low` to `high`, missing before word `at`."""
    words = long.words[low:high]
    if all(word.bracketed for word in words):
        return "bracketed insertion"
    few = len(words) < CUT
    if few and sum(word.norm in lexis.negations() for word in words) % 2:
        return "negation"
    if at == 0:
        return "cut at the start"
    if at >= len(short.words):
        return "cut at the end"
    after = short.words[at]
    marked = "…" in _DOTS.sub("…", after.gap) or "[" in after.gap
    new_sentence = long.words[low].part != long.words[low - 1].part if low else True
    if marked:
        return "cut in the middle"
    if few and not (
        new_sentence and high < len(long.words) and long.words[high].part != long.words[high - 1].part
    ):
        if all(word.norm in lexis.hedges() for word in words):
            return "hedge or booster"
        modals = {lexis.modals()[word.norm] for word in words if word.norm in lexis.modals()}
        if modals:
            return "tense" if modals == {"prediction"} else "modality"
        return "addition"
    before = short.words[at - 1]
    one_piece = after.quoted and before.quoted and after.stretch == before.stretch
    return "splice" if one_piece else "cut in the middle"
