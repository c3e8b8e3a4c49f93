"""`crossquote compare --lexicon FILE`."""

from __future__ import annotations

import json

from tests.cli.test_cli import crossquote

HERALD = "Ferry to sail\n\n“We will build 14 boats this year,” Ada Lund said on Monday.\n"


def classes(printed):
    return [one["value"] for one in printed["framing"] if one["dimension"] == "cue class"]


def test_own_reporting_words_hold_in_a_comparison(tmp_path):
    (tmp_path / "herald.txt").write_text(HERALD, encoding="utf-8")
    (tmp_path / "mine.csv").write_text("lemma,part,sense,class\nsay,verb,1,insisting\n", encoding="utf-8")
    done = crossquote(
        "compare", "--json", "--lexicon", str(tmp_path / "mine.csv"), str(tmp_path / "herald.txt")
    )
    assert done.returncode == 0, done.stderr
    printed = json.loads(done.stdout)
    assert classes(printed) == ["insisting"]
    assert [one["lemma"] for one in printed["lexicon"]] == ["say"]


def test_a_lexicon_that_cannot_be_used_is_wrong_usage(tmp_path):
    (tmp_path / "herald.txt").write_text(HERALD, encoding="utf-8")
    (tmp_path / "mine.csv").write_text("lemma,part,sense,class\nsay,verb,1,rude\n", encoding="utf-8")
    done = crossquote("compare", "--lexicon", str(tmp_path / "mine.csv"), str(tmp_path / "herald.txt"))
    assert done.returncode == 2
    assert "“say verb 1”: There is no class “rude”" in done.stderr
