"""The context line: which report a card comes from, and when that was."""

from __future__ import annotations

from quizgen.grammar.dates import long_date
from quizgen.model import Dossier


def context_line(dossier: Dossier) -> str:
    """Return "News report · headline · date", with the publisher's name where the text gives it.

    A text in which the writer speaks of himself is an article, not a news report.
    """
    parts = [dossier.publisher or ("Article" if dossier.opinion else "News report")]
    if dossier.headline:
        parts.append(dossier.headline)
    if dossier.when:
        parts.append(long_date(dossier.when) + (f" (date {dossier.date_remark})" if dossier.date_remark else ""))
    return " · ".join(parts)
