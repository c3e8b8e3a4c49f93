"""Draw how confidence and the share right agree, as an SVG picture.

A point for each bin of statements, over the line on which both are the same and the band of what is allowed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ALLOWED = 0.07
"""By how much confidence and share right of a bin may differ."""

_LEFT, _TOP, _SIDE = 64, 24, 360
_WIDTH, _HEIGHT = _LEFT + _SIDE + 24, _TOP + _SIDE + 56
_INK, _FAINT, _LINE, _POINT = "#24292f", "#d0d7de", "#57606a", "#0b63b5"


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements of like confidence: how many, their mean confidence, and the share of them that is right."""

    size: int
    confidence: float
    right: float


def calibration_plot(bins: Sequence[Bin]) -> str:
    """The picture of these bins."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12" fill="{_INK}">',
        "<title>Confidence and share right</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        f'<polygon fill="#eaf2fb" points="{_band()}"/>',
    ]
    for step in range(0, 11, 2):
        share = step / 10
        x, y = _x(share), _y(share)
        parts += [
            f'<path stroke="{_FAINT}" d="M{x} {_y(0)}V{_y(1)}M{_x(0)} {y}H{_x(1)}"/>',
            f'<text x="{x}" y="{_y(0) + 18}" text-anchor="middle">{share:.1f}</text>',
            f'<text x="{_x(0) - 8}" y="{y + 4}" text-anchor="end">{share:.1f}</text>',
        ]
    parts.append(
        f'<path stroke="{_LINE}" stroke-dasharray="4 4" d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" fill="none"/>'
    )
    if bins:
        way = "L".join(f"{_x(one.confidence)} {_y(one.right)}" for one in bins)
        parts.append(f'<path stroke="{_POINT}" stroke-width="1.5" fill="none" d="M{way}"/>')
    for one in bins:
        told = f"{one.size} statements: confidence {one.confidence:.3f}, right {one.right:.3f}"
        parts.append(
            f'<circle cx="{_x(one.confidence)}" cy="{_y(one.right)}" r="4.5" fill="{_POINT}">'
            f"<title>{told}</title></circle>"
        )
    middle, side = _LEFT + _SIDE / 2, f"translate(18 {_TOP + _SIDE / 2}) rotate(-90)"
    parts += [
        f'<text x="{middle}" y="{_HEIGHT - 14}" text-anchor="middle">mean confidence</text>',
        f'<text transform="{side}" text-anchor="middle">share right</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _band() -> str:
    """The corners of the band that is allowed, within the picture."""
    corners = [
        (0.0, 0.0), (0.0, ALLOWED), (1 - ALLOWED, 1.0), (1.0, 1.0), (1.0, 1 - ALLOWED), (ALLOWED, 0.0),
    ]  # fmt: skip
    return " ".join(f"{_x(x)},{_y(y)}" for x, y in corners)


def _x(share: float) -> float:
    return round(_LEFT + share * _SIDE, 1)


def _y(share: float) -> float:
    return round(_TOP + (1 - share) * _SIDE, 1)
