"""Lead pronouns, roles and descriptions to the figures of the article, in order of the text, or leave them
open.

A first pass learns who is a man and who a woman from the pronouns that can mean only one person; the second
resolves. A mention whose two best candidates lie close together is left open with both named: a wrong speaker
misleads more than a missing one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.speakers.cast import Cast
from desktop.speakers.descriptions import Description
from desktop.speakers.figure import Figure
from desktop.speakers.nominals import Nominals
from desktop.speakers.pairs import pair_before, together
from desktop.speakers.salience import Salience
from desktop.statements.reading import Reason

CLOSE = 0.86
"""Two candidates are too close to tell when the weaker reaches this share of the stronger."""
FAINT = 0.12
"""Below this weight nobody is present enough to be meant."""
_RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
_SPEAKING = frozenset(("i", "we", "me", "us", "my", "our", "you", "your", "one"))


class References:
    """Resolves the mentions of one article that are no names. `speaking` are the heads of statements'
    mentions.
    """

    def __init__(self, cast: Cast, speaking: Iterable[int]) -> None:
        self.cast = cast
        self.page = cast.page
        self.speaking = frozenset(speaking)

    def resolve(self) -> None:
        """Note in the cast whom every mention means, and why one had to be left open."""
        self._learn_genders()
        salience = Salience(self.page)
        nominals = Nominals(self.cast, salience)
        by_head = {mention.head: mention for mention in self.cast.mentions}
        for mention in self.cast.mentions:
            index = self.cast.figure_of.get(mention.head)
            if index is None and mention.head not in self.cast.undecided:
                if mention.form == "pronoun":
                    index = self._pronoun(mention, salience, by_head)
                elif mention.form == "nominal":
                    index = nominals.resolve(mention)
            if index is not None:
                salience.note(mention.head, index, speaks=mention.head in self.speaking)
            elif mention.form == "pronoun" and self._points(mention):
                salience.note_thing(mention.head)

    def _learn_genders(self) -> None:
        salience = Salience(self.page)
        for mention in self.cast.mentions:
            index = self.cast.figure_of.get(mention.head)
            if index is None and mention.form == "pronoun" and mention.gender:
                found = self._candidates(mention, salience)
                if found and found[0][1] >= 0.35 and (len(found) == 1 or found[1][1] < 0.6 * found[0][1]):
                    index = found[0][0]
                    self.cast.figures[index].votes[mention.gender] += 1
            if index is not None:
                salience.note(mention.head, index, speaks=mention.head in self.speaking)

    def _candidates(self, mention: Description, salience: Salience) -> list[tuple[int, float]]:
        """The figures a pronoun may mean with their weights, heaviest first."""
        weights = salience.weights(mention.head, speaks=mention.head in self.speaking)
        ahead = salience.subject_to_come(mention.head)
        coming = self.cast.figure_of.get(ahead) if ahead is not None else None
        if coming is not None and not any(
            salience.distance(t.head, mention.head) == 0 for t in salience.trail[-3:]
        ):
            weights[coming] = max(weights.get(coming, 0.0), 0.9)
        found = [
            (index, weight * self._fit(mention, self.cast.figures[index]))
            for index, weight in weights.items()
        ]
        kept = [(i, weight) for i, weight in found if weight > FAINT and not self._inside(mention, i)]
        if mention.plural:
            kept = [(index, weight) for index, weight in kept if not self._part(index, kept)]
        return sorted(kept, key=lambda pair: (-pair[1], pair[0]))

    def _inside(self, mention: Description, index: int) -> bool:
        """Whether a pronoun belongs to the phrase that describes a figure: "an aide of his office"."""
        heads = {
            seen.description.head
            for seen in self.cast.figures[index].seen
            if seen.description.form == "nominal"
        }
        at = mention.head
        for _ in range(6):
            above = self.page.tokens[at].head
            if above == at or self.page.tokens[above].pos in ("VERB", "AUX"):
                return False
            at = above
            if at in heads:
                return True
        return False

    def _part(self, index: int, found: Sequence[tuple[int, float]]) -> bool:
        """Whether a figure is spoken of only inside another's phrase: "aides" of "the mayor and aides"."""
        seen = self.cast.figures[index].seen
        return len(seen) == 1 and any(
            other != index and whole.description.span != seen[0].description.span
            and whole.description.span.covers(seen[0].description.span)
            for other, _ in found
            for whole in self.cast.figures[other].seen
        )  # fmt: skip

    def _fit(self, mention: Description, figure: Figure) -> float:
        """How well number and gender fit: 0 not at all, 1 well."""
        word = mention.noun
        if mention.gender:
            if (
                figure.plural
                or not figure.human
                or figure.type not in ("person", "unnamed")
                or figure.members
            ):
                return 0.0
            if figure.told_gender:
                return 1.0 if figure.told_gender == mention.gender else 0.0
            if figure.gender and figure.gender != mention.gender:
                return 0.1
            return 1.0 if figure.type == "person" else 0.8
        if mention.plural:
            if figure.type == "document" and mention.head in self.speaking:
                return 0.3
            if figure.plural or figure.members or figure.member_names:
                return 1.0
            if figure.type == "group":
                return 0.75
            return 0.55 if figure.type == "organisation" else 0.0
        if word in ("it", "its", "itself"):
            if figure.plural or figure.type not in ("organisation", "document"):
                return 0.0
            return 1.0 if figure.type == "organisation" else 0.8
        return 0.0

    def _points(self, mention: Description) -> bool:
        """Whether a word points to something said before: "That suggests …", "this", "those"."""
        token = self.page.tokens[mention.head]
        return token.tag == "DT" or (mention.noun == "that" and token.sentence_start)

    def _pronoun(
        self, mention: Description, salience: Salience, by_head: dict[int, Description]
    ) -> int | None:
        word = mention.span.of(self.page.text)
        if self._points(mention):
            self._leave(
                mention, "pointing word", f"“{word}” points to something said before, not to a speaker"
            )
            return None
        if mention.noun in _RELATIVE:
            return self._relative(mention, by_head)
        if mention.noun in _SPEAKING:
            said = (
                "speaks inside a quotation"
                if self.page.quoted[mention.head]
                else "is the writer or a speaker not named here"
            )
            self._leave(mention, "first person", f"“{word}” {said}")
            return None
        found = self._candidates(mention, salience)
        pair = pair_before(self.cast, salience, mention.head, reach=1) if mention.plural else ()
        if pair and {index for index, _ in found[:2]} <= set(pair):
            return self._together(mention, pair)
        if not found:
            self._leave(mention, "nobody before", f"nobody named shortly before fits “{word}”")
            return None
        best, weight = found[0]
        label = self.cast.label(best)
        near = [pair for pair in found if pair[1] >= CLOSE * weight]
        if len(near) > 1:
            self.cast.leave(mention, "close candidates", near)
            return None
        why = (
            "the only one spoken of shortly before whom it fits"
            if len(found) == 1
            else "the nearest and most prominent it fits"
        )
        self.cast.rivals[mention.head] = tuple(index for index, _ in found[1:])
        self.cast.join(mention, best, "pronoun", f"“{word}” means {label}, {why}")
        return best

    def _together(self, mention: Description, pair: tuple[int, ...]) -> int:
        index = together(self.cast, pair)
        word = mention.span.of(self.page.text)
        text = f"“{word}” means {' and '.join(self.cast.label(i) for i in pair)}, named together just before"
        self.cast.join(mention, index, "named together", text)
        return index

    def _relative(self, mention: Description, by_head: dict[int, Description]) -> int | None:
        index = self._antecedent(mention, by_head)
        if index is None:
            self._leave(mention, "relative pronoun", f"whom “{mention.noun}” stands for is not clear")
            return None
        text = f"“{mention.noun}” stands for {self.cast.label(index)}"
        self.cast.join(mention, index, "relative pronoun", text)
        return index

    def _antecedent(self, mention: Description, by_head: dict[int, Description]) -> int | None:
        """What a relative clause hangs on, by the parse, else what stands right before its pronoun."""
        page = self.page
        verb = page.governor(mention.head)
        above = page.tokens[verb].head
        if above in by_head and page.tokens[verb].dep in ("relcl", "acl"):
            index = self.cast.figure_of.get(above)
            if index is not None:
                return index
        before = [
            (other.span.end, head)
            for head, other in by_head.items()
            if other.span.end <= mention.span.start and page.sentence[head] == page.sentence[mention.head]
        ]
        for end, head in sorted(before, reverse=True)[:1]:
            if page.text[end : mention.span.start].strip(" \u00a0,—–-)") == "":
                return self.cast.figure_of.get(head)
        return None

    def _leave(self, mention: Description, rule: str, text: str) -> None:
        self.cast.undecided[mention.head] = Reason(rule, text, (mention.span,))
