"""What a page tells of its article: headline, outlet, byline, date, address and language.

JSON-LD comes first, then Open Graph and meta fields, then what is marked in the page itself. The headline
is the heading that the reader sees, as long as it agrees with what the metadata call the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.articles.composition import tidy
from desktop.articles.credits import Credits, read_credits
from desktop.articles.dates import read_date
from desktop.articles.outlets import known_outlet, looks_like_name, outlet_of_address
from desktop.articles.page_data import PageData, read_page_data
from desktop.articles.page_tree import Node, text_in

_DATES = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "pubdate", "publish-date", "publication_date", "date.issued", "dc.date.issued", "dcterms.date",
    "dcterms.created", "dc.date", "article.published", "date",
)  # fmt: skip
_AUTHORS = (
    "author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "article:author",
)
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher", "apple-mobile-web-app-title")
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline")
_ADDRESSES = ("og:url", "twitter:url", "parsely-link")
_LANGUAGES = ("og:locale", "content-language", "dc.language", "language")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S{4,1000}?)\s*-->", re.IGNORECASE)
_TITLE_PARTS = re.compile(r"\s+[-–—|•·»:]+\s+|\s*[|»]\s*")
_CREDITED = (
    "byline",
    "author",
    "dateline",
    "article-meta",
    "entry-meta",
    "post-meta",
    "date",
    "time",
    "publish",
)
_LOOKED_AT = 30
_TELLING = 3
"""A page's title of fewer words is no headline where the page has a heading."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The credits of a page's article, its declared language, other wordings of its headline, and its
    text where the metadata carry it."""

    credits: Credits
    language: str
    titles: tuple[str, ...]
    body: str


def read_facts(page: Node, markup: str) -> PageFacts:
    """What `page`, parsed from `markup` and not yet cleaned, tells of its article."""
    meta = _meta(page)
    data = read_page_data(page)
    title = next((text_in(node) for node in page.iter("title")), "")[:500]
    told = [text for text in (data.headline, *(meta.get(name, "") for name in _TITLES)) if text]
    headline = _headline(page, told, title)
    seen = _seen_credits(page)
    address = _address(page, meta, data, markup)
    outlet = _outlet(meta, data, title, headline) or seen.outlet or outlet_of_address(address)
    credits_ = Credits(
        title=headline,
        outlet=outlet,
        byline=_byline((data.byline, *(meta.get(name, "") for name in _AUTHORS), seen.byline), outlet),
        published=next(
            filter(None, map(read_date, (data.published, *(meta.get(name, "") for name in _DATES)))), ""
        )
        or _time(page)
        or seen.published,
        url=address,
    )
    language = page.get("lang") or data.language or next(filter(None, map(meta.get, _LANGUAGES)), "") or ""
    others = tuple(dict.fromkeys((*told, title, *_TITLE_PARTS.split(title))))
    return PageFacts(credits_, language.replace("_", "-"), others, data.body)


def _meta(page: Node) -> Mapping[str, str]:
    """The first value of every meta field, also by `itemprop`, by its name in small letters."""
    found: dict[str, str] = {}
    for node in page.iter("meta"):
        name = (
            node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv") or ""
        )
        value = tidy((node.get("content") or "")[:2000])
        if name and value:
            found.setdefault(name.strip().lower(), value)
    return found


def _headline(page: Node, told: Iterable[str], title: str) -> str:
    told = [text for text in told if text]
    headings = [text_in(node) for node in list(page.iter("h1"))[:20]]
    headings = [text for text in headings if 3 < len(text) <= 400]
    # A page's title is headline and site in either order: the longer part is the headline.
    named = max(_TITLE_PARTS.split(title), key=len)
    for heading in headings:
        if any(_agree(heading, name) for name in (*told, named)):
            return heading
    if len(named.split()) >= _TELLING:
        headings.insert(0, named)
    return next(filter(None, (*told, *headings, named)), "")


def _agree(a: str, b: str) -> bool:
    """Whether two wordings can be of one headline: they share half of the words of the shorter."""
    x, y = (set(re.findall(r"\w+", words.lower())) for words in (a, b))
    return len(x & y) * 2 >= min(len(x), len(y)) > 0 and len(x & y) * 5 >= max(len(x), len(y))


def _outlet(meta: Mapping[str, str], data: PageData, title: str, headline: str) -> str:
    names = [
        name for name in (data.outlet, *(meta.get(field, "") for field in _SITES)) if 1 < len(name) <= 80
    ]
    for name in names:
        known = known_outlet(name)
        if known:
            return known
    # A name before an address: "Daily Herald" rather than "dailyherald.example".
    for name in sorted(names, key=lambda name: "." in name and " " not in name):
        return name
    parts = _TITLE_PARTS.split(title)
    if len(parts) > 1 and _agree(" ".join(parts[:-1]), headline) and looks_like_name(parts[-1]):
        return known_outlet(parts[-1]) or parts[-1]
    return ""


def _byline(candidates: Iterable[str], outlet: str) -> str:
    for candidate in candidates:
        words = tidy(candidate)
        if not words or "://" in words or len(words) > 300:
            continue
        read = read_credits(words)
        words = read.byline if read and read.byline else re.sub(r"^by:?\s+", "", words, flags=re.IGNORECASE)
        words = words.removesuffix(f", {outlet}") if outlet else words
        if words.lower() not in ("", "admin", outlet.lower()) and "@" not in words:
            return words
    return ""


def _seen_credits(page: Node) -> Credits:
    """Credits read off the elements that a page marks as byline, author or date."""
    found = Credits()
    looked = 0
    for node in page.iter():
        if not isinstance(node.tag, str) or looked >= _LOOKED_AT:
            continue
        marks = f"{node.get('class') or ''} {node.get('itemprop') or ''} {node.get('rel') or ''}"[
            :500
        ].lower()
        if not any(mark in marks for mark in _CREDITED):
            continue
        words = text_in(node)[:300]
        looked += 1
        read = read_credits(words)
        if read is not None:
            found = found.filled(read)
        elif ("author" in marks.split() or node.get("rel") == "author") and looks_like_name(words):
            found = found.filled(Credits(byline=words))
    return found


def _time(page: Node) -> str:
    for node in list(page.iter("time"))[:10]:
        date = read_date(node.get("datetime") or "") or read_date(text_in(node))
        if date:
            return date
    return ""


def _address(page: Node, meta: Mapping[str, str], data: PageData, markup: str) -> str:
    canonical = [
        node.get("href") or "" for node in page.iter("link") if (node.get("rel") or "").lower() == "canonical"
    ]
    saved = _SAVED_FROM.search(markup[:4000])
    candidates = [*canonical, *(meta.get(name, "") for name in _ADDRESSES), data.url]
    if saved:
        candidates.append(saved.group(1))
    for candidate in candidates:
        address = candidate.strip()
        if address.lower().startswith(("https://", "http://")) and len(address) <= 2000:
            return address
    return ""
