"""The small dialog that sets one value of a statement's framing."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from desktop.comparison.framing import CHOICES, Dimension, Feature
from desktop.window.dialogs import LONGEST_FIELD, AskDialog
from desktop.window.framing_rows import NAMES
from desktop.window.offsets import shown_text
from desktop.window.row_painting import one_line


class FramingDialog(AskDialog):
    """Asks for a value and, if the user likes, for the reason; the program's value is told."""

    def __init__(self, parent: QWidget | None, dimension: Dimension, feature: Feature | None) -> None:
        program = feature.value if feature and feature.program is None else feature.program if feature else ""
        name = NAMES.get(dimension, dimension)
        said = shown_text(one_line(program)) if program else "nothing"
        super().__init__(
            parent,
            f"Set {name}",
            f"The program says: {said}. Your value is shown as yours, with the program’s beside it, and "
            "can be taken back.",
            "Set",
        )
        self.value = QComboBox(self)
        self.value.setEditable(True)
        self.value.addItems(CHOICES.get(dimension, ()))
        self.value.setCurrentText(one_line(feature.value) if feature else "")
        self.value.setAccessibleName(f"Value of {name}")
        edit = self.value.lineEdit()
        if edit is not None:
            edit.setMaxLength(LONGEST_FIELD)
            edit.selectAll()
            edit.textChanged.connect(lambda words: self.ok.setEnabled(bool(words.strip())))
            self.ok.setEnabled(bool(edit.text().strip()))
        form = QFormLayout()
        form.addRow("&Value", self.value)
        self.ask_why(form, feature.reason if feature else "")
        self.body.addLayout(form)
        self.finish()
        self.value.setFocus()

    @property
    def chosen(self) -> tuple[str, str]:
        """The value and the reason."""
        return one_line(self.value.currentText()), self.why
