"""What a verdict that the user set leaves of the program's judgement."""

from __future__ import annotations

from desktop.comparison.utterance import Verdict


def reason_by_hand(own: Verdict, verdict: Verdict, reason: str) -> str:
    """The sentence that says why, where the user set `own` and the program its `verdict` for its `reason`."""
    says = "says so, too" if own == verdict else f"says {verdict}"
    return f"You set this verdict. The program {says}: {reason}"


def still_conflicting(verdict: Verdict, *, conflicting: bool) -> bool:
    """Whether the mark stays once the user's `verdict` holds: the same words cannot contradict each other."""
    return conflicting and verdict not in {"verbatim", "punctuation"}
