"""English grammar for questions: word order, auxiliaries, agreement."""

from quizgen.grammar.question import (
    Wording,
    ask_agent,
    ask_inverted,
    ask_perfect,
    ask_subject,
    capitalised,
    past_tense,
    present_tense,
)

__all__ = [
    "Wording",
    "ask_agent",
    "ask_inverted",
    "ask_perfect",
    "ask_subject",
    "capitalised",
    "past_tense",
    "present_tense",
]
