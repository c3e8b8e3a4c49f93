"""Make proposals of what the trained reader reports: attributions in tokens and whole quotations, with all
that rules and reader have to say for and against them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from desktop.basics.spans import Span, merged
from desktop.statements.attribution import Attribution
from desktop.statements.confidence import confidence_of
from desktop.statements.contents import is_introduction, trimmed
from desktop.statements.cues import CueWord, cue_noun, cue_verb
from desktop.statements.indirect import is_bare_participle
from desktop.statements.neighbours import reads_as_title
from desktop.statements.quotations import Quotation, quoted_spans
from desktop.statements.tagger.decode import Report
from desktop.statements.tagger.evidence import Evidence
from desktop.statements.tree import Tree
from desktop.statements.unsaid import reports_nothing, why_unsaid
from desktop.statements.weighing import Proposal, Proposer, log_odds

_SURE = 0.7
"""How sure the reader must be of a source to be believed against the rules."""
_SURE_NOBODY = 0.5
"""The same of nobody being named."""
_SHORT_TIME = 4
"""Tokens of a phrase of time at most."""
_STRAY = 5
"""Words of a content at least for a single word apart from the rest to be a slip of the reader."""
_SMALL = 3
"""Characters that a content may reach into a quotation without taking all of it."""
_PARTS_OF_NAMES = ("compound", "nmod")
READER, ALONE, AGREES = "reader", "reader without cue", "reader agrees"
BOUNDS, SOURCE, NOBODY = "reader's bounds", "reader's source", "reader's nobody"


class Maker:
    """Makes proposals of one article."""

    def __init__(
        self,
        tree: Tree,
        quotations: Sequence[Quotation],
        reports: Sequence[Report],
        evidence: Evidence,
    ) -> None:
        self._tree = tree
        self._reports = reports
        self._evidence = evidence
        self._top = [
            (number, quotation)
            for number, quotation in enumerate(quotations)
            if quotation.parent is None and quotation.style != "single"
        ]
        self._single = [one.span for one in quotations if one.parent is None and one.style == "single"]
        self._quoted = quoted_spans(quotations)

    def attribution(self, report: Report) -> Attribution:
        """A report as an attribution: its words as tokens, its content with whole quotations."""
        tree = self._tree
        cue = () if report.cue is None else self._cue(report.cue)
        word = _cue_word(tree, cue[0]) if cue else None
        contents, taken = self._whole_quotations(self._without_frame(report))
        unsaid = next((why for verb in cue if (why := self._why_unsaid(verb))), None)
        return Attribution(
            cue=cue,
            lemma="" if not cue else word.lemma if word is not None else tree.lemmas[cue[0]],
            speaker=None if report.source is None else self._head(report.source),
            contents=contents,
            rules=[READER if cue else ALONE, *([unsaid] if unsaid else [])],
            likelihood=0.0,
            thought=unsaid is not None
            or (
                not taken
                and not self._quotes_in_headline(contents)
                and (word is None or word.thought or not self._tells(contents))
            ),
            quotations=taken,
            named=report.source,
        )

    def _why_unsaid(self, verb: int) -> str | None:
        word = _cue_word(self._tree, verb)
        is_saying = self._tree.tokens[verb].pos == "VERB" and word is not None and not word.thought
        return why_unsaid(self._tree, verb) if is_saying else None

    def _without_frame(self, report: Report) -> list[Span]:
        """The content without its own cue and source, where the reader took them in with it, and without the
        headline where the cue stands below it."""
        spans = list(report.contents)
        for gone in (report.cue, report.source):
            if gone is not None:
                spans = [part for span in spans for part in _without(span, gone)]
        if report.cue is not None and self._in_headline([report.cue]) != self._in_headline(spans):
            spans = [span for span in spans if not self._in_headline([span])] or spans
        return spans

    def _in_headline(self, spans: Sequence[Span]) -> bool:
        titles = (one.span for one in self._tree.article.paragraphs if one.role == "headline")
        return any(title.overlaps(span) for title in titles for span in spans)

    def _quotes_in_headline(self, contents: Sequence[Span]) -> bool:
        """Whether a headline's content quotes: its marks are single ones."""
        return self._in_headline(contents) and any(
            span.covers(mark) for span in contents for mark in self._single
        )

    def _tells(self, contents: Sequence[Span]) -> bool:
        """Whether a content is a clause: "praised the ruling" tells an attitude and nothing that was said."""
        tree = self._tree
        tokens = next((found for span in contents if (found := tree.within(span))), range(0))
        return any(
            tree.tokens[token].pos in ("VERB", "AUX") and tree.dep(token) not in ("amod", "compound")
            for token in tokens
            if tree.head(token) not in tokens or tree.is_root(token)
        )

    def _cue(self, span: Span) -> tuple[int, ...]:
        """The tokens of a cue, the one that attributes first."""
        tree = self._tree
        tokens = list(tree.within(span)) or [min(tree.at(span.start), len(tree.tokens) - 1)]
        known = [token for token in tokens if _cue_word(tree, token) is not None]
        verbs = [token for token in tokens if tree.tokens[token].pos == "VERB"]
        main = (known or verbs or tokens)[0]
        return (main, *(token for token in tokens if token != main))

    def _head(self, span: Span) -> int | None:
        """The token that heads a source: of its phrases the first that names somebody, and no time."""
        tree = self._tree
        tokens = tree.within(span)
        tops = [token for token in tokens if tree.head(token) not in tokens or tree.is_root(token)]
        nouns = [token for token in tops if self._may_name(token)]
        if not nouns and tops and tree.tokens[tops[0]].pos in ("VERB", "AUX", "ADP", "PUNCT"):
            nouns = [token for token in tokens if self._may_name(token)]
        head = next(iter(nouns or tops), None)
        if head is not None and tree.dep(head) in _PARTS_OF_NAMES and tree.head(head) == head + 1:
            return head + 1
        return head

    def _may_name(self, token: int) -> bool:
        found = self._tree.tokens[token]
        return found.pos in ("NOUN", "PROPN", "PRON") and found.entity not in ("DATE", "TIME")

    def _whole_quotations(self, spans: Sequence[Span]) -> tuple[list[Span], set[int]]:
        """The content with the quotations it takes from end to end, and without those it only touches."""
        found = self._sound(spans)
        taken = set()
        for number, quotation in self._top:
            whole = quotation.span
            shared = sum(whole.shared(span) for span in found)
            if not shared or any(span.covers(whole) for span in found):
                if shared:
                    taken.add(number)
                continue
            if shared <= _SMALL:
                found = [piece for span in found for piece in _without(span, whole)]
            elif 2 * shared >= len(whole) or any(whole.covers(span) for span in found):
                found.append(whole)
                taken.add(number)
        return self._sound(merged(found)), taken

    def _sound(self, spans: Sequence[Span]) -> list[Span]:
        """The stretches without what introduces them, and without single words that stray from the rest."""
        tree = self._tree
        found = []
        for number, span in enumerate(spans):
            tokens = tree.within(span)
            if not number and len(tokens) > 1 and is_introduction(tree, tokens[0]):
                span = Span(tree.tokens[tokens[1]].start, span.end)
            span = trimmed(tree.text, span)
            if any(character.isalnum() for character in span.of(tree.text)):
                found.append(span)
        sizes = [len(span.of(tree.text).split()) for span in found]
        return [
            span
            for span, size in zip(found, sizes, strict=True)
            if size > 1 or sum(sizes) < _STRAY or any(span.overlaps(mark) for mark in self._quoted)
        ]

    def adapt(self, draft: Attribution, rules: Attribution, found: Sequence[Attribution]) -> None:
        """Take out of the reader's words what the rules know better: when it was said, others' quotations."""
        others = {number for one in found if one.cue != rules.cue for number in one.quotations}
        for number, quotation in self._top:
            if number in draft.quotations and number in others and number not in rules.quotations:
                draft.quotations.discard(number)
                draft.contents = [part for span in draft.contents for part in _without(span, quotation.span)]
        end = rules.contents[-1].end
        after = self._tree.at(end)
        if rules.quotations and after < len(self._tree.tokens) and self._tree.tokens[after].tag == "WDT":
            # A relative clause behind a closing mark (", which was new") is the reporter's remark.
            cut = (Span(span.start, min(span.end, end)) for span in draft.contents)
            draft.contents = [span for span in cut if span.start < span.end]
        draft.contents = self._before_next(self._behind_noun(draft.contents, rules), rules, found)
        draft.contents = self._sound(self._without_time(draft.contents, rules.cue))

    def _behind_noun(self, spans: Sequence[Span], rules: Attribution) -> list[Span]:
        """The content without the noun that attributes it ("the admission that …") and what stands before."""
        tree = self._tree
        if not rules.cue or tree.tokens[rules.cue[0]].pos != "NOUN":
            return list(spans)
        phrase = tree.span(tree.first[rules.cue[0]], tree.last[rules.cue[0]])
        noun = Span(phrase.start, tree.tokens[rules.cue[0]].end)
        parts = [part for span in spans for part in _without(span, noun)]
        # What follows is the sentence that the noun stands in ("… came on Monday").
        return [Span(part.start, min(part.end, phrase.end)) for part in parts if part.start < phrase.end]

    def _before_next(
        self, spans: Sequence[Span], rules: Attribution, found: Sequence[Attribution]
    ) -> list[Span]:
        """The content up to the next cue of the same speaker ("said … and warned …"), which has its own."""
        tree = self._tree
        for other in found:
            if not rules.cue or not other.cue or other.speaker is None or other.speaker != rules.speaker:
                continue
            first = other.cue[0]
            if first <= rules.cue[0] or tree.tokens[first].start < rules.contents[-1].end:
                continue
            while first - 1 > rules.cue[0] and tree.dep(first - 1) in (
                "cc",
                "punct",
                "advmod",
                "aux",
                "neg",
                "auxpass",
            ):
                first -= 1
            end = tree.tokens[first].start
            spans = [Span(span.start, min(span.end, end)) for span in spans if span.start < end]
        return list(spans)

    def _without_time(self, spans: Sequence[Span], cue: tuple[int, ...]) -> list[Span]:
        """The content without a phrase of time at its end that belongs to the cue ("said … on Monday")."""
        tree = self._tree
        if not spans or not cue:
            return list(spans)
        *before, last = spans
        for kid in tree.kids(cue[0], "prep", "npadvmod"):
            first = tree.first[kid]
            timed = any(tree.tokens[token].entity in ("DATE", "TIME") for token in tree.subtree(kid))
            start, end = tree.tokens[first].start, tree.tokens[tree.last[kid]].end
            if timed and tree.last[kid] - first < _SHORT_TIME and last.start < start < last.end <= end:
                last = trimmed(tree.text, Span(last.start, start))
        return [*before, last]

    def may_reword(self, rules: Attribution, draft: Attribution) -> bool:
        """Whether the reader's edges are worth proposing: not where all is in quotation marks."""
        words = sum(len(span.of(self._tree.text).split()) for span in draft.contents)
        quoted = shared_length(rules.contents, self._quoted) > 0.95 * sum(map(len, rules.contents))
        return words > 1 and not quoted

    def may_propose(self, draft: Attribution, found: Sequence[Attribution]) -> bool:
        """Not a question of nobody's ("Asked whether …, he …"), nor a set phrase, nor whom a statement was
        had from (its via), nor a title, nor a single word without marks ("it")."""
        if any(reports_nothing(self._tree, verb) for verb in draft.cue):
            return False
        if draft.speaker is not None and any(
            one.via == draft.speaker and shared_length(one.contents, draft.contents) for one in found
        ):
            return False
        if draft.speaker is None and draft.cue and is_bare_participle(self._tree, draft.cue[0]):
            return False
        words = [word for span in draft.contents for word in span.of(self._tree.text).split()]
        if draft.quotations and len(words) > 1 and not self._in_headline(draft.contents):
            tokens = (
                self._tree.tokens[token] for span in draft.contents for token in self._tree.within(span)
            )
            if reads_as_title([self._tree.text[token.start : token.end] for token in tokens]):
                return False
        return len(words) > 1 or bool(draft.quotations)

    def speaker_agreed(
        self, rules: Attribution, reader: Attribution, report: Report
    ) -> tuple[int | None, list[str]]:
        """Whom rules and reader together take for the speaker, and what to tell of it."""
        if rules.speaker == reader.speaker:
            return rules.speaker, []
        if rules.speaker is not None and report.source is not None:
            place = self._tree.tokens[rules.speaker].start
            if place in report.source:
                return rules.speaker, []
            owner = rules.cue and self._tree.dep(rules.speaker) == "poss"
            if owner and self._tree.head(rules.speaker) == rules.cue[0]:  # "Tarn's admission" is Tarn's
                return rules.speaker, []
        if reader.speaker is not None and reader.speaker == rules.via:
            return rules.speaker, []
        if report.source_share >= (_SURE_NOBODY if reader.speaker is None else _SURE):
            return reader.speaker, [NOBODY if reader.speaker is None else SOURCE]
        if rules.speaker is None and reader.speaker is not None:
            return reader.speaker, [SOURCE]
        return rules.speaker, []

    def proposal(
        self, attribution: Attribution, proposer: Proposer, report: Report | None, agreement: float
    ) -> Proposal:
        """An attribution with what speaks for it."""
        tree, evidence = self._tree, self._evidence
        contents = attribution.contents
        size = max(1, sum(map(len, contents)))
        begin, end = evidence.edges(contents)
        cue = None
        if attribution.cue:
            cue = tree.span(attribution.cue[0], attribution.cue[0])
        quoted = shared_length(contents, self._quoted) / size
        word = _cue_word(tree, attribution.cue[0]) if attribution.cue else None
        speaker = attribution.speaker
        features = {
            "bias": 1.0,
            "rule": 0.0 if proposer == "reader" else confidence_of(attribution),
            "content": log_odds(evidence.content(contents)),
            "cue inside": log_odds(evidence.cue_inside(contents, self._quoted)),
            "claimed by others": self._claimed(contents, report),
            "begin": log_odds(begin),
            "end": log_odds(end),
            "cue": log_odds(0.5 if cue is None else evidence.cue(cue)),
            "pointing": log_odds(0.5 if cue is None else evidence.pointing(contents, cue)),
            "no cue": float(cue is None),
            "known cue": 0.0 if word is None else max(word.frames.values(), default=0.0),
            "agreement": agreement,
            "agreement squared": agreement**2,
            "quoted": quoted,
            "all quoted": float(quoted > 0.95),
            "size": math.log(size) / 5,
            "pieces": float(len(contents) > 1),
            "thought": float(attribution.thought),
            "no speaker": float(speaker is None),
            "source": log_odds(0.5 if speaker is None else evidence.source(tree.span(speaker, speaker))),
            "reader's source": log_odds(0.5 if report is None else report.source_share),
        }
        return Proposal(attribution, proposer, features)

    def _claimed(self, contents: Sequence[Span], report: Report | None) -> float:
        """The share of a content that other reports claim for theirs."""
        others = [
            other
            for other in self._reports
            if other is not report and (not report or other.cue != report.cue)
        ]
        return min(
            1.0,
            sum(shared_length(contents, other.contents) for other in others)
            / max(1, sum(map(len, contents))),
        )


def shared_length(a: Sequence[Span], b: Sequence[Span]) -> int:
    """How many characters two lists of stretches share."""
    return sum(x.shared(y) for x in a for y in b)


def _without(span: Span, gone: Span) -> list[Span]:
    parts = [Span(span.start, min(span.end, gone.start)), Span(max(span.start, gone.end), span.end)]
    return [part for part in parts if part.start < part.end]


def _cue_word(tree: Tree, token: int) -> CueWord | None:
    """What the lexicon knows of a token as a cue."""
    if tree.tokens[token].pos in ("NOUN", "PROPN"):
        return cue_noun(tree.lemmas[token])
    return cue_verb(tree.lemmas[token])
