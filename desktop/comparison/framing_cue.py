"""The cue in its sentence: its sense, its tense, and what tense the content takes after it.

Everything rests on the parse; where a reading has none, only the words themselves are told.
"""

from __future__ import annotations

from collections.abc import Collection

from desktop.basics.spans import Span
from desktop.comparison.reporting import Reporting, ReportingWord
from desktop.comparison.setting import Setting
from desktop.statements.reading import Statement

_SHIFTED = frozenset(("would", "could", "might", "'d", "’d"))
_UNSHIFTED = frozenset(("will", "can", "may", "'ll", "’ll", "shall"))


def cue_token(setting: Setting, statement: Statement) -> int | None:
    """The token that heads a statement's cue; None without one."""
    if statement.cue is None or not any(map(str.isalnum, statement.cue.lemma)):
        return None
    return setting.head(statement.cue.span, statement.cue.lemma)


def sense_of(setting: Setting, statement: Statement, words: Reporting) -> ReportingWord | None:
    """The sense of a statement's cue; None without a cue or where the lexicon has none of it."""
    token = cue_token(setting, statement)
    if token is None or statement.cue is None:
        return None
    lemma = statement.cue.lemma
    noun = setting.tree.tokens[token].pos in ("NOUN", "PROPN")
    parts = ("noun", "verb", "phrase") if noun else ("verb", "phrase", "noun")
    part = next((one for one in parts if words.senses(lemma, one)), None)
    if part is None:
        return None
    return words.sense(lemma, part, _frames(setting, token, statement))


def _frames(setting: Setting, token: int, statement: Statement) -> set[str]:
    """What stands in which grammatical relation to the cue, under the lexicon's names."""
    tree = setting.tree
    found = {"quotation"} if statement.kind == "direct" else set()
    for kid in tree.kids(token):
        dep = tree.dep(kid)
        if (
            dep in ("prep", "prt", "advmod") and not _in(statement.spans, tree.tokens[kid].start)
        ) or dep == "prep":
            found.add(tree.words[kid])
        elif dep == "nsubjpass":
            found.add("passive")
        elif dep == "oprd":
            found.add("predicate")
        elif dep in ("dobj", "attr"):
            found.add("object")
        elif dep in ("xcomp", "ccomp") and statement.kind != "direct":
            found.add(_clause(setting, kid))
    return found


def _clause(setting: Setting, verb: int) -> str:
    tree = setting.tree
    if tree.tokens[verb].tag == "VBG" and tree.kid(verb, "nsubj") is None:
        return "gerund"
    to = any(tree.tokens[kid].tag == "TO" for kid in tree.kids(verb, "aux"))
    return "infinitive" if to else "clause"


def tense_of(setting: Setting, statement: Statement) -> str:
    """The tense of the cue's verb in words, or "" where it has none (a noun, an infinitive)."""
    token = cue_token(setting, statement)
    if token is None:
        return ""
    tree = setting.tree
    tag = tree.tokens[token].tag
    helpers = [tree.tokens[kid] for kid in tree.kids(token, "aux", "auxpass")]
    if any(one.tag == "MD" for one in helpers):
        modal = next(tree.words[kid] for kid in tree.kids(token, "aux") if tree.tokens[kid].tag == "MD")
        return "future" if modal in ("will", "shall", "'ll", "’ll") else "with a modal verb"
    if any(one.tag == "TO" for one in helpers):
        return ""
    have = next((one for one in helpers if one.lemma == "have"), None)
    if have is not None and tag in ("VBN", "VBG"):
        return "past perfect" if have.tag == "VBD" else "present perfect"
    be = next((one for one in helpers if one.lemma == "be"), None)
    if be is not None and tag in ("VBN", "VBG"):
        return "past" if be.tag == "VBD" else "present"
    return {"VBZ": "present", "VBP": "present", "VBD": "past", "VBN": "past"}.get(tag, "")


def content_root(setting: Setting, statement: Statement) -> int | None:
    """The token of the content that hangs on something outside it, the first of several; None without a
    parse."""
    tree = setting.tree
    for span in statement.spans:
        within = tree.within(span)
        for one in within:
            if tree.tokens[one].pos in ("PUNCT", "SPACE"):
                continue
            if tree.is_root(one) and tree.dep(one) == "ROOT":
                return one
            if not tree.is_root(one) and tree.head(one) not in within:
                return one
    return None


