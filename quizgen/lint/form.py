"""Lint: faults of form that an editor would not print."""

from __future__ import annotations

import re

from quizgen.lint.text import unquoted
from quizgen.model import BLANK, Card, Form
from quizgen.rules import Drops, Keeps, LintRule

MAX_QUESTION_WORDS = 70
_DOUBLED = re.compile(r"\b(?!(?:had|that|is)\b)([A-Za-z]+)\s+\1\b", re.IGNORECASE)


def check_balance(card: Card, cards: tuple[Card, ...]) -> str | None:
    """Return which marks do not come in pairs."""
    for name, text in (("question", card.question), ("answer", card.answer)):
        shown = text.replace(BLANK, "")
        for opening, closing in (("“", "”"), ("(", ")"), ("[", "]")):
            if shown.count(opening) != shown.count(closing):
                return f"{opening}{closing} do not balance in the {name}"
        if shown.count('"') % 2 or "''" in shown or "``" in shown:
            return f'" does not balance in the {name}'
    return None


_CUT_TITLE = re.compile(r"\b(?:Sgt|Gen|Col|Capt|Lt|Maj|Cpl|Sen|Rep|Gov|Mr|Mrs|Ms|Dr|Prof|Rev|St|vs)\.?(?=[?”]|$)")
"""A title or short form whose stop was taken for that of the sentence, so that what it belongs to is lost."""
_GLUED = re.compile(
    r"(?<![.@/\w])(?:to|of|in|on|at|by|the|and|for|from|with|that|as)(?=[A-Z][a-z])|[.”\"]\s?(?:--|—)\s?[A-Z]|, and others(?=[.?”]|$)"
    r"|\b\d+[a-z]{4,}|\b(?:enough|more|most|some|many|such)['’]s\b|\bthat that (?:it|he|she|they)\b"
    r"|, whose \w+$|\b(?:will|would|can|could|should|may|might|must)(?=\?)|\b[A-Z][a-z]+ - [A-Z]"
)
"""Two words without the space between them, a byline behind the last sentence, or the first words of what came next."""


def check_cut(card: Card, cards: tuple[Card, ...]) -> str | None:
    """Return where the text was cut or joined wrongly."""
    for text in (card.question, card.answer):
        found = _CUT_TITLE.search(text) or _GLUED.search(text)
        if found is not None:
            return f"the text is cut or joined wrongly at “{found.group()}”"
    return None


_STRAY = re.compile(r"\s[,.;?!]|,,|,\?|(?<!\b[A-Z])(?<![ap]\.m)(?<!\b[JS]r)(?<!\bInc)(?<!\bCorp)\.\?|\.\.(?!\.)")
"""Marks that a cut has left; the stop of an abbreviation may stand before a question mark."""


def check_sentence(card: Card, cards: tuple[Card, ...]) -> str | None:
    """Return why the question is no printable sentence."""
    question = card.question
    if not question[:1].isupper() and question[:1] not in "“\"‘'[$€£" and not question[:1].isdigit():
        return "the question does not begin with a capital letter"
    if card.form is not Form.CLOZE and not question.endswith("?"):
        return "the question does not end with a question mark"
    if len(question.split()) > MAX_QUESTION_WORDS:
        return f"the question has more than {MAX_QUESTION_WORDS} words"
    if "  " in question or _STRAY.search(question):
        return "stray spaces or punctuation"
    doubled = _DOUBLED.search(question)
    return f"“{doubled.group()}” is doubled" if doubled else None


def check_blank(card: Card, cards: tuple[Card, ...]) -> str | None:
    """Return why a cloze card has no single blank, or another card has one outside a passage that it shows."""
    shown = card.question if card.form is Form.CLOZE else unquoted(card.question)
    blanks = shown.count(BLANK)
    if card.form is Form.CLOZE:
        return None if blanks == 1 else f"{blanks} blanks instead of one"
    return "a blank in a card that is no cloze" if blanks else None


