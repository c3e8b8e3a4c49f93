"""The colours of the window's content, for a light and a dark palette.

Every colour that text is written in keeps a contrast of at least 4.5 : 1 to every ground it is written
on (WCAG 2.2, success criterion 1.4.3). Nothing is told by colour alone: each has a stroke, a shape or a
word beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QPalette

from desktop.comparison.utterance import Verdict


@dataclass(frozen=True, slots=True)
class Wash:
    """How a marked stretch of text looks: the ground behind it, and the stroke under it."""

    ground: QColor
    stroke: QColor


@dataclass(frozen=True, slots=True)
class Chip:
    """How a small label looks: its words and shape, on its ground."""

    text: QColor
    ground: QColor


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one palette.

    `paper` is the ground of cells and of the article, `base_paper` that of the base; `text` is for what an
    article has in quotation marks, `paraphrase` for what it puts into its own words, `muted` for what the
    program says. `selected` is the ground of what is selected in a list, `edge` the frame of what can be
    typed into or ticked.
    """

    dark: bool
    paper: QColor
    base_paper: QColor
    chrome: QColor
    hairline: QColor
    edge: QColor
    selected: QColor
    text: QColor
    paraphrase: QColor
    muted: QColor
    accent: QColor
    changed: Wash
    grave: Wash
    added: Wash
    moved: Wash
    house: Wash
    cut: Wash
    counterpart: Wash
    shared: QColor
    statement: QColor
    """The ground of the selected statement in its article."""
    other: QColor
    """The ground of the article's other statements."""
    cue: QColor
    mention: QColor
    term: QColor
    chips: Mapping[Verdict, Chip]
    conflicting: Chip
    base: Chip
    outlets: tuple[QColor, ...]


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two opaque colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colours_of(palette: QPalette) -> Colours:
    """The colours that suit a widget with this palette."""
    return colours(dark=palette.color(QPalette.ColorRole.Base).lightness() < 128)


def outlet_colour(index: int, *, dark: bool) -> QColor:
    """The colour of the outlet whose article stands at `index` of the list; it comes again after the last."""
    outlets = colours(dark=dark).outlets
    return outlets[index % len(outlets)]


@cache
def colours(*, dark: bool) -> Colours:
    """The colours of the light or the dark palette."""
    return _dark() if dark else _light()


def _light() -> Colours:
    return Colours(
        dark=False,
        paper=QColor("#ffffff"),
        base_paper=QColor("#f6f7f9"),
        chrome=QColor("#f3f3f1"),
        hairline=QColor("#e3e4e6"),
        edge=QColor("#888b8d"),
        selected=QColor("#d5e4f7"),
        text=QColor("#1b1d20"),
        paraphrase=QColor("#44484e"),
        muted=QColor("#5f646b"),
        accent=QColor("#2563b0"),
        changed=Wash(QColor("#fdeec9"), QColor("#b7791f")),
        grave=Wash(QColor("#fde0dc"), QColor("#c0392b")),
        added=Wash(QColor("#dcf3e2"), QColor("#2f855a")),
        moved=Wash(QColor("#dfeafb"), QColor("#3b6fc4")),
        house=Wash(QColor("#ffffff"), QColor("#8a8f96")),
        cut=Wash(QColor("#e9e6f4"), QColor("#6b4fa8")),
        counterpart=Wash(QColor("#eceef1"), QColor("#5f646b")),
        shared=QColor("#848c96"),
        statement=QColor("#fbe9b4"),
        other=QColor("#f1f3f6"),
        cue=QColor("#8a4fbf"),
        mention=QColor("#2563b0"),
        term=QColor("#8a8f96"),
        chips={
            "altered": Chip(QColor("#a32014"), QColor("#fdeae8")),
            "spliced": Chip(QColor("#6a3fa0"), QColor("#f1eaf9")),
            "reworded": Chip(QColor("#85510a"), QColor("#fbf1dc")),
            "trimmed": Chip(QColor("#5b4a91"), QColor("#eeebf7")),
            "paraphrased": Chip(QColor("#2c5a94"), QColor("#e8f0fa")),
            "punctuation": Chip(QColor("#565b62"), QColor("#f0f1f3")),
            "verbatim": Chip(QColor("#2a6b45"), QColor("#e7f4ec")),
        },
        conflicting=Chip(QColor("#ffffff"), QColor("#b3261e")),
        base=Chip(QColor("#3b4148"), QColor("#e4e7eb")),
        outlets=tuple(
            QColor(name)
            for name in (
                "#2f6fbf", "#c2571a", "#2e8b57", "#8e44ad", "#9a7209",
                "#0f8b8d", "#c0395b", "#5d6d7e", "#6b7f16", "#7a5230",
            )
        ),
    )  # fmt: skip


def _dark() -> Colours:
    return Colours(
        dark=True,
        paper=QColor("#1d1f22"),
        base_paper=QColor("#24272b"),
        chrome=QColor("#26282c"),
        hairline=QColor("#34383d"),
        edge=QColor("#6e7277"),
        selected=QColor("#213d63"),
        text=QColor("#eceae5"),
        paraphrase=QColor("#c6c7c8"),
        muted=QColor("#a3a8ae"),
        accent=QColor("#7db1f5"),
        changed=Wash(QColor("#4a3b16"), QColor("#e0ae4f")),
        grave=Wash(QColor("#57241f"), QColor("#f08a7d")),
        added=Wash(QColor("#1d4230"), QColor("#6cc794")),
        moved=Wash(QColor("#213a5e"), QColor("#8ab6f7")),
        house=Wash(QColor("#1d1f22"), QColor("#8b9097")),
        cut=Wash(QColor("#3a3153"), QColor("#b9a2ec")),
        counterpart=Wash(QColor("#33373c"), QColor("#a3a8ae")),
        shared=QColor("#6a727c"),
        statement=QColor("#54461b"),
        other=QColor("#292d32"),
        cue=QColor("#c79bf0"),
        mention=QColor("#7db1f5"),
        term=QColor("#8b9097"),
        chips={
            "altered": Chip(QColor("#f6a79c"), QColor("#4a2320")),
            "spliced": Chip(QColor("#d3b7f3"), QColor("#3a2c4d")),
            "reworded": Chip(QColor("#edc77e"), QColor("#40351d")),
            "trimmed": Chip(QColor("#c9bdf0"), QColor("#332d49")),
            "paraphrased": Chip(QColor("#a9cbf7"), QColor("#22344c")),
            "punctuation": Chip(QColor("#bfc3c8"), QColor("#303439")),
            "verbatim": Chip(QColor("#97d6b1"), QColor("#203a2c")),
        },
        conflicting=Chip(QColor("#2a0d0a"), QColor("#f29c91")),
        base=Chip(QColor("#d4d8dc"), QColor("#3a3f45")),
        outlets=tuple(
            QColor(name)
            for name in (
                "#6ea8ee", "#ee9460", "#62c48d", "#c08ce0", "#dcb44a",
                "#4fc3c5", "#ef7f9c", "#9fb0c0", "#aabf55", "#c79a72",
            )
        ),
    )  # fmt: skip


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