def narrated(setting: Setting, statement: Statement, word_class: str = "") -> bool:
    """Whether only the act is told ("criticised the plan"), with no clause of what was said.

    `word_class` is that of the cue: whoever calls something a name is told to say so, and whom a directive
    is about to do what it says.
    """
    root = content_root(setting, statement)
    if statement.kind != "indirect" or root is None or not setting.tree.dep(root):
        return False
    tree = setting.tree
    if word_class == "metalinguistic" or _predicates(setting, statement, root):
        return False
    verbs = ("VERB", "AUX")
    within = {one for span in statement.spans for one in tree.within(span)}
    if tree.dep(root) in ("mark", "advmod", "nsubj", "nsubjpass", "expl", "aux", "auxpass", "cc", "neg"):
        # The content was cut inside a clause: its verb is what these hang on.
        return False
    if any(tree.tokens[one].pos in verbs and tree.kid(one, "nsubj", "nsubjpass", "expl", "aux") is not None
           for one in within if _main(setting, one, root)):  # fmt: skip
        return False
    if any(_asked(setting, one, within, root if word_class == "directive" else None) for one in within):
        return False
    return tree.tokens[root].pos in ("NOUN", "PROPN", "PRON", "ADP") or tree.tokens[root].tag == "VBG"


def _predicates(setting: Setting, statement: Statement, root: int) -> bool:
    """Whether the content says what something is: "attacked her as unreliable", "called it a farce"."""
    tree, cue = setting.tree, cue_token(setting, statement)
    tops = (root,) if cue is None else (cue, root)
    return any(
        tree.dep(kid) == "oprd" or (tree.dep(kid) == "prep" and tree.words[kid] == "as")
        for top in tops
        for kid in tree.kids(top)
        if _in(statement.spans, tree.starts[kid])
    )


def _asked(setting: Setting, token: int, within: Collection[int], doer: int | None) -> bool:
    """Whether an infinitive says what somebody is to do ("urged him to resign"), and qualifies no noun but
    `doer`, whom the parse may take for one."""
    tree = setting.tree
    if not any(tree.tokens[kid].tag == "TO" for kid in tree.kids(token, "aux")):
        return False
    head = tree.head(token)
    return head not in within or head == doer or tree.tokens[head].pos in ("PROPN", "PRON")


def _main(setting: Setting, token: int, root: int) -> bool:
    """Whether a token belongs to the content's main clause, and not to a clause about one of its nouns."""
    tree = setting.tree
    while token != root:
        if tree.dep(token) in ("relcl", "acl", "advcl") or tree.is_root(token):
            return False
        token = tree.head(token)
    return True


def back_shift(setting: Setting, statement: Statement) -> tuple[str, Span] | None:
    """Whether a paraphrase after a past cue is put in the past, and the verb that shows it; None where the
    question does not arise."""
    if statement.kind != "indirect" or tense_of(setting, statement) not in ("past", "past perfect"):
        return None
    root = content_root(setting, statement)
    if root is None or narrated(setting, statement):
        return None
    tree = setting.tree
    verb = root if tree.tokens[root].pos in ("VERB", "AUX") else tree.head(root)
    if tree.tokens[verb].pos not in ("VERB", "AUX") or verb == cue_token(setting, statement):
        return None
    if not any(tree.tokens[verb].start in span for span in statement.spans):
        return None
    helpers = [kid for kid in tree.kids(verb, "aux", "auxpass") if _in(statement.spans, tree.starts[kid])]
    finite = next(
        (one for one in (*helpers, verb) if tree.tokens[one].tag in ("MD", "VBD", "VBZ", "VBP")), None
    )
    if finite is None:
        return None
    word, tag = tree.words[finite], tree.tokens[finite].tag
    place = Span(tree.tokens[finite].start, tree.tokens[finite].end)
    if tag == "MD":
        if word in _SHIFTED:
            return "shifted to the past", place
        return ("kept in the present", place) if word in _UNSHIFTED else None
    if tag != "VBD":
        return "kept in the present", place
    shifted = tree.tokens[finite].lemma == "have" and tree.tokens[verb].tag == "VBN" and finite != verb
    return ("shifted to the past" if shifted else "past, shifted or so already"), place


def _in(spans: tuple[Span, ...], offset: int) -> bool:
    return any(offset in span for span in spans)
