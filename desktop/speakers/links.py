"""Link speakers who are not one and yet have to do with each other: a body and its spokesman, a seat of
government and what it stands for, a group and its members, kin.

The ties that each article tells lead from speaker to speaker here: by the mention where the article speaks of
the other itself, else by the body's name. Only speakers with statements are linked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from desktop.speakers.agreement import SURE
from desktop.speakers.organisations import acronym, content_words, match_organisations
from desktop.speakers.portraits import Portrait
from desktop.speakers.speaker import LinkKind, MentionKey, Speaker, SpeakerLink
from desktop.speakers.units import Unit
from desktop.speakers.vocabulary import folded, metonyms

Place = Callable[[MentionKey], int | None]
"""The cluster that a mention belongs to."""


def links_of(
    units_of: Mapping[int, Sequence[Unit]],
    speakers: Mapping[int, Speaker],
    portraits: Mapping[int, Portrait],
    *,
    place: Place,
) -> dict[int, tuple[SpeakerLink, ...]]:
    """The links of each cluster that has any, by kind and then by the other's id.

    `units_of`, `speakers` and `portraits` hold the clusters that speak.
    """
    bodies = _Bodies(units_of, speakers)
    people = _people(portraits)
    found: dict[int, dict[tuple[str, LinkKind], SpeakerLink]] = {}

    def note(one: int, other: int | None, kind: LinkKind, reason: str, *mentions: MentionKey) -> None:
        if other is None or one == other:
            return
        known = found.setdefault(one, {})
        key = (speakers[other].id, kind)
        before = known[key].mentions if key in known else ()
        reason = known[key].reason if key in known else reason
        known[key] = SpeakerLink(kind, speakers[other].id, reason, tuple(dict.fromkeys((*before, *mentions))))

    for cluster in sorted(units_of, key=lambda one: speakers[one].id):
        for unit in (units_of[cluster][at] for at in portraits[cluster].tied):
            for tie in unit.local.ties:
                other = place(tie.other) if tie.other is not None else None
                if other not in speakers:
                    other = bodies.called(tie.name)
                if other is not None:
                    reason = f"an article says “{tie.text}”: {tie.kind} {speakers[other].name}"
                    note(cluster, other, tie.kind, reason, tie.mention)
            for member in unit.local.members:
                reason = f"“{member}” is one of “{unit.local.names[0]}”"
                one = bodies.called(member)
                one = people.get(folded(member)) if one is None else one
                if one is not None:
                    note(one, cluster, "member of", reason, unit.key)
        for other, body in bodies.stands_for(cluster):
            name, whom = speakers[cluster].name, speakers[other].name
            reason = f"“{name}” can stand for {whom}" if body else f"“{name}” and “{whom}” stand for one body"
            note(cluster, other, "stands for", reason, units_of[cluster][0].key, units_of[other][0].key)
    return {
        cluster: tuple(sorted(links.values(), key=lambda link: (link.kind, link.speaker)))
        for cluster, links in found.items()
    }


def _people(portraits: Mapping[int, Portrait]) -> dict[str, int]:
    """Who is called by a folded name, where only one is."""
    called: dict[str, set[int]] = {}
    for cluster, one in portraits.items():
        for name in one.people:
            called.setdefault(name, set()).add(cluster)
    return {name: min(clusters) for name, clusters in called.items() if len(clusters) == 1}


class _Bodies:
    """The bodies, groups and places that speak, to be found by name."""

    def __init__(self, units_of: Mapping[int, Sequence[Unit]], speakers: Mapping[int, Speaker]) -> None:
        self._names: dict[int, tuple[str, ...]] = {}
        self._by_word: dict[str, list[int]] = {}
        self._seats: dict[str, list[int]] = {}
        self._seat_of: dict[int, set[tuple[str, str]]] = {}
        for cluster in sorted(units_of, key=lambda one: speakers[one].id):
            if speakers[cluster].type not in ("organisation", "group"):
                continue
            # Those who speak together are called by several names at once.
            units = [unit for unit in units_of[cluster] if not unit.local.members]
            names = dict.fromkeys(name for unit in units for name in unit.local.names)
            self._names[cluster] = tuple(names)
            for name in names:
                words = content_words(name)
                for word in dict.fromkeys((*words, "".join(words), acronym(name))):
                    known = self._by_word.setdefault(word, [])
                    if cluster not in known:
                        known.append(cluster)
                joined = " ".join(words)
                body = metonyms().get(joined, joined)
                self._seat_of.setdefault(cluster, set()).add((joined, body))
                if cluster not in self._seats.setdefault(body, []):
                    self._seats[body].append(cluster)

    def called(self, name: str) -> int | None:
        """The body of that name, in any of its forms; None where there is none or more than one."""
        words = content_words(name)
        keys = (*words, "".join(words), acronym(name))
        near = dict.fromkeys(c for key in keys if key for c in self._by_word.get(key, ()))
        fitting = [
            cluster
            for cluster in near
            if any(match_organisations(name, known).score >= SURE for known in self._names[cluster])
        ]
        return fitting[0] if len(fitting) == 1 else None

    def stands_for(self, cluster: int) -> list[tuple[int, bool]]:
        """What a seat of government stands for: the body itself (True) and other seats of it (False)."""
        found: dict[int, bool] = {}
        for seat, body in sorted(self._seat_of.get(cluster, ())):
            if seat == body:
                continue
            for other in self._seats.get(body, ()):
                if other != cluster:
                    itself = any(name == body for name, _ in self._seat_of[other])
                    found[other] = found.get(other, False) or itself
        return list(found.items())
