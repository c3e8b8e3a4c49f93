"""The user's word on framing: single values, and the lexicon of reporting words."""

from __future__ import annotations

import pytest

from desktop.basics.errors import CorrectionFailed
from desktop.comparison.reporting import ReportingWord
from desktop.project.checks import statement_anchors
from desktop.project.codec import decode_command, encode_command
from desktop.project.commands import AddArticles, SetFraming, SetLexiconRow, title
from desktop.project.corrections import corrections
from desktop.project.derive import derive
from desktop.project.lexicon_rows import load_own, put_own, read_rows, row_of, word_of
from desktop.project.more_commands import Withdraw
from desktop.project.project import Project
from tests.builders import make_article, make_reading, make_statement
from tests.project.test_derive import findings_of

ARTICLE = make_article("Boats\n\nAda Lund say the boats would come. Ada Lund claim the boats are here.")
SAID = make_statement(ARTICLE, "the boats would come", mention="Ada Lund", cue="say", kind="indirect")
CLAIMED = make_statement(ARTICLE, "the boats are here", mention="Ada Lund", cue="claim", kind="indirect")
READING = make_reading(ARTICLE, SAID, CLAIMED)
PLACE = statement_anchors(READING, SAID)


def project() -> Project:
    made = Project([AddArticles((ARTICLE,))])
    made.put_reading(READING)
    return made


def feature(made, statement, dimension):
    return next(one for one in findings_of(made).framing(statement.id) if one.dimension == dimension)


def test_the_user_s_value_holds_over_the_program_s_which_stays_to_be_seen():
    made = project()
    assert (feature(made, SAID, "cue class").value, feature(made, SAID, "cue class").program) == (
        "neutral",
        None,
    )
    changes = made.apply(SetFraming(PLACE, "cue class", "distancing", "irony"))
    assert changes.statements
    mine = feature(made, SAID, "cue class")
    assert (mine.value, mine.program, mine.reason) == ("distancing", "neutral", "irony")
    assert mine.spans == (SAID.cue.span,)
    assert findings_of(made).cue_class(SAID.id) == "distancing"
    assert findings_of(made).cue_class(CLAIMED.id) == "distancing"
    made.undo()
    assert feature(made, SAID, "cue class").program is None


def test_an_empty_value_takes_the_choice_back():
    made = project()
    made.apply(SetFraming(PLACE, "presentation", "speech act narrated"))
    made.apply(SetFraming(PLACE, "presentation", ""))
    assert feature(made, SAID, "presentation").value == "paraphrased"
    assert findings_of(made).set_framing == {SAID.id: {}}


def test_a_dimension_of_which_the_program_says_nothing_can_be_set():
    made = project()
    made.apply(SetFraming(PLACE, "beside", "a denial follows"))
    mine = feature(made, SAID, "beside")
    assert (mine.value, mine.program, mine.spans) == ("a denial follows", "", ())


@pytest.mark.parametrize("command", [SetFraming((), "naming", "name"), SetFraming(PLACE, "mood", "glad")])
def test_what_names_no_statement_or_no_dimension_does_not_fit(command):
    made = project()
    with pytest.raises(CorrectionFailed):
        made.apply(command)
    assert findings_of(made).set_framing == {}


def test_a_row_of_the_lexicon_holds_for_the_whole_project_and_is_undone():
    made = project()
    say = next(one for one in findings_of(made).reporting.words if one.key == ("say", "verb", "1"))
    made.apply(row_of(ReportingWord(*say.key, "insisting", gloss="my own")))
    assert feature(made, SAID, "cue class").value == "insisting"
    assert feature(made, SAID, "cue class").program is None
    made.apply(SetLexiconRow("reporting", say.key, ()))
    assert feature(made, SAID, "cue class").value == "neutral"
    made.undo()
    assert feature(made, SAID, "cue class").value == "insisting"
    made.undo()
    assert feature(made, SAID, "cue class").value == "neutral"


@pytest.mark.parametrize(
    ("key", "values"),
    [
        (("say", "verb", "1"), {"class": "rude"}),
        (("say", "adverb", "1"), {"class": "neutral"}),
        (("", "verb", "1"), {"class": "neutral"}),
        (("say", "verb"), {"class": "neutral"}),
        (("say", "verb", "1"), {"class": "neutral", "presupposes": "perhaps"}),
    ],
)
def test_a_row_that_cannot_be_one_is_refused(key, values):
    made = project()
    with pytest.raises(CorrectionFailed):
        made.apply(SetLexiconRow("reporting", key, tuple(values.items())))
    assert made.decisions.lexicon_rows == ()


def test_the_newer_of_two_rows_of_one_word_holds():
    made = project()
    for chosen in ("insisting", "conceding"):
        made.apply(row_of(ReportingWord("say", "verb", "1", chosen)))
    assert [word_of(row).word_class for row in made.decisions.lexicon_rows] == ["conceding"]


