"""Hedges and boosters, those of the frame apart from those of the content.

A word counts only where its grammar says that it weakens or strengthens: "about" before a number, "so"
before an adjective. In the frame it must belong to the cue, so that another clause's words do not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from desktop.basics.lexicons import lexicon
from desktop.basics.spans import Span
from desktop.comparison.framing_cue import cue_token
from desktop.comparison.lexis import numbers
from desktop.comparison.setting import Setting
from desktop.statements.reading import Statement


@cache
def _uses() -> dict[str, tuple[str, str]]:
    """Kind ("hedge", "booster") and use of each word."""
    return {row["form"]: (row["kind"], row["use"]) for row in lexicon("hedges") if row["use"] != "never"}


def in_frame(setting: Setting, statement: Statement, kind: str) -> tuple[Span, ...]:
    """The words of this kind that belong to a statement's cue."""
    token = cue_token(setting, statement)
    if token is None:
        return ()
    tree = setting.tree
    first, end = tree.sentence_of(token)
    parsed = bool(tree.dep(token))
    around = set(tree.kids(token)) | {
        one for kid in tree.kids(token, "aux", "auxpass") for one in tree.kids(kid)
    }
    around |= {one for kid in tree.kids(token, "advmod") for one in tree.kids(kid)}
    return tuple(
        _span(setting, one)
        for one in range(first, end)
        if (not parsed or one in around) and not setting.in_content(one) and _is(setting, one, kind)
    )  # fmt: skip


def in_content(setting: Setting, spans: Sequence[Span], kind: str) -> tuple[Span, ...]:
    """The words of this kind inside `spans`."""
    return tuple(
        _span(setting, one) for span in spans for one in setting.tree.within(span) if _is(setting, one, kind)
    )


def _is(setting: Setting, index: int, kind: str) -> bool:
    tree = setting.tree
    known = _uses().get(tree.words[index]) or _uses().get(tree.lemmas[index])
    if known is None or known[0] != kind:
        return False
    token, following = tree.tokens[index], index + 1
    has_next = following < len(tree.tokens)
    if not token.dep:
        return known[1] in ("adverb", "verb")
    match known[1]:
        case "number":
            return has_next and _counts(setting, following)
        case "modifier":
            head = tree.tokens[token.head]
            return token.dep == "advmod" and token.head > index and head.pos in ("ADJ", "ADV")
        case "of":
            return has_next and tree.words[following] == "of" and tree.words[index - 1] in ("a", ",", "and")
        case "verb":
            return token.pos == "VERB" and any(_clausal(setting, index))
        case _:
            if tree.words[index] == "likely":
                return token.pos in ("ADJ", "ADV")
            # "more clearly" tells how, and does not strengthen.
            graded = any(tree.tokens[kid].tag in ("RBR", "RBS") for kid in tree.kids(index))
            return token.pos == "ADV" and not graded


def _counts(setting: Setting, index: int) -> bool:
    """Whether a number begins here: "12", "half", "a third"."""
    tree = setting.tree
    if tree.tokens[index].pos == "NUM" or tree.words[index] == "half":
        return True
    following = index + 1
    counting = following < len(tree.words) and tree.words[following] in numbers()
    return tree.words[index] in ("a", "an") and counting


def _clausal(setting: Setting, verb: int) -> Iterator[bool]:
    """Whether "seem" or "appear" has what seems beside it: nobody "appeared" in court as a hedge."""
    for kid in setting.tree.kids(verb):
        yield setting.tree.dep(kid) in ("xcomp", "ccomp", "acomp", "oprd")


def _span(setting: Setting, index: int) -> Span:
    token = setting.tree.tokens[index]
    return Span(token.start, token.end)
