"""The bounded cache."""

from desktop.window.layout_cache import LayoutCache


def test_the_one_unused_for_longest_makes_room():
    cache = LayoutCache(2)
    made = []
    for key in ("a", "b", "a", "c", "a", "b"):
        cache.get(key, lambda key=key: made.append(key) or key)
    assert made == ["a", "b", "c", "b"]
    assert len(cache) == 2


def test_a_value_put_in_place_of_another_is_the_one_kept():
    cache = LayoutCache(2)
    cache.put("a", 1)
    cache.put("a", 2)
    assert cache.get("a", lambda: 3) == 2
    cache.clear()
    assert cache.get("a", lambda: 3) == 3
