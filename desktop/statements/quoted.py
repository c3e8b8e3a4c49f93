"""Give every quotation its attribution, found by the grammar or by what stands beside it.

In order: a quotation that overlaps the content of a cue outside it completes that content; one with a cue close
before or behind it ("He added: “…”", "“…,” said Kirby") belongs to that cue; one inside the phrase that a cue
governs ("described it as “…”") makes that phrase content; one that opens its sentence and has no cue goes on with
what its speaker said just before. A quotation that finds none of these is left over: a quoted term, or nobody's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.basics.spans import Span, hull, merged
from desktop.statements.attribution import Attribution
from desktop.statements.contents import stretches
from desktop.statements.cues import cue_verb
from desktop.statements.quotations import Quotation
from desktop.statements.subjects import antecedent, speaker_of
from desktop.statements.tree import Tree

_ENDS = ".?!"
_REACH = 30
"""Tokens between a quotation and its cue at most."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A quotation among the tokens: its own, and those of its sentence outside quotations on either side."""

    number: int
    quotation: Quotation
    first: int
    last: int
    before: range
    after: range


class QuotationRules:
    """The attributions of one article while its quotations are attached to them."""

    def __init__(self, tree: Tree, quotations: Sequence[Quotation], found: list[Attribution]) -> None:
        self.tree = tree
        self.quotations = quotations
        self.found = found
        self.left_over: list[int] = []
        self._top = [n for n, q in enumerate(quotations) if q.parent is None]
        self._by_cue = {a.cue[0]: a for a in found if a.cue}
        self._inside = self._cover()

    def _cover(self) -> dict[int, int]:
        """Which top-level quotation each quoted token stands in."""
        covered: dict[int, int] = {}
        for number in self._top:
            for token in self.tree.within(self.quotations[number].span):
                covered[token] = number
        return covered

    def attach(self) -> None:
        """Attach all top-level quotations, in order of the text."""
        for attribution in self.found:
            self._clip(attribution)
        for number in self._top:
            place = self._place(number)
            if place is None:
                continue
            if not (
                self._complete(place)
                or self._adjacent(place)
                or self._governed(place)
                or self._goes_on(place)
            ):
                self.left_over.append(number)

    def _place(self, number: int) -> _Place | None:
        quotation = self.quotations[number]
        tokens = self.tree.within(quotation.inner)
        if not tokens:
            return None
        whole = self.tree.within(quotation.span)
        paragraph = self.tree.paragraph[tokens[0]]
        start, end = whole[0], whole[-1] + 1
        first = start
        while first > 0 and self._open(first - 1, paragraph) and start - first < _REACH:
            first -= 1
        last = end
        while (
            last < len(self.tree.tokens)
            and self.tree.paragraph[last] == paragraph
            and last not in self._inside
        ):
            last += 1
            if self.tree.words[last - 1] in _ENDS or last - end > _REACH:
                break
        return _Place(number, quotation, whole[0], whole[-1], range(first, start), range(end, last))

    def _open(self, token: int, paragraph: int) -> bool:
        """Whether the token before a quotation is still of the same sentence and outside quotations."""
        return (
            self.tree.paragraph[token] == paragraph
            and token not in self._inside
            and self.tree.words[token] not in _ENDS
        )

    def _clip(self, attribution: Attribution) -> None:
        """A cue inside a quotation governs nothing outside it."""
        if not attribution.cue:
            return
        number = self._inside.get(attribution.cue[0])
        if number is not None:
            inner = self.quotations[number].inner
            clipped = [Span(max(s.start, inner.start), min(s.end, inner.end)) for s in attribution.contents]
            attribution.contents = [span for span in clipped if span.start < span.end]

    def _complete(self, place: _Place) -> bool:
        """Whether the content of a cue outside the quotation reaches into it."""
        span = place.quotation.span
        best: Attribution | None = None
        best_shared = 0
        for attribution in self.found:
            if (
                not attribution.cue
                or self._inside.get(attribution.cue[0]) == place.number
                or attribution.thought
                and False
            ):
                continue
            shared = sum(span.shared(content) for content in attribution.contents)
            if shared > best_shared:
                best, best_shared = attribution, shared
        if best is None or best_shared < min(len(span), 3):
            return False
        self._add(best, place, "quotation")
        return True

    def _add(self, attribution: Attribution, place: _Place, rule: str) -> None:
        span = place.quotation.span
        attribution.contents = list(merged([*attribution.contents, span]))
        attribution.quotations.add(place.number)
        if rule not in attribution.rules:
            attribution.rules.append(rule)

    def _adjacent(self, place: _Place) -> bool:
        before = self._cue_before(place)
        after = self._cue_after(place)
        cue = before if before is not None else after
        if cue is None:
            return self._colon(place)
        known = self._by_cue.get(cue)
        if known is None:
            word = cue_verb(self.tree.lemmas[cue])
            speaker = self._speaker(cue)
            known = Attribution(
                (cue,), self.tree.lemmas[cue] if word is None else word.lemma, speaker, [], [],
                0.9 if word is None else word.weight("quotation"), word is not None and word.thought,
            )  # fmt: skip
            self.found.append(known)
            self._by_cue[cue] = known
        elif not known.quotations and "clause" not in known.rules[0]:
            known.contents = []
        self._add(known, place, "cue before" if cue == before else "cue after")
        return True

    def _speaker(self, cue: int) -> int | None:
        speaker = speaker_of(self.tree, cue)
        if speaker is None or speaker in self._inside:
            for kid in self.tree.kids(cue, "dobj", "attr", "ccomp", "dep", "npadvmod", "oprd"):
                if (
                    kid > cue
                    and kid not in self._inside
                    and self.tree.tokens[kid].pos in ("PROPN", "NOUN", "PRON")
                ):
                    return kid
        return None if speaker in self._inside else speaker

    def _cue_before(self, place: _Place) -> int | None:
        """The cue that leads up to the quotation: nothing but its own words stand between."""
        tokens = place.before
        if not tokens:
            return None
        last = self.tree.words[tokens[-1]]
        for token in reversed(tokens):
            if not self._is_cue(token):
                continue
            if last in (",", ":") or token == tokens[-1] or self._only_own(token, tokens[-1]):
                return token
            return None
        return None

    def _only_own(self, cue: int, last: int) -> bool:
        return all(
            self.tree.under(token, cue) or self.tree.dep(token) == "punct"
            for token in range(cue + 1, last + 1)
        )

    def _is_cue(self, token: int) -> bool:
        if self.tree.tokens[token].pos not in ("VERB", "AUX") or self.tree.dep(token) in (
            "amod",
            "aux",
            "auxpass",
        ):
            return False
        word = cue_verb(self.tree.lemmas[token])
        return word is not None and word.weight("quotation") > 0.5

    def _cue_after(self, place: _Place) -> int | None:
        """The cue that follows the quotation, before anything else is told."""
        tokens = place.after
        if not tokens:
            return None
        inner = place.quotation.inner
        ended = self.tree.text[inner.end - 1] in ",?!.—–-…"
        if not ended and self.tree.words[tokens[0]] not in (",", "-", "–", "—", "--"):
            return None
        if (
            place.before
            and self.tree.words[place.before[-1]] not in (",", ":")
            and self.tree.text[inner.end - 1] != ","
        ):
            pass
        for token in tokens:
            if self._is_cue(token):
                return token
            if self.tree.tokens[token].pos == "VERB" and self.tree.dep(token) not in ("relcl", "acl", "amod"):
                return None
        return None

    def _colon(self, place: _Place) -> bool:
        """“Clinton was blunt: “…””: a sentence that ends in a colon introduces what its subject says."""
        tokens = place.before
        if not tokens or self.tree.words[tokens[-1]] != ":":
            return False
        top = next((t for t in tokens if self.tree.dep(t) == "ROOT" or self.tree.head(t) not in tokens), None)
        if top is None or self.tree.tokens[top].pos not in ("VERB", "AUX"):
            return False
        subject = self.tree.kid(top, "nsubj")
        if subject is None:
            return False
        attribution = self._by_cue.get(top)
        if attribution is None:
            speaker = antecedent(self.tree, subject)
            attribution = Attribution((top,), self.tree.lemmas[top], speaker, [], [], 0.6)
            self.found.append(attribution)
            self._by_cue[top] = attribution
        self._add(attribution, place, "colon")
        return True

    def _governed(self, place: _Place) -> bool:
        """A quotation inside the phrase that a cue governs: that phrase is the content."""
        tokens = self.tree.within(place.quotation.inner)
        top = next((t for t in tokens if self.tree.head(t) not in tokens), None)
        if top is None:
            return False
        child = top
        for ancestor in self.tree.ancestors(top):
            if ancestor in tokens:
                continue
            word = cue_verb(self.tree.lemmas[ancestor]) if self.tree.tokens[ancestor].pos == "VERB" else None
            if word is not None and not word.thought and child > ancestor and ancestor not in self._inside:
                speaker = speaker_of(self.tree, ancestor)
                if speaker is None or self.tree.dep(child) in ("nsubj", "advcl", "npadvmod", "punct"):
                    return False
                members = set(self.tree.subtree(child))
                target = self.tree.kid(ancestor, "dobj")
                if target is not None and target > ancestor:
                    members.update(self.tree.subtree(target))
                known = self._by_cue.get(ancestor)
                if known is None:
                    known = Attribution((ancestor,), word.lemma, speaker, [], ["governed"], 0.6)
                    self.found.append(known)
                    self._by_cue[ancestor] = known
                known.contents = list(merged([*known.contents, *stretches(self.tree, members)]))
                self._add(known, place, "governed")
                return True
            child = ancestor
        return False

    def _goes_on(self, place: _Place) -> bool:
        """A quotation that opens its sentence, with no cue of its own, after the same speaker's words."""
        if place.before or any(self.tree.words[token] not in _ENDS for token in place.after):
            return False
        span = place.quotation.span
        carrier = place.quotation.continues
        best: Attribution | None = None
        for attribution in self.found:
            if (
                not attribution.quotations
                or not attribution.contents
                or hull(attribution.contents).start >= span.start
            ):
                continue
            if carrier is not None and carrier in attribution.quotations:
                best = attribution
                break
            place_of = max(
                self.tree.tokens[attribution.cue[0]].end if attribution.cue else 0,
                *(c.end for c in attribution.contents),
            )
            if place_of <= span.start and (
                best is None or attribution.contents[-1].end > best.contents[-1].end
            ):
                best = attribution
        if best is None:
            return False
        if carrier is None:
            anchor = self.tree.at(best.contents[-1].start)
            same = self.tree.paragraph[anchor] == self.tree.paragraph[place.first]
            if not same:
                return False
        self._add(best, place, "goes on")
        return True
