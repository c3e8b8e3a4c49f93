"""What the user can say about the statement at hand and the words selected, as actions with their keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.statements.reading import Kind

KINDS: tuple[tuple[Kind | str, str], ...] = (
    ("direct", "&Direct: all of it quoted"),
    ("mixed", "&Mixed: some of it quoted"),
    ("indirect", "&Indirect: none of it quoted"),
    ("", "As its mark&s tell"),
)


class StatementActions:
    """The actions of one article pane; whoever makes them says what they do."""

    def __init__(self, pane: QWidget) -> None:
        self._pane = pane
        self.add = self._action("&Add selection as statement", "Ctrl+Alt+A")
        self.words = self._action("Selection is its &words", "Ctrl+Alt+W")
        self.cue = self._action("Selection is its &cue", "Ctrl+Alt+C")
        self.mention = self._action("Selection is its &mention", "Ctrl+Alt+P")
        self.via = self._action("Selection is its &via", "Ctrl+Alt+V")
        self.speaker = self._action("Said b&y somebody else…", "Ctrl+Alt+G")
        # From the table as well: there it is seen who said it.
        self.speaker.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.split = self._action("&Split at the cursor", "Ctrl+Alt+X")
        self.join_next = self._action("Join with the &next statement", "Ctrl+Alt+N")
        self.join_previous = self._action("Join with the &previous statement")
        self.no_cue = self._action("No c&ue")
        self.no_mention = self._action("N&o mention")
        self.no_via = self._action("No v&ia")
        self.drop = self._action("&Delete: no statement", "Delete")
        # Elsewhere in the pane this key takes other things away.
        self.drop.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.kinds: dict[str, QAction] = {}
        group = QActionGroup(pane)
        for kind, words in KINDS:
            self.kinds[kind] = self._action(words)
            self.kinds[kind].setCheckable(bool(kind))
            group.addAction(self.kinds[kind])
        self.allow()

    def fill(self, menu: QMenu) -> None:
        """Put them into a menu."""
        menu.addAction(self.add)
        menu.addSeparator()
        menu.addActions([self.words, self.cue, self.mention, self.via])
        menu.addSeparator()
        menu.addMenu("&Kind").addActions(list(self.kinds.values()))
        menu.addMenu("&Take away").addActions([self.no_cue, self.no_mention, self.no_via])
        menu.addAction(self.speaker)
        menu.addSeparator()
        menu.addActions([self.split, self.join_next, self.join_previous])
        menu.addSeparator()
        menu.addAction(self.drop)

    def allow(
        self,
        *,
        selection: bool = False,
        statement: bool = False,
        kind: str = "",
        cue: bool = False,
        mention: bool = False,
        via: bool = False,
        inside: bool = False,
    ) -> None:
        """Enable what fits: whether words are selected, a statement is at hand, what it has, and whether the
        cursor stands inside it."""
        self.add.setEnabled(selection)
        for action in (self.words, self.cue, self.mention, self.via):
            action.setEnabled(selection and statement)
        for action, there in ((self.no_cue, cue), (self.no_mention, mention), (self.no_via, via)):
            action.setEnabled(statement and there)
        self.split.setEnabled(statement and inside)
        for action in (self.speaker, self.join_next, self.join_previous, self.drop, *self.kinds.values()):
            action.setEnabled(statement)
        for name, action in self.kinds.items():
            action.setChecked(bool(name) and name == kind)

    def _action(self, words: str, *keys: str) -> QAction:
        one = QAction(words, self._pane)
        one.setShortcuts([QKeySequence(key) for key in keys])
        one.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._pane.addAction(one)
        return one
