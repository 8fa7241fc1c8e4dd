"""The context line: which report a card comes from, and when that was."""

from __future__ import annotations

from quizgen.grammar.dates import long_date
from quizgen.model import Dossier


def context_line(dossier: Dossier) -> str:
    """Return "News report · headline · date", with the publisher's name where the text gives it."""
    parts = [dossier.publisher or "News report"]
    if dossier.headline:
        parts.append(dossier.headline)
    if dossier.when:
        parts.append(long_date(dossier.when) + (f" (date {dossier.date_remark})" if dossier.date_remark else ""))
    return " · ".join(parts)
