"""What a reader is given, the bytes of one file and its name, and what comes of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePath

from desktop.articles.article import Article


@dataclass(frozen=True, slots=True)
class Source:
    """One file: `name` as the user gave it (a path or a bare name), `data` its bytes, already bounded."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hexadecimal digits: what an article names its source by."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was opened: the articles in it, at least one, and its bytes, which they name by hash."""

    articles: tuple[Article, ...]
    source: Source


def stem_of(name: str) -> str:
    """The bare name of a file, without folder and suffix; a pasted text's name is kept whole."""
    path = PurePath(name.replace("\\", "/"))
    return path.stem if 1 < len(path.suffix) <= 6 and " " not in path.suffix else path.name
