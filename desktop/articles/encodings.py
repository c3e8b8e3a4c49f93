"""Turn the bytes of a text file into text.

In order: a byte-order mark; UTF-16 given away by its NULs; the encoding that the file declares; strict
UTF-8; Windows-1252, where it gives plausible English; only then a guess by charset-normalizer, which on its
own takes plain Windows-1252 news text for cp1257. Two departures, both because valid UTF-8 with several
multi-byte characters does not come about by chance: a declared single-byte encoding yields to it, and a
file cut off in the middle of its last character is still UTF-8.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import PurePath

from desktop.basics.errors import UnreadableArticle

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_SAMPLE = 8192
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TYPOGRAPHIC = frozenset("‘’‚“”„–—…•€£©®™°·«»‹›½¼¾§¢¥´¨\xa0\xad")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was in, and a sentence for the user where that had to be guessed."""

    text: str
    encoding: str
    warning: str = ""


def decode(data: bytes, source: str | PurePath, *, markup: bool = False) -> Decoded:
    """The text in `data`, without byte-order mark, line ends as they are.

    `markup`: the bytes are a web page, which may declare its encoding and in which a stray NUL is dropped.
    Raises `UnreadableArticle` where the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _leniently(data[len(mark) :], encoding)
    wide = _utf16_by_its_nuls(data)
    if wide:
        return _leniently(data, wide)
    if b"\0" in data:
        if not markup or data.count(b"\0") > len(data) // 100:
            raise not_text(source)
        data = data.replace(b"\0", b"")
    decoded = _by_declaration(data) if markup else None
    if decoded is None:
        decoded = _by_trial(data, source)
    sample = decoded.text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(2, len(sample) // 100):
        raise not_text(source)
    return decoded


def not_text(source: str | PurePath) -> UnreadableArticle:
    """The error for bytes that are no text."""
    return UnreadableArticle(
        source,
        "it holds binary data, not text",
        "open it in the program it was made with and save it as text, HTML, PDF or Word",
    )


def _leniently(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    damaged = text.count("\ufffd") > data.decode(encoding, "ignore").count("\ufffd")
    warning = f"Parts of the text are not valid {encoding.upper()} and are shown as �." if damaged else ""
    return Decoded(text, encoding, warning)


def _utf16_by_its_nuls(data: bytes) -> str:
    """English in UTF-16 has a NUL in nearly every pair of bytes, always on the same side."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs < 4 or b"\0" not in sample:
        return ""
    high, low = sample[0 : pairs * 2 : 2].count(0), sample[1 : pairs * 2 : 2].count(0)
    if low > pairs * 0.6 and high < pairs * 0.05:
        return "utf-16-le"
    if high > pairs * 0.6 and low < pairs * 0.05:
        return "utf-16-be"
    return ""


def _by_declaration(data: bytes) -> Decoded | None:
    found = _DECLARED.search(data[:_SAMPLE])
    if not found:
        return None
    name = (found.group(1) or found.group(2)).decode("ascii").lower()
    try:
        encoding = codecs.lookup(name).name
        codecs.lookup(encoding).incrementaldecoder  # noqa: B018  (codecs such as "hex" are no encodings of text)
        text = data.decode(encoding)
    except (LookupError, UnicodeError, ValueError, AttributeError):
        return None
    if encoding in ("iso8859-1", "ascii"):
        # What browsers do: pages that say Latin-1 hold Windows-1252.
        encoding = "cp1252"
        text = data.decode(encoding, "replace")
    if encoding != "utf-8":
        unicode = _strict(data, "utf-8")
        if unicode is not None and len(unicode) < len(data):
            return Decoded(unicode, "utf-8")
    return Decoded(text, encoding)


def _by_trial(data: bytes, source: str | PurePath) -> Decoded:
    text = _strict(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8")
    cut = _utf8_cut_off(data)
    if cut is not None:
        return Decoded(cut, "utf-8", "The file ends in the middle of a character; it may be cut off.")
    text = _strict(data, "cp1252")
    if text is not None:
        letters = sum(character.isalpha() for character in text)
        foreign = sum(character.isalpha() and not character.isascii() for character in text)
        odd = any(not c.isascii() and not c.isalpha() and c not in _TYPOGRAPHIC for c in text)
        if foreign <= letters * 0.05 and not odd:
            return Decoded(text, "cp1252")
        if foreign <= letters * 0.15:
            return Decoded(text, "cp1252", _guessed("Windows-1252"))
    return _by_guess(data, source)


def _by_guess(data: bytes, source: str | PurePath) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 256 * 1024]).best()
    if best is None:
        raise not_text(source)
    return Decoded(data.decode(best.encoding, "replace"), best.encoding, _guessed(best.encoding))


def _guessed(encoding: str) -> str:
    return (
        f"The file does not say how its letters are encoded; {encoding} was assumed. "
        "If letters or quotation marks look wrong, save it as UTF-8 and add it again."
    )


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf8_cut_off(data: bytes) -> str | None:
    for missing in (1, 2, 3):
        whole = _strict(data[:-missing], "utf-8")
        if whole is not None:
            return whole if data[-missing] >= 0xC2 else None
    return None
