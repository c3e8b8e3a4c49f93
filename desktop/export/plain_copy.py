"""Shared copy as plain objects for JSON: the key `shared_copy` of `crossquote compare --json`.

    {"passages": [{"a", "b" (article ids), "a_span", "b_span": [s, e], "words", "likeness"}],
     "groups":   [{"articles": [ids], "places": [{"article", "span"}], "words": {article: n},
                   "credits": [{"article", "agency", "spans"}]}],
     "credits":  [{"article", "agency", "spans"}],
     "words":    {article: n},
     "accounts": [{"articles": [ids], "source": {"name", "article" | null} | null, "reason"}],
     "independent_accounts": n}

`words` at the end counts each article's words outside quotations; those of a passage and of a group are a
part of them. A reference text that is none of the articles is looked through as well; its id
is none of theirs.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.comparison.accounts import Account, accounts
from desktop.comparison.agency_credits import Credit
from desktop.comparison.handing import handed_on
from desktop.comparison.shared_copy import CopyGroup, SharedCopy, SharedPassage, shared_copy
from desktop.project.derive import Findings

Plain = dict[str, object]


def copy_of(findings: Findings) -> SharedCopy:
    """What the articles read so far share, in the order of their columns, the reference text among them."""
    readings = {one.id: findings.readings[one.id] for one in findings.articles if one.id in findings.readings}
    if findings.reference is not None:
        readings.setdefault(findings.reference.article.id, findings.reference)
    return shared_copy(list(readings.values()))


def accounts_of(findings: Findings, shared: SharedCopy) -> tuple[Account, ...]:
    """The independent accounts among the articles read so far."""
    articles = {one.id: one for one in findings.articles}
    reference = findings.reference.article if findings.reference is not None else None
    if reference is not None:
        articles.setdefault(reference.id, reference)
    return accounts(
        list(articles.values()),
        shared,
        handed=handed_on(findings, shared.credits),
        reference=reference.id if reference is not None else "",
    )


def plain_copy(shared: SharedCopy, told: Sequence[Account]) -> Plain:
    """Shared copy and the accounts that it leaves, under the names given above."""
    return {
        "passages": [_passage(one) for one in shared.passages],
        "groups": [_group(one) for one in shared.groups],
        "credits": [_credit(one) for one in shared.credits],
        "words": dict(shared.own),
        "accounts": [_account(one) for one in told],
        "independent_accounts": len(told),
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


def _account(account: Account) -> Plain:
    source = {"name": account.source, "article": account.source_article or None} if account.source else None
    return {"articles": list(account.articles), "source": source, "reason": account.reason}


def _credit(credit: Credit) -> Plain:
    return {
        "article": credit.article,
        "agency": credit.agency,
        "spans": [[span.start, span.end] for span in credit.spans],
    }
