"""One thread beside the window's: work goes there as a function, the result comes back by one signal."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

log = logging.getLogger(__name__)

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class _Task:
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


class Background(QObject):
    """Runs tasks one after another. A task gets plain values and touches no widget.

    The thread ends with the program even if a task never does.
    """

    _ended = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._closed = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._ended.connect(lambda conclude: None if self._closed else conclude())
        self._thread.start()

    def run(
        self,
        work: Callable[[], _Result],
        done: Callable[[_Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `work` there; then on the window's thread, `done` with its result or `failed` with its fault."""
        if not self._closed:
            self._tasks.put(_Task(work, done, failed))

    def close(self, *, patience: float = 2.0) -> None:
        """Take no more tasks and call nobody back; wait a little for the one at hand."""
        self._closed = True
        self._tasks.put(None)
        self._thread.join(patience)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            if self._closed:
                return
            self._do(task)

    def _do(self, task: _Task) -> None:
        try:
            result = task.work()
        except Exception as problem:
            # Kept by name: Python forgets `problem` at the end of this block.
            fault = problem
            log.info("background work ended with %s", type(problem).__name__)
            self._conclude(lambda: task.failed(fault))
        else:
            self._conclude(lambda: task.done(result))

    def _conclude(self, conclude: Callable[[], None]) -> None:
        if not self._closed:
            self._ended.emit(conclude)
