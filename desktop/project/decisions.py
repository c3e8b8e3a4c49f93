"""What the commands add up to: the articles as corrected, and the user's word on speakers and statements.

`decide` folds the log, oldest first. A later decision wins over an earlier one that contradicts it:
joining two speakers lifts the vetoes between them, separating them cuts the joins.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from desktop.articles.article import Article
from desktop.basics.anchors import Anchor
from desktop.basics.errors import CorrectionFailed
from desktop.project.checks import Check
from desktop.project.commands import (
    AcceptStatement,
    AddArticles,
    AssignSpeaker,
    ChooseBase,
    ChooseReference,
    Command,
    ConfirmAbsence,
    DescribeArticle,
    DropStatement,
    JoinSpeakers,
    JoinUtterances,
    MoveRendering,
    Place,
    RemoveArticles,
    RenameSpeaker,
    ReopenStatement,
    SeparateSpeakers,
    SetVerdict,
    SplitRendering,
)
from desktop.project.marking import (
    DefineTag,
    Marking,
    RemoveTag,
    RenameTag,
    SetNote,
    Star,
    Tag,
    marking_after,
)


@dataclass(frozen=True, slots=True)
class AnchoredLink:
    """The user's word that two mentions are one speaker, or (`same` False) that they are not."""

    a: Anchor
    b: Anchor
    same: bool


@dataclass(frozen=True, slots=True)
class Decisions:
    """The project as the user left it, before anything is derived.

    `articles` are in the order of their columns, with the user's corrections. `names` are display
    names by the mentions they were given to, oldest first. `base` is an article's id or "". `checks` are
    the user's words on single statements, oldest first: of two about one statement the later holds.
    `reference` is the id of the article that is the reference text, or "". `alignments`, `absences` and
    `verdicts` are the user's words on utterances, oldest first (see `alignments`). `marking` holds his
    notes, stars and tags.
    """

    articles: tuple[Article, ...] = ()
    links: tuple[AnchoredLink, ...] = ()
    names: tuple[tuple[tuple[Anchor, ...], str], ...] = ()
    base: str = ""
    checks: tuple[Check, ...] = ()
    reference: str = ""
    alignments: tuple[MoveRendering | SplitRendering | JoinUtterances, ...] = ()
    absences: tuple[ConfirmAbsence, ...] = ()
    verdicts: tuple[SetVerdict, ...] = ()
    marking: Marking = field(default_factory=Marking)

    def article(self, article_id: str) -> Article | None:
        """The article with this id, or None where it is not in the project."""
        return next((article for article in self.articles if article.id == article_id), None)


def decide(commands: Iterable[Command]) -> Decisions:
    """What a log of commands, oldest first, adds up to."""
    decisions = Decisions()
    for command in commands:
        decisions = after(decisions, command)
    return decisions


