"""Framing as plain objects for JSON: the keys `framing`, `terms`, `labels`, `names` and `lexicon`.

    {"framing": [{"statement", "dimension", "value", "spans", "kinds" (of the naming), "set_by_user": bool,
                  "program" (its value where the user set another) | null, "reason"}],
     "terms":   [{"article", "span", "use" ("scare", "term", "set off"), "reason"}],
     "labels":  [{"speaker", "outlet", "rungs": [{"label", "kinds", "places": [{"article", "span"}]}]}],
     "names":   [{"kind", "names", "uses": [{"outlet", "name", "plain": places, "marked": places}],
                  "statements": [ids]}],
     "lexicon": [{"lexicon", "lemma", "part", "sense", "class", "frame", "presupposes", "literature",
                  "gloss"}]}

They stand in what `crossquote compare --json` prints. `framing` has an entry for each dimension of each
statement that is no aside, each kept apart; no score is made of them. `terms` are words in quotation marks
that nobody is reported as saying. An outlet's key is the id of its first article. `lexicon` holds the user's
rows alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from desktop.comparison.framing import Feature
from desktop.comparison.labels import ladders
from desktop.comparison.things import Thing, renamed, terms, things
from desktop.comparison.utterance import Pair
from desktop.project.derive import Findings
from desktop.project.lexicon_rows import KEYS
from desktop.speakers.speaker import MentionKey

Plain = dict[str, object]


def plain_framing(findings: Findings, pairs: Iterable[Pair]) -> Plain:
    """The five keys; `pairs` are all there are."""
    named = (*things(findings), *renamed(findings, ((one.a, one.b, one.differences) for one in pairs)))
    return {
        "framing": [
            {"statement": one.id} | _feature(feature)
            for article in findings.articles
            if article.id in findings.readings
            for one in findings.readings[article.id].statements
            if not one.aside
            for feature in findings.framing(one.id)
        ],
        "terms": [
            _places((term.place,))[0] | {"use": term.use, "reason": term.reason} for term in terms(findings)
        ],
        "labels": [
            {
                "speaker": ladder.speaker,
                "outlet": ladder.outlet,
                "rungs": [
                    {"label": rung.label, "kinds": list(rung.kinds), "places": _places(rung.places)}
                    for rung in ladder.rungs
                ],
            }
            for ladder in ladders(findings, findings.resolutions)
        ],
        "names": [_thing(one) for one in named],
        "lexicon": [
            {"lexicon": row.lexicon} | dict(zip(KEYS, row.key, strict=True)) | dict(row.values)
            for row in findings.decided.lexicon_rows
        ],
    }


def _feature(feature: Feature) -> Plain:
    return {
        "dimension": feature.dimension,
        "value": feature.value,
        "spans": [[span.start, span.end] for span in feature.spans],
        "kinds": list(feature.kinds),
        "set_by_user": feature.program is not None,
        "program": feature.program,
        "reason": feature.reason,
    }


def _thing(thing: Thing) -> Plain:
    return {
        "kind": thing.kind,
        "names": list(thing.names),
        "uses": [
            {
                "outlet": use.outlet,
                "name": use.name,
                "plain": _places(use.plain),
                "marked": _places(use.marked),
            }
            for use in thing.uses
        ],
        "statements": list(thing.statements),
    }


def _places(places: Iterable[MentionKey]) -> list[Plain]:
    return [{"article": key.article, "span": [key.span.start, key.span.end]} for key in places]
