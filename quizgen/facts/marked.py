"""STR-2: words that a headline puts in quotation marks without saying whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.headline import MARKED, MEANING, gives_away
from quizgen.facts.nameless import is_plural, nameless, small
from quizgen.facts.statement import is_hearsay
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Fact, Span, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.voice import source_in_words
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading, Sentence
    from quizgen.read.attribution import Attributed

_STEM, _MIN_STEM = 6, 3
_FEW, _MIN_SHARE = 2, 0.6
"""Marked words up to which the report must have them all; of more it may leave some out, as it retells them."""
_SLACK = 5
"""Words that may be pushed in between those of the headline."""
_OPENING = 3
_MAX_WORDS = 14
_WHY = "Quotation marks in a headline say: somebody's words, not ours. Ask whose, before you take or share them."


@dataclass(frozen=True, kw_only=True)
class MarkedWords(Fact):
    """Words between the quotation marks of the headline, and the one source to which the report gives them.

    words: as in the headline, without the marks. whole: they are the whole headline. exact: the report has them all.
    source: the source made to stand alone. unnamed: it has no name, and is more than one person where ``plural``.
    """

    kind: ClassVar[str] = "marked_words"
    identity: ClassVar[tuple[str, ...]] = ("words",)
    words: str
    source: str
    whole: bool
    exact: bool
    unnamed: bool
    plural: bool


@dataclass(frozen=True)
class Place:
    """A sentence of the body that has marked words, and the statement they are part of, if any."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    share: float
    statement: Attributed | None


def find(reading: Reading) -> Iterator[MarkedWords]:
    """Yield the first words between quotation marks of the headline that the report gives to one source."""
    lines = [s for s in reading.parse.sentences if s.kind is BlockKind.HEADLINE]
    if any(_is_source_in(a, line) for a in reading.attributions for line in lines):
        return
    for inner, whole in marked_words(reading):
        fact = _of_marked(reading, lines[0], inner, whole=whole)
        if fact is not None:
            yield fact
            return


def marked_words(reading: Reading) -> Iterator[tuple[Span, bool]]:
    """Yield what stands between quotation marks of the headline, and whether it is all of it; words cut off with "…" not."""
    lines = [s for s in reading.parse.sentences if s.kind is BlockKind.HEADLINE]
    if not lines:
        return
    span = Span(lines[0].span.start, lines[-1].span.end)
    for match in MARKED.finditer(span.of(reading.article.text)):
        group = match.lastgroup or "double"
        if "…" not in match[group] and ".." not in match[group]:
            inner = Span(span.start + match.start(group), span.start + match.end(group))
            yield inner, len(match.group().strip(" .;")) >= span.end - span.start - 1


def in_words(reading: Reading, inner: Span) -> str:
    """Return marked words in one line, without the comma or full stop before the mark."""
    return " ".join(inner.of(reading.article.text).split()).rstrip(".,;")


def _is_source_in(a: Attributed, line: Sentence) -> bool:
    """Tell whether the headline has a statement with its source: "Berg calls the ferry a danger"."""
    return bool(a.source) and bool(a.cue) and line.span.contains(a.cue[0]) and line.span.contains(a.source[0])


def _of_marked(reading: Reading, headline: Sentence, inner: Span, *, whole: bool) -> MarkedWords | None:
    tokens = list(reading.parse.tokens(inner))
    wanted = {stem(t) for t in tokens if means(t)}
    if not wanted or all(t.i in reading.mentions for t in tokens if means(t)):
        return None
    place = _oneplace_of(reading, wanted, len(tokens))
    if place is None or place.statement is None or is_title(place, tokens):
        return None
    if in_words(reading, inner).casefold() not in reading.parse.text(place.sentence.tokens).casefold():
        return None  # a headline that shortens what was said may mark what nobody said
    a = place.statement
    if (
        not _is_firm(reading, a)
        or _is_turned(place, tokens)
        or not _is_about(reading, a, headline, tokens, wanted, place)
    ):
        return None
    answer = _answer(reading, a, headline)
    if answer is None:
        return None
    source, unnamed, plural = answer
    return MarkedWords(
        rule="STR-2",
        spans=make_spans({"answer": a.source, "cue": a.cue}),
        sentence=place.sentence.span,
        words=in_words(reading, inner),
        source=source,
        whole=whole,
        exact=place.share == 1,
        unnamed=unnamed,
        plural=plural,
    )


def means(token: Token) -> bool:
    """Tell whether a word has a meaning by which it can be found again: no article, auxiliary or preposition."""
    return token.pos_ in MEANING | {"ADV"} and len(token) >= _MIN_STEM and not token.is_stop


