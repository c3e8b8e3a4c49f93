from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from desktop.comparison.agency_credits import credits_of
from desktop.comparison.framing import cue_class
from desktop.comparison.handing import Handing, handed_on, source_name, stages
from desktop.comparison.located import NO_CUT, Located
from desktop.comparison.material import outlets_of
from desktop.comparison.matrix import matrix_rows
from desktop.comparison.overview import NO_CUE, cue_classes, positions, voices
from desktop.comparison.reporting import program_words
from desktop.comparison.shared_copy import shared_copy
from desktop.comparison.table import Options, passages_of, tabulate
from desktop.comparison.utterance import Rendering, Utterance
from desktop.speakers.speaker import Speakers
from desktop.statements.reading import Cue
from tests.builders import make_article, make_reading, make_statement


@dataclass
class Event:
    """Articles with statements and who made them."""

    readings: dict = field(default_factory=dict)
    unread: tuple = ()
    said_by: dict = field(default_factory=dict)

    def put(self, article, *statements):
        """Add an article with pairs of a speaker's id and a statement; answers with its id."""
        self.readings[article.id] = make_reading(article, *(one for _, one in statements))
        self.said_by |= {one.id: speaker for speaker, one in statements if speaker}
        return article.id

    @property
    def articles(self):
        return (*(one.article for one in self.readings.values()), *self.unread)

    @property
    def statements(self):
        return {one.id: one for reading in self.readings.values() for one in reading.statements}

    @property
    def article_of(self):
        return {one.id: key for key, reading in self.readings.items() for one in reading.statements}

    @property
    def speakers(self):
        return Speakers((), self.said_by, ())

    def cue_class(self, statement):
        return cue_class(
            self.readings[self.article_of[statement]], self.statements[statement], program_words()
        )


HERALD = make_article(
    "Port “in danger”\n\n“We dig in May,” said Ada Lund.\n\nShe claimed that the “old wall” would hold, "
    "and the harbour stays open.\n\n“Nobody pays for it,” Rolf Imsen told Axios.",
    outlet="Daily Herald",
    file="herald.txt",
)
COURIER = make_article(
    "Digging begins\n\nADA LUND (AP) said that they would dig in May.\n\n“Nobody pays,” Imsen told "
    "the Daily Herald.",
    outlet="Courier",
    file="courier.txt",
)


@pytest.fixture
def event():
    made = Event()
    made.herald = made.put(
        HERALD,
        ("lund", make_statement(HERALD, "“in danger”")),
        ("lund", make_statement(HERALD, "“We dig in May,”", mention="Ada Lund", cue="said")),
        ("lund", cued(HERALD, "the “old wall” would hold", "claimed", "claim", kind="mixed")),
        ("imsen", make_statement(HERALD, "“Nobody pays for it,”", cue="told", via="Axios")),
        ("imsen", make_statement(HERALD, "the harbour stays open", kind="indirect", thought=True)),
    )
    made.courier = made.put(
        COURIER,
        ("", cued(COURIER, "they would dig in May", "said", "say", kind="indirect")),
        ("imsen", make_statement(COURIER, "“Nobody pays,”", cue="told", via="the Daily Herald")),
    )
    return made


def cued(article, content, cue, lemma, **more):
    statement = make_statement(article, content, cue=cue, **more)
    return replace(statement, cue=Cue(statement.cue.span, lemma))


def test_words_quoted_and_paraphrased_are_counted_for_each_speaker_and_outlet(event):
    counted = [(one.speaker, one.outlet, one.quoted, one.paraphrased) for one in voices(event)]
    assert counted == [
        ("lund", event.herald, 2 + 4 + 2, 3),
        ("imsen", event.herald, 4, 0),
        ("imsen", event.courier, 2, 0),
        ("", event.courier, 0, 5),
    ]


def test_thoughts_are_left_out_of_every_figure(event):
    thought = next(one.id for one in event.statements.values() if one.thought)
    counted = [*voices(event), *cue_classes(event)]
    assert thought not in {one for each in counted for one in each.statements}
    assert thought not in {one.statement for one in positions(event)}


def test_words_that_two_statements_share_count_once():
    article = make_article("Wall\n\nLund said the wall would hold for years.")
    shared = [
        make_statement(article, words, kind="indirect")
        for words in ("the wall would hold", "would hold for years")
    ]
    event = Event()
    event.put(article, *(("lund", one) for one in shared))
    (voice,) = voices(event)
    assert voice.words == 6


def test_cues_are_counted_by_class_and_outlet_with_their_lemmas(event):
    used = {(one.cue_class, one.outlet): one for one in cue_classes(event)}
    assert used["distancing", event.herald].lemmas == (("claim", 1),)
    assert used["neutral", event.courier].lemmas == (("say", 1),)
    assert len(used[NO_CUE, event.herald].statements) == 1
    assert used[NO_CUE, event.herald].lemmas == ()
    assert [one.cue_class for one in cue_classes(event)][-1] == NO_CUE


def test_a_statement_stands_where_it_begins_between_the_body_s_start_and_end(event):
    placed = [one for one in positions(event) if one.article == event.herald]
    assert (placed[0].headline, placed[0].at) == (True, 0.0)
    assert (placed[1].headline, placed[1].at) == (False, 0.0)
    body = HERALD.text[HERALD.paragraphs[1].span.start :]
    assert placed[2].at == pytest.approx(body.index("the “old wall”") / len(body))
    assert [one.kind for one in placed] == ["direct", "direct", "mixed", "direct"]


