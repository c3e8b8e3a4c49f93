"""From the readings of several articles to who is quoted in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from desktop.speakers.echo_finder import find_echoes
from desktop.speakers.echoes import with_echoes
from desktop.speakers.group import group
from desktop.speakers.resolve import resolve
from desktop.speakers.speaker import Link, MentionKey, Speakers
from desktop.statements.reading import Reading


def identify(
    readings: Iterable[Reading], *, links: Sequence[Link] = (), names: Mapping[MentionKey, str] | None = None
) -> Speakers:
    """Resolve every reading and group the speakers across them; see `resolve`, `group`, `with_echoes`."""
    readings = tuple(readings)
    resolutions = [resolve(reading) for reading in readings]
    echoes = find_echoes(readings, resolutions)
    grouped = group(resolutions, links=links, names=names, echoes=echoes)
    return with_echoes(grouped, echoes, readings, resolutions, links=links)
