"""Where a proper name lies in its phrase, what stands before it, and whether it is a person's."""

from __future__ import annotations

from desktop.speakers.page import Page
from desktop.speakers.vocabulary import (
    acronyms,
    described_by,
    folded,
    metonyms,
    organisation_words,
    outlets,
    particles,
    roles,
    suffixes,
    titles,
)

_HYPHENS = frozenset(("-", "‑"))


def joined_names(page: Page, indices: range) -> tuple[str, ...]:
    """ "The IRS and Treasury Department", parsed as one name: an acronym before "and" is a body."""
    for i in indices:
        if (
            page.folded[i] == "and"
            and i - 1 in indices
            and i + 1 in indices
            and page.tokens[i].start > page.headline_end
        ):
            before = page.words[i - 1].replace(".", "")
            if before.isupper() and 2 <= len(before) <= 5 and i - 1 == indices[0]:
                return (page.words[i - 1], page.span(i + 1, indices[-1]).of(page.text))
    return ()


def name_words(page: Page, first: int, last: int) -> list[str]:
    """The words of a name, hyphens inside it left where they stand: "Ocasio-Cortez" is one."""
    words: list[str] = []
    for i in range(first, last + 1):
        joined = i > first and page.tokens[i - 1].end == page.tokens[i].start
        if joined and (page.words[i] in _HYPHENS or page.words[i - 1] in _HYPHENS):
            words[-1] += page.words[i]
        else:
            words.append(page.words[i])
    return words


def name_extent(page: Page, indices: list[int], head: int) -> tuple[int, int]:
    """The first and last token of the proper name around `head`, without titles, roles and nationalities."""
    last = head
    while last + 1 in indices:
        if _right_part(page, last + 1):
            last += 1
        elif last + 2 in indices and hyphenated(page, last + 1) and _right_part(page, last + 2):
            last += 2
        else:
            break
    first, at = head, head - 1
    while at in indices:
        word, small = page.words[at], page.folded[at]
        if (
            small in particles()
            and at - 1 in indices
            and page.words[at - 1][:1].isupper()
            and not word.isupper()
        ):
            first = at
        elif word in _HYPHENS or (word in ("“", "”", '"', "‘", "’") and at - 1 in indices):
            pass
        elif (
            not word[:1].isupper()
            or small in titles()
            or small in roles()
            or " ".join(page.folded[max(0, at - 2) : at + 1]) in titles()
            or word.endswith("'s")
            or page.tokens[at].pos in ("DET", "PART", "PUNCT", "ADP", "PRON", "SCONJ", "CCONJ", "INTJ")
            or (head - first >= 1 and _elsewhere(page, at, head))
            or page.only_headline(at)
        ):
            break
        else:
            first = at
        at -= 1
    return first, last


def left_part(page: Page, at: int, head: int) -> bool:
    """Whether a token left of a mention stands before the name that it is headed by: a part of the name, or
    what somebody is ("Harbour Board spokeswoman" of "Lena Frost").
    """
    if page.tokens[at].pos not in ("PROPN", "NOUN", "ADJ"):
        return False
    for _ in range(6):
        if page.tokens[at].dep not in ("compound", "amod", "nmod"):
            return False
        at = page.tokens[at].head
        if at == head:
            return True
    return False


def hyphenated(page: Page, at: int) -> bool:
    """Whether a token is the hyphen inside a name: "Ocasio-Cortez" is cut into three tokens."""
    inside = (
        page.tokens[at - 1].end == page.tokens[at].start and page.tokens[at].end == page.tokens[at + 1].start
    )
    return page.words[at] in _HYPHENS and inside


def _right_part(page: Page, at: int) -> bool:
    if folded(page.words[at]) in suffixes():
        return True
    return page.tokens[at].pos == "PROPN" and page.words[at][:1].isupper() and not page.only_headline(at)


def _elsewhere(page: Page, at: int, head: int) -> bool:
    """Whether the word before a personal name belongs to another name: a party, a place, a body."""
    return page.tokens[head].entity == "PERSON" and page.tokens[at].entity in (
        "NORP",
        "GPE",
        "ORG",
        "LOC",
        "FAC",
    )


def before_name(page: Page, indices: list[int], first: int) -> tuple[str, str, str, frozenset[str]]:
    """The title, the role, the role as written and its content words, from what precedes a name."""
    before = [i for i in indices if i < first]
    while before and page.folded[before[0]] in described_by("small"):
        before.pop(0)
    title = ""
    for size in (3, 2, 1):
        phrase = " ".join(page.folded[i] for i in before[-size:]) if len(before) >= size else ""
        if phrase in titles():
            title = phrase
            break
    known = titles().get(title)
    if known and known.kind == "courtesy":
        before = before[: -len(title.split())]
    if not before:
        return title, "", "", frozenset()
    role = ""
    for size in (3, 2, 1):
        phrase = " ".join(page.folded[i] for i in before[-size:]) if len(before) >= size else ""
        if phrase in roles():
            role = phrase
            break
    if not role and known and known.kind != "courtesy":
        role = folded(known.role)
    # What says the role itself tells no two holders of it apart.
    own = {*role.split(), *title.split()}
    words = frozenset(page.folded[i] for i in before if is_content(page, i) and page.folded[i] not in own)
    text = page.span(before[0], before[-1]).of(page.text)
    return title, role, text, words


def is_content(page: Page, index: int) -> bool:
    """Whether a token carries content: no article, preposition or mark."""
    return page.folded[index] not in described_by("small") and any(
        mark.isalnum() for mark in page.words[index]
    )


def is_person(
    page: Page, small: str, title: str, role: str, entity: str, determiner: bool, inner: list[str]
) -> tuple[bool, bool]:
    """Whether a proper name is a person's, and whether that is sure."""
    words = small.split()
    courtesy = bool(title) and titles()[title].kind == "courtesy"
    body = bool(words) and words[-1] in organisation_words() and not courtesy
    if body and (entity != "PERSON" if len(words) == 1 else determiner or entity == "ORG"):
        # "the Republican Party", "the Republican National Committee": what stands before is no role
        return False, True
    if title or role:
        return True, True
    if small in acronyms() or small in outlets() or small in metonyms():
        return False, True
    if words and (
        words[-1] in organisation_words() or (len(words) > 1 and set(words) & organisation_words())
    ):
        return entity == "PERSON" and not determiner and len(words) == 2, entity != "PERSON"
    bare = "".join(inner).replace(".", "").replace("&", "")
    if bare.isupper() and 2 <= len(bare) <= 6 and len(inner) == 1:
        return False, True
    if determiner:
        return False, True
    if entity in ("GPE", "LOC", "NORP"):
        # Of single words only a plural is surely a people's or a party's: many a family name passes for one.
        return False, len(words) > 1 or (entity == "NORP" and small.endswith("s"))
    if entity == "ORG":
        return False, False
    return True, entity == "PERSON"
