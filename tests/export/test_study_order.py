"""In what order the real Anki introduces the cards of a sample deck."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from anki.collection import Collection
from anki_cards import import_package
from spacy.language import Language

from quizgen.deck.choose import choose
from quizgen.export.anki import write_package
from quizgen.export.anki.note_types import MARK
from quizgen.export.anki.notes import note
from quizgen.load.sources import load
from quizgen.load.text import article_from_text
from quizgen.model import Article, Card, Deck
from quizgen.pipeline import run
from quizgen.rules.registry import RuleSet

DECKS = Path(__file__).parents[2] / "decks"


@pytest.fixture(scope="module")
def deck(nlp: Language, rules: RuleSet) -> Deck:
    articles = [
        found for found in load(str(folder) for folder in sorted(DECKS.iterdir())) if isinstance(found, Article)
    ]
    assert len(articles) >= 3
    results = [(result.dossier, result.candidates) for result in run(articles, nlp, rules)]
    return choose(results, title="Samples")


def _person_of(card: Card) -> str:
    """Return whom a card on a role is about: its answer, or the name in “Who was … in June 2018?”."""
    asked = re.fullmatch(r"Who was (.+) in [A-Z][a-z]+ \d{4}\?", card.question)
    return asked.group(1) if card.rules[1] == "WHO-1-Q1" and asked is not None else card.answer


def test_people_are_introduced_before_cards_that_name_them(collection: Collection, tmp_path: Path, deck: Deck) -> None:
    write_package(deck, tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    preset = collection.decks.config_dict_for_deck_id(1)  # type: ignore[arg-type]
    preset["new"]["perDay"] = 999
    collection.decks.update_config(preset)
    collection.decks.select(collection.decks.id_for_name("Samples"))
    queue = [
        collection.get_card(one.card.id).note()["Key"]
        for one in collection.sched.get_queued_cards(fetch_limit=999).cards
    ]
    by_key = {card.key: card for card in deck.cards}
    assert sorted(queue) == sorted(by_key)

    people = {(card.article, _person_of(card)) for card in deck.cards if card.family == "WHO-1"}
    assert len(people) >= 3
    for article, person in people:
        cards = [card for card in map(by_key.__getitem__, queue) if card.article == article]
        first = next(card for card in cards if person in f"{card.question} {card.answer}")
        assert first.family == "WHO-1", f"{person} is met in “{first.question}” before a card tells who that is"


def test_articles_are_studied_one_after_the_other(collection: Collection, tmp_path: Path, deck: Deck) -> None:
    write_package(deck, tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    collection.decks.select(collection.decks.id_for_name("Samples"))
    notes = [collection.get_card(one.card.id).note() for one in collection.sched.get_queued_cards(fetch_limit=20).cards]
    articles = [tag for note in notes for tag in note.tags if tag.startswith("article::")]
    assert articles == sorted(articles, key=list(dict.fromkeys(articles)).index)


def test_a_hedge_is_asked_for_by_marking_it(nlp: Language, rules: RuleSet) -> None:
    """The exporter tells such cards by their shape: the rule's wording must keep it."""
    text = "Oil in the fjord\n\nMarch 6, 2024\n\nOil has allegedly leaked from the ferry Nordlys into the Oslo fjord.\n"
    (result,) = run([article_from_text(text, "oil.txt")], nlp, rules)
    hedges = [found.card for found in result.candidates if found.card.family == "HDG-1"]
    assert hedges
    for card in hedges:
        made = note(card)
        assert made.note_type is MARK
        assert "<mark>allegedly</mark>" in MARK.field(made.fields, "Marked")
        assert made.asked.endswith("?")
