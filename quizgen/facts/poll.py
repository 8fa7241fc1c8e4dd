"""EVD-5 and EVD-6: how many a poll asked, and whether a lead in it is larger than its margin of error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.provenance import find_margin
from quizgen.grammar.numbers import NUMBER_WORDS
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Fact, Span, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading, Sentence

_POLLS = frozenset({"poll", "survey"})
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d{3,4}")
_BEFORE_COUNT = re.compile(
    r"\b(?:(?:poll|survey) of|(?:survey|poll|interview|question|contact|ask)(?:ed|ing)"
    r"|(?:conducted|taken|carried out)\b[^.;]*\b(?:among|with|of|from))"
    r"(?: a total of| about| nearly| more than| roughly| some| over| just over)?(?: a (?:random|national) sample of)? $"
)
_PART = re.compile(r"\b(?:including|of (?:those|them|whom)|among|subsample|out of)\b[^.;]*$", re.IGNORECASE)
_MAX_WORDS = 5
_SHARE = r"(?P<{0}>\d{{1,2}}(?:\.\d)?)"
_PAIR = re.compile(
    rf"\b{_SHARE.format('more')}(?: ?percent| per cent| ?%)?(?: to |-|–|%-){_SHARE.format('less')}(?: ?percent\b| per cent\b| ?%)"
)
_BY = re.compile(
    rf"\bby (?:just |only |a mere )?(?P<lead>\d{{1,2}}(?:\.\d)?|{'|'.join(NUMBER_WORDS)})"
    r"(?:-| )(?:percentage[- ])?points?\b"
)
_FIGURE = re.compile(r"\b\d+(?:\.\d+)?(?: ?percent| per cent| ?%|[- ]percentage| points?)")
_GROUP = re.compile(r"\b(?:among|with|women|men|young|older|voters|Democrats|Republicans|independents)\b")
_OTHER = re.compile(
    r"\b(?:polls|surveys|averages?|last (?:month|week|year)|previous|earlier|another|other poll|both polls)\b"
)


@dataclass(frozen=True, kw_only=True)
class PollSample(Fact):
    """How many were asked. count: "1,031". people: "registered voters". poll: "the Fox News poll", or None where it has no name."""

    kind: ClassVar[str] = "poll_sample"
    identity: ClassVar[tuple[str, ...]] = ("count", "people")
    count: str
    people: str
    poll: str | None


@dataclass(frozen=True, kw_only=True)
class PollLead(Fact):
    """A lead in a poll beside its margin of error.

    leader, other: full names. shares: "46 percent to 44 percent", or None where only the lead is told. lead: its points.
    margin: as `Margin` gives it.
    relation: "within" where the lead is smaller than the margin, "beyond" where it is more than twice as large.
    """

    kind: ClassVar[str] = "poll_lead"
    identity: ClassVar[tuple[str, ...]] = ("leader", "other", "lead")
    leader: str
    other: str
    shares: str | None
    lead: str
    margin: str
    relation: str


def find_sample(reading: Reading) -> Iterator[PollSample]:
    """Yield the number asked where the report gives one only, and names no more than one poll."""
    found = [(s, *sample) for s in reading.body() for sample in _samples(reading, s)]
    if len({count.text for _, count, _ in found}) != 1:
        return
    sentence, count, noun = found[0]
    own = {name for t in sentence.tokens if (name := _poll_name(t))}
    names = own or {name for s in _read(reading) for t in s.tokens if (name := _poll_name(t))}
    name = _longest(names)
    if name is None and (names or reading.headline_nouns.isdisjoint(_POLLS)):
        return
    yield PollSample(
        rule="EVD-5",
        spans=make_spans({"answer": reading.parse.span([count])}),
        sentence=sentence.span,
        count=count.text,
        people=reading.parse.text(reading.parse.doc[count.i + 1 : noun.i + 1]),
        poll=name,
    )


def _read(reading: Reading) -> Iterator[Sentence]:
    return (s for s in reading.parse.sentences if s.kind in {BlockKind.BODY, BlockKind.HEADLINE})


def _samples(reading: Reading, sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """Yield the numbers of people whom a poll asked, each with its noun."""
    text = sentence.span.of(reading.article.text)
    for token in sentence.tokens:
        if not _COUNT.fullmatch(token.text) or reading.in_quotation(token):
            continue
        before = text[: reading.parse.starts[token.i] - sentence.span.start]
        if not _BEFORE_COUNT.search(before) or _PART.search(before.rsplit("conducted", 1)[0]):
            continue
        noun = _polled(token)
        if noun is not None:
            yield token, noun


def _polled(count: Token) -> Token | None:
    """Return the noun for those asked behind a number, if it stands near."""
    for token in count.doc[count.i + 1 : count.i + 1 + _MAX_WORDS]:
        if token.is_punct and token.text != "-":
            return None
        if token.lemma_.lower() in lexicon("polled_nouns") and token.tag_ in {"NNS", "NNPS"}:
            following = token.nbor() if token.i + 1 < len(token.doc) else None
            return None if following is not None and following.tag_ in {"NNS", "NNPS"} else token
    return None


def _poll_name(noun: Token) -> str | None:
    """Return "the Fox News poll" or "the poll by the Institute" where a poll has such a name."""
    if noun.lower_ not in _POLLS or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    first = noun.i
    while first and noun.doc[first - 1].sent == noun.sent and _is_of_name(noun.doc[first - 1]):
        first -= 1
        if first > 1 and noun.doc[first - 1].lower_ == "of" and noun.doc[first - 2].pos_ == "PROPN":
            first -= 1  # "a University of Oslo poll"
    words = noun.doc[first : noun.i].text.removesuffix("’s").removesuffix("'s").strip(" /-")
    if words[:1].isupper():
        return f"the {words} {noun.lower_}"
    return None


def _is_of_name(token: Token) -> bool:
    return (token.pos_ == "PROPN" or token.text in {"/", "-", "&"} or token.tag_ == "POS") and not token.is_quote


def _longest(names: set[str]) -> str | None:
    """Return the one name of which all others are short forms; None where there are two polls, or no name."""
    longest = max(sorted(names), key=len, default=None)
    if longest is None:
        return None
    words = set(re.split(r"[\s/]+", longest.lower()))
    return longest if all(set(re.split(r"[\s/]+", n.lower())) - {"poll", "survey"} <= words for n in names) else None


def find_lead(reading: Reading) -> Iterator[PollLead]:
    """Yield leads told by "leads … 46 percent to 44 percent" that the margin of error settles one way or the other."""
    margin = next(iter(find_margin(reading)), None)
    if margin is None or not _tells_of_one_poll(reading):
        return
    for sentence in reading.body():
        lead = None if _GROUP.search(sentence.span.of(reading.article.text)) else _lead(reading, sentence)
        relation = _relation(lead.points, margin.margin) if lead is not None else None
        if lead is None or relation is None:
            continue
        yield PollLead(
            rule="EVD-6",
            spans=make_spans({"answer": lead.span}),
            sentence=sentence.span,
            leader=lead.leader,
            other=lead.other,
            shares=lead.shares,
            lead=_in_words(lead.points),
            margin=margin.margin,
            relation=relation,
        )


def _tells_of_one_poll(reading: Reading) -> bool:
    """Tell whether no other poll is spoken of anywhere in the report."""
    text = " ".join(s.span.of(reading.article.text) for s in _read(reading))
    names = {name for s in _read(reading) for t in s.tokens if (name := _poll_name(t))}
    return not _OTHER.search(text) and (not names or _longest(names) is not None)


def _relation(lead: float, margin: str) -> str | None:
    """Return how a lead stands to a margin; None between once and twice the margin, where it is a matter of odds."""
    number = re.search(rf"\b(?:\d+(?:\.\d+)?|{'|'.join(NUMBER_WORDS)})\b", margin)
    if number is None:
        return None
    size = _value(number.group())
    return "within" if lead < size else "beyond" if lead > 2 * size else None


def _value(word: str) -> float:
    return float(NUMBER_WORDS.get(word) or word)


def _in_words(lead: float) -> str:
    number = f"{lead:.1f}".removesuffix(".0")
    return f"{number} point" if number == "1" else f"{number} points"


@dataclass(frozen=True)
class _Lead:
    """Where a sentence tells its one lead, who leads whom, the shares and the difference."""

    span: Span
    leader: str
    other: str
    shares: str | None
    points: float


def _lead(reading: Reading, sentence: Sentence) -> _Lead | None:
    """Return the one lead that a sentence tells, where no other figure stands beside it."""
    text = sentence.span.of(reading.article.text)
    orders = [order for t in sentence.tokens if t.lemma_ in lexicon("leading_verbs") and (order := _order(reading, t))]
    size = _size(text)
    if len(orders) != 1 or size is None:
        return None
    match, shares, points = size
    start = sentence.span.start
    return _Lead(Span(start + match.start(), start + match.end()), *orders[0], shares, points) if points > 0 else None


def _size(text: str) -> tuple[re.Match[str], str | None, float] | None:
    """Return the match of a lead in figures, its shares where they are told, and the difference."""
    pair, by = _PAIR.search(text), _BY.search(text)
    figures = len(_FIGURE.findall(text))
    if pair is not None and by is None and figures <= len(("more", "less")):
        more, less = pair.group("more"), pair.group("less")
        return pair, f"{more} percent to {less} percent", float(more) - float(less)
    if by is not None and pair is None and figures <= 1:
        return by, None, _value(by.group("lead"))
    return None


def _order(reading: Reading, verb: Token) -> tuple[str, str] | None:
    """Return who leads whom by a verb with two people."""
    thing = tree.object_of(verb)
    subject = tree.subject_of(verb) or (verb.head if verb.dep_ in {"acl"} else None)
    people = [reading.entity(t) if t is not None else None for t in (subject, thing)]
    if verb.pos_ != "VERB" or tree.is_negated(verb) or tree.is_conditional(verb):
        return None
    first, second = people
    if first is None or second is None or first.ambiguous or second.ambiguous or first is second:
        return None
    if first.kind is not EntityKind.PERSON or second.kind is not EntityKind.PERSON:
        return None
    behind = lexicon("leading_verbs").entries[verb.lemma_].cls == "behind"
    return (second.name, first.name) if behind else (first.name, second.name)


RULES = (
    FactRule(
        id="EVD-5",
        family="EVD-5",
        skill="EVD",
        level=2,
        finds="How many people the one poll of a report asked.",
        why="What a poll can show depends on whom it asked, and how many.",
        find=find_sample,
        fires=(
            Fires(
                "The Norlink poll surveyed 1,204 registered voters in May.",
                ({"count": "1,204", "people": "registered voters", "poll": "the Norlink poll"},),
            ),
            Fires(
                "The poll was conducted by telephone among 812 adults.",
                ({"count": "812", "people": "adults", "poll": None},),
                headline="Poll: most people in Oslo fear high waves",
            ),
            Fires(
                "The University of Oslo poll surveyed 1,204 voters in May.", ({"poll": "the University of Oslo poll"},)
            ),
        ),
        silent=(
            Silent(
                "The Norlink poll surveyed 1,204 voters in Oslo and the Herald poll surveyed 800 voters.", "two polls"
            ),
            Silent("The poll found that 1,204 voters had left Oslo.", "not those asked"),
            Silent("The poll was conducted by telephone among 812 adults.", "nothing tells which poll"),
            Silent("The poll was conducted in May, including 204 voters from Oslo.", "part of those asked"),
        ),
    ),
    FactRule(
        id="EVD-6",
        family="EVD-6",
        skill="EVD",
        level=3,
        finds="A lead in a poll that is smaller than the margin of error, or more than twice as large.",
        why="A lead smaller than the margin of error is no proven lead: each share may be off by the margin.",
        find=find_lead,
        fires=(
            Fires(
                "Mary Jones leads John Smith 46 percent to 44 percent, a poll found. The margin of error is three points.",
                (
                    {
                        "leader": "Mary Jones",
                        "other": "John Smith",
                        "shares": "46 percent to 44 percent",
                        "lead": "2 points",
                        "margin": "plus or minus three points",
                        "relation": "within",
                    },
                ),
            ),
            Fires(
                "In the poll, John Smith trails Mary Jones by 11 points. The margin of error is 3 percentage points.",
                ({"leader": "Mary Jones", "relation": "beyond", "lead": "11 points"},),
            ),
        ),
        silent=(
            Silent(
                "Mary Jones leads John Smith 46 percent to 41 percent. The margin of error is three points.",
                "more than the margin, less than twice: a matter of odds",
            ),
            Silent(
                "Mary Jones leads John Smith among women 46 percent to 44 percent. The margin of error is three points.",
                "the margin of a part of the poll is larger",
            ),
            Silent(
                "Mary Jones leads John Smith 46 percent to 44 percent in one of two polls. The margin of error is three points.",
                "which poll?",
            ),
            Silent("Mary Jones leads John Smith 46 percent to 44 percent.", "no margin"),
        ),
    ),
)
