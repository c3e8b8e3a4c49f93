"""Every correction made with the mouse, as a user makes it, is found again.

Each is given a reason, and must stand in the CSV of corrections and in the table of statements: at once, in
the file opened again, and once an article has come, another has gone and all have been read anew by a reader
that is less sure. Where the article that it lies in goes, it waits and says so.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from desktop.comparison.table import Options
from desktop.export.csv_file import export_csv
from desktop.project.corrections import corrections
from desktop.project.derive import Findings, derive
from tests.project.kept import kept_and_opened
from tests.window import deeds
from tests.window.builders import reading_of
from tests.window.conftest import Desk, close_windows, open_desk
from tests.window.hand import WHY, Hand
from tests.window.island import ARTICLES, FERRY, SCHOOL
from tests.window.mouse import Mouse

PASSING = ("Late Times", "Coast Weekly")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the findings and the table of statements say."""

    findings: Findings
    table: list[dict[str, str]]


def of(words: str, *columns: str) -> Callable[[Seen], list[str]]:
    """What columns of the table say of the statements with these words, article by article."""
    return lambda seen: [
        " / ".join(row[one] for one in columns) for row in seen.table if words in row["text"]
    ]


def in_one_row(*words: str) -> Callable[[Seen], tuple[bool, list[str]]]:
    """Whether the statements with these words stand in one row, and by which word of the user's."""

    def look(seen: Seen) -> tuple[bool, list[str]]:
        rows = [row for one in words for row in seen.table if one in row["text"]]
        return len({row["utterance"] for row in rows}) == 1, [row["row by the user"] for row in rows]

    return look


def outlets(seen: Seen) -> list[str]:
    """The outlets in the order of their columns, those that come and go aside."""
    return [one.outlet for one in seen.findings.articles if one.outlet not in PASSING]


def speaking(seen: Seen) -> list[str]:
    """Who says something, those of articles that come and go aside."""
    return sorted({row["speaker"] for row in seen.table if row["outlet"] not in PASSING})


def carrying(seen: Seen, name: str) -> list[list[str]]:
    """Of each speaker of this name, the outlets that carry him."""
    labels = {one.id: one.outlet for one in seen.findings.articles}
    return [
        [label for key, label in labels.items() if key in {mention.article for mention in one.mentions}]
        for one in seen.findings.speakers.speakers
        if one.name == name
    ]


def suggested(seen: Seen) -> list[tuple[str, ...]]:
    """Who is still suggested to be one, and who stands in the list."""
    names = {one.id: one.name for one in seen.findings.speakers.speakers}
    return [(names[one.a], names[one.b]) for one in seen.findings.speakers.suggestions]


@dataclass(frozen=True, slots=True)
class Case:
    """A correction: how it is made, what it is called in the list of changes, what is seen of it, and the
    outlet without whose article it has to wait."""

    name: str
    make: Callable[[Hand], None]
    made: tuple[str, ...]
    seen: Callable[[Seen], object]
    expected: object
    lies_in: str = "Daily Herald"


WHOSE = ("outlet", "speaker", "speaker decided by the user")
CHANGED = ("text", "changed by the user")
DECIDED = ("speaker", "decided by the user", "reason of the user")
NAMED = ("Merge speakers", "Rename speaker")
WIRE = "“The ferry may stop on Friday and it will not sail before March,” / "

