"""Lead what was said about an article to the text that took its place, or about some words to others.

An article's id is a hash of its text. Where a file read anew gives another text, every anchor and every id
that named the old one names the new one; where in it the words now stand, their quotation tells.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from desktop.articles.article import Article
from desktop.basics.anchors import Anchor

T = TypeVar("T")

Place = tuple[Anchor, ...]


def readdressed(value: T, old: str, new: str) -> T:
    """`value`, a tuple or dataclass of plain values, with `new` wherever the article's id was `old`."""
    return _led(value, lambda one: new if isinstance(one, str) and one == old else one)


def led_to_place(value: T, old: Place, new: Place) -> T:
    """`value`, a tuple or dataclass of plain values, with `new` wherever the place was `old`."""

    def lead(one: Any) -> Any:
        if len(old) == len(new) == 1 and one == old[0]:
            return new[0]
        return new if one == old else one

    return _led(value, lead)


def _led(value: T, lead: Callable[[Any], Any]) -> T:
    """`value` with all in it that `lead` makes something else of; what is not changed stays the very same."""
    led: Any = lead(value)
    if led is not value:
        return led  # type: ignore[no-any-return]
    if isinstance(value, tuple):
        items = tuple(_led(one, lead) for one in value)
        led = items if any(a is not b for a, b in zip(items, value, strict=True)) else value
    elif is_dataclass(value) and not isinstance(value, type | Article):
        changed = {}
        for field in fields(value):
            before = getattr(value, field.name)
            after = _led(before, lead)
            if after is not before:
                changed[field.name] = after
        led = replace(value, **changed) if changed else value
    return led  # type: ignore[no-any-return]
