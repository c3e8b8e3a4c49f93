"""Roles set beside a name: "Elizabeth Hart, the director of communications", "Hart is the director"."""

from __future__ import annotations

import re

from desktop.basics.spans import Span
from desktop.speakers.descriptions import Description, describe
from desktop.speakers.heads import core_of
from desktop.speakers.page import Page
from desktop.speakers.speaker import RoleHeld
from desktop.speakers.vocabulary import folded, roles, states, titles

_PARTY = re.compile(r",? ?\(?([RDI])[-–—‑](?=[A-Z])")
_PARTY_OF = re.compile(r", (Republican|Democrat|Independent) of (?:the )?")
_OF = re.compile(r",? (?:of|from) ")
_STATE = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*)?")
_PARTIES = {"R": "republican", "D": "democrat", "I": "independent"}
_PARTS = frozenset(':"“”„‘«»')
_WINDOW = 9
"""How many tokens after the comma an apposition's head noun may stand."""


def role_of(described: Description | None) -> RoleHeld | None:
    """The role a nominal names, None where it names none."""
    if described is None or described.form != "nominal" or described.plural or not described.role:
        return None
    return RoleHeld(described.role, described.role_text, described.words, described.gender)


def appositions(page: Page, mention: Description) -> list[RoleHeld]:
    """The roles that the text sets beside the name `mention`, by its parse or after a comma."""
    heads: list[int] = []
    token = page.tokens[mention.head]
    heads += [c for c in page.children[mention.head] if page.tokens[c].dep == "appos"]
    if token.dep == "appos":
        heads.append(token.head)
    governor = page.tokens[token.head]
    if token.dep == "nsubj" and governor.lemma == "be":
        negated = any(page.tokens[c].dep == "neg" for c in page.children[token.head])
        heads += [c for c in page.children[token.head] if page.tokens[c].dep == "attr" and not negated]
    heads += _after_comma(page, mention)
    found: list[RoleHeld] = []
    for head in dict.fromkeys(heads):
        if parted(page, mention.span, head):
            continue
        role = role_of(describe(page, noun_phrase(page, head), head))
        if role is not None and all(role.role != other.role or role.words != other.words for other in found):
            found.append(role)
    return found


def parted(page: Page, name: Span, head: int) -> bool:
    """Whether a colon or a quotation mark stands between a name and a noun: what is said, not who says it."""
    start, end = page.tokens[head].start, page.tokens[head].end
    between = page.text[name.end : start] if name.end <= start else page.text[end : name.start]
    return not _PARTS.isdisjoint(between)


def noun_phrase(page: Page, head: int) -> Span:
    """The phrase around `head` with its "of" and "for" tails, up to the first comma."""
    first = last = head
    for child in page.children[head]:
        if child < head and page.tokens[child].dep in ("det", "amod", "compound", "poss", "nmod", "nummod"):
            first = min([first, child, *page.children[child]])
    at = head + 1
    while at < len(page.tokens) and page.sentence[at] == page.sentence[head] and at - head <= 10:
        token = page.tokens[at]
        if token.pos not in ("ADP", "DET", "PROPN", "NOUN", "ADJ", "PART") or token.entity in (
            "DATE",
            "TIME",
        ):
            break
        if token.pos == "ADP" and page.folded[at] not in ("of", "for", "at", "with", "in"):
            break
        if at == head + 1 and token.pos == "PROPN":
            break
        if token.pos not in ("ADP", "DET", "PART"):
            last = at
        at += 1
    return page.span(first, last)


def _after_comma(page: Page, mention: Description) -> list[int]:
    """The head of "…, the chairman of X," where the parse missed the apposition."""
    after = core_of(page, list(page.inside(mention.span)))
    at = (after[-1] if after else mention.head) + 1
    if at + 2 >= len(page.tokens) or page.words[at] not in (",", "—", "("):
        return []
    start = at + 1
    if (
        page.folded[start] not in ("the", "a", "an", "his", "her", "who")
        and page.folded[start] not in roles()
    ):
        return []
    sentence = page.sentence[at]
    for index in range(start, min(start + _WINDOW, len(page.tokens))):
        if page.sentence[index] != sentence or page.words[index] in (",", ".", "—", ")"):
            break
        if page.tokens[index].pos in ("VERB", "AUX", "ADP"):
            break
        following = page.words[index + 1] if index + 1 < len(page.words) else "."
        lemma = folded(page.tokens[index].lemma)
        if (lemma in roles() or lemma in titles()) and page.tokens[index].tag in ("NN", "NNP"):
            if page.tokens[index + 1 if index + 1 < len(page.tokens) else index].pos not in ("NOUN", "PROPN"):
                return [index]
        elif following in (",", "."):
            break
    return []


def parties(page: Page, mention: Description) -> list[RoleHeld]:
    """The party and the state that a label behind the name tells: "R-Ohio", "Republican of Ohio", "of Ohio";
    who is a senator is then the senator of that state.
    """
    core = core_of(page, list(page.inside(mention.span)))
    end = page.at(core[-1]).end if core else mention.span.end
    found: list[RoleHeld] = []
    home: frozenset[str] = frozenset()
    short, long = _PARTY.match(page.text, end), _PARTY_OF.match(page.text, end)
    if short:
        home = _state(page.text, short.end())
        party = _PARTIES[short[1]]
        found.append(RoleHeld(party, party.capitalize(), home))
    elif long:
        home = _state(page.text, long.end())
        found.append(RoleHeld(folded(long[1]), long[1], home))
    of = _OF.match(page.text, page.at(mention.head).end)
    home = home or (_state(page.text, of.end()) if of else home)
    if home and mention.role:
        found.append(RoleHeld(mention.role, mention.role_text or mention.role, mention.words | home))
    return found


def _state(text: str, at: int) -> frozenset[str]:
    """The words of the state whose name or short form stands at a place; none where it is another place."""
    said = _STATE.match(text, at)
    forms = (said[0], said[0].rstrip("."), said[0].split()[0], said[0].split()[0].rstrip(".")) if said else ()
    return next((states()[form] for form in forms if form in states()), frozenset())
