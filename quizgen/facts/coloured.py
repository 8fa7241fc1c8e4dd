"""LNG-2: words of the report's own voice, above all of its headline, that colour what they tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.statement import without_lead
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Fact, make_spans
from quizgen.read import tree
from quizgen.read.standalone import rewrite
from quizgen.read.voice import is_opinion
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.lexicon import Entry
    from quizgen.read import Reading, Sentence

_SPEECH = frozenset(
    {"say", "says", "said", "call", "calls", "called", "claims", "tells", "vows", "poll", "report", "editorial"}
)
_LABELS = frozenset(
    {"breaking", "exclusive", "revealed", "watch", "video", "bombshell", "update", "shocker", "poll", "photos"}
)
"""Words that may stand before the colon of a headline without being the name of a speaker."""
_QUOTES = frozenset({"'", "‘", "’", '"', "“", "”", "''", "``"})
_MIN_PLAIN = 4
_MIN_OPTIONS, _MAX_OPTIONS = 2, 3
_MIN_HEADLINE = 5
_MIN_WORDS, _MAX_WORDS = 8, 30
_WHY = (
    "Words such as “slams” or “shocking” tell the reader how to feel about the news: notice them before you share it."
)


@dataclass(frozen=True, kw_only=True)
class ColouredWord(Fact):
    """The one word of a headline, or of a sentence, that colours it.

    place: "headline" or "text". told: the sentence made to stand alone, or "" for a headline. word: as printed.
    sort: "heat" (a verb), "judgement" (an adjective) or "image" (a noun). plain: a neutral verb for it, or "".
    hot: two verbs as heated. others: plain words beside it, in order.
    """

    kind: ClassVar[str] = "coloured_word"
    identity: ClassVar[tuple[str, ...]] = ("place", "word", "told")
    place: str
    told: str
    word: str
    sort: str
    plain: str
    hot: tuple[str, ...]
    others: tuple[str, ...]


def find(reading: Reading) -> Iterator[ColouredWord]:
    """Yield the headline's one coloured word, and those of sentences in the article's own voice."""
    headline = [s for s in reading.parse.sentences if s.kind is BlockKind.HEADLINE]
    tokens = [t for s in headline for t in s.tokens]
    if len(tokens) >= _MIN_HEADLINE:
        yield from _in_headline(reading, headline[0], tokens)
    if not is_opinion(reading):
        for sentence in reading.body():
            yield from _in_sentence(reading, sentence)


def _in_headline(reading: Reading, sentence: Sentence, tokens: Sequence[Token]) -> Iterator[ColouredWord]:
    found = [(t, entry) for t in tokens if (entry := _entry(reading, t)) is not None]
    if len(found) != 1:
        return
    word, entry = found[0]
    if _is_spoken(tokens, word) or (entry.cls == "heat" and not _acts(tokens, word)):
        return
    others = _others(reading, tokens, word)
    twin = lexicon("plain_twins").get(word.lower_) if "twin" in entry.gate and _has_object(word) else None
    if len(others) >= _MIN_OPTIONS:
        yield _fact(reading, sentence, word, entry, others, twin, place="headline", told="")


def _in_sentence(reading: Reading, sentence: Sentence) -> Iterator[ColouredWord]:
    tokens = without_lead(list(sentence.tokens))
    while tokens and tokens[-1].text == ".":
        tokens.pop()
    found = [(t, entry) for t in tokens if (entry := _entry(reading, t)) is not None and entry.cls != "heat"]
    if len(found) != 1 or not _MIN_WORDS <= len(tokens) <= _MAX_WORDS:
        return
    word, entry = found[0]
    if reading.in_quotation(word) or reading.attribution_around(word) is not None or not _describes(word, entry):
        return
    if any(t.text in "()[];:—–?!" or t.is_quote or t.lower_ in {"i", "we", "my", "our", "you"} for t in tokens):
        return
    words = rewrite(reading, tokens)
    others = _others(reading, tokens, word)
    if words is None or len(others) < _MIN_OPTIONS or not any(t.i in reading.mentions for t in tokens):
        return
    told = words.text(tokens)
    if word.text in told.split():
        yield _fact(reading, sentence, word, entry, others, None, place="text", told=told)


def _fact(
    reading: Reading,
    sentence: Sentence,
    word: Token,
    entry: Entry,
    others: Sequence[str],
    twin: Entry | None,
    *,
    place: str,
    told: str,
) -> ColouredWord:
    return ColouredWord(
        rule="LNG-2",
        spans=make_spans({"answer": reading.parse.span([word])}),
        sentence=sentence.span,
        place=place,
        told=told,
        word=word.text,
        sort=entry.cls,
        plain=twin.cls if twin is not None else "",
        hot=tuple(twin.gloss.split(", ")) if twin is not None else (),
        others=tuple(others),
    )


def _entry(reading: Reading, token: Token) -> Entry | None:
    """Return the entry of a word that colours; none where it is part of a name."""
    entry = lexicon("coloured_words").get(token.lower_)
    if entry is None or entry.cls == "mild" or token.i in reading.mentions or _hyphenated(token):
        return None
    return entry


def _hyphenated(token: Token) -> bool:
    doc = token.doc
    before = token.i > 0 and doc[token.i - 1].text == "-"
    return before or (token.i + 1 < len(doc) and doc[token.i + 1].text == "-")


def _is_spoken(tokens: Sequence[Token], word: Token) -> bool:
    """Tell whether a word of a headline is somebody else's: in quotation marks, behind "Berg:", behind "says"."""
    before = [t for t in tokens if t.i < word.i]
    if sum(t.text in _QUOTES and not _is_apostrophe(t) for t in before) % 2:
        return True
    colon = next((n for n, t in enumerate(before) if t.text in {":", "–", "—"}), None)
    if colon is not None and not (colon <= 2 and any(t.lower_ in _LABELS for t in before[:colon])):
        return True
    if any(t.text in {":", "–", "—"} for t in tokens if t.i > word.i) and word.lower_ not in _LABELS:
        return True
    return any(t.lower_ in _SPEECH for t in before)


