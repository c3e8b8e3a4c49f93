"""Where in its article each speaker speaks: a dot for each statement between the article's start and end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from desktop.basics.spans import text_of
from desktop.comparison.overview import Position
from desktop.window.article_rows import count_of
from desktop.window.colours import outlet_colour
from desktop.window.overview_figures import Figures, Sheet, SheetRow, speakers_in_order
from desktop.window.overview_frame import columns, empty_body, outlet_head, pad, rule, too_few, top_band
from desktop.window.overview_picture import Band, Dot, Form, Item, Link, Look, Mark, Picture, Stroke, Words
from desktop.window.overview_voice import MOST_ROWS
from desktop.window.row_painting import one_line

TITLE = "Where in the article"
TOLD = (
    "A dot for each statement, from the article’s first word (left) to its last (right); statements of the "
    "headline stand before the line."
)

LEAST_WIDE = 8.5
"""The least width of an outlet's column, in lines: of so short a line dots would hide one another."""

_FORMS: dict[str, Form] = {"direct": "full", "mixed": "half", "indirect": "open"}
_KINDS = {"direct": "quoted in full", "mixed": "quoted in part", "indirect": "in its own words"}


def places_picture(figures: Figures, look: Look, width: float) -> Picture:
    """A row a speaker, a column an outlet with a line from start to end."""
    speakers = speakers_in_order(figures)
    drawn = speakers[:MOST_ROWS]
    plan = columns(look, [figures.name(one) for one in drawn], len(figures.outlets), width, least=LEAST_WIDE)
    wide = max(plan.total, width)
    key = [(f"dot {form}", _KINDS[kind]) for kind, form in _FORMS.items()]
    top = top_band(look, TITLE, TOLD, key if drawn else (), too_few(figures.statements), width)
    if not drawn:
        return Picture(
            TITLE, TOLD, width, top, Band(0), empty_body(look, "No statement has been found yet.", width)
        )
    em, shades, edge = look.em, look.colours, pad(look)
    counts = figures.counts
    heads = [(one.name, count_of(counts[one.key], "statement")) for one in figures.outlets]
    head = outlet_head(look, heads, [figures.place(one.key) for one in figures.outlets], plan)
    head = _with_scale(look, head, plan.lefts, plan.width)
    by_place: dict[tuple[str, str], list[Position]] = {}
    for one in figures.positions:
        by_place.setdefault((one.speaker, one.outlet), []).append(one)
    step = em * 1.6
    items: list[Item] = []
    names: list[Item] = []
    marks: list[Mark] = []
    y = em * 0.3
    for speaker in drawn:
        name = figures.name(speaker)
        names.append(Words(QRectF(edge, y, plan.name_width, step), name, look.fonts.program, shades.text))
        for number, outlet in enumerate(figures.outlets):
            left, right = _ends(look, plan.lefts[number], plan.width)
            middle = y + step / 2
            items.append(Stroke(QPointF(left, middle), QPointF(right, middle), shades.hairline))
            found = by_place.get((speaker, outlet.key), [])
            for one, centre in zip(found, _centres(look, found, left, right, middle), strict=True):
                colour = outlet_colour(figures.place(outlet.key), dark=shades.dark)
                items.append(Dot(centre, em * 0.29, colour, _FORMS[one.kind], shades.paper))
                marks.append(
                    Mark(
                        QRectF(centre.x() - em * 0.36, centre.y() - em * 0.36, em * 0.72, em * 0.72),
                        Link(one.statement),
                        f"{name} at {outlet.name}, {_place(one)}, {_KINDS[one.kind]}: {_words(figures, one)}",
                    )
                )
        y += step
    if len(speakers) > len(drawn):
        items.append(rule(look, y + em * 0.2, wide))
        more = f"and {len(speakers) - len(drawn):,} more speakers: see the table"
        place = QRectF(edge, y + em * 0.2, wide - 2 * edge, step)
        items.append(Words(place, more, look.fonts.small, shades.muted))
        y += step
    told = f"{TOLD} {count_of(figures.statements, 'statement')}."
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


def places_sheet(figures: Figures) -> Sheet:
    """A row for each statement."""
    return Sheet(
        ("Speaker", "Outlet", "Place", "Share of the body before it", "Presentation", "Words"),
        tuple(
            SheetRow(
                (
                    figures.name(one.speaker), figures.outlet(one.outlet).name, _place(one), round(one.at, 3),
                    _KINDS[one.kind], _words(figures, one),
                ),
                Link(one.statement),
            )
            for one in figures.positions
        ),
    )  # fmt: skip


def _ends(look: Look, left: float, width: float) -> tuple[float, float]:
    """Where the article's line begins and ends; before it is the headline's place."""
    return left + look.em * 2.7, left + width - look.em * 0.4


def _with_scale(look: Look, head: Band, lefts: Sequence[float], width: float) -> Band:
    """The head of the columns with what the line's ends mean."""
    em, small = look.em, QFontMetricsF(look.fonts.small).height()
    items: list[Item] = list(head.items[:-1])
    y = head.height - em * 0.2
    for one in lefts:
        left, right = _ends(look, one, width)
        font, colour = look.fonts.small, look.colours.muted
        items += [
            Words(QRectF(left - em * 0.2, y, look.wide("start", font) + 2, small), "start", font, colour),
            Words(QRectF(right - em * 3, y, em * 3.2, small), "end", font, colour, "right"),
            Words(QRectF(one, y, em * 2.6, small), "head", font, colour),
        ]
    last = head.items[-1]
    height = y + small + em * 0.3
    if isinstance(last, Stroke):
        items.append(
            Stroke(QPointF(last.start.x(), height - 0.5), QPointF(last.end.x(), height - 0.5), last.colour)
        )
    return Band(height, tuple(items))


def _centres(
    look: Look, found: Sequence[Position], left: float, right: float, middle: float
) -> list[QPointF]:
    """The dots' places; those that would hide one another stand a little above and below."""
    em = look.em
    centres: list[QPointF] = []
    for one in found:
        x = left - em * 1.7 if one.headline else left + one.at * (right - left)
        near = sum(abs(x - other.x()) < em * 0.38 for other in centres)
        offset = (0.0, -0.34, 0.34, -0.17, 0.17)[near % 5] * em
        centres.append(QPointF(x, middle + offset))
    return centres


def _place(one: Position) -> str:
    return "headline" if one.headline else f"{one.at:.0%} into the article"


def _words(figures: Figures, one: Position) -> str:
    statement = figures.findings.statements[one.statement]
    text = one_line(text_of(figures.findings.readings[one.article].article.text, statement.spans))
    return text if len(text) <= 160 else text[:159].rstrip() + "…"
