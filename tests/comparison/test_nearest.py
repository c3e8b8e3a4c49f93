"""The nearest passage, where a rendering was not found."""

from desktop.comparison.nearest import nearest
from desktop.comparison.passage import Passage
from tests.window import desk_builders as desk


def sought(words):
    made, _ = desk.reading("A", f"[[1:“{words},”]] {{{{Mara Quill}}}} ((said)).")
    return Passage(made, made.statements[0], made.statements[0].spans)


def test_the_sentence_that_shares_most_words_is_nearest():
    made, _ = desk.reading(
        "B",
        "Rain fell on the harbour. Two pumps were replaced in spring, engineers think. Nobody slept.",
    )
    found = nearest(made, sought("Every pump was replaced and the pumps were replaced in spring"))
    assert found.span.of(made.article.text) == "Two pumps were replaced in spring, engineers think."
    assert 0.25 <= found.likeness <= 1


def test_a_passage_may_run_over_sentences():
    made, _ = desk.reading(
        "B", "Rain fell. Sandbags lined the quay. Boats were moored twice over. Dogs barked."
    )
    found = nearest(made, sought("Sandbags lined the quay and boats were moored twice over"))
    assert found.span.of(made.article.text) == "Sandbags lined the quay. Boats were moored twice over."


def test_where_nothing_is_like_it_there_is_no_nearest_passage():
    made, _ = desk.reading("B", "Rain fell on the harbour. Dogs barked at the tide.")
    assert nearest(made, sought("Every kettle was replaced")) is None
