"""The small dialogs: paste an article, correct one, merge, separate and rename speakers.

Each only asks; what is done with the answer is the window's affair.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.articles.article import Article
from desktop.project.commands import DescribedField
from desktop.window.article_rows import count_of
from desktop.window.corrections import Part
from desktop.window.offsets import shown_text
from desktop.window.plain_words import title_words
from desktop.window.row_painting import one_line
from desktop.window.tick_list import TickList

LONGEST_FIELD = 500

REASON_TOLD = (
    "Your reason stands with the change wherever it is shown as yours, and goes out with the exports"
)

FIELDS: tuple[tuple[DescribedField, str], ...] = (
    ("title", "&Title"),
    ("outlet", "&Outlet"),
    ("byline", "&Byline"),
    ("published", "&Date"),
)


def on_screen(widget: QWidget, width: int, height: int) -> QSize:
    """This size, or as much of it as the screen has room for: with large letters dialogs would leave it."""
    return QSize(width, height).boundedTo(widget.screen().availableGeometry().size() * 0.9)


class AskDialog(QDialog):
    """A dialog with words on top, a body, and two buttons."""

    def __init__(self, parent: QWidget | None, title: str, words: str, button: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title_words(title))
        em = self.fontMetrics().height()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(em, em, em, round(em * 0.8))
        self.body.setSpacing(round(em * 0.7))
        self.words = plain_label(words, self)
        self.words.setVisible(bool(words))
        self.body.addWidget(self.words)
        self.buttons = QDialogButtonBox(self)
        self.ok = self.buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.setMinimumWidth(em * 24)
        self.reason: QLineEdit | None = None

    def ask_why(self, form: QFormLayout, given: str = "") -> None:
        """Put a field for the user's reason, with the one already `given`, under the others of a form."""
        self.reason = reason_field(self)
        self.reason.setText(given)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("R&eason", self.reason)

    @property
    def why(self) -> str:
        """The user's reason, "" where he gave none or was not asked."""
        return one_line(self.reason.text()) if self.reason is not None else ""

    def finish(self) -> None:
        """Put the buttons under the body."""
        self.body.addWidget(self.buttons)


class ArticleDialog(AskDialog):
    """The known facts of an article, to be corrected; of a pasted one with a look at its text."""

    def __init__(self, parent: QWidget | None, article: Article, *, pasted: bool = False) -> None:
        super().__init__(
            parent,
            "Paste an article" if pasted else "Correct the article's details",
            ""
            if not pasted
            else "Crossquote took these details from the text. Correct what is wrong or missing.",
            "Add article" if pasted else "Save",
        )
        self.fields: dict[DescribedField, QLineEdit] = {}
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, words in FIELDS:
            field = QLineEdit(one_line(getattr(article, name)), self)
            field.setMaxLength(LONGEST_FIELD)
            self.fields[name] = field
            form.addRow(words, field)
        # A headline is to be read while it is corrected.
        self.setMinimumWidth(self.fontMetrics().height() * 34)
        self.fields["published"].setPlaceholderText("2026-03-10")
        self.fields["outlet"].setPlaceholderText("Who published it")
        if not pasted:
            self.ask_why(form)
        self.body.addLayout(form)
        if pasted:
            text = QPlainTextEdit(shown_text(article.text[:20_000]), self)
            text.setReadOnly(True)
            text.setTabChangesFocus(True)
            text.setAccessibleName("The pasted text")
            text.setMinimumHeight(self.fontMetrics().height() * 12)
            self.body.addWidget(text, 1)
            self.resize(on_screen(self, self.fontMetrics().height() * 34, self.fontMetrics().height() * 28))
        for warning in article.warnings:
            self.body.addWidget(plain_label(warning, self))
        self.finish()
        self.fields["outlet" if not article.outlet else "title"].setFocus()

    @property
    def values(self) -> dict[DescribedField, str]:
        """What stands in the fields."""
        return {name: one_line(field.text()) for name, field in self.fields.items()}


