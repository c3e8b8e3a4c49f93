"""The part of the terminal's report that tells what the outlets call things and speakers."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from desktop.comparison.labels import ladders
from desktop.comparison.material import outlets_of
from desktop.comparison.things import NameUse, things
from desktop.project.derive import Findings

WIDTH = 100


def named_differently(findings: Findings) -> list[str]:
    """Things under different names or marks, and the labels of speakers whom several outlets name."""
    outlets = {one.key: one.name for one in outlets_of(findings.articles)}
    lines: list[str] = []
    named = things(findings)
    if named:
        lines += ["Names of things", "===============", ""]
        for thing in named:
            lines += _wrapped(f"{' / '.join(thing.names)} ({thing.kind})", 3)
            for use in thing.uses:
                lines += _wrapped(_told(use, outlets), 6)
        lines.append("")
    by_speaker: dict[str, list[str]] = {}
    for ladder in ladders(findings, findings.resolutions):
        told = ", ".join(f"{rung.label} ×{rung.count}" for rung in ladder.rungs)
        by_speaker.setdefault(ladder.speaker, []).append(f"{outlets[ladder.outlet]}: {told}")
    several = {speaker: told for speaker, told in by_speaker.items() if len(told) > 1}
    if several:
        lines += ["Labels of speakers", "==================", ""]
        for speaker, cells in several.items():
            found = findings.speaker(speaker)
            lines += _wrapped(found.name if found else "", 3)
            for cell in cells:
                lines += _wrapped(cell, 6)
        lines.append("")
    return lines


def _told(use: NameUse, outlets: Mapping[str, str]) -> str:
    plain = f" ×{len(use.plain)}" if use.plain else ""
    marked = f", {len(use.marked)} in quotation marks" if use.marked else ""
    return f"{outlets[use.outlet]}: {use.name}{plain}{marked}"


def _wrapped(text: str, indent: int) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 3))
