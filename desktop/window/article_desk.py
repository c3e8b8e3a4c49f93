"""Turn what the user says about articles in the list into commands: colour, order, and a text read anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.articles.article import Article
from desktop.articles.source import Opened
from desktop.project.corrections import corrections
from desktop.project.derive import Findings
from desktop.project.more_commands import ColourArticle, OrderArticles, ReplaceText
from desktop.project.rereading import fates
from desktop.statements.reading import Reading
from desktop.window.article_actions import ArticleActions
from desktop.window.articles_view import ArticlesView
from desktop.window.comparison_header import ComparisonHeader
from desktop.window.formats import file_filter
from desktop.window.reread_dialog import RereadDialog, summary
from desktop.window.workbench import Workbench


class ArticleDesk(QObject):
    """Stands between the articles list and the workbench of one window."""

    def __init__(
        self, view: ArticlesView, head: ComparisonHeader, workbench: Workbench, window: QWidget
    ) -> None:
        """`head` is that of the columns, which stand in the articles' order."""
        super().__init__(window)
        self._view = view
        self._bench = workbench
        self._window = window
        self._awaited: dict[str, Reading] = {}
        """By the id of a text that was read anew: the reading that it takes the place of."""
        self.actions = ArticleActions(view.list)
        self.actions.reread.triggered.connect(self._ask_for_file)
        self.actions.up.triggered.connect(lambda: self._move(-1))
        self.actions.down.triggered.connect(lambda: self._move(1))
        for number, action in self.actions.colours.items():
            action.triggered.connect(lambda _=False, number=number: self._colour(number))
        for asks in (view.model.order_wanted, head.order_wanted):
            asks.connect(self.order)
        workbench.findings_changed.connect(self._compare)

    def refresh(self) -> None:
        """Enable what fits the selection."""
        article, decided = self._article, self._bench.project.decisions
        self.actions.allow(
            one=article is not None,
            first=article is not None and decided.articles[0].id == article.id,
            last=article is not None and decided.articles[-1].id == article.id,
            colour=decided.colour(article.id) if article else 0,
            chosen=article is not None and article.id in dict(decided.colours),
        )

    def order(self, ids: Sequence[str]) -> None:
        """Show the articles in this order."""
        if tuple(ids) != tuple(one.id for one in self._bench.project.decisions.articles):
            self._bench.apply(OrderArticles(tuple(ids)), told="Articles ordered")

    def reread(self, article: str, path: Path) -> None:
        """Read an article's text anew from a file, which may hold up nothing but itself."""
        self._bench.open_file(path, lambda opened: self._replace(article, opened))

    @property
    def _article(self) -> Article | None:
        """The article that is selected, where it is the only one."""
        chosen = [row.article for row in self._view.selected if row.article is not None]
        if len(chosen) != 1:
            return None
        return self._bench.project.decisions.article(chosen[0].id)

    def _move(self, by: int) -> None:
        article = self._article
        ids = [one.id for one in self._bench.project.decisions.articles]
        if article is None:
            return
        at = ids.index(article.id)
        to = min(len(ids) - 1, max(0, at + by))
        ids.insert(to, ids.pop(at))
        self.order(ids)

    def _colour(self, number: int) -> None:
        article = self._article
        if article is not None:
            self._bench.apply(ColourArticle(article.id, number), told=f"“{article.label}” has another colour")

    def _ask_for_file(self) -> None:
        article = self._article
        if article is None:
            return
        start = str(Path(article.file).parent) if Path(article.file).is_absolute() else ""
        dialog = QFileDialog(self._window, f"Read “{article.label}” anew from…", start, file_filter())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.reread(article.id, Path(name)))
        dialog.open()

    def _replace(self, old: str, opened: Opened) -> None:
        decided = self._bench.project.decisions
        before = decided.article(old)
        if before is None:
            return
        by = likest(opened.articles, before)
        reading = self._bench.findings.readings.get(old)
        self._bench.project.put_source(opened.source)
        if self._bench.apply(ReplaceText(old, by), told=f"“{before.label}” is read anew"):
            if reading is not None:
                self._awaited[by.id] = reading
            self._view.select(by.id)

    def _compare(self, findings: Findings) -> None:
        """Tell what became of the statements, once the new text is read."""
        for key in [one for one in self._awaited if one in findings.readings]:
            told = fates(self._awaited.pop(key), findings.readings[key])
            unfit = sum(
                one.article == key and one.standing == "no longer fits" for one in corrections(findings)
            )
            label = findings.article(key).label
            if unfit or any(one.state != "same" for one in told):
                dialog = RereadDialog(self._window, label, told, unfit)
                dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
                dialog.open()
            else:
                self._bench.told.emit(summary(label, told), True)


def likest(articles: Sequence[Article], before: Article) -> Article:
    """Of the articles in a file, the one that stands for `before`: by its title, or else its place there."""
    titled = (one for one in articles if one.title and one.title.casefold() == before.title.casefold())
    return next(titled, articles[min(before.part, len(articles) - 1)])
