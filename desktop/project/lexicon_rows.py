"""The user's rows of lexicons: as commands, as words in force, and as a file of the user's own.

A row is kept in the project by a `SetLexiconRow`. What a user wants in every project lies in a CSV file of
his configuration folder, in the columns of the program's own lexicon, and is copied into each new project.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from desktop.basics.errors import CorrectionFailed
from desktop.basics.lexicons import read_lexicon
from desktop.comparison.framing_cue import sense_of
from desktop.comparison.reporting import (
    CUE_CLASSES,
    PARTS,
    PRESUPPOSITIONS,
    Reporting,
    ReportingWord,
    with_own,
)
from desktop.comparison.setting import setting_of
from desktop.project.commands import SetLexiconRow
from desktop.statements.reading import Reading, Statement

KEYS = ("lemma", "part", "sense")
COLUMNS = (*KEYS, "class", "frame", "presupposes", "literature", "gloss")

OWN_FILE = "reporting.csv"

_HEAD = """# Your own reporting words. Crossquote copies them into every new project; of a lemma, part and
# sense that the program knows as well, your row holds.
# Source: your own choice. Licence: yours.
"""


def row_of(word: ReportingWord) -> SetLexiconRow:
    """The command that puts this reporting word into a project."""
    values = {
        "class": word.word_class,
        "frame": " ".join(word.frame),
        "presupposes": word.presupposes,
        "literature": word.literature,
        "gloss": word.gloss,
    }
    return SetLexiconRow("reporting", word.key, tuple(values.items()))


def word_of(row: SetLexiconRow) -> ReportingWord:
    """The reporting word that a row of the user's makes."""
    lemma, part, sense = row.key
    cells = dict(row.values)
    return ReportingWord(
        lemma, part, sense, cells.get("class", ""), tuple(cells.get("frame", "").split()),
        cells.get("presupposes", ""), cells.get("literature", ""), cells.get("gloss", ""), own=True,
    )  # fmt: skip


def require_row(row: SetLexiconRow) -> None:
    """Raise `CorrectionFailed` where a row cannot be one of its lexicon."""
    if len(row.key) != len(KEYS) or not row.key[0].strip() or not row.key[2].strip():
        raise CorrectionFailed("Give the word, its part of speech and the number of its sense.")
    word = word_of(row)
    if word.part not in PARTS:
        raise CorrectionFailed(f"A reporting word is a verb, a noun or a phrase, not “{word.part}”.")
    if word.word_class not in CUE_CLASSES:
        raise CorrectionFailed(f"There is no class “{word.word_class}”; choose one of the nine.")
    if word.presupposes not in PRESUPPOSITIONS:
        raise CorrectionFailed(f"A word is factive, implicative or neither, not “{word.presupposes}”.")


@lru_cache(maxsize=8)
def words_in_force(rows: tuple[SetLexiconRow, ...]) -> Reporting:
    """The program's reporting words with the user's rows."""
    return with_own(tuple(word_of(row) for row in rows if row.lexicon == "reporting"))


def sense_in(reading: Reading, statement: Statement, words: Reporting) -> ReportingWord | None:
    """The reporting word, in the sense meant, that a statement's cue is taken for."""
    return sense_of(setting_of(reading), statement, words)


def load_own(folder: Path) -> tuple[SetLexiconRow, ...]:
    """The user's own rows in `folder`, those that are no rows of the lexicon left out."""
    try:
        return _rows(folder / OWN_FILE, strict=False)
    except (OSError, UnicodeDecodeError, csv.Error):
        return ()


def read_rows(path: Path) -> tuple[SetLexiconRow, ...]:
    """The rows of a lexicon of the user's at `path`.

    Raises `CorrectionFailed` where the file cannot be read or a row is none.
    """
    try:
        return _rows(path, strict=True)
    except OSError as problem:
        raise CorrectionFailed(f"{path}: {problem.strerror or 'it cannot be read'}.") from None
    except (UnicodeDecodeError, csv.Error):
        raise CorrectionFailed(f"{path} is no CSV file in UTF-8; save it as one.") from None


def _rows(path: Path, *, strict: bool) -> tuple[SetLexiconRow, ...]:
    rows: dict[tuple[str, ...], SetLexiconRow] = {}
    for row in read_lexicon(path):
        values = tuple((column, row.get(column, "")) for column in COLUMNS[len(KEYS) :])
        made = SetLexiconRow("reporting", tuple(row.get(column, "") for column in KEYS), values)
        try:
            require_row(made)
        except CorrectionFailed as problem:
            if strict:
                raise CorrectionFailed(f"{path}, “{' '.join(made.key)}”: {problem}") from None
            continue
        rows[made.key] = made
    return tuple(rows.values())


def save_own(folder: Path, rows: Iterable[SetLexiconRow]) -> None:
    """Write the user's own rows into `folder`, whole or not at all.

    Raises `OSError` where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{OWN_FILE}.{os.getpid()}.part"
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            file.write(_HEAD)
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(
                (*row.key, *(dict(row.values).get(one, "") for one in COLUMNS[3:])) for row in rows
            )
        unfinished.replace(folder / OWN_FILE)
    finally:
        unfinished.unlink(missing_ok=True)


def put_own(folder: Path, changed: Sequence[SetLexiconRow]) -> None:
    """Put rows among the user's own in `folder`; one without values leaves them.

    Raises `OSError` where the folder cannot be written.
    """
    rows = {row.key: row for row in load_own(folder)}
    for row in changed:
        if row.values:
            rows[row.key] = row
        else:
            rows.pop(row.key, None)
    save_own(folder, rows.values())
