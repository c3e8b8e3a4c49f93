"""Share of voice: the words each outlet gives to each speaker, quoted and in its own words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from desktop.comparison.overview import Voice
from desktop.window.article_rows import count_of
from desktop.window.colours import outlet_colour
from desktop.window.overview_figures import Figures, Sheet, SheetRow, speakers_in_order
from desktop.window.overview_frame import columns, empty_body, outlet_head, pad, rule, too_few, top_band
from desktop.window.overview_picture import Band, Box, Item, Link, Look, Mark, Picture, Stroke, Words

TITLE = "Who is quoted, and how much"
TOLD = "Words given to each speaker by each outlet. The bars of all outlets have one scale."

MOST_ROWS = 40
"""Speakers drawn; the table has them all."""


def voice_picture(figures: Figures, look: Look, width: float) -> Picture:
    """A row a speaker, a column an outlet, a bar for the words."""
    speakers = speakers_in_order(figures)
    drawn = speakers[:MOST_ROWS]
    plan = columns(look, [figures.name(one) for one in drawn], len(figures.outlets), width)
    wide = max(plan.total, width)
    key = [("solid", "in quotation marks"), ("hatched", "in the outlet’s own words")]
    top = top_band(look, TITLE, TOLD, key if drawn else (), too_few(figures.statements), width)
    if not drawn:
        return Picture(TITLE, TOLD, width, top, Band(0), empty_body(look, "Nobody is quoted yet.", width))
    em, shades = look.em, look.colours
    heads = [
        (outlet.name, count_of(sum(one.words for one in figures.voices if one.outlet == outlet.key), "word"))
        for outlet in figures.outlets
    ]
    head = outlet_head(look, heads, [figures.place(one.key) for one in figures.outlets], plan)
    most = max(one.words for one in figures.voices)
    figure_room = look.wide(f"{most:,}", look.fonts.small) + em * 0.5
    by_place = {(one.speaker, one.outlet): one for one in figures.voices}
    step, edge = em * 1.5, pad(look)
    items: list[Item] = []
    names: list[Item] = []
    marks: list[Mark] = []
    y = em * 0.4
    for speaker in drawn:
        name = figures.name(speaker)
        names.append(Words(QRectF(edge, y, plan.name_width, step), name, look.fonts.program, shades.text))
        for number, outlet in enumerate(figures.outlets):
            left = plan.lefts[number]
            items.append(Stroke(QPointF(left, y), QPointF(left, y + step), shades.hairline))
            voice = by_place.get((speaker, outlet.key))
            if voice is None:
                items.append(Words(QRectF(left + em * 0.3, y, em, step), "–", look.fonts.small, shades.muted))
                continue
            scale = (plan.width - figure_room) / max(1, most)
            colour = outlet_colour(figures.place(outlet.key), dark=shades.dark)
            quoted, whole = voice.quoted * scale, voice.words * scale
            bar = QRectF(left, y + step * 0.24, 0, step * 0.52)
            if voice.quoted:
                items.append(Box(QRectF(bar.left(), bar.top(), quoted, bar.height()), colour))
            if voice.paraphrased:
                items.append(
                    Box(
                        QRectF(bar.left() + quoted, bar.top(), whole - quoted, bar.height()),
                        colour,
                        "hatched",
                    )
                )
            items.append(
                Words(
                    QRectF(left + whole + em * 0.3, y, figure_room, step),
                    f"{voice.words:,}", look.fonts.small, shades.text,
                )
            )  # fmt: skip
            marks.append(
                Mark(
                    QRectF(left, y, max(whole, em) + figure_room, step),
                    Link(voice.statements[0]),
                    _told(name, outlet.name, voice),
                )
            )
        y += step
    if len(speakers) > len(drawn):
        y += em * 0.3
        items.append(rule(look, y, wide))
        more = f"and {len(speakers) - len(drawn):,} more, with fewer words: see the table"
        items.append(Words(QRectF(edge, y, wide - 2 * edge, step), more, look.fonts.small, shades.muted))
        y += step
    told = f"{TOLD} {count_of(len(speakers), 'speaker')}, {count_of(figures.statements, 'statement')}."
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


def _told(name: str, outlet: str, voice: Voice) -> str:
    return (
        f"{name} at {outlet}: {count_of(voice.words, 'word')}, {voice.quoted:,} in quotation marks and "
        f"{voice.paraphrased:,} paraphrased, in {count_of(len(voice.statements), 'statement')}"
    )


def voice_sheet(figures: Figures) -> Sheet:
    """A row for each speaker and outlet."""
    return Sheet(
        ("Speaker", "Outlet", "Words", "In quotation marks", "Paraphrased", "Statements"),
        tuple(
            SheetRow(
                (
                    figures.name(one.speaker), figures.outlet(one.outlet).name, one.words, one.quoted,
                    one.paraphrased, len(one.statements),
                ),
                Link(one.statements[0]),
            )
            for one in figures.voices
        ),
    )  # fmt: skip
