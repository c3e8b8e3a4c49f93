"""What stands in quotation marks: shapes, nesting, lost and stray marks, quotations over paragraphs."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.articles.article import Paragraph, Role
from desktop.basics.spans import Span
from desktop.statements.quotations import Quotation, chain, find_quotations, quoted_spans


def paragraphs_of(text: str, role: Role = "body") -> tuple[Paragraph, ...]:
    """Paragraphs set apart by blank lines."""
    return tuple(
        Paragraph(Span(match.start(), match.end()), role)
        for match in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)
    )


def read(text: str, role: Role = "body") -> tuple[Quotation, ...]:
    return find_quotations(text, paragraphs_of(text, role))


def inners(text: str, role: Role = "body") -> list[str]:
    """The quoted words, in order, without marks."""
    return [quotation.inner.of(text) for quotation in read(text, role)]


# ------------------------------------------------------------------ shapes of marks


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We are late,” the mayor said.", ["We are late,"]),
        ('"We are late," the mayor said, "and wet."', ["We are late,", "and wet."]),
        ('She called it “meaningful," and "rare”.', ["meaningful,", "rare"]),
        ('A ““bridge”” and a ""ferry"" too.', ["bridge", "ferry"]),
        ("Il dit «oui» et elle dit « non ».", ["oui", "non"]),
        ("Sie sagte »ja« und er „nein“ und „doch”.", ["ja", "nein", "doch"]),
        ("``It rains,'' she said. ''It pours.''", ["It rains,", "It pours."]),
        ("the ‘right to moor’ and 'not a real harbour'", ["right to moor", "not a real harbour"]),
        ("the `tide table' of old", ["tide table"]),
        ("＂Full width＂ marks", ["Full width"]),
        ("”Ferries” he wrote, and ”piers“ too.", ["Ferries", "piers"]),
        ("“Do you mind?“ he asked. “I do.“", ["Do you mind?", "I do."]),
        ('He called it “ a shame ” and " a pity " then.', ["a shame", "a pity"]),
        ('("aside") and ["bracketed"] and *"starred"*', ["aside", "bracketed", "starred"]),
        ('"Tides"—"moons"—and "stars"', ["Tides", "moons", "stars"]),
        ('"I was—" he began. "—never there."', ["I was—", "—never there."]),
        ('"…and so on," she said, "..."', ["…and so on,", "..."]),
        ('She won "$5 million" and "#1".', ["$5 million", "#1"]),
        ('His "yes"? Her "no"! Their "maybe"; our "so"...', ["yes", "no", "maybe", "so"]),
    ],
)
def test_marks_of_every_shape_are_read(text: str, quoted: list[str]) -> None:
    assert inners(text) == quoted


@pytest.mark.parametrize(
    "text",
    [
        "’Tis the ’90s, and rock ’n’ roll lives in the students’ union.",
        "'Tis the '90s, and rock 'n' roll lives in the students' union.",
        "James’ book and O’Brien’s boat don’t float, y’all.",
        "Get 'em, 'cause the boys' boats are goin' home to th' harbour.",
        "The farmers' market, the bakers' stalls and the Joneses' cart.",
        'He is 6\'2", she is 5\' 11", and the record is a 12" one.',
        "A 5-inch mast stood at 40° 26′ 46″ north, 40° 26' 46\" to be plain.",
        "In the E.U.'s view and in van 't Hoff's.",
        "",
        "   ",
        '"""""""""""""',
        "''",
    ],
)
def test_apostrophes_and_measures_are_no_quotations(text: str) -> None:
    assert inners(text) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('workers\' "rights"', ["rights"]),
        ("'The workers' rights matter,' he said.", ["The workers' rights matter,"]),
        ("“Get ’em,” the boys’ coach said, “in the ’90s.”", ["Get ’em,", "in the ’90s."]),
        ("'I'm goin' home in '98,' she said.", ["I'm goin' home in '98,"]),
        ('"He ate a 12" pizza," she said.', ['He ate a 12" pizza,']),
        ('The "Gazette"\'s man and the “Herald”’s.', ["Gazette", "Herald"]),
    ],
)
def test_apostrophes_beside_quotations_do_not_end_them(text: str, quoted: list[str]) -> None:
    assert inners(text) == quoted


def test_single_marks_in_a_headline_are_a_quotation_of_style_single() -> None:
    text = "Harbour master: 'not a real closure'"
    (quotation,) = read(text, "headline")
    assert quotation == Quotation(Span(16, 36), Span(17, 35), "single", 0, True, None, None)


def test_offsets_count_code_points() -> None:
    text = "🚢🚢 “Cafe\u0301 👍🏽 ok,” she said."
    (quotation,) = read(text)
    assert quotation.span == Span(3, 17)
    assert quotation.inner.of(text) == "Cafe\u0301 👍🏽 ok,"


# ------------------------------------------------------------------ nesting


def parents(text: str) -> list[tuple[str, int | None]]:
    return [(quotation.inner.of(text), quotation.parent) for quotation in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He said ‘no,’” she wrote.", [("He said ‘no,’", None), ("no,", 0)]),
        ("“He used the “n-word.”” She left.", [("He used the “n-word.”", None), ("n-word.", 0)]),
        ('"I said "no" to him," she said.', [('I said "no" to him,', None), ("no", 0)]),
        (
            "“a ‘big “red” dog’ barked”",
            [("a ‘big “red” dog’ barked", None), ("big “red” dog", 0), ("red", 1)],
        ),
        ("''I call it 'old hat,''' he said.", [("I call it 'old hat,'", None), ("old hat,", 0)]),
        ("'''Old hat,' I call it,'' he said.", [("'Old hat,' I call it,", None), ("Old hat,", 0)]),
        ("\"'Never,' he told me,\" she said.", [("'Never,' he told me,", None), ("Never,", 0)]),
        (
            '"The Gazette wrote of “fog” and of “ice” that day."',
            [("The Gazette wrote of “fog” and of “ice” that day.", None), ("fog", 0), ("ice", 0)],
        ),
    ],
)
def test_a_quotation_within_a_quotation_names_the_one_it_lies_in(
    text: str, expected: list[tuple[str, int | None]]
) -> None:
    assert parents(text) == expected


# ------------------------------------------------------------------ lost and stray marks


def open_ended(text: str) -> list[tuple[str, bool]]:
    return [(quotation.inner.of(text), quotation.closed) for quotation in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “I shall go.\n\nNobody came.", [("I shall go.", False)]),
        ("“I think so, he said. “And no.”", [("I think so, he said.", False), ("And no.", True)]),
        ("Fog,” he said. “Ice,” she said.", [("Ice,", True)]),
        ("“Fog,” he said.” Then he left.", [("Fog,", True)]),
        ("“We saw ‘ghosts.” He left.", [("We saw ‘ghosts.", True), ("ghosts.", False)]),
        ("“We saw it.’ He left on Monday. “We did.”", [("We saw it.", True), ("We did.", True)]),
        ("- “Fog all day.\n- Ice by night,” he said", [("Fog all day.\n- Ice by night,", True)]),
        ("“Fog all day.\nThe fleet stayed in port that week.", [("Fog all day.", False)]),
        ("“Fog.\nThen ‘ice’ too.\nSnow", [("Fog.\nThen ‘ice’ too.", False), ("ice", True)]),
        ('He wrote a "" and an attribute="" then "x".', [("x", True)]),
    ],
)
def test_a_lost_or_stray_mark_spoils_nothing_but_its_own_quotation(
    text: str, expected: list[tuple[str, bool]]
) -> None:
    assert open_ended(text) == expected


# ------------------------------------------------------------------ several paragraphs


def test_a_quotation_reopened_in_every_paragraph_is_one_chain() -> None:
    text = "“Fog.\n\n“Ice.\n\n“Snow,” she said. “Rain.”"
    quotations = read(text)
    assert [(q.inner.of(text), q.closed, q.continues, q.paragraph) for q in quotations] == [
        ("Fog.", False, None, 0),
        ("Ice.", False, 0, 1),
        ("Snow,", True, 1, 2),
        ("Rain.", True, None, 2),
    ]
    assert chain(quotations) == ((0, 1, 2), (3,))


def test_a_quotation_not_reopened_goes_on_to_its_closing_mark() -> None:
    text = "He wrote: “Fog.\n\nIce, and sleet.\n\nSnow,” and left."
    quotations = read(text)
    assert [(q.inner.of(text), q.closed, q.continues) for q in quotations] == [
        ("Fog.", False, None),
        ("Ice, and sleet.", False, 0),
        ("Snow,", True, 1),
    ]
    assert chain(quotations) == ((0, 1, 2),)


def test_a_plain_paragraph_between_two_quotations_is_not_quoted() -> None:
    text = "“Fog all day.\n\nThe captain went below.\n\n“Ice,” said the mate."
    assert [(q.inner.of(text), q.continues) for q in read(text)] == [("Fog all day.", None), ("Ice,", None)]


def test_quotations_closed_in_their_paragraphs_are_not_chained() -> None:
    assert chain(read("“Fog.”\n\n“Ice.”\n\n“Snow.”")) == ((0,), (1,), (2,))


def test_a_caption_between_two_paragraphs_does_not_break_a_quotation() -> None:
    text = "“Fog.\n\nThe “old” harbour.\n\n“Ice.”"
    first, caption, last = paragraphs_of(text)
    quotations = find_quotations(text, (first, Paragraph(caption.span, "caption"), last))
    assert [(q.inner.of(text), q.continues) for q in quotations] == [
        ("Fog.", None),
        ("old", None),
        ("Ice.", 0),
    ]


def test_a_headline_does_not_run_into_the_body() -> None:
    text = "Mayor: “Fog\n\n“Ice,” said the mate."
    headline, body = paragraphs_of(text)
    quotations = find_quotations(text, (Paragraph(headline.span, "headline"), body))
    assert [(q.inner.of(text), q.continues) for q in quotations] == [("Fog", None), ("Ice,", None)]


# ------------------------------------------------------------------ block quotations


def test_block_quotation_paragraphs_are_one_chain_with_or_without_marks() -> None:
    text = "“Fog ‘x’ day.\n\n“Ice.”\n\nSnow and “rain” too."
    quotations = read(text, "block quotation")
    assert [(q.inner.of(text), q.style, q.parent, q.continues) for q in quotations] == [
        ("Fog ‘x’ day.", "block", None, None),
        ("x", "single", 0, None),
        ("Ice.", "block", None, 0),
        ("Snow and “rain” too.", "block", None, 2),
        ("rain", "double", 3, None),
    ]
    assert chain(quotations) == ((0, 2, 3), (1,), (4,))


def test_block_quotations_with_body_text_between_are_two() -> None:
    text = "Fog.\n\nShe went on:\n\nIce."
    first, body, last = paragraphs_of(text)
    quotations = find_quotations(
        text, (Paragraph(first.span, "block quotation"), body, Paragraph(last.span, "block quotation"))
    )
    assert chain(quotations) == ((0,), (1,))


# ------------------------------------------------------------------ what is asked of them


def test_quoted_spans_join_what_nests_and_leave_out_other_styles() -> None:
    text = "“a ‘b’ c” and ‘d’ and «e»"
    quotations = read(text)
    assert [span.of(text) for span in quoted_spans(quotations)] == ["“a ‘b’ c”", "‘d’", "«e»"]
    assert [span.of(text) for span in quoted_spans(quotations, inner=True)] == ["a ‘b’ c", "d", "e"]
    assert [span.of(text) for span in quoted_spans(quotations, styles=("double",))] == ["“a ‘b’ c”"]


PIECES = st.sampled_from(
    [
        *"“”\"'‘’«»„`‚‹›.,!? \n()—ab",
        "\n\n",
        "word ",
        "s’ ",
        "''",
        "``",
        "12",
        "é",
        "e\u0301",
        "👍🏽",
        "\u200b",
    ]
)
ROLES = st.sampled_from(["body", "body", "body", "headline", "caption", "block quotation"])


@given(st.lists(PIECES, max_size=80), st.lists(ROLES, min_size=1, max_size=8))
@example(["“", "‘", "word ", "“", "\n\n", "“", "‘", "a", "”"], ["body"])
def test_quotations_of_any_text_nest_and_stay_in_their_paragraphs(
    pieces: list[str], roles: list[Role]
) -> None:
    text = "".join(pieces)
    paragraphs = tuple(
        Paragraph(paragraph.span, roles[number % len(roles)])
        for number, paragraph in enumerate(paragraphs_of(text))
    )
    quotations = find_quotations(text, paragraphs)
    assert list(quotations) == sorted(quotations, key=lambda q: (q.span.start, -q.span.end))
    for index, quotation in enumerate(quotations):
        assert paragraphs[quotation.paragraph].span.covers(quotation.span)
        assert quotation.span.covers(quotation.inner)
        assert quotation.inner.of(text) == quotation.inner.of(text).strip() != ""
        if quotation.parent is not None:
            assert quotation.parent < index
            assert quotations[quotation.parent].inner.covers(quotation.span)
        if quotation.continues is not None:
            assert quotation.continues < index
            assert not quotations[quotation.continues].closed or quotation.style == "block"
        for other in quotations[:index]:
            assert (
                not other.span.overlaps(quotation.span)
                or other.span.covers(quotation.span)
                or quotation.span.covers(other.span)
            )
    assert sorted(index for links in chain(quotations) for index in links) == list(range(len(quotations)))


@pytest.mark.parametrize("piece", ['"', "“", "\"'", '" ', "“a ", "'a ", "“a.\n", " “a' 'b” \"c", " ", "a. "])
def test_a_megabyte_of_marks_is_read_in_little_time(piece: str) -> None:
    text = "“" + piece * (1_000_000 // len(piece))
    started = time.process_time()
    find_quotations(text, (Paragraph(Span(0, len(text)), "body"),))
    assert time.process_time() - started < 8
