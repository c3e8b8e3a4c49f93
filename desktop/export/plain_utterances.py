"""Utterances as plain objects for JSON: the key `utterances` of `crossquote compare --json`.

Beside what DESIGN fixes, each has the `score` and the `reason` of its alignment, and where it has several
renderings their `collation`, the words of all of them in one table without a base:

    {"columns": [[[[s, e], …] for each rendering, in their order], …], "moves": [[first, second, size], …]}

A cell holds the places of a rendering's words in its own article; a move says that the columns from `first`
and from `second`, `size` of them each, hold the same words. Read downwards, a rendering's cells restore its
words.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.comparison.alignment_table import alignment_table
from desktop.comparison.passage import Passage
from desktop.comparison.table import Passages
from desktop.comparison.utterance import Utterance
from desktop.project.comparing import ByHand, by_hand, passages_for
from desktop.project.derive import Findings

Plain = dict[str, object]


def plain_utterances(findings: Findings, speaker: str) -> list[Plain]:
    """What one speaker said; "" for those whose speaker is open."""
    passages, hand = passages_for(findings, speaker), by_hand(findings, speaker)
    articles = sorted(article.id for article in findings.articles)
    return [_utterance(one, findings, articles, passages, hand) for one in findings.utterances(speaker)]


def _utterance(
    one: Utterance, findings: Findings, articles: Sequence[str], passages: Passages, hand: ByHand
) -> Plain:
    """An utterance with its renderings by article and place, however the files were ordered."""
    renderings = sorted(one.renderings, key=lambda each: (findings.article_of[each.statement], each.spans))
    return {
        "id": one.id,
        "speaker": one.speaker or None,
        "statements": list(dict.fromkeys(each.statement for each in renderings)),
        "renderings": [
            {
                "statement": rendering.statement,
                "spans": [[span.start, span.end] for span in rendering.spans],
            }
            for rendering in renderings
        ],
        "score": one.score,
        "reason": one.reason,
        "collation": _collation([passages[rendering] for rendering in renderings]),
        "not_reported": [article for article in articles if (one.id, article) in hand.not_reported],
        "placed_by_user": {each.statement: hand.placed[each] for each in renderings if each in hand.placed},
    }


def _collation(passages: Sequence[Passage]) -> Plain | None:
    if len(passages) < 2:
        return None
    table = alignment_table(passages)
    return {
        "columns": [
            [
                [[words[at].span.start, words[at].span.end] for at in cell]
                for words, cell in zip((one.words for one in table.passages), column, strict=True)
            ]
            for column in table.columns
        ],
        "moves": [[move.first, move.second, move.size] for move in table.moves],
    }
