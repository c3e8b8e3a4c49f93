"""A project that is replaced is whole at every moment: the program may be killed between any two steps."""

import os
import shutil

import pytest

from desktop.project import whole_file
from desktop.project.commands import AddArticles, DescribeArticle
from desktop.project.opening import open_project
from desktop.project.project import Project
from desktop.project.whole_file import write_new
from tests.builders import make_article
from tests.project.test_project_file import crashed_beside

ARTICLE = make_article("Ferry stops\n\n“It will not sail,” said Tomas Halloran.")
OLD = Project([AddArticles((ARTICLE,)), DescribeArticle(ARTICLE.id, "title", "Old")])
NEW = Project([AddArticles((ARTICLE,)), DescribeArticle(ARTICLE.id, "title", "New")])

STEPS = ("replace", "link", "unlink", "fsync")


class Killed(BaseException):
    """The program is gone: nothing of it runs any more."""


@pytest.fixture
def killed_at(monkeypatch):
    """Do some work and be killed at one of its steps; whether it came so far."""

    def run(step, work):
        done = 0

        def stopping(name):
            real = getattr(os, name)

            def call(*arguments, **named):
                nonlocal done
                done += 1
                if done >= step:
                    raise Killed(name)
                return real(*arguments, **named)

            return call

        with monkeypatch.context() as patched:
            for name in STEPS:
                patched.setattr(os, name, stopping(name))
            try:
                work()
            except Killed:
                return True
        return False

    return run


def title_in(path):
    opened = open_project(path)
    assert (opened.read_only, opened.told) == ("", ())
    (article,) = opened.project.decisions.articles
    opened.close()
    return article.title


@pytest.fixture
def crashed(tmp_path):
    """A project whose own program died in the middle of a change."""
    write_new(tmp_path / "whole.crossquote", OLD, ())
    return crashed_beside(tmp_path / "whole.crossquote")


def test_a_project_that_is_replaced_is_the_old_or_the_new_one_whenever_the_program_is_killed(
    crashed, tmp_path, killed_at
):
    found = []
    for step in range(1, 100):
        place = tmp_path / f"{step}"
        place.mkdir()
        path = place / "a.crossquote"
        shutil.copy(crashed, path)
        shutil.copy(f"{crashed}-journal", f"{path}-journal")
        killed = killed_at(step, lambda path=path: write_new(path, NEW, ()))
        found.append(title_in(path))
        write_new(path, NEW, ())
        assert [one.name for one in place.iterdir()] == ["a.crossquote"]
        if not killed:
            break
    changed = found.index("New")
    assert found == ["Old"] * changed + ["New"] * (len(found) - changed)
    assert changed >= 2
    assert len(found) - changed >= 2


@pytest.mark.parametrize("links", [True, False])
def test_a_damaged_project_is_never_without_a_name_whenever_the_program_is_killed(
    tmp_path, killed_at, monkeypatch, links
):
    def refuse(*_):
        raise OSError("this drive knows no links")

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    # As where the database cannot make use of its journal.
    monkeypatch.setattr(whole_file, "settle", lambda path: None)
    states = []
    for step in range(1, 100):
        path, aside = tmp_path / f"{step}.crossquote", tmp_path / f"{step} damaged.crossquote"
        path.write_bytes(b"damaged")
        path.with_name(f"{path.name}-journal").write_bytes(b"journal")
        killed = killed_at(step, lambda path=path, aside=aside: write_new(path, NEW, (), aside=aside))
        replaced = path.read_bytes() != b"damaged"
        states.append(replaced)
        if not path.with_name(f"{path.name}-journal").exists():
            # The two go together: where one has gone aside, both are there.
            assert aside.read_bytes() == b"damaged"
            assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"journal"
        if replaced:
            assert title_in(path) == "New"
        if not killed:
            break
    assert states == sorted(states)
    assert states.count(False) >= 4
    assert states[-1]
