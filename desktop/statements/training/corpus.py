"""Annotated articles for training: JSON Lines with text and attributions (`units`).

One line is `{"id", "text", "units": [{"content": [[s, e], …], "cue": …, "source": …}]}`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from desktop.articles.article import Article, Paragraph
from desktop.basics.spans import Span
from desktop.statements.tagger.windows import Numbers, Pieces

_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Unit:
    """One annotated attribution."""

    contents: tuple[Span, ...]
    cues: tuple[Span, ...]
    sources: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its annotated attributions."""

    article: Article
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """What the reader shall learn of each piece of an article.

    Tags (0 outside, 1 begin, 2 inside) as content, cue and source; `to_cue` the first piece of the cue of
    each piece of content, `to_source` the first piece of the source of each cue's first piece, -1 for nobody.
    """

    content: Numbers
    cue: Numbers
    source: Numbers
    to_cue: Numbers
    to_source: Numbers


def read_corpus(path: Path) -> Iterator[Annotated]:
    """The articles of a JSON Lines file; the first line of each is its headline, every other a paragraph."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            paragraphs = tuple(
                Paragraph(Span(*match.span()), "body" if number else "headline")
                for number, match in enumerate(_LINE.finditer(row["text"]))
            )
            units = tuple(_unit(unit) for unit in row["units"])
            yield Annotated(Article(row["text"], paragraphs, f"{row['id']}.txt"), units)


def _unit(row: Mapping[str, Any]) -> Unit:
    contents, cues, sources = (
        tuple(Span(*places) for places in row[part]) for part in ("content", "cue", "source")
    )
    return Unit(contents, cues, sources)


def labels_of(pieces: Pieces, units: Sequence[Unit]) -> Labels:
    """The labels of an article's pieces; a piece belongs to what its middle lies in."""
    middles = (pieces.starts + pieces.ends) / 2
    count = len(middles)
    content, cue, source = (np.zeros(count, np.int64) for _ in range(3))
    to_cue, to_source = np.full(count, -1), np.full(count, -1)

    def numbers(spans: Sequence[Span]) -> list[int]:
        return [
            int(number)
            for span in spans
            for number in np.nonzero((middles >= span.start) & (middles < span.end))[0]
        ]

    for unit in units:
        cues, sources = numbers(unit.cues), numbers(unit.sources)
        for tags, places in ((source, sources), (cue, cues)):
            if places:
                tags[[place for place in places[1:] if not tags[place]]] = 2
                tags[places[0]] = 1
        if cues and sources:
            to_source[cues[0]] = sources[0]
        for span in unit.contents:
            places = numbers([span])
            if places:
                content[places] = 2
                content[places[0]] = 1
                to_cue[places] = cues[0] if cues else -1
    return Labels(content, cue, source, to_cue, to_source)
