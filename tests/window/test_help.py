"""What the About box tells."""

from __future__ import annotations

from desktop.window.help import licences


def test_the_trained_reader_names_the_licence_of_the_weights_it_was_made_from() -> None:
    [reader] = [one for one in licences() if one.part.startswith("Trained reader")]
    assert reader.part == "Trained reader, made from all-MiniLM-L6-v2"
    assert reader.name == "Apache-2.0"
    assert reader.text.split()[:4] == ["Apache", "License", "Version", "2.0,"]


def test_every_word_list_tells_where_it_comes_from() -> None:
    lists = [one for one in licences() if one.part.startswith("Word list")]
    assert [one.part for one in lists if "ource" not in one.text] == []
