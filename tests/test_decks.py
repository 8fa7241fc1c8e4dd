"""The sample decks: building one gives exactly its reviewed cards."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DECKS = sorted(path.parent.name for path in (ROOT / "decks").glob("*/deck.toml"))


@pytest.mark.parametrize("name", DECKS)
def test_a_deck_gives_its_reviewed_cards(name: str) -> None:
    command = [sys.executable, "-m", "quizgen", "cards", f"decks/{name}", "--format", "jsonl"]
    made = subprocess.run(command, capture_output=True, cwd=ROOT, check=True).stdout.decode("utf-8")
    reviewed = (ROOT / "decks" / name / "cards.jsonl").read_bytes().decode("utf-8")
    assert made == reviewed, (
        f"read the new cards, then: quizgen cards decks/{name} --format jsonl > decks/{name}/cards.jsonl"
    )


def test_there_are_three_sample_decks() -> None:
    assert len(DECKS) >= 3


def test_the_readme_shows_cards_of_the_moscow_deck() -> None:
    cards = (ROOT / "decks" / "moscow" / "cards.jsonl").read_text("utf-8").splitlines()
    made = {(card["question"], card["answer"]) for card in map(json.loads, cards)}
    rows = [
        line.strip("| ").split(" | ") for line in (ROOT / "README.md").read_text("utf-8").splitlines() if "? | " in line
    ]
    assert len(rows) >= 5
    assert [row for row in rows if tuple(row) not in made] == []
