"""Headlines that sign with a colon or a dash: "Kirby: 'not a real withdrawal'", "Talks were good – Biden".

The name may say whom or what about ("Biden on Ukraine: …"), or be a role ("Mayor: …"). Behind a dash often
stands who published it: there only a quotation is signed, and never by an outlet.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from desktop.basics.lexicons import lexicon
from desktop.basics.spans import Span
from desktop.statements.attribution import Attribution
from desktop.statements.contents import trimmed
from desktop.statements.tree import Tree
from desktop.statements.via import is_outlet

SIGNED = 0.75
_LONGEST_NAME = 6
_LONGEST_ROLE = 3
_DASHES = ("-", "–", "—", "--")
_CLOSING = "\"”’'»"
_SPEAKING = ("PERSON", "ORG", "NORP", "GPE")


def find_signed_headlines(tree: Tree) -> list[Attribution]:
    """The attributions that headlines make by a colon or a dash."""
    found = []
    for number, paragraph in enumerate(tree.article.paragraphs):
        if paragraph.role != "headline":
            continue
        tokens = [token for token in tree.within(paragraph.span) if tree.paragraph[token] == number]
        for name, sign, rest in _parted(tree, tokens):
            speaker = _speaker(tree, name)
            if speaker is not None and len(rest) > 1 and _may_sign(tree, speaker, sign):
                content = trimmed(tree.text, Span(tree.tokens[rest[0]].start, tree.tokens[rest[-1]].end))
                cue = tree.words[sign]
                found.append(Attribution((sign,), cue, speaker, [content], ["signed"], SIGNED))
                break
    return found


def _parted(tree: Tree, tokens: list[int]) -> Iterator[tuple[list[int], int, list[int]]]:
    """What may be a headline's name, the mark that parts it off, and the words that it signs."""
    for at in (at for at, token in enumerate(tokens) if tree.words[token] == ":"):
        yield tokens[:at], tokens[at], tokens[at + 1 :]
        break
    for at in (at for at, token in reversed(list(enumerate(tokens))) if tree.words[token] == ":"):
        yield tokens[at + 1 :], tokens[at], tokens[:at]
        break
    for at in (at for at, token in reversed(list(enumerate(tokens))) if tree.words[token] in _DASHES):
        outlet = at + 1 < len(tokens) and any(is_outlet(tree, token) for token in tokens[at + 1 :])
        quoted = at > 1 and tree.text[tree.tokens[tokens[at - 1]].end - 1] in _CLOSING
        if quoted and not outlet:
            yield tokens[at + 1 :], tokens[at], tokens[:at]
        break


def _may_sign(tree: Tree, speaker: int, sign: int) -> bool:
    """Whether a name stands behind a colon, or is a role or one that the body knows: no publisher's."""
    word = tree.words[speaker]
    return tree.words[sign] == ":" or word in _roles() or word in _names_below(tree)


def _speaker(tree: Tree, tokens: list[int]) -> int | None:
    """The head of the name that `tokens` are, where they are one; without "on Ukraine" behind it."""
    words = [token for token in tokens if tree.words[token][0].isalnum()]
    ends = (at for at, token in enumerate(words) if tree.tokens[token].pos == "ADP" and at)
    words = words[: next((at for at in ends if tree.words[words[at]] != "of"), len(words))]
    if not words or len(words) > _LONGEST_NAME:
        return None
    if any(tree.tokens[token].pos in ("VERB", "AUX", "PRON") for token in words):
        return None
    if tree.words[words[-1]] in _roles() and len(words) <= _LONGEST_ROLE:
        return words[-1]
    if not all(
        tree.text[tree.tokens[token].start].isupper() for token in words if len(tree.words[token]) > 3
    ):
        return None
    named = any(tree.tokens[token].entity in _SPEAKING for token in words)
    return words[-1] if named or tree.words[words[-1]] in _names_below(tree) else None


@cache
def _roles() -> frozenset[str]:
    """The last words of roles and collectives, by which a headline may sign without a name."""
    roles = {row["role"].split()[-1].lower() for row in lexicon("roles") if row["role"]}
    return frozenset(roles | {row["noun"].lower() for row in lexicon("collectives") if row["noun"]})


def _names_below(tree: Tree) -> set[str]:
    """The words by which the body names persons and organisations."""
    body = next((p.span.start for p in tree.article.paragraphs if p.role == "body"), 0)
    return {
        word
        for word, token in zip(tree.words, tree.tokens, strict=True)
        if token.pos == "PROPN" and token.entity in ("PERSON", "ORG") and token.start >= body
    }