def check_options(card: Card, cards: tuple[Card, ...]) -> str | None:
    """Return what is wrong with the options of a choice card."""
    if card.form is not Form.CHOICE:
        return "options on a card without choice" if card.choices else None
    if not 3 <= len(card.choices) <= 4:
        return f"{len(card.choices)} options; three or four are asked for"
    if card.choices.count(card.answer) != 1:
        return "the answer does not stand among the options once"
    folded = [" ".join(re.findall(r"\w+", option.casefold())) for option in card.choices]
    if len(set(folded)) < len(folded):
        return "two options are the same"
    if any(a != b and f" {a} " in f" {b} " for a in folded for b in folded):
        return "one option is part of another"
    return None


RULES = (
    LintRule(
        id="FRM-1",
        finds="Quotation marks or brackets that do not balance.",
        why="A half quotation hides who speaks.",
        check=check_balance,
        drops=(
            Drops({"question": "Who said: “The bridge is safe?"}, "no closing mark"),
            Drops({"answer": "the author of ''The Bridge"}, "a mark of two strokes, and no closing one"),
        ),
        keeps=(Keeps({"question": "Who said: “The bridge is safe”?"}),),
    ),
    LintRule(
        id="FRM-2",
        finds="A question that is no printable sentence.",
        why="A reader who stumbles over the question distrusts the answer.",
        check=check_sentence,
        drops=(
            Drops({"question": "who closed the bridge?"}, "no capital"),
            Drops({"question": "Who closed the bridge"}, "no question mark"),
            Drops({"question": "Who closed the the bridge?"}, "a doubled word"),
            Drops({"question": "Who closed the bridge , and why?"}, "a stray space"),
        ),
        keeps=(
            Keeps({"question": "Who said that that bridge was closed?"}, "“that that” is English"),
            Keeps({"question": "Who closed every bridge to the U.S.?"}, "the stop belongs to the abbreviation"),
        ),
    ),
    LintRule(
        id="FRM-5",
        finds="A sentence cut behind a title, two words glued together, or a byline behind a sentence.",
        why="A slip of the source, or of the division into sentences, becomes a slip of the card.",
        check=check_cut,
        drops=(
            Drops({"question": "Which country freed ten prisoners for Sgt?"}, "whom for?"),
            Drops({"question": "Who said that he had flown toOslo?"}, "a space is missing"),
            Drops({"question": "Who would show her accounts, and others?"}, "“, and others later” has lost its end"),
            Drops({"question": "Who called Berg “the first choice.” --Ida Moen?"}, "the name of the writer"),
        ),
        keeps=(
            Keeps(
                {"question": "Which firm makes the iPhone, and did Sgt. Moen buy it?"},
                "a name, and a title with its own",
            ),
            Keeps({"question": "Who called Berg — a sailor — the first choice?"}),
        ),
    ),
    LintRule(
        id="FRM-3",
        finds="A cloze card without exactly one blank.",
        why="One card asks one thing.",
        check=check_blank,
        drops=(
            Drops({"form": Form.CLOZE, "question": "The bridge was closed."}, "no blank"),
            Drops({"question": f"Who closed {BLANK}?"}, "a blank in a basic card"),
        ),
        keeps=(
            Keeps({"form": Form.CLOZE, "question": f"The bridge was closed for {BLANK} days."}),
            Keeps({"question": f"A report says: “{BLANK} closed the bridge”. Who did?"}, "left out of a passage"),
        ),
    ),
    LintRule(
        id="FRM-4",
        finds="Options that are too few, equal, or part of each other.",
        why="Every wrong option must be wrong, and none may point to the right one.",
        check=check_options,
        drops=(
            Drops({"form": Form.CHOICE, "answer": "Oslo", "choices": ("Oslo", "Riga")}, "two options only"),
            Drops({"form": Form.CHOICE, "answer": "Oslo", "choices": ("Oslo", "Riga", "oslo")}, "the same twice"),
            Drops(
                {"form": Form.CHOICE, "answer": "the mayor", "choices": ("the mayor", "the mayor of Riga", "a cook")},
                "one holds another",
            ),
        ),
        keeps=(Keeps({"form": Form.CHOICE, "answer": "Oslo", "choices": ("Oslo", "Riga", "Turin")}),),
    ),
)
