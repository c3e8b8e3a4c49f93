"""What the window answers to "why?", line by line, as plain values: no Qt here.

Four questions in the order in which a reader asks them: how does this rendering stand to the others, why
is it a statement, why is it this speaker's, why are these renderings one utterance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.basics.spans import Span
from desktop.comparison.located import Located
from desktop.comparison.table import Options, Passages, tabulate
from desktop.comparison.utterance import Rendering, Utterance
from desktop.comparison.who_said import who_said
from desktop.project.assignments import RULE, with_reason
from desktop.project.comparing import absence_words, passages_for, verdict_reasons
from desktop.project.derive import Findings, Standing
from desktop.project.speaker_words import speaker_words
from desktop.speakers.speaker import Speaker
from desktop.statements.reading import Reading, Reason, Statement
from desktop.window.comparison_reference import base_in, fidelity_words

PLACE_LIMIT = 60
"""How many characters of a place are shown."""

PLACES_LIMIT = 6
REASONS_LIMIT = 5


@dataclass(frozen=True, slots=True)
class Because:
    """One line: a heading, or a sentence with the places (words, span) that it rests on.

    They lie in the statement's article, or in the one with the id `article`.
    """

    text: str
    heading: bool = False
    places: tuple[tuple[str, Span], ...] = ()
    article: str = ""


def because(
    findings: Findings,
    statement: Statement,
    utterance: Utterance | None,
    rendering: Rendering | None,
    passages: Passages | None = None,
    located: Located | None = None,
) -> Iterator[Because]:
    """The answers for one rendering of an utterance; `passages` of its speaker know judgements already, and
    `located` says how it stands to the reference."""
    text = findings.readings[findings.article_of[statement.id]].article.text
    alone = utterance is None or len(utterance.renderings) < 2
    if located is not None and findings.reference is not None:
        speaker = findings.speaker(findings.speakers.speaker_of.get(statement.id, ""))
        yield from _fidelity(findings.reference, located, speaker)
    referred = located is not None and bool(located.spans) and _leads(findings)
    if utterance is not None and rendering is not None and not alone and not referred:
        yield from _verdicts(findings, utterance, rendering, passages)
    yield Because("Why this is a statement", heading=True)
    yield Because(
        f"{_KINDS[statement.kind]}. {how_sure(findings, statement)}",
        places=_places(text, statement.spans) if len(statement.spans) > 1 else (),
    )
    if statement.via is not None:
        places = _places(text, (statement.via.span,))
        yield Because(f"The article has it from {statement.via.name}.", places=places)
    # What the user said comes before what the program found.
    yield from _reasons(text, sorted(statement.reasons, key=lambda one: one.rule != RULE))
    if findings.readings[findings.article_of[statement.id]].by_rules_alone:
        yield Because("Found by rules alone, without the trained reader: the share is a rougher guide.")
    yield Because("Why this speaker", heading=True)
    yield from _speaker(findings, statement, text)
    if utterance is not None:
        yield from _row(findings, utterance, rendering)


def why_missing(findings: Findings, article: str, utterance: Utterance) -> Iterator[Because]:
    """Why an article stands for nothing in the row of an utterance."""
    if article not in findings.readings:
        return
    outlet = findings.article(article).label
    word = absence_words(findings, utterance.speaker).get((utterance.id, article))
    if word is not None and word.absent:
        yield Because(f"Why {outlet} does not report it", heading=True)
        yield Because("Confirmed by you: you looked, and it is not reported here.")
        if word.reason.strip():
            yield Because(f"Your reason: {_sentence(word.reason)}")
    else:
        yield Because(f"Why nothing of {outlet} stands here", heading=True)
        yield Because(
            "No statement that was found in it renders these words. Look for the nearest passage "
            "(Ctrl+Shift+N); once you have looked, you can confirm that it is not reported (Ctrl+Shift+X)."
        )


def _row(findings: Findings, utterance: Utterance, rendering: Rendering | None) -> Iterator[Because]:
    """Why renderings stand in one row; of one alone, only where it is the user's doing."""
    alone = len(utterance.renderings) < 2
    split = rendering is not None and rendering in findings.placed_by_hand(utterance.speaker)
    if not alone or split:
        yield Because("Why it stands alone" if alone else "Why these are one utterance", heading=True)
        yield Because(_sentence(utterance.reason))


def how_sure(findings: Findings, statement: Statement) -> str:
    """What the user decided about a statement, or else how sure the program is of it: a sentence."""
    standing = findings.standing.get(statement.id)
    why = findings.why_decided.get(statement.id, "") if standing else ""
    if "added" in findings.edited.get(statement.id, ()):
        return "Added by you."
    sure = f"{confidence(statement.confidence)} ({statement.confidence:.0%})"
    # Why it was given to somebody is told with that.
    given = standing in ("assigned", "nobody")
    told = f"Your reason: {why.rstrip('.')}. " if why and not given else ""
    return (
        f"The program is {sure}."
        if standing is None
        else f"{_STANDINGS[standing]} {told}The program was {sure}."
    )


