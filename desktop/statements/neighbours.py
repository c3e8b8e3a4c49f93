"""What stands beside a quotation: cue and speaker before or behind it, or the sentence that introduces it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.basics.spans import Span
from desktop.statements.attribution import Attribution
from desktop.statements.contents import trimmed
from desktop.statements.cues import cue_verb
from desktop.statements.mentions import may_speak
from desktop.statements.quotations import Quotation
from desktop.statements.spoken import ANSWER, QUESTION
from desktop.statements.subjects import antecedent, speaker_of
from desktop.statements.tree import Tree

_ENDS = ".?!"
_DASHES = ("-", "–", "—", "--")
_REACH = 30
"""Tokens between a quotation and its cue at most."""

_THINGS = ("DATE", "TIME", "GPE", "LOC", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "MONEY")
_TIMES = ("DATE", "TIME")
_NEAR = 7
"""Tokens behind a question within which its cue must come."""

_LEAST_SIGNED = 5
"""Tokens of a quotation at least that a name behind a dash may sign."""

_LONGEST_LABEL = 12
"""Tokens of a label before a quotation at most, its colon included."""

_NOMINAL = ("PROPN", "NOUN", "PRON")
SURELY = 0.94
"""A verb that at least so often has the quotation beside it as its content speaks even a title's words."""

