"""Work out the overview beside the window's thread: the figures at once, the matrix speaker by speaker.

The matrix asks for every judgement there is, so it comes in pieces of a second at most: newer findings wait
no longer than one piece. Rows of speakers of whom nothing changed are kept.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.comparison.matrix import MatrixRow, matrix_rows
from desktop.comparison.shared_copy import SharedCopy
from desktop.comparison.table import Options
from desktop.comparison.things import Judged, renamed
from desktop.comparison.utterance import Rendering, Utterance, Verdict
from desktop.project.comparing import passages_for, table_for
from desktop.project.derive import Findings
from desktop.statements.reading import Reading
from desktop.window.background import Background
from desktop.window.overview_figures import Figures, figures_of, with_names
from desktop.window.speaker_rows import speaker_rows

FIRST_PIECE, PIECE = 0.3, 1.0
"""Seconds of comparing after which the matrix so far is handed on: at first, and from then on."""

WAIT = 150
"""Milliseconds that findings are let come before the overview follows them."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A speaker's rows, with what they were made of."""

    utterances: tuple[Utterance, ...]
    base: str
    articles: tuple[str, ...]
    unread: frozenset[str]
    copy: SharedCopy
    reference: Reading | None
    verdicts: Mapping[frozenset[Rendering], Verdict]
    not_reported: frozenset[tuple[str, str]]
    rows: tuple[MatrixRow, ...]
    judged: tuple[Judged, ...]


class Matrices:
    """Makes the rows of the matrix, and keeps those that still hold."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}

    def rows(self, findings: Findings, speaker: str, copy: SharedCopy) -> tuple[MatrixRow, ...]:
        """The rows of one speaker, the gravest first."""
        if len(self._kept) > 2 * len(findings.speakers.speakers) + 2:
            # Ids change with every grouping: those of earlier ones go.
            self._kept.clear()
        utterances = findings.utterances(speaker)
        articles = tuple(one.id for one in findings.articles)
        unread = frozenset(articles) - set(findings.readings)
        verdicts, not_reported = findings.verdicts(speaker), findings.not_reported(speaker)
        kept = self._kept.get(speaker)
        if (
            kept is not None
            and kept.utterances is utterances
            and (kept.base, kept.articles, kept.unread) == (findings.base, articles, unread)
            and kept.copy == copy
            and kept.reference is findings.reference
            and (kept.verdicts, kept.not_reported) == (verdicts, not_reported)
        ):
            return kept.rows
        passages = passages_for(findings, speaker)
        table = table_for(findings, speaker, passages, Options(base=findings.base, order="gravity"))
        rows = matrix_rows(table, passages, unread=unread, copy=copy, located=findings.located())
        self._kept[speaker] = _Kept(
            utterances,
            findings.base,
            articles,
            unread,
            copy,
            findings.reference,
            verdicts,
            not_reported,
            rows,
            tuple(
                (row.base.statement, entry.rendering.statement, entry.judgement.differences)
                for row in table.rows
                for cell in row.cells
                for entry in cell.entries
                if entry.judgement is not None
            ),
        )
        return rows

    def judged(self, speaker: str) -> tuple[Judged, ...]:
        """How a speaker's statements differ from the bases of their rows, once the rows are made."""
        kept = self._kept.get(speaker)
        return kept.judged if kept is not None else ()


class Overviews(QObject):
    """Keeps the overview of the newest findings while somebody looks at it.

    `ready` carries `Figures`, again and again while the matrix grows; `failed` an exception.
    """

    ready = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings: Findings | None = None
        self._shown: Findings | None = None
        """The findings whose overview is worked out or on its way."""
        self._wanted = False
        self._matrices = Matrices()
        self._thread = Background("window-overview", self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._begin)

    def follow(self, findings: Findings) -> None:
        """These are the newest findings."""
        self._findings = findings
        if self._wanted:
            self._timer.start()

    def want(self, wanted: bool) -> None:
        """Whether somebody looks at the overview; else nothing is worked out."""
        self._wanted = wanted
        if wanted and self._findings is not self._shown:
            self._timer.start(0)

    def close(self) -> None:
        """Work out no more."""
        self._timer.stop()
        self._thread.close(patience=0.5)

    def _begin(self) -> None:
        findings = self._findings
        if findings is None:
            return
        self._shown = findings

        def named(figures: Figures) -> None:
            if findings is self._findings:
                self._go_on(figures, [row.id for row in speaker_rows(findings)], 0)

        def made(figures: Figures) -> None:
            if findings is self._findings:
                self.ready.emit(figures)
                self._thread.run(lambda: with_names(figures), named, self.failed.emit)

        self._thread.run(lambda: figures_of(findings), made, self.failed.emit)

    def _go_on(self, figures: Figures, speakers: Sequence[str], done: int) -> None:
        """Hand on the figures as far as they are, and compare the next speakers."""
        compared = done / len(speakers) if speakers else 1.0
        figures = replace(figures, compared=compared)
        self.ready.emit(figures)
        if done >= len(speakers):
            return
        if not self._wanted:
            self._shown = None
            return

        def work() -> tuple[Figures, int]:
            rows: list[MatrixRow] = []
            judged: list[Judged] = []
            end, at = time.monotonic() + (PIECE if done else FIRST_PIECE), done
            while at < len(speakers) and (at == done or time.monotonic() < end):
                rows += self._matrices.rows(figures.findings, speakers[at], figures.copy)
                judged += self._matrices.judged(speakers[at])
                at += 1
            names = (*figures.things, *renamed(figures.findings, judged))
            return replace(figures, matrix=(*figures.matrix, *rows), things=names), at

        def came(result: tuple[Figures, int]) -> None:
            if figures.findings is self._findings:
                self._go_on(result[0], speakers, result[1])

        self._thread.run(work, came, self.failed.emit)
