"""Lint: answers that are given away, too long, or no answer."""

from __future__ import annotations

import re
from itertools import pairwise

from quizgen.lexicon import lexicon
from quizgen.lint.text import content_words, stems, unquoted, words
from quizgen.model import Card, Form
from quizgen.rules import Drops, Keeps, LintRule

MAX_WORDS = {Form.BASIC: 30, Form.CLOZE: 6, Form.CHOICE: 16}
_WH_WITHIN = 16
_LEAST_INITIALS = 3
_PLACE_WORDS = 2
_DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")
_TOLD_WORDS = 1
"""Words of the question in the headline, besides the answer, from which the headline tells the same event."""
_TOLD_BY_HEADLINE = 0.35
"""Share of the question's words in the headline from which the headline tells the same event."""
_GENERIC = frozenset({"the", "a", "an", "poll", "survey", "study", "report", "figures", "data", "from", "by", "of"})
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "him",
        "her",
        "them",
        "us",
        "this",
        "that",
        "these",
        "those",
        "who",
        "which",
        "there",
    ]
)


def check_given_away(card: Card, cards: tuple[Card, ...]) -> str | None:
    """Return why the question gives its answer away."""
    if card.form is Form.CHOICE:
        return None
    answer = content_words(card.answer)
    if answer and answer <= content_words(unquoted(card.question)):
        return "every word of the answer stands in the question, outside quotation marks"
    told = headline_tells(card)
    if told is not None:
        return told
    if (day := _DAY.search(card.answer)) is not None and day.group() in _DAY.findall(card.context):
        return "the context line has the date"
    if card.form is Form.BASIC and _name_shown(card):
        return "the question names the person asked for"
    if card.family != "WHO-4" and (short := _initials(card.answer)) and re.search(rf"\b{short}\b", card.question):
        return "the question has the initials of the name asked for"
    return None


def _initials(name: str) -> str:
    """Return the initials of the capitalised words of a name, where there are three or more."""
    letters = "".join(
        word[0] for word in name.split(",", maxsplit=1)[0].split() if word[0].isupper() and word.lower() not in _GENERIC
    )
    return letters if len(letters) >= _LEAST_INITIALS else ""


def headline_tells(card: Card) -> str | None:
    """Return how the headline on the context line gives the answer away, or None."""
    if card.form is Form.CHOICE:
        return None
    if (card.skill == "FAC" or card.family == "SRC-7") and _in_headline(card, content_words(card.answer)):
        return "the headline, which the card shows, gives the answer"
    speaker = words(card.answer.split(",")[0])[-1:] if card.family in {"SRC-1", "SRC-7", "SRC-9"} else []
    if speaker and speaker[0] in words(card.context):
        return "the headline, which the card shows, names the speaker"
    if card.family == "SRC-2" and _is_told_by_headline(card):
        return "the headline, which the card shows, gives most of the answer"
    if card.family in {"WHO-1", "EVD-2", "SRC-9"} and _is_name(card) and _names_shown(card):
        return "the headline, which the card shows, has the name"
    if card.family == "WHO-1" and not _is_name(card) and _post_shown(card):
        return "the headline, which the card shows, has the post"
    return None


def _post_shown(card: Card) -> bool:
    """Tell whether the headline has the word for a post before the surname asked about: "Transport Minister Jones resigns"."""
    asked, shown = words(card.question), words(card.context)
    return any(_is_post(a) and b in asked and not _is_post(b) for a, b in pairwise(shown))


def _is_post(word: str) -> bool:
    title = lexicon("titles").get(word)
    return word in lexicon("role_nouns") or (title is not None and not title.cls)


def _is_told_by_headline(card: Card) -> bool:
    """Tell whether half of what the answer tells beside the question stands in the headline."""
    new = stems(content_words(card.answer)) - stems(answer_free(card))
    return len(new & stems(content_words(card.context))) * 2 >= len(new)


def _is_name(card: Card) -> bool:
    """Tell whether an answer is nothing but a name; "the", "poll" and the like say nothing of their own."""
    own = [word for word in card.answer.split() if word.lower() not in _GENERIC]
    return bool(own) and all(word[:1].isupper() for word in own)


def _in_headline(card: Card, answer: frozenset[str]) -> bool:
    """Tell whether the context line tells the answer with the event, or holds the name that a blank asks for."""
    shown = content_words(card.context)
    if card.family in {"FAC-1", "FAC-2"} and (_names_shown(card) or _place_shown(card)):
        return True
    if card.form is Form.CLOZE and words(card.answer)[-1:] and words(card.answer)[-1] in shown:
        return True
    if not answer or not answer <= shown:
        return False
    told, known = stems(answer_free(card)), stems(shown - answer)
    return len(told & known) >= min(_TOLD_WORDS, _TOLD_BY_HEADLINE * len(told))


