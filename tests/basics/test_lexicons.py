import csv

import pytest

from desktop.basics.lexicons import lexicon, read_lexicon
from desktop.basics.resources import resource, resources_folder

LEXICONS = sorted(path.stem for path in resource("lexicons").glob("*.csv"))


def test_comments_and_blank_lines_are_left_out(tmp_path):
    path = tmp_path / "cues.csv"
    path.write_text(
        "# Source: own\nlemma, class\n\nsay,neutral\n# later\nadmit , conceding\n".replace(", ", ",")
    )
    assert read_lexicon(path) == (
        {"lemma": "say", "class": "neutral"},
        {"lemma": "admit", "class": "conceding"},
    )


@pytest.mark.parametrize("name", LEXICONS)
def test_every_lexicon_tells_its_source_and_licence_and_has_whole_rows(name):
    lines = (resources_folder() / "lexicons" / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    head = "\n".join(line for line in lines if line.startswith("#")).casefold()
    assert "source" in head
    assert "licence" in head
    rows = list(csv.reader(line for line in lines if line.strip() and not line.startswith("#")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(lexicon(name)) == len(rows) - 1
