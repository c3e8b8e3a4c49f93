"""From sentences to statements: what is said, by whom, and by which cue. The bridge is invented."""

from __future__ import annotations

import pytest

from desktop.articles.article import Article, Paragraph
from desktop.articles.plain_text import article_of_text
from desktop.basics.errors import Cancelled
from desktop.basics.spans import Span
from desktop.statements.extract import extract
from desktop.statements.reading import Reading, Statement

HEADLINE = "Ministers meet over the bridge\n\n"


def read(text: str) -> Reading:
    """The reading of `text` under a headline that says nothing."""
    return extract(article_of_text(HEADLINE + text, file="bridge.txt"))


def told(reading: Reading, one: Statement) -> tuple[str, str, str, str]:
    """Kind, mention, cue and content of a statement, pieces joined by an ellipsis."""
    text = reading.article.text
    return (
        one.kind,
        one.mention.of(text) if one.mention else "",
        one.cue.span.of(text) if one.cue else "",
        " … ".join(span.of(text) for span in one.spans),
    )


def shown(text: str) -> list[tuple[str, str, str, str]]:
    """What a user sees of `text`: the statements neither nested nor thought."""
    reading = read(text)
    return [told(reading, one) for one in reading.statements if not one.aside]


# Sentence, then kind | mention | cue | content.
SENTENCES = """
“The bridge is safe,” said Okafor.
    direct | Okafor | said | “The bridge is safe,”
Okafor said: “The bridge is safe.”
    direct | Okafor | said | “The bridge is safe.”
He added: “Nobody was hurt.”
    direct | He | added | “Nobody was hurt.”
“Where is the money?” asked Tarn, a shopkeeper.
    direct | Tarn | asked | “Where is the money?”
Mayor Jane Okafor said on Tuesday that the bridge was safe.
    indirect | Mayor Jane Okafor | said | the bridge was safe
The bridge is safe, the mayor said.
    indirect | the mayor | said | The bridge is safe
According to the Harbour Board, the bridge will reopen in May.
    indirect | the Harbour Board | According to | the bridge will reopen in May
The bridge will reopen in May, according to the Harbour Board.
    indirect | the Harbour Board | according to | The bridge will reopen in May
The mayor's recent admission that the bolts were rusty surprised us.
    indirect | The mayor | admission | the bolts were rusty
Both councils called the talks “useful” and “frank”.
    mixed | Both councils | called | the talks “useful” and “frank”
Okafor described the report as “a disgrace” on Monday.
    mixed | Okafor | described | the report as “a disgrace”
The union called on the mayor to resign.
    indirect | The union | called on | the mayor to resign
Okafor promised to pay for the repairs.
    indirect | Okafor | promised | to pay for the repairs
Police accused Mr. Tarn of stealing the bolts.
    indirect | Police | accused | stealing the bolts
As Okafor put it, the bridge is a wreck.
    indirect | Okafor | put | the bridge is a wreck
In a letter to the council, Tarn wrote that he'd “never” cross it.
    mixed | Tarn | wrote | he'd “never” cross it
The board issued a statement saying that the bridge was safe.
    indirect | The board | saying | the bridge was safe
DUNMORE (Reuters) — Mayor Jane Okafor said the bridge was safe.
    indirect | Mayor Jane Okafor | said | the bridge was safe
A poll showed that half of the residents want a new bridge.
    indirect | A poll | showed | half of the residents want a new bridge
Asked whether the bridge was safe, Okafor said: «It is as safe as a house.»
    direct | Okafor | said | «It is as safe as a house.»
Okafor said the bridge was safe and that the ferry would go on.
    indirect | Okafor | said | the bridge was safe and that the ferry would go on
"""
_LINES = SENTENCES.strip().splitlines()


@pytest.mark.parametrize(("text", "told_of"), list(zip(_LINES[::2], _LINES[1::2], strict=True)))
def test_one_sentence_gives_one_statement(text: str, told_of: str) -> None:
    assert [" | ".join(one) for one in shown(text)] == [told_of.strip()]


def test_a_quotation_split_by_its_cue_is_one_statement() -> None:
    assert shown("“The bridge is safe,” Okafor said. “We checked every bolt.”") == [
        ("direct", "Okafor", "said", "“The bridge is safe,” … “We checked every bolt.”")
    ]


def test_a_quotation_over_three_paragraphs_is_one_statement() -> None:
    text = (
        "“The bridge is safe,” Okafor said. “It will stand for a century.\n\n"
        "“It will carry trams.\n\n“And it will carry us.”"
    )
    [statement] = shown(text)
    assert statement[:3] == ("direct", "Okafor", "said")
    assert statement[3].startswith("“The bridge is safe,”")
    assert statement[3].endswith("“And it will carry us.”")


def test_a_quotation_whose_speaker_comes_in_its_last_paragraph_is_one_statement() -> None:
    text = (
        "“The bridge is safe. We have checked every bolt and every beam in it.\n\n"
        "“It will stand for a hundred years,” Okafor said."
    )
    [statement] = shown(text)
    assert statement[1:3] == ("Okafor", "said")
    assert statement[3].startswith("“The bridge is safe.")


def test_an_according_to_in_the_middle_gives_two_spans() -> None:
    [statement] = shown("The bridge, according to two engineers, will reopen in May.")
    assert statement == ("indirect", "two engineers", "according to", "The bridge … will reopen in May")


def test_two_cues_of_one_speaker_are_two_statements() -> None:
    assert shown("Okafor said that the bridge was safe and added that the ferry would go on.") == [
        ("indirect", "Okafor", "said", "the bridge was safe"),
        ("indirect", "Okafor", "added", "the ferry would go on"),
    ]