def after(decisions: Decisions, command: Command) -> Decisions:
    """The decisions once `command` is added to them.

    Raises `CorrectionFailed` where the command does not fit, for example an article added twice.
    """
    match command:
        case AddArticles(articles):
            present = {article.id for article in decisions.articles}
            for article in articles:
                if article.id in present:
                    raise CorrectionFailed(f"“{article.title or article.file}” is already in the project.")
                present.add(article.id)
            return replace(decisions, articles=decisions.articles + articles)
        case RemoveArticles(ids):
            for article_id in ids:
                _require(decisions, article_id)
            kept = tuple(article for article in decisions.articles if article.id not in ids)
            base = "" if decisions.base in ids else decisions.base
            reference = "" if decisions.reference in ids else decisions.reference
            return replace(decisions, articles=kept, base=base, reference=reference)
        case DescribeArticle(article_id, field, value):
            _require(decisions, article_id)
            return replace(
                decisions,
                articles=tuple(
                    _described(article, field, value) if article.id == article_id else article
                    for article in decisions.articles
                ),
            )
        case JoinSpeakers(first, second):
            _require_mentions(first, second)
            # All of either side, not two of them: what held a side together may not survive the joining.
            joins = tuple(AnchoredLink(first[0], other, same=True) for other in (*first[1:], *second))
            return replace(decisions, links=(*_without(decisions.links, first, second), *joins))
        case SeparateSpeakers(apart, rest):
            _require_mentions(apart, rest)
            vetoes = tuple(AnchoredLink(a, b, same=False) for a in apart for b in rest)
            return replace(decisions, links=(*_without(decisions.links, apart, rest), *vetoes))
        case RenameSpeaker(mentions, name):
            if not mentions:
                raise CorrectionFailed("There is no mention to give the name to; choose a speaker first.")
            others = tuple(pair for pair in decisions.names if not set(pair[0]) & set(mentions))
            return replace(decisions, names=(*others, (mentions, name)) if name.strip() else others)
        case ChooseBase(article_id):
            if article_id:
                _require(decisions, article_id)
            return replace(decisions, base=article_id)
        case ChooseReference(article_id):
            if article_id:
                _require(decisions, article_id)
            return replace(decisions, reference=article_id)
        case AcceptStatement(statement, mentions):
            return _checked(decisions, Check(statement, "accepted", mentions))
        case DropStatement(statement):
            return _checked(decisions, Check(statement, "dropped"))
        case AssignSpeaker(statement, mentions):
            return _checked(decisions, Check(statement, "assigned", mentions))
        case ReopenStatement(statement):
            return _checked(decisions, Check(statement, "reopened"))
        case MoveRendering(rendering, to):
            _require_places(rendering, *to)
            if not to or rendering in to:
                raise CorrectionFailed("Choose another row to move the rendering to.")
            return replace(decisions, alignments=(*decisions.alignments, command))
        case SplitRendering(rendering):
            _require_places(rendering)
            return replace(decisions, alignments=(*decisions.alignments, command))
        case JoinUtterances(first, second):
            _require_places(*first, *second)
            if not first or not second or set(first) & set(second):
                raise CorrectionFailed("Choose two different rows to join.")
            return replace(decisions, alignments=(*decisions.alignments, command))
        case ConfirmAbsence(utterance, article_id):
            _require_places(*utterance)
            _require(decisions, article_id)
            if not utterance:
                raise CorrectionFailed("Choose a row first.")
            return replace(decisions, absences=(*decisions.absences, command))
        case SetVerdict(a, b):
            _require_places(a, b)
            if a == b:
                raise CorrectionFailed("Choose two different renderings of a row.")
            return replace(decisions, verdicts=(*decisions.verdicts, command))
        case SetNote() | Star() | Tag() | DefineTag() | RenameTag() | RemoveTag():
            return replace(decisions, marking=marking_after(decisions.marking, command))


def _checked(decisions: Decisions, check: Check) -> Decisions:
    """The decisions with one more word on a statement; which statement is meant, the readings tell."""
    if not check.statement:
        raise CorrectionFailed("Choose a statement first.")
    return replace(decisions, checks=(*decisions.checks, check))


def _described(article: Article, field: str, value: str) -> Article:
    match field:
        case "title":
            return replace(article, title=value)
        case "outlet":
            return replace(article, outlet=value)
        case "byline":
            return replace(article, byline=value)
        case "published":
            return replace(article, published=value)
    raise CorrectionFailed(f"An article has no field “{field}” that can be corrected.")


def _require(decisions: Decisions, article_id: str) -> None:
    if decisions.article(article_id) is None:
        raise CorrectionFailed("That article is no longer in the project; add it again first.")


def _require_places(*places: Place) -> None:
    if not all(places):
        raise CorrectionFailed("Choose a rendering first.")


def _require_mentions(a: tuple[Anchor, ...], b: tuple[Anchor, ...]) -> None:
    if not a or not b:
        raise CorrectionFailed("Choose two speakers that the articles mention.")
    if set(a) & set(b):
        raise CorrectionFailed("Choose two different speakers.")


def _without(
    links: tuple[AnchoredLink, ...], one: tuple[Anchor, ...], other: tuple[Anchor, ...]
) -> tuple[AnchoredLink, ...]:
    """`links` less those that run between the two sides."""
    return tuple(
        link
        for link in links
        if not (link.a in one and link.b in other) and not (link.a in other and link.b in one)
    )
