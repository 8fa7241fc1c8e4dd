"""The registry: explicit modules, unique sorted ids, plugins through an entry point."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quizgen.rules import RuleError
from quizgen.rules.catalogue import PAGE, catalogue
from quizgen.rules.registry import all_rules, own_rules, rule_set

PLUGIN = Path(__file__).parent / "plugin"


def test_rules_are_sorted_by_id() -> None:
    ids = [rule.id for rule in all_rules().all()]
    assert ids == sorted(ids)


def test_two_rules_of_one_id_are_refused() -> None:
    first = own_rules()[0]
    with pytest.raises(RuleError, match=f"two rules have the id {first.id}"):
        rule_set((first, first))


@pytest.mark.parametrize("family", ["WHO-1", "WHO-3", "SRC-1", "SRC-4", "UNK-1", "UNK-2", "HDG-1", "AGT-1", "FAC-2", "FAC-3",
                                    "QTE-1", "TIM-1", "TIM-2", "VRB-1", "EVD-2", "SRC-5", "UNK-4", "GAP-1",
                                    "STR-1", "WHO-4", "LNG-1", "FCO-4", "SRC-3"])  # fmt: skip
def test_the_first_families_ask_questions(family: str) -> None:
    assert any(rule.family == family for rule in all_rules().questions)


def test_rules_not_found_good_enough_are_off_by_default() -> None:
    off = {rule.id for rule in all_rules().questions if not rule.default}
    on = {rule.id for rule in all_rules().by_default().questions}
    assert off
    assert not off & on
    assert off | on == {rule.id for rule in all_rules().questions}
    assert all_rules().by_default().facts == all_rules().facts


def test_the_catalogue_page_is_fresh() -> None:
    assert PAGE.read_text("utf-8") == catalogue(), "run: python -m quizgen.rules.catalogue"


def in_process(code: str, path: Path | None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(path) if path else ""}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)


LIST = (
    "from quizgen.rules.registry import all_rules; print([r.id for r in all_rules().all() if r.id.startswith('XMP')])"
)


def test_another_package_adds_a_rule() -> None:
    assert in_process(LIST, PLUGIN).stdout.strip() == "['XMP-1']"
    assert in_process(LIST, None).stdout.strip() == "[]"


def test_the_rule_of_another_package_finds_facts() -> None:
    code = (
        "from quizgen.rules.registry import all_rules; from quizgen.read import load_model;"
        "from quizgen.rules.examples import facts_of; rule = all_rules().get('XMP-1');"
        "print([len(facts_of(rule, e, load_model())) for e in (*rule.fires, *rule.silent)])"
    )
    assert in_process(code, PLUGIN).stdout.strip() == "[1, 0]"


def test_a_broken_plugin_is_named(tmp_path: Path) -> None:
    info = tmp_path / "broken-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[quizgen.rules]\nbroken = no_such_module\n")
    result = in_process(LIST, tmp_path)
    assert "the rule plugin 'broken' (no_such_module) cannot be loaded" in result.stderr
