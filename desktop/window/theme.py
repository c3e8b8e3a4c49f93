"""The look of the whole program: a light and a dark palette on the Fusion style, and the zoom.

Everything is painted from the palette and sized by the font, so that a change of theme or zoom is a
change of these two and nothing else.
"""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from desktop.basics.resources import resource
from desktop.window.colours import Colours, colours
from desktop.window.settings import Settings

Mode = Literal["system", "light", "dark"]
MODES: tuple[Mode, ...] = get_args(Mode)

ZOOM_STEPS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5)

SMALLEST_FONT = 9.5
"""Points: some systems report a font of none or very small ones."""

OUTLINED = (
    "QCheckBox", "QComboBox", "QLineEdit", "QListView", "QMenu", "QPlainTextEdit", "QPushButton",
    "QRadioButton",
)  # fmt: skip
"""What has a frame, or boxes to tick, that must be seen: see `outlined`."""


class Theme(QObject):
    """The theme in force. `changed` tells of a new palette, `zoomed` of a new font size."""

    changed = Signal()
    zoomed = Signal(float)

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        self._font = QFont(app.font())
        self._font.setPointSizeF(max(SMALLEST_FONT, self._font.pointSizeF()))
        remembered = settings.text("theme", "system")
        self._mode: Mode = next((mode for mode in MODES if mode == remembered), "system")
        self._zoom = settings.number("zoom", 1.0, least=ZOOM_STEPS[0], most=ZOOM_STEPS[-1])
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def mode(self) -> Mode:
        """What the user chose."""
        return self._mode

    @property
    def palette_name(self) -> Literal["light", "dark"]:
        """Which palette is in force."""
        if self._mode != "system":
            return self._mode
        return "dark" if self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"

    @property
    def dark(self) -> bool:
        """Whether the dark palette is in force."""
        return self.palette_name == "dark"

    @property
    def zoom(self) -> float:
        """The font's size against the system's, 0.8 to 2.5."""
        return self._zoom

    def choose(self, mode: Mode) -> None:
        """Take the light or the dark palette, or whichever the system has."""
        self._mode = mode
        self._settings.put("theme", mode)
        self._apply()
        self.changed.emit()

    def zoom_in(self) -> None:
        """The next larger step."""
        self.zoom_to(next((step for step in ZOOM_STEPS if step > self._zoom + 0.01), ZOOM_STEPS[-1]))

    def zoom_out(self) -> None:
        """The next smaller step."""
        self.zoom_to(next((step for step in reversed(ZOOM_STEPS) if step < self._zoom - 0.01), ZOOM_STEPS[0]))

    def zoom_to(self, zoom: float) -> None:
        """Take this zoom, or the nearest there is."""
        zoom = min(ZOOM_STEPS[-1], max(ZOOM_STEPS[0], zoom))
        if abs(zoom - self._zoom) < 0.001:
            return
        self._zoom = zoom
        self._settings.put("zoom", zoom)
        self._size()
        self.zoomed.emit(zoom)

    def _follow_system(self) -> None:
        if self._mode == "system":
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._size()
        shades = colours(dark=self.dark)
        self._app.setPalette(palette(shades))
        for kind in OUTLINED:
            # The stubs ask for bytes; Qt takes the name as it is.
            QApplication.setPalette(outlined(shades), kind)  # type: ignore[arg-type]

    def _size(self) -> None:
        font = QFont(self._font)
        font.setPointSizeF(self._font.pointSizeF() * self._zoom)
        self._app.setFont(font)


def palette(shades: Colours) -> QPalette:
    """The palette of the program's own parts, to go with the content's colours."""
    role = QPalette.ColorRole
    button = QColor("#31353a") if shades.dark else QColor("#fbfbfa")
    placeholder = QColor(shades.muted)
    out = QPalette()
    for part, colour in (
        (role.Window, shades.chrome),
        (role.WindowText, shades.text),
        (role.Base, shades.paper),
        (role.AlternateBase, shades.base_paper),
        (role.Text, shades.text),
        (role.Button, button),
        (role.ButtonText, shades.text),
        (role.BrightText, shades.conflicting.text),
        (role.PlaceholderText, placeholder),
        (role.Highlight, shades.selected),
        (role.HighlightedText, shades.text),
        (role.Accent, shades.accent),
        (role.Link, shades.accent),
        (role.LinkVisited, shades.accent),
        (role.ToolTipBase, button),
        (role.ToolTipText, shades.text),
        (role.Light, button.lighter(115)),
        (role.Midlight, shades.hairline),
        (role.Mid, shades.hairline.darker(115)),
        (role.Dark, shades.hairline.darker(130)),
        (role.Shadow, QColor("#000000") if shades.dark else QColor("#9a9da1")),
    ):
        out.setColor(part, colour)
    faint = QColor(shades.muted)
    faint.setAlpha(140)
    for part in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        out.setColor(QPalette.ColorGroup.Disabled, part, faint)
    return out


def outlined(shades: Colours) -> QPalette:
    """The palette of parts that the Fusion style frames: it draws a frame or a box by a fixed part darker
    than the window, which on a dark window nobody sees, and these parts paint no window of their own."""
    out = palette(shades)
    out.setColor(QPalette.ColorRole.Window, QColor(shades.edge).lighter(140))
    return out


def style_sheet(dark: bool) -> str:
    """The few details that no palette reaches, with the theme's colours put in.

    For single widgets: on the application it would keep widgets from following font and palette.
    """
    shades = colours(dark=dark)
    sheet = resource("style/window.qss").read_text(encoding="utf-8")
    for name, colour in (
        ("@hairline", shades.hairline),
        ("@chrome", shades.chrome),
        ("@paper", shades.paper),
        ("@text", shades.text),
        ("@muted", shades.muted),
        ("@accent", shades.accent),
        ("@line", QColor("#4a5057") if dark else QColor("#c9ccd0")),
        ("@button", QColor("#31353a") if dark else QColor("#ffffff")),
        ("@selected", shades.selected),
        ("@edge", shades.edge),
        ("@hover", QColor("#34393f") if dark else QColor("#e8e9ea")),
        ("@pressed", QColor("#3d434a") if dark else QColor("#dcdee0")),
    ):
        sheet = sheet.replace(name, colour.name())
    return sheet
