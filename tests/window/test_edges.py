"""Where edges can stand and what moving them makes of a statement's words."""

from desktop.basics.spans import Span
from desktop.window.edges import Stops, moved, split_at

TEXT = "“We won’t go,” she said. Then: “Not now.”"
SPANS = (Span(0, 14), Span(31, 41))


def test_an_edge_stops_at_words_and_marks():
    stops = Stops(TEXT)
    assert [stops.next("start", 0, 1), stops.next("start", 1, 1), stops.next("start", 4, 1)] == [1, 4, 10]
    assert [stops.next("end", 14, 1), stops.next("end", 14, -1)] == [18, 13]
    assert stops.next("end", len(TEXT), 1) == len(TEXT)
    assert stops.next("start", 0, -1) == 0
    assert [stops.nearest("start", 5), stops.nearest("end", 5), stops.nearest("end", 8)] == [4, 3, 9]


def test_an_edge_moves_by_characters_as_they_are_seen():
    stops = Stops("ae\u0301b👩\u200d🚀c")
    forward = [stops.next_character(at, 1) for at in (0, 1, 3, 4, 7, 8)]
    assert forward == [1, 3, 4, 7, 8, 8]
    assert [stops.next_character(at, -1) for at in (8, 7, 4, 3, 1, 0)] == [7, 4, 3, 1, 0, 0]


def test_a_text_without_words_has_no_stops():
    assert Stops("").nearest("start", 7) == 7
    assert Stops("").next("end", 7, 1) == 7


def test_moving_an_edge_inwards_drops_what_lies_beyond_and_outwards_takes_more():
    assert moved(SPANS, "start", 4) == (Span(4, 14), Span(31, 41))
    assert moved(SPANS, "start", 20) == (Span(31, 41),)
    assert moved(SPANS, "end", 13) == (Span(0, 13),)
    assert moved(SPANS, "end", 25) == (Span(0, 14),)
    assert moved(SPANS[1:], "start", 25) == (Span(25, 41),)
    assert moved(SPANS[:1], "end", 23) == (Span(0, 23),)


def test_an_edge_moved_past_all_words_leaves_them_as_they_are():
    assert moved(SPANS, "start", 60) == SPANS
    assert moved(SPANS, "end", 0) == SPANS


def test_a_statement_is_split_where_the_cursor_stands():
    assert split_at(SPANS, 4) == ((Span(0, 4),), (Span(4, 14), Span(31, 41)))
    assert split_at(SPANS, 20) == ((Span(0, 14),), (Span(31, 41),))
    assert split_at(SPANS, 0) == ((), SPANS)
