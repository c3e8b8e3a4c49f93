"""What a verdict that the user set leaves of the program's judgement."""

from __future__ import annotations

from desktop.comparison.utterance import Verdict


def reason_by_hand(verdict: Verdict, reason: str) -> str:
    """The sentence that says why, where the user overrides the program's `verdict` and its `reason`."""
    return f"You set this verdict. The program says {verdict}: {reason}"


def still_conflicting(verdict: Verdict, *, conflicting: bool) -> bool:
    """Whether the mark stays once the user's `verdict` holds: the same words cannot contradict each other."""
    return conflicting and verdict not in {"verbatim", "punctuation"}
