"""Locate quotations in a reference text and say how faithfully they give its words.

Any reading can be the reference: a transcript, a press release, an interview. A statement's quoted words are
placed in it (`placing`) and judged by what differs there (`fidelity`); a paraphrase is not located.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.basics.spans import Span
from desktop.comparison.chaining import REFRAIN, exact_places
from desktop.comparison.fidelity import judge, speakers_of
from desktop.comparison.located import NO_CUT, Cut, Located
from desktop.comparison.placing import Placement, passages, place
from desktop.comparison.source_text import SourceText, source_text
from desktop.statements.reading import Reading, Statement

_MARKS = str.maketrans(dict.fromkeys("“”«»„\"'’‘ʼ`", "'"))
_SPACE = re.compile(r"\s+")


def locate(reference: Reading, reading: Reading, statements: Sequence[Statement]) -> tuple[Located, ...]:
    """How the quoted words of an article's statements stand to the reference, in the statements' order.

    Statements that quote nothing have no entry.
    """
    source = source_text(reference)
    return tuple(_located(source, reading, one) for one in statements if one.kind != "indirect")


def _located(source: SourceText, reading: Reading, statement: Statement) -> Located:
    placement = place(statement, reading, source)
    if placement is None:
        return Located(
            statement.id, (), "not-found", NO_CUT, "Its words stand nowhere together in the reference.", ()
        )
    if placement.whole and not _across(placement, source) and _letter_for_letter(placement, reading, source):
        run = placement.runs[0]
        before, after = source.around(run.source, run.source_end)
        return Located(
            statement.id,
            source.spans(run.source, run.source_end),
            "verbatim",
            Cut(before=before, inside=(), after=after, marked=False),
            "The reference has the same words." + _elsewhere(placement, source),
            (),
            speakers_of(range(run.source, run.source_end), source),
        )
    held, quoted = passages(placement, statement, reading, source)
    return judge(statement.id, placement, held, quoted, source)


def _across(placement: Placement, source: SourceText) -> bool:
    """Whether another begins to speak inside the words that were found."""
    run = placement.runs[0]
    return len(speakers_of(range(run.source, run.source_end), source)) > 1


def _elsewhere(placement: Placement, source: SourceText) -> str:
    """That the words stand in more places than the one that is shown, if they do."""
    places = exact_places([word.norm for word in placement.words], source)
    count = f"{len(places)} or more" if len(places) == REFRAIN else str(len(places))
    return f" They stand in {count} places; the first is shown." if len(places) > 1 else ""


def _letter_for_letter(placement: Placement, reading: Reading, source: SourceText) -> bool:
    """Whether the quotation is one piece that the reference has letter for letter, its end included."""
    if len(placement.quoted) != 1:
        return False
    run, (piece,) = placement.runs[0], placement.quoted
    here = Span(placement.words[0].span.start, placement.words[-1].span.end)
    there = source.spans(run.source, run.source_end)
    if len(there) != 1:
        return False
    if placement.ended(reading.article.text):
        rest = reading.article.text[here.end : piece.end] + source.text[there[0].end : there[0].end + 2]
        if "?" in rest or "!" in rest:
            return False
    return _plain(here.of(reading.article.text)) == _plain(there[0].of(source.text))


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text.translate(_MARKS))
