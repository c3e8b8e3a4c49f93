import threading
import time

import pytest

from desktop.basics.spans import Span
from desktop.project.commands import AddArticles
from desktop.project.marking import DefineTag, SetNote, Star, Tag
from desktop.project.marks import (
    NOTED,
    STARRED,
    mark_on_article,
    mark_on_speaker,
    mark_on_statement,
    mark_on_utterance,
    tag_value,
)
from desktop.project.patterns import Manner, NotAPattern
from desktop.project.project import Project
from desktop.project.search import Found, Query, search
from tests.builders import make_article, make_reading, make_statement
from tests.project.test_derive import HERALD, POST, READINGS, WIRE, findings_of, project_of_all

HOSTILE = r"(a+)+$"


@pytest.fixture
def findings():
    return findings_of(project_of_all())


def found(findings, words, *, statements_only=False, outlets=(), marks=(), **manner):
    query = Query(
        words,
        Manner(**manner),
        statements_only=statements_only,
        outlets=frozenset(outlets),
        marks=frozenset(marks),
    )
    return search(findings, query)


def texts(findings, words, **options):
    return [hit.words for hit in found(findings, words, **options).hits]


def project_of(*texts):
    articles = [make_article(text, file=f"{number}.txt") for number, text in enumerate(texts)]
    return Project([AddArticles(tuple(articles))])


def test_words_are_found_in_every_article_with_what_stands_around_them(findings):
    result = found(findings, "boats")
    assert [hit.article for hit in result.hits] == [HERALD.id] * 2 + [POST.id] * 2
    assert (result.articles, result.more, result.too_long) == (2, False, False)
    headline, quoted = result.hits[0], result.hits[1]
    assert (headline.before, headline.words, headline.after) == ("Twelve ", "boats", "")
    assert (headline.statement, headline.speaker) == ("", "")
    assert quoted.span == Span(HERALD.text.index("boats this"), HERALD.text.index(" this"))
    assert (quoted.before, quoted.after) == ("“We will build 12 ", " this year,” Ada Lund said.")
    assert quoted.statement == READINGS[0].statements[0].id
    assert findings.speaker(quoted.speaker).name == "Ada Lund"


def test_nothing_is_found_where_nothing_is_looked_for(findings):
    assert found(findings, "") == Found()
    assert found(findings, "  ") == Found()
    assert found(findings, "aeroplane").hits == ()


def test_capitals_count_only_when_asked_for(findings):
    assert texts(findings, "BOATS") == ["boats", "boats", "Boats", "boats"]
    assert texts(findings, "Boats", match_case=True) == ["Boats"]


def test_whole_words_are_not_found_inside_longer_ones(findings):
    assert len(texts(findings, "boat")) == 4
    assert texts(findings, "boat", whole_words=True) == []
    assert texts(findings, "1", whole_words=True) == []
    assert texts(findings, "12", whole_words=True) == ["12", "12"]
    assert texts(findings, "“we", whole_words=True) == ["“We", "“We"]
    assert texts(findings, "boat|ferry", pattern=True, whole_words=True) == ["Ferry", "ferry"]
    assert texts(findings, "(?x) ferry # the ship", pattern=True, whole_words=True) == ["Ferry", "ferry"]


def test_letters_of_every_language_are_letters():
    findings = findings_of(project_of("Ein Tag\n\nDas Müsli aß Łukasz."))
    assert texts(findings, "sli", whole_words=True) == []
    assert texts(findings, "MÜSLI", whole_words=True) == ["Müsli"]
    assert texts(findings, r"\bł\w+", pattern=True) == ["Łukasz"]


def test_the_shape_of_marks_and_white_space_does_not_count():
    findings = findings_of(project_of("One\n\nIt’s a “so‑called”\nplan."))
    assert texts(findings, "it's") == ["It’s"]
    assert texts(findings, '"so-called" plan') == ["“so‑called” plan"]
    assert texts(findings, "It's", pattern=True) == []


def test_signs_of_patterns_mean_themselves_unless_a_pattern_is_asked_for():
    findings = findings_of(project_of("One\n\nWhy (a.b)? 1+1."))
    assert texts(findings, "(a.b)?") == ["(a.b)?"]
    assert texts(findings, "1+1") == ["1+1"]
    assert texts(findings, r"\d\+\d", pattern=True) == ["1+1"]
    assert texts(findings, "x*", pattern=True) == []
    assert texts(findings, "^Why", pattern=True) == ["Why"]


@pytest.mark.parametrize("pattern", ["(", "a)", "*", "[z-a]", r"\p{Foo}", "(" * 900, "x" * 1001])
def test_what_is_no_pattern_is_told(findings, pattern):
    with pytest.raises(NotAPattern, match=r"regular expression|at most 1,000"):
        found(findings, pattern, pattern=True)