def _is_apostrophe(token: Token) -> bool:
    return (
        token.i > 0
        and not token.nbor(-1).whitespace_
        and tree.word_before(token)[-1:].isalnum()
        and token.text in {"'", "’"}
    )


def _acts(tokens: Sequence[Token], word: Token) -> bool:
    """Tell whether a verb of a headline stands between a doer and what follows: "Berg *slams* council"."""
    place = [t.i for t in tokens].index(word.i)
    return 0 < place < len(tokens) - 1 and tokens[place - 1].text[-1:].isalnum()


def _has_object(word: Token) -> bool:
    """Tell whether a name or a noun follows at once, so that another verb fits in the same place."""
    following = word.nbor() if word.i + 1 < len(word.doc) else None
    return following is not None and following.pos_ in {"PROPN", "NOUN", "ADJ"} and following.sent == word.sent


def _describes(word: Token, entry: Entry) -> bool:
    """Tell whether an adjective stands before its noun, or a noun in its own place in the sentence."""
    if entry.cls == "judgement":
        return word.dep_ == "amod" and word.head.pos_ == "NOUN" and word.i < word.head.i
    return word.pos_ == "NOUN" and tree.verb_above(word) is not None


def _others(reading: Reading, tokens: Sequence[Token], word: Token) -> list[str]:
    """Return plain words around the coloured one: nouns, and names where these are too few."""
    plain: list[str] = []
    names: list[str] = []
    for token in tokens:
        if token.i == word.i or len(token.text) < _MIN_PLAIN or not token.is_alpha or _is_near(token, word):
            continue
        if token.lower_ in lexicon("function_words") or token.lemma_.lower() in lexicon("evaluative_words"):
            continue
        if token.lower_ in lexicon("coloured_words") or token.text.isupper() or _hyphenated(token):
            continue
        if token.i in reading.mentions:
            names.append(token.text)
        elif token.pos_ in {"NOUN", "PROPN"} and token.tag_ != "NNPS":
            plain.append(token.text)
    return list(dict.fromkeys([*plain, *names]))[:_MAX_OPTIONS]


def _is_near(token: Token, word: Token) -> bool:
    """Tell whether a word makes one phrase with the coloured one, which it might be said to share: "race *card*"."""
    return token.head.i == word.i and token.dep_ == "compound"


RULES = (
    FactRule(
        id="LNG-2",
        family="LNG-2",
        skill="LNG",
        level=2,
        finds="The one word of a headline, or of a sentence, that colours what it tells.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "The harbour board of Oslo met on Monday.",
                ({"word": "slams", "plain": "criticises", "sort": "heat", "place": "headline"},),
                headline="Anna Berg slams Norlink over ferry timetable",
            ),
            Fires(
                "Norlink sold three ferries to Sweden after a disgraceful vote of the harbour board.",
                ({"word": "disgraceful", "sort": "judgement", "place": "text"},),
            ),
        ),
        silent=(
            Silent(
                "The board met on Monday.",
                "the speaker's word",
                headline="Anna Berg: Norlink slams door on Oslo passengers",
            ),
            Silent(
                "The board met on Monday.",
                "in quotation marks",
                headline="Norlink makes ‘disgraceful’ offer to ferry crews",
            ),
            Silent("The board met on Monday.", "two such words", headline="Berg slams shocking plan for Oslo harbour"),
            Silent("Anna Berg said that Norlink had sold three ferries in a disgraceful deal.", "the speaker's word"),
        ),
    ),
)
