"""LNG-6: the one word of the report's own by which it judges what it tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.hdg import passage_around
from quizgen.facts.shown import shown
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.genre import is_on_sport
from quizgen.read.voice import is_opinion
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.lexicon import Entry
    from quizgen.read import Reading, Sentence

_MIN_WORDS = 9
_MOST = 2
"""Judging words of a kind that a card may ask for together."""
_OTHERS_VOICE = frozenset({"speech_verbs", "opinion_verbs", "charging_verbs", "loaded_verbs", "talking_verbs"})
"""Lexicons of verbs whose object is told as their subject sees it: "slammed the disastrous deal"."""
_VIEWING = frozenset(
    {"see", "view", "regard", "consider", "deem", "find", "think", "feel", "label", "brand", "dub", "cast", "portray", "paint", "depict",
     "frame", "fear", "oppose", "attack", "praise", "mock", "ridicule", "believe", "decry", "contrast", "liken", "compare"}
)  # fmt: skip
_CARRYING = frozenset(
    {"be", "write", "deliver", "respond", "post", "publish", "release", "issue", "make", "go", "run", "have", "give"}
)
"""Verbs of those lists whose object the report names itself: "wrote a scathing letter"."""
_DENIALS = frozenset(
    {
        "no",
        "not",
        "n't",
        "n’t",
        "never",
        "neither",
        "nor",
        "hardly",
        "without",
        "if",
        "whether",
        "less",
        "potentially",
        "almost",
    }
)
_VERBAL = frozenset({"VBN", "VBG"})


@dataclass(frozen=True, kw_only=True)
class ReportersWord(Fact):
    """A sentence of the report's own with one or two words of a kind that judge.

    told: the sentence as printed. words: one or two, in small letters. sort: "adjective", "noun" or "adverb".
    """

    kind: ClassVar[str] = "reporters_word"
    identity: ClassVar[tuple[str, ...]] = ("words", "told")
    told: str
    words: tuple[str, ...]
    sort: str


def find(reading: Reading) -> Iterator[ReportersWord]:
    """Yield sentences in which the report itself judges with one word, and no other word of its kind might."""
    if is_opinion(reading) or is_on_sport(reading):
        return
    for sentence in reading.body():
        tokens = list(sentence.tokens)
        words = _words(reading, tokens)
        if not words or not any(t.i in reading.mentions for t in tokens):
            continue
        told = shown(reading, sentence.span) or clause_shown(reading, words, sentence)
        entry = _entry(reading, words[0])
        if told is not None and entry is not None and _says_enough(told):
            yield ReportersWord(
                rule="LNG-6",
                spans=make_spans({"answer": reading.parse.span(words)}),
                sentence=sentence.span,
                told=told,
                words=tuple(t.lower_ for t in words),
                sort=entry.cls,
            )


def clause_shown(reading: Reading, words: Sequence[Token], sentence: Sentence) -> str | None:
    """Return the clause around a word, where its sentence is too long or leans on another."""
    tokens = passage_around(reading, words[0], sentence)
    if tokens is None or not any(t.i in reading.mentions for t in tokens):
        return None
    text = reading.parse.text(tokens)
    return text[0].upper() + text[1:] if all(t in tokens for t in (tree.clause_of(words[0]), *words)) else None


def _says_enough(told: str) -> bool:
    """Tell whether a passage is long enough that its word must be looked for, and opens with a word."""
    return len(told.split()) >= _MIN_WORDS and (told[0].isalnum() or told[0] in "[“‘\"'")


def _words(reading: Reading, tokens: Sequence[Token]) -> list[Token]:
    """Return the one word of a kind that judges, or the two; none where a third might, or where it is denied or asked."""
    if tokens[-1].text == "?":
        return []
    found = [(t, entry.cls) for t in tokens if (entry := _entry(reading, t)) is not None]
    for sort in dict.fromkeys(cls for _, cls in found):
        words = [t for t, cls in found if cls == sort]
        rest = [t for t in tokens if t not in words]
        good = all(_stands_well(t, sort) and not _is_denied(t) and is_reports_own(reading, t) for t in words)
        if good and len(words) <= _MOST and not any(_competes(reading, t, sort) for t in rest):
            return words
    return []


def _entry(reading: Reading, token: Token) -> Entry | None:
    """Return the entry of a word that judges as the part of speech it is; none inside a name or a compound."""
    entry = lexicon("reporters_words").first((token.lower_, token.lemma_.lower()))
    if entry is None or token.i in reading.mentions or token.ent_type_ or is_hyphenated(token):
        return None
    near = {t.lemma_.lower() for t in (token.head, *token.children, *token.head.children)}
    is_name = token.text[:1].isupper() and token.i != token.sent.start
    return None if is_name or near & set(entry.never_with) else entry


def _is_denied(word: Token) -> bool:
    """Tell whether the word, or a clause it belongs to, is denied or put as a condition."""
    return any(c.lower_ in _DENIALS for t in (word, *word.ancestors) for c in (t, *t.children))


def is_hyphenated(token: Token) -> bool:
    """Tell whether a hyphen joins a word to another: "so-called"."""
    doc = token.doc
    return any(
        0 <= i < len(doc) and doc[i].text in {"-", "–"} and not doc[min(i, token.i)].whitespace_
        for i in (token.i - 1, token.i + 1)
    )


def _stands_well(word: Token, sort: str) -> bool:
    """Tell whether a word stands where its kind judges: an adjective before its noun or behind "was"."""
    if sort == "adjective":
        if word.dep_ == "conj" and word.head.pos_ == "ADJ":
            return _stands_well(word.head, sort)
        before = word.dep_ == "amod" and word.head.pos_ in {"NOUN", "PROPN"} and word.i < word.head.i
        return before or (word.dep_ == "acomp" and word.head.lemma_ == "be")
    if sort == "adverb":
        return word.dep_ == "advmod"
    return word.pos_ == "NOUN" and word.dep_ in {"attr", "dobj", "nsubj", "nsubjpass", "pobj", "appos", "compound"}


def _competes(reading: Reading, token: Token, sort: str) -> bool:
    """Tell whether a strict reader might name another word of the same kind."""
    if token.i in reading.mentions or token.is_punct or token.like_num or token.ent_type_:
        return False
    judging = lexicon("judging_words").first((token.lower_, token.lemma_.lower()))
    if sort == "noun":
        return token.pos_ == "NOUN" and (judging is not None or token.lower_ in lexicon("coloured_words"))
    if sort == "adverb":
        is_one = token.tag_.startswith("RB") and token.lower_.endswith("ly")
    elif token.tag_ in _VERBAL and token.dep_ == "amod":
        return judging is not None  # "an updated list": what was done to it
    else:
        is_one = token.tag_.startswith("JJ")
    return is_one and (judging is not None or not _is_plain(token))


def _is_plain(token: Token) -> bool:
    return lexicon("plain_modifiers").first((token.lower_, token.lemma_.lower())) is not None


def is_reports_own(reading: Reading, word: Token) -> bool:
    """Tell whether the judgement is the writer's: not quoted, not passed on, not the view of whoever acts."""
    if reading.in_quotation(word) or reading.attribution_around(word) is not None:
        return False
    for below, above in _steps(word):
        if _tells_when(below):
            continue  # "said so after a blistering attack …": who spoke did not say that
        if above.dep_ in {"prep", "mark"} and above.lower_ == "as":
            return False
        if above.pos_ in {"VERB", "AUX"}:
            if tree.modal_of(above) is not None or above.lemma_ == "hope":
                return False
            if below.i > above.i and below.dep_ != "conj" and _passes_on(above):
                return False
    return True


