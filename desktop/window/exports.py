"""Write what the window shows to files: tables as CSV, and the evidence as a page or a folder.

Everything is written beside the window's thread, whole or not at all; what came of it is told in the status
line.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from desktop.articles.source import Source
from desktop.basics.errors import CrossquoteError
from desktop.comparison.table import Options
from desktop.project.derive import Findings
from desktop.project.history import now
from desktop.window.article_rows import count_of
from desktop.window.plain_words import plain_box
from desktop.window.settings import Settings

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow

Layout = Literal["wide", "long", "framing", "corrections", "notes"]
SheetForm = Literal["page", "folder"]

_FILES: dict[Layout, str] = {"framing": "framing.csv", "corrections": "changes.csv", "notes": "notes.csv"}

EXPORTS = (
    "export_wide", "export_long", "export_framing", "export_corrections", "export_notes", "export_page",
    "export_evidence",
)  # fmt: skip
"""The actions that write what is shown to a file."""

_FOLDER = "export folder"


class Exports:
    """Asks where to write on behalf of one window, and writes there."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        self._window = window
        self._bench = window.workbench
        self._settings = settings

    def ask_table(self, layout: Layout, options: Options) -> None:
        """Ask for a place and write a table there."""
        dialog = self._chooser(f"Export ({layout})", _FILES.get(layout, f"comparison-{layout}.csv"))
        dialog.setNameFilter("Comma-separated values (*.csv)")
        dialog.setDefaultSuffix("csv")
        self._ask(dialog, lambda path: self.write_table(layout, options, path, replaced=True))

    def ask_sheet(self, form: SheetForm, options: Options) -> None:
        """Ask for a place and write the evidence there."""
        name = f"{self._window.project.name} evidence"
        if form == "page":
            dialog = self._chooser("Evidence sheet", f"{name}.html")
            dialog.setNameFilter("Web page (*.html)")
            dialog.setDefaultSuffix("html")
        else:
            dialog = self._chooser("Evidence sheet: a new folder", name)
            dialog.setLabelText(QFileDialog.DialogLabel.FileName, "Folder:")
        self._ask(dialog, lambda path: self.write_sheet(form, options, path, replaced=form == "page"))

    def write_table(self, layout: Layout, options: Options, path: Path, *, replaced: bool = False) -> None:
        """Write a table to `path`; `replaced` says that the user agreed to replace that file."""
        findings = self._bench.findings

        def write(overwrite: bool) -> tuple[Path, ...]:
            # Late: pandas takes more than a second to import.
            from desktop.export.csv_file import export_csv

            return export_csv(findings, path, layout=layout, options=options, overwrite=overwrite)

        self._write(path, write, findings, overwrite=replaced and path.exists())

    def write_sheet(self, form: SheetForm, options: Options, path: Path, *, replaced: bool = False) -> None:
        """Write the evidence to `path`; `replaced` says that the user agreed to replace that file."""
        findings = self._bench.findings
        title, source = self._window.project.name, self._source

        def write(overwrite: bool) -> tuple[Path, ...]:
            # Late: the template engine and the tables take time to import.
            from desktop.export.evidence import Evidence
            from desktop.export.evidence_files import write_folder, write_page

            found = [source(key) for key in {article.source for article in findings.articles}]
            sources = {one.sha256: one for one in found if one is not None}
            evidence = Evidence(title, findings, options, sources, now())
            if form == "page":
                return write_page(evidence, path, overwrite=overwrite)
            write_folder(evidence, path)
            return (path,)

        self._write(path, write, findings, overwrite=replaced and path.exists())

    def _source(self, key: str) -> Source | None:
        opened = self._window.project.opened
        if not key:
            return None
        return opened.source(key) if opened is not None else self._bench.project.sources.get(key)

    def _write(
        self, path: Path, write: Callable[[bool], tuple[Path, ...]], findings: Findings, *, overwrite: bool
    ) -> None:
        from desktop.export.files import FileExists

        self._settings.put(_FOLDER, str(path.parent))
        unread = len(findings.articles) - len(findings.readings)

        def done(written: tuple[Path, ...]) -> None:
            names = " and ".join(one.name for one in written)
            rest = f"; {count_of(unread, 'article')} not read yet" if unread else ""
            self._bench.told.emit(f"Exported to {names}{rest}", False)

        def failed(problem: Exception) -> None:
            self._bench.told.emit("", False)  # nothing is being exported any more
            if isinstance(problem, FileExists) and not path.is_dir():
                self._ask_to_replace(problem, lambda: self._write(path, write, findings, overwrite=True))
            elif isinstance(problem, CrossquoteError):
                self._bench.warned.emit(str(problem))
            else:
                raise problem

        self._bench.told.emit("Exporting…", False)
        self._bench.background.run(lambda: write(overwrite), done, failed)

    def _chooser(self, title: str, name: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, self._settings.text(_FOLDER))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        return dialog

    def _ask(self, dialog: QFileDialog, then: Callable[[Path], None]) -> None:
        """Open a chooser over the window; go on once it is accepted. The event loop is not nested."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: then(Path(dialog.selectedFiles()[0])))
        dialog.open()

    def _ask_to_replace(self, problem: Exception, then: Callable[[], None]) -> None:
        words = f"{problem}\n\nReplace it?"
        box = plain_box(self._window, QMessageBox.Icon.Question, words, title="Replace files?")
        replace = box.addButton("Replace", QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)

        def chosen() -> None:
            if box.clickedButton() is replace:
                then()

        box.finished.connect(lambda _: chosen())
        box.open()
