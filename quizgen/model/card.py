"""Cards and decks, free of any markup of Anki, HTML or the terminal."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from quizgen.model.fact import Fact
from quizgen.model.span import Span

BLANK = "[…]"
"""Stands in a cloze question for the words to be found."""


class Form(StrEnum):
    """How a card asks."""

    BASIC = "basic"
    CLOZE = "cloze"
    CHOICE = "choice"


@dataclass(frozen=True)
class Named:
    """A person, body or place of the article: the fullest name, what it is, the other forms, how often it is named.

    kind: "person", "organisation", "place", "group" or "other". aliases: in the order of the text, names only.
    """

    name: str
    kind: str
    aliases: tuple[str, ...]
    mentions: int


@dataclass(frozen=True)
class Dossier:
    """All that question rules may see of one article: its frame and its facts.

    ``when`` is the date of the report (its time anchor), ``inferred`` tells that
    it was worked out rather than printed at the top, ``date_remark`` from what.
    ``opinion``: the writer speaks of himself; it is no plain report. ``sport``: it is on matches and players.
    ``names``: whom and what the article names, in the order of first mention, but names that two may have.
    """

    article: str
    path: str
    text: str
    headline: str | None
    publisher: str | None
    url: str | None
    when: dt.date | None
    inferred: bool
    facts: tuple[Fact, ...]
    date_remark: str = ""
    opinion: bool = False
    sport: bool = False
    names: tuple[Named, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Card:
    """One question with one right answer and the characters that prove it.

    evidence: the sentence that shows the answer, as printed.
    evidence_span, span: code-point offsets into ``Article.text`` of the evidence
    and, inside it, of the words to highlight.
    choices: all options in the order shown, the answer among them; empty unless
    ``form`` is ``CHOICE``.
    fact: key of the fact behind the card; cards that share it are siblings.
    rules: ids of the fact rule and of the question rule.
    spare: sound, but chosen only where the article gives few others.
    """

    article: str
    key: str
    form: Form
    skill: str
    family: str
    level: int
    question: str
    answer: str
    choices: tuple[str, ...] = ()
    context: str
    evidence: str
    evidence_span: Span
    span: Span
    why: str
    rules: tuple[str, str]
    fact: str
    url: str | None = None
    importance: float = 0.0
    spare: bool = False


@dataclass(frozen=True)
class Deck:
    """Cards in study order. ``title`` names the deck, ``headlines`` the subdeck of each article id."""

    title: str
    cards: tuple[Card, ...]
    headlines: tuple[tuple[str, str], ...]
    tags: tuple[str, ...] = ()
