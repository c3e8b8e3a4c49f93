"""Write evidence as one HTML page or as a folder, and read the data of either back.

A folder holds the page, the data, the sources with the bytes they had, the texts taken from them, and their
hashes in the form that `sha256sum -c` checks. Where evidence is read, nothing in it is trusted: sizes are
bounded, names lead nowhere, nothing is run.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.articles.bounds import FILE_BYTES
from desktop.basics.errors import CrossquoteError
from desktop.export.evidence import FORMAT, VERSION, Evidence, bare_name, evidence_data
from desktop.export.files import ExportFailed, FileExists, write_whole
from desktop.export.sheet_page import CLOSED, OPENED, sheet_page

DATA_FILE = "evidence.json"
PAGE_FILE = "index.html"
SOURCES = "sources"
SUMS_FILE = "SHA256SUMS"

LARGEST = 2_000 * 1024 * 1024
"""Bytes of evidence that are read: a hundred sources of the largest size."""

_UNSAFE = re.compile(r"[^\w.\- ]+")


class UnreadableEvidence(CrossquoteError):
    """A file or folder that is no evidence, or of a kind this program does not know."""


def write_evidence(evidence: Evidence, path: Path, *, overwrite: bool) -> tuple[Path, ...]:
    """Write evidence as a page where `path` ends in .html, else as a folder; answers with the files written.

    Raises `FileExists` and `ExportFailed`.
    """
    if path.suffix.lower() in {".html", ".htm"}:
        return write_page(evidence, path, overwrite=overwrite)
    return write_folder(evidence, path)


def write_page(evidence: Evidence, path: Path, *, overwrite: bool) -> tuple[Path, ...]:
    """Write evidence as one page. Raises `FileExists` and `ExportFailed`."""
    data = evidence_data(evidence, contents=True)
    write_whole({path: sheet_page(evidence, data, folder=False)}, overwrite=overwrite)
    return (path,)


def write_folder(evidence: Evidence, folder: Path) -> tuple[Path, ...]:
    """Write evidence as a folder that is not there yet, or is empty. Raises `FileExists`, `ExportFailed`."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExists(f"“{folder}” exists already; choose the name of a new folder.")
    data = evidence_data(evidence, contents=False)
    hashed = _sources(evidence)
    for article in evidence.findings.articles:
        hashed[f"texts/{article.id}.txt"] = article.text.encode("utf-8", "replace")
    hashed[DATA_FILE] = json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in hashed.items())
    contents = {folder / name: content for name, content in hashed.items()}
    contents[folder / PAGE_FILE] = sheet_page(evidence, data, folder=True)
    contents[folder / SUMS_FILE] = sums.encode()
    try:
        for name in (SOURCES, "texts"):
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise ExportFailed(
            f"The folder “{folder}” could not be made ({problem.strerror or problem}); choose another place."
        ) from problem
    write_whole(contents, overwrite=False)
    return tuple(contents)


def read_evidence(path: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The data of an evidence page or folder, and the contents of its sources by the hash recorded for them.

    Raises `UnreadableEvidence`.
    """
    folder = path if path.is_dir() else path.parent if path.name == DATA_FILE else None
    body = _bytes(folder / DATA_FILE if folder else path)
    if folder is None:
        body = _embedded(body, path)
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as problem:
        raise UnreadableEvidence(f"{path.name}: its data are damaged; ask for the sheet again.") from problem
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _no_evidence(path)
    if data.get("version") != VERSION:
        raise UnreadableEvidence(
            f"{path.name}: it was made by a newer Crossquote; install that to verify it."
        )
    return data, _contents(data, folder, path)


def _sources(evidence: Evidence) -> dict[str, bytes]:
    """The sources by the names that they get in the folder: no two alike, none leading out of it."""
    out: dict[str, bytes] = {}
    named = {article.source for article in evidence.findings.articles}
    for key, one in sorted(evidence.sources.items()):
        if key in named:
            out[source_file(key, bare_name(one.name))] = one.data
    return out


def source_file(key: str, name: str) -> str:
    """Where in the folder a source lies: some of its hash, and of its name what is harmless in any system."""
    return f"{SOURCES}/{key[:12]} {_UNSAFE.sub('_', name).strip('. ')[-80:]}"


def _contents(data: Mapping[str, Any], folder: Path | None, path: Path) -> dict[str, bytes]:
    out: dict[str, bytes] = {}
    try:
        for one in data["sources"]:
            key = str(one["sha256"])
            if one["content"] is not None:
                out[key] = base64.b64decode(one["content"], validate=True)
            elif folder is not None and re.fullmatch(r"[0-9a-f]{64}", key):
                place = folder / source_file(key, str(one["name"]))
                if place.is_file():
                    out[key] = _bytes(place, most=FILE_BYTES)
    except (KeyError, TypeError, AttributeError, binascii.Error, ValueError) as problem:
        raise UnreadableEvidence(f"{path.name}: its list of sources is damaged.") from problem
    return out


def _embedded(body: bytes, path: Path) -> bytes:
    """The data that stand in a page: those after the last place where they are opened."""
    start = body.rfind(OPENED.encode())
    end = body.find(CLOSED.encode(), start)
    if start < 0 or end < 0:
        raise _no_evidence(path)
    return body[start + len(OPENED) : end]


def _bytes(path: Path, *, most: int = LARGEST) -> bytes:
    try:
        with path.open("rb") as file:
            body = file.read(most + 1)
    except OSError as problem:
        raise UnreadableEvidence(
            f"{path.name}: it cannot be read ({problem.strerror or problem}); see whether it is there."
        ) from problem
    if len(body) > most:
        raise UnreadableEvidence(f"{path.name}: it is too large to be evidence made by Crossquote.")
    return body


def _no_evidence(path: Path) -> UnreadableEvidence:
    return UnreadableEvidence(
        f"{path.name}: it holds no evidence of a comparison; name a page or folder made by Crossquote with"
        " “Evidence sheet”."
    )
