"""Turn what the user does to statements in an article into commands, and stay with the statement after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.basics.errors import CrossquoteError
from desktop.basics.spans import Span, text_of
from desktop.project.choices import Choice, choices
from desktop.project.commands import Command
from desktop.project.derive import Findings
from desktop.project.statement_commands import AddStatement, JoinStatements, SetContent, SplitStatement
from desktop.statements.reading import Statement
from desktop.window import statement_changes as changes
from desktop.window.article_pane import ArticlePane
from desktop.window.reader_guide import ReaderGuide
from desktop.window.review_editor import Answer, ReviewEditor
from desktop.window.statement_actions import StatementActions
from desktop.window.statement_changes import Part
from desktop.window.statement_editor import Parts
from desktop.window.workbench import Workbench


class StatementDesk(QObject):
    """Stands between the article pane, the workbench and the guide of one window."""

    menu_opening = Signal(object)
    """The menu of the article's words, about to be shown: others may add to it."""

    def __init__(
        self,
        pane: ArticlePane,
        workbench: Workbench,
        guide: ReaderGuide,
        go_to: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        """`go_to` shows a statement wherever the window has it."""
        super().__init__(parent)
        self._go_to = go_to
        self._followed = ""
        """The statement that was corrected last, by the id that the next findings know it by."""
        self._pane = pane
        self._bench = workbench
        self._guide = guide
        self._window = parent
        self.actions: StatementActions = pane.statement_actions
        actions, text = self.actions, pane.text
        text.edges.changed.connect(self._set_words)
        text.edges.told.connect(lambda words: workbench.told.emit(words, False))
        text.selected.connect(self.refresh)
        text.selectionChanged.connect(self.refresh)
        text.cursorPositionChanged.connect(self.refresh)
        text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        text.customContextMenuRequested.connect(self._open_menu)
        pane.correct.kind_chosen.connect(self._set_kind)
        actions.add.triggered.connect(self._add)
        actions.words.triggered.connect(self._use_selection)
        parts: tuple[Part, ...] = ("cue", "mention", "via")
        for part, use, take in zip(
            parts,
            (actions.cue, actions.mention, actions.via),
            (actions.no_cue, actions.no_mention, actions.no_via),
            strict=True,
        ):
            use.triggered.connect(lambda _=False, part=part: self._set_part(part, self._pane.text.selection))
            take.triggered.connect(lambda _=False, part=part: self._set_part(part, None))
        for kind, action in actions.kinds.items():
            action.triggered.connect(lambda _=False, kind=kind: self._set_kind(kind))
        actions.speaker.triggered.connect(self._choose_speaker)
        actions.split.triggered.connect(self._split)
        actions.join_next.triggered.connect(lambda: self._join(1))
        actions.join_previous.triggered.connect(lambda: self._join(-1))
        actions.drop.triggered.connect(self._drop)

    def refresh(self) -> None:
        """Enable what fits the selection, and show the parts of the statement at hand."""
        one, text = self._statement, self._pane.text
        caret = text.caret
        read = text.article is not None and text.article.id in self._bench.findings.readings
        self.actions.allow(
            selection=text.selection is not None and read,
            statement=one is not None,
            kind=one.kind if one else "",
            cue=one is not None and one.cue is not None,
            mention=one is not None and one.mention is not None,
            via=one is not None and one.via is not None,
            inside=one is not None and any(span.start < caret < span.end for span in one.spans),
        )
        self._pane.correct.show_parts(self._parts(one) if one is not None else None)

    def fill_row_menu(self, menu: QMenu) -> None:
        """Put what is said about a statement most often into the menu of a cell that shows it."""
        menu.addSeparator()
        menu.addAction(self.actions.speaker)

    def follow(self, findings: Findings) -> None:
        """Once the table shows new findings: stay with the statement that was corrected, whoever says it now.

        No sooner: the table goes back to what was selected in it before.
        """
        if self._followed and self._bench.project.decisions is findings.decided:
            followed, self._followed = self._followed, ""
            if followed in findings.statements:
                self._go_to(followed)

    @property
    def _statement(self) -> Statement | None:
        """The statement at hand, as the newest findings have it."""
        one = self._pane.text.statement
        return self._bench.findings.statements.get(one.id) if one is not None else None

    def _parts(self, one: Statement) -> Parts:
        findings = self._bench.findings
        text = findings.readings[findings.article_of[one.id]].article.text
        return Parts(
            words=text_of(text, one.spans),
            kind=one.kind,
            cue=one.cue.span.of(text) if one.cue else "",
            mention=one.mention.of(text) if one.mention else "",
            via=one.via.name if one.via else "",
            changed=findings.edited.get(one.id, ()),
        )

    def _open_menu(self, place: QPoint) -> None:
        """The menu of the words under the mouse; a statement there is taken up first, unless words are
        selected."""
        text = self._pane.text
        under = text.statement_at(place)
        if text.selection is None:
            text.setTextCursor(text.cursorForPosition(place))
            if under is not None and under is not text.statement:
                self._pane.statement_selected.emit(under.id)
        self.refresh()
        menu = QMenu(text)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.actions.fill(menu)
        self.menu_opening.emit(menu)
        menu.addSeparator()
        copy = menu.addAction("C&opy", text.copy)
        copy.setEnabled(text.selection is not None)
        menu.popup(text.viewport().mapToGlobal(place))

    def _set_words(self, statement: str, spans: Sequence[Span]) -> None:
        self._do(lambda findings, why: changes.set_words(findings, statement, spans, why), "Words changed")

    def _use_selection(self) -> None:
        one, span = self._statement, self._pane.text.selection
        if one is not None and span is not None:
            self._set_words(one.id, (span,))

    def _set_kind(self, kind: str) -> None:
        one = self._statement
        chosen = next((each for each in ("direct", "mixed", "indirect") if each == kind), "")
        if one is not None and (not chosen or chosen != one.kind):
            told = f"Kind: {chosen}" if chosen else "Kind left to the marks"
            self._do(lambda findings, why: changes.set_kind(findings, one.id, chosen, why), told)  # type: ignore[arg-type]

    def _set_part(self, part: Part, span: Span | None) -> None:
        one = self._statement
        if one is not None:
            told = f"{part.capitalize()} {'changed' if span is not None else 'taken away'}"
            self._do(lambda findings, why: changes.set_part(findings, one.id, part, span, why), told)

    def _choose_speaker(self) -> None:
        """Ask whose statement it is."""
        one, findings = self._statement, self._bench.findings
        if one is None:
            return
        words = text_of(findings.readings[findings.article_of[one.id]].article.text, one.spans)
        current = findings.speakers.speaker_of.get(one.id, "")
        editor = ReviewEditor(self._window, words, choices(findings, one.id), current=current)
        editor.accepted.connect(lambda: self._give(one.id, editor.answer, editor.why))
        editor.finished.connect(editor.deleteLater)
        editor.open()

    def _give(self, statement: str, answer: Answer | None, reason: str) -> None:
        if isinstance(answer, Choice):
            mention = answer.mention
            self._do(
                lambda findings, why: changes.give(findings, statement, mention, reason or why),
                f"Given to {answer.name}",
            )
        elif answer == "nobody":
            self._do(
                lambda findings, why: changes.give(findings, statement, None, reason or why),
                "Left without a speaker",
            )
        elif answer == "dropped":
            self._do(
                lambda findings, why: changes.drop(findings, statement, reason or why),
                "Deleted: not a statement",
            )

    def _add(self) -> None:
        text = self._pane.text
        article, span = text.article, text.selection
        if article is not None and span is not None:
            self._do(lambda findings, why: changes.add(findings, article.id, span, why), "Statement added")

    def _split(self) -> None:
        one, caret = self._statement, self._pane.text.caret
        if one is not None:
            self._do(lambda findings, why: changes.split(findings, one.id, caret, why), "Split in two")

    def _join(self, by: int) -> None:
        one = self._statement
        other = changes.neighbour(self._bench.findings, one.id, by) if one is not None else None
        if one is None or other is None:
            where = "follows" if by > 0 else "comes before"
            self._bench.told.emit(f"No other statement {where} in this article.", False)
            return
        self._do(lambda findings, why: changes.join(findings, one.id, other, why), "Joined")

    def _drop(self) -> None:
        one = self._statement
        if one is not None:
            self._do(lambda findings, why: changes.drop(findings, one.id, why), "Deleted: not a statement")

    def _do(self, make: Callable[[Findings, str], Command], told: str) -> None:
        """Make a command of the newest findings and the reason written for it, and apply it."""
        findings = self._bench.findings
        try:
            command = make(findings, " ".join(self._pane.correct.reason.text().split()))
        except CrossquoteError as problem:
            self._bench.told.emit(str(problem), False)
            self._pane.text.viewport().update()
            return
        if not self._bench.apply(command, told=told):
            return
        self._pane.correct.take_reason()
        article, one = self._pane.text.article, self._pane.text.statement
        self._followed = one.id if one is not None else ""
        if article is not None and isinstance(
            command, SetContent | AddStatement | SplitStatement | JoinStatements
        ):
            self._followed = changes.id_after(command, findings.readings[article.id])
            self._guide.expect(article.id, self._followed)
