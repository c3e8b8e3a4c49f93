"""Who had it from whom: lines from the sources that articles name to the outlets that name them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from desktop.comparison.handing import Handing
from desktop.window.article_rows import count_of
from desktop.window.colours import outlet_colour
from desktop.window.overview_figures import Figures, Sheet, SheetRow
from desktop.window.overview_frame import empty_body, pad, top_band
from desktop.window.overview_picture import Band, Bow, Box, Dot, Item, Link, Look, Mark, Picture, Words

TITLE = "Who had it from whom"
TOLD = (
    "On the left the outlets, agencies and documents that the articles name as where their statements come "
    "from; on the right who names them. The figures count statements."
)
NOBODY = "No article names another outlet, an agency or a document as the source of a statement."


def sources_picture(figures: Figures, look: Look, width: float) -> Picture:
    """Sources on the left, outlets on the right, a line for what was handed on."""
    handed = figures.handed
    em, shades, edge = look.em, look.colours, pad(look)
    wide = max(width, em * 30)
    key = [("line", "statements had from there"), ("dashes", "credited for the article as a whole")]
    top = top_band(look, TITLE, TOLD if handed else "", key if handed else (), "", wide)
    if not handed:
        return Picture(TITLE, NOBODY, wide, top, Band(0), empty_body(look, NOBODY, wide))
    small = QFontMetricsF(look.fonts.small).height()
    sources = list(dict.fromkeys(one.source for one in handed))
    fed = [one for one in figures.outlets if any(each.outlet == one.key for each in handed)]
    step = em * 1.2 + small + em * 0.9
    high = step * max(len(sources), len(fed))
    left, right = edge + wide * 0.3, wide - edge - wide * 0.26
    lefts = _spread(len(sources), high, em * 0.4)
    rights = _spread(len(fed), high, em * 0.4)
    items: list[Item] = []
    marks: list[Mark] = []
    for one in handed:
        start = QPointF(left, lefts[sources.index(one.source)])
        end = QPointF(right, rights[fed.index(figures.outlet(one.outlet))])
        thick = em * min(0.6, 0.07 + 0.06 * len(one.statements))
        colour = outlet_colour(figures.place(one.outlet), dark=shades.dark)
        items.append(Bow(start, end, colour, thick, dashed=not one.statements))
        marks.append(_mark(figures, one, look, start, end, items))
    for source, y in zip(sources, lefts, strict=True):
        mine = [one for one in handed if one.source == source]
        items += [
            Dot(QPointF(left, y), em * 0.22, shades.text),
            Words(
                QRectF(edge, y - em * 0.65, left - edge - em * 0.5, em * 1.3), source, look.bold, shades.text,
                "right",
            ),
            Words(
                QRectF(edge, y + em * 0.55, left - edge - em * 0.5, small), _under(figures, mine),
                look.fonts.small, shades.muted, "right",
            ),
        ]  # fmt: skip
    for outlet, y in zip(fed, rights, strict=True):
        colour = outlet_colour(figures.place(outlet.key), dark=shades.dark)
        place = QRectF(right + em * 0.5, y - em * 0.65, wide - edge - right - em * 0.5, em * 1.3)
        items += [
            Dot(QPointF(right, y), em * 0.3, colour),
            Words(place, outlet.name, look.bold, shades.text),
        ]
    return Picture(TITLE, TOLD, wide, top, Band(0), Band(high + edge, tuple(items)), tuple(marks))


def sources_sheet(figures: Figures) -> Sheet:
    """A row for each source and outlet."""
    return Sheet(
        ("Source", "Outlet", "Statements", "Speakers", "Credited as a whole", "At first hand"),
        tuple(
            SheetRow(
                (
                    one.source,
                    figures.outlet(one.outlet).name,
                    len(one.statements),
                    ", ".join(figures.name(each) for each in one.speakers),
                    "yes" if one.credits else "",
                    "yes" if one.own else "",
                ),
                _link(one),
            )
            for one in figures.handed
        ),
    )


def _spread(count: int, high: float, edge: float) -> list[float]:
    """Places for `count` lines of a list, evenly over `high`."""
    step = (high - edge) / max(1, count)
    return [edge + step * (number + 0.5) for number in range(count)]


def _mark(
    figures: Figures, one: Handing, look: Look, start: QPointF, end: QPointF, items: list[Item]
) -> Mark:
    """The figure on a line, near its end, and what it means."""
    em = look.em
    figure = f"{len(one.statements):,}" if one.statements else "credit"
    if one.own:
        figure += " at first hand"
    wide = look.wide(figure, look.fonts.small) + em * 0.5
    # On the curve's last part, nearly level: lines from several sources come in side by side there.
    place = QRectF(0, 0, wide, em * 1.1)
    place.moveCenter(_along(start, end, 0.78))
    items += [
        Box(place, look.colours.paper, radius=em * 0.25),
        Words(place, figure, look.fonts.small, look.colours.text, "centre"),
    ]
    outlet = figures.outlet(one.outlet).name
    what = count_of(len(one.statements), "statement") if one.statements else "the article as a whole"
    who = ", ".join(figures.name(each) for each in one.speakers)
    spoken = f"{outlet} had {what} from {one.source}" + (f": {who}" if who else "")
    if one.statements and one.credits:
        spoken += "; it also credits it for the article as a whole"
    return Mark(place, _link(one), spoken)


def _along(start: QPointF, end: QPointF, share: float) -> QPointF:
    """The point of a `Bow` at this share of its way."""
    middle = (start.x() + end.x()) / 2
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    points = ((start.x(), start.y()), (middle, start.y()), (middle, end.y()), (end.x(), end.y()))
    return QPointF(
        sum(weight * x for weight, (x, _) in zip(weights, points, strict=True)),
        sum(weight * y for weight, (_, y) in zip(weights, points, strict=True)),
    )


def _under(figures: Figures, handed: Sequence[Handing]) -> str:
    """Whose words came from a source; or that it is credited only."""
    names = list(dict.fromkeys(figures.name(each) for one in handed for each in one.speakers))
    words = f"words of {', '.join(names)}" if names else "credited"
    return f"{words} · compared here too" if handed[0].source_outlet and not handed[0].own else words


def _link(one: Handing) -> Link:
    if one.statements:
        return Link(one.statements[0])
    spans = one.credits[0].spans if one.credits else ()
    return Link(article=one.credits[0].article, spans=spans) if one.credits else Link()
