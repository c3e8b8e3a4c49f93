"""From whom the article had a statement: "told Axios", "was quoted as saying by Axios", "Axios quoted her as
saying", "she said, Axios reported"."""

from __future__ import annotations

from functools import cache

from desktop.basics.lexicons import lexicon
from desktop.basics.spans import Span, hull
from desktop.statements.attribution import Attribution
from desktop.statements.contents import trimmed
from desktop.statements.cues import cue_verb
from desktop.statements.mentions import mention_span
from desktop.statements.reading import Via
from desktop.statements.tree import Tree

_LISTENING = ("to", "with", "on", "in", "by", "for")
"""Prepositions that lead from a cue to the outlet it was said to ("in an interview with", "on CNN")."""

_DEPTH = 3
_QUOTING = ("quote", "cite")
_MOST = 3
"""Of words before "Axios reported" the third at least must be hers: "Imsen said" takes room as well."""
PASSED_ON, READERS_SOURCE = "passed on", "reader's source"
_REPORTING = ("report", "according to")


def find_via(tree: Tree, found: list[Attribution]) -> None:
    """Note the outlet each statement was had from, where its sentence names one."""
    for attribution in found:
        if attribution.cue and attribution.via is None and attribution.cue[0] < len(tree.tokens):
            attribution.via = _source(tree, attribution)
    for outer in [a for a in found if a.rules[0] == "according to"]:
        _hand_on(tree, outer, found)


def pass_on(tree: Tree, found: list[Attribution]) -> list[Attribution]:
    """`found`, what an outlet only passes on given to who said it: "Axios quoted her as saying that …" and
    "she said that …, Axios reported" are her statements, had from Axios."""
    for verb in [at for at, lemma in enumerate(tree.lemmas) if lemma in _QUOTING]:
        _quoted_as_saying(tree, verb, found)
    for attribution in found:
        _said_before(tree, attribution)
    for outer in [a for a in found if a.lemma in _REPORTING]:
        _reported(tree, outer, found)
    return [attribution for attribution in found if attribution.contents]


def _source(tree: Tree, attribution: Attribution) -> int | None:
    verb = attribution.cue[0]
    if tree.lemmas[verb] == "quote" or tree.lemmas[tree.head(tree.head(verb))] == "quote":
        return _quoting(tree, verb)
    for kid in tree.kids(verb, "dobj", "dative"):
        if kid > verb and kid != attribution.speaker and is_outlet(tree, kid):
            return kid
    heard = _listener(tree, verb, attribution, _DEPTH)
    return heard if heard is not None else _reporter(tree, verb)


def _quoting(tree: Tree, verb: int) -> int | None:
    """X of "was quoted (as saying) by X", wherever the parser hung "by X"."""
    for top in (verb, tree.head(tree.head(verb)), *tree.subtree(verb)):
        for by in tree.kids(top, "agent", "prep"):
            if tree.words[by] == "by" and by > verb:
                return tree.kid(by, "pobj")
    return None


def _reporter(tree: Tree, verb: int) -> int | None:
    """X of "he said, X reported", which the parser hangs the saying on."""
    above = tree.head(verb)
    if above <= verb or tree.lemmas[above] != "report" or tree.dep(verb) != "ccomp":
        return None
    subject = tree.kid(above, "nsubj")
    return subject if subject is not None and subject > verb and is_outlet(tree, subject) else None


def _listener(tree: Tree, top: int, attribution: Attribution, depth: int) -> int | None:
    """An outlet in the prepositional phrases of the cue, outside its content."""
    if not depth:
        return None
    for phrase in tree.kids(top, "prep"):
        if phrase < top or tree.words[phrase] not in _LISTENING:
            continue
        target = tree.kid(phrase, "pobj")
        if target is None or any(tree.tokens[target].start in span for span in attribution.contents):
            continue
        if target != attribution.speaker and is_outlet(tree, target):
            return target
        found = _listener(tree, target, attribution, depth - 1)
        if found is not None:
            return found
    return None


