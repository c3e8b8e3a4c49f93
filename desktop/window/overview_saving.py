"""Save a picture as PNG or SVG, and its figures as CSV.

A picture is saved on white, whatever the theme: it goes into texts and slides. PNG has at least twice the
screen's points; SVG holds lines and text, with nothing in it that runs.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from desktop.export.cells import neutralised
from desktop.export.files import ExportFailed, write_whole
from desktop.window.overview_figures import Sheet
from desktop.window.overview_picture import Picture, paint_picture
from desktop.window.overview_sheet import cell_text

SHARPNESS = 3.0
"""Points of a PNG for each of the screen's; fewer where the picture is very large."""

MOST_PIXELS = 60_000_000
LONGEST = 30_000
"""The most points of a PNG, in all and along one side."""

_LONE_FAMILY = re.compile(r'font-family="([^",<>&]+)"')

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def save_picture(picture: Picture, path: Path) -> None:
    """Write a picture to `path`, as SVG where its name says so, otherwise as PNG.

    Raises `ExportFailed` where nothing can be written there.
    """
    content = svg_of(picture) if path.suffix.casefold() == ".svg" else png_of(picture)
    write_whole({path: content}, overwrite=True)


def save_sheet(sheet: Sheet, path: Path) -> None:
    """Write figures to `path` as CSV: UTF-8 with byte-order mark, formulas neutralised.

    Raises `ExportFailed` where nothing can be written there.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(neutralised, sheet.headings))
    writer.writerows([cell_text(value) for value in row.cells] for row in sheet.rows)
    write_whole({path: out.getvalue().encode("utf-8-sig", "replace")}, overwrite=True)


def image_of(picture: Picture) -> QImage:
    """A picture in points, `SHARPNESS` times as many as on the screen unless that were too many."""
    size = picture.size
    fits = min(
        (MOST_PIXELS / max(1.0, size.width() * size.height())) ** 0.5,
        LONGEST / max(1.0, size.width(), size.height()),
    )
    scale = min(SHARPNESS, fits)
    image = QImage(
        max(1, round(size.width() * scale)), max(1, round(size.height() * scale)), QImage.Format.Format_RGB32
    )
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_picture(painter, picture)
    painter.end()
    return image


def png_of(picture: Picture) -> bytes:
    """A picture as the content of a PNG file."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image_of(picture)):
        raise ExportFailed("The picture could not be made into a PNG; save it as SVG instead.")
    buffer.close()
    return bytes(held.data())


def svg_of(picture: Picture) -> bytes:
    """A picture as the content of an SVG file."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    size = picture.size
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(round(size.width()), round(size.height())))
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    # Letters as large against the rest as on the screen, for which the picture was laid out.
    generator.setResolution(round(QGuiApplication.primaryScreen().logicalDotsPerInch()))
    generator.setTitle(picture.title)
    generator.setDescription(picture.told)
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), Qt.GlobalColor.white)
    paint_picture(painter, picture)
    painter.end()
    buffer.close()
    # Articles may hold control characters, which no XML file may.
    drawn = _NO_XML.sub("", bytes(held.data()).decode("utf-8", "replace"))
    return _LONE_FAMILY.sub(_with_fallback, drawn).encode("utf-8")


def _with_fallback(match: re.Match[str]) -> str:
    """A font's family with one that every reader of SVG knows; a name of Qt's own as the family it means."""
    return f'font-family="{QFontInfo(QFont(match[1])).family()},sans-serif"'
