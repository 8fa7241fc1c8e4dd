"""Time to write a package, against bare genanki with the same notes: package.py [NOTES].

Both write the same notes into the same decks, in one run and in turn; the ratio is that of the two fastest of five.
Both make GUIDs of keys; bare genanki gets the fields ready made, quizgen makes them of cards and compresses the file.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import genanki

from quizgen.export.anki import write_package
from quizgen.export.anki.notes import Note, note
from quizgen.model import BLANK, Card, Deck, Form, Span

EVIDENCE = "Anna Berg, the minister, said on Monday that number {} of the old bridges over the Vanna would be closed."
RUNS = 5


def made_up(number: int, per_article: int) -> Card:
    """Return a card like real ones in length; every fourth of another form."""
    evidence = EVIDENCE.format(number)
    form = (Form.BASIC, Form.CLOZE, Form.CHOICE, Form.BASIC)[number % 4]
    question = f"According to a report of March 2024, who said that number {number} of the old bridges would be closed?"
    return Card(
        article=f"a{number // per_article}", key=f"{number:016x}", form=form, skill="SRC", family="SRC-1", level=1,
        question=f"{BLANK}, the minister, spoke of {number}." if form is Form.CLOZE else question, answer="Anna Berg",
        choices=("Leo Brandt", "Anna Berg", "Rui Sousa") if form is Form.CHOICE else (),
        context="News report · Old bridges over the Vanna · 6 March 2024", evidence=evidence,
        evidence_span=Span(0, len(evidence)), span=Span(0, 9), why="What a statement is worth depends on who makes it.",
        rules=("SRC-1", "SRC-1-Q1"), fact=f"f{number}",
    )  # fmt: skip


def bare(groups: list[tuple[str, list[Note]]], path: Path) -> None:
    """Write notes whose fields are ready made with genanki and nothing else."""
    decks = []
    for number, (name, notes) in enumerate(groups):
        decks.append(genanki.Deck((1 << 30) + number, name))
        for one in notes:
            guid = genanki.guid_for("quizgen", one.note_type.stem, one.key)
            decks[-1].add_note(genanki.Note(one.model, list(one.fields), tags=list(one.tags), guid=guid))
    genanki.Package(decks).write_to_file(str(path))


def seconds(write: Callable[[], object]) -> float:
    """Return how long a call takes."""
    start = time.perf_counter()
    write()
    return time.perf_counter() - start


def main() -> None:
    """Print both times and their ratio, for one article and for articles of 25 cards."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    for per_article in (count, 25):
        cards = tuple(made_up(number, per_article) for number in range(count))
        articles = list(dict.fromkeys(card.article for card in cards))
        deck = Deck("Bridges", cards, tuple((article, f"Report {article}") for article in articles))
        groups = [(article, [note(card) for card in cards if card.article == article]) for article in articles]
        ours, theirs = [], []
        with tempfile.TemporaryDirectory() as folder:
            for run in range(RUNS):
                ours.append(seconds(lambda: write_package(deck, Path(folder, f"{run}.apkg"))))  # noqa: B023
                theirs.append(seconds(lambda: bare(groups, Path(folder, "bare.apkg"))))  # noqa: B023
        ratio = min(ours) / min(theirs)
        print(
            f"{count} notes of {len(articles)} articles: quizgen {min(ours):.2f} s, bare genanki {min(theirs):.2f} s, "
            f"ratio {ratio:.2f}"
        )


if __name__ == "__main__":
    main()
