"""From the network's shares to reports."""

from __future__ import annotations

import numpy as np

from desktop.basics.spans import Span
from desktop.statements.tagger.decode import decode
from desktop.statements.tagger.evidence import Evidence
from desktop.statements.tagger.network import Pointers, Reactions
from desktop.statements.tagger.windows import Pieces

SURE, FAINT = 0.96, 0.02


def pieces(count: int) -> Pieces:
    """Pieces of two letters each with a space behind, in one paragraph."""
    starts = np.arange(count) * 3
    nothing = np.zeros(count, np.int64)
    return Pieces(nothing, starts, starts + 2, nothing, ((0, count),), frozenset())


def reactions(
    content: str, cue: str, source: str, to_cue: dict[int, int], to_source: dict[int, int]
) -> Reactions:
    """What a network that is nearly sure would say; tags written O, B, I, pointers by piece (-1: nobody)."""
    count = len(content)

    def shares(tags: str) -> np.ndarray:
        rows = np.full((count, 3), FAINT, np.float32)
        for place, tag in enumerate(tags):
            rows[place, "OBI".index(tag)] = SURE
        return np.log(rows)

    def pointer(targets: dict[int, int]) -> np.ndarray:
        rows = np.full((count + 2, count + 2), 0.001, np.float32)
        for place, target in targets.items():
            rows[place + 1, target + 1] = SURE
        return np.log(rows)

    window = Pointers(np.array([-1, *range(count), -1]), pointer(to_cue), pointer(to_source))
    return Reactions(
        shares(content),
        shares(cue),
        shares(source),
        (window,),
        np.zeros(count, np.int64),
        np.arange(count) + 1,
    )


def test_a_content_with_its_cue_and_source_is_one_report() -> None:
    [report] = decode(pieces(6), reactions("OOOBII", "OOBOOO", "BIOOOO", {3: 2, 4: 2, 5: 2}, {2: 0}))
    assert report.contents == (Span(9, 17),)
    assert report.cue == Span(6, 8)
    assert report.source == Span(0, 5)
    assert report.content_share > 0.9
    assert report.cue_share > 0.8


def test_two_contents_of_one_cue_are_one_report() -> None:
    [report] = decode(pieces(6), reactions("BIOOBI", "OOBOOO", "OOOBOO", {0: 2, 1: 2, 4: 2, 5: 2}, {2: 3}))
    assert report.contents == (Span(0, 5), Span(12, 17))
    assert report.source == Span(9, 11)


def test_a_content_whose_pieces_point_at_two_cues_is_two_reports() -> None:
    to_cue = {1: 0, 2: 0, 3: 0, 4: 0, 5: 9, 6: 9, 7: 9, 8: 9}
    first, second = decode(
        pieces(10), reactions("OBIIIIIIIO", "BOOOOOOOOB", "O" * 10, to_cue, {0: -1, 9: -1})
    )
    assert (first.contents, first.cue) == ((Span(3, 14),), Span(0, 2))
    assert (second.contents, second.cue) == ((Span(15, 26),), Span(27, 29))


def test_a_cue_that_points_at_nobody_has_no_source() -> None:
    [report] = decode(pieces(4), reactions("OOBI", "OBOO", "BOOO", {2: 1, 3: 1}, {1: -1}))
    assert report.source is None
    assert report.source_share > 0.9


def test_a_content_without_any_cue_is_a_report_all_the_same() -> None:
    [report] = decode(pieces(3), reactions("BII", "OOO", "OOO", {0: -1, 1: -1, 2: -1}, {}))
    assert (report.contents, report.cue, report.cue_share) == ((Span(0, 8),), None, 0.0)


def test_a_doubtful_gap_does_not_part_a_content() -> None:
    doubtful = reactions("BIIII", "OOOOO", "OOOOO", {}, {})
    doubtful.content[2] = np.log([0.5, 0.01, 0.49])
    [report] = decode(pieces(5), doubtful)
    assert report.contents == (Span(0, 14),)


def test_an_empty_article_has_no_reports() -> None:
    assert decode(pieces(0), reactions("", "", "", {}, {})) == []


def test_evidence_is_asked_by_places_in_the_text() -> None:
    evidence = Evidence(pieces(6), reactions("OOOBII", "OOBOOO", "BIOOOO", {3: 2, 4: 2, 5: 2}, {2: 0}))
    assert evidence.content([Span(9, 17)]) > 0.95 > 0.05 > evidence.content([Span(0, 8)])
    assert evidence.cue(Span(6, 8)) > 0.95 > 0.05 > evidence.cue(Span(0, 5))
    assert evidence.source(Span(0, 5)) > 0.95
    assert (
        evidence.pointing([Span(9, 17)], Span(6, 8))
        > 0.9
        > 0.1
        > evidence.pointing([Span(9, 17)], Span(0, 2))
    )
    begin, end = evidence.edges([Span(9, 17)])
    assert begin > 0.9
    assert end == 1.0
