"""The trained reader's presence and absence."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.articles.plain_text import article_of_text
from desktop.statements.extract import extract
from desktop.statements.tagger import reader

TEXT = "Ministers meet over the bridge\n\n“The bridge is safe,” said Okafor. He denied that it was rusty."


@pytest.fixture
def _no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setattr(reader, "resource", lambda name: tmp_path / name)
    reader.network.cache_clear()
    yield
    reader.network.cache_clear()


@pytest.mark.usefixtures("_no_file")
def test_without_the_file_rules_work_alone_and_the_reading_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.INFO):
        reading = extract(article_of_text(TEXT, file="bridge.txt"))
        extract(article_of_text(TEXT, file="bridge.txt"))
    assert [one.kind for one in reading.statements] == ["direct", "indirect"]
    assert reading.made_by.endswith("rules alone")
    assert [record.message for record in caplog.records if "rules alone" in record.message] == [
        f"The trained reader is missing ({reader.resource(reader.FILE)}): "
        "statements are found by rules alone."
    ]


@pytest.mark.skipif(reader.network() is None, reason="the trained reader's file or onnxruntime is missing")
class TestWithTheFile:
    """What only the trained reader gives."""

    def test_the_reading_names_the_reader(self) -> None:
        reading = extract(article_of_text(TEXT, file="bridge.txt"))
        assert f"reader {reader.network().notes['name']}" in reading.made_by  # type: ignore[union-attr]

    def test_other_weights_make_another_name(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        own, known = reader.name(), reader.network()
        (tmp_path / "weights.json").write_text("{}", encoding="utf-8")
        monkeypatch.setattr(reader, "network", lambda: known)
        monkeypatch.setattr(reader, "resource", lambda name: tmp_path / "weights.json")
        assert reader.name().rpartition(", weights ")[0] == own.rpartition(", weights ")[0]
        assert reader.name() != own

    def test_a_statement_found_by_both_says_so_in_words(self) -> None:
        first, *_ = extract(article_of_text(TEXT, file="bridge.txt")).statements
        assert [reason.rule for reason in first.reasons][:2] == ["cue after", "reader agrees"]
        assert f"together they are {round(100 * first.confidence)}% sure" in first.reasons[1].text

    def test_the_same_article_gives_the_same_reading(self) -> None:
        article = article_of_text(TEXT, file="bridge.txt")
        assert extract(article) == extract(article)

    def test_hostile_text_is_read_to_its_end(self) -> None:
        text = "Headline\n\n" + "“" * 300 + "\u202e=1+1 \x01" + "ö" * 3000 + " said he " * 200
        assert extract(article_of_text(text, file="x.txt")).article.text.startswith("Headline")
