"""The overview: pictures of who is quoted where, how much and how, each with its figures beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QSplitter,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.basics.errors import CrossquoteError
from desktop.window.colours import colours, colours_of
from desktop.window.overview_copy import copy_picture, copy_sheet
from desktop.window.overview_cues import cues_picture, cues_sheet
from desktop.window.overview_figures import Figures, Sheet
from desktop.window.overview_matrix import matrix_picture, matrix_sheet
from desktop.window.overview_naming import naming_picture, naming_sheet
from desktop.window.overview_picture import Look, Picture
from desktop.window.overview_places import places_picture, places_sheet
from desktop.window.overview_saving import image_of, save_picture, save_sheet
from desktop.window.overview_sheet import SheetView
from desktop.window.overview_sources import sources_picture, sources_sheet
from desktop.window.overview_view import PictureView
from desktop.window.overview_voice import voice_picture, voice_sheet
from desktop.window.theme import style_sheet

WIDE = 90
"""Lines of width from which the figures stand at the picture's right instead of below it."""


SHORT = 32
"""Lines of height up to which the picture takes three quarters of it rather than three fifths."""

WHOLE_WORDS = 32
"""Lines of width from which all tabs have room beside a button with whole words."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One picture of the overview: its tab, the file name offered for it, and what makes it."""

    tab: str
    file: str
    draw: Callable[[Figures, Look, float], Picture]
    sheet: Callable[[Figures], Sheet]


SUBJECTS = (
    Subject("Matrix", "matrix", matrix_picture, matrix_sheet),
    Subject("Voices", "voices", voice_picture, voice_sheet),
    Subject("Cues", "cues", cues_picture, cues_sheet),
    Subject("Places", "places", places_picture, places_sheet),
    Subject("Naming", "naming", naming_picture, naming_sheet),
    Subject("Sources", "sources", sources_picture, sources_sheet),
    Subject("Shared copy", "shared-copy", copy_picture, copy_sheet),
)


