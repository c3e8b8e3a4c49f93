"""The middle of the window takes no more room than the page in view needs."""

from desktop.window.centre import Centre
from desktop.window.intake_progress import intake_progress


def test_a_wide_page_out_of_view_does_not_widen_the_middle(qtbot):
    centre = Centre()
    qtbot.addWidget(centre)
    centre.review.setMinimumWidth(1800)
    centre.turn_to((), intake_progress(()), table=False)
    assert centre.currentWidget() is centre.empty
    assert centre.minimumSizeHint() == centre.empty.minimumSizeHint()
