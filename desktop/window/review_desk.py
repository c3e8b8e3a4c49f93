"""Turn what the user answers in the review into commands, and show in the article what is at hand."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.basics.spans import text_of
from desktop.project import review
from desktop.project.choices import Choice, choices
from desktop.project.commands import Command
from desktop.project.decisions import with_reason
from desktop.project.derive import Findings
from desktop.project.review import Doubt
from desktop.window.desk_dialogs import DeskDialogs
from desktop.window.reader_guide import ReaderGuide
from desktop.window.review_editor import ReviewEditor
from desktop.window.review_page import ReviewPage
from desktop.window.speaker_rows import successor
from desktop.window.workbench import Workbench

GONE = "That is no longer there to be decided; the list has been brought up to date."


class ReviewDesk:
    """Stands between the review, the workbench and the article pane of one window."""

    def __init__(
        self,
        page: ReviewPage,
        workbench: Workbench,
        guide: ReaderGuide,
        dialogs: DeskDialogs,
        window: QWidget,
    ) -> None:
        self.page = page
        self._bench = workbench
        self._guide = guide
        self._dialogs = dialogs
        self._window = window
        page.answered.connect(self._answer)
        page.given.connect(self.give)
        page.shown.connect(self._show)

    @property
    def _findings(self) -> Findings:
        """What a doubt's ids belong to. The list comes a moment after the findings, and meanwhile the newest
        ones may call somebody else so; the commands name everybody by anchors, which hold in both."""
        return self.page.findings or self._bench.findings

    def give(self, doubt: Doubt, choice: Choice, reason: str = "") -> None:
        """Say that somebody said it."""
        command = review.assign(self._findings, doubt.statement, choice.mention)
        self._do(doubt, command, f"Given to {choice.name}", reason)

    def _answer(self, name: str, doubt: Doubt) -> None:
        findings = self._findings
        match name:
            case "review_accept":
                told = "Merged" if doubt.kind == "two" else "Accepted"
                self._do(doubt, review.accept(findings, doubt), told)
            case "review_drop":
                told = "Kept apart" if doubt.kind == "two" else "Dropped: not a statement"
                self._do(doubt, review.drop(findings, doubt), told)
            case "review_nobody":
                self._leave_alone(doubt)
            case "review_reopen":
                self._do(doubt, review.reopen(findings, doubt.statement), "Reopened")
            case "review_correct":
                self._correct(doubt)

    def _leave_alone(self, doubt: Doubt, reason: str = "") -> None:
        command = review.assign(self._findings, doubt.statement, None)
        self._do(doubt, command, "Left without a speaker", reason)

    def _correct(self, doubt: Doubt) -> None:
        """Let the user correct the speaker, the grouping, or that it is a statement at all."""
        before, now = self._findings, self._bench.findings
        known = [before.speaker(one) for one in doubt.speakers]
        speakers = tuple(who for one in known if one and (who := successor(one, now)))
        if doubt.kind not in ("two", "one"):
            self._edit(doubt)
        elif len(set(speakers)) < len(doubt.speakers):
            self._bench.told.emit(GONE, False)
        elif doubt.kind == "two":
            self._dialogs.merge(speakers)
        else:
            self._dialogs.separate(speakers[0])

    def _edit(self, doubt: Doubt) -> None:
        findings = self._findings
        reading = findings.readings.get(doubt.article)
        if reading is None:
            self._bench.told.emit(GONE, False)
            return
        words = text_of(reading.article.text, doubt.spans)
        found = choices(findings, doubt.statement)
        current = doubt.speakers[0] if doubt.speakers else ""
        editor = ReviewEditor(self._window, words, found, current=current)
        editor.accepted.connect(lambda: self._edited(doubt, editor))
        editor.finished.connect(editor.deleteLater)
        editor.open()

    def _edited(self, doubt: Doubt, editor: ReviewEditor) -> None:
        answer, why = editor.answer, editor.why
        if isinstance(answer, Choice):
            self.give(doubt, answer, why)
        elif answer == "nobody":
            self._leave_alone(doubt, why)
        elif answer == "dropped":
            self._do(doubt, review.drop(self._findings, doubt), "Dropped: not a statement", why)

    def _do(self, doubt: Doubt, command: Command | None, told: str, reason: str = "") -> None:
        if command is None:
            self._bench.told.emit(GONE, False)
        elif self._bench.apply(with_reason(command, reason), told=told):
            self.page.settle(doubt.key)

    def _show(self, doubt: Doubt) -> None:
        """Show what is at hand in its article."""
        findings = self._bench.findings
        if doubt.statement in findings.statements:
            self._guide.show_rendering(doubt.statement, None)
        elif doubt.article in findings.readings:
            self._guide.show_passage(doubt.article, doubt.spans)
