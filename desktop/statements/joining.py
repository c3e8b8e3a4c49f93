"""Join what the rules found with what the trained reader reports, and keep what is likely enough.

Both propose attributions. Where the two mean the same words both wordings are proposed, and each lends the
other what it lacks: the rules their quotations and their lexicon, the reader its source. Every proposal is
weighed by what rules and reader have to say about it together (`weighing`); of proposals that claim the same
words the heavier stays, and what is lighter than `LEAST` goes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.basics.spans import Span
from desktop.statements.attribution import Attribution
from desktop.statements.proposals import AGREES, BOUNDS, SOURCE, Maker, shared_length
from desktop.statements.quotations import Quotation
from desktop.statements.tagger.decode import Report
from desktop.statements.tagger.evidence import Evidence
from desktop.statements.tree import Tree
from desktop.statements.weighing import Proposal, Proposer, Weights, log_odds, weigh

LEAST = 0.45
"""A proposal whose content is right less often than this is left out."""
LEAST_TOGETHER = 0.3
"""The same for content and speaker together."""
LEAST_AROUND = 0.6
"""The same for one around another that is kept already: its words are then counted twice."""

LEAST_UNKNOWN = 0.5
"""The same where the reader alone proposes it, by a cue that the lexicon does not know."""
LEAST_AGREED = 0.25
"""The same where a rule gave a quotation to its cue, or the reader is `_SURE_CUE` of the cue as well: there
is an attribution, and only its edges are in doubt."""
_SURE_CUE = log_odds(0.9)
_BY_FORM = ("as said", "signed", "signature", "colon", "label")
"""Rules that go by forms too rare for the reader to have learnt."""
_TURN = "turn"
"""The rule of transcripts, which the reader has never seen: their lines stand as they are."""

_SAME = 0.3
"""Share of the characters of two proposals that must agree for both to mean one attribution."""
_RIVALS = 0.5
"""Share of the smaller of two proposals that makes them claim the same words."""
_HANDICAP: Mapping[Proposer, float] = {"reader of both": 0.05}
"""By how much the reader's wording must be likelier than that of the rules: their edges are kept in doubt."""


def join(
    tree: Tree,
    quotations: Sequence[Quotation],
    found: Sequence[Attribution],
    reports: Sequence[Report],
    evidence: Evidence,
    weights: Weights,
) -> list[Attribution]:
    """The attributions that remain, each with how sure it is that content and speaker are right."""
    turns = [attribution for attribution in found if attribution.rules[0] == _TURN]
    found = [attribution for attribution in found if attribution.rules[0] != _TURN]
    said = [span for turn in turns for span in turn.contents]
    reports = [report for report in reports if not _is_turn(report, said)]
    proposed = propose(tree, quotations, found, reports, evidence)
    kept: list[Proposal] = []
    for share, _, proposal in sorted(
        (
            (weigh(one, weights.content) - _HANDICAP.get(one.proposer, 0.0), n, one)
            for n, one in enumerate(proposed)
        ),
        reverse=True,
    ):
        if share < _least(proposal):
            continue
        around = [other for other in kept if _inside(tree, other.attribution, proposal.attribution)]
        rivals = (other for other in kept if not any(other is inner for inner in around))
        if (not around or share >= LEAST_AROUND) and not any(
            _are_rivals(proposal.attribution, other.attribution) for other in rivals
        ):
            kept.append(proposal)
    for proposal in kept:
        proposal.attribution.sureness = weigh(proposal, weights.speaker)
    kept = [proposal for proposal in kept if _stays(proposal.attribution)]
    whole = list(kept)
    for proposal in proposed:
        if proposal.proposer not in ("rules", "rules of both"):
            continue
        if any(proposal.attribution.cue == other.attribution.cue for other in whole):
            continue
        if any(_inside(tree, proposal.attribution, other.attribution) for other in whole):
            kept.append(proposal)
    return [*turns, *(proposal.attribution for proposal in kept)]


def _is_turn(report: Report, said: Sequence[Span]) -> bool:
    """Whether a report is about lines of a transcript as a whole: its cue is no word of theirs."""
    inside = report.cue is not None and any(span.covers(report.cue) for span in said)
    return not inside and 2 * shared_length(report.contents, said) > sum(map(len, report.contents))


