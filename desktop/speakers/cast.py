"""The cast of one article: everybody and everything its names speak of, each once.

Full names make the cast; a family name alone, a given name alone or a short form then joins the one it fits.
Where several people share a family name, a bare one goes to the person who has borne it so far, unless a
title or the sentence before points to another; a real tie is left open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.basics.spans import Span
from desktop.speakers.appositions import appositions, parties
from desktop.speakers.descriptions import Description
from desktop.speakers.families import bearer, goes_by
from desktop.speakers.figure import Figure, Seen
from desktop.speakers.names import PersonName, family_key, match_names, parse_person
from desktop.speakers.organisations import match_organisations, same_organisation
from desktop.speakers.page import Page
from desktop.speakers.speaker import RoleHeld
from desktop.speakers.vocabulary import folded, organisation_words, roles, titles
from desktop.statements.reading import Reason


class Cast:
    """The figures of one article and which mention means which; mentions are known by their head token."""

    def __init__(self, page: Page, mentions: Iterable[Description]) -> None:
        self.page = page
        self.mentions = tuple(mentions)
        self.figures: list[Figure] = []
        self.figure_of: dict[int, int] = {}
        self.undecided: dict[int, Reason] = {}
        self.near: dict[int, tuple[tuple[int, float], ...]] = {}
        self.rivals: dict[int, tuple[int, ...]] = {}
        self.by_given: set[int] = set()
        self.sharing: set[int] = set()
        self.first_of: dict[int, int] = {}
        self._persons()
        self._organisations()

    def add(self, figure: Figure) -> int:
        """Take a figure in; its index."""
        self.figures.append(figure)
        return len(self.figures) - 1

    def join(
        self, mention: Description, index: int, rule: str, text: str, spans: tuple[Span, ...] = ()
    ) -> None:
        """Note that `mention` means the figure `index`, and why."""
        figure = self.figures[index]
        figure.seen.append(Seen(mention, Reason(rule, text, (mention.span, *spans))))
        self.figure_of[mention.head] = index
        if mention.name is not None:
            figure.names.append(mention.name)
        if mention.role and not mention.plural:
            figure.add_role(
                RoleHeld(mention.role, mention.role_text or mention.role, mention.words, mention.gender)
            )
        if mention.organisation and figure.type != "person":
            figure.organisations.append(mention.organisation)
        if mention.form == "person" and mention.name is not None and not mention.name.full:
            self._take_roles(mention, index)

    def leave(self, mention: Description, rule: str, near: Sequence[tuple[int, float]]) -> None:
        """Leave `mention` open between the figures `near`, given with their weights, likeliest first."""
        said = mention.span.of(self.page.text)
        labels = " or ".join(self.label(index) for index, _ in near)
        self.undecided[mention.head] = Reason(rule, f"“{said}” may mean {labels}", (mention.span,))
        self.near[mention.head] = tuple(near)

    def label(self, index: int) -> str:
        """How a reader knows the figure: its fullest name, or its words."""
        figure = self.figures[index]
        name = figure.full_name
        if name is not None:
            return name.text
        if figure.organisations:
            return max(figure.organisations, key=len)
        if figure.members and (not figure.seen or figure.seen[0].description.form == "pronoun"):
            return " and ".join(self.label(member) for member in figure.members)
        return figure.seen[0].description.span.of(self.page.text)

    def names_of(self, index: int) -> list[str]:
        """The names, fullest first; a body known by its owner is called after it ("Hart campaign")."""
        figure = self.figures[index]
        if figure.names:
            return sorted(
                (name.text for name in figure.names), key=lambda name: (-len(name.split()), -len(name), name)
            )
        if figure.organisations:
            return sorted(figure.organisations, key=lambda name: (-len(name.split()), -len(name), name))
        if figure.owner is not None:
            owner = self.figures[figure.owner].full_name
            # A description stays one: "the senator’s campaign".
            whose = owner.family if owner is not None else f"{self.label(figure.owner)}’s"
            return [f"{whose} {figure.noun}"]
        members = self.members_of(index)
        return [" and ".join(members)] if members else []

    def members_of(self, index: int) -> tuple[str, ...]:
        """How a reader knows those that a group is made of."""
        figure = self.figures[index]
        return figure.member_names or tuple(self.label(member) for member in figure.members)

    # People

    def _persons(self) -> None:
        self.mentions = tuple(self._personal(mention) for mention in self.mentions)
        named = [m for m in self.mentions if m.form == "person" and m.name is not None]
        named.sort(key=lambda m: (m.span.end <= self.page.headline_end, m.span.start))
        for mention in named:
            assert mention.name is not None
            if mention.name.full and mention.sure:
                self._full_name(mention, mention.name)
        known = [f.names[0] for f in self.figures]
        for mention in named:
            assert mention.name is not None
            if mention.name.full and not mention.sure:
                words = folded(mention.name.text)
                if not self._called_otherwise(words) or any(
                    match_names(mention.name, n).score >= 90 for n in known
                ):
                    self._full_name(mention, mention.name)
        for mention in named:
            index = self.figure_of.get(mention.head)
            if index is not None:
                self._take_roles(mention, index)
        self._shared_family_names()
        self._first_members()
        self._known_by_given_name(named)
        for mention in self.mentions:
            if mention.head in self.figure_of:
                continue
            name = mention.name
            if mention.form == "organisation" and " " not in folded(mention.organisation):
                # The tagger takes many a family name for a place or a firm; the cast knows better.
                name = PersonName(mention.organisation)
                known = [f.full_name for f in self.figures if f.full_name is not None]
                fits = any(
                    family_key(k.family) == family_key(name.family)
                    or (not mention.sure and k.full and folded(k.given) == folded(name.family))
                    for k in known
                )
                if mention.article == "the" or not fits:
                    continue
            if name is not None and not name.full:
                self._short_name(mention, name)

    def _take_roles(self, mention: Description, index: int) -> None:
        for role in (*appositions(self.page, mention), *parties(self.page, mention)):
            self.figures[index].add_role(role)

    def _personal(self, mention: Description) -> Description:
        """A name the tagger takes for a firm's is a person's with a role beside it, or when its last word
        goes on alone: people are named in full once and by the family name from then on."""
        words = mention.organisation.split()
        if (
            mention.form != "organisation"
            or mention.sure
            or mention.article == "the"
            or not 2 <= len(words) <= 4
        ):
            return mention
        if not all(word[:1].isupper() for word in words) or folded(words[-1]) in organisation_words():
            return mention
        if not self._called_by_last_word(words[-1]) and not appositions(self.page, mention):
            return mention
        return replace(
            mention, form="person", type="person", sure=True, name=parse_person(words), organisation=""
        )

    def _called_by_last_word(self, word: str) -> bool:
        return any(
            not m.sure and m.article != "the"
            and word in (m.organisation, m.name.text if m.name is not None else "")
            for m in self.mentions
        )  # fmt: skip

    def _called_otherwise(self, words: str) -> bool:
        """Whether the article plainly uses these words for a body elsewhere."""
        return any(
            m.form == "organisation" and m.sure and folded(m.organisation) == words for m in self.mentions
        )

    def _full_name(self, mention: Description, name: PersonName) -> None:
        if mention.span.end <= self.page.headline_end and self._headline_name(mention, name):
            return
        best, best_score = None, 89.0
        for index, figure in enumerate(self.figures):
            known = figure.full_name
            if figure.type != "person" or known is None:
                continue
            match = match_names(name, known)
            if match.score > best_score and not any(match_names(name, n).contradiction for n in figure.names):
                best, best_score = index, match.score
        if best is None:
            best = self.add(Figure("person"))
            self.join(mention, best, "full name", f"named in full: {name.text}")
        else:
            self.join(mention, best, "full name", f"“{name.text}” is {self.label(best)}")

    def _headline_name(self, mention: Description, name: PersonName) -> bool:
        """A headline capitalises what is no name: its last word alone decides where the body knows the
        family.
        """
        bearers = [
            i for i, f in enumerate(self.figures)
            if f.full_name is not None and family_key(f.full_name.family) == family_key(name.family)
        ]  # fmt: skip
        if len(bearers) != 1 or any(match_names(name, n).score >= 90 for n in self.figures[bearers[0]].names):
            return False
        figure = self.figures[bearers[0]]
        said = mention.span.of(self.page.text)
        text = f"“{said}” is {self.label(bearers[0])}, the only one of that family name here"
        figure.seen.append(Seen(mention, Reason("family name", text, (mention.span,))))
        self.figure_of[mention.head] = bearers[0]
        return True

    def _shared_family_names(self) -> None:
        """ "Malia and Sasha Obama": the first of two joined given names shares the family name."""
        page = self.page
        for mention in self.mentions:
            if len(mention.member_names) == 2 and len(mention.members) == 2:
                first, second = mention.member_names
                index = self.figure_of.get(mention.members[1])
                if " " not in first and len(second.split()) == 2 and index is not None:
                    family = self.figures[index].full_name
                    if self.figures[index].type == "person" and family is not None:
                        self.sharing.add(index)
                        self.sharing.add(self._full_named(PersonName(family.family, given=first)))
        known = {family_key(f.full_name.family) for f in self.figures if f.full_name is not None}
        by_head = {mention.head: mention for mention in self.mentions}
        for other in self.mentions:
            name = other.name
            if name is None or not name.full or name.title or name.middle or other.role:
                continue
            at = other.head - 3
            if at < 0 or page.folded[at + 1] != "and" or page.words[at + 2] != name.given:
                continue
            given, before = page.words[at], page.words[at - 1] if at else ""
            told = by_head.get(at)
            if (
                page.tokens[at].pos != "PROPN" or page.tokens[at].entity == "ORG" or before[:1].isupper()
                or family_key(given) in known or other.head not in self.figure_of
                or (told is not None and told.sure and told.form == "organisation")
            ):  # fmt: skip
                continue
            index = self._full_named(PersonName(name.family, given=given))
            self.sharing |= {index, self.figure_of[other.head]}
            if told is not None and told.form in ("person", "organisation") and at not in self.figure_of:
                text = f"shares the family name: {given} {name.family}"
                self.figures[index].seen.append(Seen(told, Reason("shared family name", text, (told.span,))))
                self.figure_of[at] = index

    def _first_members(self) -> None:
        """Who comes first in "Peter Lund and Karl Voss": the phrase has its head, so that the name has no
        mention of its own.
        """
        for mention in self.mentions:
            if len(mention.members) < 2 or not mention.member_names or mention.members[0] != mention.head:
                continue
            words = mention.member_names[0].split()
            offices = [
                at for at, word in enumerate(words) if folded(word) in titles() or folded(word) in roles()
            ]
            name = parse_person(words[offices[-1] + 1 if offices else 0 :])
            if name is not None and name.full and self.page.tokens[mention.head].entity == "PERSON":
                self.first_of[mention.head] = self._full_named(name)

    def _known_by_given_name(self, named: list[Description]) -> None:
        """People of a family whom the article calls by the given name: a bare family name is not theirs."""
        families = {family_key(f.full_name.family) for f in self.figures if f.full_name is not None}
        for mention in named:
            name = mention.name
            if name is None or name.full or name.title or mention.head in self.figure_of:
                continue
            if family_key(name.family) not in families and mention.span.start >= self.page.headline_end:
                called = [
                    i for i, f in enumerate(self.figures)
                    if f.full_name is not None and folded(f.full_name.given) == folded(name.family)
                ]  # fmt: skip
                if len(called) == 1:
                    self.by_given.add(called[0])

    def _full_named(self, name: PersonName) -> int:
        """The figure of a full name, made where it is new."""
        for index, figure in enumerate(self.figures):
            known = figure.full_name
            if known is not None and match_names(name, known).score >= 90:
                return index
        return self.add(Figure("person", names=[name]))

    def _short_name(self, mention: Description, name: PersonName) -> None:
        bearers = [
            i for i, f in enumerate(self.figures)
            if f.type == "person" and f.full_name is not None
            and self._may_bear(f, name) and i not in self.sharing
        ]  # fmt: skip
        bearers = [i for i in bearers if i not in self.by_given] or bearers
        if not bearers:
            bearers = [
                i for i, f in enumerate(self.figures)
                if f.type == "person" and f.full_name is not None and f.full_name.full
                and goes_by(self.page, f, name)
            ]  # fmt: skip
            if len(bearers) == 1:
                label = self.label(bearers[0])
                text = f"“{name.family}” is a part of the name of {label}, the only one called so here"
                self._note(mention, bearers[0], "given name", text)
                return
            bearers = []
        if not bearers:
            index = self.add(Figure("person"))
            self.join(mention, index, "name", f"named here as {mention.span.of(self.page.text)}")
            return
        chosen = bearers[0] if len(bearers) == 1 else bearer(self.page, self.figures, mention, bearers)
        if chosen is None:
            self.leave(mention, "shared family name", [(i, 1.0 / len(bearers)) for i in bearers])
            return
        only = "the only one of that name here" if len(bearers) == 1 else "who bears that name alone here"
        self._note(
            mention,
            chosen,
            "family name",
            f"“{mention.span.of(self.page.text)}” is {self.label(chosen)}, {only}",
        )

    def _note(self, mention: Description, index: int, rule: str, text: str) -> None:
        names = list(self.figures[index].names)
        self.join(mention, index, rule, text)
        if rule == "given name":
            # A given name alone must not be taken for a family name later.
            self.figures[index].names = names

    def _may_bear(self, figure: Figure, name: PersonName) -> bool:
        known = figure.full_name
        assert known is not None
        match = match_names(name, known)
        if match.contradiction or match.score < 60:
            return False
        told = figure.told_gender
        return not (name.gender and told and name.gender != told)

    def _known_person(self, mention: Description) -> int | None:
        """The person whose full name the tagger took for a body's here."""
        words = mention.organisation.split()
        if mention.sure or mention.article == "the" or not 2 <= len(words) <= 4:
            return None
        name = parse_person(words)
        for index, figure in enumerate(self.figures):
            known = figure.full_name
            if (
                name
                and figure.type == "person"
                and known is not None
                and match_names(name, known).score >= 90
            ):
                return index
        return None

    # Bodies

    def _family(self, mention: Description) -> tuple[int, ...]:
        """The people of "the Lunds", where the article names two or more of that family."""
        name = mention.organisation
        if mention.article != "the" or " " in name or not name.endswith("s"):
            return ()
        keys = {family_key(name[:-1]), family_key(name.removesuffix("es"))}
        bearers = [
            index for index, figure in enumerate(self.figures)
            if figure.full_name is not None and family_key(figure.full_name.family) in keys
        ]  # fmt: skip
        return tuple(bearers) if len(bearers) > 1 else ()

    def _organisations(self) -> None:
        for mention in sorted(
            (
                m
                for m in self.mentions
                if m.form == "organisation" and m.head not in self.figure_of and m.head not in self.undecided
            ),
            key=lambda m: (-len(m.organisation.split()), m.span.start),
        ):
            person = self._known_person(mention)
            if person is not None:
                figure = self.figures[person]
                text = f"“{mention.organisation}” is {self.label(person)}"
                figure.seen.append(Seen(mention, Reason("full name", text, (mention.span,))))
                self.figure_of[mention.head] = person
                continue
            for index, figure in enumerate(self.figures):
                if figure.type in ("organisation", "group") and any(
                    same_organisation(mention.organisation, known)
                    and (
                        not (mention.place or figure.place)
                        or match_organisations(mention.organisation, known).score >= 90
                    )
                    for known in figure.organisations
                ):
                    self.join(
                        mention,
                        index,
                        "organisation name",
                        f"“{mention.organisation}” is {self.label(index)}",
                    )
                    break
            else:
                family = self._family(mention)
                index = self.add(
                    Figure(
                        "group" if family else mention.type, place=mention.place and not family,
                        plural=mention.plural or bool(family), words=mention.words, members=family,
                    )
                )  # fmt: skip
                self.join(mention, index, "organisation name", f"named: {mention.organisation}")
        for mention in self.mentions:
            if (
                mention.form == "person"
                and mention.head not in self.figure_of
                and mention.head not in self.undecided
            ):
                assert mention.name is not None
                for index, figure in enumerate(self.figures):
                    if figure.organisations and any(
                        same_organisation(mention.name.text, n) for n in figure.organisations
                    ):
                        self.join(
                            mention,
                            index,
                            "organisation name",
                            f"“{mention.name.text}” is {self.label(index)}",
                        )
                        break
                else:
                    index = self.add(Figure("person"))
                    self.join(mention, index, "name", f"named here as {mention.name.text}")
