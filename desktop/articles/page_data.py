"""Read what a page says of its article in JSON-LD (schema.org).

Pages nest these objects in lists, in "@graph" and in one another, refer to them by "@id", break the syntax,
and describe other articles beside their own. Objects are gathered without recursion and within bounds;
among the articles the one wins that the page is about, that is the first outside any list of items.
"""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.articles.composition import tidy
from desktop.articles.page_tree import Node

_LONGEST_SCRIPT = 2_000_000
_MOST_SCRIPTS = 40
_MOST_OBJECTS = 5_000
_LISTS = frozenset(
    ("itemListElement", "hasPart", "mentions", "citation", "comment", "isPartOf", "relatedLink")
)
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting)$")
_TAG = re.compile(r"<[^<>]{0,200}>")

_Object = dict[str, object]


@dataclass(frozen=True, slots=True)
class PageData:
    """What JSON-LD tells: texts as written, "" where it is silent. `body` is the article's text, if given."""

    headline: str = ""
    outlet: str = ""
    byline: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    body: str = ""


def read_page_data(page: Node) -> PageData:
    """What the JSON-LD of `page` tells of its article; empty where there is none that can be read."""
    objects = [found for script in _scripts(page) for found in _objects(script)]
    by_id: dict[str, _Object] = {}
    for found, _ in objects:
        name = found.get("@id")
        if isinstance(name, str) and len(found) > 1:
            by_id.setdefault(name, found)
    articles = sorted(
        ((listed, place, found) for place, (found, listed) in enumerate(objects) if _is_article(found)),
        key=lambda entry: (entry[0], not _text(entry[2].get("headline")), entry[1]),
    )
    article = articles[0][2] if articles and not articles[0][0] else {}
    sites = [found for found, _ in objects if "WebSite" in _types(found)]
    outlet = _names(article.get("publisher"), by_id) or [
        name for site in sites for name in _names(site, by_id)
    ]
    return PageData(
        headline=_text(article.get("headline")) or (_text(article.get("name")) if article else ""),
        outlet=outlet[0] if outlet else "",
        byline=", ".join(dict.fromkeys(_names(article.get("author"), by_id)[:12])),
        published=_text(article.get("datePublished")) or _text(article.get("dateCreated")),
        url=_address(article.get("mainEntityOfPage")) or _address(article.get("url")),
        language=_language(article.get("inLanguage")),
        body=_prose(article.get("articleBody")),
    )


def _scripts(page: Node) -> Iterator[str]:
    count = 0
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        count += 1
        text = script.text or ""
        if count <= _MOST_SCRIPTS and len(text) <= _LONGEST_SCRIPT:
            yield text


def _objects(script: str) -> Iterator[tuple[_Object, bool]]:
    """Every object in a script in reading order, and whether it lies in a list of other things."""
    text = (
        re.sub(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*$", "", script)
        .strip()
        .rstrip(";")
    )
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    waiting: list[tuple[object, bool]] = [(value, False)]
    seen = 0
    while waiting and seen < _MOST_OBJECTS:
        value, listed = waiting.pop()
        seen += 1
        if isinstance(value, list):
            waiting.extend((item, listed) for item in reversed(value))
        elif isinstance(value, dict):
            yield value, listed
            waiting.extend(
                (inner, listed or name in _LISTS)
                for name, inner in reversed(value.items())
                if isinstance(inner, dict | list)
            )


def _types(found: _Object) -> list[str]:
    kind = found.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [str(name).rpartition("/")[2] for name in kinds if isinstance(name, str)]


def _is_article(found: _Object) -> bool:
    return any(_ARTICLE.search(kind) for kind in _types(found))


def _text(value: object) -> str:
    """A string as a reader would see it: entities resolved, tags dropped, on one line."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value", "")
    return tidy(_TAG.sub("", entities.unescape(value[:5000]))) if isinstance(value, str) else ""


def _prose(value: object) -> str:
    if not isinstance(value, str):
        return ""
    return re.sub(r"<(?:/p|br\s*/?)>", "\n\n", entities.unescape(value), flags=re.IGNORECASE)


def _names(value: object, by_id: dict[str, _Object]) -> list[str]:
    """The names in a person, an organisation, a list of them or a bare string; addresses are no names."""
    names: list[str] = []
    for entry in value[:20] if isinstance(value, list) else [value]:
        if isinstance(entry, dict):
            named = _text(entry.get("name")) or _text(by_id.get(str(entry.get("@id")), {}).get("name"))
        else:
            named = _text(entry)
        if named and "://" not in named and len(named) <= 200:
            names.append(named)
    return names


def _address(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    text = value.strip() if isinstance(value, str) else ""
    return text if text.lower().startswith(("https://", "http://")) and len(text) <= 2000 else ""


def _language(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("name")
    return _text(value)
