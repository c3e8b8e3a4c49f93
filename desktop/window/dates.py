"""How the window writes a day."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt


def shown_date(published: str) -> str:
    """The day of an ISO date or date and time as people write it ("10 Mar 2026"); any other text as it is."""
    day = QDate.fromString(published.partition("T")[0], Qt.DateFormat.ISODate)
    return QLocale(QLocale.Language.English).toString(day, "d MMM yyyy") if day.isValid() else published
