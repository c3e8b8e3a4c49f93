"""What became of statements when a text was read anew, by the words."""

from desktop.project.rereading import Fate, fates
from tests.builders import make_article, make_reading, make_statement

BEFORE = make_article(
    "Ferry\n\n“The ferry stops on Friday,” Olaf Brandt said. “Nobody knows why.” “It was late.” He waved."
)
AFTER = make_article(
    "Ferry anew\n\nRain. “The ferry stops on Friday,” Olaf Brandt said. “Nobody here knows why.” He waved."
)
FRIDAY = "“The ferry stops on Friday,”"


def test_each_statement_is_found_again_changed_or_gone():
    before = make_reading(
        BEFORE,
        make_statement(BEFORE, FRIDAY, mention="Olaf Brandt"),
        make_statement(BEFORE, "“Nobody knows why.”"),
        make_statement(BEFORE, "“It was late.”"),
        make_statement(BEFORE, "Friday", nested=True),
    )
    after = make_reading(
        AFTER,
        make_statement(AFTER, FRIDAY, mention="Olaf Brandt"),
        make_statement(AFTER, "“Nobody here knows why.”"),
    )
    assert fates(before, after) == (
        Fate("same", FRIDAY, FRIDAY),
        Fate("changed", "“Nobody knows why.”", "“Nobody here knows why.”"),
        Fate("gone", "“It was late.”"),
    )


def test_one_new_statement_stands_for_one_old_one_at_most():
    before = make_reading(
        BEFORE, make_statement(BEFORE, "“Nobody knows why.”"), make_statement(BEFORE, "Nobody knows why")
    )
    after = make_reading(AFTER, make_statement(AFTER, "“Nobody here knows why.”"))
    assert [one.state for one in fates(before, after)] == ["changed", "gone"]


def test_a_statement_with_other_edges_has_changed():
    before = make_reading(BEFORE, make_statement(BEFORE, FRIDAY))
    after = make_reading(AFTER, make_statement(AFTER, "“The ferry stops on Friday,” Olaf"))
    assert fates(before, after) == (Fate("changed", FRIDAY, "“The ferry stops on Friday,” Olaf"),)
