"""The hard classes of reading who said what, each with sentences of its own. The bridge is invented.

Every one is read twice: by the rules alone, and by rules and trained reader together.
"""

from __future__ import annotations

import sys

import pytest

from desktop.articles.plain_text import article_of_text
from desktop.statements.extract import extract, read
from desktop.statements.parser import parse
from desktop.statements.reading import Reading, Statement
from desktop.statements.tagger import reader

HEADLINE = "Ministers meet over the bridge"
WITH_READER = False


@pytest.fixture(params=[False, True], ids=["rules", "reader"], autouse=True)
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param and reader.network() is None:
        pytest.skip("the trained reader's file or onnxruntime is missing")
    monkeypatch.setattr(sys.modules[__name__], "WITH_READER", request.param)


def reading_of(text: str, *, headline: str = HEADLINE) -> Reading:
    """What the rules alone make of an article, or rules and reader."""
    article = article_of_text(f"{headline}\n\n{text}", file="bridge.txt")
    return extract(article) if WITH_READER else read(article, parse(article), made_by="the rules")


def line(reading: Reading, one: Statement) -> str:
    """A statement in one line: mention | cue | content, the content's pieces joined by an ellipsis."""
    text = reading.article.text
    mention = one.mention.of(text) if one.mention else "-"
    cue = one.cue.span.of(text) if one.cue else "-"
    return f"{mention} | {cue} | " + " … ".join(span.of(text) for span in one.spans)


def shown(text: str, *, headline: str = HEADLINE) -> list[str]:
    """The statements that a user sees, in order of the text."""
    reading = reading_of(text, headline=headline)
    return [line(reading, one) for one in reading.statements if not one.aside]


def cases(block: str) -> list[tuple[str, list[str]]]:
    """Sentences at the margin, each with the statements it holds indented below it."""
    found: list[tuple[str, list[str]]] = []
    for row in block.strip("\n").splitlines():
        if row.startswith(" "):
            found[-1][1].append(row.strip())
        else:
            found.append((row.replace("\\n", "\n"), []))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    cases("""
The mayor said the tax was dead but warned that fares might rise.
    The mayor | said | the tax was dead
    The mayor | warned | fares might rise
Okafor said the bridge was safe; Tarn said it was a wreck.
    Okafor | said | the bridge was safe
    Tarn | said | it was a wreck
Tarn wrote that the bolts were sound, while Okafor insisted that they were rusty.
    Tarn | wrote | the bolts were sound
    Okafor | insisted | they were rusty
The board said the bridge would close, adding that buses would run instead.
    The board | said | the bridge would close
    The board | adding | buses would run instead
She called the plan “reckless” and said it would cost millions.
    She | called | the plan “reckless”
    She | said | it would cost millions
Okafor said the bridge was “safe,” but Tarn called it “a wreck.”
    Okafor | said | the bridge was “safe,”
    Tarn | called | it “a wreck.”
"""),
)
def test_two_contents_are_not_taken_for_one(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    cases("""
Okafor said the bridge was safe, a claim that Tarn rejected.
    Okafor | said | the bridge was safe
Okafor said the bridge was safe, which surprised the engineers.
    Okafor | said | the bridge was safe
Okafor said the bridge was safe, adding nothing more.
    Okafor | said | the bridge was safe
"""),
)
def test_content_ends_before_the_reporters_own_remark(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    cases("""
Okafor said on Monday that the bridge, which opened in 1931, was safe.
    Okafor | said | the bridge, which opened in 1931, was safe
Okafor said that if the tide rose, the ferry would stay in port.
    Okafor | said | if the tide rose, the ferry would stay in port
The harbour is deep enough for tankers, but the channel is not, Okafor said.
    Okafor | said | The harbour is deep enough for tankers, but the channel is not
Okafor cited reports of rust found under the deck.
    Okafor | cited | reports of rust found under the deck
"""),
)
def test_content_does_not_end_too_early(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    cases("""
Okafor urged the council to repair the bridge before winter.
    Okafor | urged | the council to repair the bridge before winter
Residents called for the mayor to resign.
    Residents | called | for the mayor to resign
The union called on Okafor to resign.
    The union | called on | Okafor to resign
Tarn denied that he had stolen the bolts.
    Tarn | denied | he had stolen the bolts
Tarn denied stealing the bolts.
    Tarn | denied | stealing the bolts
Okafor vowed never to close the ferry.
    Okafor | vowed | never to close the ferry
Okafor promised not to raise the toll.
    Okafor | promised | not to raise the toll
Okafor demanded that the council pay for the repairs.
    Okafor | demanded | the council pay for the repairs
"""),
)
def test_what_is_urged_denied_or_vowed_is_the_content_with_its_negation(
    text: str, expected: list[str]
) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    cases("""
The union's demand that the bridge be closed was ignored.
    The union | demand | the bridge be closed
The mayor's admission that the bolts were rusty came on Monday.
    The mayor | admission | the bolts were rusty
There are allegations that the contractor took bribes.
    - | allegations | the contractor took bribes
Okafor repeated her promise to rebuild the bridge.
    Okafor | repeated | her promise to rebuild the bridge
"""),
)
def test_a_noun_may_be_the_cue(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    cases("""
According to a report by the Harbour Board, rust weakened the bolts.
    a report by the Harbour Board | According to | rust weakened the bolts
Rust weakened the bolts and the deck sagged, according to the report.
    the report | according to | Rust weakened the bolts and the deck sagged
Okafor lied about the bolts, according to Tarn, who works at the port.
    Tarn | according to | Okafor lied about the bolts
According to Okafor, “the bridge is safe.”
    Okafor | According to | “the bridge is safe.”
The toll will rise according to how much a lorry weighs.
"""),
)
def test_according_to_names_whose_words_they_are(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        (
            "Okafor said that Tarn had told her the bridge was unsafe.",
            "Okafor | said | Tarn had told her the bridge was unsafe",
            "Tarn | told | the bridge was unsafe",
        ),
        (
            "Okafor said the bridge was safe, according to two people at the meeting.",
            "two people at the meeting | according to | Okafor said the bridge was safe",
            "Okafor | said | the bridge was safe",
        ),
        (
            "Tarn, Okafor said, insists that the bridge is doomed.",
            "Okafor | said | Tarn … insists that the bridge is doomed",
            "Tarn | insists | the bridge is doomed",
        ),
    ],
)
def test_an_embedded_attribution_is_its_own_speakers_and_nested(text: str, outer: str, inner: str) -> None:
    reading = reading_of(text)
    told = {line(reading, one): one.nested for one in reading.statements}
    assert told == {outer: False, inner: True}


