"""Count per family what the rules make of many articles; and draw cards of every family to be read blind.

usage: python tests/bench/families.py SOURCE... [--all] [--jobs N] [--sample N --out FOLDER]

SOURCE: files or folders, as for ``quizgen cards``. --all: with the rules that are off by default.
--sample: write up to N cards of every family, at most three of one article and family, with the articles they are made of,
into text files for readers who have not seen the rules; ``key.json`` beside them tells the rules of each card.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from quizgen.cli.workers import Job, results_of
from quizgen.deck.choose import choose_cards
from quizgen.load.sources import SourceFailure, load
from quizgen.model import Article, Card
from quizgen.pipeline import Result
from quizgen.read.parse import DEFAULT_MODEL
from quizgen.rules.registry import all_rules

MOST_OF_ONE_ARTICLE = 3
READERS = 4


@dataclass
class Counts:
    """Cards by family: made by the question rules, dropped by lint, left out when the deck was chosen, in the deck."""

    made: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    chosen: Counter[str] = field(default_factory=Counter)

    def add(self, result: Result) -> tuple[Card, ...]:
        """Count the cards of one article; return those of its deck."""
        choice = choose_cards(result.dossier, result.candidates)
        self.made.update(c.card.family for c in result.candidates)
        self.dropped.update(c.card.family for c in result.candidates if c.dropped_by is not None)
        self.left_out.update(card.family for card, _ in choice.left_out)
        self.chosen.update(card.family for card in choice.chosen)
        return choice.chosen


def usable(sources: list[str]) -> Iterator[Article]:
    """Yield the articles of ``sources`` that can be used."""
    return (loaded for loaded in load(sources) if not isinstance(loaded, SourceFailure))


def drawn(decks: Iterable[tuple[Article, tuple[Card, ...]]], number: int) -> dict[str, list[Card]]:
    """Return up to ``number`` cards of every family by article, the same in every run and in no order of the text."""
    cards = sorted(
        (card for _, deck in decks for card in deck), key=lambda card: hashlib.sha1(card.key.encode()).digest()
    )
    taken: Counter[str] = Counter()
    of_article: Counter[tuple[str, str]] = Counter()
    found: dict[str, list[Card]] = {}
    for card in cards:
        place = (card.article, card.family)
        if taken[card.family] < number and of_article[place] < MOST_OF_ONE_ARTICLE:
            taken[card.family] += 1
            of_article[place] += 1
            found.setdefault(card.article, []).append(card)
    return found


def write_sample(decks: list[tuple[Article, tuple[Card, ...]]], number: int, out: Path) -> int:
    """Write the drawn cards into one file for each reader, whole articles with their cards; return how many cards."""
    out.mkdir(parents=True, exist_ok=True)
    found = drawn(decks, number)
    parts: list[list[str]] = [[] for _ in range(READERS)]
    sizes, key, count = [0] * READERS, [], 0
    for article, _ in decks:
        cards = found.get(article.id, [])
        if not cards:
            continue
        least = sizes.index(min(sizes))
        sizes[least] += len(cards)
        lines = [f"# ARTICLE {article.id}", "", article.text, "", "## CARDS of this article"]
        for card in cards:
            count += 1
            key.append(
                {
                    "n": count,
                    "family": card.family,
                    "rules": card.rules,
                    "question": card.question,
                    "answer": card.answer,
                }
            )
            lines += [
                f"Card {count} [{card.form}]",
                f"  Context line (shown on the card): {card.context}",
                f"  Q: {card.question}",
            ]
            lines += [f"  A: {card.answer}"] + ([f"  Options: {' | '.join(card.choices)}"] if card.choices else [])
        parts[least].append("\n".join(lines))
    for reader, part in enumerate(parts, 1):
        (out / f"reader{reader}.txt").write_text("\n\n\n".join(part), "utf-8")
    (out / "key.json").write_text(json.dumps(key, ensure_ascii=False, indent=0), "utf-8")
    return count


def main() -> None:
    """Read the articles, count, print the table; write the sample where one is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path("sample"))
    options = parser.parse_args()
    counts, decks, words = Counts(), [], 0
    for result in results_of(usable(options.sources), Job(DEFAULT_MODEL, every_rule=options.all), options.jobs):
        words += len(result.article.text.split())
        decks.append((result.article, counts.add(result)))
    rules = all_rules() if options.all else all_rules().by_default()
    print("| family | question rules | made | dropped by lint | left out | in the decks |\n|---|---|---|---|---|---|")
    for family in sorted(counts.made):
        ids = ", ".join(rule.id.removeprefix(f"{family}-") for rule in rules.questions if rule.family == family)
        numbers = (counts.made, counts.dropped, counts.left_out, counts.chosen)
        print(f"| {family} | {ids} | {' | '.join(str(number[family]) for number in numbers)} |")
    total = sum(counts.chosen.values())
    print(f"\n{len(decks)} articles, {words} words, {total} cards: {total / len(decks):.1f} an article", end=", ")
    print(f"{total / words * 400:.1f} for 400 words")
    if options.sample:
        print(f"{write_sample(decks, options.sample, options.out)} cards to be read in {options.out}")


if __name__ == "__main__":
    main()
