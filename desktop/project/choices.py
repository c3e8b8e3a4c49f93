"""Whom a statement can be given to, the likeliest first.

First those whom the resolver found near and could not tell apart, then whoever its paragraph or the one
before it names, then the others of its article, then the speakers of other articles; whoever speaks
anywhere comes before whoever is only spoken of, and of these the nearest first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.basics.spans import hull
from desktop.project.derive import Findings
from desktop.speakers.speaker import LocalSpeaker, MentionKey, Speaker
from desktop.statements.reading import Statement

Nearness = Literal["candidate", "paragraph", "article", "elsewhere"]

_ORDER: tuple[Nearness, ...] = ("candidate", "paragraph", "article", "elsewhere")


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody a statement can be given to.

    `mention` is what names him in a command, `speaker` his id where he has statements already and else "".
    `share` is that of the evidence, 0…1, of a candidate and else 0. `distance` is in characters, to the
    nearest mention in the statement's article.
    """

    name: str
    role: str
    near: Nearness
    mention: MentionKey
    speaker: str = ""
    share: float = 0.0
    distance: int = 0

    def matches(self, words: str) -> bool:
        """Whether every word of a filter occurs in the name or the role."""
        told = f"{self.name} {self.role}".casefold()
        return all(word in told for word in words.casefold().split())


def choices(findings: Findings, statement_id: str) -> tuple[Choice, ...]:
    """Everybody whom the statement with this id can be given to."""
    statement = findings.statements.get(statement_id) or findings.dropped.get(statement_id)
    if statement is None:
        return ()
    article = findings.article_of[statement_id]
    owner = {key: speaker for speaker in findings.speakers.speakers for key in speaker.mentions}
    found = list(_here(findings, statement, article, owner))
    found += [
        Choice(one.name, one.roles[0] if one.roles else "", "elsewhere", one.mentions[0], one.id)
        for one in findings.speakers.speakers
    ]
    found.sort(key=lambda one: (_ORDER.index(one.near), -one.share, not one.speaker, one.distance))
    once = {one.speaker or str(one.mention): one for one in reversed(found)}
    return tuple(one for one in found if once[one.speaker or str(one.mention)] is one)


def _here(
    findings: Findings, statement: Statement, article: str, owner: Mapping[MentionKey, Speaker]
) -> Iterator[Choice]:
    """Those whom the statement's own article speaks of, somebody twice where it is not known to be one."""
    resolution = findings.resolutions[article]
    paragraphs = findings.article(article).paragraphs
    first = paragraphs[max(0, statement.paragraph - 1)].span
    near_by = hull((first, paragraphs[statement.paragraph].span))
    start = statement.spans[0].start
    shares = {one.speaker: one.weight for one in resolution.candidates.get(statement.id, ())}
    speaking = set(resolution.speaker_of.values())
    for index, local in enumerate(resolution.speakers):
        known = local.names and not local.place
        if not local.mentions or not (known or index in speaking or index in shares):
            continue
        mention = _telling(local)
        speaker = owner.get(mention)
        near: Nearness = "article"
        if index in shares:
            near = "candidate"
        elif any(near_by.covers(one.span) for one in local.mentions):
            near = "paragraph"
        said = dict(zip(local.mentions, local.texts, strict=False)).get(mention, "")
        yield Choice(
            name=speaker.name if speaker else (local.names or (said,))[0],
            role=next(iter((speaker.roles if speaker else ()) or local.roles), ""),
            near=near,
            mention=mention,
            speaker=speaker.id if speaker else "",
            share=shares.get(index, 0.0),
            distance=min(abs(one.span.start - start) for one in local.mentions),
        )


def _telling(local: LocalSpeaker) -> MentionKey:
    """The first mention that gives the fullest name; without one the first of all."""
    said = zip(local.mentions, local.texts, strict=False)
    return next((key for key, text in said if local.names and local.names[0] in text), local.mentions[0])
