"""The overview's figures, worked out of the findings beside the window's thread, and the sheets for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.comparison.accounts import Account
from desktop.comparison.handing import Handing, handed_on
from desktop.comparison.labels import Ladder, ladders
from desktop.comparison.material import Outlet, outlets_of
from desktop.comparison.matrix import MatrixRow
from desktop.comparison.overview import CueUse, Position, Voice, cue_classes, positions, voices
from desktop.comparison.shared_copy import SharedCopy
from desktop.comparison.things import Term, Thing, terms, things
from desktop.export.plain_copy import accounts_of, copy_of
from desktop.project.derive import Findings
from desktop.window.overview_picture import Link
from desktop.window.speaker_rows import OPEN_NAME


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything the overview shows; `matrix` grows while the speakers are compared, `compared` (0…1) says
    how far that is."""

    findings: Findings
    outlets: tuple[Outlet, ...]
    voices: tuple[Voice, ...]
    cues: tuple[CueUse, ...]
    positions: tuple[Position, ...]
    handed: tuple[Handing, ...]
    copy: SharedCopy
    names: Mapping[str, str]
    """The speakers' names by their ids."""
    matrix: tuple[MatrixRow, ...] = ()
    compared: float = 0.0
    ladders: tuple[Ladder, ...] = ()
    things: tuple[Thing, ...] = ()
    """Names of things; those that aligned words tell come while the speakers are compared."""
    accounts: tuple[Account, ...] = ()
    """The independent accounts that shared copy leaves of the articles."""
    terms: tuple[Term, ...] = ()
    """Words in quotation marks that nobody is reported as saying."""
    named: bool = False
    """Whether labels and names have been gathered."""

    def name(self, speaker: str) -> str:
        """A speaker's name as shown."""
        return self.names.get(speaker, OPEN_NAME)

    def outlet(self, key: str) -> Outlet:
        """The outlet with this key."""
        return next(one for one in self.outlets if one.key == key)

    def place(self, outlet: str) -> int:
        """The number of an outlet's colour: that of its first article."""
        return self.findings.colour(outlet)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many statements each outlet has, by its key."""
        counts = {one.key: 0 for one in self.outlets}
        for voice in self.voices:
            counts[voice.outlet] += len(voice.statements)
        return counts

    @property
    def statements(self) -> int:
        """How many statements there are."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of figures, and where it leads."""

    cells: tuple[str | int | float, ...]
    link: Link


@dataclass(frozen=True, slots=True)
class Sheet:
    """The figures of one picture as a table."""

    headings: tuple[str, ...]
    rows: tuple[SheetRow, ...]


def figures_of(findings: Findings) -> Figures:
    """All figures but the matrix, which asks for every speaker's utterances."""
    copy = copy_of(findings)
    return Figures(
        findings,
        outlets_of(findings.articles),
        voices(findings),
        cue_classes(findings),
        positions(findings),
        handed_on(findings, copy.credits),
        copy,
        {one.id: one.name for one in findings.speakers.speakers},
        accounts=accounts_of(findings, copy),
    )


def with_names(figures: Figures) -> Figures:
    """The figures with the labels of speakers and the names of things."""
    findings = figures.findings
    return replace(
        figures,
        ladders=ladders(findings, findings.resolutions),
        things=things(findings),
        terms=terms(findings),
        named=True,
    )


def speakers_in_order(figures: Figures) -> Sequence[str]:
    """The ids of all speakers with words, those with most first, those not identified last."""
    return tuple(dict.fromkeys(one.speaker for one in figures.voices))
