"""What the right pane shows, kept right while findings come and go."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.basics.spans import Span
from desktop.comparison.utterance import Rendering, Utterance
from desktop.project.derive import OPEN, Findings
from desktop.window.article_pane import ArticlePane
from desktop.window.why_lines import why_missing
from desktop.window.workbench import Workbench


class ReaderGuide:
    """Leads the article pane to an article, a passage, or a rendering, and back to it in new findings."""

    def __init__(self, pane: ArticlePane, workbench: Workbench) -> None:
        self._pane = pane
        self._bench = workbench
        self._shown: tuple[str, str, Rendering | None] | None = None
        """An article's id, a statement's id or "", and its rendering."""
        self._explained: Findings | None = None
        """The findings by which what is shown was explained."""
        self._spans: tuple[Span, ...] = ()
        """Where the words of the statement stood when it was shown last."""
        self._missing: Utterance | None = None
        """What the article that is shown lacks, where it is shown for that."""

    def show_article(self, article: str) -> None:
        """Show an article with all its statements marked."""
        self._turn_to((article, "", None))
        # The findings may not know it yet; they will be here in a moment.
        if any(one.id == article for one in self._bench.findings.articles):
            self._pane.show_article(self._bench.findings, article)

    def show_missing(self, article: str, utterance: Utterance) -> None:
        """Show an article, and say why it stands for nothing in the row of this utterance."""
        self.show_article(article)
        self._missing = utterance
        self._explain_missing()

    def show_passage(self, article: str, spans: Sequence[Span]) -> None:
        """Show a passage that is no statement."""
        self._turn_to((article, "", None))
        self._pane.show_passage(self._bench.findings, article, spans)

    def show_rendering(self, statement: str, rendering: Rendering | None) -> None:
        """Show a statement in its article."""
        findings = self._bench.findings
        if statement in findings.statements:
            again = not self._turn_to((findings.article_of[statement], statement, rendering))
            # A table made anew selects what was selected: no reason to take the reader back there.
            self._spans = findings.statements[statement].spans
            self._pane.show_rendering(findings, statement, rendering, scroll=not again)
            self._explain(again=again)

    def expect(self, article: str, statement: str) -> None:
        """The next findings will know this statement: what the user has just made of another, or added."""
        self._shown, self._explained, self._missing = (article, statement, None), None, None

    def refresh(self, findings: Findings) -> None:
        """Show the same in new findings; nothing where its article has left the project."""
        if self._shown is None:
            return
        article, statement, rendering = self._shown
        if statement and statement not in findings.statements:
            statement, rendering = successor(findings, article, statement, self._spans), None
            self._shown = (article, statement, None)
        if self._bench.project.decisions.article(article) is None:
            self._shown = None
            self._pane.clear()
        elif statement in findings.statements:
            # The user may be reading on elsewhere in the article by now.
            self._spans = findings.statements[statement].spans
            self._pane.show_rendering(findings, statement, rendering, scroll=False)
            self._explain(again=True)
        else:
            missing = self._missing
            self.show_article(article)
            self._missing = missing
            self._explain_missing()

    def _turn_to(self, shown: tuple[str, str, Rendering | None]) -> bool:
        """Note what is shown from now on; tells whether it is something else than before."""
        changed = shown != self._shown
        self._missing = None
        if changed:
            self._shown, self._explained = shown, None
        return changed

    def _explain_missing(self) -> None:
        """Say why a cell is empty, once its speaker's utterances are aligned."""
        missing, shown = self._missing, self._shown
        if missing is None or shown is None:
            return

        def go_on(findings: Findings, _: str) -> None:
            if self._missing is missing and self._shown == shown:
                self._pane.why.show_lines(tuple(why_missing(findings, shown[0], missing)))

        self._bench.prepare(missing.speaker, go_on)

    def _explain(self, *, again: bool) -> None:
        """Give reasons and framing of what is shown, once its speaker's utterances are aligned; until then
        those given before stay where it is the same statement `again`."""
        shown = self._shown
        if shown is None:
            return

        def go_on(findings: Findings, _: str) -> None:
            if self._shown == shown and self._explained is not findings and shown[1] in findings.statements:
                self._explained = findings
                prepared = self._bench.prepared(speaker)
                self._pane.explain(
                    findings,
                    shown[1],
                    shown[2],
                    prepared.passages if prepared else None,
                    prepared.located.get(shown[1]) if prepared else None,
                )

        speaker = self._bench.findings.speakers.speaker_of.get(shown[1], OPEN)
        if not self._bench.prepare(speaker, go_on) and not again:
            self._pane.leave_unexplained()


def successor(findings: Findings, article: str, statement: str, spans: Sequence[Span]) -> str:
    """The statement that an id which is gone stood for: what the user made of it, or, once he has taken that
    back, the one that has most of its words; "" where there is none."""
    if statement in findings.formerly:
        return findings.formerly[statement]
    reading = findings.readings.get(article)
    shared = {
        one.id: sum(mine.shared(other) for mine in one.spans for other in spans)
        for one in (reading.statements if reading is not None else ())
    }
    best = max(shared, key=lambda one: shared[one], default="")
    return best if best and shared[best] else ""
