"""Run the examples that rules carry; the test suite and rule authors use it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from quizgen.deck.make import ask
from quizgen.load.text import article_from_text
from quizgen.model import Card, Fact
from quizgen.pipeline import make_dossier
from quizgen.read import read
from quizgen.rules.registry import RuleSet
from quizgen.rules.rule import FactRule, Fires, QuestionRule, Silent

if TYPE_CHECKING:
    from spacy.language import Language

_FILLER = "Report on the matter at hand"


def page_of(example: Fires | Silent) -> str:
    """Return the example as a page: headline, date line, paragraphs."""
    head = [example.headline or _FILLER]
    if example.date:
        head.append(example.date)
    return "\n\n".join((*head, example.text)) + "\n"


def facts_of(rule: FactRule, example: Fires | Silent, nlp: Language) -> list[Fact]:
    """Return the facts that ``rule`` alone finds in the example."""
    article = article_from_text(page_of(example), path="example.txt")
    return [fact for reading in read([article], nlp) for fact in rule.find(reading)]


def cards_of(rule: QuestionRule, example: Fires | Silent, nlp: Language, rules: RuleSet) -> list[Card]:
    """Return the cards that ``rule`` makes of the facts of all fact rules in the example, before lint."""
    article = article_from_text(page_of(example), path="example.txt")
    only = RuleSet(facts=rules.facts, questions=(rule,), lint=())
    return [card for reading in read([article], nlp) for card in ask(make_dossier(reading, only), only)]


def mismatch(expected: Iterable[Mapping[str, object]], got: Iterable[Mapping[str, object]]) -> str | None:
    """Compare expected subsets with what came out, in order; return the difference in words, or None."""
    wanted, found = list(expected), list(got)
    if len(wanted) != len(found):
        return f"expected {len(wanted)}, got {len(found)}: {found}"
    for want, have in zip(wanted, found, strict=True):
        for name, value in want.items():
            if have.get(name) != value:
                return f"{name}: expected {value!r}, got {have.get(name)!r}"
    return None
