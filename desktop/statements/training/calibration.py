"""Fit the weights by which proposals are weighed: a logistic regression for each proposer.

A proposal is right where its content agrees with that of an annotated attribution by half of the words, and
its speaker where the mention does as well. The articles are parsed and read as any other, by the reader that
the weights are for; they must not be those it was trained on, or it seems surer than it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from desktop.statements import parser
from desktop.statements.assemble import mention_of
from desktop.statements.extract import found_by_rules
from desktop.statements.joining import propose
from desktop.statements.quotations import find_quotations
from desktop.statements.reading import Token
from desktop.statements.tagger.network import Network
from desktop.statements.tagger.reader import Heard, hear
from desktop.statements.training.corpus import Annotated
from desktop.statements.training.judging import Words, judged, speaker_right
from desktop.statements.tree import Tree
from desktop.statements.weighing import Weights

Row = tuple[str, Mapping[str, float], bool]
"""Proposer, features, and whether the proposal was right."""
Table = npt.NDArray[np.float64]

_STEPS = 50
_RIDGE = 1.0


def calibrate(network: Network, articles: Iterable[Annotated]) -> dict[str, dict[str, dict[str, float]]]:
    """The weights that lie beside the reader's file, fitted on annotated articles."""
    contents: list[Row] = []
    speakers: list[Row] = []
    for annotated in articles:
        article = annotated.article
        quotations = find_quotations(article.text, article.paragraphs)
        heard = hear(network, article, quotations, Weights({}, {}))
        for right, both_right, row in judged_proposals(annotated, parser.parse(article), heard):
            contents.append((*row, right))
            speakers.append((*row, both_right))
    return {"content": fitted(contents), "speaker": fitted(speakers)}


def judged_proposals(
    annotated: Annotated, tokens: Sequence[Token], heard: Heard
) -> Iterable[tuple[bool, bool, tuple[str, Mapping[str, float]]]]:
    """The proposals for an article: whether content, and both it and speaker, are right; its features."""
    article = annotated.article
    tree = Tree(article, tokens)
    quotations = find_quotations(article.text, article.paragraphs)
    found, _ = found_by_rules(tree, quotations)
    proposals = propose(tree, quotations, found, heard.reports, heard.evidence)
    words = Words(article.text)
    verdicts = judged(words, [proposal.attribution.contents for proposal in proposals], annotated.units)
    for proposal, (unit, _) in zip(proposals, verdicts, strict=True):
        named = unit is not None and speaker_right(words, mention_of(tree, proposal.attribution), unit)
        yield unit is not None, named, (proposal.proposer, proposal.features)


def fitted(rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """The weights of each proposer, by feature."""
    weights = {}
    for proposer in sorted({row[0] for row in rows}):
        mine = [row for row in rows if row[0] == proposer]
        names = sorted(mine[0][1])
        table = np.array([[row[1][name] for name in names] for row in mine])
        found = _regression(table, np.array([row[2] for row in mine], float))
        weights[proposer] = {name: round(float(w), 4) for name, w in zip(names, found, strict=True)}
    return weights


def _regression(table: Table, right: Table) -> Table:
    """Weights by Newton's method, held small by a ridge."""
    weights = np.zeros(table.shape[1])
    ridge = _RIDGE * np.eye(table.shape[1])
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (right - share) - _RIDGE * weights
        curve = (table * (share * (1 - share))[:, None]).T @ table + ridge
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights
