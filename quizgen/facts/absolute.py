"""LNG-4: the one word that leaves no exception: "never", "everyone", "the worst … ever"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.shown import shown
from quizgen.facts.utterance import is_placed, utterances
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.genre import is_on_sport
from quizgen.read.voice import is_opinion
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading

_SOFTENED = frozenset(
    {"almost", "nearly", "virtually", "practically", "basically", "mostly", "hardly", "if", "unless", "should", "ought", "let", "may",
     "might", "hope", "hopes", "wish", "would", "perhaps", "probably", "maybe", "shall", "except", "whether", "until", "seems", "seemed",
     "seem", "please", "pretty", "generally", "usually", "often", "least", "going", "need", "needs", "likely", "about", "like",
     "will", "'ll", "’ll", "wo"}
)  # fmt: skip
"""Words that take back, condition or wish what the absolute says."""
_SCOPES = frozenset(
    {"who", "in", "on", "at", "of", "from", "here", "else", "involved", "that", "with", "except", "than", "more", "less", "short",
     "wrong", "to"}
)  # fmt: skip
"""Words behind "everyone" and "nothing" that shrink the group, or make an idiom."""
_TIMES = frozenset(
    {"day", "week", "month", "year", "hour", "minute", "time", "night", "morning", "moment", "weekend", "monday", "tuesday",
     "wednesday", "thursday", "friday", "saturday", "sunday", "election", "cycle", "once"}
)  # fmt: skip
_ASIDE = frozenset({"relcl", "advcl", "acl", "csubj", "xcomp", "pcomp"})
"""What hangs on another clause so that it is told by the way."""
_IDLE = frozenset(
    {
        "doubt",
        "question",
        "matter",
        "way",
        "reason",
        "wonder",
        "surprise",
        "place",
        "need",
        "problem",
        "point",
        "one",
        "longer",
        "word",
    }
)
_SPEAKER = frozenset({"i", "we"})
_WHY = "A claim without exceptions falls with a single counter-example: find the word that makes it so."


@dataclass(frozen=True, kw_only=True)
class Absolute(Fact):
    """A statement with exactly one word, or pair of words, that leaves no exception.

    told: "Smith said: “…”", or a sentence of the article where ``printed``. word: as printed, in small letters; a pair with "…" between.
    """

    kind: ClassVar[str] = "absolute"
    identity: ClassVar[tuple[str, ...]] = ("word", "told")
    told: str
    printed: bool
    word: str


def find(reading: Reading) -> Iterator[Absolute]:
    """Yield quotations, then sentences of the article, whose absolute can be told beyond doubt."""
    for u in utterances(reading):
        hit = _hit(u.tokens)
        if hit is not None:
            yield _fact(reading, hit, u.told, printed=False)
    if is_opinion(reading) or is_on_sport(reading):
        return
    for sentence in reading.body():
        hit = _hit(tuple(sentence.tokens))
        if hit is None or reading.in_quotation(hit[0]) or not is_placed(reading, list(sentence.tokens)):
            continue
        if reading.attribution_around(hit[0]) is None and not _is_claim(hit):
            continue
        told = shown(reading, sentence.span)
        if told is not None:
            yield _fact(reading, hit, told, printed=True)


def _is_claim(hit: Sequence[Token]) -> bool:
    """Tell whether the article's own absolute claims something of all times: "no … ever", "has never …"."""
    if len(hit) > 1:
        return hit[0].lower_ != "no" or hit[1].lower_ == "ever"
    return hit[0].lower_ == "never" and tree.is_present_perfect(hit[0].head)


def _fact(reading: Reading, hit: Sequence[Token], told: str, *, printed: bool) -> Absolute:
    words = [t.lower_ for t in hit]
    joined = all(b.i == a.i + 1 for a, b in pairwise(hit))
    return Absolute(
        rule="LNG-4",
        spans=make_spans({"answer": reading.parse.span(hit)}),
        sentence=reading.parse.sentence_of(hit[0]).span,
        told=told,
        printed=printed,
        word=(" " if joined else " … ").join(words),
    )


