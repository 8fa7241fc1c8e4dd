"""Wordings that the question rules of several families share."""

from __future__ import annotations

import re

from quizgen.grammar import capitalised
from quizgen.grammar.dates import dated_report, month_year
from quizgen.lexicon import lexicon
from quizgen.model import Dossier

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DATED = re.compile(
    r"\b(?:on|in|since|until|by|late|early|during|before|after|for) (?:\w+ ){0,3}?(?:1[5-9]|20)\d\d\b", re.IGNORECASE
)
"""A date of what a question tells; the year in "a replay of 2008" or "her 2005 vote" is none."""


def at_the_time(dossier: Dossier) -> str:
    """Return " in June 2018", or " at the time of the report “…”" where the report is undated."""
    if dossier.when is not None:
        return f" in {month_year(dossier.when)}"
    return f" at the time of the report{_titled(dossier)}"


def _titled(dossier: Dossier) -> str:
    """Return the headline in quotation marks with a space before it, or nothing."""
    return f" {quoted(dossier.headline)}" if dossier.headline else ""


def as_reported(dossier: Dossier, question: str, source: str | None) -> str:
    """Tell which report a question is about, and whose word it passes on: "According to a June 2018 report, …".

    A question that names its year and has no source needs no such lead.
    """
    told = dated_report(dossier.when) if dossier.when else f"the report{_titled(dossier)}"
    if source is None and (_DATED.search(question) or told == "the report"):
        return capitalised(question)
    lead = f"According to {told}" if source is None else f"According to {source}, cited in {told}"
    return f"{lead}, {lowered(question)}"


_OPENERS = frozenset(
    {"since", "who", "whom", "what", "which", "where", "when", "why", "how", "to", "with", "against", "about", "through", "until",
     "under", "among", "between", "despite", "following", "within", "throughout", "across", "amid", "behind", "over", "into",
     "without", "upon", "toward", "towards"}
)  # fmt: skip
"""Words that may begin a question, besides function words: no names."""


def lowered(sentence: str) -> str:
    """Return a sentence as it stands inside another: without the capital, unless a name begins it."""
    first = sentence.split(" ", 1)[0].lower()
    return sentence[:1].lower() + sentence[1:] if first in _OPENERS or first in lexicon("function_words") else sentence


def dated(dossier: Dossier, sentence: str) -> str:
    """Put the month of the report in brackets behind a sentence that names no year, and a full stop."""
    if dossier.when is None or _YEAR.search(sentence):
        return f"{capitalised(sentence)}."
    return f"{capitalised(sentence)} (report of {month_year(dossier.when)})."


def in_month(dossier: Dossier, question: str) -> str:
    """Put "In June 2018, " before a question; without a date return it as it is."""
    if dossier.when is None or _YEAR.search(question):
        return capitalised(question)
    return f"In {month_year(dossier.when)}, {lowered(question)}"


def report(dossier: Dossier) -> str:
    """Return "A June 2018 report", or "The report “…”" where it is undated."""
    if dossier.when is not None:
        return capitalised(dated_report(dossier.when))
    return f"The report{_titled(dossier)}" if dossier.headline else "A news report"


_LAST_STOP = re.compile(r"(?<!\b[A-Z])[.,;:]+(?=[”\"'’]*$)")
"""A final stop that does not belong to an abbreviation such as "U.S."."""


def without_stop(headline: str) -> str:
    """Return a headline without a final full stop: "Berg wins." but "Berg in the U.S.".

    >>> without_stop("Berg wins."), without_stop("Berg in the U.S.")
    ('Berg wins', 'Berg in the U.S.')
    """
    return _LAST_STOP.sub("", headline)


def quoted(text: str) -> str:
    """Put ``text`` between curly marks, its own double marks made single, a final full stop left off.

    >>> quoted('She called it “a bridge to nowhere.”')
    '“She called it ‘a bridge to nowhere’”'
    """
    inner = _LAST_STOP.sub("", text.strip()).replace("“", "‘").replace("”", "’")
    return f"“{_single_marks(inner)}”"


def ended(sentence: str) -> str:
    """Return a sentence with its full stop; a closing "!" inside quotation marks is one already.

    >>> ended("Berg said: “The port is old”"), ended("Berg said: “No!”")
    ('Berg said: “The port is old”.', 'Berg said: “No!”')
    """
    return sentence if sentence.endswith(("!”", "?”", "!", "?")) else f"{sentence}."


def cited(text: str) -> str:
    """Put a whole sentence between curly marks, with the full stop behind them.

    >>> cited('Berg called it "a bridge to nowhere."')
    '“Berg called it ‘a bridge to nowhere’”.'
    """
    return ended(quoted(text))


def curly(text: str) -> str:
    """Return ``text`` with its quotation marks curly, opening and closing in turn, and no full stop before the last.

    >>> curly('he had "no plan."')
    'he had “no plan”'
    """
    parts = re.split(r"\"|``|''|“|”", text)
    marked = "".join(part + ("" if i == len(parts) - 1 else "“" if i % 2 == 0 else "”") for i, part in enumerate(parts))
    return re.sub(r"[.,]”$", "”", marked)


def _single_marks(text: str) -> str:
    """Turn straight double marks, also those typed as two single ones, to single ones, opening and closing in turn."""
    parts = re.split(r"\"|``|''", text)
    return "".join(part + ("" if i == len(parts) - 1 else "‘" if i % 2 == 0 else "’") for i, part in enumerate(parts))


_GERUND = re.compile(r"(\w+)ing\b")


def breaks_off(answer: str) -> bool:
    """Tell whether an answer has a verb of charging or praising of which the "of" or "for" is lost.

    >>> breaks_off("For accusing the coast guard"), breaks_off("For accusing the coast guard of sloth")
    (True, False)
    """
    forms = (form for stem in _GERUND.findall(answer.lower()) for form in (stem, f"{stem}e"))
    charges = any(form in lexicon("charging_verbs") for form in forms)
    return charges and not re.search(r" (?:of|for|over|as) ", answer.split("ing ", 1)[-1])


def with_role(name: str, role: str | None) -> str:
    """Return "Dmitri Peskov, Vladimir Putin’s spokesman"."""
    return f"{name}, {role}" if role and name not in role else name


def as_answer(text: str) -> str:
    """Return words as an answer begins: with a capital, also behind the quotation mark that opens them.

    >>> as_answer("“reckless” plans"), as_answer("plans")
    ('“Reckless” plans', 'Plans')
    """
    told = curly(text)
    return f"“{capitalised(told[1:])}" if told.startswith("“") else capitalised(told)


_SMALL = frozenset({"a", "an", "the", "one", "two", "three", "some", "several", "many", "another"})


def as_unnamed(source: str, *, plural: bool) -> str:
    """Return how a source without a name is described: "As “two employees”, without names".

    A capital article or numeral, from the start of a sentence, becomes small.
    """
    first, _, rest = source.partition(" ")
    told = f"{first.lower()} {rest}" if first.lower() in _SMALL else source
    return f"As {quoted(told)}, without {'names' if plural else 'a name'}"
