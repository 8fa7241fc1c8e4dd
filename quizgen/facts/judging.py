"""LNG-5: the one word of a quotation that judges what the rest of it tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.utterance import reports, utterances
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading

MIN_OTHERS = 8
_PRAISE = frozenset({"worst", "best", "great"})
_SET = frozenset({"deal", "time", "many", "chance", "day", "thing", "way", "one"})
"""Nouns with which "great" and "best" make a set phrase."""
_PLAIN_ADVERBS = frozenset({"just", "well", "right", "even", "like", "kind", "though"})
"""Words that judge only as adjectives."""
_UNREAL = frozenset(
    {
        "if",
        "unless",
        "whether",
        "would",
        "should",
        "could",
        "might",
        "may",
        "let",
        "hope",
        "hopes",
        "want",
        "wants",
        "question",
    }
)
"""Words with which a judgement may be wished or weighed."""
_FAINT = frozenset({"important", "significant", "wrong", "weak", "powerful"})
"""Words that weigh a thing, or call it mistaken, more than they judge it."""
_DENIALS = frozenset({"no", "not", "n't", "n’t", "never", "neither", "nor", "hardly", "without"})
_MEASURES = frozenset({"as", "too", "so", "more", "less"})
_WHY = "A judging word tells how the speaker sees a thing, not what the thing is: take it out, and see what is left."


@dataclass(frozen=True, kw_only=True)
class JudgingWord(Fact):
    """A quotation with exactly one word that judges.

    source: who said it. told: "Smith said: “…”", or a sentence of the article where ``printed``. word: in small letters.
    """

    kind: ClassVar[str] = "judging_word"
    identity: ClassVar[tuple[str, ...]] = ("word", "told")
    source: str
    told: str
    printed: bool
    word: str


def find(reading: Reading) -> Iterator[JudgingWord]:
    """Yield quotations, and sentences with half a quotation, in which a strict reader finds one judging word and no second."""
    for u in chain(utterances(reading), reports(reading)):
        word = judging_word(reading, (*u.tokens, *u.around))
        if word is None or word not in u.tokens or sum(t.is_alpha for t in (*u.tokens, *u.around)) <= MIN_OTHERS:
            continue
        if u.printed and not reading.in_quotation(word):
            continue  # the report may have put it so
        yield JudgingWord(
            rule="LNG-5",
            spans=make_spans({"answer": reading.parse.span([word])}),
            sentence=reading.parse.sentence_of(word).span,
            source=u.source,
            told=u.told,
            printed=u.printed,
            word=word.lower_,
        )


def judging_word(reading: Reading, tokens: Sequence[Token]) -> Token | None:
    """Return the one word that judges, or None where none or more than one might."""
    doubtful = [t for t in tokens if may_judge(reading, t)]
    if len(doubtful) != 1 or not _judges(doubtful[0]) or any(_is_unreal(t) for t in tokens):
        return None
    return doubtful[0] if _is_meant(doubtful[0]) else None


def _is_unreal(token: Token) -> bool:
    return token.lower_ in _UNREAL or (token.lower_ == "like" and token.pos_ == "ADP")


def _is_meant(word: Token) -> bool:
    """Tell whether the judgement is made: not denied, not measured, not put off to what will be."""
    above = [t for t in word.ancestors if t.sent == word.sent]
    verb = tree.verb_above(word)
    if verb is None or any(tree.modal_of(t) is not None or t.lower_ == "going" for t in above):
        return False
    denied = any(c.lower_ in _DENIALS for t in (word, *above) for c in (t, *t.children))
    return not denied and tree.word_before(word) not in _MEASURES


def may_judge(reading: Reading, token: Token) -> bool:
    """Tell whether a strict reader might take a word for a judgement: one of the list, or a modifier not known to be plain."""
    if token.i in reading.mentions or token.is_punct or token.like_num:
        return False
    if token.lower_ in _PLAIN_ADVERBS and token.pos_ in {"ADV", "INTJ", "SCONJ"}:
        return False
    listed = lexicon("judging_words").first((token.lower_, token.lemma_.lower()))
    if (
        listed is not None
        or token.lower_ in lexicon("coloured_words")
        or token.lemma_.lower() in lexicon("loaded_verbs")
    ):
        return True
    if token.tag_ in {"JJ", "JJR", "JJS"} or (token.tag_ in {"RB", "RBR", "RBS"} and token.lower_.endswith("ly")):
        known = lexicon("plain_modifiers").first((token.lower_, token.lemma_.lower()))
        return known is None and not token.ent_type_
    return False


def _judges(token: Token) -> bool:
    """Tell whether a word judges here beyond doubt: an adjective of a noun or behind "is", or a noun."""
    entry = lexicon("judging_words").get(token.lower_)
    if entry is None or entry.cls == "doubtful" or token.lower_ in _FAINT or token.text[:1].isupper():
        return False
    if tree.word_before(token) == "-" or (tree.word_after(token) == "-"):
        return False
    if token.lower_ in _PRAISE:
        return token.dep_ == "amod" and token.head.dep_ == "attr" and token.head.lower_ not in _SET
    if entry.cls == "predicate":
        return token.dep_ in {"attr", "acomp"}
    if token.dep_ == "acomp" and token.head.lemma_ not in {"be", "call", "seem", "look", "sound", "remain"}:
        return False  # "he went crazy": a feeling
    if token.pos_ == "ADJ":
        return token.dep_ in {"amod", "acomp", "ccomp", "conj", "oprd", "attr", "ROOT"}
    if token.pos_ == "ADV":
        return token.lower_.endswith("ly") and token.dep_ == "advmod"
    return token.pos_ == "NOUN" and token.dep_ in {"attr", "dobj", "nsubj", "pobj", "appos", "oprd"}


RULES = (
    FactRule(
        id="LNG-5",
        family="LNG-5",
        skill="LNG",
        level=2,
        finds="The one word of a quotation that judges, in a statement that else only describes.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "“The harbour board closed the port of Bergen in a disgraceful vote,” Anna Berg said.",
                ({"source": "Anna Berg", "word": "disgraceful"},),
            ),
            Fires(
                "Anna Berg said that the board’s vote on the port of Bergen was “a travesty”.",
                ({"word": "travesty", "printed": True},),
            ),
        ),
        silent=(
            Silent(
                "“The harbour board has not closed the port of Bergen in a disgraceful vote,” Anna Berg said.", "denied"
            ),
            Silent(
                "The coach praised the striker and the goalkeeper after the match. “The harbour board closed the port of Bergen "
                "in a disgraceful vote,” Anna Berg said.",
                "a report on sport",
            ),
            Silent(
                "“The harbour board closed the port of Bergen in an important public vote,” Anna Berg said.",
                "“important” weighs more than it judges",
            ),
            Silent(
                "“The corrupt harbour board closed the port of Bergen in a disgraceful vote,” Anna Berg said.",
                "two such words",
            ),
            Silent(
                "“The harbour board closed the port of Bergen in a hasty and disgraceful vote,” Anna Berg said.",
                "a strict reader might count “hasty”",
            ),
            Silent("“The board of Bergen took a disgraceful vote,” Anna Berg said.", "too little else"),
            Silent(
                "“The harbour board would close the port of Bergen in a disgraceful vote,” Anna Berg said.",
                "not yet done",
            ),
            Silent(
                "Anna Berg said that the board had closed the port of Bergen in a disgraceful vote.",
                "her word, or the reporter's?",
            ),
            Silent("“The harbour board met in the port of Bergen at a great many tables,” Anna Berg said.", "a number"),
        ),
    ),
)