def confidence(value: float) -> str:
    """A confidence from 0 to 1 in words."""
    for least, words in ((0.9, "very sure"), (0.7, "fairly sure"), (0.45, "not sure")):
        if value >= least:
            return words
    return "guessing"


_KINDS = {
    "direct": "Quoted: all of it stands in quotation marks or a block quotation",
    "mixed": "Partly quoted: some of its words stand in quotation marks",
    "indirect": "Paraphrased: none of it stands in quotation marks",
}

_STANDINGS: Mapping[Standing, str] = {
    "checked": "Checked by you.",
    "assigned": "Checked by you: you chose the speaker.",
    "nobody": "Checked by you: you said that nobody is named.",
    "dropped": "Dropped by you: no statement.",
}


def _verdicts(
    findings: Findings, utterance: Utterance, rendering: Rendering, passages: Passages | None
) -> Iterator[Because]:
    """How the rendering stands to its row's base; of the base itself, how the others stand to it."""
    row = tabulate(
        utterance.speaker,
        (utterance,),
        articles=[article.id for article in findings.articles],
        passages=passages or passages_for(findings, utterance.speaker),
        options=Options(base=base_in(findings)),
    ).rows[0]
    entries = [entry for cell in row.cells for entry in cell.entries if entry.judgement is not None]
    if rendering == row.base:
        yield Because("How the others stand to this, the base", heading=True)
        shown = entries
    else:
        yield Because(f"How it stands to the base, {_outlet(findings, row.base)}", heading=True)
        shown = [entry for entry in entries if entry.rendering == rendering]
    for entry in shown:
        judgement = entry.judgement
        if judgement is not None:
            verdict = judgement.verdict + (", conflicting" if judgement.conflicting else "")
            lead = f"{_outlet(findings, entry.rendering)}: {verdict}" if rendering == row.base else verdict
            yield Because(f"{_sentence(lead)} {_sentence(judgement.reason)}".rstrip())
            if judgement.program is not None and entry.base is not None:
                reasons = verdict_reasons(findings, utterance.speaker)
                if why := reasons.get(frozenset((entry.base, entry.rendering))):
                    yield Because(f"Your reason: {_sentence(why)}")


def _leads(findings: Findings) -> bool:
    """Whether the reference is what the table is held against."""
    return findings.reference is not None and base_in(findings) == findings.reference.article.id


def _fidelity(reference: Reading, located: Located, speaker: Speaker | None) -> Iterator[Because]:
    """How a quotation stands to the reference, with the places there, who speaks there, and what was cut."""
    text, article = reference.article.text, reference.article.id
    yield Because(f"How it stands to the reference, {reference.article.label}", heading=True)
    told = f"{_sentence(fidelity_words(located))} {_sentence(located.reason)}"
    yield Because(told, places=_places(text, located.spans), article=article)
    said = who_said(located, speaker)
    if said:
        yield Because(said)
    cut = located.cut
    for words, spans in (
        ("Cut before it, in the same sentence", cut.before),
        ("Cut inside, and the quotation shows it" if cut.marked else "Cut inside", cut.inside),
        ("Cut after it, in the same sentence", cut.after),
    ):
        if spans:
            yield Because(f"{words}:", places=_places(text, spans), article=article)


def _outlet(findings: Findings, rendering: Rendering) -> str:
    return findings.article(findings.article_of[rendering.statement]).label


def _speaker(findings: Findings, statement: Statement, text: str) -> Iterator[Because]:
    reasons = findings.why_speaker(statement.id)
    yield from _reasons(text, reasons)
    speaker = findings.speaker(findings.speakers.speaker_of.get(statement.id, ""))
    if speaker is not None:
        # The places of these lie in several articles; their words say which mentions they are about.
        told = [_sentence(with_reason(*word)) for word in speaker_words(findings, speaker)]
        told = list(dict.fromkeys((*told, *(_sentence(reason.text) for reason in speaker.reasons))))
        yield from (Because(line) for line in told[:REASONS_LIMIT])
        if len(told) > REASONS_LIMIT:
            yield Because(f"And {len(told) - REASONS_LIMIT} more reasons of this sort.")
    elif not reasons:
        yield Because("The text names no speaker here.")


def _reasons(text: str, reasons: Sequence[Reason]) -> Iterator[Because]:
    shown: set[Span] = set()
    for reason in reasons:
        new = [span for span in reason.spans if span not in shown]
        shown.update(new)
        told = f"Found by the rule “{reason.rule}”" if reason.text in ("", reason.rule) else reason.text
        yield Because(_sentence(told), places=_places(text, new))


def _places(text: str, spans: Sequence[Span]) -> tuple[tuple[str, Span], ...]:
    found = {span: _clipped(span.of(text)) for span in spans if span.of(text).strip()}
    return tuple((words, span) for span, words in found.items())[:PLACES_LIMIT]


def _sentence(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if not text or text.endswith((".", "!", "?")) else ".")


def _clipped(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= PLACE_LIMIT else f"{line[: PLACE_LIMIT - 1].rstrip()}…"
