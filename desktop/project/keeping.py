"""Keep a project in its file: each change is written when it is made, in order.

What cannot be written waits in memory, and the trouble is told once; every later change, and `retry`, tries
again from the oldest that waits. The work may be handed to another thread, so that a slow drive does not
hold the window up: `run` does that.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence

from desktop.articles.source import Source
from desktop.project.history import Entry
from desktop.project.store import Store
from desktop.project.troubles import ProjectFileError
from desktop.project.versions import Versions
from desktop.speakers.speaker import Resolution
from desktop.statements.reading import Reading

log = logging.getLogger(__name__)

Run = Callable[[Callable[[], None]], None]


def at_once(work: Callable[[], None]) -> None:
    """Do some work here and now."""
    work()


class FileKeeper:
    """Writes the changes of one project through to its file."""

    def __init__(
        self, store: Store, *, run: Run = at_once, told: Callable[[str], None] = lambda _: None
    ) -> None:
        """`told` is called, on the thread that writes, with the trouble when there is one, and with "" once
        everything has been written after all."""
        self._store = store
        self._run = run
        self._told = told
        self._waiting: deque[Callable[[Store], None]] = deque()
        self._sources: dict[str, Source] = {}
        """Files that are not written yet."""
        self._at_it = threading.Lock()
        self._problem = ""
        self._closed = False

    @property
    def problem(self) -> str:
        """Why changes are only in memory now, or ""."""
        return self._problem

    @property
    def waiting(self) -> int:
        """How many changes are not written yet."""
        return len(self._waiting)

    def keep_entries(self, kept: int, entries: Sequence[Entry]) -> None:
        entries = tuple(entries)
        self._keep(lambda store: store.put_entries(kept, entries))

    def keep_done(self, done: int) -> None:
        self._keep(lambda store: store.put_done(done))

    def keep_reading(self, reading: Reading) -> None:
        self._keep(lambda store: store.put_reading(reading))

    def keep_resolutions(self, resolutions: Sequence[tuple[Reading, Resolution]]) -> None:
        resolutions = tuple(resolutions)
        self._keep(lambda store: store.put_resolutions(resolutions))

    def keep_source(self, source: Source) -> None:
        key = source.sha256
        self._sources[key] = source

        def work(store: Store) -> None:
            store.put_source(source)
            self._sources.pop(key, None)

        self._keep(work)

    def keep_setting(self, name: str, value: str) -> None:
        self._keep(lambda store: store.put_setting(name, value))

    def keep_versions(self, versions: Versions) -> None:
        """This is what works on the project from now on."""
        self._keep(lambda store: store.put_versions(versions))

    def source(self, sha256: str) -> Source | None:
        """An original file, wherever it is; None where it is not kept or cannot be read now."""
        waiting = self._sources.get(sha256)
        if waiting is not None:
            return waiting
        with self._at_it:
            try:
                return None if self._closed else self._store.source(sha256)
            except ProjectFileError:
                return None

    def retry(self) -> None:
        """Try again to write what waits."""
        self._run(self._write)

    def flush(self) -> bool:
        """Write what waits, here and now; whether everything is written."""
        self._write()
        return not self._waiting

    def close(self) -> None:
        """Write what waits, as far as it can be written, and close the file."""
        self._write()
        with self._at_it:
            self._closed = True
            self._store.close()

    def _keep(self, work: Callable[[Store], None]) -> None:
        self._waiting.append(work)
        self._run(self._write)

    def _write(self) -> None:
        with self._at_it:
            while self._waiting and not self._closed:
                try:
                    self._waiting[0](self._store)
                except ProjectFileError as problem:
                    self._tell(str(problem))
                    return
                except Exception:
                    # Whatever it is: a change that silently stays in memory is lost with all that follow it.
                    log.exception("a change cannot be written")
                    self._tell(f"{self._store.path.name}: a change cannot be written; the log says why.")
                    return
                self._waiting.popleft()
            self._tell("")

    def _tell(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            self._told(problem)
