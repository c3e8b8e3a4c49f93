"""Articles, statements and comparisons as plain objects for JSON, in the shapes that DESIGN fixes."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.basics.spans import Span
from desktop.comparison.located import Located
from desktop.comparison.utterance import Difference
from desktop.export.corrections_table import plain_corrections
from desktop.export.marked import plain_waiting
from desktop.export.plain_copy import accounts_of, copy_of, plain_copy
from desktop.export.plain_framing import plain_framing
from desktop.export.plain_mark import plain_mark
from desktop.export.plain_order import in_order
from desktop.export.plain_overview import plain_overview
from desktop.export.plain_utterances import plain_utterances
from desktop.project.derive import OPEN, Findings, Standing
from desktop.project.editing import Aspect
from desktop.project.marks import Mark
from desktop.speakers.speaker import Speaker, SpeakerLink, Speakers
from desktop.statements.reading import Reading, Reason, Statement

Plain = dict[str, object]


def plain_article(reading: Reading, findings: Findings) -> Plain:
    """One article with its statements, as `crossquote extract` prints it.

    Speaker ids are those of `findings`: they hold within whatever it was derived from.
    """
    article = findings.article(reading.article.id)
    speakers = {speaker.id: speaker for speaker in findings.speakers.speakers}
    return {
        "id": article.id,
        "file": article.file,
        "part": article.part,
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "text": article.text,
        "paragraphs": [{"span": _span(one.span), "role": one.role} for one in article.paragraphs],
        "statements": [
            plain_statement(
                one,
                findings.speakers,
                speakers,
                findings.why_speaker(one.id),
                decided=findings.standing.get(one.id),
                changed=findings.edited.get(one.id, ()),
                mark=findings.marks.statements.get(one.id),
            )
            for one in reading.statements
        ],
        "decided": {
            one.field: one.value for one in findings.decided.descriptions if one.article == article.id
        },
        **plain_mark(findings.marks.articles.get(article.id)),
    }


def plain_statement(
    statement: Statement,
    grouping: Speakers,
    speakers: dict[str, Speaker],
    why: Sequence[Reason],
    *,
    decided: Standing | None = None,
    changed: Sequence[Aspect] = (),
    mark: Mark | None = None,
) -> Plain:
    """One statement; `why` says how its mention led to the speaker and follows its own reasons, `decided`
    what the user said about it, `changed` what of it he set, `mark` what he hung on it."""
    speaker = speakers.get(grouping.speaker_of.get(statement.id, OPEN))
    cue, via = statement.cue, statement.via
    return {
        "id": statement.id,
        "spans": _spans(statement.spans),
        "kind": statement.kind,
        "cue": {"span": _span(cue.span), "lemma": cue.lemma} if cue else None,
        "mention": _span(statement.mention) if statement.mention else None,
        "speaker": {"id": speaker.id, "name": speaker.name} if speaker else None,
        "via": {"span": _span(via.span), "name": via.name} if via else None,
        "paragraph": statement.paragraph,
        "headline": statement.headline,
        "nested": statement.nested,
        "thought": statement.thought,
        "confidence": round(statement.confidence, 3),
        "reasons": [_reason(one) for one in (*statement.reasons, *why)],
        "decided": decided,
        "changed": list(changed),
        **plain_mark(mark),
    }


def plain_comparison(findings: Findings) -> Plain:
    """The whole comparison, as `crossquote compare --json` prints it.

    `dropped` holds what the user said is no statement; all else leaves it out.
    """
    keys = [speaker.id for speaker in findings.speakers.speakers] + [OPEN]
    pairs = [one for key in keys for one in findings.pairs(key)]
    shared = copy_of(findings)
    printed: Plain = {
        "articles": [
            plain_article(findings.readings[article.id], findings)
            for article in findings.articles
            if article.id in findings.readings
        ],
        "dropped": [
            {"article": findings.article_of[one.id]}
            | plain_statement(
                one,
                findings.speakers,
                {},
                findings.why_speaker(one.id),
                decided="dropped",
                mark=findings.marks.statements.get(one.id),
            )
            for one in findings.dropped.values()
        ],
        "speakers": [
            {
                "id": one.id,
                "name": one.name,
                "aliases": list(one.aliases),
                "roles": list(one.roles),
                "type": one.type,
                "reasons": [_reason(reason) for reason in one.reasons],
                "links": [_link(link) for link in one.links],
                "decided": list(findings.described.get(one.id, ())),
                **plain_mark(findings.marks.speakers.get(one.id)),
            }
            for one in findings.speakers.speakers
        ],
        "utterances": [
            one | plain_mark(findings.utterance_marks(key).get(str(one["id"])))
            for key in keys
            for one in plain_utterances(findings, key)
        ],
        "tags": [{"name": one.name, "colour": one.colour} for one in findings.marks.tags],
        "waiting_marks": plain_waiting(findings),
        "pairs": [
            {
                "a": one.a,
                "b": one.b,
                "utterances": list(one.utterances),
                "verdict": one.verdict,
                "conflicting": one.conflicting,
                "reason": one.reason,
                "set_by_user": one.by_user,
                "differences": [_difference(difference) for difference in one.differences],
            }
            for one in pairs
        ],
        "corrections": plain_corrections(findings),
        "reference": plain_reference(findings.reference),
        "located": [plain_located(one) for one in findings.located().values()],
        "shared_copy": plain_copy(shared, accounts_of(findings, shared)),
        "overview": plain_overview(findings, shared),
        **plain_framing(findings, pairs),
    }
    return in_order(printed)


def _link(link: SpeakerLink) -> Plain:
    return {
        "kind": link.kind,
        "speaker": link.speaker,
        "reason": link.reason,
        "places": [{"article": place.article, "span": _span(place.span)} for place in link.mentions],
    }


def plain_reference(reference: Reading | None) -> Plain | None:
    """The text that quotations are held against, if there is one."""
    return {"file": reference.article.file, "text": reference.article.text} if reference else None


def plain_located(located: Located) -> Plain:
    """Where a quotation stands in the reference; of its differences `a` lies there, `b` in the article."""
    return {
        "statement": located.statement,
        "spans": _spans(located.spans),
        "verdict": located.verdict,
        "cut": {
            "before": _spans(located.cut.before),
            "inside": _spans(located.cut.inside),
            "after": _spans(located.cut.after),
            "marked": located.cut.marked,
        },
        "reason": located.reason,
        "differences": [_difference(one) for one in located.differences],
        "said_by": list(located.said_by),
    }


def _difference(difference: Difference) -> Plain:
    told: Plain = {"type": difference.type, "a": _spans(difference.a), "b": _spans(difference.b)}
    return told if difference.marked is None else {**told, "marked": difference.marked}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [_span(span) for span in spans]


def _reason(reason: Reason) -> Plain:
    return {"rule": reason.rule, "text": reason.text, "spans": _spans(reason.spans)}
