import pytest

from desktop.basics.anchors import Anchor
from desktop.basics.errors import CorrectionFailed
from desktop.project.commands import (
    AddArticles,
    ChooseBase,
    DescribeArticle,
    JoinSpeakers,
    RemoveArticles,
    RenameSpeaker,
    SeparateSpeakers,
)
from desktop.project.decisions import AnchoredLink
from desktop.project.history import Entry, without_gaps
from desktop.project.more_commands import GiveReason, Withdraw
from desktop.project.project import Changes, Project
from tests.builders import make_article, make_reading

HERALD = make_article("Mayor speaks\n\n“We will build it,” Mayor Ada Lund said.")
POST = make_article(
    "Lund: 'We will build'\n\nMs Lund said the town would build it.", outlet="Post", file="post.txt"
)
LUND = Anchor(HERALD.id, "Mayor Ada Lund", "", "", 33)
MS_LUND = Anchor(POST.id, "Ms Lund", "", "", 23)


def test_undo_takes_back_command_by_command_and_redo_puts_them_in_force_again():
    project = Project()
    states = [project.decisions]
    for command in (
        AddArticles((HERALD, POST)),
        DescribeArticle(POST.id, "outlet", "Evening Post"),
        ChooseBase(POST.id),
        JoinSpeakers((LUND,), (MS_LUND,)),
        RenameSpeaker((LUND,), "Ada Lund"),
        RemoveArticles((POST.id,)),
    ):
        project.apply(command)
        states.append(project.decisions)
    titles = []
    for state in reversed(states[:-1]):
        titles.append(project.undo_title)
        project.undo()
        assert project.decisions == state
    assert titles == [
        "Remove article",
        "Rename speaker",
        "Merge speakers",
        "Choose base",
        "Correct outlet",
        "Add 2 articles",
    ]
    assert project.undo() == Changes()
    for state in states[1:]:
        project.redo()
        assert project.decisions == state
    assert project.redo() == Changes()


def test_a_new_command_ends_what_could_be_redone():
    project = Project()
    project.apply(AddArticles((HERALD,)))
    project.apply(DescribeArticle(HERALD.id, "title", "Wrong"))
    project.undo()
    project.apply(DescribeArticle(HERALD.id, "title", "Right"))
    assert project.redo_title == ""
    assert project.decisions.articles[0].title == "Right"


def test_a_command_tells_what_it_changed():
    project = Project()
    assert project.apply(AddArticles((HERALD, POST))) == Changes(
        articles=frozenset({HERALD.id, POST.id}), listing=True, speakers=True
    )
    assert project.apply(DescribeArticle(POST.id, "published", "2026-03-01")) == Changes(
        articles=frozenset({POST.id})
    )
    assert project.apply(ChooseBase(POST.id)) == Changes(base=True)
    assert project.apply(RenameSpeaker((LUND,), "Ada Lund")) == Changes(speakers=True)
    assert project.put_reading(make_reading(POST)) == Changes(articles=frozenset({POST.id}), speakers=True)


def test_a_command_that_does_not_fit_changes_nothing():
    project = Project()
    project.apply(AddArticles((HERALD,)))
    before = project.decisions
    for command, message in (
        (AddArticles((HERALD,)), "already in the project"),
        (RemoveArticles((POST.id,)), "no longer in the project"),
        (ChooseBase(POST.id), "no longer in the project"),
        (JoinSpeakers((LUND,), (LUND,)), "two different speakers"),
        (SeparateSpeakers((LUND,), ()), "two speakers"),
        (RenameSpeaker((), "Lund"), "choose a speaker first"),
    ):
        with pytest.raises(CorrectionFailed, match=message):
            project.apply(command)
    assert project.decisions == before
    assert len(project.log) == 1


def test_of_joining_and_separating_the_later_word_holds():
    project = Project()
    project.apply(JoinSpeakers((LUND,), (MS_LUND,)))
    project.apply(SeparateSpeakers((MS_LUND,), (LUND,)))
    assert project.decisions.links == (AnchoredLink(MS_LUND, LUND, same=False),)
    project.apply(JoinSpeakers((LUND,), (MS_LUND,)))
    assert project.decisions.links == (AnchoredLink(LUND, MS_LUND, same=True),)