class MergeDialog(AskDialog):
    """Which name several speakers take once they are one."""

    def __init__(self, parent: QWidget | None, names: Sequence[str]) -> None:
        listed = ", ".join(f"“{one_line(name)}”" for name in names)
        super().__init__(parent, "Merge speakers", f"{listed} become one speaker.", "Merge")
        self.name = QComboBox(self)
        self.name.setEditable(True)
        self.name.setAccessibleName("Name of the merged speaker")
        self.name.addItems([one_line(name) for name in names])
        form = QFormLayout()
        form.addRow("&Name", self.name)
        self.ask_why(form)
        self.body.addLayout(form)
        self.finish()
        line = self.name.lineEdit()
        if line is not None:
            line.selectAll()
        self.name.setFocus()

    @property
    def chosen_name(self) -> str:
        """The name in the box."""
        return one_line(self.name.currentText())[:LONGEST_FIELD]


class SeparateDialog(AskDialog):
    """Which parts of a speaker are somebody else."""

    def __init__(
        self, parent: QWidget | None, name: str, parts: Sequence[Part], outlets: Sequence[str]
    ) -> None:
        """`outlets` names the outlet of each part."""
        super().__init__(
            parent, "Separate speaker",
            f"Tick where “{one_line(name)}” is somebody else, who then becomes a speaker of his own.",
            "Separate",
        )  # fmt: skip
        self._parts = tuple(parts)
        self.list = TickList("Articles that carry the speaker", self)
        self.list.setMinimumHeight(self.fontMetrics().height() * 11)
        for part, outlet in zip(parts, outlets, strict=True):
            labels = ", ".join(f"“{one_line(label)}”" for label in part.labels[:4])
            item = QListWidgetItem(f"{outlet}: {labels} ({count_of(part.statements, 'statement')})")
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.body.addWidget(self.list)
        form = QFormLayout()
        self.ask_why(form)
        self.body.addLayout(form)
        self.finish()
        self.list.itemChanged.connect(self._update)
        self._update()

    @property
    def apart(self) -> tuple[Part, ...]:
        """The parts that are ticked."""
        return tuple(
            part
            for at, part in enumerate(self._parts)
            if self.list.item(at).checkState() == Qt.CheckState.Checked
        )

    def _update(self) -> None:
        self.ok.setEnabled(0 < len(self.apart) < len(self._parts))


class RenameDialog(AskDialog):
    """The name that a speaker is shown under."""

    def __init__(self, parent: QWidget | None, name: str, others: Sequence[str]) -> None:
        super().__init__(
            parent, "Rename speaker", "Leave it empty to take the name that the articles use.", "Rename"
        )
        self.name = QComboBox(self)
        self.name.setEditable(True)
        self.name.setAccessibleName("Name of the speaker")
        self.name.addItems(list(dict.fromkeys(one_line(one) for one in (name, *others))))
        form = QFormLayout()
        form.addRow("&Name", self.name)
        self.ask_why(form)
        self.body.addLayout(form)
        self.finish()
        line = self.name.lineEdit()
        if line is not None:
            line.selectAll()
            line.setMaxLength(LONGEST_FIELD)
        self.name.setFocus()

    @property
    def chosen_name(self) -> str:
        """The name in the box."""
        return one_line(self.name.currentText())


def reason_field(parent: QWidget) -> QLineEdit:
    """A field for why the user decides so; it may stay empty."""
    field = QLineEdit(parent)
    field.setMaxLength(LONGEST_FIELD)
    field.setPlaceholderText("Why? (need not be said)")
    field.setAccessibleName("Your reason")
    field.setToolTip(REASON_TOLD)
    return field


def plain_label(words: str, parent: QWidget | None = None) -> QLabel:
    """A label that takes no word of its text for markup."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(words)
    label.setWordWrap(True)
    return label
