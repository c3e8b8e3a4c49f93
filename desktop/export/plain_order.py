"""Put what `crossquote compare --json` prints into an order that does not hang on the order of the files.

Only `articles` stand as they were given. Speakers are by name, utterances by speaker and then by their first
words, pairs turned so that `a` is the statement with the smaller id; all else is by article and place. Where
an outlet has several articles its key is the smallest of their ids. So two outputs can be compared line by
line.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

Plain = dict[str, Any]

_OUTLETS = ("outlet", "source_outlet", "receiver_outlet")


def in_order(printed: Plain) -> Plain:
    """The object that is printed, its lists in order; what is in them stays as it is."""
    places = _places(printed)
    names = {one["id"]: (one["name"].casefold(), one["id"]) for one in printed["speakers"]}

    def statement(key: str) -> tuple[Any, ...]:
        return places.get(key, ("", 0, 0, key))

    def speaker(key: str | None) -> tuple[str, str]:
        return names.get(key or "", ("\uffff", key or ""))

    keys = {one["key"]: min(one["articles"], default=one["key"]) for one in printed["overview"]["outlets"]}
    by: dict[str, Callable[[Any], Any]] = {
        "dropped": lambda one: statement(one["id"]),
        "speakers": lambda one: speaker(one["id"]),
        "utterances": lambda one: (speaker(one["speaker"]), statement(one["statements"][0]), one["id"]),
        "pairs": lambda one: (statement(one["a"]), statement(one["b"])),
        "located": lambda one: statement(one["statement"]),
        "framing": lambda one: statement(one["statement"]),
        "terms": lambda one: (one["article"], one["span"]),
        "labels": lambda one: (speaker(one["speaker"]), one["outlet"]),
        "names": _whole,
    }
    out = dict(printed)
    out["pairs"] = [_turned(one, statement) for one in printed["pairs"]]
    out["overview"] = _rekeyed(printed["overview"], keys)
    out["labels"] = _rekeyed(printed["labels"], keys)
    out["names"] = [_name_in_order(one, statement) for one in _rekeyed(printed["names"], keys)]
    for key, order in by.items():
        out[key] = sorted(out[key], key=order)
    out["overview"] = _overview_in_order(out["overview"], speaker, statement)
    out["shared_copy"] = _copy_in_order(printed["shared_copy"])
    return out


def _whole(one: object) -> str:
    return json.dumps(one, sort_keys=True)


def _places(printed: Plain) -> dict[str, tuple[Any, ...]]:
    """Where each statement stands: its article, and where its words begin."""
    found: dict[str, tuple[Any, ...]] = {}
    for article in printed["articles"]:
        for one in article["statements"]:
            found[one["id"]] = (article["id"], *one["spans"][0], one["id"])
    for one in printed["dropped"]:
        found[one["id"]] = (one["article"], *one["spans"][0], one["id"])
    return found


def _turned(pair: Plain, place: Callable[[str], tuple[Any, ...]]) -> Plain:
    if place(pair["a"]) <= place(pair["b"]):
        return pair | {"utterances": sorted(pair["utterances"])}
    differences = [one | {"a": one["b"], "b": one["a"]} for one in pair["differences"]]
    return pair | {
        "a": pair["b"],
        "b": pair["a"],
        "utterances": sorted(pair["utterances"]),
        "differences": differences,
    }


def _rekeyed(value: Any, keys: Mapping[str, str]) -> Any:
    """`value` with the outlets under their smallest keys."""
    if isinstance(value, list):
        return [_rekeyed(one, keys) for one in value]
    if isinstance(value, dict):
        return {
            name: keys.get(one, one) if name in (*_OUTLETS, "key") and isinstance(one, str)
            else _rekeyed(one, keys)
            for name, one in value.items()
        }  # fmt: skip
    return value


def _name_in_order(one: Plain, place: Callable[[str], tuple[Any, ...]]) -> Plain:
    return one | {
        "names": sorted(one["names"]),
        "uses": sorted(one["uses"], key=_whole),
        "statements": sorted(one["statements"], key=place),
    }


def _overview_in_order(
    overview: Plain,
    speaker: Callable[[str | None], tuple[str, str]],
    place: Callable[[str], tuple[Any, ...]],
) -> Plain:
    def statements(one: Plain) -> Plain:
        return one | {"statements": sorted(one["statements"], key=place)}

    outlets = [one | {"articles": sorted(one["articles"])} for one in overview["outlets"]]
    handed = [
        statements(one) | {"speakers": sorted(one["speakers"], key=speaker)} for one in overview["handed_on"]
    ]
    return {
        "outlets": sorted(outlets, key=lambda one: one["key"]),
        "voices": sorted(
            map(statements, overview["voices"]), key=lambda one: (speaker(one["speaker"]), one["outlet"])
        ),
        "cues": sorted(map(statements, overview["cues"]), key=lambda one: (one["class"], one["outlet"])),
        "positions": sorted(overview["positions"], key=lambda one: place(one["statement"])),
        "handed_on": sorted(
            handed, key=lambda one: (one["source"], one["receiver"] or "", one["outlet"], _whole(one))
        ),
    }


def _copy_in_order(shared: Plain) -> Plain:
    passages = [
        one
        if one["a"] <= one["b"]
        else one | {"a": one["b"], "b": one["a"], "a_span": one["b_span"], "b_span": one["a_span"]}
        for one in shared["passages"]
    ]
    groups = [
        one
        | {
            "articles": sorted(one["articles"]),
            "places": sorted(one["places"], key=lambda place: (place["article"], place["span"])),
            "words": dict(sorted(one["words"].items())),
            "credits": sorted(one["credits"], key=_whole),
        }
        for one in shared["groups"]
    ]
    told = [one | {"articles": sorted(one["articles"])} for one in shared["accounts"]]
    return shared | {
        "passages": sorted(passages, key=lambda one: (one["a"], one["a_span"], one["b"], one["b_span"])),
        "groups": sorted(groups, key=lambda one: (-max(one["words"].values()), one["articles"])),
        "credits": sorted(shared["credits"], key=_whole),
        "words": dict(sorted(shared["words"].items())),
        "accounts": sorted(told, key=lambda one: one["articles"]),
    }
