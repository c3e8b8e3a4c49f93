"""The trained reader as the other modules know it: what it hears in an article, and its name.

Without its file, or without onnxruntime, it hears nothing: the rules then work alone, and readings say so.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from desktop.articles.article import Article
from desktop.basics.resources import resource
from desktop.statements.quotations import Quotation
from desktop.statements.reading import RULES_ALONE
from desktop.statements.tagger.decode import Report, decode
from desktop.statements.tagger.evidence import Evidence
from desktop.statements.tagger.network import Network
from desktop.statements.tagger.windows import pieces_of
from desktop.statements.weighing import Weights

FILE, WEIGHTS = "models/reader.onnx", "models/weights.json"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """What the trained reader makes of an article: reports, evidence for anything else, weights."""

    reports: tuple[Report, ...]
    evidence: Evidence
    weights: Weights


@cache
def network() -> Network | None:
    """The reader's network, loaded once in a process; None, with a line in the log, where it is missing."""
    for path in (resource(FILE), resource(WEIGHTS)):
        if not path.is_file():
            _log.info("The trained reader is missing (%s): statements are found by rules alone.", path)
            return None
    try:
        return Network(resource(FILE))
    except ImportError:
        _log.info("onnxruntime is missing: statements are found by rules alone; pip install onnxruntime")
        return None


def name() -> str:
    """What tells in a reading by which trained reader it was made, or that none took part."""
    known = network()
    if known is None:
        return RULES_ALONE
    # The weights are fitted anew more often than the reader is trained, and they make the confidences.
    weighed = hashlib.sha256(resource(WEIGHTS).read_bytes()).hexdigest()[:6]
    return f"reader {known.notes['name']}, weights {weighed}"


def listen(article: Article, quotations: Sequence[Quotation]) -> Heard | None:
    """What the reader hears in an article whose quotations are known; None where it is missing."""
    known = network()
    return None if known is None else hear(known, article, quotations, weights())


@cache
def weights() -> Weights:
    """The weights by which what rules and reader propose is weighed, from the file beside the reader's."""
    return Weights.of(json.loads(resource(WEIGHTS).read_text(encoding="utf-8")))


def hear(known: Network, article: Article, quotations: Sequence[Quotation], weighed: Weights) -> Heard:
    """What the reader with this network hears in an article."""
    pieces = pieces_of(known.words, article.text, article.paragraphs, quotations)
    reactions = known.react(pieces)
    return Heard(tuple(decode(pieces, reactions)), Evidence(pieces, reactions), weighed)
