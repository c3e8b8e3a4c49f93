"""Give every quotation its attribution: by the cue beside it, by the grammar, or by what was said before.

In order: a cue that directly follows ("“…,” said Kirby"); the content of a cue outside the quotation,
which it completes; a cue that leads up to it ("He added: “…”"); the phrase a cue governs ("described it
as “…”"), which becomes the content with it; a sentence that introduces it; and, where it opens its
sentence without a cue of its own, what the same speaker said just before. A quotation that finds none of
these is left over: a quoted term.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from desktop.basics.spans import Span, merged
from desktop.statements import neighbours
from desktop.statements.attribution import Attribution
from desktop.statements.contents import stretches
from desktop.statements.cues import cue_verb
from desktop.statements.neighbours import Place, Quoted
from desktop.statements.quotations import Quotation
from desktop.statements.subjects import antecedent, speaker_of
from desktop.statements.tree import Tree

INTRODUCED = 0.6
SENTENCE_BEFORE = 0.4
GOVERNED = 0.6
SENTENCE_AFTER = 0.4
LABELLED = 0.7
TURN = 0.8
SIGNED = 0.7
NAMELESS = 0.3
_LEAST_NAMELESS = 8
"""Words of a quotation at least to be somebody's though nobody is named."""

_LEAST_FREE = 5
"""Words of a quotation without a cue at least, for the subject of the sentence before to be its speaker."""


def attach_quotations(tree: Tree, quotations: Sequence[Quotation], found: list[Attribution]) -> list[int]:
    """Attach all top-level quotations to `found`, which grows; the numbers of those left over."""
    rules = _Rules(tree, quotations, found)
    for attribution in list(found):
        rules.clip(attribution)
    left_over = []
    for number in rules.quoted.top:
        place = neighbours.place_of(rules.quoted, number)
        if place is not None and not rules.attach(place):
            left_over.append(number)
    return left_over


