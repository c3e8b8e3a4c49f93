from __future__ import annotations

import json

from desktop.export.plain import plain_comparison
from desktop.export.plain_copy import copy_of
from desktop.export.plain_overview import plain_overview
from desktop.project.batch import findings_of
from tests.builders import make_article, make_reading, make_statement

HERALD = make_article(
    "Digging begins\n\n“We dig in May,” Ada Lund told Axios.", outlet="Herald", file="herald.txt"
)


def printed():
    told = make_statement(HERALD, "“We dig in May,”", mention="Ada Lund", cue="told", via="Axios")
    found = findings_of([make_reading(HERALD, told)])
    return json.loads(json.dumps(plain_overview(found, copy_of(found)))), told, found


def test_the_figures_of_the_overview_stand_in_the_json_with_their_statements():
    figures, told, found = printed()
    (speaker,) = found.speakers.speakers
    assert figures["outlets"] == [{"key": HERALD.id, "name": "Herald", "articles": [HERALD.id]}]
    assert figures["voices"] == [
        {
            "speaker": speaker.id,
            "outlet": HERALD.id,
            "words": 4,
            "quoted": 4,
            "paraphrased": 0,
            "statements": [told.id],
        }
    ]
    assert figures["positions"] == [
        {
            "statement": told.id,
            "speaker": speaker.id,
            "outlet": HERALD.id,
            "article": HERALD.id,
            "at": 0.0,
            "headline": False,
        }
    ]
    assert [(one["outlet"], one["cues"]) for one in figures["cues"]] == [(HERALD.id, {"told": 1})]


def test_who_had_it_from_whom_stands_in_the_json():
    figures, told, found = printed()
    (handed,) = figures["handed_on"]
    assert (handed["source"], handed["source_outlet"], handed["outlet"]) == ("Axios", None, HERALD.id)
    assert handed["statements"] == [told.id]
    assert handed["speakers"] == [found.speakers.speakers[0].id]
    assert (handed["credited"], handed["own"]) == (False, False)


def test_the_printed_comparison_holds_the_overview():
    _, told, found = printed()
    whole = plain_comparison(found)
    assert whole["overview"] == plain_overview(found, copy_of(found))
    assert told.id in json.dumps(whole["overview"])
