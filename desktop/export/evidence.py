"""The evidence behind a comparison: all that is needed to check it, and to make it anew.

    {"format": "crossquote evidence", "version": 1, "made", "program", "read_by": [...], "lexicons": hash,
     "sources":    [{"name", "sha256", "size", "content": base64 | null}],
     "articles":   {key: article as it was read},
     "log":        [{"command", "made", "fields"}]       every command in force, oldest first,
     "reference":  key of an article that is compared with but is none of the project's, or null,
     "comparison": as `crossquote compare --json` prints it}

Articles are named by the hash of their bytes, as the project's own file does it. In a folder the contents of
the sources lie beside this as files; in a page they are part of it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from desktop import __version__
from desktop.articles.article import Article
from desktop.articles.source import Source
from desktop.basics.resources import resource
from desktop.comparison.table import Options
from desktop.export.plain import plain_comparison
from desktop.project.codec import encode_article, encode_command
from desktop.project.derive import Findings

FORMAT = "crossquote evidence"
VERSION = 1

Plain = dict[str, object]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an evidence sheet is made of.

    `sources` are the files that articles come from, by their SHA-256, as far as they are at hand. `made` is
    when the sheet is made (UTC, ISO).
    """

    title: str
    findings: Findings
    options: Options
    sources: Mapping[str, Source]
    made: str

    def source_of(self, article: Article) -> Source | None:
        """The file that an article comes from, where it is at hand."""
        return self.sources.get(article.source)


def evidence_data(evidence: Evidence, *, contents: bool) -> Plain:
    """The evidence as a plain object; `contents`: with those of the sources in it."""
    findings = evidence.findings
    articles: dict[str, object] = {}

    def key_of(article: Article) -> str:
        key, body = encode_article(replace(article, file=bare_name(article.file)))
        articles[key] = json.loads(body)
        return key

    log = [
        {
            "command": type(command).__name__,
            "made": entry.made,
            "fields": json.loads(encode_command(command, key_of)),
        }
        for command, entry in zip(findings.decided.log, findings.decided.entries, strict=True)
    ]
    outside = findings.reference is not None and not findings.decided.reference
    reference = key_of(findings.reference.article) if findings.reference and outside else None
    named = {article.source for article in findings.articles}
    return {
        "format": FORMAT,
        "version": VERSION,
        "made": evidence.made,
        "program": f"Crossquote {__version__}",
        "read_by": sorted({reading.made_by for reading in findings.readings.values()}),
        "lexicons": lexicons_hash(),
        "sources": [
            {
                "name": bare_name(one.name),
                "sha256": key,
                "size": len(one.data),
                "content": base64.b64encode(one.data).decode("ascii") if contents else None,
            }
            for key, one in sorted(evidence.sources.items())
            if key in named
        ],
        "articles": articles,
        "log": log,
        "reference": reference,
        "comparison": _without_folders(plain_comparison(findings)),
    }


def bare_name(file: str) -> str:
    """The name of a file without its folder: where it lay on somebody's disk concerns nobody."""
    return file.replace("\\", "/").rpartition("/")[2]


def _without_folders(comparison: Plain) -> Plain:
    plain: Any = comparison
    for one in (*plain["articles"], *([plain["reference"]] if plain["reference"] else [])):
        one["file"] = bare_name(one["file"])
    return comparison


def lexicons_hash() -> str:
    """The SHA-256 over all word lists that come with the program, by name."""
    digest = hashlib.sha256()
    for path in sorted(resource("lexicons").glob("*.csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()
