"""Who said what in every third article of valid, as `extract` prints it, held to the floors.

A change that takes a figure below its floor made the program worse at what it is for. `make accuracy` holds
all articles to them.
"""

from __future__ import annotations

from typing import Any

import pytest

from desktop.articles.plain_text import article_of_text
from desktop.export.plain import plain_article
from desktop.project.batch import findings_of
from desktop.statements.extract import extract
from tests.evaluation import VALID, attribution_figures, needs_corpora, scorer
from tests.floors import CEILINGS, floors, missed

EVERY = 3

pytestmark = needs_corpora


@pytest.fixture(scope="module")
def reached() -> dict[str, float]:
    articles = scorer("attribution_eval").load_gold(VALID)[::EVERY]
    return attribution_figures(articles, {article.id: _printed(article) for article in articles})


def _printed(annotated: Any) -> Any:
    reading = extract(article_of_text(annotated.text, file=f"{annotated.id}.txt"))
    return plain_article(reading, findings_of([reading]))["statements"]


def test_statements_and_their_speakers_stay_above_the_floors(reached: dict[str, float]) -> None:
    wanted = {name: floor for name, floor in floors("sample").items() if name not in CEILINGS}
    assert missed(reached, wanted) == {}, reached


def test_few_attributions_without_a_source_are_given_a_speaker(reached: dict[str, float]) -> None:
    wanted = {name: floor for name, floor in floors("sample").items() if name.startswith("sourceless")}
    assert missed(reached, wanted) == {}, reached


def test_confidence_is_the_share_right(reached: dict[str, float]) -> None:
    assert reached["calibration"] <= floors("sample")["calibration"]