def _tells_when(head: Token) -> bool:
    marks = {c.lower_ for c in tree.children(head, "mark", "advmod")}
    return head.dep_ == "advcl" and bool(marks & {"after", "before", "since", "when", "while"})


def _steps(word: Token) -> Iterator[tuple[Token, Token]]:
    token = word
    while token.head.i != token.i:
        yield token, token.head
        token = token.head


def _passes_on(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    if lemma in _CARRYING:
        return False
    return lemma in _VIEWING or any(lemma in lexicon(name) for name in _OTHERS_VOICE)


RULES = (
    FactRule(
        id="LNG-6",
        family="LNG-6",
        skill="LNG",
        level=2,
        finds="The one word by which a report itself judges what it tells.",
        why="Reports are to tell, readers to judge: find the word by which the report judged for you.",
        find=find,
        fires=(
            Fires(
                "Anna Berg launched a blistering attack on the harbour board of Bergen.",
                ({"words": ("blistering",), "sort": "adjective"},),
            ),
            Fires(
                "The harbour board of Bergen closed the port after a long tirade.",
                ({"words": ("tirade",), "sort": "noun"},),
            ),
            Fires(
                "The harbour board of Bergen shamelessly used the money of two towns.",
                ({"words": ("shamelessly",), "sort": "adverb"},),
            ),
            Fires("The ferries of Norlink sailed to Bergen in a bizarre old livery.", ({"words": ("bizarre",)},)),
            Fires(
                "Anna Berg launched a blistering and fiery attack on the harbour board of Bergen.",
                ({"words": ("blistering", "fiery")},),
            ),
        ),
        silent=(
            Silent("Anna Berg launched a new attack on the harbour board of Bergen.", "nothing judges"),
            Silent("Anna Berg said that it was a blistering attack on the harbour board of Bergen.", "her word"),
            Silent("Anna Berg launched a “blistering” attack on the harbour board of Bergen.", "quoted"),
            Silent(
                "Anna Berg launched a bizarre, blistering and fiery attack on the harbour board of Bergen.", "three"
            ),
            Silent(
                "Anna Berg launched a blistering and wordy attack on the harbour board of Bergen.",
                "a strict reader might take “wordy” for one",
            ),
            Silent("Anna Berg launched no blistering attack on the harbour board of Bergen.", "denied"),
            Silent("Anna Berg launched a potentially blistering attack on the harbour board of Bergen.", "perhaps not"),
            Silent("Anna Berg launched a blistering attack on Bergen.", "too little else"),
            Silent(
                "The coach praised the striker and the goalkeeper after the match. Anna Berg launched a blistering attack on "
                "the harbour board of Bergen.",
                "a report on sport",
            ),
            Silent("Anna Berg condemned the blistering attack on the harbour board of Bergen.", "as she sees it"),
            Silent("Anna Berg saw the vote of the harbour board as a blistering attack on Bergen.", "as she sees it"),
            Silent("Anna Berg might launch a blistering attack on the harbour board of Bergen.", "not yet done"),
            Silent(
                "I saw Anna Berg launch a blistering attack on Bergen. I left the harbour board of Oslo.", "a column"
            ),
            Silent("The ferries of Norlink sailed to Bergen through a brutal winter.", "weather, literally hard"),
            Silent("They painted the ferries of Norlink in a bizarre old livery.", "who did?"),
        ),
    ),
)