def test_removing_the_base_leaves_no_base():
    project = Project([AddArticles((HERALD, POST)), ChooseBase(POST.id), RemoveArticles((POST.id,))])
    assert project.decisions.base == ""
    project.undo()
    assert project.decisions.base == POST.id


def test_an_empty_name_takes_the_choice_back():
    project = Project([RenameSpeaker((LUND,), "Ada Lund"), RenameSpeaker((LUND, MS_LUND), " ")])
    assert project.decisions.names == ()


def test_a_step_of_several_commands_is_taken_back_and_put_back_whole():
    project = Project()
    project.apply(AddArticles((HERALD, POST)))
    project.apply(JoinSpeakers((LUND,), (MS_LUND,)), RenameSpeaker((LUND,), "Ada Lund"))
    assert (project.done, project.undo_title) == (3, "Merge speakers")
    project.undo()
    assert (project.done, project.undo_title, project.redo_title) == (1, "Add 2 articles", "Merge speakers")
    project.redo()
    assert project.done == 3
    assert [entry.step for entry in project.entries] == [0, 1, 1]


def test_a_step_of_which_one_command_does_not_fit_changes_nothing_and_can_still_be_redone():
    project = Project()
    project.apply(AddArticles((HERALD,)))
    project.apply(ChooseBase(HERALD.id))
    project.undo()
    with pytest.raises(CorrectionFailed):
        project.apply(ChooseBase(HERALD.id), ChooseBase(POST.id))
    assert (project.done, project.redo_title) == (1, "Choose base")


def test_articles_that_came_together_are_one_step_and_are_counted_together():
    project = Project()
    project.apply(AddArticles((HERALD,)), onward=True)
    project.apply(AddArticles((POST,)), onward=True)
    assert project.undo_title == "Add 2 articles"
    project.apply(ChooseBase(POST.id))
    project.undo()
    project.undo()
    assert (project.done, project.redo_title) == (0, "Add 2 articles")


def test_any_moment_of_a_long_log_is_found_again():
    project = Project([AddArticles((HERALD,))])
    for number in range(300):
        project.apply(DescribeArticle(HERALD.id, "title", str(number)))
    for number in reversed(range(299)):
        project.undo()
        assert project.decisions.articles[0].title == str(number)
    project.apply(DescribeArticle(HERALD.id, "title", "other"))
    project.undo()
    assert project.decisions.articles[0].title == "0"


def test_the_keeper_is_told_of_every_change_as_it_is_made():
    told = []

    class Listening:
        def __getattr__(self, name):
            return lambda *values: told.append((name, *values))

    project = Project(clock=lambda: "2031-01-02T03:04:05Z")
    project.kept_by(Listening())
    added, based = AddArticles((HERALD,)), ChooseBase(HERALD.id)
    project.apply(added)
    project.apply(based)
    project.undo()
    project.undo()
    project.undo()
    project.put_setting("speaker", "lund")
    project.put_setting("speaker", "lund")
    time = "2031-01-02T03:04:05Z"
    assert told == [
        ("keep_entries", 0, (Entry(added, 0, time),)),
        ("keep_entries", 1, (Entry(based, 1, time),)),
        ("keep_done", 1),
        ("keep_done", 0),
        ("keep_setting", "speaker", "lund"),
    ]


def test_a_log_with_gaps_names_its_entries_by_their_new_places():
    entries = [
        Entry(ChooseBase("a"), 3), Entry(Withdraw(1), 4), Entry(Withdraw(3), 5),
        Entry(GiveReason(5, "why"), 6),
    ]  # fmt: skip
    assert without_gaps(entries, (3, 5, 6, 8)) == [Entry(ChooseBase("a"), 3), Entry(Withdraw(0), 5)]


def test_a_command_of_the_log_that_no_longer_fits_stays_there_and_says_why():
    project = Project([AddArticles((HERALD,)), ChooseBase(POST.id), DescribeArticle(HERALD.id, "title", "x")])
    assert [one.problem for one in project.decisions.entries] == [
        "", "That article is no longer in the project; add it again first.", "",
    ]  # fmt: skip
    assert len(project.decisions.log) == 3
    project.undo()
    project.undo()
    project.undo()
    assert project.decisions.articles == ()
