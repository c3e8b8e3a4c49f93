"""Run CollateX on renderings given as JSON; a process of its own, in an environment of its own.

CollateX is under the GPL: the program never imports it, and neither do its tests. Reads a list of utterances,
each a list of texts, from standard input; writes the CPU time for each in milliseconds, from its own tokens
and from the texts, for as many runs as the first argument says, and its version.
"""

import json
import sys
from importlib.metadata import version
from time import process_time

from collatex import Collation, collate


def main() -> None:
    """Time every utterance."""
    runs = int(sys.argv[1])
    times, from_text = [], []
    for texts in json.load(sys.stdin):
        for _ in range(runs):
            first = process_time()
            collation = Collation()
            for number, text in enumerate(texts):
                collation.add_plain_witness(f"W{number}", text)
            begun = process_time()
            collate(collation, output="table", segmentation=False)
            ended = process_time()
            times.append((ended - begun) * 1000)
            from_text.append((ended - first) * 1000)
    json.dump({"times": times, "from text": from_text, "version": version("collatex")}, sys.stdout)


if __name__ == "__main__":
    main()
