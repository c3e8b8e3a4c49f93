"""Every command of the window with its name, keys and icon, and the menus and toolbar made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from desktop.comparison.table import Order
from desktop.window.comparison_bar import ORDERS as UTTERANCE_ORDERS
from desktop.window.icons import icon
from desktop.window.plain_words import simple_tooltip, words_of
from desktop.window.review_answers import ReviewAnswers
from desktop.window.statement_actions import StatementActions
from desktop.window.toolbar_fit import ToolbarFit
from desktop.window.why_field import KEYS


@dataclass(frozen=True, slots=True)
class _Spec:
    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    local: bool = False
    """Whether the keys hold only in the pane that the action is added to."""
    checkable: bool = False


_SPECS = (
    _Spec("new", "&New project", ("Ctrl+N",)),
    _Spec("open_project", "&Open project…", ("Ctrl+Alt+O",)),
    _Spec("save_as", "Na&me this project…", ("Ctrl+Shift+S",)),
    _Spec("save_copy", "Save a cop&y as…", ("Ctrl+Alt+S",)),
    _Spec("close", "C&lose", ("Ctrl+W",)),
    _Spec("remove_all", "Remove all articles"),
    _Spec("add_files", "&Add articles…", ("Ctrl+O",), "add"),
    _Spec("add_folder", "Add &folder…", ("Ctrl+Shift+O",), "folder"),
    _Spec("paste", "&Paste article", ("Ctrl+V", "Ctrl+Shift+V"), "paste"),
    _Spec("sample", "Open the &sample", (), "sample"),
    _Spec("export_wide", "Comparison as CSV, &wide…", ("Ctrl+E",), "export"),
    _Spec("export_long", "Comparison as CSV, &long…", ("Ctrl+Shift+E",)),
    _Spec("export_framing", "&Framing as CSV…", ("Ctrl+Alt+E",)),
    _Spec("export_corrections", "My &changes as CSV…"),
    _Spec("export_notes", "My &notes and marks as CSV…"),
    _Spec("export_page", "&Evidence sheet, one page…", ("Ctrl+Alt+Shift+E",)),
    _Spec("export_evidence", "Evidence sheet, fol&der with the sources…"),
    _Spec("describe", "&Correct details…", ("F2",), "rename", local=True),
    _Spec("use_reference", "Use &as reference", ("Ctrl+Shift+B",), "reference"),
    _Spec("remove", "Remo&ve article", ("Delete",), local=True),
    _Spec("retry", "Re&try", ("Ctrl+R",), "retry"),
    _Spec("cancel", "Cancel readin&g", ("Ctrl+.",), "cancel"),
    _Spec("quit", "&Quit", ("Ctrl+Q",)),
    _Spec("undo", "&Undo", ("Ctrl+Z",), "undo"),
    _Spec("redo", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    _Spec("why", "Reason for the last c&hange…", (KEYS,)),
    _Spec("copy", "&Copy", ("Ctrl+C",)),
    _Spec("merge", "&Merge speakers…", ("Ctrl+M",), "merge"),
    _Spec("separate", "&Separate speaker…", ("Ctrl+Alt+M",), "separate"),
    _Spec("keep_apart", "&Keep speakers apart", ("Ctrl+Alt+K",)),
    _Spec("rename", "Re&name speaker…", ("F2",), "rename", local=True),
    _Spec("describe_speaker", "Descri&be speaker…", ("Ctrl+Alt+B",)),
    _Spec("take_out", "&Take out of speaker…", ("Ctrl+Alt+U",)),
    _Spec("suggestions", "Suggested m&erges…", ("Ctrl+Shift+M",)),
    _Spec("find", "&Find…", ("Ctrl+F",), "find"),
    _Spec("find_next", "Find ne&xt", ("F3",)),
    _Spec("find_previous", "Find pre&vious", ("Shift+F3",)),
    _Spec("filter", "Fi&lter speakers", ("Ctrl+L",)),
    _Spec("star", "Sta&r", ("Ctrl+D",), "star"),
    _Spec("note", "Not&e…", ("Ctrl+Shift+A",), "note"),
    _Spec("tags", "Ta&gs…", ("Ctrl+T",), "tag"),
    _Spec("star_row", "&Star the row"),
    _Spec("note_row", "N&ote on the row…"),
    _Spec("tags_row", "&Tags of the row…"),
    _Spec("manage_tags", "&Manage tags…"),
    _Spec("palette", "Command &palette…", ("Ctrl+K", "Ctrl+Shift+P")),
    _Spec("words", "Reporting &words…", ("Ctrl+Shift+W",)),
    _Spec("comparison", "&Comparison", ("Ctrl+1",), checkable=True),
    _Spec("overview", "&Overview", ("Ctrl+2",), "overview", checkable=True),
    _Spec("review", "&Review", ("Ctrl+Shift+R",), "review", checkable=True),
    _Spec("notes", "Notes and mar&ks", ("Ctrl+4",), "notes", checkable=True),
    _Spec("changes", "What did I c&hange?", ("Ctrl+3",), "history", checkable=True),
    _Spec("zoom_in", "&Zoom in", ("Ctrl++", "Ctrl+="), "zoom-in"),
    _Spec("zoom_out", "Zoo&m out", ("Ctrl+-",), "zoom-out"),
    _Spec("zoom_reset", "&Actual size", ("Ctrl+0",)),
    _Spec("theme_system", "As the &system", checkable=True),
    _Spec("theme_light", "&Light", checkable=True),
    _Spec("theme_dark", "&Dark", checkable=True),
    _Spec("left_pane", "Articles and &speakers", ("F9",), checkable=True),
    _Spec("right_pane", "A&rticle beside the table", ("Shift+F9",), checkable=True),
    _Spec("speakers_by_articles", "By &articles", checkable=True),
    _Spec("speakers_by_statements", "By &statements", checkable=True),
    _Spec("speakers_by_name", "By &name", checkable=True),
    _Spec("next_speaker", "Next &speaker", ("Alt+Down",)),
    _Spec("previous_speaker", "Previous spea&ker", ("Alt+Up",)),
    _Spec("next_utterance", "Next &utterance", ("Ctrl+PgDown", "Ctrl+J")),
    _Spec("previous_utterance", "Previous u&tterance", ("Ctrl+PgUp",)),
    _Spec("next_pane", "Next p&ane", ("F6",)),
    _Spec("previous_pane", "Previous pan&e", ("Shift+F6",)),
    _Spec("shortcuts", "&Keyboard shortcuts", ("F1", "Ctrl+?")),
    _Spec("open_log", "Open &log folder"),
    _Spec("about", "&About Crossquote", icon="about"),
)


_SHORT = {"export_wide": "Export", "changes": "Changes", "notes": "Notes"}
"""What stands beside an icon of the toolbar where the menu's words are too long."""


