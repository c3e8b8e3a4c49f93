"""Lead what was said about an article to the text that took its place.

An article's id is a hash of its text. Where a file read anew gives another text, every anchor and every id
that named the old one names the new one; where in it the words now stand, their quotation tells.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from desktop.articles.article import Article

T = TypeVar("T")


def readdressed(value: T, old: str, new: str) -> T:
    """`value`, a tuple or dataclass of plain values, with `new` wherever the article's id was `old`."""
    led: Any = value
    if isinstance(value, str):
        led = new if value == old else value
    elif isinstance(value, tuple):
        items = tuple(readdressed(one, old, new) for one in value)
        led = items if any(a is not b for a, b in zip(items, value, strict=True)) else value
    elif is_dataclass(value) and not isinstance(value, type | Article):
        changed = {}
        for field in fields(value):
            before = getattr(value, field.name)
            after = readdressed(before, old, new)
            if after is not before:
                changed[field.name] = after
        led = replace(value, **changed) if changed else value
    return led  # type: ignore[no-any-return]
