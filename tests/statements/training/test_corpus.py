"""Annotated articles, their labels, and batches of them."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np

from desktop.basics.spans import Span
from desktop.statements.quotations import find_quotations
from desktop.statements.tagger.windows import pieces_of
from desktop.statements.tagger.wordpieces import WordPieces
from desktop.statements.training.batches import IGNORED, batches
from desktop.statements.training.corpus import Annotated, labels_of, read_corpus
from desktop.statements.training.judging import Words, agreement, judged, speaker_right

WORDS = WordPieces(
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", ".", "the", "bridge", "is", "safe", "said", "tarn", "and", "old"]
)
TEXT = "The bridge\nTarn said the bridge is safe and is old."


def annotated(tmp_path: Path) -> Annotated:
    """One article with one attribution in two pieces."""
    row = {
        "id": "one",
        "text": TEXT,
        "units": [{"content": [[21, 39], [44, 50]], "cue": [[16, 20]], "source": [[11, 15]]}],
    }
    (tmp_path / "corpus.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    [found] = read_corpus(tmp_path / "corpus.jsonl")
    return found


def test_the_first_line_is_the_headline(tmp_path: Path) -> None:
    article = annotated(tmp_path).article
    assert [(p.role, p.span.of(TEXT)[:10]) for p in article.paragraphs] == [
        ("headline", "The bridge"),
        ("body", "Tarn said "),
    ]


def test_labels_tag_content_cue_and_source_and_point_to_them(tmp_path: Path) -> None:
    one = annotated(tmp_path)
    pieces = pieces_of(WORDS, TEXT, one.article.paragraphs, find_quotations(TEXT, one.article.paragraphs))
    labels = labels_of(pieces, one.units)
    assert labels.source.tolist() == [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    assert labels.cue.tolist() == [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]
    assert labels.content.tolist() == [0, 0, 0, 0, 1, 2, 2, 2, 0, 1, 2, 0]
    assert labels.to_cue.tolist() == [-1, -1, -1, -1, 3, 3, 3, 3, -1, 3, 3, -1]
    assert labels.to_source.tolist() == [-1, -1, -1, 2, -1, -1, -1, -1, -1, -1, -1, -1]


def test_batches_point_at_places_in_the_window_and_ignore_the_rest(tmp_path: Path) -> None:
    one = annotated(tmp_path)
    pieces = pieces_of(WORDS, TEXT, one.article.paragraphs, find_quotations(TEXT, one.article.paragraphs))
    [batch] = batches([(pieces, labels_of(pieces, one.units))], random.Random(1), opens=2, parts=3)
    assert batch.ids[0, 0] == 2
    assert batch.ids[0].tolist().count(3) == 2
    cue = int(np.nonzero(batch.wanted["cue"][0] == 1)[0][0])
    assert set(batch.wanted["to_cue"][0][batch.wanted["content"][0] > 0].tolist()) == {cue}
    assert batch.wanted["content"][0, 0] == IGNORED


def test_the_same_seed_gives_the_same_batches(tmp_path: Path) -> None:
    one = annotated(tmp_path)
    pieces = pieces_of(WORDS, TEXT, one.article.paragraphs, ())
    pair = (pieces, labels_of(pieces, one.units))
    first, second = (
        [batch.ids.tolist() for batch in batches([pair] * 40, random.Random(7), opens=2, parts=3)]
        for _ in range(2)
    )
    assert first == second


def test_contents_are_judged_by_half_of_their_words(tmp_path: Path) -> None:
    one = annotated(tmp_path)
    words = Words(TEXT)
    [(right, share), (wrong, little)] = judged(words, [[Span(21, 39)], [Span(37, 60)]], one.units)
    assert (right, round(share, 2)) == (one.units[0], 0.67)
    assert (wrong, round(little, 2)) == (None, 0.43)
    assert speaker_right(words, Span(11, 15), one.units[0])
    assert not speaker_right(words, None, one.units[0])
    assert agreement(frozenset(), frozenset({1})) == 0
