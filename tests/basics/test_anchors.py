from hypothesis import given
from hypothesis import strategies as st

from desktop.basics.anchors import Anchor, anchor, locate
from desktop.basics.spans import Span


def test_an_anchor_finds_its_words_again_after_the_text_has_moved():
    text = "The mayor spoke. Later the mayor left."
    place = anchor("a1", text, Span(27, 32))
    assert place.exact == "mayor"
    moved = "Correction. " + text
    assert locate(place, moved) == Span(39, 44)


def test_of_equal_surroundings_the_nearest_place_is_taken():
    place = Anchor("a1", "he", before="", after="", start=10)
    assert locate(place, "he said he said he") == Span(8, 10)


def test_words_that_are_gone_are_not_found():
    assert locate(Anchor("a1", "Okafor", "", "", 0), "Nobody here.") is None
    assert locate(Anchor("a1", "", "", "", 0), "Nobody here.") is None


@given(st.text(min_size=1, max_size=60), st.data())
def test_an_anchor_finds_the_very_place_in_an_unchanged_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = locate(anchor("a1", text, span), text)
    assert found is not None
    assert found.of(text) == span.of(text)
    assert found == span or text[max(0, found.start - 32) : found.end + 32] != text