def test_a_speaker_may_stand_in_the_sentence_before() -> None:
    assert shown("Okafor was blunt. “The bridge is a wreck and I will not cross it.”") == [
        ("direct", "Okafor", "", "“The bridge is a wreck and I will not cross it.”")
    ]


def test_a_colon_at_the_end_of_a_paragraph_introduces_the_next() -> None:
    [statement] = shown("Tarn answered in a letter to the council:\n\n“I never touched the bolts.”")
    assert (statement[1], statement[3]) == ("Tarn", "“I never touched the bolts.”")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It was a mistake,” Okafor was quoted as saying by the Dunmore Courier.", "Dunmore Courier"),
        ("Okafor told the Dunmore Courier that the bridge would reopen in May.", "Dunmore Courier"),
        ("The bridge is safe, Okafor said, according to the Dunmore Courier.", "Dunmore Courier"),
        ("Okafor told news agency Axios that the bridge would reopen in May.", "Axios"),
    ],
)
def test_the_outlet_a_statement_was_had_from_is_its_via(text: str, name: str) -> None:
    reading = read(text)
    [statement] = [one for one in reading.statements if not one.aside]
    assert statement.via is not None
    assert statement.via.name == name
    assert told(reading, statement)[1] == "Okafor"


def test_whom_somebody_tells_is_no_via_unless_an_outlet() -> None:
    [statement] = read("Okafor told residents that the bridge would reopen in May.").statements
    assert statement.via is None


def test_a_report_within_a_report_is_nested() -> None:
    reading = read("Okafor said that Tarn had told her the bridge was unsafe.")
    assert [(told(reading, one)[1], one.nested) for one in reading.statements] == [
        ("Okafor", False),
        ("Tarn", True),
    ]


def test_a_quotation_within_a_quotation_is_nested() -> None:
    reading = read("“Tarn told me, ‘The bridge is unsafe,’” Okafor said.")
    outer, inner = reading.statements
    assert (told(reading, outer)[1], outer.nested) == ("Okafor", False)
    assert (told(reading, inner)[1], told(reading, inner)[3], inner.nested) == (
        "Tarn",
        "‘The bridge is unsafe,’",
        True,
    )


def test_a_belief_is_a_thought() -> None:
    reading = read("Okafor believes the bridge is safe.")
    assert [(told(reading, one)[3], one.thought) for one in reading.statements] == [
        ("the bridge is safe", True)
    ]


def test_nicknames_titles_and_scare_quotes_are_terms_and_no_statements() -> None:
    reading = read(
        "The ‘Iron Lady’ of Dunmore, Michael “Mick” Tarn and the play “A Bridge Too Many” came. "
        "The so-called “bridge tax” is unpopular."
    )
    text = reading.article.text
    assert reading.statements == ()
    assert [term.span.of(text) for term in reading.terms] == [
        "‘Iron Lady’", "“Mick”", "“A Bridge Too Many”", "“bridge tax”",
    ]  # fmt: skip
    assert "nickname" in reading.terms[1].reason


def test_marks_that_are_none_make_no_statement_direct() -> None:
    [statement] = shown("The 6'2\" mayor said it was the '90s bridge that failed.")
    assert statement[0] == "indirect"


def test_latex_marks_are_quotation_marks() -> None:
    [statement] = shown("Okafor said ``the bridge is safe'' on Monday.")
    assert statement[0] == "direct"
    assert statement[3] == "``the bridge is safe''"


def test_a_headline_may_sign_with_a_colon() -> None:
    reading = extract(
        article_of_text(
            "Biden: 'not a real withdrawal'\n\nMr. Biden spoke in Dunmore on Monday night.", file="a.txt"
        )
    )
    [statement] = reading.statements
    assert told(reading, statement) == ("direct", "Biden", ":", "'not a real withdrawal'")
    assert statement.headline


def test_a_block_quotation_is_direct_without_marks() -> None:
    text = "The board's answer\n\nTarn wrote to the council:\n\nI never touched the bolts. Ask the mayor."
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in text.split("\n\n")]
    article = Article(
        text=text,
        paragraphs=(
            Paragraph(spans[0], "headline"),
            Paragraph(spans[1], "body"),
            Paragraph(spans[2], "block quotation"),
        ),
        file="board.html",
    )
    reading = extract(article)
    [statement] = reading.statements
    assert told(reading, statement) == (
        "direct", "Tarn", "wrote", "I never touched the bolts. Ask the mayor.",
    )  # fmt: skip


def test_an_article_without_words_gives_an_empty_reading() -> None:
    reading = extract(Article(text="", paragraphs=(), file="empty.txt"))
    assert (reading.tokens, reading.mentions, reading.statements, reading.terms) == ((), (), (), ())


def test_a_very_long_paragraph_is_read_in_pieces_with_offsets_kept() -> None:
    text = "The ferry left on time. " * 900 + "Okafor said that the bridge was safe."
    reading = read(text)
    assert [told(reading, one) for one in reading.statements] == [
        ("indirect", "Okafor", "said", "the bridge was safe")
    ]


def test_progress_may_cancel_a_long_article() -> None:
    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        extract(article_of_text(HEADLINE + "Okafor said no.", file="bridge.txt"), progress=stop)


def test_the_same_text_gives_the_same_reading() -> None:
    text = "“The bridge is safe,” said Okafor. Tarn denied that he had stolen the bolts."
    assert read(text) == read(text)
