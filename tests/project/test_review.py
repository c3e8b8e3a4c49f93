from dataclasses import replace

from desktop.project.choices import choices
from desktop.project.commands import AddArticles
from desktop.project.project import Project
from desktop.project.review import (
    Progress,
    accept,
    assign,
    decided,
    drop,
    progress,
    reopen,
    review_queue,
)
from desktop.speakers.speaker import Candidate, Suggestion
from desktop.statements.reading import Mention, Reason
from tests.builders import make_article, make_reading, make_statement, span_of
from tests.project.test_derive import READINGS, findings_of, project_of_all

UNSIGNED = READINGS[2].statements[1]


def sure(statement, confidence):
    return replace(statement, confidence=confidence)


def project_of(*readings):
    project = Project([AddArticles(tuple(one.article for one in readings))])
    for reading in readings:
        project.put_reading(reading)
    return project


def harbour(*confidences):
    article = make_article(
        "Harbour\n\n“The crane is old,” Ada Lund said.\n\n“It fell twice,” Ada Lund said.\n\n"
        "“Nobody was hurt,” Olaf Brandt said.",
        file="h",
    )
    words = (("“The crane is old,”", "Ada Lund"), ("“It fell twice,”", "Ada Lund"))
    made = [
        sure(make_statement(article, content, mention=who), how)
        for (content, who), how in zip(
            (*words, ("“Nobody was hurt,”", "Olaf Brandt")), confidences, strict=True
        )
    ]
    return make_reading(article, *made)


def test_the_least_certain_comes_first_and_equals_stand_in_order_of_the_text():
    project = project_of(harbour(0.9, 0.4, 0.9))
    reading = project.readings[next(iter(project.readings))]
    first, second, third = reading.statements
    queue = review_queue(findings_of(project))
    assert [one.statement for one in queue] == [second.id, first.id, third.id]
    assert [one.slight for one in queue] == [False, True, True]


def test_a_statement_left_open_is_less_certain_than_a_coin():
    queue = review_queue(findings_of(project_of_all()))
    assert (queue[0].statement, queue[0].kind, queue[0].confidence) == (UNSIGNED.id, "open", 0.5)
    assert queue[0].reason == "the text names no speaker for it"
    assert queue[0].speakers == ()


def test_asides_are_not_asked_about():
    shown = {one.statement for one in review_queue(findings_of(project_of_all()))}
    assert READINGS[2].statements[2].id not in shown


def test_what_a_pronoun_attributes_is_doubted_for_its_speaker():
    article = make_article(
        "Pier\n\n“The pier is shut,” Ada Lund said.\n\n“It is rotten,” she said.", file="p"
    )
    made = make_reading(
        article,
        make_statement(article, "“The pier is shut,”", mention="Ada Lund"),
        make_statement(article, "“It is rotten,”", mention="she"),
    )
    she = span_of(article.text, "she")
    mentions = tuple(
        Mention(one.span, one.head, "pronoun") if one.span == she else one for one in made.mentions
    )
    findings = findings_of(project_of(replace(made, mentions=mentions)))
    kinds = {one.statement: one.kind for one in review_queue(findings)}
    named, by_pronoun = made.statements
    assert kinds[named.id] == "statement"
    assert kinds[by_pronoun.id] == "speaker"


def test_what_is_decided_drops_out_of_the_queue_and_counts():
    project = project_of(harbour(0.5, 0.6, 0.7))
    findings = findings_of(project)
    first, second, third = review_queue(findings)
    assert progress(findings, 3) == Progress(0, 3)
    project.apply(accept(findings, first))
    project.apply(drop(findings, second))
    project.apply(assign(findings, third.statement, None))
    after = findings_of(project)
    assert review_queue(after) == ()
    assert [one.standing for one in decided(after)] == ["checked", "dropped", "nobody"]
    assert progress(after, 0) == Progress(3, 3)
    project.apply(reopen(after, second.statement))
    assert [one.statement for one in review_queue(findings_of(project))] == [second.statement]


