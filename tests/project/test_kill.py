"""An editing run is killed at random moments: at most the change in flight is missing, never the project.

Twenty times in `make test`; `make stress` sets CROSSQUOTE_KILLS.
"""

import contextlib
import multiprocessing
import os
import random
import sqlite3
import time

from desktop.basics.errors import CorrectionFailed
from desktop.project.commands import AddArticles
from desktop.project.copies import create_project
from desktop.project.opening import open_project
from tests.project.editing_run import act, edit, state

KILLS = int(os.environ.get("CROSSQUOTE_KILLS", "20"))


def test_an_editing_run_killed_at_any_moment_loses_at_most_the_change_in_flight(tmp_path, record_property):
    # Fresh processes of a server that knows no Qt and has loaded everything: each starts in milliseconds.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["tests.project.editing_run"])
    luck = random.Random(2031)
    path = tmp_path / "Killed.crossquote"
    create_project(path).close()
    expected = open_project(path)
    expected.close()
    shadow = expected.project
    number, changes, in_flight, journals = 0, 0, 0, 0
    for kill in range(KILLS):
        here, there = context.Pipe()
        process = context.Process(target=edit, args=(str(path), number, there), daemon=True)
        process.start()
        there.close()
        assert here.recv() == "open", kill
        told = number - 1
        # Some changes on, however slow the machine is, and then in the middle of one.
        for _ in range(luck.randrange(12)):
            told = here.recv()
        time.sleep(luck.uniform(0, 0.02))
        process.kill()
        process.join(10)
        while True:
            try:
                told = here.recv()
            except EOFError:
                break
        here.close()
        journals += path.with_name(f"{path.name}-journal").exists()
        for one in range(number, told + 1):
            _act(shadow, one)
        opened = open_project(path)
        assert (opened.read_only, opened.told) == ("", ())
        changes += told + 1 - number
        number = told + 1
        if state(opened.project) != state(shadow):
            # The one in flight was made, and its process killed before it could tell: it may be made of
            # several changes, such as a file and the article in it.
            _act(shadow, number)
            in_flight += 1
            number += 1
        assert state(opened.project) == state(shadow), f"after kill {kill + 1}"
        added = {
            article.id
            for one in opened.project.log
            if isinstance(one, AddArticles)
            for article in one.articles
        }
        assert opened.project.readings.keys() <= added
        opened.close()
        with sqlite3.connect(path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()
    record_property(
        "counted",
        f"{KILLS} kills in {changes:,} changes: no project damaged, no change lost that was told; "
        f"{in_flight} in flight were whole, {journals} were taken back from the journal",
    )
    assert changes > KILLS


def _act(project, number):
    with contextlib.suppress(CorrectionFailed):
        act(project, number)
