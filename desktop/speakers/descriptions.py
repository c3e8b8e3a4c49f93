"""What the words of one mention tell by themselves: a name, an organisation, a role, number, gender, owner.

Nothing here looks beyond the mention; whom it means is decided later, over the whole article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from desktop.basics.spans import Span
from desktop.speakers.heads import core_of, head_of
from desktop.speakers.names import PersonName, parse_person
from desktop.speakers.page import Page
from desktop.speakers.proper_names import (
    before_name,
    hyphenated,
    is_content,
    is_person,
    joined_names,
    left_part,
    name_extent,
    name_words,
)
from desktop.speakers.speaker import SpeakerType
from desktop.speakers.vocabulary import (
    Gender,
    collectives,
    described_by,
    folded,
    roles,
    titles,
)

Form = Literal["person", "organisation", "nominal", "pronoun"]
Article = Literal["the", "a", "own", "bare"]
"""`own`: a possessive ("his campaign", "Brown's lawyer"); `bare`: no determiner at all."""

_NO_NAMES = frozenset(
    ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LAW", "EVENT", "WORK_OF_ART")
)
_AGENTIVE = ("er", "or", "ist", "ian", "ee", "ite")
AGE = re.compile(r"\b(\d{1,3})[- ‑]year[- ‑]old\b")
"""An age that stands for somebody: "the 45-year-old"."""
_PARTY_LABEL = re.compile(r"[RDI] ?[-–‑] ?[A-Z]")
_TAIL = frozenset((",", ";", ":", ".", "(", ")", "—", "–", "--", "'s", "’s", "'", "’", '"', "”", "“"))


@dataclass(frozen=True, slots=True)
class Description:
    """A mention by its own words.

    `name` is set for a person, `organisation` (as written, without "the") for a body, a place or a
    nationality. `role` is the folded word for what a person is, `noun` the folded head of a nominal;
    `words` are the folded content words beside it. `owner` is the token of a possessor ("his campaign").
    `human` is False of a description of a thing.
    `members` are the heads of a coordination, `member_names` its names where they have no head of their own.
    `sure` says whether the form is told by the words or guessed.
    """

    span: Span
    head: int
    form: Form
    type: SpeakerType
    sure: bool
    plural: bool
    gender: Gender
    human: bool = True
    name: PersonName | None = None
    organisation: str = ""
    place: bool = False
    role: str = ""
    role_text: str = ""
    noun: str = ""
    words: frozenset[str] = frozenset()
    article: Article = "bare"
    owner: int | None = None
    members: tuple[int, ...] = ()
    member_names: tuple[str, ...] = ()


def describe(page: Page, span: Span, head: int) -> Description | None:
    """The description of the mention at `span` with syntactic head `head`; None where it names nobody."""
    indices = list(page.inside(span))
    while indices and page.words[indices[-1]] in _TAIL:
        indices.pop()
    if not indices:
        return None
    if head > indices[-1]:
        indices += range(indices[-1] + 1, head + 1)
    elif head not in indices:
        head = head_of(page, page.span(indices[0], indices[-1])) or indices[-1]
    if _PARTY_LABEL.match(page.text[page.at(indices[0]).start : page.at(indices[-1]).end]):
        return None
    token = page.tokens[head]
    while indices[0] > 0 and token.pos == "PROPN" and left_part(page, indices[0] - 1, head):
        # A mention may have been cut inside the name; the name is read whole all the same.
        indices.insert(0, indices[0] - 1)
    if token.tag in ("PRP", "PRP$", "WP", "WP$", "WDT") or _points(page, head):
        return _pronoun(page, span, head)
    members = _members(page, indices, head)
    bearer = _bearer(page, indices, members) if len(members) == 2 else None
    if bearer is not None:
        named = _name(page, span, indices, bearer)
        if named is not None and named.form == "person":
            return replace(named, head=head)
    if len(members) > 1:
        return _coordination(page, span, head, members, indices)
    core = core_of(page, indices)
    if head in core:
        indices = core
    if page.folded[head] in described_by("partitive"):
        inner = _partitive(page, indices, head)
        if inner is not None:
            return _nominal(page, span, indices, head, content=inner)
    role = _role_in_headline(page, indices)
    if role is not None:
        return _nominal(page, span, indices, head, content=role)
    if _is_name(page, indices, head):
        return _name(page, span, indices, head)
    return _nominal(page, span, indices, head)


def _role_in_headline(page: Page, indices: list[int]) -> int | None:
    """The role in a headline's mention, "Aide" of "GOP Aide Apologizes": its capitals make no name of a role
    and no noun of a verb. What hangs on it ("Aide to GOP lawmaker") holds another's role.
    """
    phrase = next((at for at, i in enumerate(indices) if at and page.tokens[i].pos == "ADP"), len(indices))
    indices = indices[:phrase]
    if len(indices) < 2 or page.at(indices[-1]).end > page.headline_end:
        return None
    last = indices[-1]
    if page.folded[last] not in roles() and page.only_headline(last) and page.tokens[last].entity != "PERSON":
        last -= 1
    return last if page.folded[last] in roles() else None


def _points(page: Page, head: int) -> bool:
    """Whether "that", "this", "these" or "those" stands alone: what it points to is no speaker."""
    return page.tokens[head].tag == "DT" and page.folded[head] in _POINTING and not page.children[head]


_POINTING = frozenset(("this", "that", "these", "those"))


def _partitive(page: Page, indices: list[int], head: int) -> int | None:
    """The noun behind "more of", "a few of"."""
    for child in page.children[head]:
        if child in indices and page.folded[child] == "of":
            return next(
                (c for c in page.children[child] if page.tokens[c].dep == "pobj" and c in indices), None
            )
    return None


def _pronoun(page: Page, span: Span, head: int) -> Description:
    word = page.folded[head]
    gender: Gender = "m" if word in _MASCULINE else "f" if word in _FEMININE else ""
    plural = word in _PLURAL
    kind: SpeakerType = "person" if gender else "group" if plural else "organisation"
    return Description(span, head, "pronoun", kind, True, plural, gender, noun=word)


_MASCULINE = frozenset(("he", "him", "his", "himself"))
_FEMININE = frozenset(("she", "her", "hers", "herself"))
_PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))


def _members(page: Page, indices: list[int], head: int) -> tuple[int, ...]:
    """The heads joined by "and" inside the mention, that of the mention first."""
    out, at = [head], head
    while True:
        following = [c for c in page.children[at] if page.tokens[c].dep == "conj" and c in indices]
        following = [c for c in following if page.tokens[c].pos in ("NOUN", "PROPN")]
        if not following:
            return tuple(out)
        at = following[0]
        out.append(at)


def _bearer(page: Page, indices: list[int], members: tuple[int, ...]) -> int | None:
    """The name of one person to whom two roles are given: "the lawyer and activist Karl Voss"."""
    first, second = members
    office = folded(f"{page.words[first - 1]} {page.words[first]}") if first else ""
    if not {page.folded[first], office} & {*roles(), *titles()}:
        return None
    if page.folded[second] in roles() and page.tokens[second].tag == "NN":
        last = indices[-1]
        names = all(page.tokens[i].pos == "PROPN" for i in range(second + 1, last + 1))
        return last if last > second and names else None
    told = [c for c in page.children[second] if c < second and page.folded[c] in roles()]
    alone = all(page.tokens[c].dep not in ("det", "poss") for c in page.children[first])
    one = any(alone or page.words[c].islower() for c in told)
    return second if one and page.tokens[second].pos == "PROPN" else None


def _coordination(
    page: Page, span: Span, head: int, members: tuple[int, ...], indices: list[int]
) -> Description:
    words = frozenset(page.folded[i] for i in indices if is_content(page, i))
    named = all(page.tokens[m].pos == "PROPN" for m in members)
    names: list[str] = []
    for member in members if named else ():
        first, last = name_extent(page, indices, member)
        while (
            first - 1 in indices
            and page.words[first - 1][:1].isupper()
            and page.folded[first - 1] not in described_by("small")
        ):
            first -= 1
        names.append(page.span(first, last).of(page.text))
    kind: SpeakerType = "group" if named or page.folded[indices[0]] in described_by("definite") else "unnamed"
    noun = folded(page.tokens[members[-1]].lemma)
    return Description(
        span, head, "nominal", kind, True, True, "", noun=noun, words=words, members=members,
        member_names=tuple(names),
        article="the" if page.folded[indices[0]] in described_by("definite") else "bare",
    )  # fmt: skip


def _is_name(page: Page, indices: list[int], head: int) -> bool:
    token, word = page.tokens[head], page.words[head]
    if head - 2 in indices and hyphenated(page, head - 1) and page.words[head - 2][:1].isupper():
        word = page.words[head - 2] + word  # "Kim Jong-un"
    if not word[:1].isupper() or (token.entity in _NO_NAMES and token.tag not in ("NNP", "NNPS")):
        return False
    small = page.folded[head]
    alone = not any(
        page.words[i][:1].isupper()
        for i in indices
        if i < head and page.folded[i] not in described_by("small")
    )
    lemma = folded(token.lemma)
    lemma = lemma if token.entity == "NORP" else _singular(lemma)
    if alone and (small in roles() or small in titles() or lemma in roles()):
        return False
    if token.end <= page.headline_end and token.entity != "PERSON" and collectives().get(lemma) == "document":
        return False  # "Terror Recruitment Video": a headline's capitals make no name of a thing
    if token.pos == "PROPN" or token.entity in ("PERSON", "ORG", "GPE", "NORP"):
        # "The Attorney General", "Human Rights Campaign President": an office and nobody's name.
        before = page.folded[head - 1] if head - 1 in indices else ""
        if f"{before} {small}" in titles() or f"{before} {small}" in roles():
            return False
        headline = token.end <= page.headline_end
        return not (small in roles() and (token.entity != "PERSON" or headline))
    return word in page.proper


def _name(page: Page, span: Span, indices: list[int], head: int) -> Description | None:
    first, last = name_extent(page, indices, head)
    title, role, role_text, words = before_name(page, indices, first)
    inner = name_words(page, first, last)
    small = folded(" ".join(inner))
    determiner = page.folded[indices[0]] in described_by("definite")
    entity = page.tokens[head].entity
    if (
        role
        and first == last
        and page.at(last).end <= page.headline_end
        and page.words[first] not in page.proper
    ):
        # "Aide Apologizes": the word behind the role is a capitalised verb.
        return None
    rival = _joined_person(page, indices, first)
    if rival:
        return Description(
            span, head, "nominal", "group", True, True, "", noun=page.folded[head], words=words,
            member_names=(rival, " ".join(inner)),
        )  # fmt: skip
    person, sure = is_person(page, small, title, role, entity, determiner, inner)
    if person:
        name = parse_person(inner, title=title)
        if name is not None:
            office = titles().get(title)
            gender: Gender = (office.gender if office else "") or (
                roles()[role].gender if role in roles() else ""
            )
            if office and office.role and not role:
                role = folded(office.role)
            return Description(
                page.span(indices[0], last) if span.start > page.at(first).start else span,
                head, "person", "person", sure, False, gender,
                name=name, role=role, role_text=role_text, words=words,
            )  # fmt: skip
    start = next((i for i in indices if page.folded[i] not in described_by("small")), first)
    pair = joined_names(page, range(start, last + 1))
    if pair:
        return Description(
            span, head, "nominal", "group", True, True, "", noun=page.folded[head],
            words=frozenset(page.folded[i] for i in range(start, last + 1) if is_content(page, i)),
            member_names=pair,
        )  # fmt: skip
    return _organisation(page, span, indices, head, sure)


def _joined_person(page: Page, indices: list[int], first: int) -> str:
    """The name before "and" that the parse takes for a part of the next: "Republican Pike and Democrat
    Voss".
    """
    for i in indices:
        if page.folded[i] == "and" and i - 1 in indices and i < first:
            told = i - 2 in indices and page.folded[i - 2] in {*roles(), *titles()}
            person = page.tokens[i - 1].entity == "PERSON" or (told and page.tokens[i - 1].pos == "PROPN")
            if person and page.folded[i - 1] not in roles() and page.words[i - 1][:1].isupper():
                return page.words[i - 1]
    return ""


def _organisation(page: Page, span: Span, indices: list[int], head: int, sure: bool) -> Description:
    start = next((i for i in indices if page.folded[i] not in described_by("small")), indices[0])
    name = start
    while (
        name + 1 < head
        and page.words[name].isalpha()
        and page.words[name].islower()
        and page.words[name + 1] not in ("-", "‑")
    ):
        name += 1  # "nonpartisan Tax Policy Center"
    if page.words[name][:1].isupper() and page.tokens[head].tag != "NNPS":
        start = name
    last = head
    at = head + 1
    # "Department of the Treasury" is one name; "Officials with the Committee" is not.
    while at in indices and (
        page.words[at][:1].isupper()
        or page.folded[at] in ("of", "the", "and", "for", "&", "")
        or page.words[at] in ("-", "'s", "’s")
    ):
        if page.words[at][:1].isupper():
            last = at
        at += 1
    token = page.tokens[head]
    # "Brandt Motors" is one firm, "Republicans" are many.
    plural = last == start and (token.tag == "NNPS" or "Number=Plur" in token.morphology)
    text = page.span(start, last).of(page.text)
    nationality = token.entity == "NORP" or folded(token.lemma) in roles()
    several = token.tag == "NNPS" or "Number=Plur" in token.morphology
    kind: SpeakerType = "group" if nationality and several else "organisation"
    if kind == "group" and (start != head or indices[-1] > last):
        # "Fellow Republicans", "Democrats close to the campaign": some of them, not identified.
        return Description(
            span, head, "nominal", "unnamed", True, True, "", noun=folded(token.lemma),
            words=frozenset(page.folded[i] for i in indices if i != head and is_content(page, i)),
        )  # fmt: skip
    return Description(
        span, head, "organisation", kind, sure, plural, "", organisation=text,
        place=token.entity in ("GPE", "LOC"),
        words=frozenset(page.folded[i] for i in range(start, last + 1) if is_content(page, i)),
        article="the" if page.folded[indices[0]] in described_by("definite") else "bare",
        owner=_owner(page, head, indices),
    )  # fmt: skip


def _owner(page: Page, head: int, indices: list[int]) -> int | None:
    return next((c for c in page.children[head] if page.tokens[c].dep == "poss" and c in indices), None)


def _nominal(
    page: Page, span: Span, indices: list[int], head: int, *, content: int | None = None
) -> Description | None:
    """A description without a name; `content` is the noun that carries it where that is not the head."""
    outer, head = head, head if content is None else content
    token = page.tokens[head]
    noun = _singular(folded(token.lemma))
    small = page.folded[head]
    role = ""
    for size in (3, 2, 1):
        if head - size + 1 < indices[0]:
            continue
        phrase = " ".join([*(page.folded[i] for i in range(head - size + 1, head)), noun])
        if phrase in roles():
            role = phrase
            break
        if phrase in titles() and titles()[phrase].kind != "courtesy":
            role = folded(titles()[phrase].role)
            break
    with_of = " ".join(page.folded[head : head + 3])
    if page.folded[head + 1 : head + 2] == ("of",) and with_of in {*roles(), *titles()}:
        # "the secretary of state", "his chief of staff"
        role = with_of if with_of in roles() else folded(titles()[with_of].role)
    owner = _owner(page, head, indices)
    first = page.folded[indices[0]]
    article: Article = (
        "own" if owner is not None
        else "the" if first in described_by("definite")
        else "a" if first in described_by("indefinite")
        else "bare"
    )  # fmt: skip
    plural = (
        token.tag in ("NNS", "NNPS")
        or "Number=Plur" in token.morphology
        or first in ("both", "two", "many", "some", "few", "several", "most")
    )
    plural = plural or page.folded[outer] in described_by("partitive")
    plural = plural and not (outer != head and page.folded[outer] == "one")  # "one of his aides"
    human = bool(role) or collectives().get(noun, collectives().get(small)) in ("group", "unnamed")
    human = human or small in described_by("partitive") or token.entity == "NORP"
    aged = AGE.search(page.text[page.at(indices[0]).start : page.at(indices[-1]).end + len("-year-old")])
    human = human or aged is not None
    kind = _nominal_type(noun, small, role, plural, human)
    if not any(page.words[i][:1].isalnum() for i in indices):
        return None
    words = frozenset(page.folded[i] for i in indices if i != head and is_content(page, i))
    words -= {part for part in role.split() if part != noun}
    gender: Gender = roles()[role].gender if role in roles() and not plural else ""
    # "the Trump campaign": what owns it stands before it as a name.
    return Description(
        span, outer, "nominal", kind, noun in collectives() or bool(role), plural, gender,
        human=human, role=role, role_text=_role_text(page, indices, head) if role else "",
        noun=noun, words=words, article=article, owner=owner,
    )  # fmt: skip


def _singular(noun: str) -> str:
    """A plural that the tagger took for a name ("Rabbis") led to the word that the lexicons know."""
    known = noun[:-1] if noun.endswith("s") else noun
    return known if noun not in roles() and noun not in collectives() and known in roles() else noun


def _role_text(page: Page, indices: list[int], head: int) -> str:
    """The description as written, up to a name that follows its head: "US president Joe Hart"."""
    following = head + 1 in indices and page.tokens[head + 1].pos == "PROPN"
    return page.span(indices[0], head if following else indices[-1]).of(page.text)


def _nominal_type(noun: str, small: str, role: str, plural: bool, human: bool) -> SpeakerType:
    kind = collectives().get(noun) or collectives().get(small)
    if not human and kind is None and noun.endswith(_AGENTIVE) and len(noun) > 4:
        return "unnamed"
    if not human and kind is None:
        # What is no person and no body and yet "shows" or "says" is read like a document: an examination.
        return "document"
    if plural:
        if kind == "group":
            return "group" if noun in ("side", "delegation", "family", "couple", "pair") else "unnamed"
        return "document" if kind == "document" else "organisation" if kind == "organisation" else "unnamed"
    if role:
        return "person"
    if kind == "group":
        return "unnamed" if noun.endswith(_AGENTIVE) else "group"
    if kind == "organisation":
        return "organisation"
    if kind == "document":
        return "document"
    return "unnamed"
