"""A hearing that never was: a transcript of some 5,000 words, made up for these tests.

What is quoted from it stands in `data/hearing.txt`, a line a paragraph; between these lie answers made of
parts, the same in every run. Speakers are named at the margin, there are times, notes of applause, page
numbers and a running head that breaks into the paragraphs. `data/reports.csv` holds what twelve papers quote.
"""

from __future__ import annotations

import csv
import random
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"

HEAD = "Norham Town Council, Hearing on the Breakwater, page {page}"

NOTE_AFTER = {"hard.": "[Laughter.]", "hands.": "(Applause.)", "receipts.": "(Pause.)"}

_TOPICS = ("the pier", "the eel ponds", "the bandstand", "the coal hulk", "the net loft", "the tide gauge")
_PARISHES = ("Ebbsworth", "Quillby", "Marl", "Thornsea", "Little Anker", "Dunmere")
_OPENINGS = (
    "About {topic} there is little news",
    "The committee has looked into {topic}",
    "Somebody wrote to me about {topic}",
    "My colleagues will report on {topic}",
    "There were complaints over {topic}",
)
_MIDDLES = (
    "and the surveyor wants {count} weeks to measure it",
    "while the parish of {parish} asks for a share",
    "because the winter of {year} damaged its roof",
    "since the keys were lost near {parish}",
    "and an auditor from {parish} counted {count} invoices",
)
_CLOSINGS = (
    "The clerk keeps the letters.",
    "Nothing was decided.",
    "That will be dealt with under item {count}.",
    "The drawings hang in the corridor.",
    "A subcommittee sits on Thursdays.",
)


def reports() -> list[dict[str, str]]:
    """What the papers quote, with what was done to it."""
    with (DATA / "reports.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def speeches() -> list[tuple[str, str]]:
    """Who speaks and what is said, of the paragraphs that are quoted."""
    lines = (DATA / "hearing.txt").read_text(encoding="utf-8").splitlines()
    return [(who, said) for who, _, said in (line.partition(": ") for line in lines)]


@cache
def transcript() -> str:
    """The whole transcript, its lines broken as typists break them."""
    source = random.Random(1931)
    blocks = []
    for number, (who, said) in enumerate(speeches()):
        for word, note in NOTE_AFTER.items():
            said = said.replace(word, f"{word} {note}")
        time = f"[00:{number:02}:{source.randint(10, 59)}] " if number % 4 == 1 else ""
        label = "Q   " if who == "Q" else f"{who}: "
        blocks.append(_broken(f"{time}{label}{said}"))
        others = source.choices(("CLERK", "MS. ODLE", "MR. VENN"), k=2)
        blocks.extend(_broken(f"{one}: {_answer(source)}") for one in others)
    pages = [_with_page_end(block, number) for number, block in enumerate(blocks)]
    text = "\n\n".join(pages)
    # One page ends in the midst of a sentence that is quoted.
    return text.replace("every single day of it,", f"every single day\n\n{HEAD.format(page=99)}\n\nof it,")


def _with_page_end(block: str, number: int) -> str:
    """`block`, in every fifth a page ends after the first line."""
    if number % 5 != 4:
        return block
    first, _, rest = block.partition("\n")
    return f"{first}\n{HEAD.format(page=number // 5 + 1)}\n{rest}"


def _answer(source: random.Random) -> str:
    """Some sentences that mean little and that no report quotes."""
    return " ".join(
        f"{source.choice(_OPENINGS)}, {source.choice(_MIDDLES)}. {source.choice(_CLOSINGS)}".format(
            topic=source.choice(_TOPICS),
            parish=source.choice(_PARISHES),
            count=source.randint(3, 90),
            year=source.randint(1931, 2019),
        )
        for _ in range(source.randint(3, 5))
    )


def _broken(paragraph: str) -> str:
    """A paragraph in lines of at most 89 characters."""
    lines, line = [], ""
    for word in paragraph.split(" "):
        if line and len(line) + len(word) > 88:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])
