"""Who had it from whom: lines from the sources that articles name to the outlets that name them.

The chain runs from left to right: an outlet that others name and that names others stands between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from desktop.comparison.handing import Handing, stages
from desktop.window.article_rows import count_of
from desktop.window.colours import outlet_colour
from desktop.window.overview_figures import Figures, Sheet, SheetRow
from desktop.window.overview_frame import empty_body, pad, top_band
from desktop.window.overview_picture import Align, Band, Bow, Box, Dot, Item, Link, Look, Mark, Picture, Words

TITLE = "Who had it from whom"
TOLD = (
    "From left to right: the outlets, agencies and documents that articles name as where their statements "
    "come from, and who names them. The figures count statements; coloured dots are outlets compared here, "
    "and a line has the colour of the outlet that says so."
)
NOBODY = "No article names another outlet, an agency or a document as the source of a statement."


def sources_picture(figures: Figures, look: Look, width: float) -> Picture:
    """Sources on the left, outlets on the right, a line for what was handed on."""
    handed = figures.handed
    em, shades, edge = look.em, look.colours, pad(look)
    wide = max(width, em * 30)
    key = [("line", "statements had from there"), ("dashes", "credited for the article as a whole")]
    top = top_band(look, TITLE, TOLD if handed else "", key if handed else (), "", width)
    if not handed:
        return Picture(TITLE, NOBODY, width, top, Band(0), empty_body(look, NOBODY, width))
    small = QFontMetricsF(look.fonts.small).height()
    columns = _columns(figures)
    step = em * (2.3 if len(columns) < 3 else 3.2 if len(columns) == 3 else 4.6) + small
    high = step * max(map(len, columns))
    long = len(columns) > 2
    left, right = edge + wide * (0.22 if long else 0.3), wide - edge - wide * (0.2 if long else 0.26)
    apart = (right - left) / max(1, len(columns) - 1)
    places: dict[str, QPointF] = {}
    for number, nodes in enumerate(columns):
        # Between the ends a little off the middle: lines that pass by run straight through it.
        shift = step * (0.22, 0.0, -0.22)[number % 3] if 0 < number < len(columns) - 1 else 0.0
        for node, y in zip(
            _in_order(figures, nodes, places), _spread(len(nodes), high, em * 0.4), strict=True
        ):
            places[node] = QPointF(left + apart * number, y + shift)
    items: list[Item] = []
    marks: list[Mark] = []
    taken: list[QRectF] = []
    passed_on = [one for one in handed if not one.own]
    for one in passed_on:
        thick = em * min(0.6, 0.07 + 0.06 * len(one.statements))
        colour = outlet_colour(figures.place(one.outlet), dark=shades.dark)
        items.append(Bow(places[one.node], places[one.target], colour, thick, dashed=not one.statements))
    for number, nodes in enumerate(columns):
        side = "last" if number and number == len(columns) - 1 else "middle" if number else "first"
        for node in nodes:
            place = _label_place(look, places[node], side, wide, apart)
            taken.append(place.united(place.translated(0, em * 2)) if side == "middle" else place)
            _node(figures, look, node, places[node], place, side, items, marks)
    marks.extend(
        _mark(figures, one, look, places[one.node], places[one.target], items, taken) for one in passed_on
    )
    return Picture(TITLE, TOLD, wide, top, Band(0), Band(high + edge, tuple(items)), tuple(marks))


def _columns(figures: Figures) -> list[list[str]]:
    """The nodes by how far along the chain they stand; outlets that nobody else names stand last."""
    handed = figures.handed
    found = stages(handed)
    last = max(found.values())
    sources = {one.node for one in handed if not one.own}
    columns: list[list[str]] = [[] for _ in range(last + 1)]
    for node, stage in found.items():
        ends = node not in sources and stage > 0
        columns[last if ends else stage].append(node)
    return [nodes for nodes in columns if nodes]


def _in_order(figures: Figures, nodes: Sequence[str], places: Mapping[str, QPointF]) -> list[str]:
    """A column's nodes from the top, each near to those it had something from."""

    def height(node: str) -> float:
        before = [places[one.node].y() for one in figures.handed if one.target == node and one.node in places]
        return sum(before) / len(before) if before else 0.0

    return sorted(nodes, key=height)


