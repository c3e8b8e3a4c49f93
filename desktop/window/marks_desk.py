"""Turn what the user marks into commands: stars, notes and tags on whatever the keyboard is at.

In the comparison that is the statement whose rendering is selected, or with Shift the whole row; in the lists
what is selected there, if anything is; in the article the statement that is highlighted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu

from desktop.project.commands import Command
from desktop.project.derive import Findings
from desktop.project.marking import DefineTag, RemoveTag, RenameTag, SetNote, Star, Tag, TagColour
from desktop.project.marks import Mark, tag_counts
from desktop.window.mark_things import (
    Thing,
    article_thing,
    speaker_thing,
    statement_thing,
    utterance_thing,
)
from desktop.window.note_dialog import NoteDialog
from desktop.window.note_rows import NoteRow
from desktop.window.tags_dialog import TagsDialog

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow

NOTHING = "Select a statement, a speaker or an article first."


class MarksDesk(QObject):
    """Stands between what can be marked in one window and the workbench."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bench = window.workbench
        self.tags: TagsDialog | None = None
        """The dialog of tags while it is open."""
        self._tagged: Callable[[], Sequence[Thing]] = tuple
        self._bench.findings_changed.connect(self._findings_changed)
        window.comparison.menu_opening.connect(self._fill_menu)
        window.statements.menu_opening.connect(self._fill_article_menu)
        for keys, slot in (
            ("S", self.turn_star),
            ("N", self.write_note),
            ("T", self.choose_tags),
            ("Shift+S", lambda: self.turn_star(row=True)),
            ("Shift+N", lambda: self.write_note(row=True)),
            ("Shift+T", lambda: self.choose_tags(row=True)),
        ):
            short = QShortcut(QKeySequence(keys), window.comparison.table)
            short.setContext(Qt.ShortcutContext.WidgetShortcut)
            short.activated.connect(slot)

    def turn_star(self, *, row: bool = False) -> None:
        """Put a star on what is selected; take it off where all of it has one."""
        things = self._asked(row=row)
        if things:
            on = not all(one.mark.starred for one in things)
            commands = [Star(one.mark.target, on) for one in things if one.mark.starred != on]
            self._bench.apply(*commands, told=f"{'Starred' if on else 'No longer starred'}: {_names(things)}")

    def write_note(self, *, row: bool = False) -> None:
        """Let the user write a note on what is selected; of several things on the first."""
        things = self._asked(row=row)
        if things:
            self.write_note_on(things[0])

    def write_note_on(self, thing: Thing) -> None:
        """Let the user write a note on this."""
        dialog = NoteDialog(self._window, thing.name, thing.about, thing.mark.note)

        def done() -> None:
            text = dialog.text
            if text != thing.mark.note:
                told = "Note kept" if text else "Note removed"
                self._bench.apply(SetNote(thing.mark.target, text), told=f"{told}: {thing.name}")

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(done)
        dialog.open()

    def choose_tags(self, *, row: bool = False) -> None:
        """Let the user put tags on what is selected."""
        finders = self._finders(row=row)
        things = self._found(finders)
        if not things:
            self._bench.told.emit(NOTHING, False)
            return
        self.tag(_names(things), lambda: self._found(finders))

    def manage_tags(self) -> None:
        """Let the user keep his tags in order."""
        self.tag("", tuple)

    def tag(self, what: str, things: Callable[[], Sequence[Thing]]) -> None:
        """Open the dialog of tags on some things."""
        dialog = TagsDialog(self._window, what)
        self.tags, self._tagged = dialog, things
        dialog.toggled.connect(self._turn_tag)
        dialog.made.connect(self._make)
        dialog.renamed.connect(
            lambda name, to: self._do((RenameTag(name, to),), f"Renamed “{name}” to “{to}”")
        )
        dialog.recoloured.connect(self._recolour)
        dialog.removed.connect(lambda name: self._do((RemoveTag(name),), f"Removed tag “{name}”"))
        dialog.finished.connect(self._tags_closed)
        self._show_tags(self._bench.findings)
        dialog.open()

    # What is selected

    def things(self, *, row: bool = False) -> list[Thing]:
        """What a mark would be put on now."""
        return self._found(self._finders(row=row))

    def _asked(self, *, row: bool) -> list[Thing]:
        found = self.things(row=row)
        if not found:
            self._bench.told.emit(NOTHING, False)
        return found

    def _finders(self, *, row: bool) -> list[Callable[[Findings], Thing | None]]:
        """What is selected where the keyboard is, as what finds it again in other findings."""
        window = self._window
        if row:
            return self._row()
        focus = QApplication.focusWidget()
        beside = focus is not None and window.left.isAncestorOf(focus)
        if window.centre.currentWidget() is window.centre.notes and not beside:
            noted = window.centre.notes.current
            return [partial(_same_thing, row=noted)] if noted is not None else []
        if focus is window.speakers.list and window.speakers.selected:
            return [partial(speaker_thing, speaker=one) for one in window.speakers.selected]
        if focus is window.articles.list and window.articles.selected:
            return [partial(article_thing, article=one.key) for one in window.articles.selected]
        hit = window.hits.current
        if focus is window.hits.list and hit is not None:
            statement = hit.hit.statement
        elif focus is window.reader.text:
            statement = self._read_statement()
        else:
            statement = self._selected_rendering()
        return [partial(statement_thing, statement=statement)] if statement else []

    def _found(self, finders: Sequence[Callable[[Findings], Thing | None]]) -> list[Thing]:
        findings = self._bench.findings
        return [thing for one in finders if (thing := one(findings)) is not None]

    def _selected_rendering(self) -> str:
        """The statement whose rendering is selected in the table; on other pages, the one at hand there."""
        window = self._window
        if window.centre.currentWidget() is not window.comparison:
            return self._read_statement()
        here = window.rows.here
        return here.entry.rendering.statement if here is not None and here.entry is not None else ""

    def _read_statement(self) -> str:
        """The statement that is highlighted in the article."""
        there = self._window.reader.text.statement
        return there.id if there is not None else ""

    def _row(self) -> list[Callable[[Findings], Thing | None]]:
        here = self._window.rows.here
        if here is None or self._window.centre.currentWidget() is not self._window.comparison:
            return []
        speaker, utterance, number = self._window.comparison.speaker, here.shown.utterance.id, here.row + 1
        return [lambda found: utterance_thing(found, speaker, utterance, number)]

    def _fill_menu(self, menu: QMenu) -> None:
        """Put the marks into the menu of a cell."""
        names = self._window.actions_by_name
        self._fill_article_menu(menu)
        whole = menu.addMenu("W&hole row")
        whole.addActions([names[one] for one in ("star_row", "note_row", "tags_row")])

    def _fill_article_menu(self, menu: QMenu) -> None:
        names = self._window.actions_by_name
        menu.addSeparator()
        menu.addActions([names[one] for one in ("star", "note", "tags")])

    # Tags

    def _turn_tag(self, name: str, on: bool) -> None:
        things = self._tagged()
        commands = [Tag(one.mark.target, name, on) for one in things if (name in one.mark.tags) != on]
        if commands:
            self._do(commands, f"{'Tagged' if on else 'No longer tagged'} “{name}”: {_names(things)}")

    def _make(self, name: str, colour: TagColour) -> None:
        things = self._tagged()
        commands: list[Command] = [DefineTag(name, colour)]
        commands += [Tag(one.mark.target, name) for one in things]
        self._do(commands, f"Tagged “{name}”: {_names(things)}" if things else f"Made tag “{name}”")

    def _recolour(self, name: str, colour: TagColour) -> None:
        self._do((DefineTag(name, colour),), f"“{name}” is {colour} now")

    def _do(self, commands: Sequence[Command], told: str) -> None:
        self._bench.apply(*commands, told=told)

    def _findings_changed(self, findings: Findings) -> None:
        if self.tags is not None:
            self._show_tags(findings)

    def _show_tags(self, findings: Findings) -> None:
        things = self._tagged()
        on: dict[str, bool | None] = {}
        for tag in findings.marks.tags:
            carried = [tag.name in one.mark.tags for one in things]
            on[tag.name] = all(carried) if all(carried) == any(carried) else None
        if self.tags is not None:
            self.tags.show_tags(findings.marks.tags, on, tag_counts(findings.marks))

    def _tags_closed(self) -> None:
        if self.tags is not None:
            self.tags.deleteLater()
        self.tags, self._tagged = None, tuple


def _same_thing(findings: Findings, row: NoteRow) -> Thing | None:
    """What a row of the page of notes is about, in other findings."""
    target = row.mark.target
    if row.waiting:
        waiting = (mark for mark, _ in findings.marks.waiting if mark.target == target)
        return replace(row.thing, mark=next(waiting, Mark(target)))
    match row.kind:
        case "article":
            return article_thing(findings, row.article)
        case "speaker":
            return speaker_thing(findings, row.speaker)
        case "statement":
            return statement_thing(findings, row.statement)
    there = (mark for mark, _ in findings.marks.utterances if mark.target == target)
    return replace(row.thing, mark=next(there, Mark(target)))


def _names(things: Sequence[Thing]) -> str:
    return things[0].name if len(things) == 1 else f"{len(things)} things"
