"""Find passages that two articles share nearly word for word outside quotations: agency copy.

Eight prints of one agency report are not eight witnesses. Words are compared in their compared form (see
`words`); a quotation stands as one token, told by its first words, so that a passage may run through it while
none of its words counts. Shingles of `SHINGLE` tokens that two articles share are grown to blocks, and blocks
that follow one another closely in both are joined to maximal passages. What remains must be long, alike, and
say more than names, titles and formulas ("did not immediately respond to a request for comment"): those every
reporter writes alike.

Shingles for finding text reuse: Manber, "Finding similar files in a large file system" (USENIX 1994).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from desktop.basics.spans import Span, hull, merged
from desktop.comparison.agency_credits import Credit, credits_of
from desktop.comparison.copy_notes import formulas, notes_in
from desktop.comparison.lexis import light_words
from desktop.comparison.per_reading import PerReading, quotations_of
from desktop.comparison.words import cut, plain
from desktop.statements.reading import Reading, Statement

SHINGLE = 4
"""Tokens of a shingle."""

GAP = 4
"""Tokens that two runs may lie apart, in either article, to be one passage."""

WORDS = 16
"""Words outside quotations and formulas, the same in both, that a passage has at least."""

STRETCH = 8
"""Of these, words that follow one another with no quotation between."""

WEIGHT = 5.0
"""What these words weigh at least together, names and numbers left out; see `Word.weight`."""

LIKENESS = 0.8
"""The share of a passage's words, on the side that has more, that are the same in both."""

COMMON = 40
"""Places of one shingle beyond which it is a phrase of everybody's."""

_OPENING = 4
"""Words of a quotation by which it is told from others."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage's place in one article, from its first word to its last; quotations in it may lie between."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage that two articles share.

    `words` counts the words outside quotations that are the same in both; `likeness` is their share, 0…1,
    of the words of the longer side.
    """

    a: Place
    b: Place
    words: int
    likeness: float

    def turned(self) -> SharedPassage:
        """The same passage, its sides changed."""
        return replace(self, a=self.b, b=self.a)


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Articles that carry the same copy: at least two, in the order given.

    `places` are where each has it, `words` how many words outside quotations lie there, by article.
    `credits` are the agencies that these articles credit.
    """

    articles: tuple[str, ...]
    places: tuple[Place, ...]
    words: Mapping[str, int]
    credits: tuple[Credit, ...]

    @property
    def words_told(self) -> str:
        """How many words outside quotations each carries: "30", or "12 to 30" where they differ."""
        least, most = min(self.words.values()), max(self.words.values())
        return f"{most:,}" if least == most else f"{least:,} to {most:,}"

    def places_in(self, article: str) -> tuple[Span, ...]:
        """Where one article has the copy."""
        return tuple(place.span for place in self.places if place.article == article)


@dataclass(frozen=True, slots=True)
class SharedCopy:
    """What some articles share.

    `passages` are by pair of articles, in their order; `groups` those with most words first. `own` gives
    each article's number of words outside quotations, what the shared ones are a part of. `credits` are
    those of all articles, shared copy or not.
    """

    passages: tuple[SharedPassage, ...]
    groups: tuple[CopyGroup, ...]
    own: Mapping[str, int]
    credits: tuple[Credit, ...]

    def groups_of(self, article: str, statement: Statement) -> tuple[CopyGroup, ...]:
        """The groups whose copy holds a statement of an article: its words or its cue lie inside."""
        place = hull((*statement.spans, *((statement.cue.span,) if statement.cue else ())))
        return tuple(
            group
            for group in self.groups
            if any(2 * span.shared(place) > len(place) for span in group.places_in(article))
        )


@dataclass(frozen=True, slots=True)
class _Tokens:
    """An article's tokens: compared forms, places, and of each what it counts and weighs.

    A quotation's token counts 0; so a passage's counts add up to its words outside quotations. `formula` are
    the tokens of formulas, which every reporter writes alike.
    """

    norms: tuple[str, ...]
    spans: tuple[Span, ...]
    counts: tuple[int, ...]
    weights: tuple[float, ...]
    formula: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Block:
    """`size` tokens alike in two articles: from the one at `a` in one, from the one at `b` in the other."""

    a: int
    b: int
    size: int


_Run = tuple[_Block, ...]
"""Blocks that follow one another closely in both articles."""


def shared_copy(readings: Sequence[Reading]) -> SharedCopy:
    """The passages that the articles of `readings` share, and which of them carry the same copy."""
    counted = {reading.article.id: _tokens_of(reading) for reading in readings}
    ids = sorted(counted)
    # Where runs compete, which side is looked at first may decide: it is the same whatever the order given.
    tokens = [counted[one] for one in ids]
    place = {article: number for number, article in enumerate(counted)}
    passages = [
        passage if place[passage.a.article] < place[passage.b.article] else passage.turned()
        for (a, b), seeds in _seeds(tokens).items()
        for run in _runs(seeds)
        if (passage := _passage(run, tokens[a], tokens[b], ids[a], ids[b]))
    ]
    passages.sort(key=lambda one: (place[one.a.article], place[one.b.article], -one.words, one.a.span))
    credited = tuple(credit for reading in readings for credit in credits_of(reading.article))
    return SharedCopy(
        tuple(passages),
        _groups(passages, counted, credited),
        {article: sum(one.counts) for article, one in counted.items()},
        credited,
    )


# The words that count ---------------------------------------------------------------------------------------


def _cut_outside(reading: Reading) -> _Tokens:
    """The tokens of the article's own paragraphs, each quotation as one."""
    text = reading.article.text
    light = light_words()
    named = {token.start for token in reading.tokens if token.pos == "PROPN" or token.entity == "PERSON"}
    norms: list[str] = []
    spans: list[Span] = []
    counts: list[int] = []
    weights: list[float] = []
    outermost = [one for one in quotations_of(reading) if one.parent is None and one.style != "single"]
    quoted = merged(
        [one.span for one in outermost]
        + [span for one in reading.statements if one.kind == "direct" for span in one.spans]
    )
    notes = notes_in(reading.article)
    for number, paragraph in enumerate(reading.article.paragraphs):
        if paragraph.role != "body" or number in notes:
            continue
        for piece, inside in _pieces(paragraph.span, quoted):
            words = cut(text, (piece,))
            if inside:
                norms.append("“" + " ".join(word.norm for word in words[:_OPENING]))
                spans.append(piece)
                counts.append(0)
                weights.append(0.0)
                continue
            for word in words:
                norms.append(word.norm)
                spans.append(word.span)
                counts.append(1)
                bare = word.span.start in named or word.norm[0].isdigit()
                weights.append(0.0 if bare else light.get(plain(word.norm), 1.0))
    formula = frozenset(formulas(norms))
    weights = [0.0 if at in formula else weight for at, weight in enumerate(weights)]
    return _Tokens(tuple(norms), tuple(spans), tuple(counts), tuple(weights), formula)


