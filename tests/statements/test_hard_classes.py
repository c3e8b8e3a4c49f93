"""The hard classes of reading who said what, each with sentences of its own. The bridge is invented."""

from __future__ import annotations

import pytest

from desktop.articles.plain_text import article_of_text
from desktop.statements.extract import read
from desktop.statements.parser import parse
from desktop.statements.reading import Reading, Statement

HEADLINE = "Ministers meet over the bridge"


def reading_of(text: str, *, headline: str = HEADLINE) -> Reading:
    """What the rules alone make of an article."""
    article = article_of_text(f"{headline}\n\n{text}", file="bridge.txt")
    return read(article, parse(article), made_by="the rules")


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
The council was urged by engineers to close the bridge.
    engineers | urged | to close the bridge
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
    assert one.reasons[-1].rule == "unsaid"
    assert "was not said" in one.reasons[-1].text


def test_a_question_that_somebody_asks_is_a_statement() -> None:
    assert shown("Reporters asked whether the bridge was safe.") == [
        "Reporters | asked | whether the bridge was safe"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Okafor believes the bridge is safe.",
        "Okafor wants to close the ferry.",
        "Engineers fear that the deck may crack.",
        "Okafor declined to comment on the report.",
    ],
)
def test_a_belief_or_an_intention_is_a_thought(text: str) -> None:
    [one] = reading_of(text).statements
    assert one.thought
