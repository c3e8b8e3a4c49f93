"""What became of the statements of an article read anew: those that changed or are gone, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QVBoxLayout, QWidget

from desktop.project.rereading import Fate
from desktop.window.article_rows import count_of
from desktop.window.dialogs import on_screen, plain_label


class RereadDialog(QDialog):
    """Tells; there is nothing to answer."""

    def __init__(self, parent: QWidget | None, outlet: str, fates: Sequence[Fate], unfit: int) -> None:
        """`unfit` is how many corrections no longer fit the article."""
        super().__init__(parent)
        self.setWindowTitle("Read anew")
        em = self.fontMetrics().height()
        body = QVBoxLayout(self)
        body.setContentsMargins(em, em, em, round(em * 0.8))
        body.setSpacing(round(em * 0.7))
        self.words = plain_label(summary(outlet, fates, unfit), self)
        body.addWidget(self.words)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Statements that changed or are gone")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        for one in fates:
            if one.state == "changed":
                self.list.addItem(f"Changed\n{one.words}\n→ {one.now}")
            elif one.state == "gone":
                self.list.addItem(f"Gone\n{one.words}")
        body.addWidget(self.list, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        body.addWidget(buttons)
        self.resize(on_screen(self, em * 36, em * 26))


def summary(outlet: str, fates: Sequence[Fate], unfit: int = 0) -> str:
    """What became of the statements, in a sentence or two."""
    counts = {state: sum(one.state == state for one in fates) for state in ("same", "changed", "gone")}
    told = f"“{outlet}” was read anew: {count_of(counts['same'], 'statement')} found again"
    if counts["changed"]:
        told += f", {counts['changed']} with other words"
    if counts["gone"]:
        told += f", {counts['gone']} gone"
    if unfit:
        fit = "correction no longer fits" if unfit == 1 else "corrections no longer fit"
        told += f". {unfit} {fit}; “What did I change?” lists why, and offers the nearest places"
    return f"{told}."
