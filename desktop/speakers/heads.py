"""Which token a mention is about, whatever its shape: a noun phrase, a name with what is set beside it, a
clause, a piece cut out of a name.

Mentions come from rules and from a trained reader, whose spans are words of any kind. What follows the first
comma ("Sen. Karl Voss of Ohio, who …") does not count, nor what stands before the phrase ("On Friday, the
aide"); of a clause its subject counts; a piece of a compound ("GOP" of "GOP aide") leads to the compound's
head.
"""

from __future__ import annotations

from desktop.basics.spans import Span
from desktop.speakers.page import OBJECTS, SUBJECTS, Page
from desktop.speakers.vocabulary import folded, roles, suffixes

_NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
_PIECES = frozenset(("compound", "amod", "nmod", "nummod"))
_ENDS = frozenset((",", ";", "—", "–", "--", "("))


def head_of(page: Page, span: Span) -> int | None:
    """The token that `span` is about; None where its words name nobody."""
    indices = list(page.inside(span))
    if not indices:
        return None
    core = core_of(page, indices)
    head = _top(page, core)
    if head is None:
        return None
    if len(core) == 1 and page.tokens[head].dep == "det" and page.tokens[head].head > head:
        head = page.tokens[head].head  # "a" of "a chorus of ministers": cut out of its phrase
    return _whole(page, head, indices[-1])


def core_of(page: Page, indices: list[int]) -> list[int]:
    """The tokens of a mention up to what is only set beside it, without a phrase of time or place before."""
    while True:
        end = next((at for at in range(1, len(indices)) if _ends(page, indices, at)), len(indices))
        core = indices[:end]
        rest = indices[end + 1 :]
        if not rest or page.words[indices[end]] != "," or not _adverbial(page, core):
            return core
        indices = rest


def _ends(page: Page, indices: list[int], at: int) -> bool:
    """Whether a mark parts off what is set beside the mention. "Sept. 15, 2011", "Finch, Jr." and "one
    Eastport, Ohio, pastor" go on.
    """
    index = indices[at]
    if page.words[index] not in _ENDS:
        return False
    if index + 1 >= len(page.tokens) or page.words[index] != ",":
        return True
    following = page.words[index + 1]
    if folded(following) in suffixes() or (following.isdigit() and len(following) == 4):
        return False
    before, rest = indices[:at], indices[at + 1 :]
    goes_on = any(page.tokens[i].dep in (*_PIECES, "det") and page.tokens[i].head in rest for i in before)
    return not (goes_on and page.tokens[indices[0]].pos in ("DET", "NUM"))


def _adverbial(page: Page, core: list[int]) -> bool:
    """Whether the words before the first comma say when or where and not who."""
    if not core:
        return True
    first = page.tokens[core[0]]
    if first.pos in ("ADP", "ADV", "SCONJ", "CCONJ") and first.head not in core[1:]:
        return True
    return all(page.tokens[i].entity in ("DATE", "TIME") for i in core)


def _top(page: Page, indices: list[int]) -> int | None:
    """The noun that governs the phrase; of a clause its subject."""
    tops = [i for i in indices if page.tokens[i].head not in indices or page.tokens[i].head == i]
    nouns = [i for i in tops if page.tokens[i].pos in _NOUNS]
    # The tagger takes a rare noun for another kind of word; its place in the clause shows what it is.
    nouns = nouns or [i for i in tops if page.tokens[i].dep in SUBJECTS | OBJECTS]
    if nouns:
        pieces = {(page.tokens[i].dep, page.tokens[i].head) for i in nouns}
        # "The Pike campaign risks …" parsed as one long compound: the last piece says what the mention is.
        return nouns[-1] if len(pieces) == 1 and pieces.pop()[0] == "compound" else nouns[0]
    for top in tops:
        subjects = [
            c for c in page.children[top] if c in indices and page.tokens[c].dep in ("nsubj", "nsubjpass")
        ]
        for subject in subjects:
            if page.tokens[subject].pos in _NOUNS:
                return subject
    for top in tops:
        if page.tokens[top].pos in ("DET", "NUM", "ADJ", "X") or page.mistagged(top):
            return top
        if page.words[top][:1].isupper() and page.tokens[top].pos not in ("ADP", "AUX", "PART", "PUNCT"):
            return top
        below = [c for c in page.children[top] if c in indices and page.tokens[c].pos in _NOUNS]
        if page.tokens[top].pos in ("ADP", "SCONJ", "ADV") and below:
            return below[0]
    return None


def _whole(page: Page, head: int, last: int) -> int:
    """The head of the name that a mention was cut out of: "Mitt" leads to "Romney", and in a headline "GOP"
    to "GOP Staffer".
    """
    token = page.tokens[head]
    following = last + 1
    if (
        token.end <= page.headline_end
        and following < len(page.tokens)
        and page.folded[following] in roles()
        and page.folded[last] not in roles()
        and page.sentence[following] == page.sentence[head]
    ):
        return following
    above = token.head
    if token.dep not in _PIECES or above != last + 1 or page.sentence[above] != page.sentence[head]:
        return head
    governor = page.tokens[above]
    if token.entity and token.entity == governor.entity and not governor.entity_start:
        # A headline's verbs pass for names: "Quill Slams Board".
        return head if page.only_headline(above) else above
    return head
