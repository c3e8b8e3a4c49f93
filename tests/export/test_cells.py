import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.export.cells import neutralised, restored


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        '=HYPERLINK("http://evil","x")',
        "'=1",
        "''-x",
    ],
)
def test_a_cell_that_would_run_begins_with_an_apostrophe(formula):
    assert neutralised(formula) == "'" + formula


@pytest.mark.parametrize("text", ["“We will”", "'not a real withdrawal'", "–", "", " =1", "a=b", "1-2"])
def test_other_cells_stay_as_they_are(text):
    assert neutralised(text) == text


@given(st.text(alphabet="'=+-@\tx“ ", max_size=6) | st.text())
def test_every_text_can_be_restored(text):
    assert restored(neutralised(text)) == text
    assert neutralised(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")
