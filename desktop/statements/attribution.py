"""The working value of this room: an attribution while its rules still add to it.

Rules name tokens by index and content by spans; `assemble` makes statements of what remains.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.basics.spans import Span


@dataclass(slots=True)
class Attribution:
    """Who is credited with what, by which words.

    `cue` are the tokens that attribute, the main one first; `speaker` is the head of the noun phrase that
    speaks; `contents` are the attributed stretches; `quotations` the numbers of the quotations among them;
    `via` is the head of the phrase naming the outlet or document it was had from. `rules` name the rules that
    found or extended it, the founding one first; `likelihood` is how often that rule is right (0…1).
    `sureness` is how sure the trained reader is, where it read along, and `named` the words that it took for
    the speaker.
    """

    cue: tuple[int, ...]
    lemma: str
    speaker: int | None
    contents: list[Span]
    rules: list[str]
    likelihood: float
    thought: bool = False
    via: int | None = None
    headline: bool = False
    quotations: set[int] = field(default_factory=set)
    sureness: float | None = None
    named: Span | None = None
