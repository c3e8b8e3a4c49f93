"""Worker loops for the tests of worker processes: they must be importable by a fresh process."""

from __future__ import annotations

import os
import time
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path

from desktop.articles.registry import open_file
from desktop.basics.errors import UnreadableArticle


def moody(pipe: Connection, cancelled: Event) -> None:
    """Does as it is told: echoes, hangs, dies, fails, or works until it is cancelled."""
    while True:
        try:
            request = pipe.recv()
        except EOFError:
            return
        match request:
            case "hang":
                time.sleep(60)
            case "die":
                os._exit(3)
            case "fail":
                pipe.send(("problem", UnreadableArticle("a.pdf", "it is damaged", "print it anew")))
            case "work":
                for step in range(1200):
                    pipe.send(("progress", (step, 1200, "working")))
                    if cancelled.wait(0.05):
                        break
                pipe.send(("cancelled", None))
            case _:
                pipe.send(("result", (request, os.getpid())))


def open_or_hang(pipe: Connection, cancelled: Event) -> None:
    """Opens files as the program does; one that is called so hangs."""
    while True:
        try:
            path = pipe.recv()
        except EOFError:
            return
        if "hanging" in path:
            time.sleep(60)
        pipe.send(("result", open_file(Path(path))))