def _hand_on(tree: Tree, outer: Attribution, found: list[Attribution]) -> None:
    """ "He said that …, according to Axios": his statement, had from Axios, and no statement of Axios's."""
    if outer.speaker is None or not is_outlet(tree, outer.speaker) or not outer.contents:
        return
    sentence = tree.sentence[outer.cue[0]]
    for inner in found:
        if inner is outer or not inner.cue or not inner.contents or inner.thought or inner.speaker is None:
            continue
        if tree.sentence[inner.cue[0]] != sentence or not tree.is_root(inner.cue[0]):
            continue
        whole = hull([*inner.contents, *outer.contents])
        if hull(inner.contents).shared(hull(outer.contents)) * 2 > len(whole):
            inner.via = outer.speaker
            outer.contents = []
            return


def _said_before(tree: Tree, outer: Attribution) -> None:
    """ "“No,” he said, Axios reported": his words, whichever of the two was taken for the cue."""
    if not outer.cue or outer.speaker is None or not is_outlet(tree, outer.speaker):
        return
    verb, above = outer.cue[0], tree.head(outer.cue[0])
    sayings = tree.kids(verb, "parataxis") if tree.lemmas[verb] == "report" else [verb]
    if tree.lemmas[verb] != "report" and not (
        tree.lemmas[above] == "report" and verb < above and tree.kid(above, "nsubj") == outer.speaker
    ):
        return
    for said in sayings:
        her = tree.kid(said, "nsubj")
        after = all(span.end <= tree.tokens[said].start for span in outer.contents)
        if her is not None and after and said < outer.speaker and cue_verb(tree.lemmas[said]) is not None:
            outer.via, outer.speaker, outer.named = outer.speaker, her, None
            outer.cue, outer.lemma = (said,), tree.lemmas[said]
            outer.rules = [*(rule for rule in outer.rules if rule != READERS_SOURCE), PASSED_ON]
            return


def _reported(tree: Tree, outer: Attribution, found: list[Attribution]) -> None:
    """ "He said that …, Axios reported": with the outlet first it is the outlet's, the other inside it."""
    if not outer.cue or outer.speaker is None or not is_outlet(tree, outer.speaker):
        return
    place = tree.tokens[outer.cue[0]].start
    before = [span for span in outer.contents if span.end <= place]
    for inner in found if before else ():
        if inner is outer or not inner.cue or not inner.contents or inner.thought or inner.speaker is None:
            continue
        said, whole = hull(inner.contents), hull(before)
        places = (tree.tokens[inner.cue[0]].start, tree.tokens[inner.speaker].start)
        if all(place in whole for place in places) and _MOST * said.shared(whole) >= len(whole):
            inner.via = inner.via if inner.via is not None else outer.speaker
            inner.sureness = outer.sureness if inner.sureness is None else inner.sureness
            inner.rules = [*inner.rules, PASSED_ON]
            outer.contents = []
            return


def _quoted_as_saying(tree: Tree, verb: int, found: list[Attribution]) -> None:
    """ "Axios quoted her as saying that …": her statement, had from Axios, and no statement of Axios's. Who
    quotes and is no outlet keeps his statement; the one inside it is hers."""
    her, outlet = tree.kid(verb, "dobj", "nsubjpass"), _quoter(tree, verb)
    way = next((kid for kid in tree.kids(verb, "prep") if tree.words[kid] == "as"), None)
    saying = None if way is None else tree.kid(way, "pcomp")
    if her is None or saying is None or her == outlet:
        return
    spoken = [one for one in found if one.cue and one.cue[0] == saying and one.contents]
    quoting = [one for one in found if one.cue and one.cue[0] == verb and one.contents]
    for one in spoken:
        one.speaker, one.named = her, None
    if outlet is None or not (spoken or quoting) or not _is_source(tree, outlet):
        return
    kept = min(spoken or quoting, key=lambda one: sum(map(len, one.contents)))
    said = tree.kid(saying, "ccomp")
    opens = None if said is None or tree.first[said] < saying else tree.tokens[tree.first[said]].start
    end = tree.tokens[saying].end if opens is None else opens
    kept.contents = [
        rest
        for span in kept.contents
        if (rest := _after(tree, span, end) if span.end > tree.tokens[verb].start else span)
    ]
    kept.speaker, kept.named, kept.via = her, None, outlet
    kept.rules = [*(rule for rule in kept.rules if rule != READERS_SOURCE), PASSED_ON]
    if kept.sureness is None:
        kept.sureness = max((one.sureness for one in quoting if one.sureness is not None), default=None)
    for one in (*spoken, *quoting):
        if one is not kept:
            kept.quotations |= one.quotations
            one.contents = []


