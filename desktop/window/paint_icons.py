"""Small shapes for verdicts and marks, drawn as paths so that they look the same with every font.

Each fits the unit square and stays recognisable without its colour.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.comparison.utterance import Verdict

Shape = (
    Verdict
    | Literal[
        "conflicting", "base", "only here", "waiting", "failed", "not-found", "reference", "by hand",
        "not reported",
    ]
)  # fmt: skip


def draw_shape(painter: QPainter, shape: Shape, box: QRectF, colour: QColor) -> None:
    """Draw a shape into a square box, in one colour."""
    size = min(box.width(), box.height())
    painter.save()
    painter.translate(box.center().x() - size / 2, box.center().y() - size / 2)
    painter.scale(size, size)
    painter.setBrush(colour if shape in _FILLED else Qt.BrushStyle.NoBrush)
    pen = QPen(colour, 0.0 if shape in _FILLED else 0.13)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(Qt.PenStyle.NoPen if shape in _FILLED else pen)
    painter.drawPath(_path(shape))
    painter.restore()


_FILLED: frozenset[Shape] = frozenset({"altered", "base"})

# Strokes as polylines in the unit square; the filled shapes and curves are added in `_path`.
_STROKES: dict[Shape, tuple[tuple[tuple[float, float], ...], ...]] = {
    "verbatim": (((0.15, 0.38), (0.85, 0.38)), ((0.15, 0.64), (0.85, 0.64))),
    "punctuation": (((0.15, 0.38), (0.85, 0.38)), ((0.15, 0.64), (0.3, 0.64)), ((0.48, 0.64), (0.52, 0.64)),
                    ((0.7, 0.64), (0.85, 0.64))),
    "reworded": (((0.15, 0.38), (0.85, 0.38)), ((0.15, 0.64), (0.85, 0.64)), ((0.68, 0.14), (0.32, 0.88))),
    "trimmed": (((0.3, 0.2), (0.1, 0.5), (0.3, 0.8)), ((0.7, 0.2), (0.9, 0.5), (0.7, 0.8)),
                ((0.5, 0.5), (0.5, 0.5))),
    "spliced": (((0.1, 0.35), (0.42, 0.35), (0.58, 0.68), (0.9, 0.68)), ((0.58, 0.35), (0.9, 0.35)),
                ((0.1, 0.68), (0.42, 0.68))),
    "conflicting": (((0.2, 0.2), (0.8, 0.8)), ((0.8, 0.2), (0.2, 0.8))),
    "only here": (),
    "waiting": (((0.5, 0.24), (0.5, 0.5), (0.68, 0.6)),),
    "not-found": (((0.16, 0.84), (0.84, 0.16)),),
    "reference": (((0.24, 0.1), (0.76, 0.1), (0.76, 0.9), (0.5, 0.68), (0.24, 0.9), (0.24, 0.1)),),
    "by hand": (((0.12, 0.88), (0.2, 0.62), (0.68, 0.14), (0.86, 0.32), (0.38, 0.8), (0.12, 0.88)),),
    "not reported": (((0.14, 0.14), (0.86, 0.14), (0.86, 0.86), (0.14, 0.86), (0.14, 0.14)),
                     ((0.34, 0.5), (0.66, 0.5))),
    "failed": (((0.5, 0.14), (0.5, 0.58)), ((0.5, 0.84), (0.5, 0.85))),
}  # fmt: skip


@cache
def _path(shape: Shape) -> QPainterPath:
    path = QPainterPath()
    for stroke in _STROKES.get(shape, ()):
        path.moveTo(*stroke[0])
        for point in stroke[1:]:
            path.lineTo(*(point if point != stroke[0] else (point[0] + 0.01, point[1])))
    match shape:
        case "paraphrased":
            path.moveTo(0.12, 0.58)
            path.cubicTo(0.28, 0.2, 0.42, 0.3, 0.5, 0.5)
            path.cubicTo(0.58, 0.7, 0.72, 0.8, 0.88, 0.42)
        case "altered":
            path.setFillRule(Qt.FillRule.OddEvenFill)
            path.moveTo(0.5, 0.06)
            path.lineTo(0.98, 0.92)
            path.lineTo(0.02, 0.92)
            path.closeSubpath()
            path.addRect(QRectF(0.445, 0.36, 0.11, 0.28))
            path.addEllipse(QPointF(0.5, 0.76), 0.065, 0.065)
        case "base":
            path.addEllipse(QPointF(0.5, 0.5), 0.24, 0.24)
        case "only here":
            path.addEllipse(QPointF(0.5, 0.5), 0.26, 0.26)
        case "not-found":
            path.addEllipse(QPointF(0.5, 0.5), 0.36, 0.36)
        case "waiting":
            path.addEllipse(QPointF(0.5, 0.5), 0.4, 0.4)
    return path
