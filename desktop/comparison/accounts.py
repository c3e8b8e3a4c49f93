"""Count the independent accounts among articles, and tell from whom the others had their text.

Articles of which one has at least half of its words outside quotations in common with the other are one
account, and so on from these: eight prints of one agency report are one witness. Whose account it is shows,
in this order, by the reference text, an agency or a press release among them, by the agency that they credit,
by an outlet that others of them name. Where nothing shows it, nothing is said: who printed first is no proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.articles.article import Article
from desktop.comparison.agency_credits import agency_of
from desktop.comparison.copy_notes import is_release
from desktop.comparison.handing import Handing
from desktop.comparison.shared_copy import SharedCopy

MOSTLY = 0.5
"""The share of the shorter of two articles from which, where both have it, they are one account."""


@dataclass(frozen=True, slots=True)
class Account:
    """Articles that tell one account, in the order given; `reason` says why they are one and whose it is.

    `source` is the name of whom they had it from, "" where nothing shows it; `source_article` the article
    among them that is its text, "" where there is none.
    """

    articles: tuple[str, ...]
    source: str
    source_article: str
    reason: str


def accounts(
    articles: Sequence[Article], shared: SharedCopy, *, handed: Sequence[Handing] = (), reference: str = ""
) -> tuple[Account, ...]:
    """The independent accounts among `articles`, in their order.

    `handed` is who names whom as the source; `reference` the id of the reference text: alone it is a text to
    hold reports against and no account. Nor is an article without a word in its body.
    """
    told = [one for one in articles if _has_words(one) and one.id in shared.own]
    common = _common(shared)
    found: list[list[Article]] = []
    for article in told:
        joined = [group for group in found if any(_one(article, other, common, shared) for other in group)]
        rest = [group for group in found if group not in joined]
        found = [*rest, [*(one for group in joined for one in group), article]]
    place = {one.id: number for number, one in enumerate(told)}
    for group in found:
        group.sort(key=lambda one: place[one.id])
    found.sort(key=lambda group: place[group[0].id])
    return tuple(
        _account(group, told, common, shared, handed, reference)
        for group in found
        if [one.id for one in group] != [reference]
    )


def accounts_words(told: Sequence[Account]) -> str:
    """How many articles there are and how many independent accounts they are, as a sentence."""
    articles = sum(len(one.articles) for one in told)
    many = f"{articles:,} articles" if articles != 1 else "One article"
    return f"{many}, {len(told):,} independent {'accounts' if len(told) != 1 else 'account'}."


def _has_words(article: Article) -> bool:
    return any(one.role != "headline" and one.span.of(article.text).strip() for one in article.paragraphs)


def _common(shared: SharedCopy) -> dict[frozenset[str], int]:
    """How many words outside quotations each two articles share."""
    found: dict[frozenset[str], int] = {}
    for one in shared.passages:
        pair = frozenset((one.a.article, one.b.article))
        found[pair] = found.get(pair, 0) + one.words
    return found


def _one(a: Article, b: Article, common: Mapping[frozenset[str], int], shared: SharedCopy) -> bool:
    words = common.get(frozenset((a.id, b.id)), 0)
    return words > 0 and words >= MOSTLY * min(shared.own[a.id], shared.own[b.id])


def _account(
    group: Sequence[Article],
    told: Sequence[Article],
    common: Mapping[frozenset[str], int],
    shared: SharedCopy,
    handed: Sequence[Handing],
    reference: str,
) -> Account:
    ids = tuple(one.id for one in group)
    if len(group) == 1:
        return Account(ids, "", "", _alone(group[0], told, common, shared))
    source, article, why = next(_sources(group, shared, handed, reference), ("", "", _UNKNOWN))
    same = (
        f"Each shares copy with another of the {len(group)}: at least half of the shorter one's words "
        "outside quotations"
    )
    if len(group) == 2:
        words = common[frozenset(ids)]
        same = f"{words:,} words outside quotations are the same in both, at least half of the shorter one's"
    return Account(ids, source, article, f"{same}. {why}")


_UNKNOWN = "None of them says whom it was had from."


def _alone(
    article: Article, told: Sequence[Article], common: Mapping[frozenset[str], int], shared: SharedCopy
) -> str:
    """Why an article is an account of its own, with how much of it stands elsewhere too."""
    own = shared.own[article.id]
    if not own:
        return "All its words are quoted."
    shares = [
        (words, other.label)
        for other in told
        if other is not article and (words := common.get(frozenset((article.id, other.id)), 0))
    ]
    if not shares:
        return "It shares no passage outside quotations with another article."
    words, label = max(shares, key=lambda one: (one[0], one[1]))
    return f"{words:,} of its {own:,} words outside quotations stand in {label} too: less than half."


def _sources(
    group: Sequence[Article], shared: SharedCopy, handed: Sequence[Handing], reference: str
) -> Iterator[tuple[str, str, str]]:
    """Who may be the source of a group, best first: a name, the article that is its text, what shows it."""
    group = sorted(group, key=lambda one: one.id)
    ids = {one.id for one in group}
    if reference in ids:
        article = next(one for one in group if one.id == reference)
        yield article.label, article.id, f"{article.label} is the reference text, which the others follow."
    agencies = {one.id: name for one in group if (name := agency_of(one.outlet))}
    if len(set(agencies.values())) == 1:
        article = next(one for one in group if one.id in agencies)
        yield agencies[article.id], article.id, f"{article.label} is the agency itself."
    releases = [one for one in group if is_release(one)]
    if len(releases) == 1:
        yield releases[0].label, releases[0].id, f"{releases[0].label} says that it is a press release."
    credited: dict[str, set[str]] = {}
    for one in shared.credits:
        if one.article in ids:
            credited.setdefault(one.agency, set()).add(one.article)
    by = {name: f"{name} is credited by {len(some)} of {len(group)}" for name, some in credited.items()}
    if len(credited) == 1:
        (name,) = credited
        yield name, "", f"{by[name]}."
    named = {
        each.source_outlet: each.source
        for each in handed
        if not each.own and each.source_outlet in ids and each.target in ids
    }
    if len(named) == 1:
        ((key, name),) = named.items()
        yield name, key, f"Others of them name {name} as their source."
    if len(credited) > 1:
        yield (
            "",
            "",
            "; ".join(by[name] for name in sorted(by, key=lambda one: (-len(credited[one]), one))) + ".",
        )
