"""Shared copy: where the articles carry the same text outside quotations, and which agency they credit."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF

from desktop.articles.article import Article
from desktop.basics.spans import Span
from desktop.comparison.accounts import accounts_words
from desktop.comparison.shared_copy import CopyGroup
from desktop.window.article_rows import count_of
from desktop.window.overview_figures import Figures, Sheet, SheetRow
from desktop.window.overview_frame import columns, empty_body, pad, top_band
from desktop.window.overview_picture import Band, Box, Fill, Item, Link, Look, Mark, Picture, Stroke, Words
from desktop.window.row_painting import cut_lines, one_line

TITLE = "Shared copy"
TOLD = (
    "Each bar is an article from its first word to its last. Marked passages stand nearly word for word in "
    "another article, quotations left aside: for these words, articles that share a letter are one witness, "
    "not several."
)
NOTHING = (
    "No passage outside quotations stands nearly word for word in two articles. Passages of fewer than "
    "sixteen words, names and titles do not count."
)


def copy_picture(figures: Figures, look: Look, width: float) -> Picture:
    """A bar an article with its shared passages, then a line for each copy."""
    groups = figures.copy.groups
    em, shades, edge = look.em, look.colours, pad(look)
    read = [one for one in figures.findings.articles if one.id in figures.findings.readings]
    wide = max(width, em * 26)
    top = top_band(look, TITLE, TOLD if groups else "", (), "", width)
    if not groups and not figures.copy.credits:
        return Picture(TITLE, NOTHING, width, top, Band(0), empty_body(look, NOTHING, width))
    small = QFontMetricsF(look.fonts.small).height()
    plan = columns(look, [one.label for one in read], 1, wide)
    left, room = plan.lefts[0], wide - edge - plan.lefts[0]
    longest = max((_body(one).end - _body(one).start for one in read), default=1)
    items: list[Item] = []
    marks: list[Mark] = []
    y = em * 0.2
    if not groups:
        for words in cut_lines(NOTHING, look.fonts.program, wide - 2 * edge, 4):
            items.append(
                Words(QRectF(edge, y, wide - 2 * edge, em * 1.2), words, look.fonts.program, shades.text)
            )
            y += em * 1.2
        y += em * 0.4
    else:
        y = _accounts(figures, look, wide, y, items)
    for article in read:
        body = _body(article)
        long = room * (body.end - body.start) / max(1, longest)
        bar = QRectF(left, y + em * 0.15, long, em * 1.1)
        items += [
            Words(QRectF(edge, y, plan.name_width, em * 1.4), article.label, look.fonts.program, shades.text),
            Box(bar, shades.muted, "faint"),
        ]
        for number, group in enumerate(groups):
            for span in group.places_in(article.id):
                start = bar.left() + long * (span.start - body.start) / max(1, body.end - body.start)
                end = bar.left() + long * (span.end - body.start) / max(1, body.end - body.start)
                place = QRectF(start, bar.top(), max(end - start, em * 0.35), bar.height())
                items += _block(look, number, place)
                marks.append(
                    Mark(
                        place, Link(article=article.id, spans=(span,)), _told(figures, number, article, span)
                    )
                )
        under = QRectF(left, y + em * 1.35, room, small)
        items.append(Words(under, _share(figures, article), look.fonts.small, shades.muted))
        y += em * 1.35 + small + em * 0.5
    if groups:
        y += em * 0.3
        items.append(Stroke(QPointF(edge, y), QPointF(wide - edge, y), shades.hairline))
        y += em * 0.4
    for number, group in enumerate(groups):
        place = QRectF(edge, y + em * 0.15, em * 1.4, em * 1.0)
        items += _block(look, number, place)
        line = QRectF(edge + em * 1.9, y, wide - 2 * edge - em * 1.9, em * 1.3)
        items.append(Words(line, _group_words(figures, group), look.fonts.program, shades.text))
        first = group.places[0]
        marks.append(
            Mark(
                QRectF(edge, y, wide - 2 * edge, em * 1.3),
                Link(article=first.article, spans=(first.span,)),
                f"Copy {letter(number)}: {_group_words(figures, group)}",
            )
        )
        y += em * 1.45
    return Picture(
        TITLE, TOLD if groups else NOTHING, wide, top, Band(0), Band(y + edge, tuple(items)), tuple(marks)
    )


def _accounts(figures: Figures, look: Look, wide: float, y: float, items: list[Item]) -> float:
    """How many independent accounts there are, and why some articles are one; answers where that ends."""
    em, shades, edge = look.em, look.colours, pad(look)
    room, small = wide - 2 * edge, look.fonts.small
    line = QRectF(edge, y, room, em * 1.3)
    items.append(Words(line, accounts_words(figures.accounts), look.bold, shades.text))
    y += em * 1.45
    high = QFontMetricsF(small).height()
    for account in figures.accounts:
        if len(account.articles) > 1:
            names = ", ".join(figures.findings.article(one).label for one in account.articles)
            for words in cut_lines(f"{names}: one account. {account.reason}", small, room, 4):
                items.append(Words(QRectF(edge, y, room, high), words, small, shades.muted))
                y += high
    return y + em * 0.5


def copy_sheet(figures: Figures) -> Sheet:
    """A row for each passage that two articles share."""
    articles = {one.id: one for one in figures.findings.articles}
    rows = []
    for one in figures.copy.passages:
        text = one_line(one.a.span.of(articles[one.a.article].text))
        rows.append(
            SheetRow(
                (
                    articles[one.a.article].label, articles[one.b.article].label, one.words, one.likeness,
                    _credits(figures, (one.a.article, one.b.article)),
                    text if len(text) <= 200 else text[:199] + "…",
                ),
                Link(article=one.a.article, spans=(one.a.span,)),
            )
        )  # fmt: skip
    return Sheet(("Article", "Shares with", "Words", "Likeness", "Credited", "Passage"), tuple(rows))


def letter(number: int) -> str:
    """The letter of a copy: A to Z, then A2."""
    return chr(ord("A") + number % 26) + (str(number // 26 + 1) if number >= 26 else "")


def _block(look: Look, number: int, place: QRectF) -> list[Item]:
    """A passage's block: every second copy hatched, with its letter where there is room."""
    shades = look.colours
    colour: QColor = (shades.accent, shades.cut.stroke, shades.added.stroke, shades.changed.stroke)[
        number % 4
    ]
    fill: Fill = "hatched" if number % 2 else "solid"
    items: list[Item] = [Box(place, colour, fill)]
    if place.width() > look.em * 0.9:
        middle = QRectF(0, 0, look.em * 0.9, look.em * 0.9)
        middle.moveCenter(place.center())
        items += [
            Box(middle, shades.paper, radius=look.em * 0.2),
            Words(middle.adjusted(-4, 0, 4, 0), letter(number), look.fonts.small, shades.text, "centre"),
        ]
    return items