LEAST = 0.5
"""A verb that less often than this has the quotation beside it as its content is no cue for one."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The top-level quotations of an article, and which of them each token stands in."""

    tree: Tree
    quotations: Sequence[Quotation]
    top: tuple[int, ...]
    inside: Mapping[int, int]

    @classmethod
    def of(cls, tree: Tree, quotations: Sequence[Quotation]) -> Quoted:
        """The quotations of an article laid over its tokens."""
        top = tuple(number for number, quotation in enumerate(quotations) if quotation.parent is None)
        inside = {token: number for number in top for token in tree.within(quotations[number].span)}
        return cls(tree, quotations, top, inside)


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation among the tokens: its own, and those of its sentence outside quotations on either side."""

    number: int
    quotation: Quotation
    first: int
    last: int
    before: range
    after: range


def place_of(quoted: Quoted, number: int) -> Place | None:
    """Where a quotation stands; None for one without words."""
    tree, quotation = quoted.tree, quoted.quotations[number]
    whole = tree.within(quotation.span)
    if not tree.within(quotation.inner) or not whole:
        return None
    paragraph = tree.paragraph[whole[0]]
    start, end = whole[0], whole[-1] + 1
    first = start
    while first > 0 and start - first < _REACH and _of_sentence(quoted, first - 1, paragraph):
        first -= 1
    last = end
    while last < len(tree.tokens) and tree.paragraph[last] == paragraph and last not in quoted.inside:
        last += 1
        if tree.words[last - 1] in _ENDS or last - end > _REACH:
            break
    return Place(number, quotation, whole[0], whole[-1], range(first, start), range(end, last))


def _of_sentence(quoted: Quoted, token: int, paragraph: int) -> bool:
    return (
        quoted.tree.paragraph[token] == paragraph
        and token not in quoted.inside
        and quoted.tree.words[token] not in _ENDS
    )


def _is_cue(quoted: Quoted, token: int) -> bool:
    tree = quoted.tree
    if tree.tokens[token].pos not in ("VERB", "AUX") or tree.dep(token) in ("aux", "auxpass"):
        return False
    if token and tree.words[token - 1] in ("so", "-"):  # "so-called", "self-published"
        return False
    word = cue_verb(tree.lemmas[token])
    return word is not None and word.weight("quotation") >= LEAST


def cue_after(quoted: Quoted, place: Place) -> int | None:
    """The cue that directly follows a quotation with its subject: "“…,” he said", "“…,” said Kirby"."""
    tree, tokens = quoted.tree, place.after
    if not tokens:
        return None
    end = tree.text[place.quotation.inner.end - 1]
    opening = tree.words[tokens[0]]
    if end not in ",?!.—–-…" and opening not in (",", *_DASHES):
        return None
    if (
        end in ".?!…"
        and _opens_sentence(quoted, tokens[0])
        and not (_is_short_clause(quoted, tokens) or (end in "?!" and _is_bare_cue(quoted, tokens)))
    ):
        return None
    if is_embedded(quoted, place) and is_name(quoted, place):
        return None
    if opening in ("and", "but", "or", "that", "which", "who", "when", "as", "because"):
        return None
    for token in tokens:
        if _is_cue(quoted, token):
            if tree.tokens[token].tag == "VBG" and tree.kid(token, "aux") is None:
                return None
            return None if place.before and _has_own_clause(quoted, token) else token
        if tree.tokens[token].pos == "VERB" and tree.dep(token) not in ("relcl", "acl", "amod", "advcl"):
            return None
    return None


def _has_own_clause(quoted: Quoted, cue: int) -> bool:
    """Whether a clause outside quotations follows a cue as what it says."""
    tree = quoted.tree
    return any(
        kid > cue and kid not in quoted.inside and tree.kid(kid, "nsubj", "nsubjpass") is not None
        for kid in tree.kids(cue, "ccomp")
    )


def _is_bare_cue(quoted: Quoted, tokens: range) -> bool:
    """Whether a speaker and a cue without content of its own open the words behind a question or a shout."""
    tree = quoted.tree
    for token in tokens[:_NEAR]:
        if _is_cue(quoted, token):
            return all(kid < token for kid in tree.kids(token, "ccomp", "xcomp", "dobj", "advcl"))
        if tree.tokens[token].pos in ("VERB", "AUX"):
            return False
    return False


def is_embedded(quoted: Quoted, place: Place) -> bool:
    """Whether a quotation stands in the middle of a clause whose first words are outside it."""
    return bool(place.before) and quoted.tree.words[place.before[-1]] not in (",", ":", *_DASHES)


def is_name(quoted: Quoted, place: Place) -> bool:
    """Whether a quotation is no more than a name or a title: few words, each important one capitalised."""
    if quoted.tree.article.paragraphs[quoted.tree.paragraph[place.first]].role == "headline":
        return False  # there everything is capitalised
    return quoted.tree.text[place.quotation.inner.end - 1] not in ".!?" and _is_capitalised(quoted, place)


def _is_capitalised(quoted: Quoted, place: Place) -> bool:
    """Whether a quotation has few words, each important one with a capital."""
    tokens = quoted.tree.tokens[place.first : place.last + 1]
    return reads_as_title([quoted.tree.text[token.start : token.end] for token in tokens])


def reads_as_title(words: Sequence[str]) -> bool:
    """Whether words are few, each important one with a capital; what begins with a mark does not count."""
    words = [word for word in words if word[0].isalnum()]
    return len(words) <= 8 and all(word[0].isupper() or word[0].isdigit() or len(word) < 5 for word in words)


def _opens_sentence(quoted: Quoted, token: int) -> bool:
    return quoted.tree.text[quoted.tree.tokens[token].start].isupper()


def _is_short_clause(quoted: Quoted, tokens: range) -> bool:
    """Whether the words behind a finished quotation are no more than its speaker and a cue."""
    if quoted.tree.words[tokens[-1]] not in _ENDS:
        return False
    words = [token for token in tokens if quoted.tree.tokens[token].pos != "PUNCT"]
    return len(words) <= 6 and any(_is_cue(quoted, token) for token in words[-3:])


def saying_after(tree: Tree, cue: int) -> tuple[int, ...]:
    """ "as saying" behind "was quoted": part of the cue."""
    return tuple(range(cue + 1, cue + 3)) if tree.words[cue + 1 : cue + 3] == ["as", "saying"] else ()


def speaker_after(quoted: Quoted, place: Place, cue: int) -> int | None:
    """Who speaks in the words behind a quotation."""
    tree = quoted.tree
    speaker = speaker_of(tree, cue)
    if speaker is not None and speaker in place.after:
        return speaker
    leading = [token for token in place.after if token < cue and tree.tokens[token].pos in _NOMINAL]
    following = [token for token in place.after if token > cue and tree.tokens[token].pos in _NOMINAL]
    for token in (*leading, *following):
        return _top_nominal(tree, token, place.after)
    return None if speaker in quoted.inside else speaker


def _top_nominal(tree: Tree, token: int, inside: range) -> int:
    """The head of the noun phrase that `token` opens."""
    while (
        tree.head(token) != token
        and tree.head(token) in inside
        and tree.tokens[tree.head(token)].pos in _NOMINAL
    ):
        if tree.dep(token) not in ("compound", "nmod", "poss", "amod", "nummod"):
            break
        token = tree.head(token)
    return token


def cue_before(quoted: Quoted, place: Place) -> int | None:
    """The cue that leads up to a quotation: nothing but its own words stand between."""
    tree, tokens = quoted.tree, place.before
    if not tokens:
        return None
    last = tokens[-1]
    named = is_name(quoted, place)
    for token in reversed(tokens):
        if not _is_cue(quoted, token):
            continue
        bare = tree.tokens[token].tag == "VBN" and tree.kid(token, "aux", "auxpass") is None
        if bare and _is_capitalised(quoted, place):
            return None  # "a book called “A Life on the Water”"
        if named and not _may_say_a_name(quoted, token, last):
            return None
        if tree.words[last] in (",", ":", *_DASHES) or token == last:
            return token
        if _only_own(tree, token, last) and _is_whole(quoted, place):
            return token
        return None
    return None


def _may_say_a_name(quoted: Quoted, cue: int, last: int) -> bool:
    """Whether capitalised words behind a cue may be speech all the same, not a title it has as its object."""
    word = cue_verb(quoted.tree.lemmas[cue])
    surely = word is not None and word.weight("quotation") >= SURELY
    return surely and last - cue <= 1


def _only_own(tree: Tree, cue: int, last: int) -> bool:
    return all(tree.under(token, cue) or tree.dep(token) == "punct" for token in range(cue + 1, last + 1))


def _is_whole(quoted: Quoted, place: Place) -> bool:
    """Whether a quotation reads as a sentence of its own rather than as words of the one around it."""
    inner = place.quotation.inner
    text = quoted.tree.text
    return text[inner.start].isupper() and text[inner.end - 1] in ".,!?…" and place.last - place.first > 3


def speaker_before(quoted: Quoted, cue: int) -> int | None:
    """Who speaks through a cue that leads up to a quotation: its subject, or "said Kirby: …"."""
    tree = quoted.tree
    speaker = speaker_of(tree, cue)
    if speaker is not None and speaker not in quoted.inside:
        return speaker
    for kid in tree.kids(cue, "dobj", "attr", "ccomp", "dep", "npadvmod", "oprd"):
        if kid > cue and kid not in quoted.inside and tree.tokens[kid].pos in _NOMINAL:
            return kid
    return None


def introduction(quoted: Quoted, place: Place) -> int | None:
    """The main verb of the words that introduce a quotation, in its sentence or the paragraph before."""
    tree = quoted.tree
    tokens = place.before
    if not tokens and place.first > 0 and tree.paragraph[place.first - 1] == tree.paragraph[place.first] - 1:
        opening, closing = tree.sentence_of(place.first - 1)
        tokens = range(opening, closing)
    if not tokens or place.first - tokens[-1] > 1:
        return None
    if tree.words[tokens[-1]] != ":" and (place.before or tree.words[tokens[-1]] != ","):
        return None
    for token in reversed(tokens):
        if (
            _is_cue(quoted, token)
            and token not in quoted.inside
            and tree.dep(token) not in ("relcl", "acl", "amod")
        ):
            return token
    top = next((token for token in tokens if tree.head(token) not in tokens or tree.is_root(token)), None)
    return top if top is not None and tree.tokens[top].pos in ("VERB", "AUX") else None


def label(quoted: Quoted, place: Place) -> tuple[int, int] | None:
    """Who speaks by a label without a verb ("Okafor: “…”", "Her verdict: “…”"), and the colon.

    The words begin their sentence, or are the paragraph before, and end in the colon.
    """
    tree, tokens = quoted.tree, place.before
    if not tokens and place.first > 0 and tree.paragraph[place.first - 1] == tree.paragraph[place.first] - 1:
        opening, closing = tree.sentence_of(place.first - 1)
        tokens = range(opening, closing)
    if not tokens or len(tokens) > _LONGEST_LABEL or tree.words[tokens[-1]] != ":":
        return None
    if any(tree.tokens[token].pos in ("VERB", "AUX") or token in quoted.inside for token in tokens):
        return None
    for token in tokens:
        if tree.dep(token) == "poss" and (may_speak(tree, token) or tree.tokens[token].pos == "PRON"):
            return token, tokens[-1]
        if tree.tokens[token].pos in _NOMINAL and tree.dep(token) not in ("poss", "compound", "nmod", "amod"):
            named = tree.tokens[token].pos != "PRON" and tree.tokens[token].entity not in _THINGS
            return (token, tokens[-1]) if named and may_speak(tree, token) else None
    return None


def turn(quoted: Quoted, place: Place) -> tuple[int | None, int] | None:
    """The label of a transcript's line: its speaker, None for "Q" and "A", and the colon."""
    tree, tokens = quoted.tree, place.before
    if place.quotation.style != "block" or not tokens or not tree.words[tokens[-1]].endswith(":"):
        return None  # "):" is one token
    end = next((token for token in tokens if tree.words[token] == "("), tokens[-1])
    names = [token for token in range(tokens[0], end) if tree.words[token][0].isalpha()]
    unnamed = not names or tree.words[names[-1]].upper() in (*QUESTION, *ANSWER)
    return (None if unnamed else names[-1]), tokens[-1]


