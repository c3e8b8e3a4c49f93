"""What the commands add up to: the articles as corrected, and the user's word on speakers and statements.

`decide` folds the log, oldest first. A later decision wins over an earlier one that contradicts it:
joining two speakers lifts the vetoes between them, separating them cuts the joins. An entry that the user
took out is passed over; one that then no longer fits is kept with its problem, and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from desktop.articles.article import Article
from desktop.basics.anchors import Anchor
from desktop.basics.errors import CorrectionFailed
from desktop.comparison.framing import DIMENSIONS
from desktop.project.arrangement import arranged, described, described_anew, renewed
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
    SetFraming,
    SetLexiconRow,
    SetVerdict,
    SplitRendering,
)
from desktop.project.lexicon_rows import require_row
from desktop.project.marking import (
    DefineTag,
    MarkCommand,
    Marking,
    RemoveTag,
    RenameTag,
    SetNote,
    Star,
    Tag,
    marking_after,
)
from desktop.project.more_commands import (
    ColourArticle,
    GiveReason,
    OrderArticles,
    ReplaceText,
    SetSpeakerRole,
    SetSpeakerType,
    UsePlace,
    Withdraw,
)
from desktop.project.readdress import led_to_place, readdressed
from desktop.project.statement_commands import (
    AddStatement,
    JoinStatements,
    SetContent,
    SetCue,
    SetKind,
    SetMention,
    SetVia,
    SplitStatement,
    StatementEdit,
    edited_places,
)


@dataclass(frozen=True, slots=True)
class AnchoredLink:
    """The user's word that two mentions are one speaker, or (`same` False) that they are not."""

    a: Anchor
    b: Anchor
    same: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One command of the log as it holds now: anchors lead to the article's present text, the reason is the
    newest. `problem` says why it could not be applied, "" where it was; `withdrawn`, that the user took it
    out; `made` when it was given (UTC, ISO; "" where that is not known), which makes it no other one."""

    number: int
    command: Command
    problem: str = ""
    withdrawn: bool = False
    made: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Decisions:
    """The project as the user left it, before anything is derived.

    `articles` are in the order of their columns, with the user's corrections. `names` are display
    names by the mentions they were given to, oldest first. `base` is an article's id or "". `checks` are
    the user's words on single statements, oldest first: of two about one statement the later holds.
    `reference` is the id of the article that is the reference text, or "". `alignments`, `absences` and
    `verdicts` are the user's words on utterances, oldest first (see `alignments`). `marking` holds his
    notes, stars and tags. `edits` are his changes to
    statements, `facts` what he said about speakers, `descriptions` about articles, oldest first; `colours`
    the articles' colours by id, `order` the wanted order of their ids and `arrivals` that in which they came.
    `entries` are all the commands that this follows from, and `log` those commands as they were given.
    `framings` are his words on how single statements are framed, oldest first; `lexicon_rows` his rows of
    lexicons, one a key.
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
    edits: tuple[StatementEdit, ...] = ()
    facts: tuple[SetSpeakerType | SetSpeakerRole, ...] = ()
    descriptions: tuple[DescribeArticle, ...] = ()
    colours: tuple[tuple[str, int], ...] = ()
    order: tuple[str, ...] = ()
    arrivals: tuple[str, ...] = ()
    entries: tuple[Ruling, ...] = ()
    log: tuple[Command, ...] = ()
    framings: tuple[SetFraming, ...] = ()
    lexicon_rows: tuple[SetLexiconRow, ...] = ()

    def colour(self, article_id: str) -> int:
        """The number of an article's colour: the one chosen, or else its place among those that came in."""
        chosen = dict(self.colours).get(article_id)
        if chosen is not None:
            return chosen
        came = self.arrivals or tuple(article.id for article in self.articles)
        return came.index(article_id) if article_id in came else 0

    @property
    def colouring(self) -> dict[str, int]:
        """The number of every article's colour, by id: what `colour` says of each, in one go."""
        came = {article: place for place, article in enumerate(self.arrivals)}
        if not came:
            came = {article.id: place for place, article in enumerate(self.articles)}
        return {**{article.id: 0 for article in self.articles}, **came, **dict(self.colours)}

    def article(self, article_id: str) -> Article | None:
        """The article with this id, or None where it is not in the project."""
        return next((article for article in self.articles if article.id == article_id), None)


