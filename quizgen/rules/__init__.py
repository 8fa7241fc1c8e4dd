"""The rule mechanism: rules are values with examples, listed in a registry."""

from quizgen.rules.rule import LONG_LEAD, Drops, FactRule, Fires, Keeps, LintRule, QuestionRule, Rule, RuleError, Silent

__all__ = [
    "LONG_LEAD",
    "Drops",
    "FactRule",
    "Fires",
    "Keeps",
    "LintRule",
    "QuestionRule",
    "Rule",
    "RuleError",
    "Silent",
]
