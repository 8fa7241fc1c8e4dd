"""The sample decks: building one gives exactly its reviewed cards."""

from __future__ import annotations

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