def subject_after(quoted: Quoted, place: Place) -> int | None:
    """The subject of the sentence behind a quotation in its paragraph, where it tells of speech."""
    tree, tokens = quoted.tree, place.after
    if not tokens or not _opens_sentence(quoted, tokens[0]):
        return None
    for token in tokens:
        if tree.tokens[token].pos in ("VERB", "AUX") and tree.dep(token) not in ("aux", "auxpass"):
            subject = tree.kid(token, "nsubj")
            if not _is_cue(quoted, token) or subject is None or subject not in tokens:
                return None
            return antecedent(tree, subject)
    return None


def stands_alone(quoted: Quoted, place: Place) -> bool:
    """Whether a quotation is a sentence, or several, without words of the text around it."""
    if place.before:
        return False
    rest = [token for token in place.after if any(c.isalnum() for c in quoted.tree.words[token])]
    if not rest:
        return True
    return quoted.tree.text[place.quotation.inner.end - 1] in ".!?…" and _opens_sentence(quoted, rest[0])


def directly_before(quoted: Quoted, last: Attribution, place: Place) -> bool:
    """Whether nothing but the cue's own sentence stands between what `last` attributes and a quotation."""
    tree = quoted.tree
    end = max(span.end for span in last.contents)
    if last.cue:
        end = max(end, tree.tokens[max(last.cue)].end)
    if end > place.quotation.span.start:
        return False
    anchor = min(tree.at(end - 1), len(tree.tokens) - 1)
    if tree.paragraph[place.first] - tree.paragraph[anchor] > 1:
        return False
    for token in range(anchor + 1, place.first):
        if tree.sentence[token] != tree.sentence[anchor] and any(c.isalnum() for c in tree.words[token]):
            return False
    return True


