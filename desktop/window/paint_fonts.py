"""The window's two voices: what articles wrote stands in a reading face, what the program says in its own.

All sizes follow the widget's font, so a zoom that changes that font changes everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

READING_FACES = (
    "Charter", "Source Serif 4", "Source Serif Pro", "Georgia", "Noto Serif", "Liberation Serif",
    "DejaVu Serif",
)  # fmt: skip
"""Faces made for long reading that systems carry, best first; where none is there, the system's serif."""

SMALL = 0.86
"""Captions and chips, as a share of the program's font size."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of one widget. `em` is the line height of the program's font, in pixels: every distance is
    a share of it."""

    program: QFont
    small: QFont
    reading: QFont
    em: float

    @property
    def key(self) -> str:
        """What tells these fonts from others."""
        return self.program.key()


_known: dict[str, Fonts] = {}


def fonts_of(font: QFont) -> Fonts:
    """The fonts that go with a widget's own."""
    key = font.key()
    if key not in _known:
        if len(_known) > 50:
            _known.clear()  # a long run of zooming
        _known[key] = Fonts(
            program=QFont(font),
            small=scaled(font, SMALL),
            reading=reading_font(font),
            em=QFontMetricsF(font).height(),
        )
    return _known[key]


def reading_font(font: QFont) -> QFont:
    """The reading face at a size that looks like `font`: its small letters are about as tall."""
    face = _reading_face()
    reading = QFont(font)
    reading.setFamilies([face, "serif"])
    reading.setStyleHint(QFont.StyleHint.Serif)
    height, own = QFontMetricsF(font).xHeight(), QFontMetricsF(reading).xHeight()
    return scaled(reading, min(1.2, max(0.95, 1.03 * height / own)) if own else 1.0)


def scaled(font: QFont, factor: float) -> QFont:
    """`font` at `factor` of its size."""
    out = QFont(font)
    if font.pointSizeF() > 0:
        out.setPointSizeF(font.pointSizeF() * factor)
    else:
        out.setPixelSize(max(1, round(font.pixelSize() * factor)))
    return out


@cache
def _reading_face() -> str:
    families = set(QFontDatabase.families())
    for face in READING_FACES:
        if face in families:
            return face
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
