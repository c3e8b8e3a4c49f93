"""The sample shows what the program is for: every verdict, every kind, and what makes quotations hard."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator

import pytest

from desktop.basics.resources import resource
from desktop.basics.spans import text_of
from desktop.comparison.utterance import GRAVITY, Pair
from desktop.project.batch import findings_of, read_files
from desktop.project.derive import Findings
from desktop.statements.reading import Reading, Statement

COURIER, WIRE, EXAMINER, POST, FREIGHT = (
    "Tarrow Courier",
    "Harbour Wire",
    "Saltmarsh Examiner",
    "Eastmarch Post",
    "Quay & Freight",
)


@pytest.fixture(scope="module")
def findings() -> Findings:
    """What the program finds in the five articles, without a correction."""
    files = sorted(str(path) for path in resource("samples/tarrow-bridge").iterdir())
    results = list(read_files(files))
    assert [result.error for result in results] == [None] * 5
    return findings_of([reading for result in results for reading in result.readings])


def reading(findings: Findings, outlet: str) -> Reading:
    return next(one for one in findings.readings.values() if one.article.outlet == outlet)


def words(findings: Findings, statement: Statement) -> str:
    text = findings.readings[findings.article_of[statement.id]].article.text
    return text_of(text, statement.spans)


def statement(findings: Findings, outlet: str, start: str) -> Statement:
    """The outlet's statement whose words, marks aside, begin with `start`."""
    (found,) = (
        one
        for one in reading(findings, outlet).statements
        if words(findings, one).lstrip("“\"‘'").startswith(start) and not one.aside
    )
    return found


def mention(findings: Findings, one: Statement) -> str:
    text = findings.readings[findings.article_of[one.id]].article.text
    return one.mention.of(text) if one.mention else ""


def speaker(findings: Findings, one: Statement) -> str:
    found = findings.speaker(findings.speakers.speaker_of.get(one.id, ""))
    return found.name if found else ""


def all_pairs(findings: Findings) -> Iterator[Pair]:
    for one in findings.speakers.speakers:
        yield from findings.pairs(one.id)


def pair(findings: Findings, a: Statement, b: Statement) -> Pair:
    (found,) = (one for one in all_pairs(findings) if {one.a, one.b} == {a.id, b.id})
    return found


class TestTheArticles:
    def test_are_five_with_title_outlet_byline_and_date(self, findings: Findings) -> None:
        facts = [(one.outlet, one.byline, one.published[:10], one.language) for one in findings.articles]
        assert facts == [
            (COURIER, "Nell Hathersage", "2026-03-10", "en"),
            (WIRE, "Idris Cobbold", "2026-03-10", "en"),
            (EXAMINER, "Corin Balfrey", "2026-03-11", "en"),
            (POST, "Rosalind Achterby", "2026-03-12", "en"),
            (FREIGHT, "Lena Mottershaw", "2026-03-11", "en"),
        ]
        assert [one.title for one in findings.articles] == [
            "Tarrow Bridge shut after inspectors find cracks in its hangers",
            "Cracked hangers close Tarrow Bridge; mayor under fire",
            "Dunstan Peake: ‘The mayor knew about these cracks’",
            "Who knew about the cracks in the Tarrow Bridge?",
            "Hauliers count the cost of the Tarrow Bridge closure",
        ]

    def test_each_say_that_they_are_invented(self, findings: Findings) -> None:
        assert all("Invented for demonstration" in one.text for one in findings.articles)

    def test_are_short_and_raise_no_warning(self, findings: Findings) -> None:
        assert all(200 <= len(one.text.split()) <= 350 for one in findings.articles)
        assert [one.warnings for one in findings.articles] == [()] * 5

    def test_the_page_is_read_without_menus_adverts_captions_and_related_links(
        self, findings: Findings
    ) -> None:
        text = reading(findings, EXAMINER).article.text
        noise = r"Subscribe|Advertisement|Wellies|Tide|Read more|old ferry|Rowing|Cookies|Picture:|©"
        assert re.findall(noise, text) == []
        assert text.endswith("On Tuesday she threw away 80 loaves.")


def test_nothing_is_asked_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the program asked for the network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    (result,) = read_files([str(resource("samples/tarrow-bridge/3-saltmarsh-examiner.html"))])
    assert result.error is None
    assert len(result.readings[0].statements) > 5


class TestTheStatements:
    def test_are_of_every_kind(self, findings: Findings) -> None:
        shown = [one for one in findings.statements.values() if not one.aside]
        assert {one.kind for one in shown} == {"direct", "mixed", "indirect"}

    def test_hold_a_mixed_one(self, findings: Findings) -> None:
        said = statement(findings, WIRE, "The replacements")
        assert words(findings, said) == (
            'The replacements "are being made in the U.S. and they are already on a ship,"'
        )
        assert said.kind == "mixed"

    def test_hold_a_block_quotation(self, findings: Findings) -> None:
        said = statement(findings, EXAMINER, "Drivers should allow")
        assert said.kind == "direct"
        assert speaker(findings, said) == "Tarrow Bridge Authority"

    def test_hold_a_headline_quotation(self, findings: Findings) -> None:
        said = statement(findings, EXAMINER, "The mayor knew")
        assert said.headline
        assert speaker(findings, said) == "Dunstan Peake"

    def test_hold_one_that_its_cue_splits(self, findings: Findings) -> None:
        said = statement(findings, POST, "We found cracks")
        assert words(findings, said) == (
            "‘We found cracks in one-in-three of the hangers we inspected,’ … "
            "‘and I was not prepared to let one more truck across.’"
        )

    def test_name_the_outlet_that_had_the_words_first(self, findings: Findings) -> None:
        told = statement(findings, COURIER, "The mayor knew")
        quoted = statement(findings, EXAMINER, "The mayor was told")
        assert [one.via and one.via.name for one in (told, quoted)] == ["Harbour Wire", "Harbour Wire"]

    def test_leave_out_nicknames_and_scare_quotes(self, findings: Findings) -> None:
        def terms(outlet: str) -> list[str]:
            found = reading(findings, outlet)
            return [one.span.of(found.article.text) for one in found.terms]

        assert terms(COURIER) == ["“Grey Harp”"]
        assert terms(EXAMINER) == ["“rescue plan”"]
        assert terms(FREIGHT) == ['"Just-in-time"']


