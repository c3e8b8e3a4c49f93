"""What cells show, as plain values."""

import pytest

from desktop.comparison.passage import Passage
from desktop.comparison.table import Options, passages_of, tabulate
from desktop.window.paint_content import caption, described, entry_of, plain_pieces
from tests.window import desk_builders as desk


def entries(*readings, ignore_house_style=False):
    """The entries of the first utterance, a list for each article."""
    found = desk.findings(*readings)
    passages = passages_of(
        found.utterances(desk.SPEAKER),
        readings=found.readings,
        statements=found.statements,
        article_of=found.article_of,
    )
    table = tabulate(
        desk.SPEAKER,
        found.utterances(desk.SPEAKER),
        articles=[one.id for one in found.articles],
        passages=passages,
        options=Options(base=found.base),
    )
    row = table.rows[0]
    return [
        [
            entry_of(
                passages[one.rendering],
                one.rendering,
                passages[row.base],
                one.judgement,
                ignore_house_style=ignore_house_style,
            )
            for one in cell.entries
        ]
        for cell in row.cells
    ]


def shown(entry):
    return [(piece.text, piece.look, piece.mark) for piece in entry.pieces]


def test_a_changed_word_is_painted_and_nothing_else():
    (_, (other,)) = entries(
        desk.reading("A", "[[1:“The door stays shut,”]] {{Mara Quill}} ((said))."),
        desk.reading("B", "[[1:“The door stays open,”]] {{Mara Quill}} ((said))."),
    )
    assert [text for text, look, _ in shown(other) if look != "same"] == ["open"]
    assert other.text == "“The door stays open,”"
    assert other.conflicting


def test_a_number_that_differs_changes_the_claim():
    (_, (other,)) = entries(
        desk.reading("A", "[[1:“We lost 12 boats,”]] {{Mara Quill}} ((said))."),
        desk.reading("B", "[[1:“We lost 20 boats,”]] {{Mara Quill}} ((said))."),
    )
    assert [(text, look) for text, look, _ in shown(other) if look != "same"] == [("20", "grave")]
    assert other.notes == ("number: ‘20’ instead of ‘12’",)


def test_an_interrupted_quotation_shows_a_gap_that_is_no_text():
    ((base,),) = entries(
        desk.reading("A", "[[1:“We stay,”]] {{Mara Quill}} ((said)). [[1:“We always have.”]]")
    )
    assert [mark for _, _, mark in shown(base)] == ["", "gap", ""]
    assert base.text == "“We stay,” … “We always have.”"
    assert base.notes == ()


def test_only_the_words_in_marks_of_a_mixed_rendering_are_upright():
    ((base,),) = entries(
        desk.reading("A", "{{Mara Quill}} ((said)) [[1:the plant was “quite safe” by now]].")
    )
    assert [(piece.text, piece.quoted) for piece in base.pieces] == [
        ("the plant was ", False),
        ("“quite safe”", True),
        (" by now", False),
    ]


def test_house_style_is_painted_until_it_is_ignored():
    readings = (
        desk.reading("A", "[[1:“The U.S. will pay,”]] {{Mara Quill}} ((said))."),
        desk.reading("B", "[[1:“The US will pay,”]] {{Mara Quill}} ((said))."),
    )
    (_, (other,)) = entries(*readings)
    assert other.differs
    (_, (other,)) = entries(*readings, ignore_house_style=True)
    assert not other.differs
    assert other.notes == ()


def test_the_caption_says_who_how_by_way_of_whom_and_where():
    made, _ = desk.reading(
        "A", "Before.", "[[1:“We stay,”]] {{Mara Quill}} ((was quoted as saying)) by <<Axiom>>."
    )
    told = caption(made, made.statements[0]).replace("\N{NO-BREAK SPACE}", " ")
    assert told == "Mara Quill was quoted as saying · via Axiom · ¶2"


def test_the_caption_leaves_out_what_stands_between():
    made, _ = desk.reading("A", "{{Mara Quill}}, a director since spring, ((said)) [[1:the plant was safe]].")
    assert caption(made, made.statements[0]).startswith("Mara Quill … said")


def test_a_headline_is_told_as_such():
    made, _ = desk.reading("A", "Text.", headline="{{Quill}}: [[1:“We stay”]]")
    assert caption(made, made.statements[0]).endswith("headline")


@pytest.mark.parametrize(
    ("kind", "here", "there", "told"),
    [
        ("number", "20", "12", "number: ‘20’ instead of ‘12’"),
        ("addition", "very", "", "addition: ‘very’, not in the base"),
        ("cut at the end", "", "and no more", "cut at the end: ‘and no more’ left out"),
        ("move", "today", "today", "move: ‘today’ stands elsewhere in the base"),
    ],
)
def test_a_difference_in_words(kind, here, there, told):
    assert described(kind, here, there) == told


def test_the_pieces_of_a_rendering_are_its_text():
    made, _ = desk.reading("A", "{{Mara Quill}} ((said)) [[1:the “safe” plant, “at last”, was shut]].")
    passage = Passage(made, made.statements[0], made.statements[0].spans)
    assert "".join(piece.text for piece in plain_pieces(passage)) == "the “safe” plant, “at last”, was shut"
