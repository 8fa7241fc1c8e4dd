"""The record of an attribution: channel, day, side, and what a quotation without a cue adds."""

from __future__ import annotations

import pytest
from spacy.language import Language

from quizgen.facts.attribution import Attribution, NestedAttribution
from quizgen.load.text import article_from_text
from quizgen.pipeline import find_facts
from quizgen.read import read
from quizgen.rules.registry import RuleSet

PAGE = "A report on the matter at hand\n\nWednesday, March 6, 2024\n\n{}\n"


def attributions(text: str, nlp: Language, rules: RuleSet) -> list[Attribution]:
    reading = next(iter(read([article_from_text(PAGE.format(text), "a.txt")], nlp)))
    return [fact for fact in find_facts(reading, rules) if isinstance(fact, Attribution)]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("“The port is closed for good,” Ana Ruiz told reporters.", "told reporters"),
        ("Ana Ruiz said in a written statement that the port was closed.", "in a written statement"),
        ("Ana Ruiz wrote on Twitter that the port was closed.", "on Twitter"),
        ("Ana Ruiz said that the port was closed.", None),
    ],
)
def test_the_channel_is_told(text: str, channel: str | None, nlp: Language, rules: RuleSet) -> None:
    assert attributions(text, nlp, rules)[0].channel == channel


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Ana Ruiz said on Tuesday that the port was closed.", "on 5 March 2024"),
        ("Ana Ruiz said that the port was closed.", None),
    ],
)
def test_the_day_of_a_statement_is_worked_out(text: str, when: str | None, nlp: Language, rules: RuleSet) -> None:
    assert attributions(text, nlp, rules)[0].when == when


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Ana Ruiz left. A spokesman for Norlink said that the port was closed.", "Norlink"),
        ("Norlink’s lawyer, Leo Brandt, said that the port was closed.", "Norlink"),
        ("Ana Ruiz said that the port was closed.", None),
    ],
)
def test_the_side_of_the_source_is_told(text: str, side: str | None, nlp: Language, rules: RuleSet) -> None:
    assert attributions(text, nlp, rules)[0].side == side


def test_a_quotation_without_a_cue_is_content_but_not_quoted_in_a_question(nlp: Language, rules: RuleSet) -> None:
    text = "“The port is closed for good,” Ana Ruiz said.\n\n“Nobody may enter it any more.”"
    fact = attributions(text, nlp, rules)[0]
    assert "Nobody may enter" in fact.content
    assert fact.quote == "The port is closed for good"


def test_what_is_told_at_second_hand_is_a_kind_of_its_own(nlp: Language, rules: RuleSet) -> None:
    facts = attributions("Ana Ruiz said that Leo Brandt believed that the port was closed.", nlp, rules)
    kinds = {fact.source: fact.kind for fact in facts}
    assert kinds == {"Ana Ruiz": "attribution", "Leo Brandt": "nested_attribution"}
    nested = next(fact for fact in facts if isinstance(fact, NestedAttribution))
    assert nested.within == "Ana Ruiz"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Anna Berg said that she would publish her letters to Norway.", "she would publish her letters to Norway"),
        ("Anna Berg said that she would publish Mary Jones and her letters to Norway.", None),
        ("Anna Berg said that her letters to Norway were lost.", "her letters to Norway were lost"),
    ],
    ids=["her own", "another woman", "nobody else at all"],
)
def test_what_the_speaker_owns_may_stay_a_pronoun(text: str, claim: str | None, nlp: Language, rules: RuleSet) -> None:
    assert attributions(text, nlp, rules)[0].claim == claim


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("Ana Ruiz vowed to close two ports in Norway.", "to close two ports in Norway"),
        ("Ana Ruiz vowed not to close two ports in Norway.", "not to close two ports in Norway"),
        ("Ana Ruiz refused to comment on the port of Oslo.", None),
        ("Ana Ruiz agreed to take part in a total of 10.", None),
    ],
    ids=["a promise", "a refusal", "a silence", "a number of nothing"],
)
def test_what_a_source_undertakes_stands_alone(text: str, aim: str | None, nlp: Language, rules: RuleSet) -> None:
    assert attributions(text, nlp, rules)[0].aim == aim