class OverviewPage(QWidget):
    """The page. `followed` carries the `Link` of a mark or row; `told` and `warned` a sentence; `looked_at`
    whether the page is seen. `left`: the user wants to go back (Esc)."""

    followed = Signal(object)
    told = Signal(str)
    warned = Signal(str)
    looked_at = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: Figures | None = None
        self.divided = False
        """Whether the user has divided the room between picture and figures."""
        self.tabs = QTabBar(self)
        self.picture = PictureView(self)
        self.sheet = SheetView(self)
        self.save_picture_action = QAction("Save &picture…", self)
        self.copy_picture_action = QAction("&Copy picture", self)
        self.save_sheet_action = QAction("Save &figures as CSV…", self)
        self.copy_sheet_action = QAction("Copy f&igures", self)
        self.show_sheet_action = QAction("Show figures", self)
        self.show_sheet_action.setCheckable(True)
        self.show_sheet_action.setChecked(True)
        self.setAccessibleName("Overview")
        self._lay_out()
        self._connect()

    def show_figures(self, figures: Figures) -> None:
        """Show these figures; while the matrix and the names grow, the other pictures stay as they are."""
        before, self._figures = self._figures, figures
        grows = self.subject.file in ("matrix", "naming")
        if before is None or before.findings is not figures.findings or grows:
            self._show_subject()

    @property
    def compared(self) -> float:
        """How far the matrix is, 0…1."""
        return self._figures.compared if self._figures else 0.0

    @property
    def shown_articles(self) -> tuple[str, ...]:
        """The ids of the articles whose figures are shown."""
        return tuple(one.id for one in self._figures.findings.articles) if self._figures else ()

    @property
    def subject(self) -> Subject:
        """The picture shown."""
        return SUBJECTS[max(0, self.tabs.currentIndex())]

    def focus_picture(self) -> None:
        """Let the keyboard go on in the picture."""
        self.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy(self) -> None:
        """Copy the figures: those selected, or all."""
        self.sheet.copy()
        self.told.emit("Figures copied")

    def save(self, path: Path) -> None:
        """Save the picture shown as PNG or SVG, on white."""
        picture = self._on_white()
        if picture is not None:
            self._write(lambda: save_picture(picture, path), path)

    def save_figures(self, path: Path) -> None:
        """Save the figures of the picture shown as CSV."""
        figures = self._figures
        if figures is not None:
            self._write(lambda: save_sheet(self.subject.sheet(figures), path), path)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.looked_at.emit(event.type() == QEvent.Type.Show)
            self._sharing.start(0)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn_splitter()
        self._name_button()
        self._sharing.start(0)  # once the layout has given the two their room

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._restyle()
            self._turn_splitter()
            self._name_button()
            self._sharing.start(0)

    def _lay_out(self) -> None:
        for subject in SUBJECTS:
            self.tabs.addTab(subject.tab)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName("Pictures of the overview")
        self._more = QToolButton(self)
        self._more.setText("Save picture…")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._more.setAutoRaise(True)
        menu = QMenu(self._more)
        menu.addActions([self.save_picture_action, self.copy_picture_action])
        menu.addSeparator()
        menu.addActions([self.save_sheet_action, self.copy_sheet_action])
        menu.addSeparator()
        menu.addAction(self.show_sheet_action)
        self._more.setMenu(menu)
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.tabs, 1)
        self._bar.addWidget(self._more)
        self.split = QSplitter(Qt.Orientation.Vertical, self)
        self.split.addWidget(self.picture)
        self.split.addWidget(self.sheet)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar)
        column.addWidget(self.split, 1)
        self.picture.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sheet.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._restyle()

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_subject)
        self.picture.followed.connect(self.followed)
        self.picture.copy_wanted.connect(self.copy_picture)
        self.sheet.followed.connect(self.followed)
        for keys, slot in (
            ("Esc", self.left.emit),
            ("Ctrl+PgDown", lambda: self._step(1)),
            ("Ctrl+PgUp", lambda: self._step(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self._more.clicked.connect(self.ask_for_picture)
        self.save_picture_action.triggered.connect(self.ask_for_picture)
        self.copy_picture_action.triggered.connect(self.copy_picture)
        self.save_sheet_action.triggered.connect(self.ask_for_sheet)
        self.copy_sheet_action.triggered.connect(self.copy)
        self._sharing = QTimer(self)
        self._sharing.setSingleShot(True)
        self._sharing.timeout.connect(self._share_room)
        self.show_sheet_action.toggled.connect(self._share_room)
        self.split.splitterMoved.connect(self._keep_division)
        for view in (self.picture, self.sheet):
            view.customContextMenuRequested.connect(
                lambda place, view=view: self._show_menu(view.viewport().mapToGlobal(place))
            )

    def ask_for_picture(self) -> None:
        """Ask where to save the picture."""
        self._ask("Save picture", ("Scalable picture (*.svg)", "Picture in points (*.png)"), "svg", self.save)

    def ask_for_sheet(self) -> None:
        """Ask where to save the figures."""
        self._ask("Save figures", ("Comma-separated values (*.csv)",), "csv", self.save_figures)

    def _ask(self, title: str, filters: tuple[str, ...], suffix: str, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(filters))
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{self.subject.file}.{suffix}")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(chosen.rpartition("*.")[2].rstrip(")"))
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def _show_subject(self) -> None:
        figures = self._figures
        if figures is None:
            return
        subject = self.subject
        self.picture.show_picture(lambda look, width: subject.draw(figures, look, width))
        self.sheet.show_sheet(self.picture.picture.title, subject.sheet(figures))
        self._share_room()
        self._sharing.start(0)

    def _step(self, by: int) -> None:
        """Go on to the next picture, or back to the one before."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())

    def _on_white(self) -> Picture | None:
        if self._figures is None:
            return None
        look = Look(self.picture.look().fonts, colours(dark=False))
        return self.subject.draw(self._figures, look, self.picture.viewport().width())

    def copy_picture(self) -> None:
        """Copy the picture shown, on white."""
        picture = self._on_white()
        if picture is not None:
            QGuiApplication.clipboard().setImage(image_of(picture))
            self.told.emit("Picture copied")

    def _write(self, work: Callable[[], None], path: Path) -> None:
        try:
            work()
        except CrossquoteError as problem:
            self.warned.emit(str(problem))
        else:
            self.told.emit(f"Saved {path.name}")

    def _show_menu(self, place: QPoint) -> None:
        menu = self._more.menu()
        if menu is not None:
            menu.popup(place)

    def _name_button(self) -> None:
        """Let the button's words make way for the tabs where not all of these have room."""
        em = self.fontMetrics().height()
        self._more.setText("Save picture…" if self.width() > em * WHOLE_WORDS else "Save…")

    def _turn_splitter(self) -> None:
        """Stand the figures beside the picture where there is room, below it otherwise."""
        wide = self.width() > WIDE * self.fontMetrics().height()
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.split.orientation() != wanted:
            self.split.setOrientation(wanted)

    def _keep_division(self) -> None:
        self.divided = True

    def _share_room(self) -> None:
        """Show the figures where there are any, below the picture in what it leaves: it comes first."""
        self.sheet.setVisible(self.show_sheet_action.isChecked() and bool(self.sheet.figures.sheet.rows))
        whole = self.split.height()
        if self.divided or self.split.orientation() != Qt.Orientation.Vertical or whole <= 0:
            return
        em = self.fontMetrics().height()
        fair = whole * 3 // (5 if whole > em * SHORT else 4)
        drawn = round(self.picture.picture.size.height()) + em // 2
        high = max(min(drawn, fair), whole - self.sheet.whole_height)
        self.split.setSizes([high, whole - high])

    def _restyle(self) -> None:
        """Follow font and palette."""
        em = self.fontMetrics().height()
        self.tabs.setStyleSheet(style_sheet(colours_of(self.palette()).dark))
        self._bar.setContentsMargins(round(em * 0.6), round(em * 0.4), round(em * 0.6), round(em * 0.2))
