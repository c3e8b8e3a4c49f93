"""What holds for every test: no window on the screen, no settings of the user's, the same examples always."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything imports Qt or asks for a folder. A test that wants a screen starts one for itself.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = Path(tempfile.mkdtemp(prefix="crossquote-tests-"))


def _folders(home: Path) -> dict[str, str]:
    """The variables that lead a program to its user's folders, all of them under `home`."""
    return {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "APPDATA": str(home / "roaming"),
        "LOCALAPPDATA": str(home / "local"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
    }


os.environ.update(_folders(_HOME))

# The same examples in every run: a failure is a change of the code, never luck.
settings.register_profile("crossquote", derandomize=True, database=None, deadline=None, max_examples=60)
settings.load_profile("crossquote")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own for each test; returns it. What one test remembers, no other finds."""
    home = tmp_path_factory.mktemp("home")
    for name, folder in _folders(home).items():
        monkeypatch.setenv(name, folder)
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QSettings

        # Qt looks at the variables once and remembers.
        for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(form, QSettings.Scope.UserScope, str(home / "config"))
    return home


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests counted (`record_property("counted", …)`), whichever process ran them."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == "counted":
                terminalreporter.write_line(str(value))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    shutil.rmtree(_HOME, ignore_errors=True)
