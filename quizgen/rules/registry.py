"""All rules: the modules of this package, named one by one, and those of installed plugins.

A plugin is a distribution with an entry point in the group ``quizgen.rules``
that names a module (or any object) with a tuple ``RULES``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from itertools import pairwise

from quizgen.rules.rule import FactRule, LintRule, QuestionRule, Rule, RuleError

ENTRY_POINT_GROUP = "quizgen.rules"

FACT_MODULES = (
    "absolute", "acronym", "agt", "anonymity", "body_voice", "bracketed", "cause", "certainty", "channel", "charge",
    "circumstance", "coloured", "comment", "conflict", "country", "dated", "deed", "definition", "event", "evidence",
    "example", "faceless", "fco", "figure_word", "gap", "hdg", "headline", "interest", "judging", "key_figure",
    "leaning", "listing", "loaded", "marked", "metonym", "outlet", "own_statement", "own_word", "passage", "plan",
    "poll", "provenance", "qte", "quantity", "reason", "reply", "reporters_word", "rivalry", "share", "sources",
    "speaker_hedge", "src", "stance", "stance_noun", "stance_said", "standing", "telling", "tim", "unk", "unnamed",
    "unsure", "vague", "vouched", "vrb", "who",
)  # fmt: skip
QUESTION_MODULES = (
    "absolute", "acronym", "agt", "anonymity", "bracketed", "cause", "channel", "charge", "coloured", "comment",
    "deed", "evd", "fac", "fco", "figure_word", "gap", "hdg", "headline", "interest", "judging", "key_figure",
    "leaning", "loaded", "marked", "metonym", "name", "open", "outlet", "poll", "provenance", "qte", "reporters_word",
    "said", "sources", "src", "stance", "standing", "telling", "tim", "unk", "unnamed", "vague", "vouched", "vrb",
    "who",
)  # fmt: skip
LINT_MODULES = ("answer", "duplicates", "form", "reference", "spelling")

MODULES = (
    *(f"quizgen.facts.{name}" for name in FACT_MODULES),
    *(f"quizgen.questions.{name}" for name in QUESTION_MODULES),
    *(f"quizgen.lint.{name}" for name in LINT_MODULES),
)


@dataclass(frozen=True)
class RuleSet:
    """The rules in force, each kind sorted by id."""

    facts: tuple[FactRule, ...]
    questions: tuple[QuestionRule, ...]
    lint: tuple[LintRule, ...]

    def all(self) -> tuple[Rule, ...]:
        """Return every rule, sorted by id."""
        return tuple(sorted((*self.facts, *self.questions, *self.lint), key=lambda rule: rule.id))

    def by_default(self) -> RuleSet:
        """Return the rules without the question rules that are off by default."""
        return RuleSet(self.facts, tuple(rule for rule in self.questions if rule.default), self.lint)

    def get(self, rule_id: str) -> Rule | None:
        """Return the rule with this id, or None."""
        return next((rule for rule in self.all() if rule.id == rule_id), None)


def rule_set(rules: Iterable[Rule]) -> RuleSet:
    """Sort ``rules`` into a set; raise `RuleError` where two share an id."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    for first, second in pairwise(ordered):
        if first.id == second.id:
            raise RuleError(f"two rules have the id {first.id}")
    return RuleSet(
        facts=tuple(rule for rule in ordered if isinstance(rule, FactRule)),
        questions=tuple(rule for rule in ordered if isinstance(rule, QuestionRule)),
        lint=tuple(rule for rule in ordered if isinstance(rule, LintRule)),
    )


def own_rules() -> tuple[Rule, ...]:
    """Return the rules of this package, in the order of `MODULES`."""
    return tuple(rule for name in MODULES for rule in import_module(name).RULES)


def plugin_rules() -> tuple[Rule, ...]:
    """Return the rules of installed plugins; raise `RuleError` where one cannot be loaded."""
    found: list[Rule] = []
    for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda point: (point.name, point.value)):
        try:
            found.extend(point.load().RULES)
        except (ImportError, AttributeError, TypeError) as error:
            raise RuleError(f"the rule plugin {point.name!r} ({point.value}) cannot be loaded: {error}") from error
    return tuple(found)


@cache
def all_rules() -> RuleSet:
    """Return the rules of this package and of all installed plugins."""
    return rule_set((*own_rules(), *plugin_rules()))
