"""What the speakers of one article have to do with each other: spokesmen, campaigns, staff, members, kin.

Read off the words that describe somebody: who owns the description ("his campaign", "Pike's wife"), what
follows it ("a spokesman for the board") or stands before it as a name ("Harbour Board spokeswoman Lena
Frost"). A tie never makes two speakers one; it is shown as a link between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from desktop.basics.lexicons import lexicon
from desktop.basics.spans import Span
from desktop.speakers.cast import Cast
from desktop.speakers.descriptions import Description
from desktop.speakers.names import PersonName, family_key
from desktop.speakers.organisations import same_organisation
from desktop.speakers.proper_names import left_part
from desktop.speakers.speaker import LinkKind, MentionKey, Tie
from desktop.speakers.vocabulary import collectives, described_by, folded, roles

_TAILS = frozenset(("of", "for", "to", "at", "with", "from", "within", "inside"))
_INSIDE = frozenset(("at", "with", "within", "inside"))
LONGEST = 120
"""Characters quoted of the words that tell a tie."""


@cache
def known_ties() -> dict[str, LinkKind]:
    """Folded words for somebody ("spokesman", "wife") to what they tell of whom is named beside them."""
    kinds: dict[str, LinkKind] = {"speaks for": "speaks for", "works for": "works for"}
    return {folded(row["word"]): kinds.get(row["tie"], "relative of") for row in lexicon("ties")}


class Ties:
    """Reads the ties of one article off its cast, once every mention is led to its figure."""

    def __init__(self, cast: Cast, article: str) -> None:
        self.cast = cast
        self.page = cast.page
        self.article = article
        self.kin: dict[int, int] = {}

    def all(self) -> dict[int, tuple[Tie, ...]]:
        """The ties of each figure that has any, each tie once, in order of the text."""
        found: dict[int, dict[tuple[LinkKind, str], Tie]] = {}
        for mention in self.cast.mentions:
            index = self.cast.figure_of.get(mention.head)
            if index is None:
                continue
            for kind, name, other in self._told(mention):
                if other != index:
                    tie = self._tie(kind, name, other, mention)
                    if kind == "relative of" and other is not None:
                        self.kin.setdefault(index, other)
                    found.setdefault(index, {}).setdefault((kind, folded(name)), tie)
        for index, figure in enumerate(self.cast.figures):
            for member in figure.members:
                if member != index and figure.seen:
                    tie = self._tie("member of", self.cast.label(index), index, figure.seen[0].description)
                    found.setdefault(member, {}).setdefault((tie.kind, folded(tie.name)), tie)
        return {index: tuple(ties.values()) for index, ties in found.items()}

    def by_kin(self, index: int) -> PersonName | None:
        """The full name of somebody called by the given name alone beside kin: "Gordon Pike and his wife
        Nora" tells of Nora Pike. None where the text tells no such thing.
        """
        names = self.cast.figures[index].names
        if index not in self.kin or len({name.family for name in names}) != 1:
            return None
        if any(name.full or name.title for name in names) or " " in names[0].family:
            return None
        relative = self.cast.figures[self.kin[index]].full_name
        if relative is None or not relative.full or folded(relative.family) == folded(names[0].family):
            return None
        return PersonName(relative.family, given=names[0].family)

    def _tie(self, kind: LinkKind, name: str, other: int | None, mention: Description) -> Tie:
        seen = self.cast.figures[other].seen if other is not None else []
        first = min([mention.span.start, *(self.page.tokens[i].start for i in self._indices(mention)[:1])])
        last = mention.span.end
        if other is not None:
            # The words up to the other's name, where it follows: "a spokeswoman for the Harbour Board".
            behind = [i for i in self._tails(mention) if self.cast.figure_of.get(i) == other]
            last = max([last, *(self.page.tokens[i].end for i in behind)])
        said = " ".join(self.page.text[first:last].split())
        return Tie(
            kind,
            name,
            MentionKey(self.article, min(one.description.span for one in seen)) if seen else None,
            said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…",
            MentionKey(self.article, Span(first, last)),
        )

    def _told(self, mention: Description) -> Iterator[tuple[LinkKind, str, int | None]]:
        """What a mention's own words tell: the kind of tie, the other's name, its figure where known."""
        at = self._noun(mention)
        if at is None or mention.words & described_by("past"):
            return
        # A noun that is all marks ("$") folds to nothing.
        role = mention.role or folded(self.page.tokens[at].lemma)
        kind = next((known_ties()[part] for part in (role, *role.split()[-1:]) if part in known_ties()), None)
        held = role in roles() and not roles()[role].epithet
        for other, inside in (*self._owners(mention), *self._after(at)):
            figure = self.cast.figures[other]
            body = figure.type == "organisation" and not figure.place
            told = kind
            if kind == "relative of":
                told = kind if figure.type == "person" else None
            elif body and (kind is None or kind == "works for"):
                told = "member of" if held or inside else kind
            if told is not None and figure.type in ("person", "organisation", "group"):
                yield told, self.cast.label(other), other
        name = self._name_before(mention, at)
        if name and (kind in ("speaks for", "works for") or held):
            known = self._called(name)
            figure_type = self.cast.figures[known].type if known is not None else "organisation"
            if known is not None and self.cast.figures[known].place:
                return
            told = kind if kind == "speaks for" or figure_type == "person" else "member of"
            if told is not None and told != "relative of":
                yield told, self.cast.label(known) if known is not None else name, known

    def _noun(self, mention: Description) -> int | None:
        """The token that says what somebody is: the head of a description, the role before a name."""
        if mention.form == "nominal" and not mention.members:
            return mention.head
        if mention.form != "person" or not mention.role:
            return None
        last = mention.role.split()[-1]
        inside = [i for i in self._indices(mention) if i < mention.head]
        return next((i for i in reversed(inside) if self.page.folded[i] == last), None)

    def _indices(self, mention: Description) -> list[int]:
        """The tokens of a mention, with what stands before a name that was cut short."""
        indices = list(self.page.inside(mention.span))
        while mention.form == "person" and indices and indices[0] > 0:
            if not left_part(self.page, indices[0] - 1, mention.head):
                break
            indices.insert(0, indices[0] - 1)
        return indices

    def _owners(self, mention: Description) -> list[tuple[int, bool]]:
        """The figures whose possessive stands in the mention."""
        owners = [i for i in self._indices(mention) if self.page.tokens[i].dep == "poss"]
        owners += [mention.owner] if mention.owner is not None else []
        found = [self.cast.figure_of.get(i) for i in owners[:1]]
        return [(index, False) for index in found if index is not None]

    def _tails(self, mention: Description) -> list[int]:
        at = self._noun(mention)
        if at is None:
            return []
        return [i for tail in self._prepositions(at) for i in self.page.children[tail]]

    def _prepositions(self, at: int) -> list[int]:
        page = self.page
        found = [c for c in page.children[at] if page.folded[c] in _TAILS and c > at]
        if at + 1 < len(page.tokens) and page.folded[at + 1] in _TAILS and at + 1 not in found:
            found.append(at + 1)
        return found

    def _after(self, at: int) -> list[tuple[int, bool]]:
        """The figures behind "for", "of", "at", … and whether the word tells that one is inside a body."""
        page = self.page
        found: list[tuple[int, bool]] = []
        for tail in self._prepositions(at):
            for inner in page.children[tail]:
                index = self.cast.figure_of.get(inner) if page.tokens[inner].dep == "pobj" else None
                if index is not None:
                    found.append((index, page.folded[tail] in _INSIDE))
        return found

    def _name_before(self, mention: Description, at: int) -> str:
        """The name that stands before the role: "Harbour Board" of "a Harbour Board spokeswoman"."""
        page = self.page
        first = at - len(mention.role.split()) + 1 if mention.role else at
        before = [i for i in self._indices(mention) if i < first]
        while before and not page.words[before[0]][:1].isupper():
            before.pop(0)
        while before and page.folded[before[0]] in described_by("small"):
            before.pop(0)
        kept: list[int] = []
        for i in before:
            kind = collectives().get(folded(page.tokens[i].lemma))
            if not page.words[i][:1].isupper() and kind != "organisation":
                break
            if page.tokens[i].dep == "poss":
                return ""
            kept.append(i)
        if not kept or page.folded[kept[-1]] in described_by("party"):
            return ""
        return page.span(kept[0], kept[-1]).of(page.text)

    def _called(self, name: str) -> int | None:
        """The figure that a name before a role means: a body, else the one person of that family name."""
        for index, figure in enumerate(self.cast.figures):
            if figure.type == "organisation" and any(
                same_organisation(name, known) for known in self.cast.names_of(index)
            ):
                return index
        key = family_key(PersonName(name).family)
        people = [
            index
            for index, figure in enumerate(self.cast.figures)
            if figure.type == "person"
            and any(
                folded(name) == folded(known.text) or family_key(known.family) == key
                for known in figure.names
            )
        ]
        return people[0] if len(people) == 1 else None
