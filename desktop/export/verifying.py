"""Verify an evidence sheet: check its sources, read them anew, decide the same, and tell every difference."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop import __version__
from desktop.articles.article import Article
from desktop.articles.pasted import open_pasted
from desktop.articles.registry import open_source
from desktop.articles.source import Source
from desktop.basics.errors import CrossquoteError, UnreadableArticle
from desktop.basics.progress import Progress, silent
from desktop.export.deviations import Deviation, deviations
from desktop.export.evidence import lexicons_hash
from desktop.export.evidence_files import UnreadableEvidence, read_evidence
from desktop.export.plain import plain_comparison
from desktop.project.codec import article_key, decode_article, decode_command, encode_article
from desktop.project.derive import derive
from desktop.project.project import Project
from desktop.statements.extract import extract


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of it: `notes` on what may explain differences, and the differences."""

    file: str
    notes: tuple[str, ...]
    deviations: tuple[Deviation, ...]

    @property
    def holds(self) -> bool:
        """Whether all is as recorded, rounding aside."""
        return all(one.small for one in self.deviations)

    def lines(self) -> list[str]:
        """All of it as lines for a terminal: the notes, what differs, what moved by rounding, the outcome."""
        grave = [one for one in self.deviations if not one.small]
        small = [one for one in self.deviations if one.small]
        lines = list(self.notes)
        lines += [f"{one.subject} {one.which}: {one.text}" for one in grave]
        lines += [f"rounding: {one.subject} {one.which}: {one.text}" for one in small]
        if grave:
            lines.append(f"{self.file} does not hold: {_count(len(grave), 'difference')}.")
        else:
            rounded = f", {_count(len(small), 'confidence')} by rounding" if small else ""
            lines.append(f"{self.file} holds: everything is as recorded{rounded}.")
        return lines


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def verify(path: Path, *, progress: Progress = silent) -> Verification:
    """Make the comparison of an evidence page or folder anew and hold it against what is recorded there.

    Raises `UnreadableEvidence` where there is nothing to hold it against.
    """
    data, contents = read_evidence(path)
    try:
        articles = {key: decode_article(json.dumps(body).encode()) for key, body in data["articles"].items()}
        commands = [
            decode_command(one["command"], json.dumps(one["fields"]).encode(), articles.__getitem__)
            for one in data["log"]
        ]
        project = Project(commands)
        outside = articles[data["reference"]] if data["reference"] else None
        originals = {article.id: article for article in articles.values()}
        recorded = data["comparison"]
        found = list(_about_sources(data, contents, list(articles.values())))
        found += _about_keys(articles)
        found += deviations(recorded, _made_anew(project, originals, outside, progress))
        notes = tuple(_notes(data, project))
    except UnreadableEvidence:
        raise
    except (CrossquoteError, KeyError, TypeError, AttributeError, ValueError, IndexError) as problem:
        raise UnreadableEvidence(
            f"{path.name}: its data are damaged, or made by a newer Crossquote ({problem})."
        ) from problem
    return Verification(path.name, notes, tuple(found))


def _made_anew(
    project: Project, originals: Mapping[str, Article], outside: Article | None, progress: Progress
) -> dict[str, Any]:
    """The comparison as this program makes it now, in the form that it has once it was written."""
    wanted = [article.id for article in project.decisions.articles]
    for number, key in enumerate(wanted):
        progress(number, len(wanted), originals[key].label)
        project.put_reading(extract(originals[key]))
    progress(len(wanted), len(wanted), "")
    findings = derive(project.decisions, project.readings)
    if outside is not None:
        known = next((one for one in project.readings.values() if one.article.id == outside.id), None)
        findings = replace(findings, reference=known or extract(outside))
    made: dict[str, Any] = json.loads(json.dumps(plain_comparison(findings)))
    return made


def _about_sources(
    data: Mapping[str, Any], contents: Mapping[str, bytes], articles: list[Article]
) -> Iterator[Deviation]:
    """Sources whose bytes or whose text are not what is recorded."""
    for one in data["sources"]:
        key, name = one["sha256"], one["name"]
        body = contents.get(key)
        if body is None:
            yield Deviation("source", name, "recorded, but its bytes are missing here")
            continue
        if hashlib.sha256(body).hexdigest() != key:
            yield Deviation("source", name, "its bytes have another SHA-256 than recorded")
        texts = _texts(Source(name, body))
        if any(article.source == key and article.text not in texts for article in articles):
            yield Deviation("source", name, "read anew, it gives another text than recorded")


def _texts(source: Source) -> set[str]:
    """The texts of the articles in a source, whether it was a file or was pasted."""
    try:
        found = {article.text for article in open_source(source).articles}
    except UnreadableArticle:
        found = set()
    text = source.data.decode("utf-8", "replace")
    for form in (("", text), (text, "")):
        try:
            found |= {article.text for article in open_pasted(*form, name=source.name).articles}
        except UnreadableArticle:
            continue
    return found


def _about_keys(articles: Mapping[str, Article]) -> Iterator[Deviation]:
    for key, article in articles.items():
        if article_key(encode_article(article)[1]) != key:
            yield Deviation("article", article.label, "it is not the article that the log names")


def _notes(data: Mapping[str, Any], project: Project) -> Iterator[str]:
    """What may explain differences."""
    if data["program"] != f"Crossquote {__version__}":
        yield f"It was made with {data['program']}; this is Crossquote {__version__}."
    read_by = sorted({reading.made_by for reading in project.readings.values()})
    if data["read_by"] != read_by:
        yield f"It was read by {', '.join(data['read_by'])}; here by {', '.join(read_by)}."
    if data["lexicons"] != lexicons_hash():
        yield "The word lists of this program are not those it was made with."