class Actions:
    """The window's actions by name, and those of the comparison, its rows, the statements of the article and
    the review, which bring their own."""

    def __init__(
        self,
        window: QMainWindow,
        comparison: Iterable[QAction],
        rows: Iterable[QAction],
        statements: StatementActions,
        answers: ReviewAnswers,
    ) -> None:
        self._window = window
        self._by_name: dict[str, QAction] = {}
        self._icons: dict[str, str] = {}
        self.comparison = tuple(comparison)
        self.rows = tuple(rows)
        self._statements = statements
        self._answers = answers
        for spec in _SPECS:
            action = QAction(spec.text, window)
            action.setObjectName(spec.name)
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.setCheckable(spec.checkable)
            if spec.local:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            if spec.icon:
                self._icons[spec.name] = spec.icon
            self._by_name[spec.name] = action
        self["comparison"].setChecked(True)
        self["quit"].setMenuRole(QAction.MenuRole.QuitRole)
        self["about"].setMenuRole(QAction.MenuRole.AboutRole)
        for names in (
            ("theme_system", "theme_light", "theme_dark"),
            ("speakers_by_articles", "speakers_by_statements", "speakers_by_name"),
        ):
            group = QActionGroup(window)
            for name in names:
                group.addAction(self[name])
        self.orders: dict[Order, QAction] = {}
        group = QActionGroup(window)
        for order, words in UTTERANCE_ORDERS.items():
            action = QAction(words[:1].upper() + words[1:], window)
            action.setCheckable(True)
            group.addAction(action)
            self.orders[order] = action
        self.retell()

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def all(self) -> tuple[QAction, ...]:
        """Every action of the window's own."""
        return tuple(self._by_name.values())

    def retell(self) -> None:
        """Draw the icons in the palette's colours, and name the keys in the tooltips."""
        # The application's: the window's own follows it only once the change has gone round.
        palette = QApplication.palette()
        for name, action in self._by_name.items():
            if name in self._icons:
                action.setIcon(icon(self._icons[name], palette))
            tell_keys(action)
        following, before = self.comparison[0], self.comparison[1]
        following.setIcon(icon("next", palette))
        before.setIcon(icon("previous", palette))

    def fill_menus(self, recent: QMenu) -> None:
        """Make the menu bar; `recent` lists the projects that were open lately."""
        bar = self._window.menuBar()
        comparison = self.comparison
        file = bar.addMenu("&File")
        self._fill(file, "new", "open_project")
        file.addMenu(recent)
        self._fill(file, "save_as", "save_copy", "", "add_files", "add_folder", "paste", "sample", "")
        export = file.addMenu("&Export")
        self._fill(export, "export_wide", "export_long", "export_framing", "")
        self._fill(export, "export_corrections", "export_notes", "")
        self._fill(export, "export_page", "export_evidence")
        self._fill(file, "", "describe", "remove", "remove_all", "retry", "cancel")
        self.article_menu = file.addMenu("Art&icle")
        self._fill(file, "", "close", "quit")
        edit = bar.addMenu("&Edit")
        self._fill(edit, "undo", "redo", "why", "", "copy")
        edit.addAction(comparison[7])
        self._fill(edit, "", "use_reference")
        self._fill(edit, "", "merge", "keep_apart", "separate", "take_out", "rename", "describe_speaker")
        self._fill(edit, "suggestions", "")
        self.framing_menu = edit.addMenu("Framin&g")
        self._fill(self.framing_menu, "words")
        self._fill(edit, "", "find", "find_next", "find_previous", "filter", "", "palette")
        view = bar.addMenu("&View")
        self._fill(view, "comparison", "overview", "changes", "notes", "", "left_pane", "right_pane", "")
        by = view.addMenu("Sort &utterances")
        by.addActions(list(self.orders.values()))
        self._fill(
            view.addMenu("Sort s&peakers"),
            "speakers_by_articles", "speakers_by_statements", "speakers_by_name",
        )  # fmt: skip
        view.addActions([*comparison[2:6], comparison[10], comparison[9]])
        self._fill(view, "", "zoom_in", "zoom_out", "zoom_reset")
        self._fill(view.addMenu("&Theme"), "theme_system", "theme_light", "theme_dark")
        go = bar.addMenu("&Go")
        go.addActions([*comparison[:2], comparison[6], comparison[8]])
        self._fill(
            go, "", "next_utterance", "previous_utterance", "next_speaker", "previous_speaker", "",
            "next_pane", "previous_pane",
        )  # fmt: skip
        bar.addMenu("Ro&w").addActions(list(self.rows))
        self._statements.fill(bar.addMenu("&Statement"))
        marks = bar.addMenu("&Marks")
        self._fill(
            marks, "star", "note", "tags", "", "star_row", "note_row", "tags_row", "", "manage_tags", "notes"
        )
        review = bar.addMenu("&Review")
        self._fill(review, "review", "")
        review.addActions([*self._answers.answers])
        review.addSeparator()
        review.addActions([self._answers.next, self._answers.previous])
        self._fill(bar.addMenu("&Help"), "shortcuts", "open_log", "", "about")

    def fill_toolbar(self) -> QToolBar:
        """Make the toolbar: a few things that are wanted often."""
        bar = QToolBar("Toolbar", self._window)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setFloatable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        for name in ("add_files", "paste"):
            bar.addAction(self[name])
        _with_words(bar, self["add_files"])
        bar.addSeparator()
        bar.addActions([self["undo"], self["redo"]])
        bar.addSeparator()
        bar.addActions([self.comparison[1], self.comparison[0]])
        bar.addSeparator()
        for name in ("overview", "review", "changes", "notes"):
            bar.addAction(self[name])
            _with_words(bar, self[name])
        gap = QWidget(bar)
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        bar.addActions([self["zoom_out"], self["zoom_in"]])
        bar.addSeparator()
        bar.addAction(self["export_wide"])
        _with_words(bar, self["export_wide"])
        self._window.addToolBar(bar)
        worded = ("add_files", "overview", "review", "changes", "notes", "export_wide")
        ToolbarFit(bar, tuple(self[name] for name in worded))
        self.size_toolbar(bar)
        return bar

    def size_toolbar(self, bar: QToolBar) -> None:
        """Icons as high as the font asks for."""
        size = max(16, round(QFontMetrics(QApplication.font()).height() * 1.05))
        bar.setIconSize(QSize(size, size))

    def _fill(self, menu: QMenu, *names: str) -> None:
        for name in names:
            if name:
                menu.addAction(self[name])
            else:
                menu.addSeparator()


def tell_keys(action: QAction) -> None:
    """Name an action's keys in its tooltip."""
    words = words_of(action).rstrip("…")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(simple_tooltip(f"{words} ({keys})" if keys else words))


def _with_words(bar: QToolBar, action: QAction) -> None:
    button = bar.widgetForAction(action)
    if isinstance(button, QToolButton):
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if action.objectName() in _SHORT:
            action.setIconText(_SHORT[action.objectName()])
