"""Damaged and hostile project files: opened as far as they go, the rest salvaged, the original kept."""

import random
import sqlite3
import zlib

import pytest

from desktop.articles.source import Source
from desktop.project import schema
from desktop.project.commands import AddArticles, DescribeArticle
from desktop.project.copies import create_project
from desktop.project.opening import open_project
from desktop.project.troubles import ProjectFileError
from tests.builders import make_article, make_reading

ARTICLES = [
    make_article(
        f"Ferry stops, part {number}\n\n“It will not sail,” said Tomas Halloran. {'Rain fell. ' * 200}",
        file=f"{number}.txt",
        source=Source("", f"file {number} ".encode() * 500).sha256,
    )
    for number in range(12)
]


@pytest.fixture
def path(tmp_path):
    """A project of twelve articles, each added by a step of its own and then corrected in two."""
    path = tmp_path / "Ferry.crossquote"
    opened = create_project(path)
    for number, article in enumerate(ARTICLES):
        opened.project.put_source(Source(f"{number}.txt", f"file {number} ".encode() * 500))
        opened.project.apply(AddArticles((article,)))
        opened.project.put_reading(make_reading(article))
        opened.project.apply(DescribeArticle(article.id, "byline", "Ona Brandt " * 40))
        opened.project.apply(DescribeArticle(article.id, "title", f"Title {number}"))
    opened.close()
    return path


def titles(project):
    return [one.title for one in project.decisions.articles]


def test_a_torn_page_costs_its_own_rows_and_the_damaged_file_is_kept(path):
    data = bytearray(path.read_bytes())
    with sqlite3.connect(path) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    # The first page of the log's: the additions of the first articles are on it.
    torn = next(
        at
        for at in range(0, len(data), size)
        if data[at] == 13 and b"DescribeArticle" in data[at : at + size]
    )
    data[torn : torn + size] = b"\xff" * size
    path.write_bytes(data)
    opened = open_project(path)
    (told,) = opened.told
    (kept,) = path.parent.glob("Ferry (damaged *).crossquote")
    assert kept.read_bytes() == data
    assert "Ferry.crossquote was damaged. Saved: " in told
    assert told.endswith(f"The damaged file is kept as {kept.name}.")
    assert "lost: " in told
    assert len(titles(opened.project)) == 12
    saved = opened.project
    opened.close()
    again = open_project(path)
    assert (again.read_only, again.told) == ("", ())
    assert again.project.decisions == saved.decisions
    again.close()


def test_a_flipped_bit_that_sqlite_does_not_see_is_noticed_and_costs_one_row(path):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE log SET body = replace(body, 'Title 3', 'Title 8') WHERE number = 12")
    connection.close()
    opened = open_project(path)
    expected = [f"Title {number}" if number != 3 else "" for number in range(12)]
    assert titles(opened.project) == expected
    assert "Saved: 35 changes and 12 articles; lost: 1 change." in opened.told[0]
    assert [opened.source(one.source).name for one in ARTICLES] == [f"{n}.txt" for n in range(12)]
    opened.close()


def test_a_lost_reading_loses_nothing_it_is_made_anew(path):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE readings SET crc = 5 WHERE rowid = 2")
    connection.close()
    opened = open_project(path)
    assert "Saved: 36 changes and 12 articles." in opened.told[0]
    assert len(opened.project.readings) == 11
    opened.close()


@pytest.mark.parametrize("seed", range(40))
def test_whatever_happens_to_the_bytes_the_project_opens_or_is_left_alone(path, seed):
    luck = random.Random(seed)
    data = bytearray(path.read_bytes())
    match seed % 4:
        case 0:
            del data[luck.randrange(100, len(data)) :]
        case 1:
            at = luck.randrange(len(data))
            data[at : at + 600] = luck.randbytes(600)
        case 2:
            for _ in range(luck.choice((1, 20, 300))):
                data[luck.randrange(100, len(data))] ^= 1 << luck.randrange(8)
        case _:
            at = luck.randrange(len(data) // 4096) * 4096
            data[at : at + 4096] = bytes(4096)
    path.write_bytes(data)
    try:
        opened = open_project(path)
    except ProjectFileError:
        assert path.read_bytes() == data
        return
    # Whatever is shown was decided: no word that nobody wrote.
    assert set(titles(opened.project)) <= {"", *(f"Title {number}" for number in range(12))}
    assert {one.text for one in opened.project.decisions.articles} <= {one.text for one in ARTICLES}
    if opened.told:
        (kept,) = path.parent.glob("Ferry (damaged *).crossquote")
        assert kept.read_bytes() == data
    opened.close()
    again = open_project(path)
    assert again.project.entries == opened.project.entries
    again.close()


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER t AFTER INSERT ON log BEGIN DELETE FROM articles; END",
        "CREATE VIEW v AS SELECT * FROM log",
        "CREATE TABLE extra (a, b GENERATED ALWAYS AS (abs(a)))",
        "CREATE INDEX i ON log (abs(step))",
    ],
)
def test_what_could_run_in_a_file_is_left_behind(path, sql):
    with sqlite3.connect(path) as connection:
        connection.execute(sql)
    connection.close()
    opened = open_project(path)
    assert titles(opened.project) == [f"Title {number}" for number in range(12)]
    assert "was damaged" in opened.told[0]
    opened.close()
    connection = schema.connect(path, write=False)
    schema.check_schema(connection)
    connection.close()


def test_a_table_that_computes_is_not_read(path):
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE settings RENAME TO kept")
        connection.execute(
            "CREATE VIEW settings AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
            " SELECT i AS name, i AS value, i AS rowid FROM n"
        )
    connection.close()
    opened = open_project(path)
    assert dict(opened.project.settings) == {}
    assert len(titles(opened.project)) == 12
    opened.close()


def test_a_value_that_unpacks_to_more_than_any_article_is_not_unpacked(path):
    bomb = zlib.compress(bytes(schema.BODY_BYTES + 10), 9)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE readings SET body = ?, crc = ? WHERE rowid = 1", (bomb, zlib.crc32(bomb)))
        connection.execute("UPDATE log SET step = 'many' WHERE number = 36")
        connection.execute("UPDATE articles SET body = 7 WHERE rowid = 12")
    connection.close()
    opened = open_project(path)
    assert len(opened.project.readings) == 10
    assert titles(opened.project) == [f"Title {number}" for number in range(11)]
    opened.close()