def subject_before(quoted: Quoted, place: Place) -> int | None:
    """The subject of the sentence before a quotation, where that may be somebody who speaks."""
    tree = quoted.tree
    if place.first == 0 or tree.paragraph[place.first] - tree.paragraph[place.first - 1] > 1:
        return None
    if tree.article.paragraphs[tree.paragraph[place.first - 1]].role in ("headline", "caption"):
        return None
    opening, closing = tree.sentence_of(place.first - 1)
    top = next((token for token in range(opening, closing) if tree.is_root(token)), None)
    subject = None if top is None else tree.kid(top, "nsubj", "nsubjpass")
    if subject is None or subject in quoted.inside:
        return None
    speaker = antecedent(tree, subject)
    return speaker if may_speak(tree, speaker) and tree.tokens[speaker].entity not in _THINGS else None


def signature(quoted: Quoted, place: Place) -> int | None:
    """The name that signs a quotation behind a dash, on its line or as the next paragraph."""
    tree = quoted.tree
    start = place.last + 1
    if (
        start >= len(tree.tokens)
        or tree.words[start] not in _DASHES
        or place.last - place.first < _LEAST_SIGNED
        or tree.article.paragraphs[tree.paragraph[start]].role == "headline"  # where publishers stand too
    ):
        return None
    end = start + 1
    while end < len(tree.tokens) and tree.paragraph[end] == tree.paragraph[start] and end - start < _REACH:
        end += 1
    if place.quotation.style == "block":
        handle = next((token for token in range(start, end) if tree.words[token] == "("), end)
        named = [token for token in range(start + 1, handle) if tree.words[token][0].isalnum()]
        return _top_nominal(tree, named[-1], range(start + 1, handle)) if named else None
    names = [token for token in range(start + 1, end) if tree.tokens[token].pos == "PROPN"]
    if names[:1] != [start + 1] or any(
        tree.tokens[token].pos in ("VERB", "AUX") for token in range(start + 1, end)
    ):
        return None
    return _top_nominal(tree, names[0], range(start + 1, end))


def interrupted(quoted: Quoted, place: Place, cue: int, speaker: int | None) -> list[Span]:
    """The start of a sentence that "…, he said, “…”" interrupts, where the quotation goes on with it."""
    tree = quoted.tree
    if speaker is None or not tree.text[place.quotation.inner.start].islower():
        return []
    edge = min(tree.first[speaker], cue) - 1
    start = place.before.start
    if edge <= start or tree.words[edge] != "," or tree.tokens[start].pos in ("ADP", "ADV", "SCONJ", "VERB"):
        return []
    return [trimmed(tree.text, tree.span(start, edge - 1))]


def opens_content(quoted: Quoted, place: Place, attribution: Attribution) -> bool:
    """Whether the content starts with a finished quotation right behind its cue: then that is all of it."""
    start = min(span.start for span in attribution.contents)
    if not attribution.cue or attribution.quotations or start < quoted.tree.tokens[attribution.cue[0]].end:
        return False
    inner = place.quotation.inner
    if start < place.quotation.span.start:
        return False
    return quoted.tree.text[inner.end - 1] in ",.?!" or _tells_when(quoted.tree, place.last + 1)


def _tells_when(tree: Tree, token: int) -> bool:
    """Whether a phrase of time opens at `token`: "on Monday", "last week"."""
    if token + 1 >= len(tree.tokens):
        return False
    return tree.tokens[token].entity in _TIMES or (
        tree.tokens[token].pos == "ADP" and tree.tokens[token + 1].entity in _TIMES
    )
