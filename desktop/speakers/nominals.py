"""Lead descriptions without a name ("the attorney general", "his campaign", "both sides") to whom they mean.

A role leads to whoever holds it here; an epithet only to somebody whom nothing rivals just there; an
organisation by its owner or its kind; what is new ("a senior official", "people familiar with …") stands for
itself, as an unnamed speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.speakers.appositions import parted, role_of
from desktop.speakers.cast import Cast
from desktop.speakers.descriptions import AGE, Description
from desktop.speakers.figure import Figure
from desktop.speakers.names import PersonName, family_names_agree
from desktop.speakers.organisations import content_words, same_organisation
from desktop.speakers.pairs import pair_before, together, who_joins
from desktop.speakers.role_fit import SAME_ROLE, other_party, role_fit
from desktop.speakers.salience import Salience
from desktop.speakers.speaker import RoleHeld
from desktop.speakers.vocabulary import collectives, described_by, folded, outlets, roles

OPENING, BELOW = 2, 3
"""An opening that only describes stands in the first paragraphs, headline included; the name follows within
so many.
"""
TIE = 0.12
"""Two holders of a role are a tie when they differ by less than this."""


class Nominals:
    """Resolves the descriptions of one article, in order of the text."""

    def __init__(self, cast: Cast, salience: Salience) -> None:
        self.cast = cast
        self.page = cast.page
        self.salience = salience

    def resolve(self, mention: Description) -> int | None:
        """The figure that `mention` means, made where it is new; None where it is left open."""
        if len(mention.members) > 1:
            return self._coordination(mention)
        joiner = who_joins(self.cast, mention)
        if joiner is not None:
            return self._join(mention, joiner, "joined", "who joins them in saying it")
        apposed = self._apposed(mention)
        if apposed is not None:
            return self._join(mention, apposed, "apposition", "stands beside the name")
        if mention.type == "organisation" and not mention.plural:
            return self._organisation(mention)
        if mention.type == "document":
            maker = self._maker(mention)
            if maker is not None:
                return self._join(mention, maker, "speaks through a document", "whose words it holds")
            again = self._repeated(mention)
            if again is None and mention.article == "the" and not mention.words:
                again = self._same_paper(mention)
            return again if again is not None else self._new(mention)
        if mention.plural or mention.type == "group":
            return self._several(mention)
        return self._person(mention)

    def _same_paper(self, mention: Description) -> int | None:
        """Who spoke through a document of that kind before: "the poll" after "a poll by the Times"."""
        for trace in reversed(self.salience.trail):
            for seen in self.cast.figures[trace.figure].seen:
                said = seen.description
                if said.head == trace.head and said.type == "document" and said.noun == mention.noun:
                    return self._join(
                        mention, trace.figure, "the same document", "whose words it held before"
                    )
        return None

    # Persons

    def _person(self, mention: Description) -> int | None:
        headline = mention.span.end <= self.page.headline_end
        aged = self._of_age(mention)
        if aged is not None:
            return self._join(mention, aged, "age", "whose age the article gives")
        below = self._named_below(mention) if mention.article == "a" else None
        if below is not None:
            return self._join(mention, below, "named below", "the only one of that role named right after")
        if mention.article == "a" or (mention.article == "bare" and not headline):
            return self._new(mention)
        again = self._repeated(mention)
        holders = self._holders(mention, everywhere=headline)
        if holders:
            best, fit = holders[0]
            if len(holders) > 1 and fit - holders[1][1] < TIE:
                return self._leave(mention, [pair for pair in holders if fit - pair[1] < TIE])
            if again is None or fit >= SAME_ROLE or self.cast.figures[again].named:
                return self._join(mention, best, "role", "who holds that role here")
        if again is not None:
            return again
        if mention.article == "own":
            return self._new(mention)
        return self._epithet(mention, everywhere=headline)

    def _holders(self, mention: Description, *, everywhere: bool) -> list[tuple[int, float]]:
        weights = self.salience.weights(mention.head, speaks=True)
        found: list[tuple[int, float]] = []
        speaking = self._speaking(mention)
        for index, figure in enumerate(self.cast.figures):
            if figure.type != "person" or figure.plural or not figure.named or index in speaking:
                continue
            if mention.gender and figure.gender and mention.gender != figure.gender:
                continue
            started = min((seen.description.span.start for seen in figure.seen), default=0)
            if started > mention.span.end and not everywhere and not self._introduced_beside(mention, figure):
                continue
            own = mention.article == "own"
            held = [role for role in figure.roles if not own or self._his(mention, role)]
            fit = max(
                (role_fit(mention, role, figure, self._proper_words(mention)) for role in held), default=0.0
            )
            if fit > 0.5:
                found.append((index, fit + 0.3 * min(1.0, weights.get(index, 0.0))))
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def _of_age(self, mention: Description) -> int | None:
        """The person whose age a description gives: "the 45-year-old" of "Harriet Quill, 45,"."""
        age = AGE.search(mention.span.of(self.page.text))
        if age is None or mention.article != "the":
            return None
        beside = re.compile(rf",? \(?{age[1]}[,.)]")
        fitting = [
            index
            for index, figure in enumerate(self.cast.figures)
            if figure.type == "person" and figure.names
            and any(beside.match(self.page.text, seen.description.span.end) for seen in figure.seen)
        ]  # fmt: skip
        return fitting[0] if len(fitting) == 1 else None

    def _named_below(self, mention: Description) -> int | None:
        """Whom a report's opening only describes ("A party aide apologised …") and what follows names."""
        place = self.page.paragraph[mention.head]
        if place > OPENING or not mention.role:
            return None
        headline = self.page.headline_end
        above = headline if mention.span.start >= headline else 0
        fitting = []
        for index, _ in self._holders(mention, everywhere=True):
            heads = [seen.description.head for seen in self.cast.figures[index].seen]
            # The headline above may have spoken of him already, as "GOP Staffer".
            first = min((head for head in heads if self.page.at(head).start >= above), default=-1)
            if mention.head < first and self.page.paragraph[first] <= place + BELOW:
                fitting.append(index)
        return fitting[0] if len(fitting) == 1 else None

    def _speaking(self, mention: Description) -> set[int]:
        """Who speaks the words that the mention stands in: nobody calls himself "the mayor"."""
        heads = (
            head
            for statement in self.page.reading.statements
            if statement.mention and any(span.covers(mention.span) for span in statement.spans)
            for head in self.page.inside(statement.mention)
        )
        return {self.cast.figure_of[head] for head in heads if head in self.cast.figure_of}

    def _his(self, mention: Description, held: RoleHeld) -> bool:
        """Whether a role is held with the owner of "his spokesman": by the same words or the owner's name."""
        if folded(held.text).split()[:1] == folded(mention.span.of(self.page.text)).split()[:1]:
            return True
        owner = self.cast.figure_of.get(mention.owner) if mention.owner is not None else None
        known = self.cast.figures[owner].full_name if owner is not None else None
        return known is not None and folded(known.family) in held.words

    def _introduced_beside(self, mention: Description, figure: Figure) -> bool:
        return any(
            self.page.sentence[seen.description.head] == self.page.sentence[mention.head]
            for seen in figure.seen
        )

    def _proper_words(self, mention: Description) -> frozenset[str]:
        page = self.page
        return frozenset(page.folded[i] for i in page.inside(mention.span) if page.words[i][:1].isupper())

    def _epithet(self, mention: Description, *, everywhere: bool) -> int | None:
        """Somebody whom the words do not name: only who stands alone in the foreground there."""
        free = mention.noun in roles() and (
            roles()[mention.noun].epithet or (mention.role in roles() and roles()[mention.role].epithet)
        )
        if not free or everywhere:
            return self._new(mention)
        weights = self.salience.weights(mention.head, speaks=True)
        speaking = self._speaking(mention)
        people = sorted(
            (
                (index, weight)
                for index, weight in weights.items()
                if index not in speaking
                and self.cast.figures[index].type == "person" and self.cast.figures[index].named
                and not (mention.gender and self.cast.figures[index].gender not in ("", mention.gender))
                and not other_party(mention, self.cast.figures[index])
            ),
            key=lambda pair: (-pair[1], pair[0]),
        )  # fmt: skip
        if people and people[0][1] >= 0.55 and (len(people) == 1 or people[1][1] < 0.5 * people[0][1]):
            return self._join(mention, people[0][0], "epithet", "the one person in the foreground there")
        if len(people) > 1 and people[0][1] >= 0.55:
            return self._leave(mention, people[:2])
        return self._new(mention)

    def _apposed(self, mention: Description) -> int | None:
        """The figure of a name that the description stands beside: "the aide, Elizabeth Hart,"."""
        page = self.page
        near = [c for c in page.children[mention.head] if page.tokens[c].dep == "appos"]
        token = page.tokens[mention.head]
        if token.dep == "appos":
            near.append(token.head)
        for head in near:
            index = self.cast.figure_of.get(head)
            if index is None or head == mention.head or parted(page, mention.span, head):
                continue
            figure = self.cast.figures[index]
            wanted = (
                ("person",) if mention.role else ("organisation",) if mention.type == "organisation" else ()
            )
            if figure.type in wanted and not mention.plural:
                if figure.named:
                    return index
                said = self._proper_words(mention)
                if figure.type == "organisation" and said and head < mention.head:
                    # "a national outlet, Harbour magazine": the name comes second.
                    figure.organisations.append(page.text[mention.span.start : mention.span.end])
                    return index
        if token.dep == "attr" and mention.role and token.head < len(page.tokens):
            return None
        return None

    # Bodies

    def _organisation(self, mention: Description) -> int | None:
        owner = self._owner(mention)
        if mention.article == "own" and owner is None:
            # Whose is unclear, but a campaign of somebody's may be the only one spoken of.
            kin = {
                t.figure
                for t in self.salience.trail[-40:]
                if self.cast.figures[t.figure].noun == mention.noun
            }
            if len(kin) == 1 and self.cast.figures[min(kin)].owner is not None:
                return self._join(
                    mention, min(kin), "kind of body", "the only one of that kind spoken of shortly before"
                )
            return self._new(mention)
        if owner is not None:
            for index, figure in enumerate(self.cast.figures):
                if figure.noun == mention.noun and figure.owner == owner:
                    return self._join(mention, index, "owner", "of the same owner")
            index = self._new(mention)
            self.cast.figures[index].owner = owner
            return index
        if mention.article == "a":
            return self._new(mention)
        named = [
            index for index, figure in enumerate(self.cast.figures)
            if figure.type == "organisation"
            and any(self._called(mention, name) for name in figure.organisations)
        ]  # fmt: skip
        described = [
            index for index, figure in enumerate(self.cast.figures)
            if figure.noun == mention.noun and not figure.plural
            and (not mention.words or mention.words <= figure.words)
        ]  # fmt: skip
        weights = self.salience.weights(mention.head, speaks=True)
        fitting = named + described
        if not fitting and mention.noun in described_by("body") and mention.article == "the":
            fitting = [
                index for index in weights
                if self.cast.figures[index].type == "organisation" and not self.cast.figures[index].place
                and self.cast.figures[index].organisations
            ]  # fmt: skip
            if len(fitting) > 1:
                order = sorted(fitting, key=lambda i: -weights[i])
                if weights[order[1]] >= 0.7 * weights[order[0]]:
                    return self._leave(mention, [(i, weights[i]) for i in order[:2]])
                fitting = order[:1]
        if not fitting:
            return self._new(mention)
        best = max(fitting, key=lambda i: (weights.get(i, 0.0), -i))
        rivals = [i for i in fitting if i != best and weights.get(i, 0.0) >= 0.8 * weights.get(best, 0.0)]
        if rivals and not mention.words:
            return self._leave(mention, [(i, weights.get(i, 0.0)) for i in (best, *rivals)])
        return self._join(mention, best, "kind of body", "the one of that kind spoken of here")

    def _called(self, mention: Description, name: str) -> bool:
        words = content_words(name)
        return len(words) > 1 and mention.noun in words and mention.words <= set(words)

    def _owner(self, mention: Description) -> int | None:
        if mention.owner is not None:
            return self.cast.figure_of.get(mention.owner)
        for child in self.page.children[mention.head]:
            if self.page.tokens[child].dep in ("compound", "nmod") and self.page.words[child][:1].isupper():
                name = PersonName(self.page.words[child])
                for index, figure in enumerate(self.cast.figures):
                    known = figure.full_name
                    if known is not None and family_names_agree(known, name):
                        return index
        return None

    def _maker(self, mention: Description) -> int | None:
        """Who speaks through a document: "a statement from the committee", "the Herald report"."""
        page = self.page
        if mention.noun not in collectives():
            return None
        if mention.owner is not None:
            return self._maker_figure(self.cast.figure_of.get(mention.owner))
        for child in page.children[mention.head]:
            if page.folded[child] in ("from", "by"):
                for inner in page.children[child]:
                    if page.tokens[inner].dep == "pobj":
                        return self._maker_figure(self._inner(inner))
        names = [i for i in page.inside(mention.span) if i < mention.head and page.words[i][:1].isupper()]
        names = [i for i in names if page.folded[i] not in described_by("small")]
        if names and names[-1] == mention.head - 1:
            name = page.span(names[0], names[-1]).of(page.text)
            for index, figure in enumerate(self.cast.figures):
                if any(same_organisation(name, known) for known in figure.organisations) and not figure.place:
                    return index
            if folded(name) in outlets():
                return self.cast.add(Figure("organisation", organisations=[name]))
        return None

    def _inner(self, head: int) -> int | None:
        """The figure of a mention inside another, resolved before its turn where need be."""
        if head in self.cast.figure_of:
            return self.cast.figure_of[head]
        inner = next((m for m in self.cast.mentions if m.head == head and m.form == "nominal"), None)
        return self.resolve(inner) if inner is not None and head not in self.cast.undecided else None

    def _maker_figure(self, index: int | None) -> int | None:
        if index is None:
            return None
        figure = self.cast.figures[index]
        return index if figure.named and not figure.place else None

    # Several

    def _coordination(self, mention: Description) -> int | None:
        of = self.cast.figure_of | self.cast.first_of
        members = tuple(sorted({of[m] for m in mention.members if m in of}))
        if len(members) > 1:
            for index, figure in enumerate(self.cast.figures):
                if figure.members == members:
                    return self._join(mention, index, "the same members", "the same together")
        if mention.member_names:
            for index, figure in enumerate(self.cast.figures):
                if figure.member_names and sorted(figure.member_names) == sorted(mention.member_names):
                    return self._join(mention, index, "the same members", "the same together")
        index = self._new(mention)
        if len(members) > 1:
            self.cast.figures[index].members = members
        return index

    def _several(self, mention: Description) -> int | None:
        first = self.page.folded[self.page.inside(mention.span)[0]] if self.page.inside(mention.span) else ""
        if first in described_by("pair") or (
            mention.article == "the" and "two" in {*mention.words, mention.noun}
        ):
            pairs = [
                trace.figure for trace in reversed(self.salience.trail)
                if self.salience.distance(trace.head, mention.head) <= 6
                and self._pair(self.cast.figures[trace.figure])
            ]  # fmt: skip
            if pairs:
                return self._join(mention, pairs[0], "both of a pair", "the two named before")
            pair = pair_before(self.cast, self.salience, mention.head, reach=6)
            if pair:
                return self._join(
                    mention, together(self.cast, pair), "both of a pair", "the two named before"
                )
            return self._new(mention)
        again = self._repeated(mention)
        return again if again is not None else self._new(mention)

    def _pair(self, figure: Figure) -> bool:
        if len(figure.members or figure.member_names) == 2:
            return True
        if not figure.plural or not figure.seen or figure.type == "document":
            return False
        described = figure.seen[0].description
        return any(self.page.words[i] == "and" for i in self.page.inside(described.span))

    def _repeated(self, mention: Description) -> int | None:
        """An earlier figure of the same description: "the officials" after "two officials"."""
        said = folded(mention.span.of(self.page.text))
        if "other" in mention.words:
            return None  # "the other man" is none of those before
        for trace in reversed(self.salience.trail):
            figure = self.cast.figures[trace.figure]
            if figure.named or not figure.seen or figure.plural != mention.plural:
                continue
            if folded(figure.seen[0].description.span.of(self.page.text)) == said and mention.article != "a":
                return self._join(
                    mention, trace.figure, "the same words", "described in the same words before"
                )
            if mention.article == "the" and figure.noun == mention.noun and mention.words <= figure.words:
                return self._join(mention, trace.figure, "taken up again", "spoken of before")
        return None

    def _new(self, mention: Description) -> int:
        kind = mention.type
        if kind == "person":
            kind = "unnamed"
        figure = Figure(
            kind, plural=mention.plural, noun=mention.noun, words=mention.words, human=mention.human,
            member_names=mention.member_names,
        )  # fmt: skip
        index = self.cast.add(figure)
        proper = self._proper_words(mention) - {"the", "a", "an"}
        if kind == "organisation" and proper and mention.article in ("the", "bare"):
            said = self.page.text[mention.span.start : mention.span.end]
            figure.organisations.append(said.removeprefix("the ").removeprefix("The "))
        self.cast.join(mention, index, "described", f"described here as {mention.span.of(self.page.text)}")
        role = role_of(mention)
        if role is not None:
            figure.add_role(role)
        return index

    def _join(self, mention: Description, index: int, rule: str, why: str) -> int:
        said = mention.span.of(self.page.text)
        self.cast.join(mention, index, rule, f"“{said}” means {self.cast.label(index)}, {why}")
        return index

    def _leave(self, mention: Description, near: Sequence[tuple[int, float]]) -> int | None:
        self.cast.leave(mention, "close candidates", near)
        return None
