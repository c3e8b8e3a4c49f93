"""What the command palette offers: every command, speaker, article and tag of one window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.project.derive import Findings
from desktop.project.marks import tag_counts
from desktop.window.article_rows import count_of
from desktop.window.centre import PAGES
from desktop.window.palette_ranking import Item
from desktop.window.row_painting import one_line
from desktop.window.speaker_rows import speaker_rows


def action_items(menus: Iterable[QMenu]) -> tuple[tuple[Item, QAction], ...]:
    """The commands of the menus, each once, with their actions; those that can be given now first."""
    found: dict[int, tuple[Item, QAction]] = {}
    for menu in menus:
        for path, action in _leaves(menu, ()):
            if id(action) not in found and action.text() and action.isVisible():
                found[id(action)] = (_item(path, action), action)
    return tuple(sorted(found.values(), key=lambda pair: not pair[0].enabled))


def finding_items(findings: Findings) -> tuple[Item, ...]:
    """The speakers, those with most articles first, the articles, and the tags."""
    speakers = [
        Item(
            f"speaker {row.name}",
            "speaker",
            one_line(row.name),
            " · ".join(filter(None, (one_line(row.role), count_of(row.statements, "statement")))),
            target=row.id,
            picture=f"speaker-{row.type}",
        )
        for row in speaker_rows(findings)
    ]
    articles = [
        Item(
            f"article {article.id}",
            "article",
            one_line(article.label),
            " · ".join(filter(None, (one_line(article.title), article.published[:10]))),
            target=article.id,
            picture="article",
        )
        for article in findings.articles
    ]
    counts = tag_counts(findings.marks)
    tags = [
        Item(
            f"tag {tag.name}",
            "tag",
            tag.name,
            f"on {count_of(counts.get(tag.name, 0), 'thing')}",
            target=tag.name,
            colour=tag.colour,
        )
        for tag in findings.marks.tags
    ]
    return (*speakers, *articles, *tags)


def find_item(typed: str) -> Item:
    """The offer to look for what was typed in all articles."""
    words = " ".join(typed.split())
    return Item("find", "find", f"Find “{words}” in all articles", target=words, picture="find")


def _leaves(menu: QMenu, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], QAction]]:
    path = (*path, bare(menu.title()))
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _leaves(below, path)
        elif not action.isSeparator():
            yield path, action


def _item(path: tuple[str, ...], action: QAction) -> Item:
    words = bare(action.text())
    # "Dark" says nothing without its menu.
    label = f"{path[-1]}: {words}" if len(path) > 1 else words
    state = _state(action)
    return Item(
        f"action {action.objectName() or ' '.join((*path, words))}",
        "action",
        label,
        " · ".join(filter(None, (path[0], state))),
        action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
        action.isEnabled(),
    )


def _state(action: QAction) -> str:
    """How a setting stands. A page is no setting, and of several choices only the one that holds is told."""
    if not action.isCheckable():
        return ""
    if action.objectName() in PAGES:
        return "shown" if action.isChecked() else ""
    if action.actionGroup() is not None:
        return "chosen" if action.isChecked() else ""
    return "on" if action.isChecked() else "off"


def bare(text: str) -> str:
    """An action's text without the mark of its access key and without dots at its end."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").split("\t")[0].rstrip("…")
