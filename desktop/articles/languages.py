"""Tell whether a text is English. Short texts are left undecided."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from desktop.basics.lexicons import lexicon

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_ENOUGH = 160
"""How many characters are enough to tell a language."""
_SAMPLE = 4_000
_SURE = 0.9


def language_of(text: str) -> str:
    """The ISO 639 code of the language of `text`, or "" where it is too short or too mixed to tell."""
    sample = " ".join(text[: _SAMPLE * 2].split())[:_SAMPLE]
    if len(sample) < _ENOUGH:
        return ""
    code, share = _identifier().classify(sample)
    return str(code) if float(share) >= _SURE and code in _names() else ""


def language_name(code: str) -> str:
    """The English name of the language with this ISO 639 code ("de", "de-AT"), or the code itself."""
    return _names().get(code.partition("-")[0].lower(), code)


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in lexicon("page_languages")}


@cache
def _identifier() -> LanguageIdentifier:
    # Imported late: it loads numpy and a model of its own, which most of the program never needs.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
