"""What stands beside a reported saying: "falsely", "without evidence", not verified, or a rebuttal.

Said only where the words themselves stand there: an adverb right at the cue, a phrase of the lexicon in the
frame or in a sentence after it that speaks of the same ("He offered no evidence."), or, as a rebuttal, the
next statement, close by, in which somebody else denies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from desktop.basics.lexicons import lexicon
from desktop.basics.spans import Span
from desktop.comparison.framing_cue import cue_token
from desktop.comparison.setting import Setting
from desktop.statements.reading import Statement


@dataclass(frozen=True, slots=True)
class Beside:
    """One thing that stands beside: its kind in words, and its place."""

    kind: str
    span: Span


@cache
def _kinds(place: str) -> Mapping[str, str]:
    """The kinds of the words that belong to one place."""
    return {row["words"]: row["kind"] for row in lexicon("beside") if row["place"] == place}


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str, bool], ...]:
    """Pattern and kind of each phrase, and whether it counts in the cue's own sentence."""
    rows = [row for row in lexicon("beside") if row["place"] in ("sentence", "after")]
    # Longest first: "without any evidence" is told whole.
    rows.sort(key=lambda row: -len(row["words"]))
    return tuple(
        (re.compile(_pattern(row["words"]), re.IGNORECASE), row["kind"], row["place"] == "sentence")
        for row in rows
    )


def _pattern(words: str) -> str:
    parts = [r"(?:[\w’'-]+\s+){0,2}?[\w’'-]+" if word == "*" else re.escape(word) for word in words.split()]
    return r"\b" + r"\s+".join(parts) + r"\b"


def beside(setting: Setting, statement: Statement, speaker_of: Mapping[str, str]) -> tuple[Beside, ...]:
    """What stands beside a statement, in order of the text."""
    token = cue_token(setting, statement)
    found = list(_around(setting, statement, token)) if token is not None else []
    if (rebuttal := _rebuttal(setting, statement, speaker_of)) is not None:
        found.append(rebuttal)
    return tuple(sorted(found, key=lambda one: one.span))


def _around(setting: Setting, statement: Statement, token: int) -> Iterator[Beside]:
    tree = setting.tree
    for one in range(max(0, token - 1), min(len(tree.tokens), token + 2)):
        kind = _kinds("cue").get(tree.words[one])
        near = tree.sentence[one] == tree.sentence[token] and not setting.in_content(one)
        if kind and near and (not tree.dep(one) or tree.head(one) == token):
            yield Beside(kind, Span(tree.tokens[one].start, tree.tokens[one].end))
    taken: list[Span] = []
    for number, sentence in enumerate(_sentences(setting, statement, token)):
        for pattern, kind, here in _phrases():
            if not number and not here:
                continue
            for match in pattern.finditer(setting.text, sentence.start, sentence.end):
                span = Span(*match.span())
                if any(span.overlaps(one) for one in taken) or _said(setting, span):
                    continue
                if _belongs(setting, statement, token, span):
                    taken.append(span)
                    yield Beside(kind, span)


def _sentences(setting: Setting, statement: Statement, token: int) -> Iterator[Span]:
    """The cue's sentence, and the one after all of the statement where it goes on speaking of it."""
    tree = setting.tree
    first, end = tree.sentence_of(token)
    yield Span(tree.starts[first], tree.tokens[end - 1].end)
    last = max(token, *(tree.within(span).stop - 1 for span in statement.spans))
    after = tree.sentence_of(last)[1]
    if after >= len(tree.tokens) or tree.paragraph[after] - tree.paragraph[last] > 1:
        return
    first, end = tree.sentence_of(after)
    words = [tree.words[one] for one in range(first, end) if tree.words[one].isalnum()][:2]
    opens = _kinds("opening").keys()
    if words and (words[0] in opens or " ".join(words) in opens):
        yield Span(tree.starts[first], tree.tokens[end - 1].end)


def _said(setting: Setting, span: Span) -> bool:
    """Whether a phrase is part of what somebody is reported as saying, or stands in marks."""
    if any(setting.in_marks(one) for one in setting.tree.within(span)):
        return True
    return any(content.overlaps(span) for one in setting.said for content in one.spans)


