"""Collation against CollateX and difflib on the same renderings, and how alignment grows; CPU time.

CollateX is put into a throw-away environment of its own (it is under the GPL) or into the one that
CROSSQUOTE_COLLATEX names by its Python; where neither can be had, its part is skipped and says so.
"""

from __future__ import annotations

import difflib
import json
import os
import random
import statistics
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from time import process_time

import pytest

from desktop.articles.article import Article, Paragraph
from desktop.basics.spans import Span
from desktop.comparison.align import align
from desktop.comparison.alignment_table import alignment_table
from desktop.comparison.collate import collate
from desktop.comparison.passage import Passage
from desktop.statements.parser import parse
from desktop.statements.reading import Reading, Statement, statement_id
from tests.benchmarks.generated import report

RUNS = 5
UTTERANCES = 12
OUTLETS = 6

A_SPEAKER = 20
"""Statements of one speaker."""

WHO = ("The council", "Our crew", "The harbour board", "The new mayor", "Every ferry captain", "The yard")
DOES = ("will mend", "cannot pay for", "should never close", "has to inspect", "wants to sell", "may rebuild")
WHAT = (
    "the old swing bridge", "three rusty cranes", "the winter ferry to Norham", "a school by the quay",
    "12 leaking boats", "the narrow coast road",
)  # fmt: skip
WHEN = (
    "before the storms begin",
    "by the end of May",
    "as soon as the steel arrives",
    "whatever it costs us",
)
TAIL = (
    "and nobody in this town doubts it", "because the last inspection found 40 cracks",
    "not because we like it", "and I told the Lantern so in March", "although the banks say otherwise",
)  # fmt: skip
OTHER = {"old": "ancient", "cannot": "can’t", "storms": "gales", "nobody": "no one", "told": "have told"}


def _sentence(source: random.Random, code: int) -> str:
    """A sentence from the templates; `code` makes it unlike others."""
    parts = [source.choice(each) for each in (WHO, DOES, WHAT, WHEN, TAIL)]
    return f"{' '.join(parts[:4])} at berth {_named(code)}, {parts[4]}."


def _named(code: int) -> str:
    """A name made of syllables, another for every number."""
    syllables = ("bar", "den", "fol", "gam", "hes", "jun", "kil", "lor", "mip", "nax", "ros", "tev")
    name = ""
    while True:
        name += syllables[code % 12]
        code //= 12
        if not code:
            return name.capitalize()


