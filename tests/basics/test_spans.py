from desktop.basics.spans import Span, hull, merged, text_of


def test_spans_that_touch_or_overlap_become_one():
    assert merged([Span(5, 8), Span(0, 2), Span(2, 4), Span(7, 9)]) == (Span(0, 4), Span(5, 9))


def test_the_hull_reaches_from_the_first_start_to_the_last_end():
    assert hull([Span(7, 9), Span(2, 4)]) == Span(2, 9)


def test_pieces_that_stand_apart_are_shown_with_a_mark_between_them():
    assert text_of("The war, he said, goes on", (Span(0, 7), Span(18, 25))) == "The war … goes on"


def test_overlap_and_cover_count_no_touching_ends():
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).shared(Span(3, 9)) == 1
    assert Span(0, 4).covers(Span(0, 4))
    assert 3 in Span(0, 4)
    assert 4 not in Span(0, 4)
