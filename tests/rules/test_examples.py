"""Every rule fires and stays silent as its examples say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace

import pytest
from spacy.language import Language

from quizgen.model import Card, Form, Span
from quizgen.rules import Drops, FactRule, Fires, Keeps, LintRule, QuestionRule, Rule, RuleError, Silent
from quizgen.rules.examples import cards_of, facts_of, mismatch
from quizgen.rules.registry import RuleSet, all_rules

SOUND = Card(
    article="a", key="k", form=Form.BASIC, skill="FAC", family="FAC-1", level=1, question="Who closed the bridge?",
    answer="Leo Brandt", context="News report · Bridge closed · 6 March 2024", evidence="Leo Brandt closed the bridge.",
    evidence_span=Span(0, 29), span=Span(0, 10), why="", rules=("FAC-1", "FAC-1-Q1"), fact="f",
)  # fmt: skip


def reading_examples() -> Iterator[tuple[FactRule | QuestionRule, Fires | Silent]]:
    for rule in all_rules().all():
        if not isinstance(rule, LintRule):
            yield from ((rule, example) for example in (*rule.fires, *rule.silent))


def lint_examples() -> Iterator[tuple[LintRule, Drops | Keeps]]:
    for rule in all_rules().lint:
        yield from ((rule, example) for example in (*rule.drops, *rule.keeps))


def name(value: object) -> str | None:
    if isinstance(value, FactRule | QuestionRule | LintRule):
        return value.id
    return type(value).__name__ if isinstance(value, Fires | Silent | Drops | Keeps) else None


@pytest.mark.parametrize(("rule", "example"), list(reading_examples()), ids=name)
def test_rule_reads_its_example(
    rule: FactRule | QuestionRule, example: Fires | Silent, nlp: Language, rules: RuleSet
) -> None:
    got: list[Mapping[str, object]]
    if isinstance(rule, FactRule):
        got = [fact.values() for fact in facts_of(rule, example, nlp)]
    else:
        got = [asdict(card) for card in cards_of(rule, example, nlp, rules)]
    wanted = example.yields if isinstance(example, Fires) else ()
    assert mismatch(wanted, got) is None


@pytest.mark.parametrize(("rule", "example"), list(lint_examples()), ids=name)
def test_lint_rule_judges_its_example(rule: LintRule, example: Drops | Keeps) -> None:
    card = replace(SOUND, **example.card)  # type: ignore[arg-type]
    beside = tuple(replace(SOUND, **fields) for fields in example.beside)  # type: ignore[arg-type]
    reason = rule.check(card, (*beside, card))
    assert (reason is not None) == isinstance(example, Drops), reason


def test_a_sound_card_passes_every_lint_rule(rules: RuleSet) -> None:
    assert [rule.id for rule in rules.lint if rule.check(SOUND, (SOUND,))] == []


def test_a_rule_without_silence_does_not_load() -> None:
    with pytest.raises(RuleError, match="WHO-9 has no example on which it stays silent"):
        FactRule(
            id="WHO-9", family="WHO-9", skill="WHO", level=1, finds="", why="", find=lambda reading: (),
            fires=(Fires("A text.", ({},)),), silent=(),
        )  # fmt: skip


def test_a_rule_without_firing_does_not_load() -> None:
    with pytest.raises(RuleError, match="WHO-9 has no example on which it fires"):
        FactRule(
            id="WHO-9", family="WHO-9", skill="WHO", level=1, finds="", why="", find=lambda reading: (),
            fires=(), silent=(Silent("A text.", "why"),),
        )  # fmt: skip


def test_every_rule_says_what_and_why() -> None:
    def is_told(rule: Rule) -> bool:
        return rule.finds.endswith((".", "…", "?")) or rule.finds.endswith("”.") or bool(rule.finds and rule.why)

    assert [rule.id for rule in all_rules().all() if not is_told(rule)] == []
