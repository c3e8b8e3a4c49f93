"""`crossquote compare --reference FILE`."""

from __future__ import annotations

import json

from tests.cli.test_cli import crossquote

SPEECH = """LUND: The ferry will sail again in May. We will build 12 boats this year, each of them of oak, and
paint them red. (Applause.) Nobody here has to fear for a job.
"""
HERALD = """Ferry to sail again

“We will build 14 boats this year,” Ada Lund said on Monday. “Nobody here has to fear for a job.”
"""


def test_quotations_are_held_against_a_file_that_is_not_compared(tmp_path):
    (tmp_path / "speech.txt").write_text(SPEECH, encoding="utf-8")
    (tmp_path / "herald.txt").write_text(HERALD, encoding="utf-8")
    done = crossquote(
        "compare", "--json", "--reference", str(tmp_path / "speech.txt"), str(tmp_path / "herald.txt")
    )
    assert done.returncode == 0, done.stderr
    printed = json.loads(done.stdout)
    assert [one["file"] for one in printed["articles"]] == [str(tmp_path / "herald.txt")]
    assert printed["reference"] == {"file": str(tmp_path / "speech.txt"), "text": SPEECH}
    assert "altered" in {one["verdict"] for one in printed["located"]}
    known = {one["id"] for one in printed["articles"][0]["statements"]}
    assert {one["statement"] for one in printed["located"]} <= known


def test_a_reference_that_cannot_be_read_is_named_and_the_comparison_goes_on(tmp_path):
    (tmp_path / "herald.txt").write_text(HERALD, encoding="utf-8")
    done = crossquote("compare", "--json", "--reference", "nowhere.txt", str(tmp_path / "herald.txt"))
    assert done.returncode == 1
    assert "crossquote: nowhere.txt: the file is not there" in done.stderr
    printed = json.loads(done.stdout)
    assert (printed["reference"], printed["located"]) == (None, [])
    assert len(printed["articles"]) == 1
