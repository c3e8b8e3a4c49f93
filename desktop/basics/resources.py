"""Where the program's own files lie: icons, style, lexicons, models, samples.

In a source tree and an editable install `resources/` stands beside the package; in a wheel it is
carried inside the package. This is the only module that knows.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def resources_folder() -> Path:
    """The folder that holds the program's own files.

    Raises `FileNotFoundError` where the installation is incomplete.
    """
    for folder in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if (folder / "lexicons").is_dir():
            return folder
    raise FileNotFoundError(
        f"Crossquote's resources folder is missing beside {_PACKAGE}; install the program again."
    )


def resource(relative: str) -> Path:
    """The path of one of the program's own files, such as `"lexicons/cues.csv"`."""
    return resources_folder() / relative
