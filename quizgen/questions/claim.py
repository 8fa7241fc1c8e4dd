"""What the questions on claims share: which claims are plain, tell enough, and break off; when they were made."""

from __future__ import annotations

import re

from quizgen.countries import country_of
from quizgen.facts.attribution import Attribution
from quizgen.lexicon import lexicon
from quizgen.lint.text import content_words, stems
from quizgen.model import Dossier
from quizgen.questions.wording import as_reported, lowered

MIN_WORDS, MAX_WORDS = 5, 32
"""Words of a claim that a question can hold."""
_SPOKEN = frozenset({"neutral", "force", "doubt", "endorse", "concession"})
_STRAY_COMMA = re.compile(r"^[^,]*, (?:is|are|was|were|has|have|had|will|would)\b")
"""A comma between subject and verb, as slips into print."""
_CUT = re.compile(
    r"^(?:on|in|at) [^,]+, (?:even as|while|as)\b"
    r"|\bwhile (?:adding|noting|saying|conceding|acknowledging|insisting|stressing|warning)\b"
)
"""Where a claim goes on with another statement, of which the end may be lost."""


def is_plain(fact: Attribution) -> bool:
    """Tell whether the fact is a plain statement of a known source: not negated, asked, or told by somebody else."""
    return fact.sure and not (fact.negated or fact.question or fact.nested) and fact.stance in _SPOKEN


def is_cut(claim: str) -> bool:
    """Tell whether a claim shows a slip of the source or of the parser, or may have lost its end."""
    return _CUT.search(claim) is not None or has_stray_comma(claim)


def has_stray_comma(words: str) -> bool:
    """Tell whether a comma stands between subject and verb."""
    return _STRAY_COMMA.search(words) is not None


def when_said(fact: Attribution, dossier: Dossier, question: str) -> str:
    """Put before a question the month in which the statement was made, or the report where its sentence does not tell it.

    Reports quote what was said long before, and often tell so many sentences earlier.
    """
    if fact.said_in is not None and not fact.undated and dossier.when is not None:
        return f"In {fact.said_in}, {lowered(question)}"
    return as_reported(dossier, question, None)


def is_telling(claim: str, dossier: Dossier) -> bool:
    """Tell whether a claim shows what it is about: it names something, gives a figure, or takes up the headline."""
    inner = claim[1:]
    if any(word[:1].isupper() and word not in {"I", "I'm", "I’m"} for word in inner.split()) or claim[:1].isupper():
        return True
    return any(letter.isdigit() for letter in claim) or bool(
        stems(content_words(claim)) & stems(content_words(dossier.headline or ""))
    )


def is_identified(fact: Attribution) -> bool:
    """Tell whether the source is named, or a body told by a proper name ("the New Zealand government")."""
    if fact.named:
        return True
    body = lexicon("body_nouns").get(fact.source_noun or "")
    if body is not None and body.cls == "any":
        words = [w for w in (fact.source or "").split() if w[:1].isupper() and country_of(w) is None]
        if all(w.lower() in lexicon("function_words") for w in words):
            return False  # "the US company" is one of many
    named = any(w[:1].isupper() and w.lower() not in lexicon("function_words") for w in (fact.source or "").split())
    return fact.source_class == "body" and named
