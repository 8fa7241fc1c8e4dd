"""Choose: from all sound cards of one or more articles to a deck in study order.

Chosen first are the cards nearest to what the article is about; caps keep any
one sentence, family or stock answer from filling the deck, and several
articles take turns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from quizgen.deck import families
from quizgen.deck.make import Candidate
from quizgen.deck.merge import merge
from quizgen.lint.text import asked_stems, content_words, stems
from quizgen.model import Card, Deck, Dossier

MAX_PER_SENTENCE = 5
MAX_CRITICAL_PER_SENTENCE = 2
MAX_SHARE_SILENT = 0.25
"""Largest share of the deck whose answer is that the text does not say."""

BOTH_WAYS_FROM = 20
"""Cards that a deck must have before one fact is asked in both directions: the one answers the other."""
BOTH_WAYS_ALONE = 3
"""Cards below which that does not matter, where all ask who's who."""

CRITICAL = frozenset({"SRC", "EVD", "FCO", "HDG", "VRB", "AGT", "UNK", "LNG", "GAP", "STR"})
MAX_OF_ONE_CLAUSE = 2
"""Cards of one skill that may be made of one clause: who did it, and when."""
_NEARLY = 0.7
"""Share of words from which two questions are taken for one, or each to answer the other."""
PLAIN = frozenset({"FAC", "TIM"})
"""Skills that ask what happened; so does SRC-1, who said what. There only what a report is about is worth a card."""
LEAST_IMPORTANCE = 0.3
"""Below it a plain fact is a detail told late, which the headline has nothing of. Readers of 142 cards from 57 reports found
one in four such cards good, and more than half of those from 0.5 up."""
FEW = 1
"""Cards up to which an article is given details, too: better a plain card than none, but readers reject most of them."""
_SHORT = 3000
"""Characters up to which the end of an article is no place for details only."""
_SECOND = frozenset({"WHO-1-Q1"})
"""Rules whose question a sibling asks better: a person has other posts as well, a post has one holder."""
_DATE = re.compile(r"(?:(?:\d{1,2} )?[A-Z][a-z]+ )?\d{4}$")
_DOES_NOT_SAY = re.compile(r"^(?:no\b|the (?:sentence|report|text) does not|it does not say|nobody\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Limits:
    """What the user asked for: at most ``maximum`` cards, only these skills, no card above ``level``."""

    maximum: int | None = None
    skills: frozenset[str] = frozenset()
    level: int | None = None

    def admit(self, card: Card) -> bool:
        """Tell whether a card is of a wanted skill and level."""
        if self.skills and card.skill not in self.skills:
            return False
        return self.level is None or card.level <= self.level


@dataclass(frozen=True)
class Choice:
    """The chosen cards, and the sound ones left out with the reason."""

    chosen: tuple[Card, ...]
    left_out: tuple[tuple[Card, str], ...]


def choose(
    results: Iterable[tuple[Dossier, Sequence[Candidate]]],
    *,
    title: str,
    limits: Limits = Limits(),
    tags: tuple[str, ...] = (),
) -> Deck:
    """Return the deck of the best cards; articles keep their order, cards that of the text.

    results: for each article its dossier and its candidate cards.
    """
    pairs = [(dossier, choose_cards(dossier, found, limits)) for dossier, found in results]
    chosen = merge([choice.chosen for _, choice in pairs])
    if limits.maximum is not None:
        chosen = _share(chosen, [dossier for dossier, _ in pairs], limits.maximum)
    headlines = tuple((dossier.article, dossier.headline or dossier.path) for dossier, _ in pairs)
    return Deck(title, tuple(card for cards in chosen for card in cards), headlines, tags)


def choose_cards(dossier: Dossier, found: Sequence[Candidate], limits: Limits = Limits()) -> Choice:
    """Choose among the sound cards of one article, without regard to the maximum of the deck."""
    taken = _Taken()
    left_out: list[tuple[Card, str]] = []
    admitted = _ranked(dossier, [c.card for c in found if c.dropped_by is None and limits.admit(c.card)])
    spare = [card for card in admitted if card.spare or _is_detail(dossier, card)]
    sound = [card for card in admitted if card not in spare]
    backwards = [card for card in sound if _is_turned_sibling(card, sound)]
    for card in (*(c for c in sound if c not in backwards), *backwards, *spare):
        reason = taken.refuses(card)
        if reason is None and card in backwards and not taken.has_room_for_both():
            reason = "another card asks for the same fact the other way round"
        if reason is None and card in spare and len(taken.texts) >= FEW:
            reason = "it is a detail, and the report gives better cards"
        if reason is None:
            taken.take(card)
        else:
            left_out.append((card, reason))
    kept, silent = _limit_silent(taken.cards)
    return Choice(_in_study_order(kept), (*left_out, *silent))


def _is_detail(dossier: Dossier, card: Card) -> bool:
    """Tell whether a card asks for a plain fact that is told late and has nothing to do with the headline."""
    if not (card.skill in PLAIN or card.family == "SRC-1"):
        return False
    return dossier.sport or importance(dossier, card) < LEAST_IMPORTANCE  # the run of a match is nothing to remember


def _is_turned_sibling(card: Card, ranked: Sequence[Card]) -> bool:
    """Tell whether a card that ranks before asks who's who of the same role in the opposite direction."""
    if card.family != "WHO-1":
        return False
    first = next(other for other in ranked if other.fact == card.fact)
    return first is not card and first.answer != card.answer and _turned(card, first)


@dataclass
class _Taken:
    """What the deck holds so far, counted for the caps; lives only inside `choose_cards`."""

    sentences: Counter[tuple[int, int]] = field(default_factory=Counter)
    critical: Counter[tuple[int, int]] = field(default_factory=Counter)
    families: Counter[str] = field(default_factory=Counter)
    texts: list[tuple[Card, frozenset[str]]] = field(default_factory=list)

    @property
    def cards(self) -> list[Card]:
        """The cards taken so far."""
        return [card for card, _ in self.texts]

    def has_room_for_both(self) -> bool:
        """Tell whether "who was X" and "who held the post" stand far enough apart, or nothing else is there."""
        alone = len(self.texts) < BOTH_WAYS_ALONE and all(card.family == "WHO-1" for card in self.cards)
        return alone or len(self.texts) >= BOTH_WAYS_FROM

    def refuses(self, card: Card) -> str | None:
        """Return why one more such card would be too many, or None."""
        if self._has_sibling(card):
            return "another card asks for the same fact"
        if self.sentences[card.evidence_span] >= MAX_PER_SENTENCE:
            return f"{MAX_PER_SENTENCE} cards rest on its sentence already"
        if _is_critical(card) and self.critical[card.evidence_span] >= MAX_CRITICAL_PER_SENTENCE:
            return f"{MAX_CRITICAL_PER_SENTENCE} critical cards rest on its sentence already"
        cap = families.CAPS.get(card.family)
        if cap is not None and self.families[card.family] >= cap:
            return f"{cap} cards of family {card.family} are enough"
        most = families.PER_ANSWER.get(card.family)
        same = sum(other.family == card.family and other.answer == card.answer for other in self.cards)
        if most is not None and same >= most:
            return f"enough cards of family {card.family} have the same answer"
        if any(_are_rivals(card, o) and card.evidence_span.overlaps(o.evidence_span) for o in self.cards):
            return "another card asks nearly the same of its sentence"
        twin = next((other for other, text in self.texts if _near(card, other, text)), None)
        if twin is not None:
            return f"it asks nearly the same as “{twin.question}”"
        if any(_same_date(card, other) for other in self.cards):
            return "another card asks for the same date of the same sentence"
        told = [other for other, text in self.texts if _tell_the_same(card, other, text)]
        return f"{MAX_OF_ONE_CLAUSE} cards ask what its clause tells" if len(told) >= MAX_OF_ONE_CLAUSE else None

    def _has_sibling(self, card: Card) -> bool:
        """Tell whether the fact is asked already, in this direction: "who was X" and "who held the post" are two."""
        return any(
            other.fact == card.fact and (other.answer == card.answer or not _turned(card, other))
            for other in self.cards
        )

    def take(self, card: Card) -> None:
        """Count a card as chosen."""
        self.sentences[card.evidence_span] += 1
        self.critical[card.evidence_span] += _is_critical(card)
        self.families[card.family] += 1
        self.texts.append((card, asked_stems(card.question)))


def _are_rivals(card: Card, other: Card) -> bool:
    """Tell whether two cards on one sentence are of families of which one is enough, there or for one answer."""
    if frozenset({card.family, other.family}) == families.OF_ONE_CLAUSE:
        return card.answer.casefold() == other.answer.casefold() or _answer_each_other(card, other)
    return families.ask_the_same(card.family, other.family)


def _is_critical(card: Card) -> bool:
    """Tell whether a card asks how a thing is told; who said it, the first step, does not count."""
    return card.skill in CRITICAL and card.level > 1


def _turned(card: Card, other: Card) -> bool:
    """Tell whether two cards ask one fact in opposite directions."""
    return card.answer in other.question or other.answer in card.question


def _near(card: Card, other: Card, other_words: frozenset[str]) -> bool:
    """Tell whether two cards with one answer ask in nearly the same words, or two on one sentence answer each other."""
    if card.fact == other.fact or card.skill != other.skill:
        return False
    if card.answer.casefold() == other.answer.casefold():
        return _overlap(asked_stems(card.question), other_words) >= _NEARLY
    return card.skill != "FAC" and card.evidence_span.overlaps(other.evidence_span) and _answer_each_other(card, other)


def _same_date(card: Card, other: Card) -> bool:
    """Tell whether two cards on one sentence have one date for their answer: when it was, and what "last year" meant."""
    mine, others = _DATE.search(card.answer), _DATE.search(other.answer)
    if mine is None or others is None or not card.evidence_span.overlaps(other.evidence_span):
        return False
    return mine.group() == others.group()


def _tell_the_same(card: Card, other: Card, other_words: frozenset[str]) -> bool:
    """Tell whether two cards of one skill are made of the same clause: question and answer together say the same."""
    if card.skill != other.skill or not card.evidence_span.overlaps(other.evidence_span):
        return False
    told = asked_stems(card.question) | stems(content_words(card.answer))
    return _overlap(told, other_words | stems(content_words(other.answer))) >= _NEARLY


def _answer_each_other(card: Card, other: Card) -> bool:
    """Tell whether each of two cards shows what the other asks for: who said it, and what was said."""
    mine, others = card.answer.split(",")[0].casefold(), other.answer.split(",")[0].casefold()
    return mine in other.question.casefold() and others in card.question.casefold()


def _overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of the smaller set that both have."""
    return len(first & second) / max(1, min(len(first), len(second)))


def _ranked(dossier: Dossier, cards: list[Card]) -> list[Card]:
    """Sort by importance; among the siblings of one fact the key decides, so that forms vary, but who held a post goes first."""
    return sorted(
        cards, key=lambda card: (-importance(dossier, card), card.evidence_span, card.rules[1] in _SECOND, card.key)
    )


def importance(dossier: Dossier, card: Card) -> float:
    """Return 0 to 2: how early in the article the evidence stands, and how much of the headline it shares."""
    early = 1 - card.evidence_span.start / max(_SHORT, len(dossier.text))
    headline = content_words(dossier.headline or "")
    shared = len(headline & content_words(card.evidence)) / len(headline) if headline else 0.0
    return round(0.6 * early + 0.6 * shared + 0.8 * card.importance, 6)


def _in_study_order(cards: list[Card]) -> tuple[Card, ...]:
    """Order cards; the second that asks one fact, or one clause, goes to the end, far from the one that answers it."""
    first: list[Card] = []
    second: list[Card] = []
    for card in sorted(cards, key=_study_order):
        answered = any(
            card.fact == other.fact or _tell_the_same(card, other, asked_stems(other.question)) for other in first
        )
        (second if answered else first).append(card)
    return (*first, *second)


def _study_order(card: Card) -> tuple[int, int, int, str]:
    """Who's who first, then the order of the text."""
    return (0 if card.family == "WHO-1" else 1, card.evidence_span.start, card.level, card.key)


def _limit_silent(chosen: list[Card]) -> tuple[list[Card], list[tuple[Card, str]]]:
    """Keep the share of "does not say" answers under the cap; the least important go."""
    silent = [card for card in chosen if _DOES_NOT_SAY.match(card.answer)]
    allowed = max(1, int(MAX_SHARE_SILENT * len(chosen)))
    surplus = {card.key for card in silent[allowed:]}
    kept = [card for card in chosen if card.key not in surplus]
    reason = "too many answers would be that the text does not say"
    return kept, [(card, reason) for card in chosen if card.key in surplus]


def _share(chosen: Sequence[tuple[Card, ...]], dossiers: Sequence[Dossier], maximum: int) -> list[tuple[Card, ...]]:
    """Let the articles take turns, each with its most important card of the skill that the deck has least of."""
    used: Counter[str] = Counter()
    queues = [_turns(dossier, cards, used) for dossier, cards in zip(dossiers, chosen, strict=True)]
    picked: set[str] = set()
    while len(picked) < maximum:
        turn = [card for card in (next(queue, None) for queue in queues) if card is not None]
        if not turn:
            break
        picked.update(card.key for card in turn[: maximum - len(picked)])
    return [tuple(card for card in cards if card.key in picked) for cards in chosen]


def _turns(dossier: Dossier, cards: Sequence[Card], used: Counter[str]) -> Iterator[Card]:
    """Yield cards so that skills alternate: least used skill first, then importance; ``used`` counts for all articles."""
    waiting = _ranked(dossier, list(cards))
    while waiting:
        card = min(waiting, key=lambda c: (used[c.skill], waiting.index(c)))
        waiting.remove(card)
        used[card.skill] += 1
        yield card
