"""Ask why, after a correction that came without a reason, in a field that nobody has to fill.

The reason becomes part of the newest step, as a rule the one that it explains, so that both are undone in one
go; a reason that is changed later, on the page of changes, is a step of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop.project.commands import title
from desktop.project.decisions import correctable
from desktop.project.history import step_before
from desktop.project.more_commands import GiveReason
from desktop.window.status import StatusLine
from desktop.window.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Asked:
    """A step of the log and those of its entries that carry a reason, with the reason they have."""

    step: int
    entries: tuple[int, ...]
    name: str
    reason: str


class ReasonDesk(QObject):
    """Stands between the status line and the workbench of one window."""

    def __init__(self, status: StatusLine, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._status = status
        self._bench = workbench
        self._asked: Asked | None = None
        status.why.written.connect(self._keep)
        workbench.told.connect(self._ask)
        workbench.history_changed.connect(self._forget)

    @property
    def newest(self) -> Asked | None:
        """The newest step in force, where it is a correction."""
        project = self._bench.project
        if not project.done or project.frozen:
            return None
        start = step_before(project.entries, project.done)
        entries = [at for at in range(start, project.done) if correctable(project.log[at])]
        if not entries:
            return None
        given = {
            one.entry: one.reason for one in project.log[start : project.done] if isinstance(one, GiveReason)
        }
        reason = given.get(entries[0], project.entries[entries[0]].reason)
        return Asked(project.entries[start].step, tuple(entries), title(project.log[entries[0]]), reason)

    def write(self) -> None:
        """Let the user write the reason for the newest correction, or change it."""
        asked = self.newest
        if asked is None:
            self._bench.told.emit("There is no change of yours to give a reason for.", False)
            return
        self._status.tell(f"{asked.name}:", True)
        self._asked = asked
        self._status.why.offer(asked.reason)
        self._status.why.take_keyboard()

    def _ask(self, _: str, undoable: bool) -> None:
        """Something was told: where it was a correction without a reason, offer to take one."""
        asked = self.newest if undoable else None
        if asked is not None and not asked.reason:
            self._asked = asked
            self._status.ask_why()

    def _keep(self, reason: str) -> None:
        asked, self._asked = self._asked, None
        if asked is None:
            return
        told = "Reason kept" if reason else "Reason taken away"
        commands = (GiveReason(at, reason) for at in asked.entries)
        self._bench.apply(*commands, told=f"{told}: {asked.name}", onward=True)

    def _forget(self) -> None:
        """What was asked about may have been undone, or belong to a project that is no longer open."""
        asked, project = self._asked, self._bench.project
        if asked is None:
            return
        last = asked.entries[-1]
        if last >= project.done or project.entries[last].step != asked.step:
            self._asked = None
            self._status.why.withdraw()