@pytest.mark.parametrize(
    ("text", "expected"),
    cases("""
Okafor urged councillors to vote for the toll after the harbour master claimed that the fund was empty.
    Okafor | urged | councillors to vote for the toll
    the harbour master | claimed | the fund was empty
The mayor of Dunmore, which borders Kell, said the bridge was safe.
    The mayor of Dunmore | said | the bridge was safe
Okafor, speaking to reporters after Tarn left the hall, said the bridge was safe.
    Okafor | said | the bridge was safe
A report that Tarn leaked to the press said the bolts were rusty.
    A report | said | the bolts were rusty
Gov. Jane Okafor (R-OH) said the bridge was safe.
    Gov. Jane Okafor | said | the bridge was safe
Okafor used her speech to say the bridge was safe.
    Okafor | say | the bridge was safe
One of the engineers said the bolts were rusty.
    One of the engineers | said | the bolts were rusty
"""),
)
def test_the_subject_of_the_cue_speaks_and_no_other_name_beside_it(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    cases("""
The bridge was safe, said Okafor.
    Okafor | said | The bridge was safe
The bridge is safe and will be open by May, says Jane Okafor, the mayor of Dunmore.
    Jane Okafor | says | The bridge is safe and will be open by May
It would take a year, Okafor said, to mend the bridge.
    Okafor | said | It would take a year … to mend the bridge
“The bridge,” said Okafor, “is safe.”
    Okafor | said | “The bridge,” … “is safe.”
“The bridge is safe,” the mayor of Dunmore, Jane Okafor, told the Courier on Monday.
    the mayor of Dunmore | told | “The bridge is safe,”
"""),
)
def test_content_may_stand_before_its_cue_and_around_it(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    cases("""
The bridge is said to be haunted.
The twins could hardly be told apart.
That said, the bridge is old.
It goes without saying that the bridge is old.
To say the least, the bridge is old.
Let's say the bridge falls.
Okafor told a joke and left the hall.
The bridge addresses a need, and the toll claims a third of wages.
"""),
)
def test_a_verb_of_saying_in_another_sense_makes_no_statement(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The board declined to say whether the bridge was safe.",
        "Okafor did not say that the bridge was safe.",
        "Okafor would not say when the bridge would open.",
        "Okafor stopped short of saying that the bridge was doomed.",
        "Okafor left without saying that the bridge was doomed.",
        "Nobody said the bridge was safe.",
        "No engineer said the bridge was safe.",
    ],
)
def test_what_somebody_did_not_say_is_no_statement_of_the_content(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    "text",
    ["Okafor may say that the bridge is safe.", "If Okafor says the bridge is safe, the ferry will stop."],
)
def test_what_somebody_may_say_is_no_statement(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Asked whether the bridge was safe, Okafor left the hall.",
        "When asked if she would resign, Okafor smiled.",
        "Okafor was asked how much the bridge would cost.",
    ],
)
def test_what_somebody_was_asked_is_no_statement(text: str) -> None:
    assert shown(text) == []


