from desktop.speakers.naming import distinct


def test_labels_that_differ_by_capitals_or_an_article_are_shown_once() -> None:
    assert distinct(["The mayor", "the mayor", "Mayor", "a mayor of two towns"]) == (
        "The mayor",
        "a mayor of two towns",
    )
