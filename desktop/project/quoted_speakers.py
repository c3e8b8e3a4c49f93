"""Find who is quoted across a project's articles: grouped by names, then by what shared words tell.

The work is kept from one time to the next. Where nothing changed that tells who speaks, as when the user
checks a statement, frames it or hangs a note on it, the speakers stay the same value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.project.assignments import Directed
from desktop.speakers.echo_finder import EchoFinder
from desktop.speakers.echoes import with_echoes
from desktop.speakers.group import Grouping, group
from desktop.speakers.speaker import Link, MentionKey, Resolution, Speakers
from desktop.statements.reading import Reading


class QuotedSpeakers:
    """The speakers found last, and what they follow from."""

    def __init__(self) -> None:
        self._echoes = EchoFinder()
        self._grouping = Grouping()
        self._kept: tuple[tuple[object, ...], Speakers] | None = None

    def find(
        self,
        readings: Sequence[Reading],
        shown: Sequence[Reading],
        resolved: Sequence[Resolution],
        sent: Directed,
        *,
        links: Sequence[Link],
        names: Mapping[MentionKey, str],
    ) -> Speakers:
        """Who is quoted.

        `shown` are the `readings` without the statements that the user dropped; `resolved` is who speaks in
        each, `sent` the same after the user's words on single statements; `links` and `names` are his words
        on speakers, of which the later holds.
        """
        echoes = self._echoes.find(readings, resolved)
        resolutions = tuple(sent.grouped.values())
        kept = sent.given | sent.alone
        # Nearly all of these are the very values of the last time, which compares them at a glance.
        key = (echoes, resolutions, tuple(shown), kept, tuple(links), tuple(names.items()))
        if self._kept is None or self._kept[0] != key:
            grouped = group(resolutions, links=links, names=names, echoes=echoes, before=self._grouping)
            found = with_echoes(grouped, echoes, shown, resolutions, links=links, kept=kept)
            self._kept = (key, found)
        return self._kept[1]
