"""Find where in a reference text the words of a quotation stand: a chain of runs that both have.

Seeds are the longest runs around every three words in a row that both have, and around single words that are
rare in the reference. The best chain of them is found as in local alignment (Smith and Waterman 1981, over
seeds as in Gusfield 1997, chapter 13): a run earns what its words tell, a jump costs by its length, more
where it goes back, less where the quotation itself breaks off. A chain is a place only where its words tell
enough: stock phrases stand everywhere, and a chance place is worse than none.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log2

from rapidfuzz.distance import LCSseq

from desktop.comparison.source_text import SourceText

RARE = 3
"""Places of a word up to which it leads to them by itself."""

COMMON = 64
"""Places of three words in a row that are looked at; those after them are left out."""

REFRAIN = 1000
"""Places of the same words in a row that are looked at."""

MOST_RUNS = 300
"""Runs, the most telling first, of which a chain is made."""

WHOLE = 6
"""Words of a quotation from which it is found by standing there word for word, whatever the words are."""

REFRAINED = 4
"""Words with which several sentences begin from which they are a refrain."""

ONE_WORD = 0.6
"""What the words of a short sentence must tell, besides one that differs."""

MOSTLY = 0.65
"""How much of what a quotation's words tell must stand in a place."""

SURE = 8
"""Words in a row that stand nowhere by chance."""

PART = 0.3
"""How much is enough where such a row stands there."""

COVERED = 0.5
"""How much is enough where much stands there."""

RIVALS = 4
"""Places that are looked at closely."""

NEARLY = 0.8
"""What a place must earn, against the best, to be looked at closely."""

LOOSE = 12
"""Words of the reference between two runs up to which they are one place."""

SHOWN = 40
"""The same where the quotation shows between the runs that words are missing."""


@dataclass(frozen=True, slots=True)
class Run:
    """`size` words that are the same: the quotation's from `quote` on, the reference's from `source` on."""

    quote: int
    source: int
    size: int

    @property
    def quote_end(self) -> int:
        """The first word of the quotation after the run."""
        return self.quote + self.size

    @property
    def source_end(self) -> int:
        """The first word of the reference after the run."""
        return self.source + self.size


def chain(norms: Sequence[str], source: SourceText, *, breaks: Collection[int] = ()) -> tuple[Run, ...]:
    """The place of a quotation's words, as runs in the quotation's order; none where it is not found.

    `norms` are the words as compared; `breaks` the numbers of words before which the quotation breaks off.
    """
    exact = exact_places(norms, source)
    if exact:
        return (Run(0, exact[0], len(norms)),) if _tells(norms, source, exact) else ()
    weights = [source.weight(norm) for norm in norms]
    sums = [0.0, *accumulate(weights)]
    runs = _runs(norms, source, weights)
    runs = sorted(sorted(runs, key=lambda run: _value(run, sums), reverse=True)[:MOST_RUNS], key=_order)
    found = [_places(one, sums, breaks) for one in _best(runs, sums, breaks)]
    edges = {0, *breaks, len(norms)}
    places = [one for one in found if _is_place(one, norms, sums, edges) or _rewritten(one, norms, source)]
    if not places:
        return _with_another_word(norms, source)
    if len(places) == 1:
        return places[0]
    return max(places, key=lambda one: _shared(one, norms, source))


def _rewritten(found: Sequence[Run], norms: Sequence[str], source: SourceText) -> bool:
    """Whether the sentences of a place hold nearly all that the quotation's words tell, in whatever order."""
    if not found or max(run.size for run in found) < 4 or len(norms) < WHOLE:
        return False
    ranges = {source.sentence(run.source) for run in found}
    there = {word.norm for start, end in ranges for word in source.words[start:end]}
    telling = {norm: source.weight(norm) for norm in norms}
    told = sum(weight for norm, weight in telling.items() if norm in there)
    return told >= 2 and told >= NEARLY * sum(telling.values())


def _with_another_word(norms: Sequence[str], source: SourceText) -> tuple[Run, ...]:
    """The sentence of the reference that a short quotation has with another word in it, if there is one."""
    size = len(norms)
    if not REFRAINED < size <= SURE:
        return ()
    first = source.trigrams.get((norms[0], norms[1], norms[2]), ())
    last = source.trigrams.get((norms[-3], norms[-2], norms[-1]), ())
    for start in sorted({*first[:COMMON], *(at - size + 3 for at in last[:COMMON] if at >= size - 3)}):
        if source.sentence(start) != (start, start + size):
            continue
        there = [word.norm for word in source.words[start : start + size]]
        strange = [at for at in range(size) if norms[at] != there[at]]
        told = sum(source.weight(norm) for at, norm in enumerate(norms) if at not in strange)
        if len(strange) == 1 and told >= ONE_WORD:
            at = strange[0]
            runs = (Run(0, start, at), Run(at + 1, start + at + 1, size - at - 1))
            return tuple(run for run in runs if run.size)
    return ()


