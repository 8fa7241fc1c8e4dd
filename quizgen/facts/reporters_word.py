"""LNG-6: the one word of the report's own by which it judges what it tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.hdg import passage_around
from quizgen.facts.hyphened import goes_on, hyphened
from quizgen.facts.reporters_verb import loaded_verb, may_be_loaded
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
_LONG = 16
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
    {"no", "not", "n't", "n’t", "never", "neither", "nor", "hardly", "without", "if", "whether", "less",
     "potentially", "almost"}
)  # fmt: skip
_BEING = frozenset({"serve", "double", "emerge", "come", "act", "function"})
"""Verbs whose "as" tells what something is, not what somebody takes it for."""
_VIEWS = frozenset(
    {"reputation", "view", "idea", "perception", "image", "claim", "accusation", "allegation", "charge", "impression", "notion", "belief",
     "fear", "concern", "criticism", "suggestion", "argument", "sense", "question", "complaint", "talk", "warning", "prospect"}
)  # fmt: skip
"""Nouns of what people think or say: "a reputation for being *brash*"."""
_WHEN = frozenset({"during", "after", "before", "amid"})
_SORTS = ("adjective", "verb", "noun", "adverb")
_VERBAL = frozenset({"VBN", "VBG"})


@dataclass(frozen=True, kw_only=True)
class ReportersWord(Fact):
    """A sentence of the report's own with one or two words of a kind that judge.

    told: the sentence as printed. words: one or two, in small letters. sort: "adjective", "verb", "noun" or "adverb".
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
        if tokens[-1].text == "?" or _leans(tokens) or not _says_who(reading, tokens):
            continue
        for sort in _SORTS:
            words = _words(reading, tokens, sort)
            told = _told(reading, words, sentence) if words else None
            if told is not None and _says_enough(told):
                yield ReportersWord(
                    rule="LNG-6",
                    spans=make_spans({"answer": reading.parse.span(words[0])}),
                    sentence=sentence.span,
                    told=told,
                    words=tuple(_printed(parts) for parts in words),
                    sort=sort,
                )
                break


