"""Whatever the user did, what follows with the work of before at hand is what follows from nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.basics.anchors import Anchor, anchor
from desktop.basics.errors import CorrectionFailed
from desktop.project.checks import statement_anchors
from desktop.project.commands import (
    AcceptStatement,
    AddArticles,
    AssignSpeaker,
    ChooseReference,
    Command,
    DropStatement,
    JoinSpeakers,
    RemoveArticles,
    RenameSpeaker,
    ReopenStatement,
    SeparateSpeakers,
)
from desktop.project.derive import OPEN, Findings, Memo, derive, mention_anchors
from desktop.project.more_commands import OrderArticles, SetSpeakerRole
from desktop.project.project import Project
from desktop.project.statement_commands import SetContent, SetKind, SetMention
from desktop.statements.parser import parse
from desktop.statements.reading import Reading, Statement
from tests.builders import make_article, make_statement

FIRST = "“The harbour wall will hold for forty years,”"
SECOND = "“Nobody paid the divers a penny last winter,”"
TEXTS = (
    f"Harbour\n\n{FIRST} Ada Lund, a Harbour Board spokeswoman, said.\n\n{SECOND} the mayor said.\n\n"
    "“Ask me later,” Lund said.",
    f"Divers\n\n{SECOND} Mayor Olaf Brandt said.\n\n{FIRST} he said.\n\n"
    "The board was late, said Peter Lund.",
    f"Wall\n\nThe spokeswoman spoke. {FIRST} a Harbour Board spokeswoman said.\n\n{SECOND} was the answer.",
    f"Board\n\nThe Harbour Board said the wall was safe.\n\n{SECOND} the mayor said.",
)  # fmt: skip


def _reading(number: int, *told: tuple[str, str]) -> Reading:
    article = make_article(TEXTS[number], file=f"{number}.txt", outlet=f"Outlet {number}")
    statements = [
        make_statement(article, words, mention=who, kind="direct" if words[0] == "“" else "indirect")
        for words, who in told
    ]
    return Reading(article, parse(article), (), tuple(statements), (), "test")


@cache
def event() -> tuple[Reading, ...]:
    """Four articles that name, describe and echo the same people."""
    return (
        _reading(0, (FIRST, "Ada Lund"), (SECOND, "the mayor"), ("“Ask me later,”", "Lund")),
        _reading(1, (SECOND, "Mayor Olaf Brandt"), (FIRST, "he"), ("The board was late", "Peter Lund")),
        _reading(2, (FIRST, "a Harbour Board spokeswoman"), (SECOND, "")),
        _reading(3, ("the wall was safe", "The Harbour Board"), (SECOND, "the mayor")),
    )


def project_of_event() -> Project:
    project = Project([AddArticles(tuple(one.article for one in event()))])
    for one in event():
        project.put_reading(one)
    return project


def shown(project: Project, memo: Memo | None) -> dict[str, object]:
    """What is shown of a project, in values."""
    found = derive(project.decisions, project.readings, memo=memo)
    speakers = [one.id for one in found.speakers.speakers] + [OPEN]
    return {
        "speakers": found.speakers,
        "said by": {one: found.statements_of(one) for one in speakers},
        "statements": found.statements,
        "standing": found.standing,
        "described": found.described,
        "utterances": {one: found.utterances(one) for one in speakers},
        "pairs": {one: found.pairs(one) for one in speakers},
        "located": found.located(),
    }


def _statement(findings: Findings, number: int) -> tuple[Reading, Statement]:
    # Of the readings as they came, so that what was dropped can be spoken of again.
    places = [(reading, one) for reading in event() for one in reading.statements]
    reading, one = places[number % len(places)]
    return findings.readings.get(reading.article.id, reading), one


def _words(findings: Findings, number: int) -> tuple[Anchor, ...]:
    return statement_anchors(*_statement(findings, number))


def _speaker(findings: Findings, number: int) -> tuple[Anchor, ...]:
    people = findings.speakers.speakers
    return mention_anchors(findings, people[number % len(people)].mentions) if people else ()


def _name(findings: Findings, number: int, other: int) -> Anchor | None:
    reading, _ = _statement(findings, number)
    names = [one.mention for one in reading.statements if one.mention]
    if not names:
        return None
    return anchor(reading.article.id, reading.article.text, names[other % len(names)])


def _half(findings: Findings, number: int) -> tuple[Anchor, ...]:
    reading, one = _statement(findings, number)
    half = replace(one.spans[0], end=one.spans[0].start + 24)
    return (anchor(reading.article.id, reading.article.text, half),)


DEEDS: dict[str, Callable[[Findings, int, int], Command]] = {
    "accept": lambda now, a, b: AcceptStatement(_words(now, a), _speaker(now, b)),
    "drop": lambda now, a, b: DropStatement(_words(now, a)),
    "give": lambda now, a, b: AssignSpeaker(_words(now, a), _speaker(now, b)),
    "leave open": lambda now, a, b: AssignSpeaker(_words(now, a)),
    "reopen": lambda now, a, b: ReopenStatement(_words(now, a)),
    "join": lambda now, a, b: JoinSpeakers(_speaker(now, a), _speaker(now, b)),
    "part": lambda now, a, b: SeparateSpeakers(
        _speaker(now, a)[:1], _speaker(now, a)[1:] or _speaker(now, b)
    ),
    "rename": lambda now, a, b: RenameSpeaker(_speaker(now, a), f"Name {b}"),
    "describe": lambda now, a, b: SetSpeakerRole(_speaker(now, a), f"role {b}"),
    "mention": lambda now, a, b: SetMention(_words(now, a), _name(now, a, b)),
    "kind": lambda now, a, b: SetKind(_words(now, a), "mixed" if b % 2 else "indirect"),
    "cut": lambda now, a, b: SetContent(_words(now, a), _half(now, a)),
    "remove": lambda now, a, b: RemoveArticles((event()[a % 4].article.id,)),
    "add": lambda now, a, b: AddArticles((event()[a % 4].article,)),
    "order": lambda now, a, b: OrderArticles(tuple(one.article.id for one in event()[a % 4 :])),
    "reference": lambda now, a, b: ChooseReference(event()[a % 4].article.id),
}
OTHERS = ("undo", "redo", "read anew", "read less")
DONE = st.tuples(st.sampled_from((*DEEDS, *OTHERS)), st.integers(0, 9), st.integers(0, 9))


def do(project: Project, what: str, a: int, b: int) -> None:
    """Do something to the project; what does not fit it is refused."""
    one = event()[a % 4]
    if what == "undo":
        project.undo()
    elif what == "redo":
        project.redo()
    elif what == "read anew":
        project.put_reading(replace(one, tokens=parse(one.article)))
    elif what == "read less":
        project.put_reading(replace(one, statements=one.statements[b % 2 :]))
    else:
        now = derive(project.decisions, project.readings)
        try:
            project.apply(DEEDS[what](now, a, b))
        except CorrectionFailed:
            return


# The mayor of the first article, whose only statement is dropped, is nobody to be named any more.
@example([("drop", 1, 0), ("undo", 0, 0)])
@settings(max_examples=25, deadline=None)
@given(st.lists(DONE, min_size=1, max_size=8))
def test_what_follows_with_memory_is_what_follows_without(deeds):
    project, memo = project_of_event(), Memo()
    shown(project, memo)
    for deed in deeds:
        do(project, *deed)
        assert shown(project, memo) == shown(project, None)
