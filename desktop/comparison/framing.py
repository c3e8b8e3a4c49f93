"""Framing: what surrounds and colours a statement's content, each dimension kept apart with its words.

Nothing here is summed up or judged: a feature says what one article did and where it shows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from desktop.basics.lexicons import lexicon
from desktop.basics.spans import Span
from desktop.speakers.speaker import Speaker
from desktop.statements.reading import Reading, Statement, Token

Dimension = Literal[
    "presentation", "cue", "cue class", "tense of the cue", "naming", "via", "place", "share", "hedges"
]  # fmt: skip

DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)

_PRESENTATION = {"direct": "quoted in full", "mixed": "quoted in part", "indirect": "paraphrased"}


@dataclass(frozen=True, slots=True)
class Feature:
    """One dimension of a statement's framing: its value in words, and the places that show it."""

    dimension: Dimension
    value: str
    spans: tuple[Span, ...] = ()


def frame(reading: Reading, statement: Statement, speaker: Speaker | None) -> tuple[Feature, ...]:
    """The framing of a statement, one feature a dimension that applies, in the order of `DIMENSIONS`."""
    text = reading.article.text
    features = [Feature("presentation", _PRESENTATION[statement.kind], statement.spans)]
    if statement.cue is not None:
        cue = statement.cue
        features.append(Feature("cue", cue.span.of(text), (cue.span,)))
        if cue_class := _classes().get(cue.lemma.casefold()):
            features.append(Feature("cue class", cue_class, (cue.span,)))
        if tense := _tense(reading, cue.span):
            features.append(Feature("tense of the cue", tense, (cue.span,)))
    features.append(_naming(reading, statement, speaker))
    if statement.via is not None:
        features.append(Feature("via", statement.via.name, (statement.via.span,)))
    features.append(Feature("place", _place(reading, statement)))
    features.append(Feature("share", _share(reading, statement), statement.spans))
    hedges = _hedges(reading, statement)
    if hedges:
        features.append(Feature("hedges", ", ".join(span.of(text) for span in hedges), hedges))
    return tuple(features)


@cache
def _classes() -> dict[str, str]:
    """The class of each cue lemma; where a lemma has several rows, the first that gives one."""
    classes: dict[str, str] = {}
    for row in lexicon("cues"):
        if row.get("class"):
            classes.setdefault(row["lemma"].casefold(), row["class"])
    return classes


@cache
def _hedge_words() -> frozenset[str]:
    return frozenset(row["form"].casefold() for row in lexicon("hedges") if row["kind"] == "hedge")


def _tokens(reading: Reading, span: Span) -> Sequence[Token]:
    """The tokens that start inside `span`, found without looking through the article."""
    tokens = reading.tokens
    first = bisect_left(tokens, span.start, key=_start)
    return tokens[first : bisect_left(tokens, span.end, lo=first, key=_start)]


def _start(token: Token) -> int:
    return token.start


def _tense(reading: Reading, cue: Span) -> str:
    for token in _tokens(reading, cue):
        if token.tag in ("VBZ", "VBP"):
            return "present"
        if token.tag in ("VBD", "VBN"):
            return "past"
    return ""


def _naming(reading: Reading, statement: Statement, speaker: Speaker | None) -> Feature:
    if statement.mention is None:
        return Feature("naming", "not named here")
    words = statement.mention.of(reading.article.text)
    form = next((one.form for one in reading.mentions if one.span == statement.mention), "name")
    if form == "pronoun":
        kind = "pronoun"
    elif form == "nominal":
        kind = "unnamed" if speaker is not None and speaker.type == "unnamed" else "description"
    else:
        kind = "name"
    return Feature("naming", f"{words} ({kind})", (statement.mention,))


def _place(reading: Reading, statement: Statement) -> str:
    if statement.headline:
        return "headline"
    body = [
        number
        for number, one in enumerate(reading.article.paragraphs)
        if one.role in ("body", "block quotation")
    ]
    if statement.paragraph not in body:
        return "caption"
    rank = body.index(statement.paragraph) + 1
    return "lead" if rank == 1 else f"paragraph {rank} of {len(body)}"


def _share(reading: Reading, statement: Statement) -> str:
    count = sum(
        token.pos not in ("PUNCT", "SPACE") for span in statement.spans for token in _tokens(reading, span)
    )
    return f"{count} word" if count == 1 else f"{count} words"


def _hedges(reading: Reading, statement: Statement) -> tuple[Span, ...]:
    """Hedging words in the frame: the cue's sentence less the content."""
    if statement.cue is None:
        return ()
    return tuple(
        Span(token.start, token.end)
        for token in _tokens(reading, _sentence(reading, statement.cue.span))
        if token.lemma.casefold() in _hedge_words()
        and not any(span.start <= token.start < span.end for span in statement.spans)
    )


def _sentence(reading: Reading, place: Span) -> Span:
    """The sentence that `place` starts in."""
    tokens = reading.tokens
    at = bisect_left(tokens, place.start + 1, key=_start)
    first = next((n for n in range(at - 1, -1, -1) if tokens[n].sentence_start), 0)
    last = next((n for n in range(at, len(tokens)) if tokens[n].sentence_start), len(tokens))
    end = tokens[last].start if last < len(tokens) else len(reading.article.text)
    return Span(tokens[first].start if tokens else 0, end)