def stem(token: Token) -> str:
    """Return what the forms of a word share: "danger" of "dangerous"."""
    return str(token.lemma_.lower()[:_STEM])


def _oneplace_of(reading: Reading, wanted: set[str], length: int) -> Place | None:
    """Return the first sentence that has the words, where all statements that have them are those of one source.

    Two words or more that the report takes up later in its own voice are still those of the source it gave first; one may
    mean anything there.
    """
    places = [
        place
        for n, sentence in enumerate(reading.body())
        if (place := place_of(reading, sentence, wanted, length)) is not None and (place.share == 1 or n < _OPENING)
    ]
    best = max((place.share for place in places), default=0)
    top = [place for place in places if place.share == best]
    given = [place for place in top if place.statement is not None]
    if len({_key(reading, place) for place in given}) != 1 or (top != given and len(wanted) == 1):
        return None
    return given[0] if given[0] is top[0] else None


def place_of(
    reading: Reading, sentence: Sentence, wanted: set[str], length: int, share: float = _MIN_SHARE
) -> Place | None:
    """Return the words of a sentence that are those of the headline, close together, with the statement around them.

    wanted: stems of the headline's words. share: of them that the sentence must have where they are many.
    """
    hits = [t for t in sentence.tokens if stem(t) in wanted]
    need = len(wanted) if len(wanted) <= _FEW else share * len(wanted)
    best: list[Token] = []
    for n, first in enumerate(hits):
        run = [t for t in hits[n:] if t.i - first.i < length + _SLACK]
        if len({stem(t) for t in run}) > len({stem(t) for t in best}):
            best = run
    found = {stem(t) for t in best}
    if not found or len(found) < need:
        return None
    around = {id(a): a for t in best if (a := reading.attribution_around(t)) is not None}
    inside = all(reading.attribution_around(t) is not None for t in best)
    statement = next(iter(around.values())) if inside and len(around) == 1 else None
    return Place(sentence, tuple(best), len(found) / len(wanted), statement)


def _key(reading: Reading, place: Place) -> str:
    """Return whose the words are there; the same for two places only where it is the same source."""
    a = place.statement
    if a is None or not a.source:
        return ""
    if a.entity is not None:
        return a.entity.name
    return " ".join(span.of(reading.article.text).lower() for span in a.source)


def is_title(place: Place, tokens: Sequence[Token]) -> bool:
    """Tell whether the words are the name of a work, a law or a movement: the report prints them with capitals, too."""
    printed = [t for t in place.tokens if not t.is_sent_start and not t.is_quote]
    return len(printed) > 0 and all(t.text[:1].isupper() for t in printed) and any(t.text[:1].isupper() for t in tokens)


def _is_firm(reading: Reading, a: Attributed) -> bool:
    """Tell whether somebody says so himself, in the report's own words: no denial, plan, question or hearsay."""
    if a.negated or a.question or a.nested is not None or a.stance in {"deny", "belief", "intention"}:
        return False
    return (a.sure or a.pattern in {"object", "noun"}) and not is_hearsay(reading, a)


def _is_turned(place: Place, tokens: Sequence[Token]) -> bool:
    """Tell whether the report negates what the headline does not, so that the speaker answers somebody else's word."""
    own = any(t.dep_ == "neg" or t.lower_ in {"no", "not", "never"} for t in tokens)
    first, last = place.tokens[0].sent.start, place.tokens[-1].i
    before = place.tokens[0].doc[first:last]
    return not own and any(t.dep_ == "neg" or t.lower_ in {"no", "not", "never"} for t in before)


def _is_about(
    reading: Reading, a: Attributed, headline: Sentence, tokens: Sequence[Token], wanted: set[str], place: Place
) -> bool:
    """Tell whether the statement is the one the headline means: quoted with three words (two near the start), or with another of it."""
    opening = islice(reading.body(), _OPENING + 1)
    enough = _FEW if any(s == place.sentence for s in opening) else _FEW + 1
    if len(wanted) >= enough and all(reading.in_quotation(t) for t in place.tokens):
        return True
    others = {stem(t) for t in headline.tokens if means(t) and t not in tokens}
    cue = {t.i for span in a.cue for t in reading.parse.tokens(span)}
    content = [t for span in a.content for t in reading.parse.tokens(span)]
    told = {stem(t) for t in (*place.sentence.tokens, *content) if t.i not in cue}
    return not others or bool(others & told)