def test_articles_of_one_outlet_count_together():
    one, other = (make_article(f"{day}\n\nText.", outlet="Courier", file="c.txt") for day in ("Mon", "Tue"))
    lone = [make_article(f"{day}\n\nText.", outlet="", file=f"{day}.txt") for day in ("Wed", "Thu")]
    assert [(each.name, each.articles) for each in outlets_of([one, *lone, other])] == [
        ("Courier", (one.id, other.id)),
        ("Wed.txt", (lone[0].id,)),
        ("Thu.txt", (lone[1].id,)),
    ]


def test_who_had_it_from_whom_is_told_with_the_statements_and_the_credits(event):
    credited = [each for article in event.articles for each in credits_of(article)]
    handed = {(one.source, one.outlet): one for one in handed_on(event, credited)}
    assert set(handed) == {
        ("Axios", event.herald),
        ("Daily Herald", event.courier),
        ("Associated Press", event.courier),
    }
    told = handed["Daily Herald", event.courier]
    assert (told.source_outlet, told.speakers, told.own) == (event.herald, ("imsen",), False)
    assert [event.statements[one].spans[0].of(COURIER.text) for one in told.statements] == ["“Nobody pays,”"]
    assert handed["Associated Press", event.courier].statements == ()
    assert len(handed["Associated Press", event.courier].credits) == 1


def test_an_outlet_that_names_itself_heard_it_at_first_hand():
    article = make_article("Wall\n\n“It holds,” Lund told the Courier.", outlet="Courier")
    event = Event()
    event.put(article, ("lund", make_statement(article, "“It holds,”", cue="told", via="the Courier")))
    (handing,) = handed_on(event)
    assert handing.own


def handing(source, outlet, *, known=True):
    return Handing(source, source if known else "", outlet, ("s",), (), ())


def test_the_chain_counts_how_far_each_stands_from_the_first_source():
    chain = [handing("Wire", "b", known=False), handing("b", "c"), handing("Wire", "c", known=False)]
    assert stages(chain) == {"\nWire": 0, "b": 1, "c": 2}


def test_outlets_that_name_one_another_or_themselves_make_no_endless_chain():
    assert stages([handing("a", "b"), handing("b", "a"), handing("c", "c")]) == {"a": 1, "b": 0, "c": 0}


def test_names_of_one_source_are_made_one():
    assert source_name("the AP") == source_name("The Associated Press") == "Associated Press"
    assert source_name("the Harbour Wire") == "Harbour Wire"


def test_a_short_name_means_the_compared_outlet_that_it_ends():
    compared = ("The New York Times", "Fox News")
    assert source_name("the Times", compared) == "The New York Times"
    assert source_name("the Times", ("The New York Times", "Seattle Times")) == "The Times"
    assert source_name("CNN", compared) == "CNN"


def rows_of(event, *utterances, not_reported=(), **more):
    passages = passages_of(
        utterances, readings=event.readings, statements=event.statements, article_of=event.article_of
    )
    ids = [one.id for one in event.articles]
    table = tabulate(
        "imsen",
        utterances,
        articles=ids,
        passages=passages,
        options=Options(),
        not_reported=not_reported,
    )
    unread = {one.id for one in event.unread}
    return matrix_rows(table, passages, unread=unread, **more)


def utterance_of(event, words):
    renderings = tuple(
        Rendering(one.id, one.spans)
        for one in event.statements.values()
        if words in one.spans[0].of(event.readings[event.article_of[one.id]].article.text)
    )
    return Utterance(f"u {words}", "imsen", renderings, 0.9, "")


def test_a_cell_of_the_matrix_tells_base_verdict_and_what_is_missing(event):
    late = make_article("Late news\n\nNothing yet.", outlet="Weekly", file="weekly.txt")
    event.unread = (late,)
    pays, wall = rows_of(event, utterance_of(event, "Nobody pays"), utterance_of(event, "old wall"))
    assert [(one.state, one.verdict, one.kind) for one in pays.cells] == [
        ("base", None, "direct"),
        ("rendering", "trimmed", "direct"),
        ("not read", None, None),
    ]
    assert pays.words == "“Nobody pays for it,”"
    assert (pays.carried, wall.carried) == (2, 1)
    assert [one.state for one in wall.cells] == ["base", "not found here", "not read"]


def test_what_the_user_confirmed_is_told_apart_from_what_was_not_found(event):
    wall = utterance_of(event, "old wall")
    (row,) = rows_of(event, wall, not_reported={(wall.id, event.courier)})
    assert [one.state for one in row.cells] == ["base", "not reported"]


def test_a_quotation_s_cell_tells_how_it_stands_to_the_reference(event):
    quoted = next(one for one in event.readings[event.courier].statements if one.kind == "direct")
    located = {quoted.id: Located(quoted.id, (), "not-found", NO_CUT, "", ())}
    (row,) = rows_of(event, utterance_of(event, "Nobody pays"), located=located)
    assert [one.fidelity for one in row.cells] == [None, "not-found"]


def test_renderings_in_the_same_copy_are_marked_as_one_witness():
    body = (
        "The storm tore the roof off the market hall shortly before dawn and left most of the old town "
        "without power. “Nobody pays for it,” said Imsen, while crews cleared fallen trees from the road."
    )
    event = Event()
    for outlet, text in (
        ("Herald", body),
        ("Courier", body),
        ("Weekly", "“Nobody pays for it,” said Imsen."),
    ):
        article = make_article(f"{outlet}\n\n{text}", outlet=outlet, file=f"{outlet}.txt")
        event.put(article, ("imsen", make_statement(article, "“Nobody pays for it,”", cue="said")))
    found = shared_copy(list(event.readings.values()))
    (row,) = rows_of(event, utterance_of(event, "Nobody pays"), copy=found)
    assert [one.copied for one in row.cells] == [True, True, False]
