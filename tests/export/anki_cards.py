"""Cards of every form, and what tests do with a package in the real Anki."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from quizgen.model import BLANK, Card, Deck, Form, Span

EVIDENCE = "Anna Berg opened the bridge in Oslo."
PASSAGE = "Oil has allegedly leaked from the ferry Nordlys into the fjord"
HOSTILE = (
    "<script>alert(1)</script> {{c1::x}} {{Question}} }} \\(a\\) \\[b\\] [sound:a.mp3] [latex]b[/latex] [$]c[/$] "
    "<img src=x onerror=alert(2)> &amp; & “ok”"
)


def card(key: str, **changes: Any) -> Card:
    sound = Card(
        article="a1", key=key, form=Form.BASIC, skill="WHO", family="WHO-1", level=1,
        question=f"Who opened bridge {key}?", answer="Anna Berg", context="News report · A bridge · 6 March 2024",
        evidence=EVIDENCE, evidence_span=Span(100, 100 + len(EVIDENCE)), span=Span(100, 109),
        why="Learn the people first.", rules=("WHO-1", "WHO-1-Q1"), fact=f"f{key}",
    )  # fmt: skip
    return replace(sound, **changes)


def deck_of(*cards: Card, title: str = "Bridges") -> Deck:
    return Deck(title, cards, (("a1", "A bridge: opened"),), ("sample",))


BASIC = card("basic")
CLOZE = card(
    "cloze", form=Form.CLOZE, question=f"Anna Berg opened the bridge in {BLANK}.", answer="Oslo", span=Span(131, 135)
)
CHOICE = card("choice", form=Form.CHOICE, choices=("Leo Brandt", "Anna Berg", "Rui Sousa"))
MARK = card(
    "mark", skill="HDG", family="HDG-1", answer="allegedly", evidence=f"{PASSAGE}.",
    question=f"A report of March 2024 says: “{PASSAGE}”. Which word keeps the writer from vouching for it?",
    evidence_span=Span(200, 201 + len(PASSAGE)), span=Span(208, 217),
)  # fmt: skip
ALL_FORMS = (BASIC, CLOZE, CHOICE, MARK)


def import_package(collection: Collection, path: Path, **options: Any) -> Any:
    """Import as Anki's own dialog does unless told otherwise, and return Anki's log."""
    request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions(**options))
    return collection.import_anki_package(request).log


def sides(collection: Collection) -> list[tuple[str, str]]:
    """Return front and back of every card as the real Anki renders them, in the order of the package."""
    rendered = [collection.get_card(card_id).render_output() for card_id in collection.find_cards("", order="c.due")]
    return [(shown.question_text, shown.answer_text) for shown in rendered]


def study(collection: Collection, count: int, ease: int = 4) -> dict[int, int]:
    """Answer the next ``count`` cards and return how often each card was answered so far."""
    for _ in range(count):
        queued = collection.sched.get_queued_cards(fetch_limit=1).cards[0]
        studied = collection.get_card(queued.card.id)
        studied.start_timer()
        collection.sched.answerCard(studied, ease)  # type: ignore[arg-type]
    return {i: collection.get_card(i).reps for i in collection.find_cards("")}