def _answer(reading: Reading, a: Attributed, headline: Sentence) -> tuple[str, bool, bool] | None:
    """Return the source in words, whether it has no name, and whether it is more than one; None where that is unsafe."""
    if a.source_head is None:
        return None
    head = reading.parse.doc[a.source_head]
    words = source_in_words(reading, a)
    if words is None or len(words.split()) > _MAX_WORDS or gives_away(reading, head, words, list(headline.tokens)):
        return None
    if a.entity is not None:
        usable = a.entity.kind in {EntityKind.PERSON, EntityKind.ORGANISATION} and not a.entity.ambiguous
        return (words, False, False) if usable else None
    phrase = nameless(reading, a)
    if phrase is not None:
        return (small(reading, phrase), True, is_plural(head)) if len(phrase) > 1 else None
    if head.lemma_.lower() in lexicon("unnamed_people") or head.pos_ == "PRON":
        return None
    tells_which = tree.child(head, "amod", "compound", "nmod", "poss") is not None
    return (words, False, False) if tells_which and tree.child(head, "det", "poss") is not None else None


RULES = (
    FactRule(
        id="STR-2",
        family="STR-2",
        skill="STR",
        level=2,
        finds="Words between the quotation marks of a headline, and the one source to which the report gives them.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "The ferry deal was reckless, Anna Berg, the transport minister, told parliament on Tuesday.",
                ({"words": "reckless", "source": "Anna Berg", "whole": False, "exact": True, "unnamed": False},),
                headline="Ferry deal ‘reckless’, MPs told",
            ),
            Fires(
                "Norlink's old ferries are a danger to passengers, the Norwegian Coast Guard has warned.",
                ({"words": "danger to passengers", "source": "the Norwegian Coast Guard"},),
                headline="Old ferries ‘danger to passengers’",
            ),
            Fires(
                "Norway has two ferries.\n\n“We will not sell the ferries,” said Anna Berg, the transport minister.",
                ({"words": "We will not sell the ferries", "whole": True},),
                headline="‘We will not sell the ferries’",
            ),
            Fires(
                "Norlink's old ferries are a danger to passengers, two officials of the transport ministry said.",
                ({"source": "two officials of the transport ministry", "unnamed": True, "plural": True},),
                headline="Old ferries ‘danger to passengers’",
            ),
        ),
        silent=(
            Silent(
                "Norlink's old ferries are a grave danger to all their passengers, the Norwegian Coast Guard has warned.",
                "the headline shortens what was said",
                headline="Old ferries ‘danger to passengers’",
            ),
            Silent(
                "The ferry deal was reckless, Anna Berg, the transport minister, told parliament on Tuesday.",
                "the headline has the source",
                headline="Ferry deal ‘reckless’, Berg tells MPs",
            ),
            Silent(
                "The ferry deal was reckless, Anna Berg, the transport minister, told parliament on Tuesday.",
                "no marks, but an apostrophe",
                headline="MPs' pay and ferry deal reckless",
            ),
            Silent(
                "The ferry deal was reckless, Anna Berg, the transport minister, told parliament on Tuesday.\n\n"
                "The ferry deal is not reckless, Leo Brandt, the head of Norlink, said.",
                "two sources have the word",
                headline="Ferry deal ‘reckless’, MPs told",
            ),
            Silent(
                "The ferry deal was reckless. Anna Berg, the transport minister, told parliament on Tuesday of two ships.",
                "the word is the reporter's",
                headline="Ferry deal ‘reckless’, MPs told",
            ),
            Silent(
                "The ferry deal was reckless, she told parliament on Tuesday.",
                "who?",
                headline="Ferry deal ‘reckless’, MPs told",
            ),
            Silent(
                "Anna Berg, the transport minister, denied that the ferry deal was reckless.",
                "not her word",
                headline="Ferry deal ‘reckless’, MPs told",
            ),
            Silent(
                "“We never said that the ferry deal was reckless,” Anna Berg, the transport minister, told parliament.",
                "somebody else's word",
                headline="Ferry deal ‘reckless’, MPs told",
            ),
            Silent(
                "The ferry deal was reckless, a court ruled.",
                "which court?",
                headline="Ferry deal ‘reckless’, MPs told",
            ),
            Silent(
                "The sale of two ships was reckless, Anna Berg, the transport minister, told parliament on Tuesday.",
                "perhaps said of another matter",
                headline="Ferry deal ‘reckless’, MPs told",
            ),
            Silent(
                "Norway will film The Reckless Captain, Anna Berg, the transport minister, said of the deal.",
                "the title of a work",
                headline="Ferry deal for ‘Reckless Captain’",
            ),
            Silent(
                "Norlink's old ferries are a danger to passengers, officials said on Tuesday.",
                "which officials?",
                headline="Old ferries ‘danger to passengers’",
            ),
        ),
    ),
)
