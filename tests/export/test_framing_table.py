"""The framing as a table and as JSON."""

import pytest

from desktop.comparison.framing import DIMENSIONS
from desktop.comparison.reporting import ReportingWord
from desktop.export.csv_file import export_csv
from desktop.export.framing_table import FRAMING_COLUMNS, framing_table
from desktop.export.plain import plain_comparison
from desktop.export.report import report
from desktop.project.checks import statement_anchors
from desktop.project.commands import SetFraming
from desktop.project.decisions import Decisions, after
from desktop.project.derive import derive
from desktop.project.lexicon_rows import row_of
from tests.comparison.framed import findings_in
from tests.comparison.test_names import found
from tests.export.test_tables import HERALD, POST, READINGS, read_back

BOATS = READINGS[HERALD.id].statements[0]


@pytest.fixture(scope="module")
def findings():
    decisions = Decisions(articles=(HERALD, POST))
    place = statement_anchors(READINGS[HERALD.id], BOATS)
    decisions = after(decisions, SetFraming(place, "cue class", "insisting", "she said it twice"))
    decisions = after(decisions, row_of(ReportingWord("told", "verb", "1", "distancing")))
    return derive(decisions, READINGS)


def test_its_columns_keep_their_names():
    assert FRAMING_COLUMNS == (
        "outlet", "title", "published", "speaker", "statement", "text", "presentation", "quotation marks",
        "cue", "cue class", "presupposes", "tense of the cue", "back-shift", "hedges", "boosters",
        "hedges inside", "boosters inside", "beside", "naming", "via", "place", "rank", "share",
        "speaker's share", "naming kind", "words quoted", "words paraphrased",
        "outlet's words of the speaker, quoted", "outlet's words of the speaker, paraphrased", "offsets",
        "set by the user", "reason", "note", "tags", "starred", "note of utterance", "tags of utterance",
        "starred of utterance", "note of speaker", "tags of speaker", "starred of speaker", "note of article",
        "tags of article", "starred of article",
    )  # fmt: skip
    assert set(DIMENSIONS) < set(FRAMING_COLUMNS)


def test_a_row_tells_each_dimension_apart_with_its_places(findings, tmp_path):
    export_csv(findings, tmp_path / "framing.csv", layout="framing")
    rows = {row["text"]: row for row in read_back(tmp_path / "framing.csv").to_dict("records")}
    row = rows["“We will build 12 boats this year,”"]
    assert (row["presentation"], row["quotation marks"], row["cue"]) == ("quoted in full", "full", "said")
    assert (row["naming"], row["naming kind"]) == ("Ada Lund (name)", "name")
    assert (int(row["words quoted"]), int(row["words paraphrased"])) == (7, 0)
    assert int(row["outlet's words of the speaker, quoted"]) == 13
    assert row["rank"] == "statement 1 of 2"
    start, end = row["offsets"].split("cue ")[1].split(";")[0].split("-")
    assert HERALD.text[int(start) : int(end)] == "said"


def test_what_the_user_set_stands_with_what_the_program_says(findings):
    rows = framing_table(findings).to_dict("records")
    row = next(one for one in rows if one["statement"] == BOATS.id)
    assert row["cue class"] == "insisting"
    assert row["set by the user"] == "cue class (the program: nothing)"
    assert row["reason"] == "cue class: she said it twice"
    assert {one["set by the user"] for one in rows if one["statement"] != BOATS.id} == {""}


def test_json_holds_every_dimension_labels_names_and_the_user_s_rows(findings):
    told = plain_comparison(findings)
    mine = {one["dimension"]: one for one in told["framing"] if one["statement"] == BOATS.id}
    assert mine["presentation"] == {
        "statement": BOATS.id,
        "dimension": "presentation",
        "value": "quoted in full",
        "spans": [[BOATS.spans[0].start, BOATS.spans[0].end]],
        "kinds": [],
        "set_by_user": False,
        "program": None,
        "reason": "",
    }
    assert (mine["cue class"]["value"], mine["cue class"]["set_by_user"]) == ("insisting", True)
    assert mine["cue class"]["program"] == ""
    assert mine["naming"]["kinds"] == ["name"]
    assert {one["label"] for ladder in told["labels"] for one in ladder["rungs"]} == {"Ada Lund", "Lund"}
    assert told["names"] == []
    assert told["terms"] == []
    assert told["lexicon"] == [
        {
            "lexicon": "reporting", "lemma": "told", "part": "verb", "sense": "1", "class": "distancing",
            "frame": "", "presupposes": "", "literature": "", "gloss": "",
        }
    ]  # fmt: skip
    theirs = READINGS[POST.id].statements[0]
    classes = {one["statement"]: one["value"] for one in told["framing"] if one["dimension"] == "cue class"}
    assert classes[theirs.id] == "distancing"


def test_the_report_tells_names_and_labels_outlet_by_outlet():
    lines = report(found()).splitlines()
    start = lines.index("Names of things")
    assert lines[start + 3 : start + 6] == [
        "   invasion / military operation (rival names)",
        "      Wire: invasion ×1",
        "      Post: military operation ×1",
    ]
    labels = lines[lines.index("Labels of speakers") :]
    assert "      Post: outspoken envoy Mara Quill ×1, Ms. Quill ×2, pronouns ×1" in labels


def test_json_tells_what_marks_do_around_words_that_nobody_says():
    told = plain_comparison(findings_in("Plan\n\nThe so-called “miracle wall” of the town fell on Monday.\n"))
    text = told["articles"][0]["text"]
    assert [(text[slice(*one["span"])], one["use"]) for one in told["terms"]] == [("“miracle wall”", "scare")]