def _belongs(setting: Setting, statement: Statement, token: int, span: Span) -> bool:
    """Whether no other statement's cue in the sentence is nearer, or, of the sentence after, stands there."""
    tree = setting.tree
    here = tree.within(span).start
    if tree.sentence[here] != tree.sentence[token]:
        others = (cue_token(setting, one) for one in setting.said if one.id != statement.id)
        return all(one is None or tree.sentence[one] != tree.sentence[here] for one in others)
    cues = [
        other
        for one in setting.said
        if one.id != statement.id and (other := cue_token(setting, one)) is not None
        and tree.sentence[other] == tree.sentence[token] and other != token
    ]  # fmt: skip
    return all(abs(here - token) <= abs(here - other) for other in cues)


def _rebuttal(setting: Setting, statement: Statement, speaker_of: Mapping[str, str]) -> Beside | None:
    """The denial that follows at once from somebody else."""
    end, mine = statement.spans[-1].end, speaker_of.get(statement.id, "")
    # A bare denial ("denied the claim") may be read as a thought: it answers all the same.
    after = [
        one
        for one in setting.reading.statements
        if _start(one) >= end and not one.nested and not (one.thought and speaker_of.get(one.id, "") == mine)
    ]
    following = min(after, key=_start, default=None)
    if following is None or following.cue is None or statement.headline != following.headline:
        return None
    kind = _kinds("denial").get(following.cue.lemma.casefold())
    theirs = speaker_of.get(following.id, "")
    if kind is None or not mine or not theirs or mine == theirs:
        return None
    if not _denies(setting, statement, following):
        return None
    tree = setting.tree
    here, there = tree.within(statement.spans[-1]).stop - 1, tree.within(following.cue.span).start
    if there >= len(tree.tokens) or not 0 <= tree.paragraph[there] - tree.paragraph[here] <= 1:
        return None
    # The sentence between may say that there is no evidence; a longer way breaks the tie.
    if not 0 <= tree.sentence[there] - tree.sentence[here] <= 1 + _goes_on(setting, statement, there):
        return None
    places = [following.cue.span, *([following.mention] if following.mention else [])]
    return Beside(kind, Span(min(one.start for one in places), max(one.end for one in places)))


def _denies(setting: Setting, statement: Statement, denial: Statement) -> bool:
    """Whether a denial is one in fact, and of what the statement says: of "the claim", of "it", or of a
    clause that has words of it. Who turns down an offer denies nothing."""
    token = cue_token(setting, denial)
    tree = setting.tree
    if token is None or tree.dep(token) == "xcomp" or tree.kid(token, "neg") is not None:
        return False
    subjects = [tree.words[one] for kid in tree.kids(token, "nsubj") for one in tree.subtree(kid)]
    if not subjects or _nobody().intersection(subjects):
        return False
    said = {
        tree.lemmas[one] for span in statement.spans for one in tree.within(span) if _weighty(setting, one)
    }
    denied = _kinds("denied")
    for kid in tree.kids(token, "dobj", "ccomp"):
        words = tree.subtree(kid)
        if tree.dep(kid) == "dobj" and (tree.lemmas[kid] in denied or tree.words[kid] == "it"):
            return True
        subject = tree.kid(kid, "nsubj", "nsubjpass")
        about = subject is not None and tree.words[subject] in ("it", "this", "that")
        if tree.dep(kid) == "ccomp" and (about or said.intersection(tree.lemmas[one] for one in words)):
            return True
    return False


def _weighty(setting: Setting, index: int) -> bool:
    return setting.tree.tokens[index].pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")


@cache
def _nobody() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon("unsaid") if row["place"] == "subject")


def _goes_on(setting: Setting, statement: Statement, denial: int) -> bool:
    """Whether the sentence after a statement goes on about it, the denial in the one after that."""
    token = cue_token(setting, statement)
    found = list(_sentences(setting, statement, token)) if token is not None else []
    return len(found) > 1 and setting.tree.starts[denial] >= found[1].end


def _start(statement: Statement) -> int:
    cue = statement.cue.span.start if statement.cue else statement.spans[0].start
    mention = statement.mention.start if statement.mention else cue
    return min(cue, mention, statement.spans[0].start)
