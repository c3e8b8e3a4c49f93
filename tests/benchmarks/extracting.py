"""Measure the extraction of articles in a process of its own: `extracting.py ROUNDS FILE…` prints JSON.

`load`: seconds until the models are loaded; `extract`: seconds for all files, once; `whole` and `bare`: CPU
seconds of each round for the whole extraction (file to statements with speakers) and for the bare spaCy
pipeline with all its pipes on the same articles; `peak`: megabytes at most, before the bare pipeline came.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from time import perf_counter, process_time


def main(rounds: int, files: list[str]) -> None:
    """Measure and print."""
    begun = perf_counter()
    from desktop.export.plain import plain_article
    from desktop.project.batch import findings_of, read_files
    from desktop.statements import parser
    from desktop.statements.extract import warm_up
    from desktop.statements.tagger import reader

    def whole() -> None:
        for result in read_files(files):
            for reading in result.readings:
                plain_article(reading, findings_of([reading]))

    warm_up()
    loaded = perf_counter()
    whole()
    extracted = perf_counter()
    texts = [Path(file).read_text(encoding="utf-8") for file in files]
    found = {
        "load": loaded - begun,
        "extract": extracted - loaded,
        "peak": _peak(),
        "words": sum(len(text.split()) for text in texts),
        "reader": reader.name(),
        "whole": [],
        "bare": [],
    }
    if rounds:
        pipeline = importlib.import_module(parser.model_name().split()[0]).load()

        def bare() -> None:
            for _ in pipeline.pipe(texts):
                pass

        bare()
        for _ in range(rounds):
            for name, work in (("bare", bare), ("whole", whole)):
                begun = process_time()
                work()
                found[name].append(process_time() - begun)
    print(json.dumps(found))


def _peak() -> float | None:
    """Megabytes that this process has held at most; None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