def _quoter(tree: Tree, verb: int) -> int | None:
    """Who quotes: the subject, X of "by X", or where the parser hangs it so, X of "X, citing Y, quoted"."""
    by = tree.kid(verb, "agent")
    if by is not None:
        return tree.kid(by, "pobj")
    subject = tree.kid(verb, "nsubj")
    cited = tree.head(verb)
    citing = tree.head(cited)
    if subject is None and tree.dep(verb) == "acl" and tree.lemmas[citing] in _QUOTING:
        return tree.head(citing)
    return subject


def _after(tree: Tree, span: Span, end: int) -> Span:
    """What of `span` follows `end`, without "that"."""
    rest = trimmed(tree.text, Span(max(span.start, min(end, span.end)), span.end))
    tokens = tree.within(rest)
    if len(tokens) > 1 and tree.words[tokens[0]] == "that" and tree.dep(tokens[0]) == "mark":
        return Span(tree.tokens[tokens[1]].start, rest.end)
    return rest


def _is_source(tree: Tree, head: int) -> bool:
    return is_outlet(tree, head) or tree.lemmas[head] in _outlet_words()


@cache
def _outlet_names() -> frozenset[str]:
    names = {row["name"].lower() for row in lexicon("outlets")}
    others = [row["aliases"] for row in lexicon("outlets")] + [row["forms"] for row in lexicon("agencies")]
    aliases = (alias.strip().lower() for some in others for alias in some.split(";"))
    return frozenset({*names, *(alias for alias in aliases if len(alias) > 2)})


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(row["word"].lower() for row in lexicon("outlet_words"))


def is_outlet(tree: Tree, head: int) -> bool:
    """Whether the noun phrase headed by `head` names a news outlet."""
    if tree.tokens[head].pos not in ("PROPN", "NOUN"):
        return False
    words = [tree.words[token] for token in _outlet_tokens(tree, head) if _is_capitalised(tree, token)]
    while words and words[0] == "the":
        words.pop(0)
    if not words or tree.tokens[head].entity == "PERSON":
        return False
    if {words[0], words[-1]} & _outlet_words():
        return True
    return " ".join(words) in _outlet_names() or words[-1] in _outlet_names()


def _outlet_tokens(tree: Tree, head: int) -> range:
    """The tokens of the noun phrase with the name that directly follows it ("news agency Axios")."""
    tokens = tree.within(mention_span(tree, head))
    end = tokens[-1] + 1
    if tree.tokens[head].pos == "NOUN":
        while (
            end < len(tree.tokens)
            and _is_capitalised(tree, end)
            and tree.sentence[end] == tree.sentence[head]
        ):
            end += 1
    return range(tokens[0], end)


def via_of(tree: Tree, head: int) -> Via:
    """The outlet with its name as the article writes it, without what it is called besides."""
    tokens = _outlet_tokens(tree, head)
    names = [token for token in tokens if _is_capitalised(tree, token) and tree.words[token] != "the"]
    name = tree.span(names[0], names[-1]) if names else tree.span(tokens[0], tokens[-1])
    return Via(tree.span(tokens[0], tokens[-1]), name.of(tree.text))


def _is_capitalised(tree: Tree, token: int) -> bool:
    return tree.text[tree.tokens[token].start].isupper()
