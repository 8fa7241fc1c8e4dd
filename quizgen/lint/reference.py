"""Lint: words in a question that point to something the card does not show."""

from __future__ import annotations

import re

from quizgen.lexicon import lexicon
from quizgen.lint.text import unquoted, words
from quizgen.model import Card
from quizgen.rules import Drops, Keeps, LintRule

_SPEAKER = re.compile(r"\b(?:we|us|our|ours|you|your|yours|my|mine|me|myself)\b|\bI\b(?!\.)", re.IGNORECASE)
_THIRD = re.compile(r"\b(?:he|she|him|her|his|hers|it|its|they|them|their|theirs)\b", re.IGNORECASE)
_ANTECEDENT = re.compile(r"(?<!^)(?<![.?!:]\s)\b[A-Z][\w’'-]+|\b(?:[Ww]ho|[Ww]hich|[Ww]hose|people|person|s)\b")
_PLEONASTIC = re.compile(r"\bit\s+(?:is|was|has been|had been|will be|would be)\b", re.IGNORECASE)
_POINTING = re.compile(r"\b(?:this|these|those)\b(?!\s+(?:report|sentence|words?|statement|claim)\b)", re.IGNORECASE)
_COMPARING = re.compile(
    r"\ban? (?:similar|different|further|separate) \w+(?! (?:from|to|than))"
    r"|\bof (?:his|hers|theirs)(?= (?:onto|to|in|on|at|for|and|with|from)\b|[,?])"
)
"""Words that compare with, or belong to, what the card does not show: "a similar plan", "a supporter of his"."""
_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow)\b"
    r"|\b(?:last|next|this|past|coming)\s+(?:\w+\s+)?(?:week|month|year|night|weekend|decade|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|spring|summer|autumn|fall|winter)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b(?!,?\s+(?:\d|[A-Z][a-z]+ \d))"
    r"|\b(?:days|weeks|months|years|hours)\s+(?:ago|earlier|later)\b",
    re.IGNORECASE,
)


_TELLING = frozenset({"of", "between", "with", "on", "about", "to", "that", "who", "for", "in"})


def check_pronoun(card: Card, cards: tuple[Card, ...]) -> str | None:
    """Return the first pronoun outside quotation marks that nothing before it in the question explains."""
    text = unquoted(card.question)
    speaker = _SPEAKER.search(re.sub(r"\bU\.?S\.?\b|\bUS\b", "", text))
    if speaker and speaker.group() != "US":
        return f"“{speaker.group()}” in the question speaks for nobody"
    pleonastic = {m.start() for m in _PLEONASTIC.finditer(text)}
    for pronoun in _THIRD.finditer(text):
        if pronoun.start() not in pleonastic and not _ANTECEDENT.search(text[: pronoun.start()]):
            return f"“{pronoun.group()}” in the question stands for nobody named before"
    pointing = _POINTING.search(text) or _COMPARING.search(text)
    return f"“{pointing.group()}” points to something the card does not show" if pointing else None


def check_time(card: Card, cards: tuple[Card, ...]) -> str | None:
    """Return the first relative date outside quotation marks in question or answer."""
    for text in (card.question, card.answer):
        found = _RELATIVE.search(unquoted(text))
        if found:
            return f"“{found.group()}” means nothing months later"
    return None


def check_description(card: Card, cards: tuple[Card, ...]) -> str | None:
    """Return the first short description ("the meeting") that only the article could explain."""
    text = unquoted(card.question)
    for found in re.finditer(r"\b[Tt]he\s+((?:two|three|four)\s+)?([a-z]+)\b(\s+\w+)?", text):
        entry = lexicon("dangling_nouns").get(found.group(2))
        follows = (found.group(3) or "").strip()
        if entry is None or follows in _TELLING or text.startswith(" “", found.end()):
            continue
        if found.group(2) not in words(card.context) and not _same_event(found.group(2), card.context):
            return f"“{found.group().strip()}” could be any"
    return None


