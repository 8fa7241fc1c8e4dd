"""Questions from clauses: word order, operator, agreement."""

from __future__ import annotations

import pytest

from quizgen.grammar import Wording, ask_inverted, ask_subject, past_tense


def clause(verb: str, lemma: str, tag: str, *auxiliaries: str, plural: bool = False, fronted: str = "") -> Wording:
    return Wording("the council", auxiliaries, verb, lemma, tag, plural, "the bridge", fronted)


@pytest.mark.parametrize(
    ("wording", "question"),
    [
        (clause("closed", "close", "VBD"), "When did the council close the bridge?"),
        (clause("closes", "close", "VBZ"), "When does the council close the bridge?"),
        (clause("closed", "close", "VBN", "had", "not", "yet"), "When had the council not yet closed the bridge?"),
        (clause("close", "close", "VB", "will"), "When will the council close the bridge?"),
        (clause("was", "be", "VBD"), "When was the council the bridge?"),
        (clause("close", "close", "VB", "’ll"), "When will the council close the bridge?"),
        (
            clause("closed", "close", "VBD", fronted="after a storm"),
            "After a storm, when did the council close the bridge?",
        ),
    ],
)
def test_the_operator_moves_before_the_subject(wording: Wording, question: str) -> None:
    assert ask_inverted("When", wording) == question


def test_without_an_operator_there_is_no_question() -> None:
    assert ask_inverted("When", clause("close", "close", "VB")) is None


@pytest.mark.parametrize(
    ("wording", "question"),
    [
        (clause("closed", "close", "VBD"), "Who closed the bridge?"),
        (clause("closed", "close", "VBN", "have", plural=True), "Who has closed the bridge?"),
        (clause("close", "close", "VBP", plural=True), "Who closes the bridge?"),
    ],
)
def test_a_subject_question_keeps_the_order_and_agrees(wording: Wording, question: str) -> None:
    assert ask_subject("Who", wording, singular=True) == question


@pytest.mark.parametrize(
    ("lemma", "past"), [("say", "said"), ("point out", "pointed out"), ("deny", "denied"), ("tell", "told")]
)
def test_past_tense(lemma: str, past: str) -> None:
    assert past_tense(lemma) == past
