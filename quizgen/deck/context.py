"""The context line: which report a card comes from, and when that was."""

from __future__ import annotations

import re

from quizgen.grammar.dates import MONTHS, long_date
from quizgen.lint.text import content_words, stems, words
from quizgen.model import Dossier

_THE_REPORT = re.compile(r"^According to .*?report, |^An? \w+ \d{4} report says that ")
_NAMES = re.compile(r"(?<![.?!:“] )(?<!^)(?<!“)\b[A-Z][\w.’'-]*")
"""Words with a capital that no sentence or quotation begins with."""
_MARKS = "“”‘’\"',.;:?!()"
_NO_NAMES = frozenset({*(month.lower() for month in MONTHS), "i", "i'm", "i’m", "i've", "i’ve", "i'll", "i’ll"})


def context_line(dossier: Dossier, *, headline: bool = True) -> str:
    """Return "News report · headline · date", with the publisher's name where the text gives it.

    A text in which the writer speaks of himself is an article, not a news report.
    headline: whether to print it; it may give an answer away.
    """
    parts = [dossier.publisher or ("Article" if dossier.opinion else "News report")]
    if headline and dossier.headline:
        parts.append(dossier.headline)
    if dossier.when:
        parts.append(long_date(dossier.when) + (f" (date {dossier.date_remark})" if dossier.date_remark else ""))
    return " · ".join(parts)


def stands_without_headline(question: str, answer: str, dossier: Dossier) -> bool:
    """Tell whether a question is as clear where the headline is not shown.

    It is where the report has a date, the question takes up no common noun of the headline ("the verdict"), and
    something in it has a name besides what is asked for.
    """
    if dossier.when is None or dossier.headline is None:
        return False
    asked = _THE_REPORT.sub("", question)
    common = " ".join(word for word in asked.split() if word.strip(_MARKS)[:1].islower())
    if stems(content_words(common)) & stems(content_words(dossier.headline)):
        return False
    named = {word for part in _NAMES.findall(asked) for word in words(part)} - _NO_NAMES
    return bool(named - set(words(answer)))
