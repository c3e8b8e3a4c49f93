"""The crossquote command: window, extract, compare.

Results go to standard output, progress and errors to standard error. Exit status 0: all read; 1: some
files failed, the others are done; 2: wrong usage. `extract` and `compare` never import Qt.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from desktop import __version__
from desktop.basics.errors import CrossquoteError

if TYPE_CHECKING:
    from desktop.project.commands import SetLexiconRow
    from desktop.project.derive import Findings
    from desktop.statements.reading import Reading

SOME_FAILED = 1
WRONG_USAGE = 2

_OPTIONS_WITHOUT_COMMAND = {"--help", "-h", "--version"}

app = typer.Typer(
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Compare how several news articles report the same words.",
    epilog="crossquote FILE… is short for: crossquote window FILE…",
)


class Layout(StrEnum):
    """The layouts of a CSV export."""

    wide = "wide"
    long = "long"
    framing = "framing"
    corrections = "corrections"
    notes = "notes"


Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE…", help="Articles (text, Markdown, HTML, PDF, Word), folders of them, or one project."
    ),
]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command with `arguments`, those of the process where none are given, and exit."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    commands = {command.name for command in app.registered_commands}
    if not arguments or (arguments[0] not in commands and arguments[0] not in _OPTIONS_WITHOUT_COMMAND):
        arguments.insert(0, "window")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app(arguments, prog_name="crossquote")


def _version(wanted: bool) -> None:
    if wanted:
        print(f"Crossquote {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command(name="window")
def open_window(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE…]", help="Articles, or a .crossquote project.")
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Open the sample.")] = False,
    new: Annotated[bool, typer.Option("--new", help="Begin a new project.")] = False,
) -> None:
    """Open the window: with these articles in a new project, or with this project."""
    from desktop.window.app import main as run

    raise typer.Exit(run(files or (), sample=sample, new=new))


@app.command(name="extract")
def extract(
    files: Files,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Processes that read at the same time.")] = 1,
) -> None:
    """Print each article with its statements, one JSON object a line."""
    from desktop.export.plain import plain_article
    from desktop.project.batch import findings_of

    if (project := _project_among(files)) is not None:
        for article in project.articles:
            print(
                json.dumps(plain_article(project.readings[article.id], project), ensure_ascii=False),
                flush=True,
            )
        return
    failed = False
    for readings, ok in _read(_inside_folders(files), jobs=jobs):
        failed = failed or not ok
        for reading in readings:
            print(json.dumps(plain_article(reading, findings_of([reading])), ensure_ascii=False), flush=True)
    raise typer.Exit(SOME_FAILED if failed else 0)


@app.command(name="compare")
def compare(
    files: Files,
    base: Annotated[str, typer.Option(metavar="FILE", help="The article the others are held against.")] = "",
    reference: Annotated[
        str, typer.Option(metavar="FILE", help="A transcript or release that quotations are held against.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as one JSON object.")] = False,
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a table to this CSV file.")] = None,
    layout: Annotated[Layout, typer.Option(help="The layout of the CSV file.")] = Layout.wide,
    evidence: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write an evidence sheet: a page (.html) or, otherwise, a folder."),
    ] = None,
    lexicon: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Reporting words of your own, as CSV.")
    ] = None,
) -> None:
    """Compare the articles: speakers, utterances, how their renderings differ."""
    from desktop.export.plain import plain_comparison
    from desktop.export.report import report
    from desktop.project.batch import findings_of

    project = _project_among(files)
    if project is not None and (base or reference or lexicon):
        _wrong_usage("--base, --reference and --lexicon: a project has its own; choose them in its window.")
    files = _inside_folders(files)
    if base and base not in files:
        _wrong_usage(f"--base {base}: name one of the files that are compared.")
    if sum(map(bool, (as_json, csv, evidence))) > 1:
        _wrong_usage("--json, --csv and --evidence: choose one of them.")
    rows = _own_words(lexicon) if lexicon else ()
    overwrite = csv is not None and _may_replace(csv, layout)
    kept: list[Reading] = []
    failed = False
    for readings, ok in _read(files, jobs=1) if project is None else ():
        failed = failed or not ok
        kept.extend(readings)
    held, ok = _reference(reference, kept) if reference else (None, True)
    failed = failed or not ok
    findings = project or findings_of(kept, base=_article_id(base, kept), reference=held, rows=rows)
    _tell_twins(kept)
    if as_json:
        print(json.dumps(plain_comparison(findings), ensure_ascii=False))
    elif csv:
        _write(findings, csv, layout, overwrite=overwrite)
    elif evidence:
        _write_evidence(findings, evidence, Path(files[0]) if project is not None else None)
    else:
        print(report(findings))
    raise typer.Exit(SOME_FAILED if failed else 0)


@app.command(name="verify")
def verify_evidence(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An evidence page, or the folder of one.")],
) -> None:
    """Make the comparison of an evidence sheet anew, and tell every difference from what it says.

    Exit status 0: all is as recorded, rounding aside; 1: something differs; 2: it cannot be verified.
    """
    from desktop.export.verifying import verify

    try:
        result = verify(file, progress=_progress)
    except CrossquoteError as problem:
        _progress(0, 0, "")
        _wrong_usage(str(problem))
    _progress(0, 0, "")
    for line in result.lines():
        print(line)
    raise typer.Exit(0 if result.holds else SOME_FAILED)


def _read(files: Sequence[str], *, jobs: int) -> Iterator[tuple[tuple[Reading, ...], bool]]:
    """The readings of each file as they are made, and whether the file could be read."""
    from desktop.project.batch import read_files

    told = False
    for result in read_files(files, jobs=jobs, progress=_progress):
        _progress(0, 0, "")
        if result.error is not None:
            print(f"crossquote: {result.error}", file=sys.stderr)
        for reading in result.readings:
            for warning in reading.article.warnings:
                print(f"crossquote: {result.file}: {warning}", file=sys.stderr)
            if reading.by_rules_alone and not told:
                told = True
                print(
                    "crossquote: the trained reader is missing, so statements are found by rules alone;"
                    " install Crossquote anew to have it.",
                    file=sys.stderr,
                )
        yield result.readings, result.error is None


def _inside_folders(files: Sequence[str]) -> list[str]:
    """`files` with the articles in it in the place of each folder; a file keeps the name that was given."""
    from desktop.articles.folders import expand

    return [
        one
        for given in files
        for one in ([given] if not Path(given).is_dir() else map(str, expand([Path(given)])))
    ]


def _project_among(files: Sequence[str]) -> Findings | None:
    """What follows from the project that is given instead of articles; None where articles are given."""
    from desktop.project.batch import findings_in
    from desktop.project.schema import SUFFIX

    projects = [one for one in files if one.lower().endswith(SUFFIX)]
    if not projects:
        return None
    if len(files) > 1:
        _wrong_usage(f"{projects[0]}: give a project alone, or articles.")
    try:
        return findings_in(Path(projects[0]))
    except CrossquoteError as problem:
        _wrong_usage(str(problem))


def _reference(file: str, readings: Sequence[Reading]) -> tuple[Reading | None, bool]:
    """The reading of the reference, made where it is not one of those compared, and whether it could be."""
    known = next((one for one in readings if one.article.file == file), None)
    if known is not None:
        return known, True
    found, ok = next(_read([file], jobs=1))
    if len(found) > 1:
        print(f"crossquote: {file} holds {len(found)} articles; the first is the reference.", file=sys.stderr)
    return (found[0] if found else None), ok


def _own_words(file: Path) -> tuple[SetLexiconRow, ...]:
    """The user's own rows of the lexicon; the program ends where the file holds none that can be used."""
    from desktop.project.lexicon_rows import read_rows

    try:
        return read_rows(file)
    except CrossquoteError as problem:
        _wrong_usage(f"--lexicon: {problem}")