def _shared(found: Sequence[Run], norms: Sequence[str], source: SourceText) -> int:
    """How many words the quotation shares, in order, with all the sentences of a place."""
    return sum(
        int(LCSseq.similarity(norms, [word.norm for word in source.words[start:end]]))
        for start, end in {source.sentence(run.source) for run in found}
    )


def _is_place(
    found: Sequence[Run], norms: Sequence[str], sums: Sequence[float], edges: Collection[int]
) -> bool:
    """Whether runs tell enough to be the quotation's place: most of what its words tell, and much."""
    same = sum(run.size for run in found)
    if not found or max(run.size for run in found) < 3 or same < 4:
        return False
    told = sum(sums[run.quote_end] - sums[run.quote] for run in found)
    # A number that differs is what is looked for; that it is missing there says little against the place.
    strange = set(range(len(norms))) - {at for run in found for at in range(run.quote, run.quote_end)}
    all_told = sums[-1] - 0.7 * sum(sums[at + 1] - sums[at] for at in strange if norms[at][0].isdigit())
    if len(norms) < WHOLE:
        return same >= len(norms) - 1 and max(run.size for run in found) >= 4 and told >= 2
    longest = max(run.size for run in found)
    if ((longest >= SURE and told >= 2) or (longest >= WHOLE and told >= 3)) and told >= PART * all_told:
        return True
    if same == len(norms) >= SURE and min(run.size for run in found) >= 3:
        return True
    if any(run.size >= WHOLE and run.quote in edges and run.quote_end in edges for run in found):
        return True
    if told >= 1.5 and told >= MOSTLY * all_told:
        return True
    return same >= WHOLE and told >= 3 and told >= COVERED * all_told


def exact_near(norms: Sequence[str], source: SourceText, start: int, end: int) -> int:
    """Where exactly these words first stand between two words of the reference, or -1."""
    first = source.places.get(norms[0], ()) if norms else ()
    for at in first:
        if start <= at and at + len(norms) <= end and _stands(norms, source, at):
            return at
    return -1


def exact_places(norms: Sequence[str], source: SourceText) -> list[int]:
    """Where exactly these words stand, in order; of a refrain, the first thousand places."""
    if len(norms) >= 3:
        # The rarest three of them lead there with the fewest looks.
        found = [
            (len(places), at, places)
            for at, three in enumerate(zip(norms, norms[1:], norms[2:], strict=False))
            for places in (source.trigrams.get(three, ()),)
        ]
    else:
        found = [(0, 0, source.places.get(norms[0], ()))] if norms else []
    _, at, places = min(found, key=lambda one: one[:2], default=(0, 0, ()))
    return [place - at for place in places[:REFRAIN] if _stands(norms, source, place - at)]


def _stands(norms: Sequence[str], source: SourceText, at: int) -> bool:
    words = source.words
    return (
        at >= 0
        and at + len(norms) <= len(words)
        and all(words[at + step].norm == norm for step, norm in enumerate(norms))
    )


def _tells(norms: Sequence[str], source: SourceText, places: Sequence[int]) -> bool:
    """Whether words that stand there exactly are no stock phrase: many, or a few rare ones in one place."""
    if len(norms) >= WHOLE:
        return True
    told = sum(source.weight(norm) for norm in norms)
    begins = [at for at in places if source.sentence(at)[0] == at]
    if len(begins) > 1 and len(norms) >= REFRAINED:
        # What several sentences begin with is no chance: a refrain.
        return told >= ONE_WORD
    return len(places) == 1 and len(norms) > 1 and told >= max(0.9, 2.4 - 0.35 * len(norms))


def _order(run: Run) -> tuple[int, int]:
    return run.quote, run.source


def _value(run: Run, sums: Sequence[float]) -> float:
    """What a run earns: what its words tell, and a little for each that follows on another."""
    return sums[run.quote_end] - sums[run.quote] + 0.15 * (run.size - 1)


