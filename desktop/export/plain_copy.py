"""Shared copy as plain objects for JSON: the key `shared_copy` of `crossquote compare --json`.

    {"passages": [{"a", "b" (article ids), "a_span", "b_span": [s, e], "words", "likeness"}],
     "groups":   [{"articles": [ids], "places": [{"article", "span"}], "words": {article: n},
                   "credits": [{"article", "agency", "spans"}]}],
     "credits":  [{"article", "agency", "spans"}],
     "words":    {article: n}}

`words` at the end counts each article's words outside quotations; those of a passage and of a group are a
part of them.
"""

from __future__ import annotations

from desktop.comparison.agency_credits import Credit
from desktop.comparison.shared_copy import CopyGroup, SharedCopy, SharedPassage, shared_copy
from desktop.project.derive import Findings

Plain = dict[str, object]


def copy_of(findings: Findings) -> SharedCopy:
    """What the articles read so far share, in the order of their columns."""
    order = (article.id for article in findings.articles)
    return shared_copy([findings.readings[one] for one in order if one in findings.readings])


def plain_copy(shared: SharedCopy) -> Plain:
    """Shared copy under the names given above."""
    return {
        "passages": [_passage(one) for one in shared.passages],
        "groups": [_group(one) for one in shared.groups],
        "credits": [_credit(one) for one in shared.credits],
        "words": dict(shared.own),
    }


def _passage(passage: SharedPassage) -> Plain:
    return {
        "a": passage.a.article,
        "b": passage.b.article,
        "a_span": [passage.a.span.start, passage.a.span.end],
        "b_span": [passage.b.span.start, passage.b.span.end],
        "words": passage.words,
        "likeness": passage.likeness,
    }


def _group(group: CopyGroup) -> Plain:
    return {
        "articles": list(group.articles),
        "places": [{"article": one.article, "span": [one.span.start, one.span.end]} for one in group.places],
        "words": dict(group.words),
        "credits": [_credit(one) for one in group.credits],
    }


def _credit(credit: Credit) -> Plain:
    return {
        "article": credit.article,
        "agency": credit.agency,
        "spans": [[span.start, span.end] for span in credit.spans],
    }
