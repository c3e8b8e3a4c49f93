"""Tell where a comparison that was made anew differs from one that was recorded.

Both are plain objects as `crossquote compare --json` prints them. What has an id is held against what has
the same id: articles, statements, speakers, utterances, pairs, places in the reference. A confidence that
moved by less than `SMALL`, and reasons that differ only in such a figure, are another processor's rounding:
they are told, as small ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

SMALL = 0.02
"""How far a confidence may move by rounding alone."""

SHOWN = 60
"""Characters of a value that are shown."""

Subject = Literal[
    "source",
    "article",
    "statement",
    "dropped statement",
    "speaker",
    "utterance",
    "pair",
    "place in the reference",
]

Row = Mapping[str, Any]

_FIGURE = re.compile(r"\d+(?:\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class Deviation:
    """One difference: what differs, which one, and how, in words; `small`: by rounding alone."""

    subject: Subject
    which: str
    text: str
    small: bool = False


def deviations(recorded: Row, made: Row) -> tuple[Deviation, ...]:
    """Every difference of a comparison made anew from the one recorded, in the order of the latter."""
    return tuple(_deviations(recorded, made))


def _deviations(recorded: Row, made: Row) -> Iterator[Deviation]:
    texts = {one["id"]: one["text"] for one in (*recorded["articles"], *made["articles"])}
    yield from _articles(recorded, made)
    name = _place_in(texts)
    yield from _matched("statement", _statements(recorded), _statements(made), _by_id, name)
    yield from _matched("dropped statement", recorded["dropped"], made["dropped"], _by_id, name)
    yield from _matched("speaker", recorded["speakers"], made["speakers"], _by_id, lambda one: one["name"])
    words = _rendered(recorded, texts) | _rendered(made, texts)
    yield from _matched("utterance", recorded["utterances"], made["utterances"], _by_id, _words_of(words))
    yield from _matched(
        "pair",
        [_turned(one) for one in recorded["pairs"]],
        [_turned(one) for one in made["pairs"]],
        lambda one: f"{one['a']} {one['b']}",
        lambda one: f"{one['a']} and {one['b']}",
    )
    yield from _matched(
        "place in the reference",
        recorded["located"],
        made["located"],
        lambda one: one["statement"],
        lambda one: f"of {one['statement']}",
    )


def _articles(recorded: Row, made: Row) -> Iterator[Deviation]:
    def bare(article: Row) -> Row:
        return {key: value for key, value in article.items() if key not in ("statements", "file")}

    yield from _matched(
        "article",
        [bare(one) for one in recorded["articles"]],
        [bare(one) for one in made["articles"]],
        _by_id,
        lambda one: one["outlet"] or one["title"] or one["id"],
    )


def _statements(comparison: Row) -> list[Row]:
    return [
        {"article": article["id"], **one}
        for article in comparison["articles"]
        for one in article["statements"]
    ]


def _matched(
    subject: Subject,
    recorded: Sequence[Row],
    made: Sequence[Row],
    key: Callable[[Row], str],
    name: Callable[[Row], str],
) -> Iterator[Deviation]:
    """What is gone, what differs field by field, and what is new."""
    anew = {key(one): one for one in made}
    for one in recorded:
        other = anew.pop(key(one), None)
        if other is None:
            yield Deviation(subject, name(one), "recorded, but not found now")
            continue
        for field in dict.fromkeys((*one, *other)):
            if one.get(field) != other.get(field):
                yield _changed(subject, name(one), field, one.get(field), other.get(field))
    for one in anew.values():
        yield Deviation(subject, name(one), "found now, but not recorded")


def _changed(subject: Subject, which: str, field: str, was: object, now: object) -> Deviation:
    small = field == "confidence" and isinstance(was, float | int) and isinstance(now, float | int)
    small = small and abs(float(str(was)) - float(str(now))) <= SMALL
    if field == "reasons":
        small = _without_figures(was) == _without_figures(now)
    return Deviation(subject, which, f"{field}: recorded {_shown(was)}, now {_shown(now)}", small)


def _without_figures(value: object) -> object:
    """`value` with every figure in its sentences made the same."""
    if isinstance(value, str):
        return _FIGURE.sub("0", value)
    if isinstance(value, list):
        return [_without_figures(one) for one in value]
    if isinstance(value, dict):
        return {key: one if key == "spans" else _without_figures(one) for key, one in value.items()}
    return value


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    text = " ".join(str(value).split())
    text = "".join(one if one.isprintable() else "·" for one in text)
    return f"“{text[:SHOWN]}…”" if len(text) > SHOWN else f"“{text}”"


def _by_id(one: Row) -> str:
    return str(one["id"])


def _place_in(texts: Mapping[str, str]) -> Callable[[Row], str]:
    def name(one: Row) -> str:
        start, end = one["spans"][0][0], one["spans"][-1][1]
        return f"{one['id']} at {start}–{end} {_shown(texts.get(one['article'], '')[start:end])}"

    return name


def _rendered(comparison: Row, texts: Mapping[str, str]) -> dict[str, str]:
    """The first words of each utterance, by its id."""
    article_of = {one["id"]: one["article"] for one in _statements(comparison)}
    out = {}
    for one in comparison["utterances"]:
        first = one["renderings"][0]
        spans = first["spans"]
        out[one["id"]] = texts.get(article_of.get(first["statement"], ""), "")[spans[0][0] : spans[-1][1]]
    return out


def _words_of(words: Mapping[str, str]) -> Callable[[Row], str]:
    return lambda one: f"{one['id']} {_shown(words.get(one['id'], ''))}"


def _turned(pair: Row) -> Row:
    """A pair with its sides in the order of their ids: which side is named first says nothing."""
    if pair["a"] <= pair["b"]:
        return pair
    turned = {"a": pair["b"], "b": pair["a"]}
    differences = [{**one, "a": one["b"], "b": one["a"]} for one in pair["differences"]]
    return {**pair, **turned, "differences": differences}
