"""Measure accuracy in full, through the command as users run it, and hold it to the floors: `make accuracy`.

Prints the scorers' tables for the 84 articles of valid and for the six events, the attributions without a
source, the calibration, and what is below its floor. Ends with status 1 where something is.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from desktop.statements.tagger import reader
from desktop.statements.training import figures
from tests.evaluation import EVALUATION, EVENTS, VALID, attribution_figures, event_figures, scorer
from tests.floors import floors, missed


def main() -> int:
    """Measure; returns the exit status."""
    if not EVENTS.is_dir():
        print(f"The evaluation corpora are not at {EVALUATION}; set CROSSQUOTE_EVALUATION to their folder.")
        return 2
    print(f"Read by: {reader.name()}")
    with tempfile.TemporaryDirectory() as folder:
        failed = _attributions(Path(folder)) | _events(Path(folder))
    for name, (reached, wanted) in failed.items():
        print(f"NOT HELD: {name} is {reached}, wanted {wanted}")
    print("Some floors are not held." if failed else "All floors are held.")
    return 1 if failed else 0


def _attributions(folder: Path) -> dict[str, tuple[float, float]]:
    judging = scorer("attribution_eval")
    articles = judging.load_gold(VALID)
    files = []
    for article in articles:
        path = folder / f"{article.id}.txt"
        path.write_text(article.text, encoding="utf-8", newline="")
        files.append(str(path))
    printed = folder / "extracted.jsonl"
    _run(["extract", *files], printed)
    predicted = judging.read_pred(printed)
    judging.table(judging.score(articles, predicted)[0], VALID.name)
    print(f"\n{figures.tables(judging, articles, predicted)}")
    return missed(attribution_figures(articles, predicted), floors("valid"))


def _events(folder: Path) -> dict[str, tuple[float, float]]:
    printed = folder / "events"
    printed.mkdir()
    gold = scorer("events_eval").read_gold(str(EVENTS))
    for event in gold:
        files = sorted(str(path) for path in (EVENTS / event["name"]).glob("*.txt"))
        _run(["compare", "--json", *files], printed / f"{event['name']}.json")
    reached = event_figures(gold, scorer("events_eval").read_pred(str(printed), gold))
    print("\n== six events")
    for name, value in reached.items():
        print(f"{name:32}{value:.3f}")
    return missed(reached, floors("events"))


def _run(arguments: Sequence[str], to: Path) -> None:
    """Run the command; where it does not read everything, end with what it said."""
    with to.open("wb") as output:
        ended = subprocess.run(
            [sys.executable, "-m", "desktop", *arguments], stdout=output, stderr=subprocess.PIPE
        )
    if ended.returncode:
        sys.exit(f"crossquote {arguments[0]} failed:\n{ended.stderr.decode(errors='replace')[-2000:]}")


if __name__ == "__main__":
    sys.exit(main())
