"""Write a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from desktop.basics.durable import sync_folder
from desktop.basics.errors import CrossquoteError

PREFIX = 40
"""Characters of a file's name in that of the temporary one: a name has room for 255 bytes in all."""


class ExportFailed(CrossquoteError):
    """An export that could not be written; what was there before is untouched."""


class FileExists(ExportFailed):
    """The file is there already and nobody said that it may be replaced."""


def write_whole(contents: Mapping[Path, bytes], *, overwrite: bool) -> None:
    """Write each of `contents` to its path, by way of a temporary file beside it.

    Nothing is put in place before everything is written. Raises `FileExists` where a path is taken
    and `overwrite` is False, `ExportFailed` where a folder is missing, read-only or full.
    """
    taken = [path for path in contents if path.exists()]
    if taken and not overwrite:
        raise FileExists(f"“{taken[0]}” exists already; choose another name or agree to replace it.")
    written: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            handle, name = tempfile.mkstemp(prefix=f".{path.name[:PREFIX]}.", dir=path.parent)
            written[path] = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            written[path].chmod(0o666 & ~_umask())
        for path, unfinished in written.items():
            unfinished.replace(path)
        for folder in {path.parent for path in contents}:
            sync_folder(folder)
    except OSError as problem:
        place = next(iter(contents)).parent
        raise ExportFailed(
            f"Nothing could be written to “{place}” ({problem.strerror or problem}); choose another folder."
        ) from problem
    finally:
        for unfinished in written.values():
            unfinished.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