def _body(article: Article) -> Span:
    own = [one.span for one in article.paragraphs if one.role != "headline"]
    return Span(own[0].start, own[-1].end) if own else Span(0, max(1, len(article.text)))


def _share(figures: Figures, article: Article) -> str:
    """How much of an article is shared, and whom it credits."""
    own = figures.copy.own.get(article.id, 0)
    shared = sum(group.words.get(article.id, 0) for group in figures.copy.groups)
    words = f"{shared:,} of {count_of(own, 'word')} outside quotations" if shared else "nothing shared"
    credited = _credits(figures, (article.id,))
    return f"{words} · credits {credited}" if credited else words


def _credits(figures: Figures, articles: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys(one.agency for one in figures.copy.credits if one.article in articles))


def _group_words(figures: Figures, group: CopyGroup) -> str:
    names = ", ".join(figures.findings.article(one).label for one in group.articles)
    credited = ", ".join(dict.fromkeys(one.agency for one in group.credits))
    words = f"{group.words_told} words"
    return f"{names}: {words}" + (f", credited to {credited}" if credited else ", no agency credited")


def _told(figures: Figures, number: int, article: Article, span: Span) -> str:
    group = figures.copy.groups[number]
    others = ", ".join(figures.findings.article(one).label for one in group.articles if one != article.id)
    text = one_line(span.of(article.text))
    shown = text if len(text) <= 240 else text[:239] + "…"
    return f"Copy {letter(number)} in {article.label}, also in {others}: {shown}"
