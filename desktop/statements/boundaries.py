"""Where content ends: what the parser runs on with, though the reporter is speaking again.

"He said that A and added that B" is often parsed as if the speaker had said that somebody added; "said A,
adding that B" likewise. The second cue then goes back to the first one's speaker, and the content ends
before it. A relative clause that trails behind a comma or a closing mark (", which was new") is the
reporter's remark as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from desktop.basics.spans import Span
from desktop.statements.attribution import Attribution
from desktop.statements.contents import trimmed
from desktop.statements.cues import cue_verb
from desktop.statements.tree import Tree

_FINITE = ("VBD", "VBZ", "VBP")
_LONGEST_REPORT = 200
"""Tokens of a report that are searched for its reporter's next cue; the bound is for texts that are none."""

_BREAKS = (",", "-", "–", "—", "--")
_MARKS = ('"', "”", "’", "'", "''")
_LOOSE = ("advcl", "ccomp", "conj", "dep", "parataxis", "acl")
"""Where the parser hangs a clause with "which" that refers to the whole sentence."""
_CONTRASTS = ("while", "whereas", "though", "although")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def part_reports(tree: Tree, found: Sequence[Attribution]) -> None:
    """End the content of each report where its reporter takes the floor again."""
    for attribution in found:
        _drop_remark(tree, attribution)
    by_cue = {attribution.cue[0]: attribution for attribution in found if attribution.cue}
    for attribution in found:
        if attribution.rules[0] != "clause" or attribution.thought or not attribution.contents:
            continue
        cue = attribution.cue[0]
        tokens = tree.within(Span(attribution.contents[0].start, attribution.contents[-1].end))
        for token in tokens[:_LONGEST_REPORT]:
            if token > cue and _takes_the_floor(tree, cue, token):
                _cut(tree, attribution, token)
                second = by_cue.get(token)
                if second is not None:
                    second.speaker = attribution.speaker
                break


def _drop_remark(tree: Tree, attribution: Attribution) -> None:
    """Take a trailing relative clause that only adds something off the end of the content."""
    if not attribution.contents or attribution.rules[0] not in ("clause", "infinitive", "predicate"):
        return
    tokens = tree.within(Span(attribution.contents[0].start, attribution.contents[-1].end))
    for token in tokens:
        first = tree.first[token]
        if tree.last[token] < tokens[-1] or first <= tokens[0] + 2:
            continue
        if _is_apposition(tree, token, first) or _is_contrast(tree, attribution, token, first):
            _end_before(tree, attribution, first)
            return
        if tree.dep(token) == "relcl" or (tree.words[first] == "which" and tree.dep(token) in _LOOSE):
            if not _is_relative(tree, first):
                continue
            after_mark = tree.words[first] == "which" and tree.words[first - 1] in _MARKS
            if tree.words[first - 1] in _BREAKS or after_mark:
                _end_before(tree, attribution, first)
            return


def _is_apposition(tree: Tree, token: int, first: int) -> bool:
    """Whether a noun phrase behind a comma sums up what was said: "…, a claim that …"."""
    if tree.tokens[token].pos != "NOUN" or tree.dep(token) not in ("appos", "attr", "npadvmod", "dep"):
        return False
    if tree.words[first] not in ("a", "an") or tree.words[first - 1] not in _BREAKS:
        return False
    return tree.kid(token, "relcl", "acl") is not None and tree.tokens[tree.head(token)].pos in (
        "VERB",
        "AUX",
    )


def _is_contrast(tree: Tree, attribution: Attribution, token: int, first: int) -> bool:
    """Whether somebody else takes the floor: "…, while Tarn insisted that …"."""
    if tree.dep(token) != "advcl" or tree.words[first] not in _CONTRASTS or token <= attribution.cue[0]:
        return False
    word = cue_verb(tree.lemmas[token])
    speaks = word is not None and not word.thought and tree.kid(token, "ccomp") is not None
    return speaks and tree.tokens[token].tag == tree.tokens[attribution.cue[0]].tag


def _is_relative(tree: Tree, token: int) -> bool:
    return tree.tokens[token].tag in ("WDT", "WP", "WP$", "WRB")


def _takes_the_floor(tree: Tree, cue: int, token: int) -> bool:
    """Whether a cue verb inside the content of `cue` is the reporter's own next one."""
    if _is_told(tree, cue, token):
        return True
    word = cue_verb(tree.lemmas[token])
    if word is None or tree.tokens[token].pos != "VERB" or tree.kid(token, *_SUBJECTS) is not None:
        return False
    if tree.tokens[token].tag == "VBG":
        return (
            word.resumes and tree.words[max(0, tree.first[token] - 1)] == "," and tree.dep(token) != "pcomp"
        )
    if tree.dep(token) != "conj" or tree.tokens[token].tag not in _FINITE:
        return False
    if tree.tokens[token].tag != tree.tokens[cue].tag:
        return False
    return (
        word.resumes
        or tree.lemmas[token] == tree.lemmas[cue]
        or tree.tokens[tree.head(token)].tag != tree.tokens[cue].tag
    )


def _is_told(tree: Tree, cue: int, token: int) -> bool:
    """Whether a verb in the past goes on with the report's own tense: "said it is bad and left the room"."""
    if tree.dep(token) != "conj" or tree.tokens[token].tag != "VBD" or tree.tokens[cue].tag != "VBD":
        return False
    own_subject = tree.kid(token, *_SUBJECTS) is not None
    return not own_subject and tree.tokens[tree.head(token)].tag in ("VBZ", "VBP")


def _cut(tree: Tree, attribution: Attribution, token: int) -> None:
    """End the content before the clause of `token`, without the word that links it."""
    last = min(token, tree.first[token]) - 1
    while last > attribution.cue[0] and (
        tree.dep(last) in ("cc", "punct", "advmod")
        and (tree.words[last] in (",", "also", "later", "then") or tree.dep(last) == "cc")
    ):
        last -= 1
    _end_before(tree, attribution, last + 1)


def _end_before(tree: Tree, attribution: Attribution, token: int) -> None:
    end = tree.tokens[token - 1].end
    kept = [Span(span.start, min(span.end, end)) for span in attribution.contents if span.start < end]
    attribution.contents = [trimmed(tree.text, span) for span in kept if span.start < span.end]
