"""The user's word on the rows of the comparison, put as commands: move, split, join, absence, verdict.

The window speaks of renderings and utterances as the findings have them; a command names both by anchors,
so that it still holds after a new reading.
"""

from __future__ import annotations

from desktop.basics.errors import CorrectionFailed
from desktop.comparison.utterance import Rendering, Utterance, Verdict
from desktop.project.alignments import rendering_anchors, utterance_anchors
from desktop.project.commands import (
    Command,
    ConfirmAbsence,
    JoinUtterances,
    MoveRendering,
    Place,
    SetVerdict,
    SplitRendering,
)
from desktop.project.derive import Findings


def move(findings: Findings, rendering: Rendering, to: Utterance, reason: str = "") -> tuple[Command, ...]:
    """This rendering is one of another utterance's.

    Raises `CorrectionFailed` where it is that already, or is no longer there.
    """
    if rendering in to.renderings:
        raise CorrectionFailed("It stands in that row already; choose another.")
    return (MoveRendering(_place(findings, rendering), _places(findings, to), reason),)


def split(findings: Findings, rendering: Rendering) -> tuple[Command, ...]:
    """This rendering is an utterance of its own."""
    return (SplitRendering(_place(findings, rendering)),)


def join(findings: Findings, one: Utterance, other: Utterance, reason: str = "") -> tuple[Command, ...]:
    """Two utterances are one; what `other` has is put to `one`."""
    if one.id == other.id:
        raise CorrectionFailed("Choose another row to join this one with.")
    return (JoinUtterances(_places(findings, one), _places(findings, other), reason),)


def absence(findings: Findings, utterance: Utterance, article: str, *, absent: bool) -> tuple[Command, ...]:
    """The article does not report the utterance; `absent` False takes that word back."""
    return (ConfirmAbsence(_places(findings, utterance), article, absent),)


def verdict(
    findings: Findings, base: Rendering, other: Rendering, chosen: Verdict | None
) -> tuple[Command, ...]:
    """Two renderings of an utterance relate so; None leaves it to the program again."""
    return (SetVerdict(_place(findings, base), _place(findings, other), chosen or ""),)


def _place(findings: Findings, rendering: Rendering) -> Place:
    article = findings.article_of.get(rendering.statement)
    if article is None:
        raise CorrectionFailed("That rendering is no longer there; choose again.")
    return rendering_anchors(findings.readings[article], rendering)


def _places(findings: Findings, utterance: Utterance) -> tuple[Place, ...]:
    if any(one.statement not in findings.article_of for one in utterance.renderings):
        raise CorrectionFailed("That row is no longer there; choose again.")
    return utterance_anchors(utterance, readings=findings.readings, article_of=findings.article_of)
