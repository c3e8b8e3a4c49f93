"""The statement at hand laid open for correction: words, kind, cue, mention, via, and the user's reason.

Words are picked where they stand: select them in the article, then press the button of the part that they
are. The editor only asks; what is done with the answer is the desk's affair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFont, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.window.colours import colours_of
from desktop.window.dialogs import LONGEST_FIELD, plain_label
from desktop.window.flow_layout import FlowLayout
from desktop.window.paint_fonts import fonts_of
from desktop.window.row_painting import one_line
from desktop.window.statement_actions import KINDS, StatementActions
from desktop.window.theme import style_sheet

HELP = (
    "Select words in the article, then press “Use selection”. The edges are moved by their handles, or in "
    "the article with Alt+← → (beginning) and Alt+Shift+← → (end), word by word; then ← → alone, or with "
    "Ctrl as well, move them character by character."
)
LONGEST_WORDS = 160
"""How much of a part is shown: the whole stands highlighted in the article."""

NOTHING = "Select a statement in the article to correct it, or select words and add them as a statement."


@dataclass(frozen=True, slots=True)
class Parts:
    """What a statement has, in words; "" for what it lacks. `changed` says what of it the user set."""

    words: str
    kind: str
    cue: str
    mention: str
    via: str
    changed: Sequence[str] = ()


class StatementEditor(QScrollArea):
    """Shows the parts of a statement. `kind_chosen` carries a kind, "" for what the marks tell."""

    kind_chosen = Signal(str)

    def __init__(self, actions: StatementActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Correct the statement")
        page = QWidget()
        page.setAutoFillBackground(True)
        page.setBackgroundRole(QPalette.ColorRole.Base)
        self.help = plain_label(NOTHING, page)
        self.form = QWidget(page)
        self.kind = QComboBox(self.form)
        self.kind.setAccessibleName("Kind of the statement")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(8)
        for kind, words in KINDS:
            self.kind.addItem(words.replace("&", ""), kind)
        self.reason = QLineEdit(self.form)
        self.reason.setMaxLength(LONGEST_FIELD)
        self.reason.setPlaceholderText("Why? Goes with your next correction")
        self.reason.setAccessibleName("Reason for the next correction")
        self.parts: dict[str, QLabel] = {}
        self.buttons: list[QToolButton] = []
        self._grid = QGridLayout(self.form)
        self._grid.setColumnStretch(1, 1)
        self._flows: list[tuple[FlowLayout, int]] = []
        """The buttons of each part, and the row of the grid that parts it from the next."""
        rows = (
            ("words", "Words", (actions.words,)),
            ("cue", "Cue", (actions.cue, actions.no_cue)),
            ("mention", "Mention", (actions.mention, actions.no_mention)),
            ("via", "Via", (actions.via, actions.no_via)),
        )
        for at, (name, title, does) in enumerate(rows):
            self._row(3 * at, name, title, does)
        self.kind_title = QLabel("Kind", self.form)
        self._grid.addWidget(self.kind_title, 12, 0)
        self._grid.addWidget(self.kind, 12, 1)
        self._grid.addWidget(QLabel("Reason", self.form), 13, 0)
        self._grid.addWidget(self.reason, 13, 1)
        self._more = FlowLayout()
        for action, words in (
            (actions.speaker, "Said by somebody else…"),
            (actions.split, "Split at cursor"),
            (actions.join_previous, "Join previous"),
            (actions.join_next, "Join next"),
            (actions.drop, "Delete"),
        ):
            self._more.addWidget(self._button(action, words))
        self.add = self._button(actions.add, "Add selection as statement")
        column = QVBoxLayout(page)
        column.addWidget(self.form)
        column.addLayout(self._more)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.help)
        column.addStretch(1)
        self._column = column
        self.setWidget(page)
        self.kind.activated.connect(lambda _: self.kind_chosen.emit(self.kind.currentData()))
        self._restyle()
        self.show_parts(None)

    def take_reason(self) -> str:
        """The reason written for the next correction, which is used up by that."""
        words = " ".join(self.reason.text().split())
        self.reason.clear()
        return words

    def show_parts(self, parts: Parts | None) -> None:
        """Show a statement's parts; None: there is none at hand."""
        self.form.setVisible(parts is not None)
        for button in self.buttons[:-1]:
            button.setVisible(parts is not None)
        self.help.setText(HELP if parts is not None else NOTHING)
        if parts is None:
            return
        for name, label in self.parts.items():
            value = one_line(getattr(parts, name))
            value = value if len(value) <= LONGEST_WORDS else f"{value[:LONGEST_WORDS].rstrip()}…"
            aspect = {"words": "content"}.get(name, name)
            yours = aspect in parts.changed or (name == "words" and "added" in parts.changed)
            label.setText(f"{value or '–'}{'   ✎' if yours else ''}")
            label.setToolTip("Set by you" if yours else "")
        self.kind.setCurrentIndex(self.kind.findData(parts.kind))
        self.kind_title.setText("Kind ✎" if "kind" in parts.changed else "Kind")
        self.kind.setToolTip("Set by you" if "kind" in parts.changed else "")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()

    def _row(self, at: int, name: str, title: str, does: Sequence[QAction]) -> None:
        """The part's name with its words, under these its buttons, and a gap before the next part."""
        self._grid.addWidget(QLabel(title, self.form), at, 0, Qt.AlignmentFlag.AlignTop)
        below = FlowLayout()
        for action, words in zip(does, ("Use selection", "None"), strict=False):
            below.addWidget(self._button(action, words, f"{words}: {title.casefold()}"))
        self._grid.addLayout(below, at + 1, 1)
        self._flows.append((below, at + 2))
        label = plain_label("", self.form)
        label.setAccessibleName(title)
        label.setMinimumWidth(1)
        self.parts[name] = label
        self._grid.addWidget(label, at, 1)

    def _button(self, action: QAction, words: str, name: str = "") -> QToolButton:
        """A button for an action under words of its own; it is enabled as the action is."""
        button = QToolButton(self.form if name else None)
        button.setText(words)
        button.setAccessibleName(name or words)
        keys = action.shortcut().toString()
        button.setToolTip(f"{action.text().replace('&', '')}{f' ({keys})' if keys else ''}")
        button.clicked.connect(action.trigger)
        button.setEnabled(action.isEnabled())
        action.enabledChanged.connect(button.setEnabled)
        # The words that are selected must stay so.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.buttons.append(button)
        return button

    def _restyle(self) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        em = fonts.em
        self._column.setContentsMargins(round(em * 0.9), round(em * 0.6), round(em * 0.75), round(em * 0.6))
        self._column.setSpacing(round(em * 0.5))
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(round(em * 0.6))
        self._grid.setVerticalSpacing(round(em * 0.4))
        self._more.setSpacing(round(em * 0.4))
        for flow, gap in self._flows:
            flow.setSpacing(round(em * 0.3))
            self._grid.setRowMinimumHeight(gap, round(em * 0.1))
        for label in self.parts.values():
            label.setFont(fonts.reading)
        small = QFont(fonts.small)
        self.help.setFont(small)
        muted = QPalette(self.palette())
        muted.setColor(QPalette.ColorRole.WindowText, shades.muted)
        self.help.setPalette(muted)
        border = shades.hairline.darker(115) if not shades.dark else shades.hairline.lighter(130)
        for button in self.buttons:
            button.setFont(small)
            button.setStyleSheet(
                f"QToolButton {{ border: 1px solid {border.name()}; border-radius: {em * 0.25:.0f}px;"
                f" padding: {em * 0.12:.0f}px {em * 0.45:.0f}px; background: {shades.base_paper.name()};"
                f" color: {shades.text.name()}; }}"
                f" QToolButton:disabled {{ color: {shades.muted.name()}; background: transparent; }}"
                f" QToolButton:hover, QToolButton:focus {{ border-color: {shades.accent.name()}; }}"
            )
        sheet = style_sheet(shades.dark)
        for bar in self.findChildren(QScrollBar):
            bar.setStyleSheet(sheet)
