"""Choosing a reference: the command, its undo, and what is derived from it."""

from __future__ import annotations

import pytest

from desktop.basics.errors import CorrectionFailed
from desktop.project.commands import AddArticles, ChooseReference, RemoveArticles
from desktop.project.derive import Memo, derive
from desktop.project.project import Changes, Project
from tests.builders import make_article, make_reading, make_statement
from tests.project.kept import kept_and_opened

MINUTES = make_article(
    "Minutes\n\nLUND: We will build 12 boats this year, and we will paint them red.",
    outlet="Town hall",
    file="minutes.txt",
)
HERALD = make_article("Twelve boats\n\n“We will build 12 boats this year,” Ada Lund said.")
POST = make_article(
    "Boats\n\n“We will build 14 boats this year,” Ada Lund told us.", outlet="Post", file="p.txt"
)
STATEMENTS = {
    HERALD.id: make_statement(HERALD, "“We will build 12 boats this year,”", mention="Ada Lund"),
    POST.id: make_statement(POST, "“We will build 14 boats this year,”", mention="Ada Lund"),
}


def project() -> Project:
    made = Project([AddArticles((MINUTES, HERALD, POST))])
    made.put_reading(make_reading(MINUTES))
    for article in (HERALD, POST):
        made.put_reading(make_reading(article, STATEMENTS[article.id]))
    return made


def verdicts(of: Project, memo: Memo | None = None) -> dict[str, str]:
    located = derive(of.decisions, of.readings, memo=memo).located()
    return {statement: one.verdict for statement, one in located.items()}


def test_every_quotation_is_held_against_the_article_chosen_as_reference():
    here = project()
    assert verdicts(here) == {}
    assert here.apply(ChooseReference(MINUTES.id)) == Changes(reference=True)
    assert here.undo_title == "Choose reference"
    assert verdicts(here) == {
        STATEMENTS[HERALD.id].id: "verbatim",
        STATEMENTS[POST.id].id: "altered",
    }
    here.undo()
    assert verdicts(here) == {}


def test_the_reference_is_not_held_against_itself():
    here = project()
    here.apply(ChooseReference(HERALD.id))
    assert verdicts(here) == {STATEMENTS[POST.id].id: "altered"}


def test_nothing_is_located_twice_for_one_reference_and_one_reading():
    here, memo = project(), Memo()
    here.apply(ChooseReference(MINUTES.id))
    first = derive(here.decisions, here.readings, memo=memo).located()
    again = derive(here.decisions, here.readings, memo=memo).located()
    assert all(again[key] is one for key, one in first.items())


def test_removing_the_reference_leaves_none():
    here = project()
    here.apply(ChooseReference(MINUTES.id))
    here.apply(RemoveArticles((MINUTES.id,)))
    assert here.decisions.reference == ""
    with pytest.raises(CorrectionFailed, match="no longer in the project"):
        here.apply(ChooseReference(MINUTES.id))


def test_the_reference_is_kept_with_the_project(tmp_path):
    here = project()
    here.apply(ChooseReference(MINUTES.id))
    back = kept_and_opened(here, tmp_path)
    assert back.decisions.reference == MINUTES.id
    assert verdicts(back) == verdicts(here)