def _same_event(noun: str, context: str) -> bool:
    """Tell whether the headline tells the event by another noun: "the accident" of a headline with "collapse"."""
    events = lexicon("event_nouns")
    mine = events.get(noun)
    others = (events.get(word) for word in words(context))
    return mine is not None and any(other is not None and other.cls == mine.cls for other in others)


def _are_initials(acronym: str, context: str) -> bool:
    """Tell whether the letters are the initials of words in the headline: "IE" of "Internet Explorer"."""
    return acronym in "".join(word[0] for word in context.split() if word[:1].isupper())


def check_acronym(card: Card, cards: tuple[Card, ...]) -> str | None:
    """Return the first acronym that neither common knowledge nor the headline explains."""
    for text in (unquoted(card.question), card.answer):
        for found in re.finditer(r"\b[A-Z]{2,6}\b", text):
            if found.group() in lexicon("known_acronyms") or found.group() in card.context:
                continue
            if not _are_initials(found.group(), card.context):
                return f"“{found.group()}” is never spelled out"
    return None


RULES = (
    LintRule(
        id="REF-1",
        finds="A pronoun or pointing word in the question that nothing in the question explains.",
        why="A card is met alone, months later; “he” is then nobody.",
        check=check_pronoun,
        drops=(
            Drops({"question": "What did he decline to say?"}, "nobody is named"),
            Drops({"question": "Who said that our plan had failed?"}, "“our” is the speaker's"),
            Drops({"question": "Who opened this bridge?"}, "which bridge?"),
            Drops({"question": "Who told Anna Berg of a similar accident?"}, "similar to which?"),
            Drops({"question": "Which team of Anna Berg pushed supporters of his onto the list?"}, "whose?"),
        ),
        keeps=(
            Keeps({"question": "Who said that the firm Norlink had sold its ferries?"}, "“its” is Norlink's"),
            Keeps({"question": "Who said: “He told us nothing”?"}, "inside the quotation marks"),
            Keeps({"question": "According to Anna Berg, is it known who paid?"}, "“it” stands for nothing"),
        ),
    ),
    LintRule(
        id="REF-2",
        finds="A relative date in question or answer.",
        why="“Last year” moves with the reader; the card must not.",
        check=check_time,
        drops=(
            Drops({"question": "Who resigned on Wednesday?"}, "which Wednesday?"),
            Drops({"answer": "Two weeks ago"}, "from when?"),
        ),
        keeps=(
            Keeps({"question": "Who resigned on Wednesday, 6 March 2024?"}, "the date is given"),
            Keeps({"question": "Which year does “last year” mean in the report of 6 March 2024?"}, "quoted"),
        ),
    ),
    LintRule(
        id="REF-3",
        finds="A short definite description that only the article explains: “the meeting”, “the two sides”.",
        why="Without the article any meeting could be meant.",
        check=check_description,
        drops=(
            Drops({"question": "Where did the two sides sign?"}, "which sides?"),
            Drops({"question": "Who proposed the meeting?"}, "which meeting?"),
        ),
        keeps=(
            Keeps({"question": "Who proposed the meeting of the river states?"}, "the phrase tells which"),
            Keeps({"question": "Who said: “The meeting is off”?"}, "inside the quotation marks"),
            Keeps({"question": "Who left the report “Ferry runs aground” out?"}, "its title follows"),
        ),
    ),
    LintRule(
        id="REF-4",
        finds="An acronym that is not spelled out.",
        why="Months later nobody knows what a local acronym stood for.",
        check=check_acronym,
        drops=(
            Drops({"question": "Who leads the NFDB?"}, "not common knowledge"),
            Drops({"answer": "a lecturer at VTU"}, "not common knowledge"),
        ),
        keeps=(
            Keeps({"question": "Who is the US ambassador to the UN?"}, "known to every reader"),
            Keeps({"question": "Who said: “The NFDB must act”?"}, "inside the quotation marks"),
        ),
    ),
)
