"""Say to the reader why a statement was found: one sentence for each rule."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.basics.spans import Span
from desktop.statements.attribution import Attribution
from desktop.statements.reading import Reason

_SENTENCES: Mapping[str, str] = {
    "clause": "“{cue}” is followed by a clause that tells what was said or thought.",
    "clause before": "“{cue}” follows the clause that tells what was said.",
    "inserted": "“{cue}” with its subject is inserted into the sentence, which is what was said.",
    "predicate": "“{cue}” says what something is called or held to be.",
    "infinitive": "“{cue}” is followed by what somebody means, asks or promises to do.",
    "gerund": "“{cue}” is followed by a phrase that tells what was said.",
    "preposition": "“{cue}” introduces what was spoken about.",
    "object": "“{cue}” has what was said as its object.",
    "noun": "The noun “{cue}” is followed by what it reports.",
    "according to": "“{cue}” names whose words the sentence gives.",
    "as said": "“as … {cue}” says that the sentence gives somebody's words.",
    "in the words of": "“in the words of” says whose words they are.",
    "signed": "The headline puts a speaker's name beside the words with a colon.",
    "quotation": "A quotation reaches into what “{cue}” governs and belongs to it as a whole.",
    "cue before": "“{cue}” leads up to the quotation.",
    "cue after": "“{cue}” directly follows the quotation.",
    "governed": "The quotation stands inside the phrase that “{cue}” governs.",
    "colon": "The words before the quotation introduce it.",
    "goes on": "A quotation without a cue of its own goes on with the same speaker's words.",
    "sentence before": "The quotation stands by itself, and the sentence before it is about its speaker.",
    "unclosed": "Its opening mark is never closed, so the words end before “{cue}”.",
    "turn": "It is a line of a transcript, whose label names the speaker.",
    "label": "The words before the colon name the speaker.",
    "sentence after": "The quotation stands by itself, and the sentence behind it tells who speaks.",
    "signature": "The name after a dash signs the quotation.",
    "unsaid": "The words around “{cue}” tell that this was not said, or only may be: it is no statement.",
    "asked": "“{cue}” tells what somebody was asked, and not by whom: it is no statement.",
    "reader": "The trained reader took these words for what “{cue}” reports ({sure}% sure).",
    "reader without cue": "The trained reader took these words for what somebody said ({sure}% sure).",
    "reader agrees": "The trained reader found the same; together they are {sure}% sure.",
    "reader's bounds": "Where the words begin and end is as the trained reader has it.",
    "reader's source": "The trained reader took “{mention}” for the source.",
    "reader's nobody": "The trained reader found nobody named as the source.",
    "passed on": "An outlet only passes on what “{mention}” said: it is the source of the report.",
    "nobody named": "The quotation is a sentence of its own; the text beside it names no speaker.",
}


def reasons_of(
    attribution: Attribution, text: str, cue: Span | None, mention: Span | None
) -> tuple[Reason, ...]:
    """The reasons of a statement, the founding rule first, each with the cue and the mention it rests on."""
    spans = tuple(span for span in (cue, mention) if span is not None)
    told = {
        "cue": "" if cue is None else cue.of(text),
        "mention": "" if mention is None else mention.of(text),
        "sure": str(round(100 * (attribution.sureness or 0.0))),
    }
    return tuple(Reason(rule, _SENTENCES[rule].format_map(told), spans) for rule in attribution.rules)