def decide(commands: Iterable[Command], times: Sequence[str] = ()) -> Decisions:
    """What a log of commands, oldest first, adds up to; `times` tell when they were given, where known."""
    log = tuple(commands)
    gone, reasons = _about_entries(log)
    decisions = Decisions()
    for number, given in enumerate(log):
        command = with_reason(given, reasons[number]) if number in reasons else given
        problem = ""
        if number not in gone:
            try:
                decisions = _with(decisions, command)
            except CorrectionFailed as failure:
                problem = str(failure)
        made = times[number] if number < len(times) else ""
        entry = Ruling(number, command, problem, number in gone, made)
        decisions = replace(decisions, entries=(*decisions.entries, entry))
    return replace(decisions, log=log)


def after(decisions: Decisions, command: Command, made: str = "") -> Decisions:
    """The decisions once `command`, given at the time `made`, is added to them.

    Raises `CorrectionFailed` where the command does not fit, for example an article added twice.
    """
    if isinstance(command, Withdraw | GiveReason):
        _require_entry(decisions, command)
        return decide((*decisions.log, command), (*(one.made for one in decisions.entries), made))
    added = _with(decisions, command)
    entry = Ruling(len(decisions.log), command, made=made)
    return replace(added, entries=(*added.entries, entry), log=(*decisions.log, command))


def unfitting(decisions: Decisions, command: Command, problem: str, made: str = "") -> Decisions:
    """The decisions once `command` stands in the log without effect: an earlier program took it, this one
    does not."""
    entry = Ruling(len(decisions.log), command, problem, made=made)
    return replace(decisions, entries=(*decisions.entries, entry), log=(*decisions.log, command))


def correctable(command: Command) -> bool:
    """Whether a command is a correction, which carries a reason and can be taken out by itself."""
    return hasattr(command, "reason") and not isinstance(command, GiveReason)


def withdrawable(command: Command) -> bool:
    """Whether a command can be taken out by itself: a correction, a mark, or the choice of the reference."""
    return correctable(command) or isinstance(command, MarkCommand | ChooseReference)


def _about_entries(log: Sequence[Command]) -> tuple[frozenset[int], dict[int, str]]:
    """Which entries are taken out, and the reasons given to entries later."""
    gone: set[int] = set()
    reasons: dict[int, str] = {}
    for command in log:
        if isinstance(command, Withdraw):
            (gone.add if command.withdrawn else gone.discard)(command.entry)
        elif isinstance(command, GiveReason):
            reasons[command.entry] = command.reason
    return frozenset(gone), reasons


def with_reason(command: Command, reason: str) -> Command:
    """`command`, where it is a correction, with another reason."""
    if not correctable(command):
        return command
    changed: dict[str, Any] = {"reason": reason}
    return replace(command, **changed)


def _require_entry(decisions: Decisions, command: Withdraw | GiveReason) -> None:
    fits = correctable if isinstance(command, GiveReason) else withdrawable
    if not 0 <= command.entry < len(decisions.log) or not fits(decisions.log[command.entry]):
        raise CorrectionFailed("Choose one of your corrections first.")