class TestTheSpeakers:
    def test_a_role_leads_to_the_name_that_other_outlets_give(self, findings: Findings) -> None:
        said = statement(findings, FREIGHT, "about a third")
        assert mention(findings, said) == "The chief engineer of the Tarrow Bridge Authority"
        assert speaker(findings, said) == "Marcus Ellwain"

    def test_a_role_inside_an_article_leads_to_its_name(self, findings: Findings) -> None:
        said = statement(findings, COURIER, "Maintenance")
        assert (mention(findings, said), speaker(findings, said)) == ("the mayor", "Judith Ormsley")

    def test_pronouns_lead_to_names(self, findings: Findings) -> None:
        said = [
            statement(findings, COURIER, "The new hangers"),
            statement(findings, COURIER, "The bridge will"),
            statement(findings, WIRE, "I never saw"),
        ]
        assert [(mention(findings, one), speaker(findings, one)) for one in said] == [
            ("he", "Marcus Ellwain"),
            ("she", "Judith Ormsley"),
            ("she", "Judith Ormsley"),
        ]

    def test_people_who_are_not_named_stay_unnamed_and_apart(self, findings: Findings) -> None:
        said = [statement(findings, outlet, "the first cracks") for outlet in (WIRE, EXAMINER)]
        found = [findings.speaker(findings.speakers.speaker_of[one.id]) for one in said]
        assert [one.type if one else "" for one in found] == ["unnamed", "unnamed"]
        assert found[0] != found[1]

    def test_an_organisation_speaks_in_all_five(self, findings: Findings) -> None:
        (found,) = (one for one in findings.speakers.speakers if one.name == "Tarrow Bridge Authority")
        assert found.type == "organisation"
        speaking = {findings.article_of[one] for one in findings.statements_of(found.id)}
        assert speaking == {one.id for one in findings.articles}


class TestTheComparison:
    def test_shows_every_verdict(self, findings: Findings) -> None:
        assert {one.verdict for one in all_pairs(findings)} == set(GRAVITY)

    @pytest.mark.parametrize(
        ("verdict", "conflicting", "a", "b"),
        [
            ("verbatim", False, (COURIER, "Maintenance"), (WIRE, "Maintenance")),
            ("punctuation", False, (COURIER, "We found"), (WIRE, "We found")),
            ("punctuation", False, (COURIER, "We found"), (POST, "We found")),
            ("punctuation", False, (COURIER, "The new hangers"), (POST, "The new hangers")),
            ("trimmed", False, (COURIER, "We found"), (EXAMINER, "I was not prepared")),
            ("trimmed", False, (COURIER, "Maintenance"), (POST, "Maintenance")),
            ("trimmed", False, (WIRE, "I never saw"), (POST, "I never saw")),
            ("spliced", False, (COURIER, "Maintenance"), (EXAMINER, "Maintenance")),
            ("reworded", True, (COURIER, "The mayor knew"), (WIRE, "The mayor knew")),
            ("paraphrased", False, (WIRE, "The mayor knew"), (POST, "the mayor had known")),
            ("paraphrased", False, (COURIER, "The new hangers"), (FREIGHT, "the new hangers")),
            ("altered", True, (COURIER, "The bridge will"), (POST, "The bridge can")),
            ("altered", False, (COURIER, "The bridge will"), (EXAMINER, "the bridge will")),
            ("altered", False, (COURIER, "drivers should"), (FREIGHT, "Until they do")),
        ],
    )
    def test_gives_each_pair_the_verdict_it_was_written_for(
        self, findings: Findings, verdict: str, conflicting: bool, a: tuple[str, str], b: tuple[str, str]
    ) -> None:
        found = pair(findings, statement(findings, *a), statement(findings, *b))
        assert (found.verdict, found.conflicting) == (verdict, conflicting)

    def test_gives_each_speaker_the_rows_of_what_they_said(self, findings: Findings) -> None:
        rows = {one.name: len(findings.utterances(one.id)) for one in findings.speakers.speakers}
        named = {name: count for name, count in rows.items() if "familiar" not in name}
        assert named == {
            "Judith Ormsley": 4,
            "Marcus Ellwain": 2,
            "Dunstan Peake": 2,
            "Tarrow Bridge Authority": 1,
            "Priya Lindqvist": 1,
            "Ruben Castlegate": 1,
        }

    def test_one_article_leaves_the_denial_out(self, findings: Findings) -> None:
        denial = statement(findings, WIRE, "I never saw")
        mayor = findings.speakers.speaker_of[denial.id]
        (row,) = (one for one in findings.utterances(mayor) if denial.id in one.statements)
        outlets = [findings.article(findings.article_of[one]).outlet for one in row.statements]
        assert outlets == [COURIER, WIRE, POST]
