"""What the review says about a doubt, as plain values."""

from dataclasses import replace

from desktop.project.review import review_queue
from desktop.statements.reading import Mention, Reason
from desktop.window.review_rows import (
    MOST_ABOUT_SPEAKER,
    MOST_ABOUT_WORDS,
    context_of,
    near_choices,
    other_context,
    reasons_of,
)
from tests.builders import make_article, make_reading, make_statement, span_of
from tests.project.test_derive import findings_of
from tests.project.test_review import project_of, sure


def quay(mention, form):
    """A doubtful statement whose speaker is called so, beside one of Ada Lund's."""
    article = make_article(
        "Quay\n\n“The crane is old,” Ada Lund said.\n\nThe quay is shut, one of the dockers told Ida Moe.",
        file="q",
    )
    old = make_statement(article, "“The crane is old,”", mention="Ada Lund")
    shut = sure(make_statement(article, "The quay is shut", mention=mention, kind="indirect"), 0.4)
    reading = make_reading(article, old, shut)
    mentions = (reading.mentions[0], Mention(span_of(article.text, mention), 0, form))
    return findings_of(project_of(replace(reading, mentions=mentions))), shut


def doubt_of(findings, statement):
    return next(one for one in review_queue(findings) if one.statement == statement.id)


def test_of_a_statement_whose_speaker_is_only_described_others_are_offered():
    findings, shut = quay("one of the dockers", "description")
    doubt = doubt_of(findings, shut)
    assert doubt.kind == "statement"
    assert [one.name for one in near_choices(findings, doubt)] == ["Ada Lund"]


def test_of_those_who_only_are_spoken_of_two_are_offered():
    names = ("Olaf Brandt", "Ida Moe", "Jon Falk", "Ulla Berg")
    article = make_article(
        f"Quay\n\n“The crane is old,” Ada Lund said.\n\nThen “We are ready” was heard by {', '.join(names)}.",
        file="q",
    )
    old = make_statement(article, "“The crane is old,”", mention="Ada Lund")
    ready = make_statement(article, "“We are ready”")
    whole = make_reading(article, old, *(make_statement(article, name, mention=name) for name in names))
    findings = findings_of(project_of(replace(whole, statements=(old, ready))))
    near = near_choices(findings, doubt_of(findings, ready))
    assert [one.name for one in near] == ["Ada Lund", "Olaf Brandt", "Ida Moe"]


def test_of_a_doubtful_statement_with_a_named_speaker_nobody_else_is_offered():
    findings, shut = quay("Ida Moe", "name")
    doubt = doubt_of(findings, shut)
    assert doubt.kind == "statement"
    assert near_choices(findings, doubt) == ()


def test_however_much_is_told_about_the_words_the_speaker_s_reason_is_told_too():
    findings, shut = quay("Ida Moe", "name")
    talkative = replace(shut, reasons=tuple(Reason(f"rule {n}", f"reason {n}") for n in range(9)))
    findings = replace(findings, statements={**findings.statements, shut.id: talkative})
    told = reasons_of(findings, doubt_of(findings, talkative))
    assert told[:MOST_ABOUT_WORDS] == ("Reason 0.", "Reason 1.", "Reason 2.")
    assert [one for one in told[MOST_ABOUT_WORDS:] if "Ida Moe" in one]
    assert len(told) <= MOST_ABOUT_WORDS + MOST_ABOUT_SPEAKER


def test_a_statement_is_shown_with_the_paragraph_before_and_a_grouping_without():
    full = make_article("Boats\n\nIt rained.\n\n“We build boats,” Ada Lund said.", file="a")
    bare = make_article("Ships\n\nIt snowed.\n\n“Ships are dear,” Lund said.", outlet="Post", file="b")
    findings = findings_of(
        project_of(
            make_reading(full, make_statement(full, "“We build boats,”", mention="Ada Lund")),
            make_reading(bare, make_statement(bare, "“Ships are dear,”", mention="Lund")),
        )
    )
    by_kind = {one.kind: one for one in review_queue(findings) if one.article == bare.id}
    assert by_kind.keys() == {"statement", "one"}
    shown = {kind: context_of(findings, one).shown.of(bare.text) for kind, one in by_kind.items()}
    assert shown == {
        "statement": "It snowed.\n\n“Ships are dear,” Lund said.",
        "one": "“Ships are dear,” Lund said.",
    }
    other = other_context(findings, by_kind["one"])
    assert other.shown.of(full.text) == "“We build boats,” Ada Lund said."
    assert [span.of(full.text) for span in other.content] == ["Ada Lund"]
    assert other_context(findings, by_kind["statement"]) is None
