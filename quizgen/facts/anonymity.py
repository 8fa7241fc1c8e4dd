"""SRC-4: why a source is not named, where the report tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.nameless import is_plural, kind_of, small, tells_which
from quizgen.facts.shown import shown
from quizgen.lexicon import lexicon
from quizgen.model import Fact, Span, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.standalone import standalone
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading, Sentence

_NAMED = r"(?:named|identified|quoted by name)"
_UNNAMED = (
    r"(?:(?:conditions? of|request(?:ed|ing)|ask(?:ed|ing) for|insist(?:ed|ing) on|(?:was|were|been) (?:granted|given)) anonymity"
    rf"|(?:asked|asking|wished|wishing|requested|requesting|preferred|wanted|wanting) not to be {_NAMED}"
    rf"|(?:declined|declining) to be {_NAMED}|condition (?:that )?(?:he|she|they) not be {_NAMED}"
    r"|to remain anonymous|sp(?:oke|eaking) anonymously)"
)
_GROUND = (
    r"(?:(?:because|as|since) (?!of\b)|because of |due to |for fear (?:of|that) |out of (?:fear|concern) |fearing |citing "
    r"|given the |in order to |to )"
)
_UP_TO_STOP = r"[^,.;:()“”\"—–]+"
_REASON = re.compile(rf"\b{_UNNAMED},? (?P<reason>{_GROUND}{_UP_TO_STOP})".replace(" ", r"\s+"))
_UNAUTHORISED = re.compile(
    r"\bwho (?:spoke to [\w ]+ but )?(?P<reason>(?:(?:was|were|is|are) not|(?:was|were|is|are)n['’]t) authori[sz]ed to "
    r"(?:speak|discuss|comment|talk|reveal|disclose)[^,.;:()“”\"—–]*)".replace(" ", r"\s+")
)
_SAYING = re.compile(r"\s+(?:said|says|told|confirmed|described|added)\b.*$")
_CLOSES = re.compile(r"\s*(?:$|[,;:)—–]|[.!?]?[”\"'’]*\s*$|said|says|told|confirmed|described|added)")
_BEYOND = frozenset({"relcl", "acl", "appos", "punct"})
_MIN_DESCRIPTION = 3
_MIN_WORDS, _MAX_WORDS = 4, 24
"""Of a reason: "to speak freely" alone is what everybody says."""
_WHY = "A good report tells why it does not name a source; the reason helps to weigh the words."


@dataclass(frozen=True, kw_only=True)
class Anonymity(Fact):
    """A reason that a report gives for not naming a source.

    reason: as printed ("because …", "to speak freely", "was not authorised to speak"). passage: the sentence with "[…]" for
    it, or "" where it cannot be shown. source: as printed, where only that can be ("one former employee of Norlink"), else "".
    """

    kind: ClassVar[str] = "anonymity"
    identity: ClassVar[tuple[str, ...]] = ("reason", "passage", "source")
    reason: str
    passage: str
    source: str
    plural: bool


def find(reading: Reading) -> Iterator[Anonymity]:
    """Yield the first reason for which a source stays unnamed that can be shown with its sentence, or else with its source.

    With the source alone only where the article has no other reason: it may cite two officials.
    """
    found = [one for sentence in reading.body() if (one := _in_sentence(reading, sentence)) is not None]
    first = next((one for one in found if one.passage), None)
    if first is None and len(found) == 1 and found[0].source:
        first = found[0]
    yield from [first] if first is not None else []


def _in_sentence(reading: Reading, sentence: Sentence) -> Anonymity | None:
    """Return the reason told in a sentence; with neither passage nor source where nothing of it can be shown."""
    span = _reason(sentence.span, sentence.span.of(reading.article.text))
    if span is None:
        return None
    tokens = reading.parse.tokens(span)
    source = _nameless_source(reading, tokens[0]) if tokens[0].i else None
    if reading.in_quotation(tokens[0]) or source is None:
        return None
    passage = _passage(reading, sentence, span)
    return Anonymity(
        rule="SRC-4-REASON",
        spans=make_spans({"answer": span}),
        sentence=sentence.span,
        reason=" ".join(span.of(reading.article.text).split()),
        passage=passage,
        source="" if passage else _described(reading, source),
        plural=is_plural(source),
    )


def _passage(reading: Reading, sentence: Sentence, reason: Span) -> str:
    """Return the sentence without the reason, where it can be shown and tells what it is about, else ""."""
    tokens = reading.parse.tokens(reason)
    rest = [t for t in sentence.tokens if not tokens[0].i <= t.i <= tokens[-1].i]
    return (shown(reading, reason, hidden=reason) or "") if tells_which(reading, rest) else ""


def _described(reading: Reading, source: Token) -> str:
    """Return the words for a source told for the first time and by more than a bare noun, or ""."""
    phrase = tree.subtree(source, without=_BEYOND)
    end = next((t.i for t in phrase if t.i > source.i and (t.is_punct or t.tag_ in {"VBG", "WP"})), None)
    phrase = [t for t in phrase if end is None or t.i < end]
    counted = phrase[0].lower_ in {"a", "an"} or phrase[0].tag_ == "CD"
    whole = source.dep_ != "appos" and phrase[-1].pos_ in {"NOUN", "PROPN"}
    if (
        not counted
        or not whole
        or len(phrase) < _MIN_DESCRIPTION
        or standalone(reading, phrase, definites=False) is None
    ):
        return ""
    return small(reading, phrase)


def _reason(sentence: Span, text: str) -> Span | None:
    """Return the span of the words that tell why a source has no name, where they end as a clause does."""
    match = _REASON.search(text) or _UNAUTHORISED.search(text)
    if match is None:
        return None
    words = _SAYING.sub("", match.group("reason")).rstrip()
    end = match.start("reason") + len(words)
    if not _MIN_WORDS <= len(words.split()) <= _MAX_WORDS or _CLOSES.match(text[end:]) is None:
        return None
    return Span(sentence.start + match.start("reason"), sentence.start + end)


def _nameless_source(reading: Reading, reason: Token) -> Token | None:
    """Return those who speak above the words of the reason, if they are people without a name: "an official", "two aides"."""
    asking = reason.nbor(-1)
    for node in (asking, *asking.ancestors):
        source = node.head if node.dep_ in {"relcl", "acl"} else tree.subject_of(node)
        described = node.dep_ in {
            "relcl",
            "acl",
        }  # by a parse that may have taken the wrong noun: "an officer of Norlink, who"
        if source is None or source.pos_ == "PRON" or (described and not _may_be_source(source)):
            continue
        entity = reading.mentions.get(source.i)
        nameless = entity is None or entity.kind is EntityKind.GROUP
        return source if nameless and _may_be_source(source) and not _stands_by_name(reading, source) else None
    return None


def _may_be_source(noun: Token) -> bool:
    word = noun.lemma_.lower()
    return bool(kind_of(noun)) or word == "person" or word in lexicon("role_nouns") or word in lexicon("gendered_nouns")


def _stands_by_name(reading: Reading, source: Token) -> bool:
    """Tell whether a noun is only the post of a person with a name: "Leo Brandt, an official", "the official Leo Brandt"."""
    beside = [source.head if source.dep_ == "appos" else source, *tree.children(source, "appos")]
    people = [reading.mentions.get(t.i) for t in (*beside, *source.doc[source.i + 1 : source.i + 2])]
    return any(entity is not None and entity.kind is EntityKind.PERSON for entity in people)


RULES = (
    FactRule(
        id="SRC-4-REASON",
        family="SRC-4",
        skill="SRC",
        level=2,
        finds="The reason a report gives for not naming a source.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "An employee of Norlink, who spoke on condition of anonymity for fear of losing his job, said that two ferries had "
                "collided.",
                (
                    {
                        "reason": "for fear of losing his job",
                        "passage": "An employee of Norlink, who spoke on condition of anonymity […], said that two ferries had "
                        "collided.",
                    },
                ),
            ),
            Fires(
                "Two ferries of Norlink had collided, said an officer who was not authorised to speak to the press.",
                ({"reason": "was not authorised to speak to the press"},),
            ),
            Fires(
                "An officer, asking not to be named because the inquiry was secret, said that two ferries of Norlink had collided.",
                ({"reason": "because the inquiry was secret"},),
            ),
            Fires(
                "Her ships, which had been sold twice before, had collided, said a former officer of Norlink, who requested anonymity "
                "to reveal private talks.",
                ({"reason": "to reveal private talks", "passage": "", "source": "a former officer of Norlink"},),
            ),
            Fires(
                "Two ferries of Norlink had collided, according to two officers who requested anonymity to reveal private talks.",
                ({"reason": "to reveal private talks"},),
            ),
        ),
        silent=(
            Silent(
                "An employee of Norlink, who spoke on condition of anonymity, said that two ferries had collided.",
                "no reason is told",
            ),
            Silent(
                "An employee of Norlink, who wanted to be named because he was proud, said that two ferries had collided.",
                "he is named",
            ),
            Silent(
                "The crowds of Oslo give people anonymity to speak freely of Norlink, said an employee of Norlink at the harbour.",
                "nobody asked for it",
            ),
            Silent(
                "The ferries of Oslo asked for anonymity to speak freely of Norlink, said an employee of Norlink at the harbour.",
                "no people",
            ),
            Silent(
                "Leo Brandt, an officer who was not authorised to speak to the press, said that two ferries of Norlink had collided.",
                "he is named",
            ),
            Silent(
                "Two ferries of Norlink had collided, said an officer who was authorised to speak to the press.",
                "he was",
            ),
            Silent(
                "An officer, asking not to be named because the inquiry was secret, said that two ferries had collided.",
                "which ships?",
            ),
            Silent(
                "An officer, asking not to be named because the U.S. inquiry was secret, said that two ferries of Norlink had "
                "collided.",
                "the reason breaks off at a full stop",
            ),
            Silent(
                "Her ships, which had been sold twice before, had collided, said the officer of Norlink, who requested anonymity "
                "to reveal private talks.",
                "the officer told before",
            ),
            Silent(
                "Her ships, which had been sold twice before, had collided, said two former officers present, who requested anonymity "
                "to reveal private talks.",
                "present where?",
            ),
            Silent(
                "An employee of Norlink, who spoke on condition of anonymity to speak freely, said that two ferries had collided.",
                "what everybody says",
            ),
            Silent(
                "Her ships had collided, said a former officer of Norlink, who requested anonymity to reveal private talks.\n\n"
                "Her ships had sunk, said a former captain of Norlink, who requested anonymity because he feared for his job.",
                "two reasons, and nothing shown to tell them apart",
            ),
        ),
    ),
)
