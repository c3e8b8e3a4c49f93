"""Give headlines their verbs back: the tagger takes "Resigns" of "Ann Farrow Resigns After Vote" for a name.

A headline leaves out the small words that would tell. What looks like a plural there is a verb where the body
has that verb and never that plural, where a noun stands before it that it might be said of, and where the
headline has no other finite verb to lead it; after a role ("Aide Quits After Vote") the small word that
follows will do. The noun becomes its subject, with all that hung on the verb before it, so that a mention
ends where the name does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from desktop.articles.article import Article
from desktop.basics.lexicons import lexicon
from desktop.basics.spans import Span
from desktop.statements.cues import cue_verb
from desktop.statements.reading import Token

_NOUNS = frozenset(("NOUN", "PROPN"))
_FINITE = frozenset(("VBZ", "VBP", "VBD", "MD"))
_SMALL = frozenset(("ADP", "SCONJ", "PART"))
_NAMING = frozenset(("compound", "amod", "nmod", "nummod", "det", "poss", "punct"))
_LONGEST = 60
"""Tokens of a headline that are looked at."""


def with_verbs(article: Article, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens of an article, the verbs of its headline told from nouns."""
    repaired = list(tokens)
    body = _Body.of(article, tokens)
    for paragraph in article.paragraphs:
        if paragraph.role != "headline":
            continue
        inside = [at for at, token in enumerate(tokens) if token.start in paragraph.span][:_LONGEST]
        for at in inside[1:]:
            verb = _verb(article, repaired, inside, at, body)
            if verb:
                _make_verb(repaired, inside, at, verb)
    return tuple(repaired)


@dataclass(frozen=True, slots=True)
class _Body:
    """How the body uses words: lemmas of its verbs, forms and lemmas of its nouns, names of people."""

    verbs: frozenset[str]
    forms: frozenset[str]
    nouns: frozenset[str]
    people: frozenset[str]

    @staticmethod
    def of(article: Article, tokens: Sequence[Token]) -> _Body:
        heads = [one.span for one in article.paragraphs if one.role == "headline"]
        body = [token for token in tokens if not any(token.start in span for span in heads)]
        words = {token.start: _word(article, token) for token in body}
        return _Body(
            frozenset(token.lemma.lower() for token in body if token.pos == "VERB"),
            frozenset(words[token.start] for token in body if token.pos in _NOUNS),
            frozenset(token.lemma.lower() for token in body if token.pos in _NOUNS),
            frozenset(words[token.start] for token in body if token.entity == "PERSON"),
        )


def _verb(article: Article, tokens: Sequence[Token], inside: Sequence[int], at: int, body: _Body) -> str:
    """The verb, in its plain form, that the tagger took for a noun; "" where it is one."""
    token, word = tokens[at], _word(article, tokens[at])
    if token.pos not in _NOUNS or not word.isalpha() or not word.endswith("s") or word in body.forms:
        return ""
    stems = [word[:-1], word[:-2], word[:-3] + "y"] if len(word) > 3 else []
    verb = next((stem for stem in stems if stem in body.verbs), "") or next(
        (stem for stem in stems if cue_verb(stem) is not None), ""
    )
    before = tokens[at - 1]
    if before.pos not in _NOUNS:
        return ""
    if any(one != at and tokens[one].head == one and tokens[one].tag in _FINITE for one in inside):
        return ""
    if any(tokens[one].tag in _FINITE and tokens[one].head == at for one in inside if one > at):
        return ""
    named = _word(article, before)
    role = named in _people() and before.tag in ("NN", "NNP")
    if not verb and role and at < inside[-1] and tokens[at + 1].pos in _SMALL:
        verb = stems[0] if stems else ""
    return verb if verb not in body.nouns or role or named in body.people else ""


def _make_verb(tokens: list[Token], inside: Sequence[int], at: int, lemma: str) -> None:
    """Let the noun before `at` be its subject, with what hung on it before that noun."""
    subject, verb = at - 1, tokens[at]
    root = verb.head == at
    for one in inside:
        if one < subject and tokens[one].head == at and tokens[one].dep in _NAMING:
            tokens[one] = replace(tokens[one], head=subject)
    tokens[subject] = replace(
        tokens[subject],
        head=at if root else verb.head,
        dep="nsubj" if root else verb.dep,
    )
    tokens[at] = replace(
        verb,
        pos="VERB",
        tag="VBZ",
        dep="ROOT",
        head=at,
        lemma=lemma,
        entity="",
        entity_start=False,
        morphology="Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    )


def _word(article: Article, token: Token) -> str:
    return Span(token.start, token.end).of(article.text).lower()


@cache
def _people() -> frozenset[str]:
    """The last words of roles."""
    return frozenset(row["role"].split()[-1].lower() for row in lexicon("roles") if row["role"])
