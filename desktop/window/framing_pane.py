"""The framing of one utterance: a row for each dimension, this article's value beside the others'.

The others are gathered by value, each with its outlets; a value that differs from this article's is set in
bold with a mark, so that the difference is seen and the reader judges. Nothing is summed up. F2 sets a value,
Delete takes it back; a click or Enter leads to the words that show it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.basics.spans import Span
from desktop.comparison.utterance import Utterance
from desktop.project.derive import Findings
from desktop.statements.reading import Statement
from desktop.window.colours import colours_of
from desktop.window.framing_rows import NOTHING, Framed, FramingRow, Value, framing_rows, framings
from desktop.window.layout_cache import LayoutCache
from desktop.window.offsets import plain_tooltip
from desktop.window.paint_fonts import fonts_of
from desktop.window.paint_layout import Run, TextBox, lay_out_runs
from desktop.window.plain_words import menu_words

Index = QModelIndex | QPersistentModelIndex

DIFFERS = "≠ "

BOXES = 200
"""Cells whose layout is kept."""

NARROW = 30
"""Lines of width below which the names of the dimensions have no column of their own."""


class FramingModel(QAbstractTableModel):
    """Dimensions as rows; columns: the dimension's name, the selected statement's value, the others'."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._framed: tuple[Framed, ...] = ()
        self._rows: tuple[FramingRow, ...] = ()
        self._all = False

    @property
    def framed(self) -> tuple[Framed, ...]:
        """The framings shown, the selected statement's first."""
        return self._framed

    @property
    def rows(self) -> tuple[FramingRow, ...]:
        """The rows shown."""
        return self._rows

    def show(self, framed: Sequence[Framed]) -> None:
        """Show these framings, the selected statement's first."""
        if tuple(framed) != self._framed:
            self._fill(tuple(framed), self._all)

    def show_all(self, all_of_them: bool) -> None:
        """Show what is the same for all in rows of its own, or gather it."""
        if all_of_them != self._all:
            self._fill(self._framed, all_of_them)

    @property
    def shows_all(self) -> bool:
        """Whether what is the same for all stands in rows of its own."""
        return self._all

    def _fill(self, framed: tuple[Framed, ...], all_of_them: bool) -> None:
        self.beginResetModel()
        self._framed, self._all = framed, all_of_them
        self._rows = framing_rows(framed, all_of_them=all_of_them)
        self.endResetModel()

    def places(self, row: int) -> tuple[Span, ...]:
        """Where a feature of the selected statement shows."""
        return self._rows[row].spans

    def values(self, row: int, column: int) -> tuple[Value, ...]:
        """What a cell says."""
        one = self._rows[row]
        return (Value(one.name),) if column == 0 else (one.own,) if column == 1 else one.others

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.isValid() or not self._framed:
            return 0
        return 3 if len(self._framed) > 1 else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        values = self.values(index.row(), index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "\n".join(_told(value) for value in values)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._rows[index.row()].tip if index.column() == 1 else None
            case Qt.ItemDataRole.ToolTipRole:
                tip = self._rows[index.row()].tip
                return plain_tooltip(tip) if tip and index.column() < 2 else None
            case Qt.ItemDataRole.AccessibleTextRole:
                told = "; ".join(f"{_told(value)}{', differs' * value.differs}" for value in values)
                name = self._rows[index.row()].name
                return f"{name}, {self.headerData(index.column(), _ACROSS)}: {told}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != _ACROSS or not self._framed:
            return None
        return ("", self._framed[0].outlet, "the others")[section]


class FramingPane(QTableView):
    """Shows the framing of the selected statement beside the others'.

    `set_wanted` carries the statement's id and the dimension that the user wants to set, `back_wanted` those
    whose value he takes back; `word_wanted` the key of the reporting word that he wants to look at.
    """

    places_clicked = Signal(object)
    """A tuple of `Span` in the selected statement's article."""
    set_wanted = Signal(str, str)
    back_wanted = Signal(str, str)
    word_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.framing = FramingModel(self)
        self.narrow = False
        """Whether there is so little room that a dimension's name stands over its value."""
        self.setItemDelegate(FramingDelegate(self))
        self.setHorizontalHeader(QuietHeader(self))
        self.setModel(self.framing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAccessibleName("Framing: a row for each dimension, this article beside the others")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.set_action = self._action("&Set this…", self._set, "F2")
        self.back_action = self._action("&Take your value back", self._take_back, "Delete")
        self.word_action = self._action("&Reporting word…", self._look_up, "Ctrl+Return")
        self.all_action = self._action("Show &all dimensions", self._toggle_all)
        self.all_action.setCheckable(True)
        self.clicked.connect(self._clicked)
        self.activated.connect(self._clicked)
        self.selectionModel().currentChanged.connect(lambda _, __: self._enable())
        self._enable()

    def clear(self) -> None:
        """Show no framing."""
        self.framing.show(())
        self._enable()

    def show_statement(self, findings: Findings, statement: Statement, utterance: Utterance | None) -> None:
        """Show a statement's framing beside that of the other renderings of its utterance."""
        row = self.row
        self.framing.show(framings(findings, statement, utterance))
        self._fit()
        if row is not None:
            self._go_to(row.name)
        self._enable()

    @property
    def row(self) -> FramingRow | None:
        """The row that the keys are at."""
        at = self.currentIndex().row()
        return self.framing.rows[at] if 0 <= at < len(self.framing.rows) else None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Mouse and index.isValid():
            self.setCurrentIndex(index)
        self._enable()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.set_action, self.back_action, self.word_action])
        menu.addSeparator()
        menu.addAction(self.all_action)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _action(self, words: str, slot: Callable[[], None], *keys: str) -> QAction:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _=False: slot())
        self.addAction(action)
        return action

    def _enable(self) -> None:
        """Let the actions say what they would do to the row at hand."""
        row, framed = self.row, self.framing.framed
        known = row is not None and row.dimension is not None
        self.set_action.setEnabled(known)
        self.set_action.setText(f"&Set “{row.name}”…" if row is not None and known else "&Set this…")
        self.back_action.setEnabled(row is not None and row.own.program is not None)
        sense = framed[0].sense if framed else None
        about_cue = row is not None and row.dimension in ("cue", "cue class", "presupposes")
        self.word_action.setEnabled(sense is not None and about_cue)
        self.word_action.setText(
            f"Change the class of “{menu_words(sense.lemma)}”…" if sense and about_cue else "&Reporting word…"
        )
        self.all_action.setChecked(self.framing.shows_all)

    def _set(self) -> None:
        row = self.row
        if row is not None and row.dimension is not None:
            self.set_wanted.emit(self.framing.framed[0].statement, row.dimension)

    def _take_back(self) -> None:
        row = self.row
        if row is not None and row.dimension is not None and row.own.program is not None:
            self.back_wanted.emit(self.framing.framed[0].statement, row.dimension)

    def _look_up(self) -> None:
        sense = self.framing.framed[0].sense if self.framing.framed else None
        if sense is not None:
            self.word_wanted.emit(sense.key)

    def _toggle_all(self) -> None:
        name = self.row.name if self.row else ""
        self.framing.show_all(not self.framing.shows_all)
        self._fit()
        self._go_to(name)
        self._enable()

    def _go_to(self, name: str) -> None:
        """Let the keys go on at the row of this name."""
        at = next((at for at, row in enumerate(self.framing.rows) if row.name == name), -1)
        if at >= 0:
            self.setCurrentIndex(self.framing.index(at, 1))

    def _fit(self) -> None:
        """Divide the width, and give every row the height that its texts need."""
        columns, room = self.framing.columnCount(), self.viewport().width()
        if not columns or room <= 0:
            return
        fonts = fonts_of(self.font())
        words = QFontMetricsF(fonts.small)
        names = [words.horizontalAdvance(row.name) for row in self.framing.rows]
        first = round(max(names, default=0.0) + fonts.em * 1.5)
        self.narrow = room < fonts.em * NARROW
        self.setColumnHidden(0, self.narrow)
        rest = max(room - (0 if self.narrow else first), round(fonts.em * 8))
        widths = [first, rest] if columns == 2 else [first, round(rest * 0.44), rest - round(rest * 0.44)]
        for column, width in enumerate(widths):
            if column or not self.narrow:
                self.setColumnWidth(column, width)
        self.clearSpans()
        for at, row in enumerate(self.framing.rows):
            if row.dimension is None and columns > 2:
                self.setSpan(at, 1, 1, columns - 1)
        self.resizeRowsToContents()

    def _clicked(self, index: Index) -> None:
        if self.framing.rows[index.row()].dimension is None:
            self._toggle_all()
        elif index.column() < 2 and (places := self.framing.places(index.row())):
            self.places_clicked.emit(places)


