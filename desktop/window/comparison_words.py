"""What is said over a comparison: whose words it shows and how many, and why it shows none."""

from __future__ import annotations

from desktop.project.derive import Findings
from desktop.window.comparison_filter_bar import FILTER_NAMES
from desktop.window.comparison_filters import in_words
from desktop.window.comparison_model import ComparisonModel


def title_of(findings: Findings, speaker_id: str, rows: int, utterances: int) -> tuple[str, str]:
    """The speaker's name, and the role with how many of the utterances are shown."""
    speaker = findings.speaker(speaker_id)
    name = speaker.name if speaker else "Speaker not known"
    roles = "".join(speaker.roles[:1]) if speaker else "Statements whose speaker the text leaves open"
    count = f"{utterances} utterance{'s' * (utterances != 1)}"
    if rows != utterances:
        count = f"{rows} of {count}"
    return name, " · ".join(filter(None, (roles, count)))


def why_nothing(model: ComparisonModel) -> str:
    """Why no row is shown."""
    filters, hidden = model.meant_filters, model.hidden
    told = "The one utterance" if hidden == 1 else f"All {hidden} utterances"
    told += f" of this speaker {'is' if hidden == 1 else 'are'} hidden"
    if not hidden:
        return "Nothing by this speaker stands in the table."
    if not filters:
        return f"The articles do not differ here.\n{told}: only differences are shown."
    only = " where articles differ" if model.table.options.only_differing else ""
    return f"Nothing here {in_words(filters, FILTER_NAMES)}{only}.\n{told} by the filters."