def test_a_reason_tells_that_words_were_not_said() -> None:
    [one] = reading_of("Okafor never said the bridge was safe.").statements
    [why] = [reason.text for reason in one.reasons if reason.rule == "unsaid"]
    assert "was not said" in why


def test_what_somebody_is_urged_to_do_may_hold_who_is_urged() -> None:
    [one] = shown("The council was urged by engineers to close the bridge.")
    whole = "engineers | urged | The council … to close the bridge"
    assert one == (whole if WITH_READER else "engineers | urged | to close the bridge")


def test_a_question_that_somebody_asks_is_a_statement() -> None:
    assert shown("Reporters asked whether the bridge was safe.") == [
        "Reporters | asked | whether the bridge was safe"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Okafor believes the bridge is safe.",
        "Okafor wants to close the ferry.",
        "Okafor plans to rebuild the bridge.",
        "Engineers fear that the deck may crack.",
        "Okafor declined to comment on the report.",
    ],
)
def test_a_belief_or_an_intention_is_a_thought(text: str) -> None:
    [one] = reading_of(text).statements
    assert one.thought


@pytest.mark.parametrize(
    ("text", "expected"),
    cases("""
“The bridge is safe,” Okafor said. Tarn disagreed. “It is a wreck,” he said.
    Okafor | said | “The bridge is safe,”
    he | said | “It is a wreck,”
“The bolts are rusty,” Tarn said. Okafor said: “They are new.”
    Tarn | said | “The bolts are rusty,”
    Okafor | said | “They are new.”
“We checked every bolt of it.” Okafor said this twice on Monday.
    Okafor | - | “We checked every bolt of it.”
“We checked every bolt of it.” Okafor said the ferry would go on.
    Okafor | - | “We checked every bolt of it.”
    Okafor | said | the ferry would go on
“Is the bridge safe?” he asked. “It is,” she said.
    he | asked | “Is the bridge safe?”
    she | said | “It is,”
"""),
)
def test_a_cue_belongs_to_the_quotation_before_or_after_as_its_marks_tell(
    text: str, expected: list[str]
) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    cases("""
Okafor did not hide her anger. “This is the worst winter the harbour has ever seen.”
    Okafor | - | “This is the worst winter the harbour has ever seen.”
Okafor did not hide her anger.\\n\\n“This is the worst winter the harbour has ever seen.”
    Okafor | - | “This is the worst winter the harbour has ever seen.”
“The bridge is safe,” Okafor said.\\n\\n“It will stand for a century.”
    Okafor | said | “The bridge is safe,” … “It will stand for a century.”
“The bridge is safe,” Okafor said.\\n\\nTarn did not agree.\\n\\n“It will not stand for a week,” he said.
    Okafor | said | “The bridge is safe,”
    he | said | “It will not stand for a week,”
"""),
)
def test_a_free_quotation_has_its_speaker_a_sentence_or_a_paragraph_away(
    text: str, expected: list[str]
) -> None:
    assert shown(text) == expected


