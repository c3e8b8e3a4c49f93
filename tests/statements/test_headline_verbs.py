"""Where the noun phrase of a headline ends: before its verb, which capitals make look like a name."""

from __future__ import annotations

import pytest

from desktop.statements.extract import extract
from tests.builders import make_article


def mentions(text):
    article = make_article(text)
    end = article.paragraphs[0].span.end
    return [one.span.of(article.text) for one in extract(article).mentions if one.span.end <= end]


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        (
            "Party Staffer Apologizes For Lecturing Ministers",
            "Lena Frost, a party staffer, apologized on Friday for a post about ministers.",
            "Party Staffer",
        ),
        (
            "Rep. Karl Voss Resigns After Harbour Vote",
            "Karl Voss, a member of the council, resigned on Friday after the vote on the harbour.",
            "Rep. Karl Voss",
        ),
        (
            "Party Aide Quits After Ridiculing Ministers",
            "Lena Frost, a party staffer, resigned on Friday. She had ridiculed two ministers.",
            "Party Aide",
        ),
    ],
)
def test_a_mention_in_a_headline_ends_before_the_verb(headline, body, expected):
    assert expected in mentions(f"{headline}\n\n{body}")
    assert not any(one.startswith(f"{expected} ") for one in mentions(f"{headline}\n\n{body}"))


@pytest.mark.parametrize(
    ("headline", "body", "kept"),
    [
        ("Mayor Voss Emails Show Quarrel", "Voss emailed the board. The emails show a quarrel.", "Emails"),
        ("Harbour Strikes Anger Mayor Voss", "Dockers strike again. Strikes anger Mayor Voss.", "Strikes"),
    ],
)
def test_a_plural_that_the_body_has_as_a_noun_stays_one(headline, body, kept):
    article = make_article(f"{headline}\n\n{body}")
    tokens = {article.text[one.start : one.end]: one for one in extract(article).tokens if one.start < 30}
    assert tokens[kept].pos in ("NOUN", "PROPN")