def _stays(attribution: Attribution) -> bool:
    """Whether content and speaker together are likely enough; what is in quotation marks somebody said."""
    sure = attribution.sureness is None or attribution.sureness >= LEAST_TOGETHER
    return sure or bool(attribution.quotations) or attribution.rules[0] in _BY_FORM


def _least(proposal: Proposal) -> float:
    """How likely a proposal must be: less where a rule knows it by its form or by its quotation marks."""
    if proposal.proposer == "reader" and not proposal.features["known cue"]:
        return LEAST_UNKNOWN
    if proposal.proposer not in ("rules", "rules of both"):
        return LEAST
    if proposal.attribution.rules[0] in _BY_FORM:
        return 0.0
    agreed = proposal.proposer == "rules of both" and proposal.features["cue"] >= _SURE_CUE
    return LEAST_AGREED if agreed or proposal.attribution.quotations else LEAST


def propose(
    tree: Tree,
    quotations: Sequence[Quotation],
    found: Sequence[Attribution],
    reports: Sequence[Report],
    evidence: Evidence,
) -> list[Proposal]:
    """All proposals of rules and reader, with what speaks for them."""
    maker = Maker(tree, quotations, reports, evidence)
    drafts = [(report, maker.attribution(report)) for report in reports]
    partners = _partners(tree, found, drafts)
    proposals = []
    for number, attribution in enumerate(found):
        if number not in partners:
            proposals.append(maker.proposal(attribution, "rules", None, 0.0))
            continue
        report, draft = drafts[partners[number]]
        agreement = _agreement(attribution.contents, draft.contents)
        agreed = maker.speaker_agreed(attribution, draft, report)
        named = draft.named if SOURCE in agreed[1] else None
        rules = [*attribution.rules, AGREES, *agreed[1]]
        first = replace(attribution, speaker=agreed[0], rules=rules, named=named)
        proposals.append(maker.proposal(first, "rules of both", report, agreement))
        maker.adapt(draft, first, found)
        if draft.contents != first.contents and maker.may_reword(first, draft):
            second = replace(
                first, contents=draft.contents, quotations=draft.quotations, rules=[*first.rules, BOUNDS]
            )
            proposals.append(maker.proposal(second, "reader of both", report, agreement))
    taken = set(partners.values())
    for number, (report, draft) in enumerate(drafts):
        if number not in taken and draft.contents and maker.may_propose(draft, found):
            proposals.append(maker.proposal(draft, "reader", report, 0.0))
    return proposals


def _partners(
    tree: Tree, found: Sequence[Attribution], drafts: Sequence[tuple[Report, Attribution]]
) -> dict[int, int]:
    """Which report means the same attribution: by the words, and a little by the cue."""
    pairs = []
    for number, attribution in enumerate(found):
        for other, (_, draft) in enumerate(drafts):
            agreement = _agreement(attribution.contents, draft.contents)
            if not agreement:
                continue
            one_cue = bool(set(attribution.cue) & set(draft.cue))
            if agreement >= _SAME or one_cue:
                pairs.append((agreement + one_cue, -number, -other))
    found_for: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, other in sorted(pairs, reverse=True):
        if -number not in found_for and -other not in taken:
            found_for[-number] = -other
            taken.add(-other)
    return found_for


def _agreement(a: Sequence[Span], b: Sequence[Span]) -> float:
    shared = shared_length(a, b)
    return shared / (sum(map(len, a)) + sum(map(len, b)) - shared) if shared else 0.0


def _are_rivals(a: Attribution, b: Attribution) -> bool:
    """Whether two attributions claim the same words."""
    smaller = min(sum(map(len, a.contents)), sum(map(len, b.contents)))
    return shared_length(a.contents, b.contents) > _RIVALS * smaller


def _inside(tree: Tree, inner: Attribution, outer: Attribution) -> bool:
    """Whether cue and content of one lie inside the content of the other."""
    if not inner.cue:
        return False
    place = tree.tokens[inner.cue[0]].start
    if not any(place in span for span in outer.contents):
        return False
    return 2 * shared_length(inner.contents, outer.contents) > sum(map(len, inner.contents))
