"""What is worked out of a reading is worked out once, and lasts as long as the reading does."""

import gc
import pickle
from dataclasses import replace

from desktop.comparison.per_reading import PerReading
from desktop.statements.reading import Reading
from tests.builders import make_article, make_reading


class Found:
    """An answer that holds its reading."""

    alive = 0

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        Found.alive += 1

    def __del__(self) -> None:
        Found.alive -= 1


def test_each_reading_is_worked_on_once_however_many_there_are():
    asked = []

    def length(reading):
        asked.append(reading.article.file)
        return len(reading.article.text)

    length_of = PerReading(length)
    readings = [make_reading(make_article(f"Number {at}", file=f"{at}.txt")) for at in range(700)]
    for _ in range(3):
        assert sum(length_of(one) for one in readings) == 10 * 8 + 90 * 9 + 600 * 10
    assert asked == [f"{at}.txt" for at in range(700)]


def test_two_questions_about_one_reading_have_their_own_answers():
    first, second = PerReading(lambda one: one.article.text), PerReading(lambda one: one.article.outlet)
    reading = make_reading(make_article("Words", outlet="Post"))
    assert [first(reading), second(reading), first(reading)] == ["Words", "Post", "Words"]


def test_answers_are_no_part_of_the_reading_and_go_with_it():
    found = PerReading(Found)
    reading = make_reading(make_article("Words"))
    twin = make_reading(make_article("Words"))
    assert found(reading).reading is reading
    assert (reading, repr(reading)) == (twin, repr(twin))
    assert pickle.loads(pickle.dumps(reading)) == reading
    assert found(replace(reading, made_by="other")).reading.made_by == "other"
    del reading
    gc.collect()
    assert Found.alive == 0
