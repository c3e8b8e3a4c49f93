"""A worker process as its owner sees it: asked one task at a time, killed when it hangs, started anew."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from multiprocessing.synchronize import Event
from typing import Any

from desktop.basics.errors import Cancelled, CrossquoteError
from desktop.basics.progress import Progress

PATIENCE = 2.0
"""Seconds that a cancelled worker has to answer before it is killed."""

_TICK = 0.05


class WorkerLost(CrossquoteError):
    """The process died or gave no sign of life for too long, and was killed."""


class WorkerProcess:
    """One worker process, started when first needed and again after every loss.

    `ask` is for one thread at a time; `cancel` and `close` may come from any other.
    """

    def __init__(self, loop: Callable[[Connection, Event], None], *, silence: float, name: str) -> None:
        """`loop` runs in the process; `silence` is how many seconds without a message it may live."""
        self._loop = loop
        self._silence = silence
        self._name = name
        self._context = multiprocessing.get_context("spawn")
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._cancelled: Event = self._context.Event()
        self._cancel_wanted = threading.Event()
        self._closed = threading.Event()

    def start(self) -> None:
        """Start the process now, so that it is warm when it is asked."""
        if self._closed.is_set() or (self._process is not None and self._process.is_alive()):
            return
        self._drop()
        here, there = self._context.Pipe()
        self._cancelled = self._context.Event()
        self._process = self._context.Process(
            target=self._loop, args=(there, self._cancelled), name=self._name, daemon=True
        )
        self._process.start()
        there.close()
        self._pipe = here

    def ask(self, request: object, progress: Progress) -> Any:
        """The worker's result for `request`.

        Raises `Cancelled`, `WorkerLost`, or the `CrossquoteError` that the worker met.
        """
        self.start()
        pipe = self._pipe
        if pipe is None:
            raise Cancelled("The program is closing.")
        try:
            pipe.send(request)
            kind, payload = self._answer(pipe, progress)
        except (EOFError, OSError, ValueError):
            self._drop()
            if self._closed.is_set() or self._cancel_wanted.is_set():
                raise Cancelled("The work was cancelled.") from None
            raise WorkerLost("the process that worked on it died") from None
        if kind == "problem":
            raise payload
        if kind == "cancelled":
            raise Cancelled("The work was cancelled.")
        return payload

    def prepare(self) -> None:
        """Forget an earlier cancellation: called when a task is taken up, before it may be cancelled."""
        self._cancel_wanted.clear()
        self._cancelled.clear()

    def cancel(self) -> None:
        """Ask the running task to stop; a task that does not listen is killed after `PATIENCE`."""
        self._cancel_wanted.set()
        self._cancelled.set()

    def close(self) -> None:
        """End the process at once, whatever it does."""
        self._closed.set()
        self._cancel_wanted.set()
        process = self._process
        if process is not None and process.is_alive():
            process.kill()

    def _answer(self, pipe: Connection, progress: Progress) -> tuple[str, Any]:
        heard = time.monotonic()
        cancel_since: float | None = None
        while True:
            if pipe.poll(_TICK):
                kind, payload = pipe.recv()
                heard = time.monotonic()
                if kind != "progress":
                    return kind, payload
                progress(*payload)
                continue
            now = time.monotonic()
            if self._closed.is_set():
                raise EOFError
            if self._cancel_wanted.is_set():
                cancel_since = cancel_since or now
                if now - cancel_since > PATIENCE:
                    raise EOFError
            if now - heard > self._silence:
                self._drop()
                raise WorkerLost(f"it took longer than {self._silence:.0f} seconds")

    def _drop(self) -> None:
        process, self._process = self._process, None
        pipe, self._pipe = self._pipe, None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.kill()
            process.join(1.0)
