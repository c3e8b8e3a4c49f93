"""Write commands and readings as bytes, and make values of such bytes again.

A command is its class's name and its fields as JSON. A field that has its default is left out, so that a
field added later, with a default, changes nothing about older logs, and a log that does not use it can be
read by an older program; whoever adds a field gives it a default that means what the command meant without
it. A command or a field that this program does not know comes from a newer one: it is told, never guessed.

Articles are not written inside a command but by key, the hash of their own bytes: the log, the readings and
an undone addition share one copy. Nothing here runs code that is in the bytes, whatever they hold.
"""

from __future__ import annotations

import dataclasses
import hashlib
import sys
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any, get_type_hints

import msgspec

from desktop.articles.article import Article
from desktop.articles.composition import whole_characters
from desktop.basics.errors import CrossquoteError
from desktop.basics.spans import Span
from desktop.project.commands import COMMANDS, Command
from desktop.speakers.speaker import Resolution
from desktop.statements.reading import Reading, Statement, Token, reading_with_tokens_later

_ARTICLE = "$article"

_BY_NAME = {command.__name__: command for command in COMMANDS}

_TOKEN_KINDS = get_type_hints(Token)
_TOKEN_FIELDS = tuple(field.name for field in dataclasses.fields(Token))
_COLUMNS_OF = attrgetter(*_TOKEN_FIELDS)
_SET_FIELD = {name: getattr(Token, name).__set__ for name in _TOKEN_FIELDS}

_STORED = msgspec.defstruct(
    "_StoredReading",
    [
        (name, dict[str, msgspec.Raw] if name == "tokens" else kind)
        for name, kind in get_type_hints(Reading).items()
        if name != "article"
    ],
)
_STORED_DECODER = msgspec.msgpack.Decoder(_STORED)
_COLUMN_DECODERS = {
    name: msgspec.msgpack.Decoder(list[kind])  # type: ignore[valid-type]
    for name, kind in _TOKEN_KINDS.items()
}

_MALFORMED = (msgspec.MsgspecError, UnicodeDecodeError, ValueError, TypeError, RecursionError)


class Unknown(CrossquoteError):
    """A command that only a newer program understands; its text is the command's name."""


class Damaged(CrossquoteError):
    """Bytes that are not what they should be."""


def encode_command(command: Command, key_of: Callable[[Article], str]) -> bytes:
    """The fields of a command as JSON; `key_of` keeps an article that stands in it and gives its key."""
    fields = {
        field.name: _plain(getattr(command, field.name), key_of)
        for field in dataclasses.fields(command)
        if getattr(command, field.name) != _default(field)
    }
    return _json(fields)


def decode_command(name: str, body: bytes, article_of: Callable[[str], Article]) -> Command:
    """The command of this name; `article_of` gives the article of a key.

    Raises `Unknown` where it is not one of this program's commands, or not in a form that it knows, and
    `Damaged` where the body is no JSON object.
    """
    kind = _BY_NAME.get(name)
    try:
        fields = msgspec.json.decode(body, type=dict[str, Any])
    except _MALFORMED as problem:
        raise Damaged(f"the command {name[:80]} cannot be read") from problem
    if kind is None or not fields.keys() <= {field.name for field in dataclasses.fields(kind)}:
        raise Unknown(name[:80])
    try:
        made: Command = msgspec.convert(_revived(fields, article_of), type=kind)
    except _MALFORMED as problem:
        raise Unknown(name[:80]) from problem
    return made


def encode_article(article: Article) -> tuple[str, bytes]:
    """The key of an article and its bytes."""
    body = _json(article)
    return article_key(body), body


def article_key(body: bytes) -> str:
    """The key of an article with these bytes: their SHA-256."""
    return hashlib.sha256(body).hexdigest()


def decode_article(body: bytes) -> Article:
    """The article of these bytes. Raises `Damaged` where they are none."""
    try:
        article = msgspec.json.decode(body, type=Article)
    except _MALFORMED as problem:
        raise Damaged("an article cannot be read") from problem
    if not _inside((one.span for one in article.paragraphs), article):
        raise Damaged("an article has paragraphs outside its text")
    return article


def _inside(spans: Iterable[Span], article: Article) -> bool:
    """Whether stretches lie in an article's text: one of a million million characters fills the memory."""
    size = len(article.text)
    return all(0 <= span.start <= span.end <= size for span in spans)