class FramingDelegate(QStyledItemDelegate):
    """Paints values one under the other, with their outlets."""

    def __init__(self, view: FramingPane) -> None:
        super().__init__(view)
        self._view = view
        self._boxes: LayoutCache[TextBox] = LayoutCache(BOXES)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.columnWidth(index.column())
        if self._view.framing.rows[index.row()].dimension is None and index.column() == 1:
            width = sum(self._view.columnWidth(one) for one in range(1, self._view.framing.columnCount()))
        return QSize(width, round(self._box(index, width).height + 2 * self._pad))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        shades = colours_of(self._view.palette())
        painter.save()
        painter.setClipRect(area)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        painter.fillRect(area, shades.other if chosen else shades.paper)
        painter.setPen(shades.hairline)
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.translate(area.topLeft())
        box = self._box(index, area.width())
        box.layout.draw(painter, box.origin)
        painter.restore()

    @property
    def _pad(self) -> float:
        return fonts_of(self._view.font()).em * 0.3

    def _box(self, index: Index, width: int) -> TextBox:
        """What a cell is laid out as: kept, because it is measured, painted and painted again."""
        view = self._view
        values = view.framing.values(index.row(), index.column())
        row = view.framing.rows[index.row()]
        look = (view.font().key(), colours_of(view.palette()).dark, view.narrow, width)
        key = (index.column(), row.name, values, *look)
        return self._boxes.get(key, lambda: self._lay_out(index, width))

    def _lay_out(self, index: Index, width: int) -> TextBox:
        fonts, shades = fonts_of(self._view.font()), colours_of(self._view.palette())
        bold = QFont(fonts.program)
        bold.setWeight(QFont.Weight.DemiBold)
        runs: list[Run] = []
        if index.column() == 1 and self._view.narrow:
            runs.append(Run(f"{self._view.framing.rows[index.row()].name}\n", fonts.small, shades.muted))
        for number, value in enumerate(self._view.framing.values(index.row(), index.column())):
            lead = "\n" if number else ""
            row = self._view.framing.rows[index.row()]
            if index.column() == 0:
                runs.append(Run(value.words, fonts.small, shades.muted))
                continue
            if row.dimension is None:
                runs.append(Run(value.words, fonts.small, shades.muted))
                continue
            mark = DIFFERS if value.differs else ""
            runs.append(Run(lead + mark + value.words, bold if value.differs else fonts.program, shades.text))
            if value.program is not None:
                runs.append(
                    Run(f"  set by you (program: {value.program or NOTHING})", fonts.small, shades.accent)
                )
            if value.outlets:
                runs.append(Run(f"  {', '.join(value.outlets)}", fonts.small, shades.muted))
        left = fonts.em * (0.9 if index.column() == 0 else 0.4)
        room = max(fonts.em * 3, width - left - fonts.em * 0.4)
        return lay_out_runs(runs, QPointF(left, self._pad), room, fonts)


class QuietHeader(QHeaderView):
    """Column heads that stay in the background."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), round(fonts_of(self.font()).em * 1.7))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        fonts, shades = fonts_of(self.font()), colours_of(self.palette())
        painter.save()
        painter.fillRect(rect, shades.paper)
        painter.setPen(shades.hairline)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        font = QFont(fonts.small)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(shades.muted)
        words = str(self.model().headerData(section, _ACROSS) or "")
        area = rect.adjusted(round(fonts.em * 0.4), 0, -round(fonts.em * 0.4), 0)
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided)
        painter.restore()


_ACROSS = Qt.Orientation.Horizontal


def _told(value: Value) -> str:
    outlets = f" ({', '.join(value.outlets)})" if value.outlets else ""
    mine = "" if value.program is None else f", set by you, the program says {value.program or 'nothing'}"
    return f"{DIFFERS if value.differs else ''}{value.words}{outlets}{mine}"