def places_of(doubt):
    """Where a grouping is in doubt, and what it is to be held against."""
    return (doubt.article, doubt.spans[0]), (doubt.other.article, doubt.other.span)


def words_at(findings, article, span):
    return span.of(findings.readings[article].article.text)


def with_suggestion(findings):
    lund, brandt = (one for one in findings.speakers.speakers)
    suggestion = Suggestion(lund.id, brandt.id, 61.0, (Reason("same island", "both live on one island"),))
    return replace(findings, speakers=replace(findings.speakers, suggestions=(suggestion,)))


def test_two_speakers_who_may_be_one_are_asked_about():
    project = project_of_all()
    findings = with_suggestion(findings_of(project))
    (doubt,) = (one for one in review_queue(findings) if one.kind == "two")
    assert (doubt.confidence, doubt.reason) == (0.61, "both live on one island")
    assert [words_at(findings, *place) for place in places_of(doubt)] == ["Ada Lund", "Olaf Brandt"]
    project.apply(accept(findings, doubt))
    assert len(findings_of(project).speakers.speakers) == 1
    project.undo()
    project.apply(drop(findings, doubt))
    after = findings_of(project)
    assert len(after.speakers.speakers) == 2
    assert progress(after, 0) == Progress(1, 1)


def test_a_speaker_known_in_one_article_by_family_name_alone_is_asked_about_until_joined():
    full = make_article("Boats\n\n“We build boats,” Ada Lund said.", file="a")
    bare = make_article("Ships\n\n“Ships are dear,” Lund said.", outlet="Post", file="b")
    project = project_of(
        make_reading(full, make_statement(full, "“We build boats,”", mention="Ada Lund")),
        make_reading(bare, make_statement(bare, "“Ships are dear,”", mention="Lund")),
    )
    findings = findings_of(project)
    (doubt,) = (one for one in review_queue(findings) if one.kind == "one")
    assert doubt.reason == "“Lund” in Post taken for Ada Lund"
    assert [words_at(findings, *place) for place in places_of(doubt)] == ["Lund", "Ada Lund"]
    assert drop(findings, doubt) is None
    project.apply(accept(findings, doubt))
    after = findings_of(project)
    assert not [one for one in review_queue(after) if one.kind == "one"]
    assert [one.name for one in after.speakers.speakers] == ["Ada Lund"]
    assert progress(after, 0).checked == 1


def test_a_joined_speaker_is_settled_though_an_article_has_two_parts_of_him():
    full = make_article("Boats\n\n“We build boats,” Ada Lund said.", file="a")
    bare = make_article("Ships\n\n“Ships are dear,” Lund said.", outlet="Post", file="b")
    project = project_of(
        make_reading(full, make_statement(full, "“We build boats,”", mention="Ada Lund")),
        make_reading(bare, make_statement(bare, "“Ships are dear,”", mention="Lund")),
    )
    findings = findings_of(project)
    (doubt,) = (one for one in review_queue(findings) if one.kind == "one")
    project.apply(accept(findings, doubt))
    after = findings_of(project)
    resolution = after.resolutions[full.id]
    (lund,) = after.speakers.speakers
    local = next(one for one in resolution.speakers if one.mentions[0] in lund.mentions)
    parts = (local, local)
    split = replace(after, resolutions={**after.resolutions, full.id: replace(resolution, speakers=parts)})
    assert not [one for one in review_queue(split) if one.kind == "one"]


def test_the_choices_open_with_whoever_is_near():
    project = project_of_all()
    assert [(one.name, one.near) for one in choices(findings_of(project), UNSIGNED.id)] == [
        ("Olaf Brandt", "paragraph"),
        ("Ada Lund", "elsewhere"),
    ]