def _label_place(look: Look, at: QPointF, side: str, wide: float, apart: float) -> QRectF:
    """Room for a node's name: left of the first column, right of the last, above those between."""
    em, edge = look.em, pad(look)
    match side:
        case "first":
            return QRectF(edge, at.y() - em * 0.65, at.x() - edge - em * 0.5, em * 1.3)
        case "last":
            return QRectF(at.x() + em * 0.5, at.y() - em * 0.65, wide - edge - at.x() - em * 0.5, em * 1.3)
        case _:
            room = min(em * 10, apart - em * 1.2)
            return QRectF(at.x() - room / 2, at.y() - em * 1.6, room, em * 1.2)


def _node(
    figures: Figures,
    look: Look,
    node: str,
    at: QPointF,
    place: QRectF,
    side: str,
    items: list[Item],
    marks: list[Mark],
) -> None:
    """A source or an outlet with its name, whose words came from it, and what it heard itself."""
    em, shades = look.em, look.colours
    given = [one for one in figures.handed if one.node == node and not one.own]
    heard = next((one for one in figures.handed if one.own and one.target == node), None)
    compared = any(one.key == node for one in figures.outlets)
    colour = outlet_colour(figures.place(node), dark=shades.dark) if compared else shades.text
    name = figures.outlet(node).name if compared else given[0].source
    align: Align = {"first": "right", "last": "left"}.get(side, "centre")  # type: ignore[assignment]
    if side == "middle":
        wide = min(place.width(), look.wide(name, look.bold) + em * 0.5)
        ground = QRectF(0, 0, wide, place.height())
        ground.moveCenter(place.center())
        items.append(Box(ground, shades.paper, radius=em * 0.2))
    items += [
        Dot(at, em * 0.3 if compared else em * 0.22, colour),
        Words(place, name, look.bold, shades.text, align),
    ]
    under = []
    if given:
        under.append(_under(figures, given))
    if heard is not None:
        count = count_of(len(heard.statements), "statement") if heard.statements else "credited"
        under.append(f"{count} at first hand")
        marks.append(Mark(place, _link(heard), f"{name} heard {count} itself"))
    if under:
        height = QFontMetricsF(look.fonts.small).height()
        below = QRectF(place.left(), at.y() + em * 0.55, place.width(), height)
        items.append(Words(below, " · ".join(under), look.fonts.small, shades.muted, align))


def sources_sheet(figures: Figures) -> Sheet:
    """A row for each source and outlet."""
    return Sheet(
        ("Source", "Outlet", "Statements", "Speakers", "Credited as a whole", "At first hand", "Told by"),
        tuple(
            SheetRow(
                (
                    one.source,
                    one.receiver or figures.outlet(one.outlet).name,
                    len(one.statements),
                    ", ".join(figures.name(each) for each in one.speakers),
                    "yes" if one.credits else "",
                    "yes" if one.own else "",
                    figures.outlet(one.outlet).name if one.receiver else "",
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
    figures: Figures,
    one: Handing,
    look: Look,
    start: QPointF,
    end: QPointF,
    items: list[Item],
    taken: list[QRectF],
) -> Mark:
    """The figure on a line, where no other stands in its way, and what it means."""
    em = look.em
    figure = f"{len(one.statements):,}" if one.statements else "credit"
    wide = look.wide(figure, look.fonts.small) + em * 0.5
    tries = []
    for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.15, 0.85):
        place = QRectF(0, 0, wide, em * 1.1)
        place.moveCenter(_along(start, end, share))
        tries.append(place)
    place = next((one for one in tries if not any(one.intersects(other) for other in taken)), tries[0])
    taken.append(place)
    items += [
        Box(place, look.colours.paper, radius=em * 0.25),
        Words(place, figure, look.fonts.small, look.colours.text, "centre"),
    ]
    outlet = figures.outlet(one.outlet).name
    what = count_of(len(one.statements), "statement") if one.statements else "the article as a whole"
    who = ", ".join(figures.name(each) for each in one.speakers)
    had = f"{outlet} had" if not one.receiver else f"{outlet} says that {one.receiver} had"
    spoken = f"{had} {what} from {one.source}" + (f": {who}" if who else "")
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
    return f"words of {', '.join(names)}" if names else "credited"


def _link(one: Handing) -> Link:
    if one.statements:
        return Link(one.statements[0])
    spans = one.credits[0].spans if one.credits else ()
    return Link(article=one.credits[0].article, spans=spans) if one.credits else Link()