def test_both_commands_come_back_from_their_bytes():
    for command in (
        SetFraming(PLACE, "naming", "title", "because"),
        row_of(
            ReportingWord("say", "verb", "1", "insisting", ("clause", "out"), "factive", "Own", "gloss, so")
        ),
    ):
        name = type(command).__name__
        stored = encode_command(command, lambda article: article.id)
        assert decode_command(name, stored, {}.get) == command


def test_the_steps_have_names():
    assert title(SetFraming(PLACE, "cue class", "neutral")) == "Set cue class"
    assert title(SetFraming(PLACE, "cue class", "")) == "Take framing back"
    assert title(row_of(ReportingWord("say", "verb", "1", "neutral"))) == "Change reporting word"
    assert title(SetLexiconRow("reporting", ("say", "verb", "1"), ())) == "Take reporting word back"


def test_the_user_s_own_rows_lie_in_a_file_that_anybody_can_read(tmp_path):
    grouse = row_of(
        ReportingWord("grouse", "verb", "1", "emotive or manner", (), "", "Own", "grumble, loudly")
    )
    say = row_of(ReportingWord("say", "verb", "1", "distancing"))
    assert load_own(tmp_path / "nothing here") == ()
    put_own(tmp_path / "lexicons", (grouse, say))
    assert load_own(tmp_path / "lexicons") == (grouse, say)
    put_own(tmp_path / "lexicons", (SetLexiconRow("reporting", say.key, ()),))
    assert load_own(tmp_path / "lexicons") == (grouse,)
    text = (tmp_path / "lexicons" / "reporting.csv").read_text("utf-8")
    assert text.splitlines()[3:] == [
        "lemma,part,sense,class,frame,presupposes,literature,gloss",
        'grouse,verb,1,emotive or manner,,,Own,"grumble, loudly"',
    ]
    assert [one.name for one in (tmp_path / "lexicons").iterdir()] == ["reporting.csv"]


def test_rows_that_are_none_are_left_out_of_the_file(tmp_path):
    (tmp_path / "reporting.csv").write_text(
        "# mine\nlemma,part,sense,class\nsay,verb,1,neutral\nsay,verb,2,rude\n", "utf-8"
    )
    assert [row.key for row in load_own(tmp_path)] == [("say", "verb", "1")]


def test_the_framing_follows_the_speakers():
    found = derive(project().decisions, {ARTICLE.id: READING})
    told = {one.dimension: one.value for one in found.framing(SAID.id)}
    assert told["speaker's share"] == "0 words quoted, 8 paraphrased, in 2 statements"


def test_both_are_corrections_that_can_be_taken_out_by_themselves():
    made = project()
    made.apply(SetFraming(PLACE, "cue class", "distancing", "irony"))
    made.apply(row_of(ReportingWord("claim", "verb", "1", "insisting")))
    told = [(one.title, one.detail, one.words, one.standing) for one in corrections(findings_of(made))]
    assert told == [
        ("Set cue class", "cue class: distancing", "the boats would come", "in force"),
        ("Change reporting word", "claim verb: insisting", "", "in force"),
    ]
    made.apply(Withdraw(1))
    assert feature(made, SAID, "cue class").value == "neutral"
    assert feature(made, CLAIMED, "cue class").value == "insisting"


def test_of_two_values_of_one_dimension_the_later_has_replaced_the_earlier():
    made = project()
    made.apply(SetFraming(PLACE, "cue class", "distancing"))
    made.apply(SetFraming(PLACE, "cue class", "insisting"))
    made.apply(SetFraming(PLACE, "naming", "name"))
    assert [one.standing for one in corrections(findings_of(made))] == ["replaced", "in force", "in force"]


def test_a_naming_in_the_user_s_words_keeps_its_kinds():
    made = project()
    made.apply(SetFraming(PLACE, "naming", "Ada Lund (name, title)"))
    assert feature(made, SAID, "naming").kinds == ("name", "title")
    made.apply(SetFraming(PLACE, "naming", "not named here"))
    assert feature(made, SAID, "naming").kinds == ("not named here",)


def test_a_lexicon_of_the_user_s_that_cannot_be_used_says_why(tmp_path):
    path = tmp_path / "mine.csv"
    with pytest.raises(CorrectionFailed, match=r"mine\.csv"):
        read_rows(path)
    path.write_text("lemma,part,sense,class\nsay,verb,1,rude\n", "utf-8")
    with pytest.raises(CorrectionFailed, match="“say verb 1”: There is no class “rude”"):
        read_rows(path)
    path.write_text("lemma,part,sense,class\nsay,verb,1,insisting\n", "utf-8")
    assert [word_of(row).word_class for row in read_rows(path)] == ["insisting"]