def _hit(tokens: Sequence[Token]) -> tuple[Token, ...] | None:
    """Return the one absolute of a statement; None where there is none, a second, or anything that takes it back."""
    if any(t.lower_ in _SOFTENED or (t.like_num and t.lower_ != "one") or t.text == "?" for t in tokens):
        return None
    found = [t for t in tokens if _is_absolute(t)]
    superlative = [t for t in tokens if t.tag_ in {"JJS", "RBS"} and t.lower_ != "least"]
    if superlative:
        return _of_superlative(superlative, tokens) if not found else None
    found = [t for t in found if not (t.lower_ == "one" and tree.word_before(t) == "no")]
    if len(found) != 1:
        return None
    word = found[0]
    if any(t.lower_ in {"not", "n't", "n’t"} and t.i < word.i for t in tokens):
        return None
    entry = lexicon("absolutes").get(word.lower_)
    if not _is_stated(word):
        return None
    test = _TESTS.get(entry.cls) if entry is not None else None
    return (test(word, tokens) or None) if test is not None else None


def _is_stated(word: Token) -> bool:
    """Tell whether the clause of a word is stated, by itself or as what somebody says: no aside, purpose, condition or denial."""
    verb = tree.verb_above(word)
    chain = [verb, *verb.ancestors] if verb is not None else []
    if any(t.dep_ in _ASIDE for t in chain):
        return False
    return bool(chain) and not any(tree.is_negated(t) for t in chain[1:])


def _is_absolute(token: Token) -> bool:
    return token.lower_ in lexicon("absolutes")


def _of_superlative(found: Sequence[Token], tokens: Sequence[Token]) -> tuple[Token, ...] | None:
    """Return "worst … ever": a superlative that nothing but all time bounds."""
    ever = [t for t in tokens if t.lower_ == "ever" and t.i > found[0].i]
    if len(found) != 1 or len(ever) != 1 or found[0].i == tokens[0].i or tree.word_before(found[0]) != "the":
        return None
    between = found[0].doc[found[0].i : ever[0].i]
    if len(between) > 7 or any(t.lower_ in {"i", "he", "she", ",", "my"} for t in between):
        return None
    return (found[0], ever[0])


