"""Families of questions: what a deck may hold of each."""

from __future__ import annotations

from quizgen.deck import families
from quizgen.rules.registry import RuleSet


def test_every_family_that_is_named_has_questions(rules: RuleSet) -> None:
    named = {*families.CAPS, *families.PER_ANSWER, *families.OF_ONE_CLAUSE, *families.RIVALS}
    named |= {other for rivals in families.RIVALS.values() for other in rivals}
    assert named <= {rule.family for rule in rules.questions}


def test_rivals_are_so_both_ways() -> None:
    assert families.ask_the_same("HDG-1", "HDG-7")
    assert families.ask_the_same("HDG-7", "HDG-1")
    assert not families.ask_the_same("HDG-1", "WHO-1")
