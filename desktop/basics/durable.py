"""Make sure that a name in a folder outlasts a power cut."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Write a folder's list of names to its disk, where the system knows of such a thing: what was renamed or
    linked in it may otherwise be gone after a power cut, though the file itself was written."""
    if sys.platform == "win32":
        return
    # Some drives do not know it; then there is nothing better to be had.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
