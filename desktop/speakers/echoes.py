"""Give a quotation that names no speaker to the one whom another article quotes with the same words.

Seven words in a row, in statements that both quote, are hardly chance among articles about one event.
Where the articles name different speakers for them, the statement stays open.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from desktop.speakers.speaker import Speakers
from desktop.statements.reading import Reading, Reason, Statement

RUN = 7
"""Words in a row that two quotations must share."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")


def with_echoes(speakers: Speakers, readings: Sequence[Reading]) -> Speakers:
    """`speakers` with those open statements added whose words another article attributes."""
    open_ones = [
        (reading, one)
        for reading in readings
        for one in reading.statements
        if one.kind != "indirect" and not one.aside and one.id not in speakers.speaker_of
    ]
    if not open_ones:
        return speakers
    known = _said(readings, speakers.speaker_of)
    names = {speaker.id: speaker.name for speaker in speakers.speakers}
    speaker_of = dict(speakers.speaker_of)
    echoes: dict[str, Reason] = {}
    for reading, statement in open_ones:
        article = reading.article.id
        runs = list(_runs(reading, statement))
        who = {speaker for run in runs for speaker, where in known.get(run, {}).items() if where != {article}}
        if len(who) == 1:
            (speaker,) = who
            text = f"another article gives the same words to {names[speaker]}"
            speaker_of[statement.id] = speaker
            echoes[statement.id] = Reason("same words", text, statement.spans)
    return replace(speakers, speaker_of=speaker_of, echoes=echoes)


def _said(
    readings: Sequence[Reading], speaker_of: Mapping[str, str]
) -> dict[tuple[str, ...], dict[str, set[str]]]:
    """For each run of quoted words: who said it, and the articles that say so."""
    known: dict[tuple[str, ...], dict[str, set[str]]] = {}
    for reading in readings:
        for one in reading.statements:
            speaker = speaker_of.get(one.id)
            if speaker is not None and one.kind != "indirect" and not one.aside:
                for run in _runs(reading, one):
                    known.setdefault(run, {}).setdefault(speaker, set()).add(reading.article.id)
    return known


def quoted_runs(reading: Reading, statements: Iterable[Statement]) -> frozenset[int]:
    """A number for every `RUN` words in a row that the statements quote; equal runs have equal numbers."""
    return frozenset(
        int.from_bytes(hashlib.blake2b(" ".join(run).encode(), digest_size=8).digest())
        for statement in statements
        if statement.kind != "indirect" and not statement.aside
        for run in _runs(reading, statement)
    )


def _runs(reading: Reading, statement: Statement) -> Iterator[tuple[str, ...]]:
    """Every `RUN` words in a row of a statement, in one spelling."""
    text = reading.article.text
    found = (word for span in statement.spans for word in _WORD.findall(span.of(text)))
    words = [word.casefold().replace("’", "'") for word in found]
    for start in range(len(words) - RUN + 1):
        yield tuple(words[start : start + RUN])
