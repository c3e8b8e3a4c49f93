"""What a speaker is called on the screen, and the id that serves one output.

The name is the full name that most articles use; the id is that name in plain letters, with a short hash
of the first mention where two speakers share it.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from desktop.speakers.speaker import MentionKey
from desktop.speakers.units import Unit
from desktop.speakers.vocabulary import folded

_ARTICLE = re.compile(r"^(?:the|an?)\s+")

LONGEST = 80
"""Characters of a description shown as a name."""


def display_names(units: Sequence[Unit]) -> tuple[str, ...]:
    """All names of one speaker: the one to show, then the others, commonest first."""
    articles: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    full: set[str] = set()
    for unit in units:
        local = unit.local
        people = {name.text for name in local.people if name.full}
        full |= people
        forms = set(local.names) or {_short(text) for text in local.texts[:1]}
        articles.update(forms)
        for form in forms:
            uses[form] += sum(1 for text in local.texts if form in text)
    full -= {form for form in full if any(_drops_given_name(form, other) for other in full)}
    people_named = bool(full)
    if not full:
        full = {form for form in articles if not _alone(form)} or set(articles)

    def rank(form: str) -> tuple[bool, int, int, int, str]:
        # Of a person the plain name ("John Barlow") of a body the whole one ("New York Times").
        length = len(form) if people_named else -len(form)
        return (form not in full, -articles[form], -uses[form], length, form)

    shown = min(articles, key=rank)
    rest = sorted(
        (form for form in articles if form != shown), key=lambda f: (-uses[f], -articles[f], -len(f), f)
    )
    written = Counter(_short(text) for unit in units for text in unit.local.texts)
    described = sorted(
        (text for text in written if text not in articles and len(text.split()) > 1),
        key=lambda text: (-written[text], text),
    )
    return distinct((shown, *rest, *described))


def distinct(labels: Iterable[str]) -> tuple[str, ...]:
    """`labels` without those that differ from an earlier one by capitals or an article alone."""
    kept: dict[str, str] = {}
    for label in labels:
        kept.setdefault(_ARTICLE.sub("", label.casefold()), label)
    return tuple(kept.values())


def _drops_given_name(form: str, other: str) -> bool:
    """Whether `form` is a family name of two words, as `other` shows ("Peña Nieto", "Enrique Peña Nieto")."""
    words, longer = folded(form).split(), folded(other).split()
    before = longer[: -len(words)]
    return bool(before) and longer[-len(words) :] == words and len(before[0].rstrip(".")) > 1


def _alone(form: str) -> bool:
    return form.isupper() and " " not in form


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1].rstrip() + "…"


def speaker_ids(speakers: Mapping[int, tuple[str, MentionKey]]) -> dict[int, str]:
    """An id for each speaker, from its name and its first mention; those of one name get a hash each."""
    slugs = {index: slug(name) for index, (name, _) in speakers.items()}
    often = Counter(slugs.values())
    return {
        index: slugs[index] if often[slugs[index]] == 1 else f"{slugs[index]}-{_hash(speakers[index][1])}"
        for index in speakers
    }


def slug(name: str) -> str:
    """A name in plain small letters and hyphens: "José Ortiz" is "jose-ortiz"."""
    plain = re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")
    return plain[:60].rstrip("-") or "speaker"


def _hash(mention: MentionKey) -> str:
    place = f"{mention.article} {mention.span.start} {mention.span.end}"
    return hashlib.sha256(place.encode()).hexdigest()[:6]