def encode_reading(reading: Reading) -> bytes:
    """A reading, its article left out."""
    fields = {name: getattr(reading, name) for name in _STORED.__struct_fields__ if name != "tokens"}
    rows = map(_COLUMNS_OF, reading.tokens)
    columns = dict(zip(_TOKEN_FIELDS, zip(*rows, strict=True), strict=True)) if reading.tokens else {}
    return msgspec.msgpack.encode({**fields, "tokens": columns})


def decode_reading(body: bytes, article: Article) -> Reading:
    """The reading of `article` with these bytes; its tokens are made when they are first asked for, because
    there are very many of them.

    Raises `Damaged` where they are none; a reading of a program with other fields is none either: it is to
    be made anew.
    """
    try:
        stored = _STORED_DECODER.decode(body)
        columns: dict[str, msgspec.Raw] = stored.tokens  # type: ignore[attr-defined]
        lengths = {_length(column) for column in columns.values()}
    except _MALFORMED as problem:
        raise Damaged("a reading cannot be read") from problem
    if columns and (columns.keys() != set(_TOKEN_FIELDS) or len(lengths) != 1):
        raise Damaged("a reading has other fields")
    statements: tuple[Statement, ...] = stored.statements  # type: ignore[attr-defined]
    if not _inside((span for one in statements for span in one.spans), article):
        raise Damaged("a reading has statements outside its article")
    rest = {name: getattr(stored, name) for name in _STORED.__struct_fields__ if name != "tokens"}
    return reading_with_tokens_later(article, lambda: _tokens(columns), **rest)


def _length(column: msgspec.Raw) -> int:
    """How many values a column holds, by the head of its MessagePack array alone."""
    head = bytes(memoryview(column)[:5])
    if 0x90 <= head[0] <= 0x9F:
        return head[0] & 0x0F
    if head[0] in (0xDC, 0xDD):
        return int.from_bytes(head[1 : 3 if head[0] == 0xDC else 5])
    raise ValueError("a column of tokens is no array")


def _tokens(columns: Mapping[str, msgspec.Raw]) -> tuple[Token, ...]:
    """The tokens of these columns, made column by column: that takes half the time of making them one by one.

    Raises `Damaged` where a value is of the wrong kind.
    """
    made: list[Token] = []
    for name, column in columns.items():
        try:
            values: list[Any] = _COLUMN_DECODERS[name].decode(column)
        except _MALFORMED as problem:
            raise Damaged("the words of a reading cannot be read") from problem
        if _TOKEN_KINDS[name] is str:
            values = list(map(sys.intern, values))  # lemmas and tags come again and again
        made = made or [object.__new__(Token) for _ in values]
        deque(map(_SET_FIELD[name], made, values), maxlen=0)
    return tuple(made)


def encode_resolution(resolution: Resolution) -> bytes:
    """Who speaks in one article."""
    return msgspec.msgpack.encode(resolution)


def decode_resolution(body: bytes) -> Resolution:
    """The resolution with these bytes. Raises `Damaged` where they are none."""
    try:
        return msgspec.msgpack.decode(body, type=Resolution)
    except _MALFORMED as problem:
        raise Damaged("a resolution cannot be read") from problem


def _default(field: dataclasses.Field[Any]) -> object:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


def _json(value: object) -> bytes:
    """`value` as JSON. Half characters, as the name of an old file or a pasted note may hold them, are made
    "�", for no file can hold them."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(_whole(msgspec.to_builtins(value)))


def _whole(value: object) -> object:
    if isinstance(value, str):
        return whole_characters(value)
    if isinstance(value, dict):
        return {name: _whole(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(one) for one in value]
    return value


def _plain(value: object, key_of: Callable[[Article], str]) -> object:
    if isinstance(value, Article):
        return {_ARTICLE: key_of(value)}
    if isinstance(value, tuple):
        return [_plain(one, key_of) for one in value]
    return msgspec.to_builtins(value)


def _revived(value: object, article_of: Callable[[str], Article]) -> object:
    if isinstance(value, list):
        return [_revived(one, article_of) for one in value]
    if isinstance(value, dict):
        if value.keys() == {_ARTICLE}:
            return article_of(str(value[_ARTICLE]))
        return {name: _revived(one, article_of) for name, one in value.items()}
    return value
