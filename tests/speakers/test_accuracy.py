"""How well speakers are found on six real events, the statements given: only this room is measured."""

from __future__ import annotations

from desktop.speakers.identify import identify
from tests.evaluation import annotated_events, annotated_id, needs_corpora, scorer
from tests.floors import GIVEN_STATEMENTS


@needs_corpora
def test_speakers_of_annotated_statements_stay_above_the_floors() -> None:
    articles = []
    for event, readings in annotated_events():
        found = identify(readings).speaker_of
        for given in event["articles"]:
            statements = []
            for one in given["statements"]:
                key = annotated_id(given, one)
                speaker = f"{event['name']}:{found[key]}" if key in found else None
                statements.append({**one, "id": key, "speaker_id": speaker, "group_id": None})
            articles.append({"file": given["file"], "statements": statements})
    events = [event for event, _ in annotated_events()]
    result = scorer("events_eval").score(events, {"articles": articles, "pairs": []})
    for name in ("bcubed", "speaker_pairs_cross_article"):
        assert result[name][2] >= GIVEN_STATEMENTS[name], name
