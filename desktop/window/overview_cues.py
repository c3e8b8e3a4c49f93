"""Cues by class and outlet: how often, and with which words, an outlet says that somebody said something."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from desktop.comparison.overview import LEAST, CueUse
from desktop.window.article_rows import count_of
from desktop.window.colours import outlet_colour
from desktop.window.overview_figures import Figures, Sheet, SheetRow
from desktop.window.overview_frame import columns, empty_body, outlet_head, pad, rule, too_few, top_band
from desktop.window.overview_picture import Band, Box, Item, Link, Look, Mark, Picture, Stroke, Words

TITLE = "With which cues"
TOLD = (
    "Statements by the class of the words that attribute them: a bar for their part of the outlet’s "
    "statements, and the cues used most."
)


def cues_picture(figures: Figures, look: Look, width: float) -> Picture:
    """A row a class, a column an outlet."""
    classes = list(dict.fromkeys(one.cue_class for one in figures.cues))
    plan = columns(look, classes, len(figures.outlets), width, least=7)
    wide = max(plan.total, width)
    counts = figures.counts
    few = min((count for count in counts.values() if count), default=0) < LEAST
    key = [("solid", "part of the outlet’s statements"), ("open", "of too few to compare")] if few else ()
    top = top_band(look, TITLE, TOLD, key if classes else (), too_few(figures.statements), width)
    if not classes:
        return Picture(
            TITLE, TOLD, width, top, Band(0), empty_body(look, "No statement has been found yet.", width)
        )
    em, shades, edge = look.em, look.colours, pad(look)
    small = QFontMetricsF(look.fonts.small).height()
    heads = [
        (
            one.name,
            ("only " if 0 < counts[one.key] < LEAST else "") + count_of(counts[one.key], "statement"),
        )
        for one in figures.outlets
    ]
    head = outlet_head(look, heads, [figures.place(one.key) for one in figures.outlets], plan)
    by_place = {(one.cue_class, one.outlet): one for one in figures.cues}
    room = look.wide("0,000 of 0,000", look.fonts.small)
    most = max(len(one.statements) / counts[one.outlet] for one in figures.cues)
    step = em * 1.35 + small + em * 0.35
    items: list[Item] = []
    names: list[Item] = []
    marks: list[Mark] = []
    y = em * 0.3
    for row, name in enumerate(classes):
        if row:
            items.append(rule(look, y, wide))
        line = QRectF(edge, y + em * 0.1, plan.name_width, em * 1.3)
        names.append(Words(line, name, look.fonts.program, shades.text))
        for number, outlet in enumerate(figures.outlets):
            left = plan.lefts[number]
            use = by_place.get((name, outlet.key))
            line = QRectF(left, y + em * 0.1, plan.width, em * 1.3)
            if use is None:
                items.append(Words(line, "–", look.fonts.small, shades.muted))
                continue
            count, of = len(use.statements), counts[outlet.key]
            long = max(em * 0.2, (plan.width - room) * count / of / most)
            bar = QRectF(left, line.top() + em * 0.35, long, em * 0.6)
            colour = outlet_colour(figures.place(outlet.key), dark=shades.dark)
            items += [
                Stroke(QPointF(left, y + em * 0.2), QPointF(left, y + em * 1.3), shades.hairline),
                Box(bar, colour, "solid" if of >= LEAST else "open"),
                Words(
                    line.adjusted(long + em * 0.35, 0, 0, 0),
                    f"{count:,} of {of:,}",
                    look.fonts.small,
                    shades.text,
                ),
                Words(
                    QRectF(left, y + em * 1.35, plan.width, small),
                    _lemmas(use),
                    look.fonts.small,
                    shades.muted,
                ),
            ]
            words = f", most of all {_lemmas(use)}" if use.lemmas else ""
            marks.append(
                Mark(
                    QRectF(left, y + em * 0.1, plan.width, step - em * 0.25),
                    Link(use.statements[0]),
                    f"{outlet.name}, {name}: {count:,} of {count_of(of, 'statement')}{words}",
                )
            )
        y += step
    return Picture(
        TITLE, f"{TOLD} {count_of(figures.statements, 'statement')}.", wide, top, head,
        Band(y + edge, tuple(items)), tuple(marks),
        tuple(names), edge + plan.name_width + look.em * 0.2,
    )  # fmt: skip


def cues_sheet(figures: Figures) -> Sheet:
    """A row for each class and outlet."""
    counts = figures.counts
    return Sheet(
        ("Class", "Outlet", "Statements", "Of all", "Cues"),
        tuple(
            SheetRow(
                (
                    one.cue_class, figures.outlet(one.outlet).name, len(one.statements), counts[one.outlet],
                    _lemmas(one, most=len(one.lemmas)),
                ),
                Link(one.statements[0]),
            )
            for one in figures.cues
        ),
    )  # fmt: skip


def _lemmas(use: CueUse, most: int = 4) -> str:
    return " · ".join(f"{lemma} {count:,}" for lemma, count in use.lemmas[:most])
