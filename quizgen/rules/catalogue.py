"""The rule catalogue: ``docs/rules.md``, written from the rules themselves.

Run ``python -m quizgen.rules.catalogue`` after a change of rules; the test
suite fails while the page is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from quizgen.rules.registry import own_rules, rule_set
from quizgen.rules.rule import FactRule, Fires, LintRule, QuestionRule, Rule, Silent

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
_HEAD = """# Rules

Written by `python -m quizgen.rules.catalogue` from the rules themselves; do not edit.

Every rule carries texts on which it must fire, with what comes out, and texts on which it must
stay silent, with the reason. The test suite runs all of them.
"""


def catalogue() -> str:
    """Return the page as Markdown, rules sorted by id."""
    parts = [_HEAD]
    for title, kind in (("Fact rules", FactRule), ("Question rules", QuestionRule), ("Lint rules", LintRule)):
        rules = [rule for rule in rule_set(own_rules()).all() if isinstance(rule, kind)]
        parts.append(f"## {title}\n")
        parts.extend("\n".join(_section(rule)) + "\n" for rule in rules)
    return "\n".join(parts)


def _section(rule: Rule) -> Iterator[str]:
    yield f"### {rule.id}\n"
    yield f"{rule.finds} {rule.why}\n"
    if isinstance(rule, LintRule):
        for drop in rule.drops:
            yield f"- drops {_fields(drop.card)} ({drop.because})"
        for keep in rule.keeps:
            yield f"- keeps {_fields(keep.card)}" + (f" ({keep.because})" if keep.because else "")
        return
    off = " Off by default: `--all` turns it on." if isinstance(rule, QuestionRule) and not rule.default else ""
    yield f"Skill {rule.skill}, level {rule.level}.{off}\n"
    examples: tuple[Fires | Silent, ...] = (*rule.fires, *rule.silent)
    for example in examples:
        yield from _example(example)


def _example(example: Fires | Silent) -> Iterator[str]:
    text = " / ".join(example.text.split("\n\n"))
    if isinstance(example, Silent):
        yield f"- silent: {text} ({example.because})"
        return
    yield f"- fires: {text}"
    for result in example.yields:
        yield f"  - {_fields(result)}"


def _fields(values: Mapping[str, object]) -> str:
    return "; ".join(f"{name}: `{value}`" for name, value in values.items())


def main() -> None:
    """Write the page; with ``--check`` only tell by the exit status whether it is fresh."""
    if "--check" in sys.argv[1:]:
        sys.exit(0 if PAGE.read_text("utf-8") == catalogue() else f"{PAGE} is stale")
    PAGE.write_text(catalogue(), "utf-8")


if __name__ == "__main__":
    main()