def _of_time(word: Token, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return "never" or "always" beside a verb that tells what happened or happens, so that a case can be looked up."""
    verb = word.head
    if verb.pos_ not in {"VERB", "AUX"} or not tree.is_finite(verb) or tree.modal_of(verb) is not None:
        return ()
    subject, idle = tree.subject_of(verb), lexicon("no_test_verbs").get(verb.lemma_)
    if subject is None or subject.lower_ in {"you", "one", "it"} or (idle is not None and idle.cls == "once"):
        return ()
    if subject.lower_ in _SPEAKER and (word.lower_ == "always" or idle is not None):
        return ()
    if verb.lemma_ in {"be", "have"} or (word.lower_ == "always" and idle is not None):
        return ()
    following = word.nbor() if word.i + 1 < len(word.doc) else word
    return (
        ()
        if following.lower_ in {"mind", "again", "too", "really", "quite"} or tree.word_before(word) == "as"
        else (word,)
    )


def _of_group(word: Token, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return "everyone" or "nobody" as the subject of what is stated, without a word that says of which group."""
    verb = word.head
    nothing = (
        word.lower_ == "nothing"
        and word.dep_ == "dobj"
        and verb.lemma_ in {"do", "know", "achieve", "accomplish", "change", "prove", "show"}
    )
    if not nothing and (word.dep_ not in {"nsubj", "nsubjpass"} or not tree.is_finite(verb)):
        return ()
    if word.lower_.startswith("every") and tree.is_past(verb):
        return ()  # "everyone worked hard": those who were there
    modal = tree.modal_of(verb)
    if modal is not None and not (word.lower_.startswith("no") and modal.lower_ in {"can", "could"}):
        return ()
    return () if tree.word_after(word) in _SCOPES or verb.dep_ == "advcl" else (word,)


def _of_thing(word: Token, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return "every", "all" or "no" before the noun that is the subject of what is stated."""
    if word.lower_ == "no" and tree.word_after(word) == "one":
        pair = (word, word.nbor())
        return pair if _of_group(pair[1], tokens) else ()
    noun = word.head
    verb = noun.head
    single = word.lower_ == "every" and tree.word_after(word) == "single"
    if word.dep_ not in {"det", "predet"} or noun.pos_ not in {"NOUN", "PROPN"} or noun.i < word.i:
        return ()
    if word.lower_ != "no" and tree.modal_of(verb) is not None:
        return ()
    ever = next((t for t in tokens if t.lower_ == "ever" and t.i > word.i), None)
    if word.lower_ == "no":
        if noun.dep_ not in {"nsubj", "nsubjpass"} or noun.lemma_.lower() in _IDLE or not tree.is_finite(verb):
            return ()
        if noun.tag_.startswith("NNP") or not tree.is_present_perfect(verb):
            return ()
        return (word, ever) if ever is not None else (word,)
    if single:
        return (word, word.nbor())
    if (
        word.lower_ == "all"
        or noun.lemma_.lower() in _TIMES
        or noun.dep_ not in {"nsubj", "nsubjpass"}
        or not tree.is_finite(verb)
    ):
        return ()
    if tree.child(noun, "relcl", "acl") is not None:
        return ()
    return (word,)


def _of_degree(word: Token, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return "completely" before a word that holds wholly or not at all."""
    return (word,) if word.dep_ == "advmod" and word.head.lemma_.lower() in lexicon("all_or_nothing") else ()


_TESTS: Mapping[str, Callable[[Token, Sequence[Token]], tuple[Token, ...]]] = {
    "time": _of_time,
    "group": _of_group,
    "thing": _of_thing,
    "degree": _of_degree,
}

RULES = (
    FactRule(
        id="LNG-4",
        family="LNG-4",
        skill="LNG",
        level=2,
        finds="The one word of a statement that leaves no exception: never, everyone, no … ever, the worst … ever.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "“Norlink has never repaired a ferry on the coast of Norway,” Anna Berg said.",
                (
                    {
                        "told": "Anna Berg said: “Norlink has never repaired a ferry on the coast of Norway”",
                        "word": "never",
                    },
                ),
            ),
            Fires("No ferry of Norlink has ever sunk in a fjord of Norway.", ({"word": "no … ever", "printed": True},)),
            Fires("“Nobody trusts the ferries of Norlink,” Anna Berg said.", ({"word": "nobody"},)),
            Fires("“The sale was the worst deal Norway has ever made,” Anna Berg said.", ({"word": "worst … ever"},)),
            Fires("“The figures of Norlink are completely false,” Anna Berg said.", ({"word": "completely"},)),
            Fires("“Every single ferry of Norlink was late in Bergen,” Anna Berg said.", ({"word": "every single"},)),
        ),
        silent=(
            Silent(
                "“Norlink has never always repaired a ferry of the coast of Norway,” Anna Berg said.", "two such words"
            ),
            Silent(
                "“Norlink has almost never repaired a ferry on the coast of Norway,” Anna Berg said.",
                "“almost” leaves room",
            ),
            Silent(
                "“Norlink has never repaired 14 ferries on the coast of Norway,” Anna Berg said.",
                "or is it the figure?",
            ),
            Silent(
                "“Norlink will never repair a ferry on the coast of Norway,” Anna Berg said.", "a vow, and no case yet"
            ),
            Silent("“The mayor of Bergen never married the owner of Norlink,” Anna Berg said.", "once or not at all"),
            Silent("“I have never seen a ferry of Norlink on the coast,” Anna Berg said.", "how she feels"),
            Silent("“It is never too late for the ferries of Norlink,” Anna Berg said.", "an idiom"),
            Silent("“Norlink sold a ferry which never sailed to Bergen,” Anna Berg said.", "told by the way"),
            Silent("“Everyone on board trusts the ferries of Norlink,” Anna Berg said.", "a group told"),
            Silent("“Everyone trusted the ferries of Norlink,” Anna Berg said.", "everyone who was there"),
            Silent("“There is no doubt about the ferries of Norlink,” Anna Berg said.", "an idiom"),
            Silent("“The ferries of Norlink are completely unacceptable,” Anna Berg said.", "only heightens"),
            Silent("“The sale was the worst deal of the year in Norway,” Anna Berg said.", "a scope"),
            Silent("“No ferry of Norlink sails to Bergen on Sundays,” Anna Berg said.", "a timetable, too"),
            Silent("Norlink never sold a ferry to the port of Bergen.", "told by the report, of one time"),
            Silent("Every Tuesday the ferry of Norlink sails to Bergen.", "a timetable"),
        ),
    ),
)
