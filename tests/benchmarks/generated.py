"""Articles and statements made up for measuring: as many as wanted, in words that mean nothing."""

from __future__ import annotations

import random
import statistics
from collections.abc import Sequence

from desktop.articles.article import Article, Paragraph
from desktop.basics.spans import Span
from desktop.project.derive import Findings
from tests.window import desk_builders as desk

WORDS = (
    "the", "river", "bridge", "council", "winter", "train", "open", "close", "never", "always", "money",
    "repair", "promise", "vote", "school", "harbour", "engine", "storm", "road", "light", "village", "market",
    "winding", "number", "paper", "morning", "silver", "stone", "wind", "glass", "narrow",
)  # fmt: skip

OUTLETS = ("Morning Lantern", "Ferry Post", "Hill Courier", "Salt Gazette", "Dock & Yard")


def sentence(random_source: random.Random, least: int = 8, most: int = 34) -> list[str]:
    """Some words in a row."""
    return random_source.choices(WORDS, k=random_source.randint(least, most))


def comparison(rows: int, columns: int) -> Findings:
    """Findings of one speaker with `rows` utterances in `columns` articles; half of the renderings differ."""
    source = random.Random(7)
    paragraphs: list[list[str]] = [[] for _ in range(columns)]
    for row in range(rows):
        words = sentence(source)
        for column in range(columns):
            own = list(words)
            if column and source.random() < 0.5:
                own[source.randrange(len(own))] = source.choice(WORDS)
            if column and source.random() < 0.25:
                own = own[: len(own) * 2 // 3]
            paragraphs[column].append(f"[[{row + 1}:“{' '.join(own)},”]] {{{{Mara Quill}}}} ((said)).")
    return desk.findings(
        *(desk.reading(outlet, *each) for outlet, each in zip(OUTLETS, paragraphs, strict=False))
    )


def articles(count: int, paragraphs: int = 24) -> tuple[Article, ...]:
    """Articles with quotations, to be read for real."""
    source = random.Random(11)
    made = []
    for number in range(count):
        parts = [f"Council argues over the bridge, part {number}"]
        for _ in range(paragraphs):
            quoted = " ".join(sentence(source, 6, 16)).capitalize()
            told = " ".join(sentence(source, 8, 20)).capitalize()
            parts.append(f"“{quoted},” said Mara Quill, the mayor. {told}. She added that {told.lower()}.")
        text = "\n\n".join(parts)
        spans, at = [], 0
        for place, part in enumerate(parts):
            spans.append(Paragraph(Span(at, at + len(part)), "body" if place else "headline"))
            at += len(part) + 2
        made.append(
            Article(
                text,
                tuple(spans),
                f"generated-{number}.txt",
                title=parts[0],
                outlet=OUTLETS[number % 5],
                language="en",
            )
        )
    return tuple(made)


def report(what: str, milliseconds: Sequence[float]) -> None:
    """Print the median, the 95th percentile and the longest of some times."""
    ranked = sorted(milliseconds)
    tail = ranked[min(len(ranked) - 1, round(0.95 * (len(ranked) - 1)))]
    middle = statistics.median(ranked)
    print(f"\n{what}: median {middle:.1f} ms, 95th percentile {tail:.1f} ms, longest {ranked[-1]:.1f} ms")