def _progress(done: int, total: int, what: str) -> None:
    """One line on a terminal, rewritten in place; nothing where errors go to a file."""
    if sys.stderr.isatty():
        line = f"Reading {done + 1} of {total}: {Path(what).name}" if what else ""
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)


def _article_id(file: str, readings: Sequence[Reading]) -> str:
    return next((one.article.id for one in readings if file and one.article.file == file), "")


def _tell_twins(readings: Sequence[Reading]) -> None:
    first: dict[str, str] = {}
    for reading in readings:
        article = reading.article
        if first.setdefault(article.id, article.file) != article.file:
            print(
                f"crossquote: {article.file}: the same text as {first[article.id]}; it counts once.",
                file=sys.stderr,
            )


def _may_replace(csv: Path, layout: Layout) -> bool:
    """Ask before a file that exists is replaced; where nobody can answer, it is not."""
    beside = [] if layout is Layout.long else [csv.with_suffix(".json")]
    taken = [path for path in (csv, *beside) if path.exists()]
    if not taken:
        return False
    if not sys.stdin.isatty():
        _wrong_usage(f"{taken[0]} exists already; choose another name or remove it first.")
    if not typer.confirm(f"{taken[0]} exists already. Replace it?", err=True):
        raise typer.Exit(WRONG_USAGE)
    return True


def _write(findings: Findings, csv: Path, layout: Layout, *, overwrite: bool) -> None:
    from desktop.export.csv_file import export_csv

    try:
        written = export_csv(findings, csv, layout=layout.value, overwrite=overwrite)
    except CrossquoteError as problem:
        _wrong_usage(str(problem))
    for path in written:
        print(f"Wrote {path}", file=sys.stderr)


def _write_evidence(findings: Findings, path: Path, project: Path | None) -> None:
    from desktop.articles.registry import open_file
    from desktop.comparison.table import Options
    from desktop.export.evidence import Evidence
    from desktop.export.evidence_files import write_evidence
    from desktop.project.history import now
    from desktop.project.opening import read_sources
    from desktop.project.schema import SUFFIX

    options = Options(base=findings.base)
    try:
        if project is not None:
            title = project.name.removesuffix(SUFFIX)
            sources = read_sources(project, (article.source for article in findings.articles))
        else:
            title = ", ".join(dict.fromkeys(article.label for article in findings.articles))
            opened = (open_file(Path(article.file)).source for article in findings.articles)
            sources = {one.sha256: one for one in opened}
        write_evidence(Evidence(title, findings, options, sources, now()), path, overwrite=False)
    except CrossquoteError as problem:
        _wrong_usage(str(problem))
    print(f"Wrote {path}", file=sys.stderr)


def _wrong_usage(message: str) -> NoReturn:
    print(f"crossquote: {message}", file=sys.stderr)
    raise typer.Exit(WRONG_USAGE)