def _runs(norms: Sequence[str], source: SourceText, weights: Sequence[float]) -> list[Run]:
    """All runs that three words in a row, or a rare word, lead to; each as long as it goes."""
    words = source.words
    found: dict[tuple[int, int], Run] = {}
    reached: dict[int, int] = {}
    """By diagonal, up to which word of the quotation it is covered by a run."""

    def add(at: int, place: int) -> None:
        diagonal = place - at
        if reached.get(diagonal, -1) > at:
            return
        start, end = at, at
        while start > 0 and start + diagonal > 0 and words[start - 1 + diagonal].norm == norms[start - 1]:
            start -= 1
        while end < len(norms) and end + diagonal < len(words) and words[end + diagonal].norm == norms[end]:
            end += 1
        reached[diagonal] = end
        found[start, start + diagonal] = Run(start, start + diagonal, end - start)

    for at, norm in enumerate(norms):
        if at + 2 < len(norms):
            for place in source.trigrams.get((norm, norms[at + 1], norms[at + 2]), ())[:COMMON]:
                add(at, place)
        alone = source.places.get(norm, ())
        if len(alone) <= RARE and weights[at] >= 0.35:
            for place in alone:
                add(at, place)
    return list(found.values())


def _best(runs: Sequence[Run], sums: Sequence[float], breaks: Collection[int]) -> list[list[Run]]:
    """The chain that earns most, and others that earn nearly as much elsewhere, best first."""
    scores: list[float] = []
    before: list[int] = []
    for at, run in enumerate(runs):
        own = _value(run, sums)
        score, link = own, -1
        for n in range(at):
            last = runs[n]
            if last.quote >= run.quote or last.quote_end >= run.quote_end or scores[n] + own <= score:
                continue
            rest = _after(last, run)
            if rest.source < last.source_end and rest.source_end > last.source:
                continue
            gained = scores[n] + _value(rest, sums) - _cost(last, rest, breaks)
            if gained > score:
                score, link = gained, n
        scores.append(score)
        before.append(link)
    out: list[list[Run]] = []
    used: set[int] = set()
    for end in sorted(range(len(runs)), key=lambda at: -scores[at]):
        if len(out) == RIVALS or scores[end] < NEARLY * max(scores):
            break
        links = [end]
        while before[links[-1]] >= 0:
            links.append(before[links[-1]])
        if used.isdisjoint(links):
            used.update(links)
            out.append(_apart([runs[at] for at in reversed(links)], breaks))
    return out


def _apart(found: Sequence[Run], breaks: Collection[int]) -> list[Run]:
    """The runs of a chain without words in common; where the quotation breaks off is where they part."""
    out: list[Run] = []
    for run in found:
        if out and run.quote < out[-1].quote_end:
            last = out.pop()
            at = next((at for at in sorted(breaks) if run.quote <= at < last.quote_end), last.quote_end)
            out.append(Run(last.quote, last.source, at - last.quote))
            run = Run(at, run.source + at - run.quote, run.quote_end - at)
        out.append(run)
    return [run for run in out if run.size]


def _after(last: Run, run: Run) -> Run:
    """What of `run` is new to a chain that ends with `last`."""
    taken = max(0, last.quote_end - run.quote)
    return Run(run.quote + taken, run.source + taken, run.size - taken)


def _cost(last: Run, run: Run, breaks: Collection[int]) -> float:
    """What it costs to go on from `last` to `run`."""
    skipped = run.source - last.source_end - (run.quote - last.quote_end)
    cost = 0.11 * log2(1 + abs(skipped)) + (0.5 if run.source < last.source_end else 0.0)
    broken = any(last.quote_end <= at <= run.quote for at in breaks)
    return cost * 0.6 if broken else cost


def _places(found: Sequence[Run], sums: Sequence[float], breaks: Collection[int]) -> tuple[Run, ...]:
    """The chain without what stands apart from the rest of it and says too little to be more than chance."""
    groups: list[list[Run]] = []
    for run in found:
        last = groups[-1][-1] if groups else None
        if last is not None:
            shown = any(last.quote_end <= at <= run.quote for at in breaks)
            most = SHOWN if shown else LOOSE
            if 0 <= run.source - last.source_end <= most + 2 * (run.quote - last.quote_end):
                groups[-1].append(run)
                continue
        groups.append([run])

    def told(group: Sequence[Run]) -> float:
        return sum(sums[run.quote_end] - sums[run.quote] for run in group)

    main = max(groups, key=told, default=None)
    return tuple(
        run
        for group in groups
        if group is main or (main and _stands_alone(group, told(group), near=_near(group, main)))
        for run in group
    )


def _near(group: Sequence[Run], main: Sequence[Run]) -> bool:
    """Whether a part of a chain stands close to the main part in the reference."""
    return -SHOWN <= group[0].source - main[-1].source_end <= SHOWN or (
        -SHOWN <= main[0].source - group[-1].source_end <= SHOWN
    )


def _stands_alone(group: Sequence[Run], told: float, *, near: bool) -> bool:
    """Whether a part of a chain is there by more than chance: a name alone may stand anywhere."""
    longest = max(run.size for run in group)
    if near:
        return longest >= 3 and told >= 1.2
    return longest >= WHOLE - 1 or (longest >= 4 and told >= 1.8)
