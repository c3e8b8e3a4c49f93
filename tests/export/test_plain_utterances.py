"""The utterances in the JSON: how sure their alignment is, and the words of all renderings in one table."""

import pytest

from desktop.export.plain import plain_comparison
from desktop.project.derive import derive
from tests.project.test_derive import project_of_all


@pytest.fixture(scope="module")
def printed():
    project = project_of_all()
    return plain_comparison(derive(project.decisions, project.readings))


def test_every_alignment_tells_its_score_and_reason(printed):
    for one in printed["utterances"]:
        assert 0 <= one["score"] <= 1
        assert one["reason"].endswith(".")


def test_the_words_of_each_rendering_are_restored_from_the_columns(printed):
    article_of = {
        statement["id"]: article for article in printed["articles"] for statement in article["statements"]
    }
    several = [one for one in printed["utterances"] if len(one["renderings"]) > 1]
    assert several
    for one in several:
        for row, rendering in enumerate(one["renderings"]):
            places = [place for column in one["collation"]["columns"] for place in column[row]]
            assert places == sorted(places)
            text = article_of[rendering["statement"]]["text"]
            left = "".join(text[start:end] for start, end in rendering["spans"])
            for start, end in places:
                assert any(a <= start and end <= b for a, b in rendering["spans"])
                left = left.replace(text[start:end], "", 1)
            assert not any(letter.isalnum() for letter in left)


def test_what_is_told_only_once_has_no_table(printed):
    alone = [one for one in printed["utterances"] if len(one["renderings"]) == 1]
    assert alone
    assert {one["collation"] for one in alone} == {None}