def _with(decisions: Decisions, command: Command) -> Decisions:
    """The decisions with what `command` says, entries and log aside."""
    match command:
        case AddArticles(articles):
            present = set(decisions.arrivals)  # every article is among them
            for article in articles:
                if article.id in present:
                    raise CorrectionFailed(f"“{article.title or article.file}” is already in the project.")
                present.add(article.id)
            described_ones = tuple(described_anew(one, decisions.descriptions) for one in articles)
            return replace(
                decisions,
                articles=arranged((*decisions.articles, *described_ones), decisions.order),
                arrivals=(*decisions.arrivals, *(article.id for article in articles)),
            )
        case RemoveArticles(ids):
            for article_id in ids:
                _require(decisions, article_id)
            rest = tuple(article for article in decisions.articles if article.id not in ids)
            base = "" if decisions.base in ids else decisions.base
            reference = "" if decisions.reference in ids else decisions.reference
            arrivals = tuple(one for one in decisions.arrivals if one not in ids)
            return replace(decisions, articles=rest, base=base, reference=reference, arrivals=arrivals)
        case DescribeArticle(article_id, field, value):
            _require(decisions, article_id)
            return replace(
                decisions,
                articles=tuple(
                    described(article, field, value) if article.id == article_id else article
                    for article in decisions.articles
                ),
                descriptions=(
                    *(
                        one
                        for one in decisions.descriptions
                        if (one.article, one.field) != (article_id, field)
                    ),
                    command,
                ),
            )
        case JoinSpeakers(first, second):
            _require_mentions(first, second)
            # All of either side, not two of them: what held a side together may not survive the joining.
            joins = tuple(
                AnchoredLink(first[0], other, same=True, reason=command.reason)
                for other in (*first[1:], *second)
            )
            return replace(decisions, links=(*_without(decisions.links, first, second), *joins))
        case SeparateSpeakers(apart, rest):
            _require_mentions(apart, rest)
            vetoes = tuple(AnchoredLink(a, b, same=False, reason=command.reason) for a in apart for b in rest)
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
            return _checked(decisions, Check(statement, "accepted", mentions, command.reason))
        case DropStatement(statement):
            return _checked(decisions, Check(statement, "dropped", reason=command.reason))
        case AssignSpeaker(statement, mentions):
            return _checked(decisions, Check(statement, "assigned", mentions, command.reason))
        case ReopenStatement(statement):
            return _checked(decisions, Check(statement, "reopened", reason=command.reason))
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
        case SetSpeakerType(mentions) | SetSpeakerRole(mentions):
            if not mentions:
                raise CorrectionFailed("There is no mention to describe; choose a speaker first.")
            return replace(decisions, facts=(*decisions.facts, command))
        case ColourArticle(article_id, colour):
            _require(decisions, article_id)
            kept = tuple(pair for pair in decisions.colours if pair[0] != article_id)
            return replace(decisions, colours=(*kept, (article_id, colour)) if colour >= 0 else kept)
        case OrderArticles(ids):
            # Those that are away keep their places for the time when they come back.
            away = tuple(one for one in decisions.order if one not in ids)
            order = (*dict.fromkeys(ids), *away)
            return replace(decisions, order=order, articles=arranged(decisions.articles, order))
        case ReplaceText(article_id, by):
            return _replaced(decisions, article_id, by)
        case UsePlace(old, new):
            if not old or not new or old == new:
                raise CorrectionFailed("Choose another place first.")
            led = led_to_place(replace(decisions, articles=(), log=()), old, new)
            return replace(led, articles=decisions.articles, log=decisions.log)
        case SetFraming(statement, dimension):
            if not statement:
                raise CorrectionFailed("Choose a statement first.")
            if dimension not in DIMENSIONS:
                raise CorrectionFailed(f"The framing has no dimension “{dimension}”.")
            return replace(decisions, framings=(*decisions.framings, command))
        case SetLexiconRow(lexicon, key, values):
            rows = tuple(one for one in decisions.lexicon_rows if (one.lexicon, one.key) != (lexicon, key))
            if values:
                require_row(command)
            return replace(decisions, lexicon_rows=(*rows, command) if values else rows)
        case Withdraw() | GiveReason():
            return decisions
        case (
            SetContent() | SetKind() | SetCue() | SetMention() | SetVia() | AddStatement() | SplitStatement()
            | JoinStatements()
        ):  # fmt: skip
            return replace(decisions, edits=(*decisions.edits, _sound(command)))


def _replaced(decisions: Decisions, old: str, by: Article) -> Decisions:
    """The decisions with an article's new text in its place, and all that was said of it led there."""
    _require(decisions, old)
    if decisions.article(by.id) is not None:
        same = by.id == old
        raise CorrectionFailed(
            "The file holds the same text as before." if same
            else "The file holds the text of another article of the project."
        )  # fmt: skip
    led = readdressed(replace(decisions, articles=(), log=()), old, by.id)
    before = next(one for one in decisions.articles if one.id == old)
    new = described_anew(renewed(by, before), led.descriptions)
    articles = tuple(new if one.id == old else one for one in decisions.articles)
    return replace(led, articles=articles, log=decisions.log)


def _sound(edit: StatementEdit) -> StatementEdit:
    """`edit`, once it is known to say what it is about."""
    places = edited_places(edit)
    if not places or not all(places):
        raise CorrectionFailed("Choose a statement first, or select words in an article.")
    if len({one.article for place in places for one in place}) > 1:
        raise CorrectionFailed("Choose statements of one article.")
    return edit


def _checked(decisions: Decisions, check: Check) -> Decisions:
    """The decisions with one more word on a statement; which statement is meant, the readings tell."""
    if not check.statement:
        raise CorrectionFailed("Choose a statement first.")
    return replace(decisions, checks=(*decisions.checks, check))


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
