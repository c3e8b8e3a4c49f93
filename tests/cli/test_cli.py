import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from desktop.basics.resources import resource

SAMPLE = sorted(str(path) for path in resource("samples/tarrow-bridge").iterdir())


def crossquote(*arguments, folder=None):
    """The finished process of one call, with its output as text."""
    root = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-m", "desktop", *arguments],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        cwd=folder or root,
        env=os.environ | {"PYTHONPATH": str(root)},
        timeout=120,
        check=False,
    )


def test_extract_prints_one_object_an_article_and_goes_on_after_a_bad_file(tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = crossquote("extract", SAMPLE[0], str(empty), SAMPLE[1])
    assert done.returncode == 1
    articles = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["file"] for one in articles] == SAMPLE[:2]
    assert "empty.txt" in done.stderr
    for article in articles:
        assert article["statements"]
        for statement in article["statements"]:
            places = [*statement["spans"], *([statement["mention"]] if statement["mention"] else [])]
            assert all(0 <= start < end <= len(article["text"]) for start, end in places)
            assert statement["id"].startswith(article["id"])
            assert statement["kind"] in ("direct", "mixed", "indirect")
            assert 0 <= statement["confidence"] <= 1
            assert statement["reasons"]


def test_compare_prints_one_object_and_writes_the_same_verdicts_to_csv(tmp_path):
    # A folder stands for the articles in it.
    printed = crossquote("compare", "--json", str(Path(SAMPLE[0]).parent))
    assert printed.returncode == 0
    assert printed.stderr == ""
    comparison = json.loads(printed.stdout)
    assert [one["file"] for one in comparison["articles"]] == SAMPLE
    known = {one["id"] for article in comparison["articles"] for one in article["statements"]}
    assert {one for utterance in comparison["utterances"] for one in utterance["statements"]} <= known

    table = tmp_path / "long.csv"
    written = crossquote("compare", "--csv", str(table), "--layout", "long", "--base", SAMPLE[0], *SAMPLE)
    assert written.returncode == 0
    assert written.stdout == ""
    rows = pd.read_csv(table, encoding="utf-8-sig", keep_default_na=False).to_dict("records")
    verdicts = {frozenset((one["a"], one["b"])): one["verdict"] for one in comparison["pairs"]}
    base = {one["utterance"]: one["statement"] for one in rows if one["verdict to base"] == "base"}
    judged = [one for one in rows if one["utterance"] in base and one["verdict to base"] != "base"]
    assert len(judged) >= 5
    for one in judged:
        pair = frozenset((one["statement"], base[one["utterance"]]))
        assert one["verdict to base"] == verdicts.get(pair, one["verdict to base"])

    again = crossquote("compare", "--csv", str(table), "--layout", "long", *SAMPLE)
    assert again.returncode == 2
    assert "exists already" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("compare", "--base", "other.txt", "a.txt"), "name one of the files"),
        (("compare", "--json", "--csv", "x.csv", "a.txt"), "choose one of them"),
        (("extract",), "FILE"),
        (("extract", "--jobs", "0", "a.txt"), "jobs"),
        (("compare", "--layout", "tall", "a.txt"), "tall"),
    ],
)
def test_wrong_usage_is_told_and_ends_with_two(arguments, message):
    done = crossquote(*arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stdout == ""


def test_a_file_that_is_missing_is_named_with_a_remedy():
    done = crossquote("compare", "--json", "nowhere.txt")
    assert done.returncode == 1
    assert done.stderr.startswith("crossquote: nowhere.txt: ")
    assert json.loads(done.stdout)["articles"] == []


def test_extract_and_compare_never_import_qt():
    code = f"""
import sys
from desktop.cli import main
try:
    main(["compare", "--json", {SAMPLE[0]!r}])
except SystemExit as end:
    assert end.code == 0
print([name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))], file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stderr.strip().endswith("[]")


def test_two_processes_print_what_one_prints():
    one = crossquote("extract", *SAMPLE[:2])
    two = crossquote("extract", "--jobs", "2", *SAMPLE[:2])
    assert two.returncode == 0
    assert two.stdout == one.stdout


def test_the_version_is_printed():
    assert crossquote("--version").stdout.startswith("Crossquote ")


def test_an_evidence_sheet_is_written_and_verified(tmp_path):
    sheet = tmp_path / "sheet.html"
    written = crossquote("compare", *SAMPLE[:2], "--evidence", str(sheet))
    assert (written.returncode, written.stdout) == (0, "")
    held = crossquote("verify", str(sheet))
    assert (held.returncode, held.stdout) == (0, "sheet.html holds: everything is as recorded.\n")
    sheet.write_text(
        sheet.read_text(encoding="utf-8")
        .replace('\\"verbatim\\"', "")
        .replace('"verdict": "verbatim"', '"verdict": "altered"'),
        encoding="utf-8",
    )
    changed = crossquote("verify", str(sheet))
    assert changed.returncode == 1
    assert "verdict: recorded “altered”, now “verbatim”" in changed.stdout
    assert crossquote("verify", str(tmp_path / "missing.html")).returncode == 2
    assert crossquote("compare", *SAMPLE[:2], "--evidence", str(sheet)).returncode == 2


def test_the_evidence_of_a_project_holds_the_files_that_the_project_holds(tmp_path):
    from desktop.articles.registry import open_file
    from desktop.project.commands import AddArticles
    from desktop.project.copies import create_project

    path, sheet = tmp_path / "Bridge.crossquote", tmp_path / "sheet.html"
    original = tmp_path / "article.txt"
    original.write_text("Ferry shut\n\n“The ferry is shut,” Olaf Brandt said.\n", encoding="utf-8")
    opened = create_project(path)
    found = open_file(original)
    opened.project.put_source(found.source)
    opened.project.apply(AddArticles(found.articles))
    opened.close()
    original.unlink()
    assert crossquote("compare", str(path), "--evidence", str(sheet)).returncode == 0
    assert '<p class="lead">Bridge</p>' in sheet.read_text(encoding="utf-8")
    assert crossquote("verify", str(sheet)).stdout == "sheet.html holds: everything is as recorded.\n"


def test_a_project_is_compared_with_its_corrections_and_left_as_it_is(tmp_path):
    from desktop.articles.registry import open_file
    from desktop.project.commands import AddArticles, ChooseBase, DescribeArticle
    from desktop.project.copies import create_project

    path = tmp_path / "Bridge.crossquote"
    opened = create_project(path)
    for name in SAMPLE[:2]:
        opened.project.apply(AddArticles(open_file(Path(name)).articles))
    first, second = opened.project.decisions.articles
    opened.project.apply(DescribeArticle(first.id, "outlet", "The Renamed Courier"), ChooseBase(second.id))
    # Another window has it open meanwhile.
    before = path.read_bytes()
    done = crossquote("compare", "--json", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    compared = json.loads(done.stdout)
    assert [one["outlet"] for one in compared["articles"]] == ["The Renamed Courier", second.outlet]
    printed = crossquote("extract", str(path))
    articles = [json.loads(line) for line in printed.stdout.splitlines()]
    assert [one["id"] for one in articles] == [first.id, second.id]
    assert [one["id"] for one in articles[0]["statements"]] == [
        one["id"] for one in compared["articles"][0]["statements"]
    ]
    opened.close()
    assert path.read_bytes() == before
    assert (
        crossquote(
            "compare", str(path), "--csv", str(tmp_path / "c.csv"), "--layout", "corrections"
        ).returncode
        == 0
    )
    (row,) = pd.read_csv(tmp_path / "c.csv").to_dict("records")
    assert (row["what"], row["how"]) == ("Correct outlet", "outlet: The Renamed Courier")
    assert row["made (UTC)"] == opened.project.entries[2].made
    for arguments, message in (
        ((str(path), SAMPLE[0]), "give a project alone, or articles"),
        ((str(path), "--base", SAMPLE[0]), "a project has its own"),
        ((str(tmp_path / "missing.crossquote"),), "the project is not there"),
    ):
        refused = crossquote("compare", *arguments)
        assert refused.returncode == 2
        assert message in refused.stderr