def _says_who(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence names somebody, or tells so much that it can be read without."""
    return len(tokens) >= _LONG or any(t.i in reading.mentions for t in tokens)


def _leans(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence counts on those told before: "*The other* sailed", "*the one* who does"."""
    pairs = {(one.lower_, other.lower_) for one, other in pairwise(tokens)}
    opens = tuple(t.lower_ for t in tokens[:2])
    return opens == ("the", "other") or bool(pairs & {("the", "one"), ("the", "ones"), ("the", "others")})


def _told(reading: Reading, words: Sequence[Sequence[Token]], sentence: Sentence) -> str | None:
    """Return the sentence as it can be shown, or the clause around the words."""
    return shown(reading, sentence.span) or clause_shown(reading, [t for parts in words for t in parts], sentence)


def _printed(parts: Sequence[Token]) -> str:
    """Return a word with its particle, in small letters: "tone-deaf", "brushed off"."""
    text = "".join(t.lower_ + (" " if t.whitespace_ else "") for t in parts[:-1])
    loose = len(parts) > 1 and parts[-1].i > parts[-2].i + 1  # "brushed the warning off"
    return f"{text}{' ' if loose and not text.endswith(' ') else ''}{parts[-1].lower_}"


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


def _words(reading: Reading, tokens: Sequence[Token], sort: str) -> list[tuple[Token, ...]]:
    """Return the one word of a kind that judges, or the two; none where a third might, or where it is denied."""
    words = [parts for t in tokens if (parts := _judging(reading, t, sort))]
    if not words:
        return []
    heads = {_head(parts, sort) for parts in words}
    inside = {t.i for parts in words for t in parts}
    good = all(_stands_well(t, sort) and _is_asserted(t) and is_reports_own(reading, t) for t in heads)
    if not good or len(words) > _MOST:
        return []
    return [] if any(t.i not in inside and _competes(reading, t, sort) for t in tokens) else words


def _head(parts: Sequence[Token], sort: str) -> Token:
    return next(t for t in parts if t.pos_ == "VERB") if sort == "verb" else parts[-1]


def _judging(reading: Reading, token: Token, sort: str) -> tuple[Token, ...]:
    """Return the tokens of a word of a kind that judges, the token its last or its verb; nothing for another word."""
    if sort == "verb":
        return loaded_verb(reading, token)
    entry = _entry(reading, token)
    return hyphened(token) if entry is not None and entry.cls == sort else ()


def _entry(reading: Reading, token: Token) -> Entry | None:
    """Return the entry of a word that judges as the part of speech it is; none inside a name or a compound."""
    parts = hyphened(token)
    whole = "".join(t.lower_ for t in parts)
    stem = "".join(t.lower_ for t in parts[:-1]) + token.lemma_.lower()
    entry = lexicon("reporters_words").first((whole, stem))
    if entry is None or token.i in reading.mentions or token.ent_type_ or goes_on(token):
        return None
    near = {t.lemma_.lower() for t in (token.head, *token.children, *token.head.children)}
    is_name = token.text[:1].isupper() and token.i != token.sent.start
    return None if is_name or near & set(entry.never_with) else entry


def _is_asserted(word: Token) -> bool:
    """Tell whether the judgement holds: it is not denied, put as a condition or expected, or does not depend on what is."""
    if _is_presupposed(word):
        return not any(c.lower_ in _DENIALS for t in (word, word.head) for c in t.children)
    for token in (word, *word.ancestors):
        if any(c.lower_ in _DENIALS for c in (token, *token.children)):
            return False
        if token.pos_ in {"VERB", "AUX"} and (tree.modal_of(token) is not None or token.lemma_ == "hope"):
            return False
    return True


def _is_presupposed(word: Token) -> bool:
    """Tell whether a noun is there whatever is said of it: "the party's *unruly* contest may end", "the *bizarre* plan"."""
    if word.dep_ != "amod" or word.head.pos_ != "NOUN":
        return False
    return any(c.dep_ == "poss" or c.lower_ == "the" for c in word.head.children)


def _stands_well(word: Token, sort: str) -> bool:
    """Tell whether a word stands where its kind judges: an adjective before its noun or behind "was"."""
    if sort == "adjective":
        if word.dep_ == "conj" and word.head.pos_ == "ADJ":
            return _stands_well(word.head, sort)
        before = word.dep_ == "amod" and word.head.pos_ in {"NOUN", "PROPN"} and word.i < word.head.i
        entry = lexicon("reporters_words").get(word.lower_)
        feels = entry is not None and "before" in entry.gate
        return before or (word.dep_ == "acomp" and word.head.lemma_ in {"be", "remain", "become"} and not feels)
    if sort == "adverb":
        return word.dep_ == "advmod"
    if sort == "verb":
        return True
    return word.pos_ == "NOUN" and word.dep_ in {
        "attr",
        "dobj",
        "nsubj",
        "nsubjpass",
        "pobj",
        "appos",
        "compound",
        "conj",
    }


def _competes(reading: Reading, token: Token, sort: str) -> bool:
    """Tell whether a strict reader might name another word of the same kind."""
    if token.i in reading.mentions or token.is_punct or token.like_num or token.ent_type_:
        return False
    if sort == "verb":
        return may_be_loaded(token)
    judging = lexicon("judging_words").first((token.lower_, token.lemma_.lower()))
    if sort == "noun":
        if token.pos_ != "NOUN" or token.lemma_.lower() in lexicon("factual_nouns"):
            return False
        return judging is not None or token.lower_ in lexicon("coloured_words")
    if sort == "adverb":
        is_one = token.tag_.startswith("RB") and token.lower_.endswith("ly")
    elif _is_ill_done(token):
        return True
    elif token.tag_ in _VERBAL and token.dep_ == "amod":
        return judging is not None  # "an updated list": what was done to it
    else:
        seems = token.tag_ in _VERBAL and token.dep_ in {"acomp", "oprd"}  # "he looks *dishevelled*"
        is_one = token.tag_.startswith("JJ") or seems
    return is_one and (judging is not None or not _is_plain(token))


def _is_ill_done(token: Token) -> bool:
    """Tell whether a participle is written with a word that judges: "*ill-matched*"."""
    return token.tag_ in _VERBAL and len(parts := hyphened(token)) > 1 and parts[0].lower_ in {"ill", "half", "over"}


def _is_plain(token: Token) -> bool:
    return lexicon("plain_modifiers").first((token.lower_, token.lemma_.lower())) is not None


def is_reports_own(reading: Reading, word: Token) -> bool:
    """Tell whether the judgement is the writer's: not quoted, not passed on, not the view of whoever acts."""
    if reading.in_quotation(word) or reading.attribution_around(word) is not None or _follows_colon(word):
        return False
    if _is_of_a_view(word):
        return False
    for below, above in _steps(word):
        if above.dep_ == "prep" and above.lower_ == "as" and above.head.lemma_ not in _BEING:
            return False
        if above.lemma_ in _VIEWS and below.dep_ in {"prep", "acl"}:
            return False
        if above.pos_ in {"VERB", "AUX"} and below.i > above.i and _passes_on(above) and not _stands_beside(below):
            return False
    return True


def _is_of_a_view(word: Token) -> bool:
    """Tell whether a word stands behind "that" in what is thought or said: "the *fear* is that the plan is a *gimmick*"."""
    before = word.doc[word.sent.start : word.i]
    views = [t.i for t in before if t.lemma_.lower() in _VIEWS]
    return bool(views) and any(t.lower_ == "that" and t.dep_ == "mark" and t.i > views[0] for t in before)


def _follows_colon(word: Token) -> bool:
    """Tell whether a colon stands before the word: "They had one answer: the *rabble* must go"."""
    return any(t.text == ":" for t in word.doc[word.sent.start : word.i])


def _stands_beside(part: Token) -> bool:
    """Tell whether what follows a verb of speech is no part of what is said: "blamed her *during a long tirade*"."""
    if part.dep_ == "prep":
        return part.lower_ in _WHEN
    return part.dep_ == "conj" or (part.dep_ == "advcl" and tree.child(part, "mark") is None)


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
            Fires(
                "Anna Berg lashed out at the harbour board of Bergen in a letter.",
                ({"words": ("lashed out",), "sort": "verb"},),
            ),
            Fires(
                "Anna Berg brushed the warning of the harbour board aside on Monday.", ({"words": ("brushed aside",)},)
            ),
            Fires("Anna Berg sent a tone-deaf letter to the harbour board of Bergen.", ({"words": ("tone-deaf",)},)),
            Fires("Anna Berg may end the bizarre contract of the harbour board of Bergen.", ({"words": ("bizarre",)},)),
            Fires(
                "Anna Berg blamed the harbour board of Bergen during a long tirade in Oslo.", ({"words": ("tirade",)},)
            ),
        ),
        silent=(
            Silent("Anna Berg and the board of Bergen have one answer: it was a blistering attack.", "their answer"),
            Silent(
                "The fear of Anna Berg is that the blistering attack on Bergen was a plan of the board.",
                "what she fears",
            ),
            Silent("The other launched a blistering attack on Anna Berg and the board of Bergen.", "which other?"),
            Silent(
                "Anna Berg launched a blistering attack on the ill-matched board of Bergen.",
                "a strict reader might take “ill-matched” for one",
            ),
            Silent("Anna Berg walked out of the meeting of the harbour board of Bergen.", "a plain verb"),
            Silent("Anna Berg fired the head of the harbour board of Bergen on Monday.", "“fire” without “back”"),
            Silent("Anna Berg did not lash out at the harbour board of Bergen in a letter.", "she did not"),
            Silent(
                "Anna Berg lashed out at the harbour board of Bergen and insulted its chairman.",
                "a strict reader might take “insulted” for one",
            ),
            Silent("Anna Berg hurled a stone at the harbour board of Bergen on Monday.", "literally"),
            Silent("Anna Berg may end a bizarre contract of the harbour board of Bergen.", "perhaps there is none"),
            Silent("Anna Berg has a reputation for a brash way with the harbour board of Bergen.", "others think so"),
            Silent("Anna Berg was dubious about the plan of the harbour board of Bergen.", "what she felt"),
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
