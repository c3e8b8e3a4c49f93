from dataclasses import replace

from desktop.comparison.framing import frame
from desktop.statements.reading import Cue
from tests.builders import make_article, make_reading, make_statement, span_of

ARTICLE = make_article(
    "Twelve boats\n\nThe town waits.\n\nAda Lund apparently claimed the boats would come, perhaps in May. "
    "“They will,” she told the Harbour Wire."
)
TOLD = make_statement(
    ARTICLE, "the boats would come, perhaps in May", mention="Ada Lund", cue="claimed", kind="indirect"
)
QUOTED = make_statement(ARTICLE, "“They will,”", cue="told", via="the Harbour Wire")


def features(statement):
    reading = make_reading(ARTICLE, statement)
    return {
        one.dimension: (one.value, [span.of(ARTICLE.text) for span in one.spans])
        for one in frame(reading, statement, None)
    }


def test_each_dimension_is_told_with_the_words_that_show_it():
    lemma = replace(TOLD, cue=Cue(span_of(ARTICLE.text, "claimed"), "claim"))
    found = features(lemma)
    assert found["presentation"] == ("paraphrased", ["the boats would come, perhaps in May"])
    assert found["cue"] == ("claimed", ["claimed"])
    assert found["cue class"][1] == ["claimed"]
    assert found["naming"] == ("Ada Lund (name)", ["Ada Lund"])
    assert found["place"] == ("paragraph 2 of 2", [])
    assert found["share"][0] == "7 words"
    assert "via" not in found


def test_hedges_of_the_frame_are_kept_apart_from_those_of_the_content():
    assert features(TOLD)["hedges"] == ("apparently", ["apparently"])


def test_who_is_not_named_and_whence_it_was_had_are_told():
    found = features(QUOTED)
    assert found["naming"] == ("not named here", [])
    assert found["via"] == ("the Harbour Wire", ["the Harbour Wire"])
    assert found["presentation"][0] == "quoted in full"
    assert found["share"][0] == "2 words"


def test_the_headline_and_the_lead_have_names_of_their_own():
    assert features(make_statement(ARTICLE, "Twelve boats"))["place"][0] == "headline"
    assert features(make_statement(ARTICLE, "The town waits"))["place"][0] == "lead"
