"""How sure a statement is: how often the rules that found it are right.

The figures are the shares of right ones among what each rule found on the development part of PolNeAR 1.0,
rounded; a rule that rests on one cue word is averaged with how often that word attributes in that frame.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.statements.attribution import Attribution

_FOUNDING: Mapping[str, float] = {
    "cue after": 0.97,
    "colon": 0.93,
    "clause": 0.85,
    "according to": 0.85,
    "cue before": 0.85,
    "predicate": 0.8,
    "signed": 0.8,
    "preposition": 0.79,
    "inserted": 0.78,
    "clause before": 0.77,
    "object": 0.76,
    "noun": 0.75,
    "infinitive": 0.73,
    "label": 0.8,
    "turn": 0.8,
    "signature": 0.7,
    "governed": 0.7,
    "as said": 0.6,
    "gerund": 0.5,
    "sentence before": 0.5,
    "sentence after": 0.5,
    "nobody named": 0.45,
    "in the words of": 0.3,
}

_CONFIRMED: Mapping[str, float] = {"goes on": 0.97, "cue after": 0.97, "cue before": 0.9, "quotation": 0.9}
"""What it is at least where the rule extends what another found: a quotation rarely is nobody's words."""

_BY_WORD = (
    "clause",
    "clause before",
    "infinitive",
    "object",
    "predicate",
    "preposition",
    "gerund",
    "noun",
    "inserted",
)


def confidence_of(attribution: Attribution) -> float:
    """The confidence of an attribution, 0…1; where a trained reader read along, the share weighed with it."""
    if attribution.sureness is not None:
        return round(attribution.sureness, 3)
    first, *later = attribution.rules
    sure = _FOUNDING[first]
    if first in _BY_WORD:
        sure = (sure + attribution.likelihood) / 2
    if first not in ("sentence before", "sentence after", "nobody named", "signature"):
        sure = max([sure, *(_CONFIRMED.get(rule, 0.0) for rule in later)])
    return round(sure, 2)
