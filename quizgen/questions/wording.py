"""Wordings that the question rules of several families share."""

from __future__ import annotations

from quizgen.grammar import capitalised
from quizgen.grammar.dates import month_year
from quizgen.model import Dossier


def at_the_time(dossier: Dossier) -> str:
    """Return " in June 2018", or " at the time of the report" where the report is undated."""
    return f" in {month_year(dossier.when)}" if dossier.when else " at the time of the report"


def in_month(dossier: Dossier, question: str) -> str:
    """Put "In June 2018, " before a question; without a date return it as it is."""
    if dossier.when is None:
        return capitalised(question)
    return f"In {month_year(dossier.when)}, {question[:1].lower()}{question[1:]}"


def report(dossier: Dossier) -> str:
    """Return "A report of June 2018", or "A news report" where it is undated."""
    return f"A report of {month_year(dossier.when)}" if dossier.when else "A news report"


def quoted(text: str) -> str:
    """Put ``text`` between curly marks, its own double marks made single, a final full stop left off."""
    inner = text.strip().rstrip(".,;:").replace("“", "‘").replace("”", "’")
    return f"“{_single_marks(inner)}”"


def _single_marks(text: str) -> str:
    """Turn straight double marks to single ones, opening and closing in turn."""
    parts = text.split('"')
    return "".join(part + ("" if i == len(parts) - 1 else "‘" if i % 2 == 0 else "’") for i, part in enumerate(parts))


def with_role(name: str, role: str | None) -> str:
    """Return "Dmitri Peskov, Vladimir Putin’s spokesman"."""
    return f"{name}, {role}" if role and name not in role else name
