"""Choosing: importance, caps, limits, order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizgen.deck.choose import BOTH_WAYS_FROM, MAX_PER_SENTENCE, Limits, choose, choose_cards
from quizgen.deck.make import Candidate
from quizgen.model import Card, Dossier, Form, Span

TEXT = "Anna Berg closed the bridge. " * 20


def dossier(article: str = "a") -> Dossier:
    return Dossier(article, f"{article}.txt", TEXT, "Bridge closed", None, None, None, False, ())


def card(number: int, **changes: object) -> Card:
    sound = Card(
        article="a", key=f"k{number}", form=Form.BASIC, skill="FAC", family="FAC-1", level=1,
        question=f"Who closed bridge number {number} of river {number}?", answer=f"Person {number}",
        context="News report · Bridge closed", evidence="Anna Berg closed the bridge.",
        evidence_span=Span(29 * number, 29 * number + 28), span=Span(29 * number, 29 * number + 9), why="",
        rules=("FAC-1", "FAC-1-Q1"), fact=f"f{number}",
    )  # fmt: skip
    return replace(sound, **changes)  # type: ignore[arg-type]


def candidates(*cards: Card) -> tuple[Candidate, ...]:
    return tuple(Candidate(c) for c in cards)


def keys(cards: tuple[Card, ...]) -> list[str]:
    return [c.key for c in cards]


def test_dropped_cards_are_never_chosen() -> None:
    found = (Candidate(card(1), "REF-1", "a pronoun"), Candidate(card(2)))
    assert keys(choose_cards(dossier(), found).chosen) == ["k2"]


def test_one_sentence_does_not_fill_the_deck() -> None:
    words = (
        "alpha beta gamma",
        "delta epsilon zeta",
        "eta theta iota",
        "kappa lambda mu",
        "nu xi omicron",
        "pi rho sigma",
    )
    same = [card(n, evidence_span=Span(0, 28), question=f"{text}?") for n, text in enumerate(words)]
    assert len(same) > MAX_PER_SENTENCE
    choice = choose_cards(dossier(), candidates(*same))
    assert len(choice.chosen) == MAX_PER_SENTENCE
    assert all("cards rest on its sentence" in reason for _, reason in choice.left_out)


def test_two_forms_of_one_fact_are_one_card() -> None:
    twins = candidates(card(1), card(2, fact="f1", answer="Person 1", evidence_span=Span(29, 57)))
    assert len(choose_cards(dossier(), twins).chosen) == 1


def test_a_question_and_its_reverse_stand_apart() -> None:
    pair = (
        card(1, question="Who was Anna Berg?", answer="the mayor of Oslo", family="WHO-1"),
        card(2, question="Who was the mayor of Oslo?", answer="Anna Berg", family="WHO-1", fact="f1"),
    )
    rest = [card(n, evidence_span=Span(30 * n, 30 * n + 28)) for n in range(3, BOTH_WAYS_FROM + 3)]
    chosen = choose_cards(dossier(), candidates(*pair, *rest)).chosen
    assert len(chosen) == BOTH_WAYS_FROM + 2
    assert {chosen[0].key, chosen[-1].key} == {"k1", "k2"}


def test_answers_that_say_nothing_stay_few() -> None:
    silent = [card(n, answer="The sentence does not say", skill="AGT", family=f"AGT-{n}") for n in range(1, 6)]
    chosen = choose_cards(dossier(), candidates(*silent, *(card(n) for n in range(6, 14)))).chosen
    assert sum(c.skill == "AGT" for c in chosen) <= len(chosen) / 3


def test_limits_select_skill_and_level() -> None:
    found = candidates(card(1), card(2, skill="WHO"), card(3, level=3))
    limits = Limits(skills=frozenset({"FAC"}), level=2)
    assert keys(choose_cards(dossier(), found, limits).chosen) == ["k1"]


def test_articles_take_turns_under_a_maximum() -> None:
    other = [replace(card(n + 10), article="b", key=f"b{n}") for n in range(1, 9)]
    results = [(dossier("a"), candidates(*(card(n) for n in range(1, 9)))), (dossier("b"), candidates(*other))]
    deck = choose(results, title="Two", limits=Limits(maximum=6))
    assert [c.article for c in deck.cards].count("a") == 3
    assert len(deck.cards) == 6


def turned(first: Card, number: int) -> Card:
    """Return a card that asks the fact of ``first`` the other way round."""
    return card(number, fact=first.fact, question=f"Who is {first.answer}?", answer=f"the closer of bridge {number}")


def test_a_small_deck_asks_a_fact_in_one_direction_only() -> None:
    who = card(1, family="WHO-1", skill="WHO")
    other = replace(turned(who, 2), family="WHO-1", skill="WHO")
    choice = choose_cards(dossier(), candidates(who, other, card(3)))
    assert len(choice.chosen) == 2
    assert [reason for _, reason in choice.left_out] == ["another card asks for the same fact the other way round"]


def test_a_fact_is_asked_both_ways_where_nothing_else_is_there() -> None:
    who = card(1, family="WHO-1", skill="WHO")
    other = replace(turned(who, 2), family="WHO-1", skill="WHO")
    assert len(choose_cards(dossier(), candidates(who, other)).chosen) == 2


def test_a_large_deck_asks_a_fact_both_ways() -> None:
    who = card(1, family="WHO-1", skill="WHO")
    other = replace(turned(who, 2), family="WHO-1", skill="WHO")
    rest = [card(n, evidence_span=Span(30 * n, 30 * n + 28)) for n in range(3, BOTH_WAYS_FROM + 3)]
    assert len(choose_cards(dossier(), candidates(who, other, *rest)).chosen) == BOTH_WAYS_FROM + 2


@pytest.mark.parametrize(("family", "most"), [("HDG-5", 1), ("FCO-4", 2)])
def test_no_answer_fills_a_deck_where_answers_are_few(family: str, most: int) -> None:
    asked = ("Ferries cost too much", "Harbours need pilots", "Nurses earn little")
    kinds = [
        card(
            n, family=family, skill=family[:3], answer="A judgement", question=f"“{asked[n]}”: what kind of statement?"
        )
        for n in range(most + 1)
    ]
    other = card(9, family=family, skill=family[:3], answer="A forecast")
    choice = choose_cards(dossier(), candidates(*kinds, other))
    assert sorted(c.answer for c in choice.chosen) == ["A forecast", *["A judgement"] * most]
    reasons = [reason for _, reason in choice.left_out]
    assert reasons == [f"enough cards of family {family} have the same answer"] * (len(kinds) - most)


def test_under_a_maximum_the_deck_has_of_all_skills() -> None:
    def both(article: str) -> tuple[Candidate, ...]:
        asks = {"article": article, "fact": article, "question": f"Who closed bridge {article * 3}?"}
        tells = {"article": article, "fact": f"{article}2", "question": f"Who was mayor {article * 3}?", "skill": "WHO"}
        return candidates(card(1, key=f"{article}1", importance=1.0, **asks), card(2, key=f"{article}2", **tells))

    results = [(dossier(article), both(article)) for article in "abcd"]
    deck = choose(results, title="Four", limits=Limits(maximum=4))
    assert sorted(c.skill for c in deck.cards) == ["FAC", "FAC", "WHO", "WHO"]
    assert sorted(c.article for c in deck.cards) == ["a", "b", "c", "d"]


def test_a_fact_of_two_articles_is_one_card_that_names_both() -> None:
    first = card(1, question="Who closed the bridge in May 2015?")
    second = replace(
        first, article="b", key="b1", question="Who closed the bridge in June 2015?", context="News report · B"
    )
    other = replace(
        second, key="b2", fact="f3", question="Who opened the bridge?", answer="Tom Ek", evidence_span=Span(29, 57)
    )
    deck = choose([(dossier("a"), candidates(first)), (dossier("b"), candidates(second, other))], title="Two")
    assert keys(deck.cards) == ["k1", "b2"]
    assert [c.context for c in deck.cards] == ["News report · Bridge closed — also: News report · B", "News report · B"]


def test_a_question_that_an_earlier_article_answers_otherwise_is_left_out() -> None:
    first = card(1)
    second = replace(first, article="b", key="b1", answer="Tom Ek", fact="f2")
    deck = choose([(dossier("a"), candidates(first)), (dossier("b"), candidates(second))], title="Two")
    assert keys(deck.cards) == ["k1"]
    assert deck.cards[0].context == first.context


def test_an_article_given_twice_gives_its_cards_once() -> None:
    results = [(dossier("a"), candidates(card(1), card(2))), (dossier("a"), candidates(card(1), card(2)))]
    deck = choose(results, title="Twice")
    assert keys(deck.cards) == ["k1", "k2"]
    assert {c.context for c in deck.cards} == {"News report · Bridge closed"}


def test_one_date_is_asked_once_of_a_sentence() -> None:
    when = card(1, answer="On 5 May 2015", question="According to a May 2015 report, when did Norway close a bridge?")
    worked_out = card(
        2, answer="5 May 2015", skill="TIM", family="TIM-1", question="A report says: “It was Tuesday”. Which date is that?",
        evidence_span=when.evidence_span,
    )  # fmt: skip
    choice = choose_cards(dossier(), candidates(when, worked_out))
    assert len(choice.chosen) == 1
    assert [reason for _, reason in choice.left_out] == ["another card asks for the same date of the same sentence"]
    elsewhere = card(3, answer="5 May 2015", skill="TIM", family="TIM-1")
    assert len(choose_cards(dossier(), candidates(when, elsewhere)).chosen) == len((when, elsewhere))