CASES = (
    # Speakers
    Case(
        "merge-by-dropping", deeds.merge_by_dropping, NAMED, of("Nobody asked us", *WHOSE),
        ["Border Wire / Greta V. / merged; name", "Evening Post / Greta V. / merged; name"],
        "Evening Post",
    ),
    Case(
        "merge-by-selecting", deeds.merge_by_selecting, ("Merge speakers", *NAMED), speaking,
        ["Dan Reed", "John Adler", "John Adler Jr.", "Mara Quill", "The shop"], "Evening Post",
    ),
    Case("keep-apart", deeds.keep_apart, ("Separate speaker",), suggested, []),
    Case(
        "take-a-mention-out", partial(deeds.take_out, piece="Mention · Evening Post"), ("Separate speaker",),
        lambda seen: carrying(seen, "Mara Quill"), [["Daily Herald", "Border Wire"], ["Evening Post"]],
        "Evening Post",
    ),
    Case(
        "take-a-statement-out", partial(deeds.take_out, piece="Statement · Border Wire"),
        ("Leave statement without a speaker",), of("it will not sail", *DECIDED),
        ["Mara Quill /  / ", " / nobody / as I read it"], "Border Wire",
    ),
    Case(
        "rename", deeds.rename, ("Rename speaker",), of("Nobody asked us", *WHOSE),
        ["Border Wire / Greta Voll / ", "Evening Post / Greta Voll of the shop / name"], "Evening Post",
    ),
    Case(
        "describe", deeds.describe, ("Rename speaker", "Set type of speaker", "Set role of speaker"),
        of("No island", "speaker", "speaker type", "speaker roles", "speaker decided by the user"),
        ["The harbour / group / the harbour office / name; type; role"],
    ),
    Case(
        "give-to-another", deeds.give_to_another, ("Assign speaker",), of("The shop stays", *DECIDED),
        ["Dan Reed / assigned / as I read it"], "Border Wire",
    ),
    # Suggested merges
    Case(
        "accept-a-suggestion", partial(deeds.suggestion, button="same"), NAMED, of("not asked", *WHOSE),
        ["Daily Herald / The Adlers / merged; name"],
    ),
    Case(
        "reject-a-suggestion", partial(deeds.suggestion, button="apart"), ("Separate speaker",),
        suggested, [],
    ),
    Case(
        "accept-all-from-a-score", partial(deeds.suggestion, button="all", bar="70"), NAMED,
        of("not asked", *WHOSE), ["Daily Herald / The Adlers / merged; name"],
    ),
    # Statements
    Case(
        "drag-an-edge", deeds.drag_an_edge, ("Change the words of a statement",),
        of("The ferry will", *CHANGED), ["“The ferry will stop on Friday / content"],
    ),
    Case(
        "step-an-edge", deeds.step_an_edge, ("Change the words of a statement",), of("not sail", *CHANGED),
        ["ferry will stop on Friday and it will not sail before March,” / content", WIRE],
    ),
    Case(
        "set-the-kind", deeds.set_kind, ("Change kind",), of("school", "kind", *CHANGED),
        [f"mixed / {SCHOOL} / kind"],
    ),
    Case(
        "set-the-cue", partial(deeds.set_part, part="cue", words="said that"), ("Change cue",),
        of("school", "cue", *CHANGED), [f"said that / {SCHOOL} / cue"],
    ),
    Case(
        "set-the-mention", partial(deeds.set_part, part="mention", words="Wilma Kray"), ("Change mention",),
        of("school", "mention", *CHANGED), [f"Wilma Kray / {SCHOOL} / mention"],
    ),
    Case(
        "set-the-via", partial(deeds.set_part, part="via", words="Border Wire"), ("Change via",),
        of("school", "via", *CHANGED), [f"Border Wire / {SCHOOL} / via"],
    ),
    Case(
        "delete", deeds.delete, ("Drop statement",), of("The shop stays", *DECIDED),
        [" / dropped / as I read it"], "Border Wire",
    ),
    Case(
        "add-from-a-selection", deeds.add, ("Add statement",), of("Ferry to", *CHANGED),
        ["Ferry to Skerry Isle / added"],
    ),
    Case(
        "split", deeds.split, ("Split statement",), of("not sail", *CHANGED),
        ["and it will not sail before March,” / split", WIRE],
    ),
    Case(
        "join", deeds.join, ("Join statements",), of("not sail", *CHANGED),
        [f"{FERRY} … “Every pump was new this summer,” / joined", WIRE],
    ),
    # Utterances
    Case(
        "move-a-rendering", deeds.move_a_rendering, ("Move rendering",),
        in_one_row("Every pump", "No island"), (True, ["", "moved"]), "Evening Post",
    ),
    Case(
        "split-a-rendering-off", deeds.split_a_rendering_off, ("Split off rendering",),
        in_one_row("not sail"), (False, ["", "split off"]), "Border Wire",
    ),
    Case(
        "join-two-rows", deeds.join_two_rows, ("Join utterances",), in_one_row("Every pump", "No island"),
        (True, ["", "joined"]), "Evening Post",
    ),
    Case(
        "set-a-verdict", deeds.set_verdict, ("Set verdict",),
        of("not sail", "outlet", "verdict to base", "verdict by the user"),
        ["Daily Herald / base / False", "Border Wire / trimmed / True"], "Border Wire",
    ),
    Case(
        "confirm-that-it-is-not-reported", deeds.confirm_absence, ("Confirm that it is not reported",),
        of("(not reported, confirmed)", "outlet"), ["Evening Post"], "Evening Post",
    ),
    # Articles
    Case(
        "correct-the-details", deeds.correct_details,
        ("Correct title", "Correct outlet", "Correct byline", "Correct date"),
        of("No island", "outlet", "title", "published"), ["Morning Post / Old pumps / 2031-05-08"],
        "Morning Post",
    ),
    Case(
        "choose-a-colour", deeds.choose_colour, ("Choose colour",),
        lambda seen: seen.findings.colour(seen.findings.articles[2].id), 4, "Evening Post",
    ),
    Case(
        "order-the-articles", deeds.order_articles, ("Order articles",), outlets,
        ["Evening Post", "Daily Herald", "Border Wire"],
    ),
    Case(
        "order-the-columns", deeds.order_columns, ("Order articles",), outlets,
        ["Evening Post", "Daily Herald", "Border Wire"],
    ),
    Case(
        "read-from-a-file", deeds.read_from_a_file, ("Re-read article",), of("No island", "outlet", "text"),
        ["Evening Post / “No island was asked about anything at all,”"], "Evening Post",
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles' files, the same for all: each is read once."""
    path = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def kept() -> Iterator[list[Desk]]:
    """Where the window is kept from one correction to the next."""
    desks: list[Desk] = []
    yield desks
    close_windows(*(one.window for one in desks))


@pytest.fixture
def hand(
    qapp: QApplication, qtbot: object, kept: list[Desk], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hand]:
    """A hand at a window with four of the articles, all read. Everything is undone afterwards."""
    if not kept:
        kept.append(open_desk(qapp, qtbot))
        kept[0].drop_files(*(folder / name for name in list(ARTICLES)[:4]))
        kept[0].work()
    desk = kept[0]
    desk.qtbot = qtbot
    bench = desk.window.workbench
    start = bench.project.done
    yield Hand(desk, Mouse(desk, monkeypatch), folder)
    for dialog in desk.window.findChildren(QDialog):
        dialog.reject()
    while bench.project.done > start:
        bench.undo()
    desk.settle()
    assert corrections(bench.findings) == ()
    assert desk.outlets == ["Daily Herald", "Border Wire", "Evening Post", "Coast Weekly"]


def seen(findings: Findings, folder: Path) -> Seen:
    path = folder / "statements.csv"
    export_csv(findings, path, layout="long", options=Options(), overwrite=True)
    return Seen(findings, list(csv.DictReader(StringIO(path.read_text("utf-8-sig")))))


def told(findings: Findings, folder: Path) -> list[tuple[str, str]]:
    """What the CSV of corrections says was done, and why."""
    path = folder / "changes.csv"
    export_csv(findings, path, layout="corrections", options=Options(), overwrite=True)
    rows = csv.DictReader(StringIO(path.read_text("utf-8-sig")))
    return [(row["what"], row["reason"]) for row in rows]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_correction_by_mouse_is_found_again(case: Case, hand: Hand, tmp_path: Path) -> None:
    bench = hand.window.workbench
    before = newest_step(hand.desk)
    case.make(hand)
    hand.say_why()
    assert newest_step(hand.desk) == before + 1
    made = corrections(bench.findings)
    assert told(bench.findings, tmp_path) == [(one, WHY) for one in case.made]
    assert [one.standing for one in made] == ["in force"] * len(case.made)
    assert case.seen(seen(bench.findings, tmp_path)) == case.expected

    again = kept_and_opened(bench.project, tmp_path)
    findings = derive(again.decisions, again.readings)
    assert corrections(findings) == made
    assert case.seen(seen(findings, tmp_path)) == case.expected

    hand.desk.drop_files(hand.folder / "later.txt")
    hand.desk.work()
    hand.ask_of_article("Coast Weekly", "Remove article")
    read_anew(hand.desk)
    assert standing(hand.desk) == [(one.title, "in force") for one in made]
    assert told(bench.findings, tmp_path) == [(one, WHY) for one in case.made]
    assert case.seen(seen(bench.findings, tmp_path)) == case.expected

    hand.ask_of_article(case.lies_in, "Remove article")
    for one in corrections(bench.findings):
        if one.standing != "in force":
            assert (one.standing, one.because) == ("waiting", f"“{case.lies_in}” is not in the project")
    hand.mouse.click(hand.window.status.undo)
    hand.desk.settle()
    assert standing(hand.desk) == [(one.title, "in force") for one in made]


def read_anew(desk: Desk) -> None:
    """Let a reader that is less sure of everything read all articles."""
    bench = desk.window.workbench
    for article in bench.project.decisions.articles:
        reading = reading_of(article)
        less = tuple(replace(one, confidence=one.confidence * 0.9) for one in reading.statements)
        bench.project.put_reading(replace(reading, statements=less, made_by="another reader"))
    bench._deriver.derive_soon(0)
    desk.settle()
    assert {one.made_by for one in bench.findings.readings.values()} == {"another reader"}


def newest_step(desk: Desk) -> int:
    """The number of the step that would be undone."""
    project = desk.window.workbench.project
    return project.entries[project.done - 1].step


def standing(desk: Desk) -> list[tuple[str, str]]:
    return [(one.title, one.standing) for one in corrections(desk.window.workbench.findings)]
