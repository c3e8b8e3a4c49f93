"""The program's line icons, drawn in the colour of the text around them."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.basics.resources import resource

SIZES = (16, 20, 24, 32, 48)


def icon(name: str, palette: QPalette) -> QIcon:
    """The icon `resources/icons/<name>.svg` in the palette's colours, fainter where it is disabled."""
    groups = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled)
    normal, disabled = (palette.color(group, QPalette.ColorRole.ButtonText).rgba() for group in groups)
    return _icon(name, normal, disabled)


@lru_cache(maxsize=200)
def _icon(name: str, normal: int, disabled: int) -> QIcon:
    """The icon in two colours; drawn once, for menus are brought up to date at every change."""
    out = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, normal), (QIcon.Mode.Disabled, disabled)):
        for size in SIZES:
            out.addPixmap(pixmap(name, QSize(size, size), QColor.fromRgba(colour)), mode)
    return out


def pixmap(name: str, size: QSize, colour: QColor) -> QPixmap:
    """One icon of one size, sharp on the screen at hand."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw(painter, name, QRectF(0, 0, size.width(), size.height()), colour)
    painter.end()
    return picture


def draw(painter: QPainter, name: str, place: QRectF, colour: QColor) -> None:
    """Draw an icon into `place`."""
    painter.save()
    painter.setOpacity(painter.opacity() * colour.alphaF())
    _renderer(name, colour.name()).render(painter, place)
    painter.restore()


def window_icon() -> QIcon:
    """The program's own icon, for the window and the task bar."""
    out = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        out.addFile(str(resource(f"icons/crossquote-{size}.png")), QSize(size, size))
    return out


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
