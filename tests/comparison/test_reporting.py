"""The lexicon of reporting words: what it holds, and how senses are told apart."""

from collections import Counter

import pytest

from desktop.basics.lexicons import lexicon
from desktop.comparison.reporting import (
    CUE_CLASSES,
    FRAMES,
    PARTS,
    PRESUPPOSITIONS,
    ReportingWord,
    program_words,
    with_own,
)
from tests.comparison.framed import findings_in, value

WORKS = {
    "Caldas-Coulthard 1994",
    "Hooper 1975",
    "Karttunen 1971",
    "Recasens et al. 2013",
    "Floyd 2000",
    "Searle 1976",
}

SENSES = """Words in court

Ada Lund charged that the wall was weak. Piet Samson accused the mayor of lying.

Olaf Berg advised that the pier was shut. Berg told the town that it leaks. He told the council to wait.

Greta Voll agreed that the wall leaks. Voll agreed to pay for the wall.

Tomas Halloran pointed out that the boats were gone. Halloran lashed out at the council.

Wilma Kray noted that the school was open. Rolf Imsen called the plan “a joke”. Imsen called for an inquiry.
"""


def test_it_holds_more_than_three_hundred_words_each_whole_and_once():
    words = program_words().words
    assert len(words) == 572
    assert max(Counter(word.key for word in words).values()) == 1
    for word in words:
        assert word.word_class in CUE_CLASSES, word
        assert word.part in PARTS, word
        assert word.presupposes in PRESUPPOSITIONS, word
        assert word.gloss, word
        assert {one.strip() for one in word.literature.split(";")} <= WORKS, word
        assert all(frame in FRAMES or frame.isalpha() for frame in word.frame), word
    assert {word.word_class for word in words} == set(CUE_CLASSES)


def test_what_is_presupposed_rests_on_the_literature_about_it():
    grounds = {"Hooper 1975", "Karttunen 1971", "Recasens et al. 2013"}
    for word in program_words().words:
        if word.presupposes:
            assert grounds & {one.strip() for one in word.literature.split(";")}, word


def test_every_word_that_attributes_is_in_it():
    words = program_words()
    assert [row["lemma"] for row in lexicon("cues") if not words.senses(row["lemma"], row["part"])] == []


def test_a_lemma_has_one_sense_at_most_for_where_nothing_tells():
    plain = Counter((word.lemma, word.part) for word in program_words().words if not word.frame)
    assert max(plain.values()) == 1


@pytest.mark.parametrize(
    ("words", "cue_class", "presupposes"),
    [
        ("the wall was weak", "assertive", ""),
        ("the pier was shut", "neutral", ""),
        ("it leaks", "neutral", ""),
        ("to wait", "directive", ""),
        ("the wall leaks", "conceding", ""),
        ("to pay for the wall", "commissive", ""),
        ("the boats were gone", "assertive", ""),
        ("the school was open", "neutral", "factive"),
        ("a joke", "metalinguistic", ""),
        ("an inquiry", "directive", ""),
    ],
)
def test_the_grammar_around_a_cue_tells_its_sense(words, cue_class, presupposes):
    found = findings_in(SENSES)
    assert (value(found, words, "cue class"), value(found, words, "presupposes")) == (cue_class, presupposes)


def test_a_row_of_the_user_holds_for_its_sense_alone_and_new_ones_come_in():
    say = ReportingWord("say", "verb", "1", "distancing", own=True)
    grouse = ReportingWord("grouse", "verb", "1", "emotive or manner", own=True)
    words = with_own((say, grouse))
    assert words.sense("say", "verb", ()) is say
    assert words.sense("say", "verb", ("infinitive",)).word_class == "directive"
    assert words.sense("grouse", "verb", ()) is grouse
    assert words.of_program(say.key).word_class == "neutral"
    assert program_words().sense("say", "verb", ()).word_class == "neutral"
