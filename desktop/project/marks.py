"""The user's notes, stars and tags, found again in the findings at hand.

Statements, speakers and articles are looked up once for all; utterances of one speaker when they are asked
for, because they are aligned no sooner. Of several words on one thing the newest of each sort holds. What is
not to be found, for example because its article is not in the project, waits, and says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.basics.anchors import anchor
from desktop.basics.spans import Span
from desktop.project.alignments import Lookup, Spots, utterance_anchors
from desktop.project.checks import Places, statement_anchors
from desktop.project.marking import DefineTag, Marking, MarkWord, SetNote, Star, Tag, Target
from desktop.speakers.speaker import MentionKey
from desktop.statements.reading import Reading

if TYPE_CHECKING:
    from desktop.project.findings import Findings

NOT_HERE = "its article is not in the project"
NOT_READ = "its article is not read yet"
NOT_FOUND = "its words are no longer found in the article"
NOBODY = "nobody whom these words name is found any more"


@dataclass(frozen=True, slots=True)
class Mark:
    """What the user hung on one thing; `target` is what his commands name it by. The tags are in the order
    in which they were made."""

    target: Target
    note: str = ""
    starred: bool = False
    tags: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.note or self.starred or self.tags)

    @property
    def values(self) -> frozenset[str]:
        """What filters know it by: `STARRED`, `NOTED`, and `tag_value` of each tag."""
        sorts = [STARRED] * self.starred + [NOTED] * bool(self.note)
        return frozenset((*sorts, *(tag_value(one) for one in self.tags)))


STARRED, NOTED = "starred", "with a note"


def tag_value(tag: str) -> str:
    """What filters know a tag by; no other value begins so."""
    return f"#{tag}"


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks but those on utterances, by the id of what they are on.

    `utterances` are those on utterances, oldest first, each with the statements that stand now where the
    renderings stood that it names. `waiting` are those that are not to be found, each with the reason.
    """

    tags: tuple[DefineTag, ...] = ()
    statements: Mapping[str, Mark] = field(default_factory=dict)
    speakers: Mapping[str, Mark] = field(default_factory=dict)
    articles: Mapping[str, Mark] = field(default_factory=dict)
    utterances: tuple[tuple[Mark, tuple[str, ...]], ...] = ()
    waiting: tuple[tuple[Mark, str], ...] = ()

    def colour_of(self, tag: str) -> str:
        """The name of a tag's colour."""
        return next((one.colour for one in self.tags if one.name == tag), "grey")


def marks_of(
    marking: Marking,
    *,
    articles: Iterable[str],
    readings: Mapping[str, Reading],
    owners: Mapping[MentionKey, str],
    places: Places,
    spots: Spots,
) -> Marks:
    """The marks on what there is now; `articles` are the ids of the project's, `owners` the speakers by their
    mentions."""
    present = set(articles)
    if not marking.words:
        return Marks(marking.tags)
    found: dict[str, dict[str, Mark]] = {kind: {} for kind in ("statement", "speaker", "article")}
    spoken: dict[Target, tuple[Mark, tuple[str, ...]]] = {}
    waiting: dict[Target, tuple[Mark, str]] = {}
    for word in marking.words:
        target = word.target
        key: str | None = None
        there: tuple[str, ...] = ()
        match target.kind:
            case "article":
                key = target.article if target.article in present else None
            case "statement":
                key = places.statement(target.places[0], readings)
            case "speaker":
                key = _speaker(target, owners, readings, places)
            case "utterance":
                there = _statements_there(target, readings, spots)
        if key is None and not there:
            before, _ = waiting.get(target, (Mark(target), ""))
            waiting[target] = (_with(before, word, marking), _why(target, present, readings))
        elif key is None:
            mark, _ = spoken.get(target, (Mark(target), ()))
            spoken[target] = (_with(mark, word, marking), there)
        else:
            kept = found[target.kind]
            kept[key] = _with(kept.get(key, Mark(target)), word, marking)
    told = {kind: {key: mark for key, mark in kept.items() if mark} for kind, kept in found.items()}
    return Marks(
        marking.tags,
        statements=told["statement"],
        speakers=told["speaker"],
        articles=told["article"],
        utterances=tuple(pair for pair in spoken.values() if pair[0]),
        waiting=tuple(pair for pair in waiting.values() if pair[0]),
    )


def marked_utterances(marking: Marking, lookup: Lookup) -> dict[str, Mark]:
    """The marks on the utterances that `lookup` knows, by their ids."""
    out: dict[str, Mark] = {}
    for word in marking.words:
        if word.target.kind == "utterance":
            utterance = lookup.utterance(word.target.places)
            if utterance is not None:
                before = out.get(utterance.id, Mark(word.target))
                out[utterance.id] = _with(before, word, marking)
    return {key: mark for key, mark in out.items() if mark}


