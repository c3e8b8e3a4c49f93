"""What the window does by way of a dialog: choose files, paste, correct, merge, separate, rename."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QWidget

from desktop.articles.article import Article
from desktop.articles.source import Opened
from desktop.basics.errors import CrossquoteError
from desktop.project.commands import Command, DescribeArticle, DescribedField
from desktop.project.derive import OPEN, Findings
from desktop.window import corrections
from desktop.window.article_rows import ArticleRow, count_of
from desktop.window.dialogs import ArticleDialog, MergeDialog, RenameDialog, SeparateDialog
from desktop.window.formats import file_filter
from desktop.window.row_painting import one_line
from desktop.window.settings import Settings
from desktop.window.speaker_dialogs import SpeakerDialog, TakeOutDialog
from desktop.window.suggestions import Accepted, SuggestionsDialog
from desktop.window.workbench import Workbench


class DeskDialogs:
    """Asks the user on behalf of one window, and hands the answers to the workbench as commands."""

    def __init__(
        self,
        window: QWidget,
        workbench: Workbench,
        settings: Settings,
        read: Callable[[str], None],
    ) -> None:
        """`read` shows a statement in its article."""
        self._read = read
        self._window = window
        self._bench = workbench
        self._settings = settings
        self._suggestions: SuggestionsDialog | None = None
        self._pasted = 0

    # Articles

    def add_files(self) -> None:
        """Ask for files and take them in."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, "Add articles", self._settings.text("folder"), file_filter()
        )
        if names:
            self._settings.put("folder", str(Path(names[0]).parent))
            self._bench.add_files(Path(name) for name in names)

    def add_folder(self) -> None:
        """Ask for a folder and take in the readable files in it."""
        name = QFileDialog.getExistingDirectory(self._window, "Add folder", self._settings.text("folder"))
        if name:
            self._settings.put("folder", name)
            self._bench.add_files((Path(name),))

    def read_text(self, text: str, html: str) -> None:
        """Make an article of a text, and let the user correct what is known about it."""
        self._pasted += 1
        name = "Pasted article" if self._pasted == 1 else f"Pasted article {self._pasted}"

        def work() -> Opened:
            # Late, as much else here: the window is painted sooner.
            from desktop.articles.pasted import open_pasted

            return open_pasted(text, html, name)

        self._bench.background.run(work, self._confirm_pasted, self._refused)

    def describe(self, row: ArticleRow) -> None:
        """Correct what is known about an article."""
        article = row.article
        if article is None:
            return
        dialog = ArticleDialog(self._window, article)
        self._ask(dialog, lambda: self._describe(article, dialog.values, dialog.why))

    def describe_field(self, article: str, field: str, value: str) -> None:
        """Correct one thing that is known about an article."""
        found = self._bench.project.decisions.article(article)
        told = f"Corrected the {field} of “{found.label}”" if found is not None else ""
        self._bench.apply(DescribeArticle(article, cast("DescribedField", field), value), told=told)

    def _describe(self, article: Article, values: dict[DescribedField, str], why: str) -> None:
        commands: list[Command] = [
            DescribeArticle(article.id, field, value, why)
            for field, value in values.items()
            if value != one_line(getattr(article, field))
        ]
        if commands:
            self._bench.apply(*commands, told=f"Corrected “{values['outlet'] or values['title']}”")

    def _confirm_pasted(self, pasted: Opened) -> None:
        from dataclasses import replace

        article = pasted.articles[0]
        dialog = ArticleDialog(self._window, article, pasted=True)

        def add() -> None:
            values = dialog.values
            self._bench.add_article(
                replace(
                    article, title=values["title"], outlet=values["outlet"], byline=values["byline"],
                    published=values["published"],
                ),
                pasted.source,
            )  # fmt: skip

        self._ask(dialog, add)

    def _refused(self, problem: Exception) -> None:
        if isinstance(problem, CrossquoteError):
            self._bench.warned.emit(str(problem))
        else:
            raise problem

    # Speakers

    def merge(self, speakers: Sequence[str]) -> None:
        """Make one of several speakers; the name is asked for where theirs differ."""
        findings = self._bench.findings
        found = [one for one in (findings.speaker(speaker) for speaker in speakers) if one is not None]
        if len(found) < 2:
            return
        ids = [one.id for one in found]
        names = list(dict.fromkeys(one.name for one in found))
        if len(names) == 1:
            self._apply(lambda: corrections.join(findings, ids), f"Merged “{names[0]}”")
            return
        dialog = MergeDialog(self._window, names)

        def do() -> None:
            name = dialog.chosen_name
            self._apply(
                lambda: corrections.join(findings, ids, name, dialog.why),
                f"Merged into “{name or names[0]}”",
            )

        self._ask(dialog, do)

    def separate(self, speaker: str | None) -> None:
        """Take parts of a speaker for somebody else."""
        findings = self._bench.findings
        found = findings.speaker(speaker) if speaker else None
        if found is None:
            return
        parts = corrections.parts_of(findings, found.id)
        if len(parts) < 2:
            self._bench.told.emit(
                f"“{found.name}” stands in one article only: nothing can be taken apart.", False
            )
            return
        outlets = [_outlet(findings, part.article) for part in parts]
        dialog = SeparateDialog(self._window, found.name, parts, outlets)

        def do() -> None:
            apart, why = dialog.apart, dialog.why
            self._apply(
                lambda: corrections.separate(findings, found.id, apart, why), f"Separated “{found.name}”"
            )

        self._ask(dialog, do)

    def keep_apart(self, speakers: Sequence[str]) -> None:
        """Say for good that no two of these are one."""
        findings = self._bench.findings
        names = [one.name for one in map(findings.speaker, speakers) if one is not None]
        if len(names) > 1:
            self._apply(
                lambda: corrections.keep_apart(findings, *speakers),
                f"Kept apart: {', '.join(f'“{name}”' for name in names)}",
            )

    def rename(self, speaker: str | None) -> None:
        """Show a speaker under another name."""
        findings = self._bench.findings
        found = findings.speaker(speaker) if speaker else None
        if found is None or speaker == OPEN:
            return
        dialog = RenameDialog(self._window, found.name, found.aliases)

        def do() -> None:
            name = dialog.chosen_name
            if name != found.name:
                told = f"Renamed to “{name}”" if name else "Took the name back"
                self._apply(lambda: corrections.rename(findings, found.id, name, dialog.why), told)

        self._ask(dialog, do)

    def describe_speaker(self, speaker: str | None) -> None:
        """Let the user say what a speaker is called, is and does."""
        findings = self._bench.findings
        found = findings.speaker(speaker) if speaker else None
        if found is None or speaker == OPEN:
            return
        dialog = SpeakerDialog(self._window, found, findings.described.get(found.id, ()))
        self._ask(
            dialog,
            lambda: self._apply(
                lambda: corrections.describe(findings, found.id, **dialog.values),
                f"Described “{found.name}”",
            ),
        )

    def take_out(self, speaker: str | None) -> None:
        """Let the user take single mentions and statements out of a speaker."""
        findings = self._bench.findings
        found = findings.speaker(speaker) if speaker else None
        if found is None or speaker == OPEN:
            return
        dialog = TakeOutDialog(self._window, found.name, corrections.pieces_of(findings, found.id))
        self._ask(
            dialog,
            lambda: self._apply(
                lambda: corrections.take_out(findings, found.id, dialog.taken, dialog.why),
                f"Taken out of “{found.name}”",
            ),
        )

    def review_suggestions(self) -> None:
        """Open the review of suggested merges beside the window."""
        if self._suggestions is None:
            dialog = SuggestionsDialog(self._window)
            dialog.accepted_pair.connect(self._merge_suggested)
            dialog.accepted_all.connect(self._merge_all)
            dialog.rejected_pair.connect(self._keep_apart)
            dialog.statement_wanted.connect(self._read)
            self._suggestions = dialog
        self._suggestions.show_findings(self._bench.findings)
        self._suggestions.show()
        self._suggestions.raise_()
        self._suggestions.activateWindow()

    @property
    def suggestions(self) -> SuggestionsDialog | None:
        """The review, once it has been opened."""
        return self._suggestions

    def show_findings(self, findings: Findings) -> None:
        """Let an open review follow."""
        if self._suggestions is not None and self._suggestions.isVisible():
            self._suggestions.show_findings(findings)

    def close_all(self) -> None:
        """Close what stands beside the window."""
        if self._suggestions is not None:
            self._suggestions.close()

    def _merge_suggested(self, answer: Accepted) -> None:
        findings = self._bench.findings
        self._apply(lambda: _joined(findings, answer), f"Merged into “{answer.name}”")

    def _merge_all(self, answers: Sequence[Accepted]) -> None:
        """Merge pairs of speakers in one step."""
        findings = self._bench.findings
        self._apply(
            lambda: tuple(one for answer in answers for one in _joined(findings, answer)),
            f"Merged {count_of(len(answers), 'pair')}",
        )

    def _keep_apart(self, one: str, other: str, reason: str) -> None:
        self._apply(
            lambda: corrections.keep_apart(self._bench.findings, one, other, reason=reason), "Kept apart"
        )

    def _apply(self, make: Callable[[], tuple[Command, ...]], told: str) -> None:
        try:
            commands = make()
        except CrossquoteError as problem:
            self._bench.warned.emit(str(problem))
            return
        if commands:
            self._bench.apply(*commands, told=told)

    # Help

    def show_about(self) -> None:
        """Show what Crossquote is, with the licences."""
        from desktop.window.help import AboutDialog

        AboutDialog(self._window).open()

    def show_shortcuts(self, menus: Iterable[QMenu]) -> None:
        """Show every command that has a key."""
        from desktop.window.help import ShortcutsDialog

        ShortcutsDialog(menus, self._window).open()

    def _ask(self, dialog: QDialog, then: Callable[[], None]) -> None:
        """Open a dialog over the window; go on once it is accepted. The event loop is not nested."""
        from PySide6.QtCore import Qt

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(then)
        dialog.open()


def _joined(findings: Findings, answer: Accepted) -> tuple[Command, ...]:
    """The commands that merge a pair under the name that was chosen for it."""
    first = findings.speaker(answer.first)
    # The name of the first holds without a word of the user's.
    name = "" if first is not None and answer.name == first.name else answer.name
    return corrections.join(findings, (answer.first, answer.second), name, answer.reason)


def _outlet(findings: Findings, article: str) -> str:
    return findings.article(article).label
