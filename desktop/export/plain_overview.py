"""The overview's figures as plain objects for JSON: the key `overview` of `crossquote compare --json`.

    {"outlets":   [{"key", "name", "articles": [ids]}],
     "voices":    [{"speaker", "outlet", "words", "quoted", "paraphrased", "statements": [ids]}],
     "cues":      [{"class", "outlet", "statements": [ids], "cues": {lemma: n}}],
     "positions": [{"statement", "speaker", "outlet", "article", "at" (0…1), "headline": bool}],
     "handed_on": [{"source", "source_outlet" | null, "outlet", "statements": [ids], "speakers": [ids],
                    "credited": bool, "own": bool, "receiver": name | null, "receiver_outlet" | null}]}

`handed_on` is what `outlet` says to have had from `source`, or of another, `receiver`, to have had ("told
Axios, which the Times cited": the Times from Axios). An outlet's key is the id of its first article;
`speaker` is null where it is open. Figures count statements that are no asides; no score is made of them.
"""

from __future__ import annotations

from desktop.comparison.handing import handed_on
from desktop.comparison.material import outlets_of
from desktop.comparison.overview import cue_classes, positions, voices
from desktop.comparison.shared_copy import SharedCopy
from desktop.project.derive import Findings

Plain = dict[str, object]


def plain_overview(findings: Findings, shared: SharedCopy) -> Plain:
    """The figures under the names given above."""
    return {
        "outlets": [
            {"key": one.key, "name": one.name, "articles": list(one.articles)}
            for one in outlets_of(findings.articles)
        ],
        "voices": [
            {
                "speaker": one.speaker or None,
                "outlet": one.outlet,
                "words": one.words,
                "quoted": one.quoted,
                "paraphrased": one.paraphrased,
                "statements": list(one.statements),
            }
            for one in voices(findings)
        ],
        "cues": [
            {
                "class": one.cue_class,
                "outlet": one.outlet,
                "statements": list(one.statements),
                "cues": dict(one.lemmas),
            }
            for one in cue_classes(findings)
        ],
        "positions": [
            {
                "statement": one.statement,
                "speaker": one.speaker or None,
                "outlet": one.outlet,
                "article": one.article,
                "at": round(one.at, 4),
                "headline": one.headline,
            }
            for one in positions(findings)
        ],
        "handed_on": [
            {
                "source": one.source,
                "source_outlet": one.source_outlet or None,
                "outlet": one.outlet,
                "statements": list(one.statements),
                "speakers": [each or None for each in one.speakers],
                "credited": bool(one.credits),
                "own": one.own,
                "receiver": one.receiver or None,
                "receiver_outlet": one.receiver_outlet or None,
            }
            for one in handed_on(findings, shared.credits)
        ],
    }