def test_statements_only_leaves_out_what_no_statement_holds(findings):
    assert len(texts(findings, "the|boats", pattern=True)) == 5
    assert texts(findings, "the|boats", pattern=True, statements_only=True) == ["boats", "boats", "The"]
    assert texts(findings, "late,” Olaf", statements_only=True) == []


def test_a_hit_in_a_statement_inside_another_belongs_to_the_outer_one(findings):
    (hit,) = found(findings, "late").hits
    assert (hit.statement, hit.aside) == (READINGS[2].statements[0].id, False)


def test_a_hit_in_an_aside_alone_says_so():
    project = project_of("One\n\nHe thinks rain will come.")
    article = project.decisions.articles[0]
    project.put_reading(make_reading(article, make_statement(article, "rain will come", thought=True)))
    (hit,) = found(findings_of(project), "rain").hits
    assert hit.aside


def test_only_some_outlets_are_looked_through(findings):
    assert {hit.article for hit in found(findings, "boats", outlets={"Post"}).hits} == {POST.id}


def test_an_article_that_is_not_read_yet_is_looked_through_too():
    findings = findings_of(project_of("One\n\nNobody read this."))
    assert texts(findings, "nobody") == ["Nobody"]
    assert texts(findings, "nobody", statements_only=True) == []


def test_only_what_is_marked_is_looked_through():
    project = project_of_all()
    findings = findings_of(project)
    lund = next(one for one in findings.speakers.speakers if one.name == "Ada Lund")
    (utterance,) = findings.utterances(lund.id)
    for command in (
        DefineTag("fleet", "blue"),
        Tag(mark_on_utterance(findings, lund.id, utterance.id).target, "fleet"),
        Star(mark_on_statement(findings, READINGS[2].statements[0].id).target),
        SetNote(mark_on_article(findings, WIRE.id).target, "agency"),
    ):
        project.apply(command)
    findings = findings_of(project)
    assert texts(findings, "boats", marks={tag_value("fleet")}) == ["boats", "boats"]
    assert texts(findings, "boats", marks={STARRED}) == []
    assert texts(findings, "ferry", marks={STARRED}) == ["ferry"]
    assert texts(findings, "ferry", marks={NOTED}) == ["Ferry", "ferry"]
    assert len(texts(findings, "boats|ferry", pattern=True, marks={STARRED, tag_value("fleet")})) == 3
    project.apply(Star(mark_on_speaker(findings, lund.id).target))
    assert len(texts(findings_of(project), "boats", marks={STARRED})) == 2


def test_what_stands_around_is_cut_at_words_and_keeps_to_its_paragraph():
    findings = findings_of(project_of("Head\n\n" + "before " * 40 + "HERE" + " after" * 60 + "\n\nNext"))
    (hit,) = found(findings, "HERE").hits
    assert hit.before.startswith("… before")
    assert hit.before.endswith("before ")
    assert hit.after.startswith(" after")
    assert hit.after.endswith("after …")
    assert len(hit.before) < 100
    (tail,) = found(findings, "next").hits
    assert (tail.before, tail.after) == ("", "")


def test_many_hits_are_bounded_and_that_is_told():
    findings = findings_of(project_of("Head\n\n" + "ab " * 300))
    result = search(findings, Query("ab"), limit=100)
    assert (len(result.hits), result.more, result.too_long) == (100, True, False)
    assert not search(findings, Query("ab"), limit=300).more


def test_a_hostile_pattern_is_given_up_in_time_and_lets_other_threads_run():
    findings = findings_of(project_of("Head\n\nwell well " + "a" * 5000 + "b", "Head\n\n" + "a" * 5000 + "c"))
    ticks = []
    over = threading.Event()

    def tick():
        while not over.wait(0.01):
            ticks.append(time.monotonic())

    other = threading.Thread(target=tick)
    other.start()
    start = time.monotonic()
    result = search(findings, Query(f"well|{HOSTILE}", Manner(pattern=True)), seconds=0.3)
    took = time.monotonic() - start
    over.set()
    other.join()
    assert [hit.words for hit in result.hits] == ["well", "well"]
    assert result.too_long
    assert took < 3
    assert len(ticks) >= 5


def test_a_search_that_is_given_up_ends_before_the_next_article(findings):
    asked = []

    def given_up():
        asked.append(True)
        return len(asked) > 1

    result = search(findings, Query("boats"), given_up=given_up)
    assert {hit.article for hit in result.hits} == {HERALD.id}
    assert result.more
