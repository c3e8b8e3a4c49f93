"""Any sequence of commands, undone to the start, leaves no trace; redone, it leads to the same end."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.basics.errors import CorrectionFailed
from desktop.export.canonical import canonical
from desktop.project.commands import COMMANDS, AddArticles
from desktop.project.copies import create_project
from desktop.project.derive import Memo
from desktop.project.opening import open_project
from tests.builders import make_article, make_reading, make_statement
from tests.project.any_command import command

HERALD = make_article(
    "Mayor speaks 🙂\n\n“We will build it in May,” Mayor Ada Lund said.\n\n“Never,” said Olaf Brandt.",
    published="2026-03-01",
)
POST = make_article(
    "Lund: ‘We will build’\n\nMs Lund said the town would build it in May.", outlet="Post", file="post.txt"
)
WIRE = make_article("Bridge\n\n“We will build it in June,” Lund said.", outlet="Wire", file="wire.txt")
ARTICLES = (HERALD, POST, WIRE)
READINGS = {
    one.article.id: one
    for one in (
        make_reading(
            HERALD,
            make_statement(HERALD, "“We will build it in May,”", mention="Mayor Ada Lund", cue="said"),
            make_statement(HERALD, "“Never,”", mention="Olaf Brandt", cue="said"),
        ),
        make_reading(
            POST,
            make_statement(
                POST, "the town would build it in May", mention="Ms Lund", cue="said", kind="indirect"
            ),
        ),
        make_reading(WIRE, make_statement(WIRE, "“We will build it in June,”", mention="Lund", cue="said")),
    )
}
ANY = st.sampled_from(COMMANDS).flatmap(lambda kind: command(kind, ARTICLES))


class Editing(RuleBasedStateMachine):
    """A user at work, whose project is closed and opened again now and then."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="crossquote-editing-"))
        self.opened = create_project(self.folder / "Any.crossquote")
        self.memo = Memo()

    @property
    def project(self):
        return self.opened.project

    def export(self):
        return canonical(self.project.decisions, READINGS, memo=self.memo)

    @initialize(added=st.lists(st.sampled_from(ARTICLES), unique=True))
    def begin(self, added):
        self.start = self.export()
        if added:
            self.project.apply(AddArticles(tuple(added)))

    @rule(commands=st.lists(ANY, min_size=1, max_size=4), onward=st.booleans())
    def do(self, commands, onward):
        before = (self.project.decisions, self.project.entries, self.project.done)
        try:
            self.project.apply(*commands, onward=onward)
        except CorrectionFailed:
            # Refused as a whole: try the first that fits, so that something happens.
            assert (self.project.decisions, self.project.entries, self.project.done) == before
            for one in commands:
                try:
                    self.project.apply(one)
                except CorrectionFailed:
                    continue
                break

    @rule()
    def undo(self):
        self.project.undo()

    @rule()
    def redo(self):
        self.project.redo()

    @precondition(lambda self: self.project.done)
    @rule()
    def there_and_back(self):
        here = self.project.decisions
        self.project.undo()
        self.project.redo()
        assert self.project.decisions == here

    @rule()
    def reopen(self):
        before = self.project
        self.opened.close()
        self.opened = open_project(self.opened.path)
        assert (self.opened.read_only, self.opened.told) == ("", ())
        assert self.project.entries == before.entries
        assert (self.project.done, self.project.decisions) == (before.done, before.decisions)

    @invariant()
    def what_can_be_undone_has_a_name(self):
        assert bool(self.project.undo_title) == (self.project.done > 0)
        assert bool(self.project.redo_title) == (self.project.done < len(self.project.log))

    def teardown(self):
        steps = 0
        while self.project.redo_title:
            self.project.redo()
        end = self.export()
        while self.project.undo_title:
            self.project.undo()
            steps += 1
        assert self.export() == self.start
        for _ in range(steps):
            self.project.redo()
        assert self.export() == end
        assert self.project.redo_title == ""
        self.opened.close()
        shutil.rmtree(self.folder)


Editing.TestCase.settings = settings(max_examples=30, stateful_step_count=20)
TestAnySequence = Editing.TestCase


def test_the_export_tells_apart_what_differs_and_not_how_it_came_about():
    from desktop.project.commands import ChooseBase
    from desktop.project.project import Project

    def export(*commands):
        return canonical(Project(commands).decisions, READINGS)

    added = AddArticles(ARTICLES)
    assert export(added, ChooseBase(POST.id)) != export(added)
    assert export(added, ChooseBase(POST.id), ChooseBase("")) == export(added)