_tokens_of: PerReading[_Tokens] = PerReading(_cut_outside)


def _pieces(paragraph: Span, quoted: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """A paragraph cut where quotations begin and end, with whether each piece is one."""
    at = paragraph.start
    for span in quoted:
        if not span.overlaps(paragraph):
            continue
        start, end = max(span.start, paragraph.start), min(span.end, paragraph.end)
        if at < start:
            yield Span(at, start), False
        yield Span(start, end), True
        at = end
    if at < paragraph.end:
        yield Span(at, paragraph.end), False


# Runs of shared words ---------------------------------------------------------------------------------------


def _seeds(tokens: Sequence[_Tokens]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """The places of shared shingles, by pair of articles."""
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for number, one in enumerate(tokens):
        for at in range(len(one.norms) - SHINGLE + 1):
            places.setdefault(one.norms[at : at + SHINGLE], []).append((number, at))
    seeds: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for found in places.values():
        if 1 < len(found) <= COMMON + len(tokens):
            for (a, i), (b, j) in combinations(found, 2):
                if a != b:
                    seeds.setdefault((a, b), []).append((i, j))
    return seeds


def _runs(seeds: Sequence[tuple[int, int]]) -> Iterator[_Run]:
    """Chains of blocks that follow one another closely in both articles; the longest first, none of which
    has a token of another."""
    chains: list[list[_Block]] = []
    ending: dict[tuple[int, int], list[_Block]] = {}
    for block in _blocks(seeds):
        near = [
            ending[key]
            for key in product(range(block.a - GAP, block.a + 1), range(block.b - GAP, block.b + 1))
            if key in ending
        ]
        chain = max(near, key=_matched, default=None)
        if chain is None:
            chains.append(chain := [])
        else:
            del ending[_end(chain)]
        chain.append(block)
        ending[_end(chain)] = chain
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for chain in sorted(chains, key=_matched, reverse=True):
        for run in _free(chain, taken_a, taken_b):
            taken_a.update(range(run[0].a, _end(run)[0]))
            taken_b.update(range(run[0].b, _end(run)[1]))
            yield run


def _free(chain: Sequence[_Block], taken_a: Collection[int], taken_b: Collection[int]) -> Iterator[_Run]:
    """A chain without the tokens that are taken in either article, in as many pieces as these leave."""
    run: list[_Block] = []
    for block in chain:
        for free in _untaken(block, taken_a, taken_b):
            end_a, end_b = _end(run) if run else (free.a, free.b)
            if any(n in taken_a for n in range(end_a, free.a)) or any(
                n in taken_b for n in range(end_b, free.b)
            ):
                yield tuple(run)
                run = []
            run.append(free)
    if run:
        yield tuple(run)


def _untaken(block: _Block, taken_a: Collection[int], taken_b: Collection[int]) -> Iterator[_Block]:
    size = 0
    for n in range(block.size + 1):
        if n < block.size and block.a + n not in taken_a and block.b + n not in taken_b:
            size += 1
        elif size:
            yield _Block(block.a + n - size, block.b + n - size, size)
            size = 0


def _blocks(seeds: Sequence[tuple[int, int]]) -> list[_Block]:
    """Shared shingles that overlap made one, as long as both articles go on alike; in order of the first."""
    by_diagonal: dict[int, list[int]] = {}
    for a, b in set(seeds):
        by_diagonal.setdefault(a - b, []).append(a)
    blocks = []
    for diagonal, starts in by_diagonal.items():
        starts.sort()
        first = last = starts[0]
        for start in (*starts[1:], None):
            if start is not None and start <= last + SHINGLE:
                last = start
                continue
            blocks.append(_Block(first, first - diagonal, last + SHINGLE - first))
            if start is not None:
                first = last = start
    return sorted(blocks, key=lambda one: (one.a, one.b))


def _matched(run: Sequence[_Block]) -> int:
    return sum(block.size for block in run)


def _end(run: Sequence[_Block]) -> tuple[int, int]:
    return run[-1].a + run[-1].size, run[-1].b + run[-1].size


def _passage(run: _Run, a: _Tokens, b: _Tokens, article_a: str, article_b: str) -> SharedPassage | None:
    """What two articles share in a run, or None where that is too little or says too little."""
    matched = [block.a + n for block in run for n in range(block.size)]
    words = sum(a.counts[n] for n in matched)
    own = sum(a.counts[n] for n in matched if n not in a.formula)
    if own < WORDS or sum(a.weights[n] for n in matched) < WEIGHT or _stretch(matched, a) < STRETCH:
        return None
    (end_a, end_b), start_a, start_b = _end(run), run[0].a, run[0].b
    longer = max(sum(a.counts[start_a:end_a]), sum(b.counts[start_b:end_b]))
    if words / longer < LIKENESS:
        return None
    return SharedPassage(
        Place(article_a, Span(a.spans[start_a].start, a.spans[end_a - 1].end)),
        Place(article_b, Span(b.spans[start_b].start, b.spans[end_b - 1].end)),
        words,
        round(words / longer, 3),
    )


def _stretch(matched: Sequence[int], tokens: _Tokens) -> int:
    """The most shared words with no quotation between."""
    longest = here = 0
    for at in matched:
        here = here + 1 if tokens.counts[at] else 0
        longest = max(longest, here)
    return longest


# Who carries the same ---------------------------------------------------------------------------------------


def _groups(
    passages: Sequence[SharedPassage], tokens: Mapping[str, _Tokens], credited: Sequence[Credit]
) -> tuple[CopyGroup, ...]:
    """Passages that overlap are one copy; what the same articles carry is one group."""
    by_articles: dict[tuple[str, ...], set[Place]] = {}
    for cluster in _clusters(passages):
        carried = {place.article for passage in cluster for place in (passage.a, passage.b)}
        articles = tuple(article for article in tokens if article in carried)
        by_articles.setdefault(articles, set()).update(
            place for passage in cluster for place in (passage.a, passage.b)
        )
    groups = [
        _group(articles, places, tokens, [one for one in credited if one.article in articles])
        for articles, places in by_articles.items()
    ]
    return tuple(sorted(groups, key=lambda one: (-max(one.words.values()), sorted(one.articles))))


def _clusters(passages: Sequence[SharedPassage]) -> list[list[SharedPassage]]:
    """Passages that share at least half of the shorter one's place in some article, and so on from these."""
    root = list(range(len(passages)))

    def top(number: int) -> int:
        while root[number] != number:
            root[number] = number = root[root[number]]
        return number

    in_article: dict[str, list[tuple[Span, int]]] = {}
    for number, passage in enumerate(passages):
        for place in (passage.a, passage.b):
            in_article.setdefault(place.article, []).append((place.span, number))
    for places in in_article.values():
        places.sort()
        for at, (span, number) in enumerate(places):
            for other, its_number in places[at + 1 :]:
                if other.start >= span.end:
                    break
                if 2 * span.shared(other) >= min(len(span), len(other)):
                    root[top(its_number)] = top(number)
    clusters: dict[int, list[SharedPassage]] = {}
    for number, passage in enumerate(passages):
        clusters.setdefault(top(number), []).append(passage)
    return list(clusters.values())


def _group(
    articles: tuple[str, ...], places: set[Place], tokens: Mapping[str, _Tokens], credited: Sequence[Credit]
) -> CopyGroup:
    kept = {
        article: merged(place.span for place in places if place.article == article) for article in articles
    }
    return CopyGroup(
        articles,
        tuple(Place(article, span) for article, spans in kept.items() for span in spans),
        {
            article: sum(
                count
                for span, count in zip(tokens[article].spans, tokens[article].counts, strict=True)
                if any(place.covers(span) for place in spans)
            )
            for article, spans in kept.items()
        },
        tuple(credited),
    )
