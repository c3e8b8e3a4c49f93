"""The reading: what `extract` makes of one article. Plain values; no later stage calls a language model."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desktop.articles.article import Article
from desktop.basics.spans import Span

Kind = Literal["direct", "mixed", "indirect"]
"""`direct`: all words of the content inside quotation marks, or a block quotation; `mixed`: some of them;
`indirect`: none."""

MentionForm = Literal["name", "pronoun", "nominal"]
"""`name`: holds a proper name ("Pentagon press secretary John Kirby", "the White House"); `pronoun`: "he";
`nominal`: a description without a name ("the spokesman", "military experts")."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token of the parse. `head` is the index of its syntactic head (its own for a root)."""

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    """The entity type ("PERSON", "ORG", …), or "" outside an entity."""
    entity_start: bool
    sentence_start: bool
    morphology: str
    """Universal features such as "Gender=Masc|Number=Sing", or ""."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the program thinks so: the rule's name, a sentence for the reader, and the places it rests on."""

    rule: str
    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute ("said", "according to", "admission") and their lemma."""

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True)
class Via:
    """The outlet or document that the article had the statement from, and its name."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name somebody who may be a speaker, from the start of the noun phrase to its first
    comma or relative clause. `head` is the index of its syntactic head among the tokens."""

    span: Span
    head: int
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution in one article: content, cue and mention.

    `spans` are the content, with the outer quotation marks, in order of the text. `mention` is None
    where the text names no speaker. `paragraph` is the index of the paragraph where the content
    starts. `nested` says that it lies inside another statement's content, `thought` that it renders
    a belief or intention rather than speech or writing. `confidence` is 0…1.
    """

    id: str
    spans: tuple[Span, ...]
    kind: Kind
    cue: Cue | None
    mention: Span | None
    via: Via | None
    paragraph: int
    headline: bool
    nested: bool
    thought: bool
    confidence: float
    reasons: tuple[Reason, ...]

    @property
    def aside(self) -> bool:
        """Whether it is shown only on demand: nested in another statement, or a thought."""
        return self.nested or self.thought


RULES_ALONE = "rules alone"
"""What ends the `made_by` of a reading in which no trained reader took part."""


@dataclass(frozen=True, slots=True)
class QuotedTerm:
    """Words in quotation marks that nobody is reported as saying: scare quotes, titles, nicknames."""

    span: Span
    reason: str


class _Beside:
    """What lies beside a reading's fields and is no part of its value: how its tokens are made when they are
    first asked for, and what is worked out of it (`answers`), which is gone when it is.

    Python comes to `__getattr__` only where an attribute is not there yet, so that once they are made they
    are as near as any other.
    """

    __slots__ = ("_make_tokens", "answers")

    if not TYPE_CHECKING:  # every misspelt name would pass for an attribute

        def __getattr__(self, name: str) -> object:
            if name != "tokens":
                raise AttributeError(f"a {type(self).__name__} has no {name!r}")
            with _MAKING:
                make = self._make_tokens
                if make is not None:
                    object.__setattr__(self, "tokens", make())
                    object.__setattr__(self, "_make_tokens", None)
            return self.tokens


_MAKING = threading.RLock()
"""Two threads that ask at once get the same tokens: what is worked out of them is kept by their identity."""


@dataclass(frozen=True, slots=True)
class Reading(_Beside):
    """What `extract` makes of one article.

    `mentions` hold every mention of a possible speaker in order of the text, those of the statements
    among them. `made_by` names the program's version, the language model and the rules in force.
    """

    article: Article
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    terms: tuple[QuotedTerm, ...]
    made_by: str

    @property
    def by_rules_alone(self) -> bool:
        """Whether no trained reader took part: confidences are then rougher."""
        return self.made_by.endswith(RULES_ALONE)


def reading_with_tokens_later(
    article: Article,
    make_tokens: Callable[[], tuple[Token, ...]],
    *,
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
    terms: tuple[QuotedTerm, ...],
    made_by: str,
) -> Reading:
    """A reading whose tokens `make_tokens` gives once somebody asks for them; else one like any other."""
    reading = object.__new__(Reading)
    for name, value in (
        ("article", article), ("mentions", mentions), ("statements", statements), ("terms", terms),
        ("made_by", made_by), ("_make_tokens", make_tokens),
    ):  # fmt: skip
        object.__setattr__(reading, name, value)
    return reading


def statement_id(article_id: str, spans: Sequence[Span]) -> str:
    """The id of a statement: the article's id with a hash of the content's spans."""
    places = ";".join(f"{span.start}-{span.end}" for span in spans)
    return f"{article_id}-{hashlib.sha256(places.encode()).hexdigest()[:8]}"
