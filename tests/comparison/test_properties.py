"""What must hold of any two renderings: verdicts the same both ways, no "same" said of what differs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.comparison.collate import collate
from desktop.comparison.compare import Comparison, compare
from desktop.comparison.passage import MARKS, Passage
from desktop.comparison.utterance import HOUSE_STYLE
from desktop.statements.reading import Kind
from tests.comparison.renderings import passage

_PIECES = (
    "the", "The", "ferry", "is", "was", "not", "old", "and", "slow", "3", "three", "4,000", "$4 million",
    "U.S.", "Kyiv", "Kiev", "very", "it's", "can't", "cannot", "will", "must", "if", "all", "some", "she",
    "I", "analyse", "analyze", "re-open", "reopen", "f***", "[sic]", "…", ",", ".", ";", "!", "?", "–",
    "“late”", "per cent", "9%", "a", "A", "few", "half", "two-thirds", "of", "dozen", "percentage points",
    "at least", "no more than", "more than", "unless", "even", "only", "um", "[expletive]", "gonna",
    "going to", "legal", "illegal", "failed to", "sued", "by", "the board", "Mr.", "Quill", "naïve", "naive",
    "Straße", "漢字", "😀", "ﬁne", "\u00a0", "O’Neil’s", "½", "٣", "İ", "---", "\n", "[", "]", '"', "‘", "’",
    "May", "may",
)  # fmt: skip
Content = str | tuple[str, ...]
Two = tuple[tuple[Content, Kind], tuple[Content, Kind]]
"""Two renderings: their texts, one or several, and kinds."""

_KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect")

_TEXTS = (
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=12)
    .map(" ".join)
    .filter(lambda text: any(char.isalnum() for char in text))
)


@st.composite
def two_renderings(draw: st.DrawFn) -> Two:
    """Two renderings of which one is often the other with a few pieces changed."""
    first = draw(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=14))
    second = list(first)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(second)))
        match draw(st.sampled_from(("drop", "add", "swap", "turn"))):
            case "drop":
                del second[at : at + draw(st.integers(1, 4))]
            case "add":
                second.insert(at, draw(st.sampled_from(_PIECES)))
            case "swap":
                second[at : at + 1] = [draw(st.sampled_from(_PIECES))]
            case _:
                second = second[at:] + second[:at]
    kinds = [draw(st.sampled_from(_KINDS)) for _ in range(2)]
    a, b = (
        (_content(pieces, draw(st.integers(0, len(pieces) - 1)), kind), kind)
        for pieces, kind in zip((first, second or first), kinds, strict=True)
    )
    return a, b


def _content(pieces: Sequence[str], broken: int, kind: Kind) -> Content:
    """A rendering of some pieces; a quotation may be broken by "she said" before the piece `broken`."""
    if kind != "direct":
        return " ".join(pieces)
    parts = (pieces[:broken], pieces[broken:]) if broken % 3 == 1 else (pieces,)
    quoted = tuple(f"“{' '.join(part)}”" for part in parts)
    return quoted if len(quoted) > 1 else quoted[0]


def held(two: Two) -> tuple[Passage, Passage]:
    """The two as passages of articles of their own."""
    (a, kind_a), (b, kind_b) = two
    return passage(a, kind=kind_a), passage(b, outlet="Courier", kind=kind_b)


def turned(result: Comparison) -> Comparison:
    """`result` as seen from the other side."""
    differences = tuple(replace(one, a=one.b, b=one.a) for one in result.differences)
    return Comparison(result.verdict, result.conflicting, result.reason, differences)


def core(one: Passage) -> tuple[bool, str, list[str]]:
    """The text in lower case without white space and quotation marks, and of the marks at its edges those
    that are no article's own: a cut shown at the start; what asks, exclaims or shows a cut at the end."""
    text = "".join(span.of(one.text) for span in one.spans).lower()
    text = "".join(char for char in text if not char.isspace() and char not in MARKS)
    found = re.search(r"\w.*\w|\w", text, re.DOTALL)
    if found is None:
        return False, "", []
    return "…" in text[: found.start()], found.group(), re.findall("[?!…]", text[found.end() :])


@settings(max_examples=100)
@given(two_renderings())
def test_a_comparison_is_the_same_both_ways(two: Two) -> None:
    a, b = held(two)
    assert compare(b, a) == turned(compare(a, b))


@settings(max_examples=100)
@given(two_renderings())
def test_verbatim_is_said_of_the_same_words_only(two: Two) -> None:
    a, b = held(two)
    result = compare(a, b)
    if result.verdict != "verbatim":
        return
    assert [word.norm for word in a.words] == [word.norm for word in b.words]
    # The first word of a paraphrase has the capital of its place; at an edge, only what asks, exclaims or
    # marks a cut is the speaker's.
    assert core(a) == core(b)


@settings(max_examples=100)
@given(two_renderings())
def test_punctuation_is_said_where_only_house_style_differs(two: Two) -> None:
    result = compare(*held(two))
    if result.verdict == "punctuation":
        assert {one.type for one in result.differences} <= HOUSE_STYLE | {"ellipsis"}
        assert result.differences
    if result.verdict in {"altered", "reworded", "spliced"}:
        assert result.differences


@settings(max_examples=60)
@given(_TEXTS)
def test_a_rendering_is_verbatim_to_its_own_words_elsewhere(text: str) -> None:
    for kind in _KINDS:
        content = f"“{text}”" if kind == "direct" else text
        a = passage(content, kind=kind)
        b = passage(content, outlet="Courier", kind=kind)
        result = compare(a, b)
        assert (result.verdict, result.conflicting, result.differences) == ("verbatim", False, ())


@settings(max_examples=100)
@given(two_renderings())
def test_every_word_painted_as_the_same_agrees_and_every_other_is_named(two: Two) -> None:
    base, other = held(two)
    segments = collate(base, other)
    known = [word.norm for word in base.words]
    joined = "".join(known)
    for segment in segments:
        if segment.state != "same":
            assert segment.type is not None
            continue
        for word in other.words:
            if segment.span.covers(word.span):
                assert word.norm in known or word.norm in joined or word.mask


@settings(max_examples=100)
@given(two_renderings())
def test_conflicting_is_said_of_quoted_words_that_differ_only(two: Two) -> None:
    a, b = held(two)
    result = compare(a, b)
    if result.conflicting:
        assert any(word.quoted for word in a.words)
        assert any(word.quoted for word in b.words)
        assert [word.norm for word in a.words] != [word.norm for word in b.words]