def _retold(text: str, source: random.Random) -> str:
    """The sentence as another outlet has it: a word changed, some cut, the halves turned."""
    words = [OTHER.get(word, word) if source.random() < 0.5 else word for word in text.rstrip(".").split()]
    kind = source.randrange(4)
    if kind == 1:
        at = source.randrange(2, len(words) - 4)
        words[at : at + 3] = ["…"]
    elif kind == 2:
        words = words[: len(words) * 2 // 3]
    elif kind == 3:
        middle = len(words) // 2
        words = words[middle:] + words[:middle]
    return " ".join(words)


def _renderings() -> list[list[str]]:
    """Utterances of one to four sentences, each as `OUTLETS` outlets render it."""
    source = random.Random(5)
    out = []
    for number in range(UTTERANCES):
        sentences = [_sentence(source, 7 * number + step) for step in range(1 + number % 4)]
        out.append(
            [
                "“" + " ".join(one if not outlet else _retold(one, source) for one in sentences) + "”"
                for outlet in range(OUTLETS)
            ]
        )
    return out


def _reading(name: str, quotations: list[str]) -> Reading:
    text, spans = f"{name}\n\n", []
    for quotation in quotations:
        spans.append(Span(len(text), len(text) + len(quotation)))
        text += f"{quotation} she said.\n\n"
    article = Article(text, (Paragraph(Span(0, len(text)), "body"),), f"{name}.txt", outlet=name)
    statements = tuple(
        Statement(
            statement_id(article.id, (one,)),
            (one,),
            "direct",
            None,
            None,
            None,
            0,
            False,
            False,
            False,
            1.0,
            (),
        )
        for one in spans
    )
    return Reading(article, parse(article), (), statements, (), "bench")


def _timed(work: object, *arguments: object) -> float:
    begun = process_time()
    work(*arguments)  # type: ignore[operator]
    return (process_time() - begun) * 1000


def _difflib(texts: list[str]) -> None:
    """Every two renderings as words by difflib, which knows no table of more."""
    words = [text.split() for text in texts]
    for a, b in combinations(words, 2):
        difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()


def _passages(readings: list[Reading], row: int) -> list[Passage]:
    held = [(each, each.statements[row]) for each in readings]
    return [Passage(each, statement, statement.spans) for each, statement in held]


def _ours(readings: list[Reading], row: int) -> None:
    """From the parsed articles to the table of all renderings, the cutting into words included."""
    alignment_table(_passages(readings, row))


def _painted(readings: list[Reading], row: int) -> None:
    """Every rendering painted against the first, with typed differences."""
    base, *others = _passages(readings, row)
    for other in others:
        collate(base, other)


@pytest.fixture(scope="module")
def collatex(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The Python of an environment that has CollateX."""
    named = os.environ.get("CROSSQUOTE_COLLATEX", "")
    if named:
        return named
    folder = tmp_path_factory.mktemp("collatex")
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    try:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True, capture_output=True)
        install = [python, "-m", "pip", "install", "-q", "collatex", "levenshtein"]
        subprocess.run(install, check=True, capture_output=True, timeout=300)
    except (OSError, subprocess.SubprocessError) as problem:
        pytest.skip(f"CollateX cannot be installed here ({type(problem).__name__}), so it is not compared.")
    return str(python)


def test_collation_of_six_renderings():
    texts = _renderings()
    readings = [_reading(f"outlet {n}", [each[n] for each in texts]) for n in range(OUTLETS)]
    rows = range(UTTERANCES)
    report("Crossquote, table", [_timed(_ours, readings, row) for _ in range(RUNS) for row in rows])
    report(
        "Crossquote, painted against a base",
        [_timed(_painted, readings, row) for _ in range(RUNS) for row in rows],
    )
    report("difflib, every pair", [_timed(_difflib, texts[row]) for _ in range(RUNS) for row in rows])


def test_collation_against_collatex(collatex: str):
    texts = _renderings()
    readings = [_reading(f"outlet {n}", [each[n] for each in texts]) for n in range(OUTLETS)]
    rows = [row for row in range(UTTERANCES) for _ in range(RUNS)]
    cut = {row: _passages(readings, row) for row in rows}
    ours = [_timed(alignment_table, cut[row]) for row in rows]
    from_text = [_timed(_ours, readings, row) for row in rows]
    runner = Path(__file__).with_name("collatex_runner.py")
    done = subprocess.run(
        [collatex, runner, str(RUNS)], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    report("Crossquote, from words to the table", ours)
    report(f"CollateX {found['version']}, the same", found["times"])
    report("Crossquote, from parsed articles to the table", from_text)
    report(f"CollateX {found['version']}, from texts to the table", found["from text"])
    print(
        f"ratios of medians: {statistics.median(found['times']) / statistics.median(ours):.0f} with words "
        f"ready, {statistics.median(found['from text']) / statistics.median(from_text):.0f} with the cutting "
        "into words, which here also tells numbers, contractions, names and quotation marks"
    )


def _speakers(statements: int, source: random.Random) -> list[list[tuple[Reading, Statement]]]:
    """The statements of as many speakers as it takes: what each said, in the words of four outlets."""
    speakers = []
    for speaker in range(statements // A_SPEAKER):
        said = [_sentence(source, 5 * speaker + number) for number in range(A_SPEAKER // 4)]
        readings = [
            _reading(f"speaker {speaker} outlet {outlet}", [f"“{_retold(one, source)}”" for one in said])
            for outlet in range(4)
        ]
        speakers.append([(each, one) for each in readings for one in each.statements])
    return speakers


def test_alignment_grows_with_the_number_of_statements():
    source = random.Random(9)
    medians = []
    for count in (1_000, 10_000):
        speakers = _speakers(count, source)
        order = [each.article.id for speaker in speakers for each, _ in speaker]
        times = []
        for _ in range(3):
            begun = process_time()
            utterances = [
                one
                for number, speaker in enumerate(speakers)
                for one in align(f"s{number}", speaker, order=order)
            ]
            times.append((process_time() - begun) * 1000)
        report(f"{count} statements lined up in {len(utterances)} utterances", times)
        medians.append(statistics.median(times))
    print(f"growth from 1,000 to 10,000 statements: {medians[1] / medians[0]:.1f}-fold")
