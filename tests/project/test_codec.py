import copy
import dataclasses
import pickle
from collections.abc import Callable

import msgspec
import pytest

from desktop.basics.anchors import Anchor
from desktop.project.codec import (
    Damaged,
    Unknown,
    article_key,
    decode_article,
    decode_command,
    decode_reading,
    encode_article,
    encode_command,
    encode_reading,
)
from desktop.project.commands import COMMANDS, AddArticles, JoinSpeakers, RenameSpeaker
from tests.builders import make_article, make_reading, make_statement
from tests.project.any_command import some_commands

ARTICLE = make_article("Mayor speaks 🙂\n\n“We will build it,” Mayor Ada Lund said.", published="2026-03-01")
LUND = Anchor(ARTICLE.id, "Mayor Ada Lund", "", "", 36)


def round_trip(command):
    kept = {}

    def key_of(article):
        key, body = encode_article(article)
        kept[key] = body
        return key

    body = encode_command(command, key_of)
    return decode_command(type(command).__name__, body, lambda key: decode_article(kept[key])), body


@pytest.mark.parametrize("kind", COMMANDS, ids=lambda kind: kind.__name__)
def test_every_command_comes_back_as_it_was(kind):
    for command in some_commands(kind, (ARTICLE,)):
        assert round_trip(command)[0] == command


def test_an_article_is_written_by_key_and_once():
    command, body = round_trip(AddArticles((ARTICLE, ARTICLE)))
    assert command.articles == (ARTICLE, ARTICLE)
    assert b"build" not in body
    key, stored = encode_article(ARTICLE)
    assert (key, body.count(key.encode())) == (article_key(stored), 2)


def test_what_has_its_default_is_left_out_so_that_older_programs_read_it():
    _, body = round_trip(JoinSpeakers((LUND,), (LUND,)))
    assert b"reason" not in body
    assert decode_command("RenameSpeaker", b'{"mentions":[],"name":"x"}', {}.get) == RenameSpeaker((), "x")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("FoldSpeakers", b"{}"),
        ("RenameSpeaker", b'{"mentions":[],"name":"x","colour":"red"}'),
        ("RenameSpeaker", b'{"mentions":[],"name":5}'),
        ("SetVerdict", b'{"a":[],"b":[],"verdict":"merged"}'),
        ("RenameSpeaker", b'{"name":"x"}'),
    ],
)
def test_what_only_a_newer_program_knows_is_told_and_not_guessed(name, body):
    with pytest.raises(Unknown, match=name):
        decode_command(name, body, {}.get)


@pytest.mark.parametrize("body", [b"", b"[1]", b"{", b"\xff\x00", b'{"a":' * 5000])
def test_bytes_that_are_no_command_are_damaged(body):
    with pytest.raises(Damaged):
        decode_command("RenameSpeaker", body, {}.get)


def test_a_reading_comes_back_as_it_was():
    reading = make_reading(
        ARTICLE, make_statement(ARTICLE, "“We will build it,”", mention="Mayor Ada Lund", cue="said")
    )
    assert decode_reading(encode_reading(reading), ARTICLE) == reading
    bare = dataclasses.replace(make_reading(ARTICLE), tokens=())
    assert decode_reading(encode_reading(bare), ARTICLE) == bare


def test_the_tokens_of_a_stored_reading_are_made_once_and_only_when_asked_for():
    reading = make_reading(ARTICLE, make_statement(ARTICLE, "“We will build it,”", cue="said"))
    stored = decode_reading(encode_reading(reading), ARTICLE)
    assert stored.statements == reading.statements
    assert isinstance(stored._make_tokens, Callable)
    assert (stored.tokens, stored.tokens is stored.tokens) == (reading.tokens, True)
    assert stored._make_tokens is None
    with pytest.raises(AttributeError, match="words"):
        stored.words  # noqa: B018


@pytest.mark.parametrize(
    "ask",
    [
        lambda stored, reading: (stored == reading, True),
        lambda stored, reading: (reading == stored, True),
        lambda stored, reading: (hash(stored), hash(reading)),
        lambda stored, reading: (pickle.loads(pickle.dumps(stored)), reading),
        lambda stored, reading: (copy.deepcopy(stored), reading),
        lambda stored, reading: (dataclasses.replace(stored, terms=()), reading),
        lambda stored, reading: (encode_reading(stored), encode_reading(reading)),
        lambda stored, reading: (repr(stored), repr(reading)),
    ],
)
def test_a_reading_whose_tokens_were_not_asked_for_is_one_like_any_other(ask):
    reading = make_reading(ARTICLE, make_statement(ARTICLE, "“We will build it,”", cue="said"))
    had, expected = ask(decode_reading(encode_reading(reading), ARTICLE), reading)
    assert had == expected


def test_tokens_of_another_kind_or_number_are_damaged():
    fields = msgspec.msgpack.decode(encode_reading(make_reading(ARTICLE)))
    tokens = fields["tokens"]
    for broken in ({"lemma": tokens["lemma"][1:]}, {"lemma": "word"}, {"head": [None] * len(tokens["head"])}):
        body = msgspec.msgpack.encode({**fields, "tokens": {**tokens, **broken}})
        with pytest.raises(Damaged):
            decode_reading(body, ARTICLE).tokens  # noqa: B018


def test_a_reading_with_other_fields_is_to_be_made_anew():
    fields = msgspec.msgpack.decode(encode_reading(make_reading(ARTICLE)))
    del fields["tokens"]["lemma"]
    for body in (msgspec.msgpack.encode(fields), b"\xc1", b""):
        with pytest.raises(Damaged):
            decode_reading(body, ARTICLE)


@pytest.mark.parametrize("end", [-1, len(ARTICLE.text) + 1, 10**12])
def test_a_paragraph_outside_the_text_is_damage(end):
    stored = encode_article(ARTICLE)[1].replace(
        b'"end":%d' % ARTICLE.paragraphs[1].span.end, b'"end":%d' % end
    )
    with pytest.raises(Damaged, match="paragraphs outside its text"):
        decode_article(stored)


def test_a_statement_outside_the_article_is_damage():
    reading = make_reading(ARTICLE, make_statement(ARTICLE, "“We will build it,”", cue="said"))
    shorter = make_article("Mayor speaks\n\nNothing.")
    with pytest.raises(Damaged, match="statements outside its article"):
        decode_reading(encode_reading(reading), shorter)
