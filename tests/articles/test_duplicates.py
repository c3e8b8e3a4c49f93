"""The same article twice."""

from __future__ import annotations

import random
from dataclasses import replace

from desktop.articles.duplicates import find_twin
from desktop.articles.plain_text import article_of_text

WORDS = ("wall", "harbour", "council", "mayor", "storm", "winter", "said", "county", "money", "vote", "sea")


def news(seed: int, length: int = 400) -> str:
    chosen = random.Random(seed)
    return " ".join(f"{chosen.choice(WORDS)}{chosen.randrange(40)}" for _ in range(length))


def test_the_same_text_is_an_exact_twin() -> None:
    article = article_of_text(news(1), file="a.txt")
    twin = find_twin(replace(article, file="b.txt"), [article_of_text(news(2), file="c.txt"), article])
    assert twin is not None
    assert (twin.kind, twin.other, twin.share) == ("exact", article, 1.0)


def test_the_same_words_set_otherwise_are_a_near_twin() -> None:
    text = news(1)
    article = article_of_text(text, file="a.txt")
    other = article_of_text(
        "By Jane Roe\n\n" + text.replace(" ", "\n", 20).upper() + " Read more", file="b.txt"
    )
    twin = find_twin(other, [article])
    assert twin is not None
    assert (twin.kind, twin.other) == ("near", article)
    assert 0.99 < twin.share < 1


def test_a_twentieth_of_other_words_is_near_and_more_is_not() -> None:
    words = news(1).split()
    article = article_of_text(" ".join(words), file="a.txt")
    for changed, found in ((19, True), (21, False)):
        other = " ".join(["new"] * changed + words[changed:])
        assert (find_twin(article_of_text(other, file="b.txt"), [article]) is not None) is found


def test_the_same_words_in_another_order_are_no_twin() -> None:
    words = news(1).split()
    other = words[:]
    random.Random(5).shuffle(other)
    article, shuffled = (article_of_text(" ".join(text), file="a.txt") for text in (words, other))
    assert find_twin(shuffled, [article]) is None


def test_the_likest_of_hundreds_is_found() -> None:
    others = [article_of_text(news(seed), file=f"{seed}.txt") for seed in range(300)]
    twin = find_twin(article_of_text(news(123) + " end", file="x.txt"), others)
    assert twin is not None
    assert twin.other is others[123]