class _Rules:
    """The attributions of one article while its quotations are attached to them."""

    def __init__(self, tree: Tree, quotations: Sequence[Quotation], found: list[Attribution]) -> None:
        self.tree = tree
        self.quoted = Quoted.of(tree, quotations)
        self.found = found
        self.by_cue = {attribution.cue[0]: attribution for attribution in found if attribution.cue}
        self.by_paragraph: defaultdict[int, list[Attribution]] = defaultdict(list)
        for attribution in self.by_cue.values():
            self.by_paragraph[tree.paragraph[attribution.cue[0]]].append(attribution)
        self.last: Attribution | None = None

    def attach(self, place: Place) -> bool:
        """Attach one quotation; whether a rule did."""
        embedded = neighbours.is_embedded(self.quoted, place)
        return (
            self._turn(place)
            or self._unclosed(place)
            or (not embedded and self._cue_after(place))
            or self._complete(place)
            or self._cue_before(place)
            or self._governed(place)
            or (embedded and self._cue_after(place))
            or self._introduced(place)
            or self._labelled(place)
            or self._signed(place)
            or self._goes_on(place)
            or self._sentence_after(place)
            or self._sentence_before(place)
            or self._by_nobody(place)
        )

    def clip(self, attribution: Attribution) -> None:
        """A cue inside a quotation governs nothing outside it."""
        number = self.quoted.inside.get(attribution.cue[0]) if attribution.cue else None
        if number is not None:
            inner = self.quoted.quotations[number].inner
            clipped = (Span(max(s.start, inner.start), min(s.end, inner.end)) for s in attribution.contents)
            attribution.contents = [span for span in clipped if span.start < span.end]

    def _add(self, attribution: Attribution, place: Place, rule: str) -> bool:
        attribution.contents = list(merged([*attribution.contents, place.quotation.span]))
        attribution.quotations.add(place.number)
        if rule not in attribution.rules:
            attribution.rules.append(rule)
        self._take_back(attribution, place)
        self.last = attribution
        return True

    def _take_back(self, attribution: Attribution, place: Place) -> None:
        """The paragraphs of one quotation before that which names its speaker are his too."""
        carrier = place.quotation.continues
        for other in self.found if carrier is not None else ():
            if (
                other is not attribution
                and not other.cue
                and carrier is not None
                and carrier in other.quotations
            ):
                attribution.contents = list(merged([*other.contents, *attribution.contents]))
                attribution.quotations |= other.quotations
                other.contents = []
                other.quotations = set()

    def _for_cue(self, cue: int, speaker: int | None, likelihood: float) -> Attribution:
        """The attribution of a cue, made where no rule has made it yet."""
        known = self.by_cue.get(cue)
        if known is None:
            word = cue_verb(self.tree.lemmas[cue])
            lemma, thought = (self.tree.lemmas[cue], False) if word is None else (word.lemma, word.thought)
            known = Attribution((cue,), lemma, speaker, [], [], likelihood, thought)
            self.found.append(known)
            self.by_cue[cue] = known
            self.by_paragraph[self.tree.paragraph[cue]].append(known)
        return known

    def _cue_after(self, place: Place) -> bool:
        cue = neighbours.cue_after(self.quoted, place)
        if cue is None:
            return False
        word = cue_verb(self.tree.lemmas[cue])
        speaker = neighbours.speaker_after(self.quoted, place, cue)
        known = self._for_cue(cue, speaker, 0.9 if word is None else word.weight("quotation"))
        if not known.quotations:
            # What the parser made of the words behind the cue is not what it governs here.
            start = self.tree.tokens[cue].start
            known.contents = [
                Span(span.start, min(span.end, place.quotation.span.end))
                for span in known.contents
                if span.start < start
            ]
            known.contents = [span for span in known.contents if span.start < span.end]
            known.likelihood = max(known.likelihood, word.weight("quotation") if word else 0.0)
            known.thought = word is not None and word.thought
            known.rules.clear()
        known.cue = (cue, *neighbours.saying_after(self.tree, cue))
        if speaker is not None:
            known.speaker = speaker
        return self._add(known, place, "cue after")

    def _complete(self, place: Place) -> bool:
        """Whether the content of a cue outside the quotation reaches into it."""
        span = place.quotation.span
        best: Attribution | None = None
        most = 0
        for attribution in self.by_paragraph[self.tree.paragraph[place.first]]:
            if self.quoted.inside.get(attribution.cue[0]) == place.number:
                continue
            shared = sum(span.shared(content) for content in attribution.contents)
            if shared > most:
                best, most = attribution, shared
        if best is None or most < min(len(span), 3):
            return False
        if neighbours.opens_content(self.quoted, place, best):
            best.contents = [content for content in best.contents if content.start < span.start]
        return self._add(best, place, "quotation")

    def _cue_before(self, place: Place) -> bool:
        cue = neighbours.cue_before(self.quoted, place)
        if cue is None:
            return False
        word = cue_verb(self.tree.lemmas[cue])
        known = self._for_cue(
            cue,
            neighbours.speaker_before(self.quoted, cue),
            0.9 if word is None else word.weight("quotation"),
        )
        if not known.quotations and known.rules and known.rules[0] in ("object", "preposition"):
            known.contents = []
            known.rules.clear()
        if not known.contents:
            known.contents = neighbours.interrupted(self.quoted, place, cue, known.speaker)
        return self._add(known, place, "cue before")

    def _governed(self, place: Place) -> bool:
        """A quotation inside the phrase that a cue governs: that phrase is the content."""
        tree = self.tree
        tokens = tree.within(place.quotation.inner)
        top = next((token for token in tokens if tree.head(token) not in tokens), None)
        if top is None:
            return False
        child = top
        for ancestor in tree.ancestors(top):
            if ancestor in tokens:
                continue
            word = cue_verb(tree.lemmas[ancestor]) if tree.tokens[ancestor].pos == "VERB" else None
            if word is not None and not word.thought and word.weight("quotation") and child > ancestor:
                if word.framing != "metalinguistic" and neighbours.is_name(self.quoted, place):
                    return False
                return self._govern(place, ancestor, child)
            child = ancestor
        return False

    def _govern(self, place: Place, cue: int, child: int) -> bool:
        tree = self.tree
        speaker = speaker_of(tree, cue)
        if (
            speaker is None
            or cue in self.quoted.inside
            or tree.dep(child) in ("nsubj", "advcl", "npadvmod", "punct")
        ):
            return False
        members = set(tree.subtree(child))
        target = tree.kid(cue, "dobj")
        if target is not None and target > cue:
            members.update(tree.subtree(target))
        known = self._for_cue(cue, speaker, GOVERNED)
        if not known.contents or known.rules[0] in ("object", "preposition"):
            known.contents = list(merged([*known.contents, *stretches(tree, members)]))
        else:
            start = min(span.start for span in known.contents)
            known.contents = [
                Span(start, max(place.quotation.span.end, *(span.end for span in known.contents)))
            ]
        return self._add(known, place, "governed")

    def _introduced(self, place: Place) -> bool:
        """“Clinton was blunt: “…””: a sentence that ends in a colon introduces what its subject says."""
        tree = self.tree
        introduction = neighbours.introduction(self.quoted, place)
        if introduction is None:
            return False
        top = introduction
        known = self.by_cue.get(top)
        if known is None:
            subject = tree.kid(top, "nsubj", "nsubjpass")
            if subject is None:
                return False
            known = self._for_cue(top, antecedent(tree, subject), INTRODUCED)
        return self._add(known, place, "colon")

    def _turn(self, place: Place) -> bool:
        """“OKAFOR: …”: a line of a transcript."""
        found = neighbours.turn(self.quoted, place)
        if found is None:
            return False
        speaker, colon = found
        cue = (colon,) if self.tree.words[colon] == ":" else ()
        made = Attribution(cue, ":" if cue else "", speaker, [], [], TURN)
        self.found.append(made)
        return self._add(made, place, "turn")

    def _unclosed(self, place: Place) -> bool:
        """““We are late, he said.”: a mark that nobody closed ends before the cue inside it."""
        quotation = place.quotation
        if quotation.closed or any(other.continues == place.number for other in self.quoted.quotations):
            return False
        for attribution in self.by_paragraph[self.tree.paragraph[place.first]]:
            if self.quoted.inside.get(attribution.cue[0]) != place.number or attribution.speaker is None:
                continue
            if attribution.rules[0] not in ("clause before", "inserted") or attribution.thought:
                continue
            first, *rest = attribution.contents
            if first.start - quotation.inner.start <= 1:
                attribution.contents = [Span(quotation.span.start, first.end), *rest]
                attribution.quotations.add(place.number)
                attribution.rules.append("unclosed")
                self.last = attribution
                return True
        return False

    def _labelled(self, place: Place) -> bool:
        """“Okafor: “…””, “Her verdict: “…””: a label names the speaker."""
        found = neighbours.label(self.quoted, place)
        if found is None:
            return False
        speaker, colon = found
        made = Attribution((colon,), ":", speaker, [], [], LABELLED)
        self.found.append(made)
        return self._add(made, place, "label")

    def _goes_on(self, place: Place) -> bool:
        """A quotation without a cue goes on with what its speaker said just before."""
        if not neighbours.stands_alone(self.quoted, place):
            return False
        carrier = place.quotation.continues
        if carrier is not None:
            for attribution in self.found:
                if carrier in attribution.quotations:
                    return self._add(attribution, place, "goes on")
        last = self.last
        if last is None or not neighbours.directly_before(self.quoted, last, place):
            return False
        return self._add(last, place, "goes on")

    def _sentence_after(self, place: Place) -> bool:
        """A free quotation that opens its paragraph: who speaks in the sentence behind it spoke already."""
        if not self._is_free(place) or (
            place.first > 0 and self.tree.paragraph[place.first - 1] == self.tree.paragraph[place.first]
        ):
            return False
        subject = neighbours.subject_after(self.quoted, place)
        if subject is None:
            return False
        made = Attribution((), "", subject, [], [], SENTENCE_AFTER)
        self.found.append(made)
        return self._add(made, place, "sentence after")

    def _is_free(self, place: Place) -> bool:
        """Whether a quotation is a whole sentence that stands by itself."""
        if not neighbours.stands_alone(self.quoted, place) or place.last - place.first < _LEAST_FREE:
            return False
        return place.quotation.inner.of(self.tree.text).rstrip("”\"’'")[-1:] in ".!?…,"

    def _sentence_before(self, place: Place) -> bool:
        """A free quotation of a whole sentence: the subject of the sentence before it speaks."""
        if not self._is_free(place):
            return False
        subject = neighbours.subject_before(self.quoted, place)
        if subject is None:
            return False
        made = Attribution((), "", subject, [], [], SENTENCE_BEFORE)
        self.found.append(made)
        return self._add(made, place, "sentence before")

    def _signed(self, place: Place) -> bool:
        """A quotation with its speaker's name behind a dash."""
        speaker = neighbours.signature(self.quoted, place)
        if speaker is None:
            return False
        made = Attribution((), "", speaker, [], [], SIGNED)
        self.found.append(made)
        return self._add(made, place, "signature")

    def _by_nobody(self, place: Place) -> bool:
        """A quotation of whole sentences that stands alone, whoever said it."""
        if not self._is_free(place) or place.last - place.first < _LEAST_NAMELESS:
            return False
        made = Attribution((), "", None, [], [], NAMELESS)
        self.found.append(made)
        return self._add(made, place, "nobody named")
