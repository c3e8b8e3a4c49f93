"""The matrix: every utterance against every article, verdict and kind in each cell, leading to the row."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from desktop.comparison.matrix import MatrixCell
from desktop.window.article_rows import count_of
from desktop.window.overview_figures import Figures, Sheet, SheetRow
from desktop.window.overview_frame import columns, empty_body, outlet_head, pad, rule, top_band
from desktop.window.overview_picture import (
    Band,
    Box,
    Dot,
    Form,
    Item,
    Link,
    Look,
    Mark,
    Picture,
    Sign,
    Stamp,
    Words,
)
from desktop.window.paint_cell import chip_colours
from desktop.window.paint_icons import Shape
from desktop.window.row_painting import one_line

TITLE = "Every utterance, every article"
TOLD = (
    "A row for each utterance, the gravest differences first, and a column for each article. A cell gives "
    "the gravest verdict against the row’s base, and how the words are presented."
)
AGAINST = " Quotations are held against the reference, {}."

NOT_IN_REFERENCE = "not in the reference"

MOST_ROWS = 1000
"""Utterances drawn; the table has them all."""

_FORMS: dict[str, Form] = {"direct": "full", "mixed": "half", "indirect": "open"}
_KINDS = {"direct": "quoted in full", "mixed": "quoted in part", "indirect": "in its own words"}
_EMPTY = {"not found here": "–", "not reported": "not reported", "not read": "not read"}


def matrix_picture(figures: Figures, look: Look, width: float) -> Picture:
    """Speakers over their utterances, a column an article."""
    articles = figures.findings.articles
    em, shades, edge = look.em, look.colours, pad(look)
    plan = columns(look, ["x" * 60], len(articles), width, least=6.4, most=8.2)
    wide = max(plan.total, width)
    key = [(f"dot {form}", _KINDS[kind]) for kind, form in _FORMS.items()]
    key += [("conflicting", "both quoted, and words differ"), ("nothing", "not found here")]
    cells = [cell for row in figures.matrix for cell in row.cells]
    if any(cell.state == "not reported" for cell in cells):
        key.append(("not reported", "not reported, confirmed by you"))
    if any(cell.by_user for cell in cells):
        key.append(("by hand", "verdict set by you"))
    still = f"Comparing … {figures.compared:.0%}" if figures.compared < 1 else ""
    told = TOLD
    if figures.findings.reference is not None:
        told += AGAINST.format(figures.findings.reference.article.label)
        key.insert(4, ("failed", NOT_IN_REFERENCE))
    top = top_band(look, TITLE, told, key if figures.matrix else (), still, width)
    if not figures.matrix:
        words = "No utterance yet." if figures.compared >= 1 else "The renderings are being compared."
        return Picture(TITLE, TOLD, width, top, Band(0), empty_body(look, words, width))
    held = [
        sum(row.cells[number].state in ("base", "rendering") for row in figures.matrix)
        for number in range(len(articles))
    ]
    heads = [
        (one.label, f"{count:,} of {len(figures.matrix):,}")
        for one, count in zip(articles, held, strict=True)
    ]
    head = outlet_head(look, heads, range(len(articles)), plan)
    step = em * 1.55
    items: list[Item] = []
    names: list[Item] = []
    marks: list[Mark] = []
    y, speaker = em * 0.2, None
    stamps: dict[tuple[object, ...], tuple[Item, ...]] = {}
    for row in figures.matrix[:MOST_ROWS]:
        if row.speaker != speaker:
            y += em * (0.5 if speaker is not None else 0)
            place = QRectF(edge, y, wide - 2 * edge, step)
            names.append(Words(place, figures.name(row.speaker), look.bold, shades.text))
            y += step
            items.append(rule(look, y - 0.5, wide))
            speaker = row.speaker
        name = QRectF(edge, y, plan.name_width, step)
        names.append(Words(name, row.words, look.fonts.reading, shades.text))
        alone, who, short = row.carried == 1, figures.name(row.speaker), _short(row.words)
        marks.append(Mark(name, Link(row.statement), f"{who}: {short}"))
        for number, cell in enumerate(row.cells):
            place = QRectF(plan.lefts[number], y, plan.width, step)
            kind = (
                *(cell.state, cell.verdict, cell.conflicting, cell.kind, cell.copied, cell.fidelity, alone),
                cell.by_user,
            )
            if kind not in stamps:
                size = QRectF(0, 0, plan.width, step)
                stamps[kind] = tuple(_cell(look, cell, size, alone=alone))
            items.append(Stamp(place, stamps[kind]))
            # An empty cell leads to its row, where the nearest passage can be looked for.
            spoken = f"{who} in {articles[number].label}, {_in_words(cell, alone=alone)}: {short}"
            marks.append(Mark(place, Link(cell.statement or row.statement), spoken))
        y += step
    if len(figures.matrix) > MOST_ROWS:
        items.append(rule(look, y + em * 0.2, wide))
        more = f"and {len(figures.matrix) - MOST_ROWS:,} more: see the table"
        place = QRectF(edge, y + em * 0.2, wide - 2 * edge, step)
        items.append(Words(place, more, look.fonts.small, shades.muted))
        y += step
    told = f"{told} {count_of(len(figures.matrix), 'utterance')}."
    return Picture(
        TITLE,
        told,
        wide,
        top,
        head,
        Band(y + edge, tuple(items)),
        tuple(marks),
        tuple(names),
        edge + plan.name_width + look.em * 0.2,
    )


def matrix_sheet(figures: Figures) -> Sheet:
    """A row for each utterance."""
    labels = [one.label for one in figures.findings.articles]
    rows = []
    for row in figures.matrix:
        carried = row.carried
        cells = (_in_words(cell, alone=carried == 1) for cell in row.cells)
        rows.append(
            SheetRow((figures.name(row.speaker), _short(row.words), carried, *cells), Link(row.statement))
        )
    return Sheet(("Speaker", "Utterance", "Articles", *labels), tuple(rows))


def _cell(look: Look, cell: MatrixCell, place: QRectF, *, alone: bool) -> list[Item]:
    """The kind's dot, then the verdict's chip; or what is missing."""
    em, shades = look.em, look.colours
    if cell.state in _EMPTY:
        signed = em * 0.8 if cell.state == "not reported" else 0.0
        told = place.adjusted(em * 0.1 + signed, 0, 0, 0)
        words: list[Item] = [Words(told, _EMPTY[cell.state], look.fonts.small, shades.muted)]
        if signed:
            square = QRectF(place.left() + em * 0.1, place.center().y() - em * 0.3, em * 0.6, em * 0.6)
            words.append(Sign(square, "not reported", shades.muted))
        return words
    bare: Shape = "only here" if alone else "base"
    shape: Shape = "conflicting" if cell.conflicting else cell.verdict or bare
    style: str = cell.verdict or bare
    # In conflict: the verdict's word on the ground and with the sign that the comparison has for it.
    chip = chip_colours("conflicting" if cell.conflicting else style, shades)
    if cell.fidelity == "not-found":
        shape, style, chip = "failed", "not found", chip_colours("altered", shades)
    elif cell.fidelity is not None:
        shape = style = cell.fidelity
        chip = chip_colours(style, shades)
    small = QFontMetricsF(look.fonts.small)
    box = QRectF(place.left() + em * 0.9, place.top() + em * 0.2, 0, small.height() + em * 0.1)
    box.moveCenter(QPointF(box.center().x(), place.center().y()))
    sign = em * 0.62
    room = place.width() - em * 0.9
    wide = look.wide(style, look.fonts.small) + em * 0.7
    # Where a column is narrow, the word says it without its sign.
    signed = sign + em * 0.25 if wide + sign + em * 0.25 <= room else 0.0
    box.setWidth(min(room, wide + signed))
    items: list[Item] = [
        Dot(
            QPointF(place.left() + em * 0.4, place.center().y()), em * 0.25, shades.paraphrase,
            _FORMS[cell.kind or "direct"], shades.paper,
        ),
        Box(box, chip.ground, radius=em * 0.25),
        Words(box.adjusted(signed + em * 0.35, 0, -em * 0.25, 0), style, look.fonts.small, chip.text),
    ]  # fmt: skip
    if style == "altered" and not cell.conflicting:
        items.append(Box(box, chip.text, "open", radius=em * 0.25))
    if signed:
        square = QRectF(box.left() + em * 0.3, box.center().y() - sign / 2, sign, sign)
        items.append(Sign(square, shape, chip.text))
    end = box.right()
    if cell.by_user and end + em * 0.25 + sign <= place.right():
        items.append(
            Sign(QRectF(end + em * 0.2, box.center().y() - sign / 2, sign, sign), "by hand", shades.accent)
        )
        end += em * 0.2 + sign
    rest = QRectF(end + em * 0.3, place.top(), place.right() - end - em * 0.3, place.height())
    if cell.copied and rest.width() >= look.wide("shared copy", look.fonts.small):
        items.append(Words(rest, "shared copy", look.fonts.small, shades.muted))
    return items


def _in_words(cell: MatrixCell, *, alone: bool) -> str:
    """A cell as the table has it: "altered, conflicting (quoted in full)"."""
    if cell.state in _EMPTY:
        return f"{cell.state}, confirmed by you" if cell.state == "not reported" else cell.state
    words: str = cell.verdict or ("only here" if alone else "base")
    if cell.state == "base" and cell.verdict:
        words = f"base, {words}"
    if cell.conflicting:
        words += ", conflicting"
    if cell.by_user:
        words += ", set by you"
    if cell.fidelity is not None:
        held = NOT_IN_REFERENCE if cell.fidelity == "not-found" else f"{cell.fidelity} to the reference"
        words = f"{held}; {words}"
    kind = _KINDS[cell.kind] if cell.kind else ""
    return f"{words} ({kind}{', shared copy' if cell.copied else ''})"


def _short(words: str) -> str:
    words = one_line(words[:1000])
    return words if len(words) <= 200 else words[:199].rstrip() + "…"
