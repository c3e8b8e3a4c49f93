"""Findings for the tests of the comparison and the article pane, written as marked-up paragraphs.

`[[1:“We will stay,”]] {{Mara Quill}} ((said)).` is a statement that renders utterance 1, with its mention and
its cue. Words in curly marks count as quoted. Everything else that a reading holds is left small.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from desktop.articles.article import Article, Paragraph
from desktop.basics.spans import Span
from desktop.comparison.utterance import Rendering, Utterance
from desktop.project.findings import Findings
from desktop.project.memo import BySpeaker, Memo
from desktop.speakers.speaker import MentionKey, Resolution, Speaker, Speakers
from desktop.statements.reading import (
    Cue,
    Mention,
    QuotedTerm,
    Reading,
    Reason,
    Statement,
    Token,
    Via,
    statement_id,
)

SPEAKER = "quill"

_MARKUP = re.compile(r"\[\[(\d+):(.*?)\]\]|\{\{(.*?)\}\}|\(\((.*?)\)\)|<<(.*?)>>|~~(.*?)~~", re.DOTALL)


def reading(
    outlet: str, *paragraphs: str, headline: str = "Reactor talks go on"
) -> tuple[Reading, dict[str, int]]:
    """A reading of marked-up paragraphs, and which utterance each statement renders."""
    text, places, drafts, terms = "", [], [], []
    for number, source in enumerate((headline, *paragraphs)):
        if number:
            text += "\n\n"
        start, at = len(text), 0
        label, spans, mention, cue, via = 0, [], None, None, None
        for match in _MARKUP.finditer(source):
            text += source[at : match.start()]
            words = next(each for each in match.groups()[1:] if each is not None)
            span = Span(len(text), len(text) + len(words))
            text += words
            at = match.end()
            if match[1]:
                label = int(match[1])
                spans.append(span)
            elif match[3]:
                mention = span
            elif match[4]:
                cue = span
            elif match[5]:
                via = Via(span, words)
            else:
                terms.append(QuotedTerm(span, "scare quotes"))
        text += source[at:]
        role = "body" if number else "headline"
        places.append(Paragraph(Span(start, len(text)), role))
        if spans:
            drafts.append((label, tuple(spans), mention, cue, via, number))
    article = Article(
        text,
        tuple(places),
        f"{outlet}.txt",
        title=headline,
        outlet=outlet,
        byline="Ana Voss",
        published="2031-05-06",
    )
    statements, labels = [], {}
    for label, spans, mention, cue, via, number in drafts:
        one = Statement(
            id=statement_id(article.id, spans),
            spans=spans,
            kind=_kind(text, spans),
            cue=Cue(cue, text[cue.start : cue.end]) if cue else None,
            mention=mention,
            via=via,
            paragraph=number,
            headline=number == 0,
            nested=False,
            thought=False,
            confidence=0.92,
            reasons=(Reason("cue after", "The cue stands behind the words", (cue,) if cue else ()),),
        )
        statements.append(one)
        labels[one.id] = label
    mentions = tuple(Mention(one.mention, 0, "name") for one in statements if one.mention)
    made = Reading(article, _tokens(text), mentions, tuple(statements), tuple(terms), "by hand")
    return made, labels


def findings(
    *readings: tuple[Reading, dict[str, int]], base: int | None = 0, unread: Sequence[Article] = ()
) -> Findings:
    """Findings with one speaker, Mara Quill, whose utterances are those that the readings name."""
    labels = {key: label for _, each in readings for key, label in each.items()}
    made = {one.article.id: one for one, _ in readings}
    statements = {each.id: each for one in made.values() for each in one.statements}
    article_of = {each.id: key for key, one in made.items() for each in one.statements}
    utterances = tuple(
        Utterance(
            f"u{label}",
            SPEAKER,
            tuple(Rendering(key, statements[key].spans) for key, own in labels.items() if own == label),
            0.8,
            "the words agree",
        )
        for label in dict.fromkeys(labels.values())
    )
    mentions = tuple(
        MentionKey(article_of[key], one.mention) for key, one in statements.items() if one.mention
    )
    speaker = Speaker(SPEAKER, "Mara Quill", "person", (), ("plant director",), mentions, ())
    resolutions = {
        key: Resolution(
            key,
            (),
            {each.id: 0 for each in one.statements},
            {each.id: (Reason("full name", "named in full: Mara Quill"),) for each in one.statements},
            {},
        )
        for key, one in made.items()
    }
    articles = (*(one.article for one, _ in readings), *unread)
    return Findings(
        articles=articles,
        readings=made,
        resolutions=resolutions,
        statements=statements,
        article_of=article_of,
        speakers=Speakers((speaker,), dict.fromkeys(statements, SPEAKER), ()),
        base="" if base is None else articles[base].id,
        _by_speaker={SPEAKER: tuple(statements)},
        _memo=Memo(utterances=_Always(utterances)),
    )


def three_outlets(base: int | None = 0) -> Findings:
    """Three articles: the second rewords one utterance and lacks another, the third cuts and paraphrases."""
    return findings(herald(), wire(), post(), base=base)


def herald() -> tuple[Reading, dict[str, int]]:
    """A full account."""
    return reading(
        "Daily Herald",
        "[[1:“We will shut the old reactor in March and nobody will lose a job,”]] {{Mara Quill}} ((said)).",
        "[[2:“The tests were clean,”]] {{she}} ((added)).",
        "[[3:“Every pump was new,”]] {{Quill}} ((said)).",
    )


def wire() -> tuple[Reading, dict[str, int]]:
    """One word is another one, and an utterance is missing."""
    return reading(
        "Border Wire",
        "[[1:“We will shut the old reactor in April and nobody will lose a job,”]] "
        "{{Mara Quill}} ((told)) <<the Post>>.",
        "Neighbours call it ~~“the kettle”~~. Not every pump was new, engineers think.",
        "[[2:“The tests were clean,”]] {{Quill}} ((said)).",
    )


def post() -> tuple[Reading, dict[str, int]]:
    """A quotation cut short, and a paraphrase."""
    return reading(
        "Evening Post",
        "[[1:“We will shut the old reactor in March,”]] {{Director Quill}} ((said)).",
        "{{She}} ((insisted)) that [[2:the tests had come out clean]].",
    )


class _Always(BySpeaker[tuple[Utterance, ...]]):
    """Utterances already aligned, whatever is asked for."""

    def __init__(self, utterances: tuple[Utterance, ...]) -> None:
        super().__init__()
        self._utterances = utterances

    def of(
        self, speaker: str, follows_from: object, work: Callable[[], tuple[Utterance, ...]]
    ) -> tuple[Utterance, ...]:
        return self._utterances if speaker == SPEAKER else ()


def _kind(text: str, spans: Sequence[Span]) -> str:
    words = [span.of(text) for span in spans]
    if all(each.startswith("“") and each.endswith("”") for each in words):
        return "direct"
    return "mixed" if any("“" in each for each in words) else "indirect"


def _tokens(text: str) -> tuple[Token, ...]:
    tokens, sentence = [], True
    for match in re.finditer(r"\w+|[^\w\s]", text):
        pos = "NOUN" if match[0][0].isalpha() else "NUM" if match[0][0].isdigit() else "PUNCT"
        tokens.append(
            Token(
                match.start(),
                match.end(),
                match[0].casefold(),
                pos,
                "",
                "",
                len(tokens),
                "",
                False,
                sentence,
                "",
            )
        )
        sentence = match[0] in ".!?" or text[match.end() : match.end() + 2] == "\n\n"
    return tuple(tokens)
