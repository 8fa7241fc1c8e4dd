"""Hand edits: drop, reword, add."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_choose import candidates, card, dossier, keys

from quizgen.deck.choose import choose
from quizgen.deck.edit import BY_HAND, edited, idle_edits, own_cards, with_own
from quizgen.deck.make import Candidate
from quizgen.load.errors import SourceError
from quizgen.load.recipe import Add, Drop, Recipe, Reword
from quizgen.model import BLANK, Deck, Form, Span


def recipe(**edits: object) -> Recipe:
    return Recipe(folder=Path("decks/a"), title="A", sources=("a.txt",), **edits)  # type: ignore[arg-type]


def add(evidence: str, **more: object) -> Add:
    values = {"question": "Who closed it?", "answer": "Anna Berg", "choices": (), "skill": "OWN", "level": 1, "line": 9}
    return Add(evidence=evidence, **{**values, **more})  # type: ignore[arg-type]


def test_a_dropped_card_is_left_out_with_the_reason() -> None:
    first, second = edited(candidates(card(1), card(2)), recipe(drops=(Drop("k1", 4),)))
    assert (first.dropped_by, first.reason) == (BY_HAND, "line 4 drops it")
    assert second == Candidate(card(2))


def test_a_reworded_card_has_its_new_words_and_passes_the_lint() -> None:
    judged = Candidate(card(1), "REF-1", "a pronoun")
    (found,) = edited((judged,), recipe(rewords=(Reword("k1", "Who shut the bridge?", None, 4),)))
    assert found.dropped_by is None
    assert (found.card.question, found.card.answer) == ("Who shut the bridge?", "Person 1")


def test_a_new_answer_takes_the_place_of_the_old_among_the_choices() -> None:
    choice = card(1, form=Form.CHOICE, choices=("Tom Ek", "Person 1"))
    (found,) = edited(candidates(choice), recipe(rewords=(Reword("k1", None, "Anna Berg", 4),)))
    assert found.card.choices == ("Tom Ek", "Anna Berg")
    with pytest.raises(SourceError, match="line 4: the new answer is one of the wrong choices"):
        edited(candidates(choice), recipe(rewords=(Reword("k1", None, "Tom Ek", 4),)))


def test_a_cloze_question_must_keep_its_blank() -> None:
    cloze = card(1, form=Form.CLOZE, question=f"{BLANK} closed it.")
    with pytest.raises(SourceError, match="line 4: the question must hold the blank"):
        edited(candidates(cloze), recipe(rewords=(Reword("k1", "Who closed it?", None, 4),)))


def test_edits_of_cards_that_are_not_there_are_named() -> None:
    said = idle_edits(["k1"], recipe(drops=(Drop("k1", 4), Drop("k2", 7)), rewords=(Reword("k3", None, "a", 9),)))
    assert said == ("decks/a/deck.toml, line 7: there is no card 'k2' to edit.",
                    "decks/a/deck.toml, line 9: there is no card 'k3' to edit.")  # fmt: skip


def test_a_card_of_ones_own_stands_with_its_article_and_shows_its_evidence() -> None:
    results = [(dossier("a"), candidates(card(1))), (dossier("b"), candidates(card(2, article="b")))]
    (own,) = own_cards([d for d, _ in results], recipe(adds=(add("closed \n the bridge"),)))
    assert (own.evidence, own.evidence_span, own.span) == ("closed the bridge", Span(10, 27), Span(10, 27))
    assert own.context == "News report · Bridge closed"
    made = with_own(choose(results, title="A"), [own])
    assert keys(made.cards) == ["k1", own.key, "k2"]


def test_the_answer_is_marked_where_it_stands_in_the_evidence() -> None:
    (own,) = own_cards([dossier("a")], recipe(adds=(add("Anna Berg closed", choices=("Anna Berg", "Tom Ek")),)))
    assert own.span == Span(0, 9)
    assert (own.form, own.choices) == (Form.CHOICE, ("Anna Berg", "Tom Ek"))
    assert keys(with_own(Deck("A", (), ()), [own]).cards) == [own.key]


def test_a_card_without_evidence_in_the_sources_is_refused() -> None:
    with pytest.raises(SourceError, match=r"deck\.toml, line 9: the evidence “Tom Ek” stands in none of the sources"):
        own_cards([dossier("a")], recipe(adds=(add("Tom Ek"),)))