def test_of_those_near_by_the_nearest_comes_first():
    article = make_article(
        "Quay\n\nAda Lund met Olaf Brandt and Ida Moe.\n\n“We are ready,” it was said.\n\nJon Falk slept.",
        file="q",
    )
    reading = make_reading(article, make_statement(article, "“We are ready,”"))
    names = ("Ada Lund", "Olaf Brandt", "Ida Moe", "Jon Falk")
    whole = make_reading(article, *(make_statement(article, name, mention=name) for name in names))
    findings = findings_of(project_of(replace(whole, statements=reading.statements)))
    found = [(one.name, one.near) for one in choices(findings, reading.statements[0].id)]
    assert found == [
        ("Ida Moe", "paragraph"),
        ("Olaf Brandt", "paragraph"),
        ("Ada Lund", "paragraph"),
        ("Jon Falk", "article"),
    ]


def test_whoever_speaks_comes_before_whoever_is_only_spoken_of():
    article = make_article(
        "Quay\n\nAda Lund met Olaf Brandt and Ida Moe.\n\n“We are ready,” it was said.\n\n"
        "“I slept,” Ada Lund said.",
        file="q",
    )
    ready, slept = (
        make_statement(article, "“We are ready,”"),
        make_statement(article, "“I slept,”", mention="Ada Lund"),
    )
    names = ("Olaf Brandt", "Ida Moe")
    whole = make_reading(article, *(make_statement(article, name, mention=name) for name in names), slept)
    findings = findings_of(project_of(replace(whole, statements=(ready, slept))))
    assert [one.name for one in choices(findings, ready.id)] == ["Ada Lund", "Ida Moe", "Olaf Brandt"]


def test_candidates_of_the_resolver_stand_above_the_rest_and_bound_how_sure_it_is():
    findings = findings_of(project_of(harbour(0.9, 0.9, 0.9)))
    (article,) = findings.resolutions
    resolution = findings.resolutions[article]
    third = findings.readings[article].statements[2]
    named = {local.names[0]: index for index, local in enumerate(resolution.speakers) if local.names}
    near = tuple(
        Candidate(named[name], name, resolution.speakers[named[name]].mentions[0], weight)
        for name, weight in (("Olaf Brandt", 0.42), ("Ada Lund", 0.38))
    )
    unsure = replace(
        resolution,
        candidates={third.id: near},
        open={third.id: Reason("close candidates", "“he” may mean Olaf Brandt or Ada Lund")},
    )
    speaker_of = {one: who for one, who in findings.speakers.speaker_of.items() if one != third.id}
    doubtful = replace(
        findings,
        resolutions={article: unsure},
        speakers=replace(findings.speakers, speaker_of=speaker_of),
    )
    assert [(one.name, one.near, one.share) for one in choices(doubtful, third.id)] == [
        ("Olaf Brandt", "candidate", 0.42),
        ("Ada Lund", "candidate", 0.38),
    ]
    doubt = review_queue(doubtful)[0]
    assert (doubt.statement, doubt.kind, doubt.confidence) == (third.id, "open", 0.42)
    assert doubt.reason == "“he” may mean Olaf Brandt or Ada Lund"


def test_a_choice_gives_the_statement_to_whoever_is_chosen():
    project = project_of_all()
    findings = findings_of(project)
    for choice in choices(findings, UNSIGNED.id):
        project.apply(assign(findings, UNSIGNED.id, choice.mention))
        after = findings_of(project)
        assert after.speaker(after.speakers.speaker_of[UNSIGNED.id]).name == choice.name


def test_choices_are_filtered_by_name_and_role():
    (brandt, _) = choices(findings_of(project_of_all()), UNSIGNED.id)
    captain = replace(brandt, role="captain")
    assert captain.matches("brandt cap")
    assert not captain.matches("lund")


def test_of_a_statement_that_is_not_there_nothing_is_asked():
    findings = findings_of(project_of_all())
    assert choices(findings, "nothing") == ()
    assert assign(findings, "nothing", None) is None
    assert reopen(findings, "nothing") is None