def tag_counts(marks: Marks) -> dict[str, int]:
    """How many things carry each tag, those that wait among them."""
    every = (
        *marks.statements.values(), *marks.speakers.values(), *marks.articles.values(),
        *(mark for mark, _ in marks.utterances), *(mark for mark, _ in marks.waiting),
    )  # fmt: skip
    counts: dict[str, int] = {}
    for mark in every:
        for name in mark.tags:
            counts[name] = counts.get(name, 0) + 1
    return counts


def values_on_statements(marks: Marks) -> dict[str, frozenset[str]]:
    """What filters know each statement by: by its own mark, and by that of the utterance it renders."""
    out = {key: mark.values for key, mark in marks.statements.items()}
    for mark, statements in marks.utterances:
        for one in statements:
            out[one] = out.get(one, frozenset()) | mark.values
    return out


def values_at(marks: Marks, *, article: str, statement: str = "", speaker: str = "") -> frozenset[str]:
    """What filters know a place by: by every mark on what it stands in."""
    there = [marks.articles.get(article), marks.statements.get(statement), marks.speakers.get(speaker)]
    there += [mark for mark, statements in marks.utterances if statement and statement in statements]
    return frozenset(value for one in there if one for value in one.values)


def mark_on_statement(findings: Findings, statement: str) -> Mark | None:
    """The mark of a statement, an empty one where it has none; None where there is no such statement."""
    found = findings.statements.get(statement) or findings.dropped.get(statement)
    if found is None:
        return None
    reading = findings.readings[findings.article_of[statement]]
    there = findings.marks.statements.get(statement)
    return there or Mark(Target("statement", (statement_anchors(reading, found),)))


def mark_on_utterance(findings: Findings, speaker: str, utterance: str) -> Mark | None:
    """The mark of one of a speaker's utterances, an empty one where it has none; None where there is none."""
    there = findings.utterance_marks(speaker).get(utterance)
    if there:
        return there
    found = next((one for one in findings.utterances(speaker) if one.id == utterance), None)
    if found is None:
        return None
    anchors = utterance_anchors(found, readings=findings.readings, article_of=findings.article_of)
    return Mark(Target("utterance", anchors))


def mark_on_speaker(findings: Findings, speaker: str) -> Mark | None:
    """The mark of a speaker, an empty one where he has none; None where nobody has this id."""
    there = findings.marks.speakers.get(speaker)
    found = findings.speaker(speaker)
    if found is None or there:
        return there
    first: dict[str, MentionKey] = {}
    for mention in sorted(found.mentions):
        first.setdefault(mention.article, mention)
    return Mark(
        Target(
            "speaker",
            tuple(
                (anchor(key, findings.readings[key].article.text, one.span),) for key, one in first.items()
            ),
        )
    )


def mark_on_article(findings: Findings, article: str) -> Mark:
    """The mark of an article, an empty one where it has none."""
    return findings.marks.articles.get(article) or Mark(Target("article", article=article))


def _with(mark: Mark, word: MarkWord, marking: Marking) -> Mark:
    match word:
        case SetNote(_, text):
            return replace(mark, note=text)
        case Star(_, on):
            return replace(mark, starred=on)
        case Tag(_, name, on):
            kept = {*mark.tags, name} if on else {*mark.tags} - {name}
            return replace(mark, tags=tuple(one.name for one in marking.tags if one.name in kept))


def _speaker(
    target: Target, named: Mapping[MentionKey, str], readings: Mapping[str, Reading], places: Places
) -> str | None:
    """Whoever has most of the mentions that the target names, the first of equals."""
    votes: dict[str, int] = {}
    for place in target.places:
        mention = places.mention(place[0], readings)
        if mention is None:
            continue
        who = named.get(mention) or next(
            (
                speaker
                for key, speaker in named.items()
                if key.article == mention.article and key.span.shared(mention.span)
            ),
            None,
        )
        if who is not None:
            votes[who] = votes.get(who, 0) + 1
    return max(votes, key=lambda one: votes[one], default=None)


def _statements_there(target: Target, readings: Mapping[str, Reading], spots: Spots) -> tuple[str, ...]:
    """The statements that hold most of each rendering that is to be found, each once."""
    placed = ((place[0].article, spots.of(place, readings)) for place in target.places)
    found = (_most_shared(readings[article], spans) for article, spans in placed if spans)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _most_shared(reading: Reading, spans: Sequence[Span]) -> str | None:
    best: tuple[int, str] | None = None
    for one in reading.statements:
        shared = sum(own.shared(span) for own in one.spans for span in spans)
        if shared and not one.aside and (best is None or shared > best[0]):
            best = (shared, one.id)
    return best[1] if best else None


def _why(target: Target, present: set[str], readings: Mapping[str, Reading]) -> str:
    """Why what a mark is on is not to be found."""
    named = [target.article] if target.article else [place[0].article for place in target.places]
    if not any(one in present for one in named):
        return NOT_HERE
    if not any(one in readings for one in named):
        return NOT_READ
    return NOBODY if target.kind == "speaker" else NOT_FOUND