def test_the_headlines_subject_does_not_speak_the_first_quotation() -> None:
    assert shown("“Nobody had checked the bolts since the war.” It rained in Dunmore.") == [
        "- | - | “Nobody had checked the bolts since the war.”"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    cases("""
Okafor: “The bridge is safe.”
    Okafor | : | “The bridge is safe.”
Her verdict: “The bridge is a wreck and nobody should cross it.”
    Her | : | “The bridge is a wreck and nobody should cross it.”
The board's full statement:\\n\\n“The bridge is safe. We checked every bolt.”
    The board | : | “The bridge is safe. We checked every bolt.”
“The bridge is safe and always was.” — Jane Okafor, mayor
    Jane Okafor | - | “The bridge is safe and always was.”
“The bridge is safe and always was.”\\n\\n– Jane Okafor, mayor of Dunmore
    Jane Okafor | - | “The bridge is safe and always was.”
"""),
)
def test_a_colon_or_a_dash_signs_a_quotation(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_questions_and_answers_are_statements_of_somebody_not_named() -> None:
    text = "We spoke to the mayor.\n\nQ: Is the bridge safe?\n\nA: It is as safe as a house."
    assert shown(text) == ["- | : | Is the bridge safe?", "- | : | It is as safe as a house."]


def test_the_lines_of_a_transcript_are_direct_statements_of_those_their_labels_name() -> None:
    reading = reading_of(
        "Mayor Jane Okafor spoke to the Courier.\n\n"
        "COURIER: Is the bridge safe?\n\n"
        "OKAFOR (laughing): It is. Tarn said the bolts were new.\n\n"
        "She left at noon."
    )
    told = [(one.kind, line(reading, one), one.nested) for one in reading.statements]
    assert told == [
        ("direct", "COURIER | : | Is the bridge safe?", False),
        ("direct", "OKAFOR | - | It is. Tarn said the bolts were new.", False),
        ("direct", "Tarn | said | the bolts were new", True),
    ]


def test_a_label_that_names_no_speaker_makes_no_statement() -> None:
    text = "Note: The bridge is closed on Sundays.\n\nThe ferry goes on.\n\nUpdate: The bridge is open."
    assert shown(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Trams will cross it too. Thank you all! — Jane Okafor (@okafor) March 3, 2021",
        "Trams will cross it too. Thank you all!\n\n— Jane Okafor (@okafor) March 3, 2021",
    ],
)
def test_a_post_is_its_signers_statement(text: str) -> None:
    assert shown("“It is safe,” Tarn said.\n\n" + text) == [
        "Tarn | said | “It is safe,”",
        "Jane Okafor | - | Trams will cross it too. Thank you all!",
    ]


def test_a_block_statement_without_marks_behind_a_colon_is_no_more_than_its_paragraph() -> None:
    assert shown("Okafor tweeted:\n\nThe bridge is safe. — Jane Okafor (@okafor) March 3\n\nIt rained.") == [
        "Okafor | tweeted | The bridge is safe."
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    cases("""
Okafor said: “The bridge is safe.\\n\\nThe ferry left at noon.
    Okafor | said | “The bridge is safe.
The bridge is safe,” Okafor said.
    Okafor | said | The bridge is safe
“We are late, he said. “And wet.”
    he | said | “We are late … “And wet.”
"""),
)
def test_marks_that_nobody_closes_or_opens_spoil_no_statement(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “bridge tax” is unpopular.",
        "Tarn, known as “the Hammer,” left the hall.",
        "The film “A Bridge Too Many” opened in Kell on Friday.",
        "Okafor's “war room” was empty on Monday.",
        "Okafor wrote a book called “A Life on the Water.”",
        "Okafor, who wrote “A Life on the Water,” left the hall.",
        "She sang “God Save the Ferry” and left.",
    ],
)
def test_titles_nicknames_and_scare_quotes_are_no_statements(text: str) -> None:
    assert shown(text) == []
    assert len(reading_of(text).terms) == 1


@pytest.mark.parametrize(
    ("headline", "expected"),
    cases("""
Okafor: Bridge is safe
    Okafor | : | Bridge is safe
Bridge is safe: Okafor
    Okafor | : | Bridge is safe
Bridge is safe, says Okafor
    Okafor | says | Bridge is safe
Mayor: 'The bridge is safe'
    Mayor | : | 'The bridge is safe'
‘The bridge is safe’ – mayor
    mayor | – | ‘The bridge is safe’
Okafor to Tarn: Close the ferry
    Okafor to Tarn | : | Close the ferry
‘The bridge is safe’ – Dunmore Courier
Dunmore bridge: What we know
"""),
)
def test_a_headline_signs_with_a_colon_a_dash_or_a_verb(headline: str, expected: list[str]) -> None:
    text = "Jane Okafor, the mayor, met Michael Tarn of the union on Monday at the harbour."
    assert shown(text, headline=headline) == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    cases("""
Okafor Vows To Rebuild Bridge
    Okafor | Vows | To Rebuild Bridge
Tarn Says Bridge Is Safe
    Tarn | Says | Bridge Is Safe
"""),
)
def test_a_headline_set_in_capitals_is_read_like_a_sentence(headline: str, expected: list[str]) -> None:
    text = "Jane Okafor wants to rebuild the bridge. Michael Tarn of the union is over the moon."
    assert shown(text, headline=headline)[:1] == expected
