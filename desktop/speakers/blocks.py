"""Which local speakers are worth holding against each other: those that share a block, never all pairs.

A person's blocks are the family name, each form of it with one letter left out (so that one slip of the pen
still meets), and the bodies beside a role; a body's are its words, its initials and what it stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations_with_replacement

from desktop.speakers.names import LONG_NAME, family_key
from desktop.speakers.organisations import acronym, content_words
from desktop.speakers.speaker import LocalSpeaker
from desktop.speakers.vocabulary import folded, metonyms, offices, organisation_words


def sharing(blocks: Mapping[int, Iterable[str]]) -> set[tuple[int, int]]:
    """Pairs of numbers that share a block, each once, the lower first; each that has one is paired with
    itself too, for the likes of it. `blocks` are those of each number."""
    inside: dict[str, list[int]] = {}
    for number in sorted(blocks):
        for key in blocks[number]:
            inside.setdefault(key, []).append(number)
    return {pair for numbers in inside.values() for pair in combinations_with_replacement(numbers, 2)}


def block_keys(local: LocalSpeaker) -> set[str]:
    """The blocks of one local speaker."""
    keys: set[str] = set()
    for name in local.people:
        families = [family_key(name.family)]
        parts = folded(name.family).split()
        if len(parts) > 1:
            families += [family_key(parts[0]), family_key(parts[-1])]
        if name.middle:
            families.append(family_key(f"{name.middle[-1]} {name.family}"))
        for family in families:
            keys.add(f"name {family}")
            if len(family) >= LONG_NAME:
                keys.update(f"name {family[:at]}{family[at + 1 :]}" for at in range(1, len(family)))
    if local.people or local.type == "unnamed":
        keys.update(f"role {word}" for role in local.held for word in role.words)
        keys.update(f"office {role.role}" for role in local.held if role.role in offices())
    if (local.loose or not local.people) and local.names:
        for name_text in (*local.names, *local.members):
            words = content_words(name_text)
            kinds = organisation_words()
            own = [word for word in words if word not in kinds] or list(words)
            keys.update(f"body {word}" for word in own)
            keys.update(f"body {word}" for word in words[-1:])
            keys.add(f"body {acronym(name_text)}")
            keys.add(f"body {''.join(folded(name_text).removeprefix('the ').split())}")
            joined = " ".join(words)
            keys.add(f"seat {metonyms().get(joined, joined)}")
            if len(words) == 1 and len(words[0]) >= 7:
                keys.update(f"body {words[0][:at]}{words[0][at + 1 :]}" for at in range(1, len(words[0])))
    return keys
