"""A large project made up for measuring: many articles on one event, with their readings."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator

from desktop.articles.article import Article, Paragraph
from desktop.basics.spans import Span
from desktop.statements.reading import Cue, Mention, Reading, Reason, Statement, Token, statement_id

GIVEN = ("Ada", "Bela", "Cora", "Dunn", "Edda", "Finn", "Gerd", "Hanno", "Ilse", "Joost", "Kaja", "Lars")
FAMILY = (
    "Almers", "Bruck", "Castell", "Dorn", "Ekman", "Falk", "Grau", "Hollis", "Imhof", "Jarvik", "Krohn",
    "Lund", "Moor", "Nagel", "Oster", "Pohl", "Quill", "Rask", "Stahl", "Thorn", "Ulm", "Voss", "Wrede",
    "Yarrow", "Zell",
)  # fmt: skip

_SYLLABLES = ("ba", "den", "ki", "lor", "mu", "nes", "pa", "rin", "so", "tul", "va", "wem")
WORDS = tuple("".join(parts) for parts in itertools.product(_SYLLABLES, repeat=3))
"""As many words as a reader meets in news; a few of them are used often, most seldom."""
_WEIGHTS = tuple(itertools.accumulate(1 / (rank + 5) for rank in range(len(WORDS))))

_PARTS = (("NOUN", "NN", "obj"), ("VERB", "VBD", "dep"), ("ADJ", "JJ", "amod"), ("ADP", "IN", "prep"))
_NAME = ("PROPN", "NNP", "flat")
_MARK = ("PUNCT", ".", "punct")

_WORD = re.compile(r"\w+|[^\w\s]")


def sentence(source: random.Random, least: int = 8, most: int = 34) -> list[str]:
    """Some words in a row."""
    return source.choices(WORDS, cum_weights=_WEIGHTS, k=source.randint(least, most))


def readings(articles: int, statements: int, *, speakers: int = 300, seed: int = 5) -> Iterator[Reading]:
    """Readings of `articles` articles with `statements` in all, of which each speaker has said some things
    that several articles report."""
    source = random.Random(seed)
    names = [f"{source.choice(GIVEN)} {source.choice(FAMILY)}" for _ in range(speakers)]
    said = [[sentence(source) for _ in range(12)] for _ in names]
    for number in range(articles):
        each = statements // articles + (number < statements % articles)
        yield _reading(number, each, names, said, source)


def _reading(
    number: int, statements: int, names: list[str], said: list[list[list[str]]], source: random.Random
) -> Reading:
    paragraphs, drafts = [f"Council argues over the bridge, part {number}"], []
    # A few speak in nearly every article, most in few.
    voices = [min(int(source.expovariate(9 / len(names))), len(names) - 1) for _ in range(6)]
    for place in range(statements):
        voice = voices[place % len(voices)]
        words = list(source.choice(said[voice]))
        if source.random() < 0.4:
            words[source.randrange(len(words))] = "otherwise"
        content = f"“{' '.join(words).capitalize()},”"
        name = names[voice] if place < len(voices) else names[voice].split()[1]
        told = " ".join(sentence(source, 8, 16)).capitalize()
        paragraphs.append(f"{content} said {name}. {told}.")
        drafts.append((content, name))
    text = "\n\n".join(paragraphs)
    places, made, at = [], [], 0
    key_of = Article(text, (), "").id
    tokens = _tokens(text, {word for _, name in drafts for word in name.split()})
    ends = {token.end: index for index, token in enumerate(tokens)}
    for place, part in enumerate(paragraphs):
        places.append(Paragraph(Span(at, at + len(part)), "body" if place else "headline"))
        if place:
            content, name = drafts[place - 1]
            spans = (Span(at, at + len(content)),)
            why = "The cue stands behind the words"
            cue = Span(at + len(content) + 1, at + len(content) + 5)
            mention = Span(cue.end + 1, cue.end + 1 + len(name))
            made.append(
                Statement(
                    statement_id(key_of, spans), spans, "direct", Cue(cue, "say"), mention, None, place,
                    False, False, False, 0.9, (Reason("cue after", why, (cue,)),),
                )
            )  # fmt: skip
        at += len(part) + 2
    article = Article(
        text, tuple(places), f"generated-{number}.txt", title=paragraphs[0], outlet=f"Outlet {number}",
        language="en",
    )  # fmt: skip
    mentions = tuple(Mention(one.mention, ends[one.mention.end], "name") for one in made if one.mention)
    return Reading(article, tokens, mentions, tuple(made), (), "made up")


def _tokens(text: str, names: set[str]) -> tuple[Token, ...]:
    tokens: list[Token] = []
    fresh = True
    for match in _WORD.finditer(text):
        word = match[0]
        named = word in names
        tokens.append(
            Token(
                match.start(), match.end(), word.casefold(),
                *(_NAME if named else _PARTS[len(word) % 4] if word[0].isalpha() else _MARK),
                len(tokens), "PERSON" if named else "", named and (not tokens or not tokens[-1].entity),
                fresh, "Number=Sing",
            )
        )  # fmt: skip
        fresh = word in ".!?"
    return tuple(tokens)
