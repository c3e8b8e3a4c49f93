"""Clusters: which members join by the likelihood of their pairs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.comparison.clusters import JOIN, clusters


def joined(
    likelihoods: dict[tuple[int, int], float], articles: str, *, headlines: str = ""
) -> set[tuple[int, ...]]:
    """The clusters of members whose article a letter names; `headlines` names members by their number."""
    marked = [str(number) in headlines for number in range(len(articles))]
    return {one.members for one in clusters(likelihoods, articles=articles, headlines=marked)}


def test_a_likely_pair_of_two_articles_joins_and_an_unlikely_one_does_not() -> None:
    assert joined({(0, 1): 0.5, (2, 3): 0.4}, "abab") == {(0, 1), (2,), (3,)}


def test_a_chain_of_likely_pairs_draws_no_strangers_together() -> None:
    assert joined({(0, 1): 0.9, (1, 2): 0.6}, "abc") == {(0, 1), (2,)}


def test_one_unlikely_pair_does_not_keep_apart_what_agrees_on_the_whole() -> None:
    assert joined({(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.2}, "abc") == {(0, 1, 2)}


def test_a_wrong_pair_does_not_take_a_member_from_those_that_are_likelier_on_the_whole() -> None:
    likelihoods = {(0, 1): 0.95, (0, 2): 0.6, (1, 2): 0.6, (0, 3): 0.65, (1, 3): 0.1, (2, 3): 0.1}
    assert joined(likelihoods, "abcd") == {(0, 1, 2), (3,)}


def test_two_members_of_one_article_join_only_where_plainly_the_same() -> None:
    assert joined({(0, 1): 0.7, (2, 3): 0.85}, "aaaa") == {(0,), (1,), (2, 3)}


def test_a_headline_joins_its_own_article_as_another_article_would() -> None:
    assert joined({(0, 1): 0.5}, "aa", headlines="0") == {(0, 1)}


def test_pairs_within_an_article_say_nothing_where_others_do() -> None:
    assert joined({(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.0}, "abb") == {(0, 1, 2)}


def test_a_cluster_tells_its_weakest_join_and_the_likeliest_pair_of_it() -> None:
    (one,) = clusters({(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.6}, articles="abc", headlines=[False] * 3)
    assert one.members == (0, 1, 2)
    assert abs(one.score - 0.7) < 1e-9
    assert one.link == (1, 2)


_PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(0, 1000).map(lambda number: number / 1000),
    max_size=21,
)


@given(_PAIRS)
def test_every_member_is_in_one_cluster_and_clusters_of_different_articles_agree_on_the_whole(
    likelihoods: dict[tuple[int, int], float],
) -> None:
    found = clusters(likelihoods, articles="abcdefg", headlines=[False] * 7)
    assert sorted(member for one in found for member in one.members) == list(range(7))
    for one in found:
        pairs = [(i, j) for i in one.members for j in one.members if i < j]
        if pairs:
            assert sum(likelihoods.get(pair, 0.0) for pair in pairs) / len(pairs) >= JOIN - 1e-9


@given(_PAIRS, st.randoms(use_true_random=False))
def test_the_order_in_which_pairs_are_given_does_not_matter(
    likelihoods: dict[tuple[int, int], float], source: object
) -> None:
    turned = list(likelihoods.items())
    source.shuffle(turned)  # type: ignore[attr-defined]
    usual = clusters(likelihoods, articles="aabbccd", headlines=[False] * 7)
    assert clusters(dict(turned), articles="aabbccd", headlines=[False] * 7) == usual