def _place_shown(card: Card) -> bool:
    """Tell whether the headline has the name with which a body asked for begins: "the St. Paul City Council"."""
    names = [word for word in card.answer.split() if word.lower() not in _GENERIC]
    first = words(" ".join(names[:2])) if card.question.lower().find("which ") >= 0 else []
    return len(first) == _PLACE_WORDS and all(word in words(card.context) for word in first)


def _names_shown(card: Card) -> bool:
    """Tell whether the headline has the surname, or the one word, of every name in the answer."""
    names = [_last_name(name) for name in re.split(r", | and ", card.answer)]
    last = [words(name)[-1] for name in names if words(name) and name[:1].isupper()]
    return bool(last) and len(last) == len(names) and all(name in words(card.context) for name in last)


def _last_name(name: str) -> str:
    """Return the last word of a name, without "survey" and the like."""
    own = [word for word in name.split() if word.lower() not in _GENERIC]
    return own[-1] if own else ""


def answer_free(card: Card) -> frozenset[str]:
    """Return the content words of what a question asks, without the report it names."""
    asked = unquoted(card.question)
    return content_words(asked.split(",", 1)[1] if asked.startswith("According to") and "," in asked else asked)


def _name_shown(card: Card) -> bool:
    """Tell whether a name that is the answer (two or three capitalised words) has its last word in the question."""
    parts = card.answer.split(",")[0].split()
    if not 2 <= len(parts) <= 3 or not all(part[:1].isupper() for part in parts):
        return False
    return (
        "who" in words(card.question)[:_WH_WITHIN]
        and words(parts[-1])[-1:] != []
        and words(parts[-1])[-1] in words(unquoted(card.question))
    )


def check_length(card: Card, cards: tuple[Card, ...]) -> str | None:
    """Return by how much the answer is too long for its form."""
    limit, count = MAX_WORDS[card.form], len(card.answer.split())
    return f"an answer of {count} words; at most {limit} fit this form" if count > limit else None


def check_empty(card: Card, cards: tuple[Card, ...]) -> str | None:
    """Return why the answer says nothing."""
    if not words(card.answer):
        return "the answer is empty"
    return "the answer is a pronoun" if set(words(card.answer)) <= _PRONOUNS else None


RULES = (
    LintRule(
        id="ANS-1",
        finds="An answer that stands in the question.",
        why="A card that answers itself trains nothing.",
        check=check_given_away,
        drops=(
            Drops(
                {"question": "Which city did Oslo's mayor speak for?", "answer": "Oslo"}, "“Oslo” is in the question"
            ),
            Drops({"question": "Who said that Berg would resign?", "answer": "Anna Berg"}, "the surname is shown"),
            Drops(
                {"question": "Who said that the NHB had closed a port?", "answer": "The Norwegian Harbour Board"},
                "the initials are shown",
            ),
            Drops(
                {
                    "question": "Which council banned cars?",
                    "answer": "The West Bergen City Council",
                    "skill": "FAC",
                    "family": "FAC-1",
                    "context": "News report · West Bergen bans cars",
                },
                "the headline has the name of the city",
            ),
            Drops(
                {
                    "question": "When did Anna Berg resign?",
                    "answer": "On 6 March 2024",
                    "context": "News report · Vote in Oslo · 6 March 2024",
                },
                "the date of the report, which the card shows",
            ),
            Drops(
                {
                    "question": "Who was the harbour master of Oslo in March 2024?",
                    "answer": "Anna Berg",
                    "context": "News report · Berg closes the harbour · 6 March 2024",
                    "family": "WHO-1",
                },
                "the headline has the name",
            ),
            Drops(
                {
                    "question": "Who was Anna Berg in March 2024?",
                    "answer": "the harbour minister of Norway",
                    "context": "News report · Minister Berg resigns · 6 March 2024",
                    "family": "WHO-1",
                },
                "the headline has the post",
            ),
        ),
        keeps=(
            Keeps({"question": "Which city applied?", "answer": "Oslo"}),
            Keeps(
                {
                    "question": "When did Anna Berg resign?",
                    "answer": "On 6 March 2024",
                    "context": "News report · Vote in Oslo · 16 March 2024",
                }
            ),
        ),
    ),
    LintRule(
        id="ANS-2",
        finds="An answer too long to be recalled.",
        why="A learner must be able to say the answer before turning the card.",
        check=check_length,
        drops=(
            Drops({"answer": " ".join(["word"] * 31)}, "31 words"),
            Drops({"form": Form.CLOZE, "answer": "one two three four five six seven"}, "a blank holds six at most"),
        ),
        keeps=(Keeps({"answer": "whether the bridge would be closed"}),),
    ),
    LintRule(
        id="ANS-3",
        finds="An answer that is empty or a mere pronoun.",
        why="“He” answers nothing.",
        check=check_empty,
        drops=(Drops({"answer": "they"}, "a pronoun"), Drops({"answer": "…"}, "no word")),
        keeps=(Keeps({"answer": "Anna Berg"}),),
    ),
)
