"""HDG-6: what a word before a figure tells of it: "*at least* 14", "*about* 300", "*only* 12 percent"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.figure import figure_at, fraction_at
from quizgen.facts.number import SIGNS
from quizgen.facts.private import is_shown_private
from quizgen.facts.shown import shown
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.genre import is_on_sport
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.facts.number import Number
    from quizgen.lexicon import Entry
    from quizgen.read import Reading, Sentence

_LONGEST = 3
"""Words of the longest phrase in the lexicon."""
_WORTH = frozenset({"money", "share", "count", "term"})
_MANY = 10
_LEAST = {"floor": 4}
"""The smallest count worth asking about: of "at least five" more may be found, while "about five" is soon counted."""
_TURNED = frozenset({"not", "n't", "n’t", "no", "the", "or"})
"""Words before the phrase that make another of it: "*not* more than", "*the* only 40 votes", "*or* about 40"."""
_LIMITS = frozenset({"floor", "above", "ceiling", "below"})
_ALL = frozenset({"any", "each", "every", "those", "anyone", "anybody", "everyone", "whoever"})
_LEAVE = frozenset({"must", "should", "ought", "can", "could", "may", "might", "shall"})
_AFTER = frozenset({"or", "to", "and", "plus", "-", "–", "more", "fewer", "less"})
"""Words behind a figure that make of it a range, a choice, or a difference."""
_GUESSED = re.compile(
    r"\b(?:estimat|approximat|reportedly|probabl|likely|perhaps|possibl|maybe|apparent|projected)", re.IGNORECASE
)
_ASIDE = frozenset({"-", "–", "—", "--", "(", ",", ":"})
_LIKE = frozenset({"similar", "same", "such", "other"})
_SPUN = frozenset({"small", "large"})
"""In a quotation it is the speaker who makes a figure sound so."""
_OWNING = frozenset({"earn", "make", "have", "employ", "own", "weigh", "exceed", "cost", "contain", "give", "donate", "be", "live", "get",
                     "receive", "hold", "bring", "raise", "pay", "work", "serve"})  # fmt: skip
_SUMS_UP = frozenset({"add", "amount", "sum", "live", "come", "lead", "boil"})
_WHY = "“At least”, “about”, “up to” and “only” before a figure are easily read over, but each tells what the writer knows or wants felt."


@dataclass(frozen=True, kw_only=True)
class FigureWord(Fact):
    """A passage as printed with one word before one figure that tells how to take it.

    word: in small letters ("at least"). figure: as printed. effect: its class in `figure_words`.
    """

    kind: ClassVar[str] = "figure_word"
    identity: ClassVar[tuple[str, ...]] = ("passage",)
    passage: str
    word: str
    figure: str
    effect: str


def find(reading: Reading) -> Iterator[FigureWord]:
    """Yield the sentences of the body with one such word before a figure that matters."""
    if is_on_sport(reading):
        return
    for sentence in reading.body():
        found = _only_word(sentence)
        if found is None:
            continue
        words, entry = found
        number = figure_at(reading, list(sentence.tokens), words[-1].i + 1, least=_LEAST.get(entry.cls, _MANY))
        if number is None or number.kind not in _WORTH or not _tells(reading, sentence, words, entry, number):
            continue
        passage = shown(reading, sentence.span)
        if passage is None or len(re.findall(rf"\b{re.escape(entry.lemma)}\b", passage, re.IGNORECASE)) != 1:
            continue
        yield FigureWord(
            rule="HDG-6",
            spans=make_spans({"answer": reading.parse.span([*words, *number.tokens])}),
            sentence=sentence.span,
            passage=passage,
            word=entry.lemma,
            figure=reading.parse.text(number.tokens),
            effect=entry.cls,
        )


def _only_word(sentence: Sentence) -> tuple[list[Token], Entry] | None:
    """Return the one phrase of a sentence that stands before a number, or None where there is none, or a second."""
    first = sentence.tokens[0].i
    found = [
        phrase
        for before, t in pairwise(sentence.tokens)
        if before.lower_ in _closers() and _begins_number(t) and (phrase := _phrase_before(t, first)) is not None
    ]
    return found[0] if len(found) == 1 else None


@cache
def _closers() -> frozenset[str]:
    """Return the last words of the phrases that may stand before a figure."""
    return frozenset(phrase.rsplit(maxsplit=1)[-1] for phrase in lexicon("figure_words").entries)


def _begins_number(token: Token) -> bool:
    return token.like_num or token.text.endswith(SIGNS) or fraction_at(token) is not None


def _phrase_before(number: Token, start: int) -> tuple[list[Token], Entry] | None:
    """Return the longest phrase of the lexicon that ends before ``number``, from the token ``start`` on."""
    for length in range(min(_LONGEST, number.i - start), 0, -1):
        words = list(number.doc[number.i - length : number.i])
        entry = lexicon("figure_words").get(" ".join(t.lower_ for t in words))
        if entry is not None:
            return words, entry
    return None


def _tells(reading: Reading, sentence: Sentence, words: list[Token], entry: Entry, number: Number) -> bool:
    """Tell whether the phrase belongs to the figure, and the figure to something that is so and matters."""
    if not _belongs(words, entry, number) or _is_qualified_again(sentence, words, entry, number):
        return False
    if any(t.text == "?" for t in sentence.tokens) or not _is_clear(reading, sentence, number):
        return False
    if reading.in_quotation(words[0]) and (entry.cls in _SPUN or not any(reading.is_cue(t) for t in sentence.tokens)):
        return False
    return number.kind == "term" or not _is_rule(number, entry)


def _is_clear(reading: Reading, sentence: Sentence, number: Number) -> bool:
    """Tell whether a reader sees what the sentence is about: somebody or something named, and no share of nobody told."""
    root = sentence.tokens[0].sent.root
    subjects = [tree.subject_of(verb) for verb in (root, tree.clause_of(number.tokens[-1]))]
    if any(
        subject is not None and (_points_back(reading, subject) or _is_private(reading, subject))
        for subject in subjects
    ):
        return False
    last = number.tokens[-1]
    following = last.nbor() if last.i + 1 < len(last.doc) else None
    if number.kind == "share" and following is not None and following.pos_ in {"VERB", "AUX"}:
        return False  # "nearly 40 percent *said* …"
    return any(
        t.i in reading.mentions or t.i in reading.references or t.lemma_.lower() in reading.headline_nouns
        for t in sentence.tokens
    )


def _is_private(reading: Reading, subject: Token) -> bool:
    """Tell whether a subject is a passer-by, whose debts or gifts are no matter of public debate."""
    entity = reading.entity(subject)
    return entity is not None and is_shown_private(reading, entity)


def _points_back(reading: Reading, subject: Token) -> bool:
    """Tell whether a subject was told before and is not here: "the rally", "the new contract", but "the mayor *of* …"."""
    if any(c.lower_ in _LIKE for c in tree.children(subject, "amod")):
        return True
    named = subject.i in reading.mentions and subject.lower_ not in lexicon("members")  # "the Republican"
    told = named or subject.lemma_.lower() in reading.headline_nouns
    definite = any(c.lower_ == "the" for c in tree.children(subject, "det"))
    return definite and not told and not any(t.i in reading.mentions for t in subject.subtree if t.i > subject.i)


def _belongs(words: list[Token], entry: Entry, number: Number) -> bool:
    """Tell whether a phrase tells of the figure: not "talked *about* 30 bills", "adds *up to* $3m", "*the only* 40 votes"."""
    first, before = words[0], tree.word_before(words[0])
    if before in _TURNED or (first.i and lexicon("figure_words").get(before) is not None):
        return False
    if first.i and any(lemma in entry.never_with for lemma in tree.lemmas(first.nbor(-1))):
        return False
    if number.kind == "money" and entry.cls in _LIMITS and first.i and first.nbor(-1).pos_ == "NOUN":
        return False  # "incomes up to $20,000"
    inside = {t.i for t in number.tokens}
    if "share" in entry.gate and number.kind == "count":
        return False
    if "parsed" in entry.gate and (first.dep_ not in {"quantmod", "advmod"} or first.head.i not in inside):
        return False
    return not (first.lower_ == "up" and (first.dep_ == "prt" or first.head.lemma_ in _SUMS_UP))


def _is_qualified_again(sentence: Sentence, words: list[Token], entry: Entry, number: Number) -> bool:
    """Tell whether something else tells of the figure, too: "an estimate of at least 40", "about 40 or more"; or it is slight."""
    following = tree.word_after(number.tokens[-1])
    behind = number.tokens[-1].doc[number.last + 1 : number.last + 3]
    if len(behind) > 1 and behind[0].text in _ASIDE and _begins_number(behind[1]):
        return True  # "nearly four in 10 — 39 percent"
    if any(fraction_at(t) is not None for t in number.tokens[-1].doc[number.last + 2 : number.last + 4]):
        return True  # "6 in 10 of the 3 in 10"
    if following in _AFTER or number.tokens[-1].text == "1" or number.tokens[-1].head.lemma_ == "weigh":
        return True
    own = {t.i for t in words}
    return entry.cls != "rough" and any(
        _GUESSED.match(t.text) is not None for t in sentence.tokens if t.i not in own and not _is_voter(t)
    )


def _is_voter(word: Token) -> bool:
    return word.lower_ == "likely" and tree.word_after(word).startswith("voter")


def _is_rule(number: Number, entry: Entry) -> bool:
    """Tell whether a figure is a limit set, aimed at or allowed, not one that is so: "firms with more than 50 workers"."""
    last = number.tokens[-1]
    for token in (last, *last.ancestors):
        if token.lower_ in _ALL or any(c.lower_ in _ALL for c in tree.children(token, "det")):
            return True
        if token.pos_ in {"VERB", "AUX"} and _is_unreal(token, number):
            return True
        if entry.cls in _LIMITS and _picks_out(token, number):
            return True
    return False


def _picks_out(part: Token, number: Number) -> bool:
    """Tell whether a modifier picks some out of many by a figure: "firms *with* …", "families *earning* …", "gifts *of* …"."""
    group = part.head
    if part.lower_ == "with" and part.i and part.nbor(-1).tag_ == "NNS":
        return True
    if group.tag_ != "NNS" or part.i < group.i or tree.word_before(part) == ",":
        return False
    if part.dep_ == "prep":
        return part.lower_ in {"of", "over", "under", "for"} and number.kind == "money"
    bare = not any(c.dep_ in {"det", "poss", "nummod"} and c.lower_ not in {"the", "those"} for c in group.children)
    return part.dep_ in {"acl", "relcl"} and bare and part.lemma_ in _OWNING


def _is_unreal(verb: Token, number: Number) -> bool:
    """Tell whether a verb asks, allows or aims at something, or denies it, or has a condition."""
    modal = tree.modal_of(verb)
    if verb.lemma_.lower() in lexicon("aiming_verbs") or (modal is not None and modal.lower_ in _LEAVE):
        return True
    denied = verb.i < number.first and any(c.dep_ == "neg" for c in verb.children)
    condition = any(tree.is_conditional(c) for c in tree.children(verb, "advcl"))
    return denied or condition or tree.is_conditional(verb)


RULES = (
    FactRule(
        id="HDG-6",
        family="HDG-6",
        skill="HDG",
        level=2,
        finds="A word before a figure that tells how to take it: at least, about, up to, only.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "At least 14 passengers were hurt when the ferry Nordstjernen ran aground.",
                ({"word": "at least", "figure": "14", "effect": "floor"},),
            ),
            Fires("Norlink has sold more than 300 old boats to Sweden.", ({"word": "more than", "effect": "above"},)),
            Fires("Norlink will pay up to $3 million for two old ports.", ({"word": "up to", "figure": "$3 million"},)),
            Fires("Norlink has lost nearly 40 percent of its boats.", ({"word": "nearly", "figure": "40 percent"},)),
            Fires("Norlink has sold about 300 old boats to Sweden.", ({"word": "about", "effect": "rough"},)),
            Fires("Norlink has sold over 300 old boats to Sweden.", ({"word": "over", "effect": "above"},)),
            Fires("Norlink has sold close to 40 percent of its boats.", ({"word": "close to", "effect": "rough"},)),
            Fires("Norlink has sold about two-thirds of its boats to Sweden.", ({"figure": "two-thirds"},)),
            Fires("Norlink has sold more than three million tickets in Sweden.", ({"figure": "three million"},)),
            Fires("Norlink has sold at least 44 of the 50 old boats.", ({"figure": "44"},)),
            Fires("At least six passengers were hurt on a Norlink ferry in Oslo.", ({"figure": "six"},)),
            Fires("Norlink has sold at least five old boats to Sweden.", ({"figure": "five"},)),
            Fires("Anna Berg of Norlink faces up to five years in prison.", ({"figure": "five years"},)),
            Fires("“Norlink has sold more than 300 old boats,” said Anna Berg.", ({"word": "more than"},)),
            Fires("Anna Berg won only 12 percent of the votes in Oslo.", ({"word": "only", "effect": "small"},)),
        ),
        silent=(
            Silent("Norlink has sold 300 old boats to Sweden.", "no such word"),
            Silent("Norlink has sold about 300 old boats for nearly $2 million.", "two such words"),
            Silent("Norlink talked about 300 old boats from Sweden.", "what was talked about"),
            Silent("Norlink handed over 300 old boats to Sweden.", "a verb with its particle"),
            Silent("Norlink has not sold more than 300 old boats to Sweden.", "denied"),
            Silent("Norlink must sell at least 300 old boats to Sweden.", "what has to be"),
            Silent("Norlink needs to sell at least 300 old boats to Sweden.", "what has to be"),
            Silent("Norlink has sold at least 300 old boats if Sweden is right.", "a condition"),
            Silent(
                "Sweden has fined firms with more than 300 boats and Norlink.",
                "which firms, not how many boats there are",
            ),
            Silent("Norlink was hurt by taxes on incomes over $90,000 in Sweden.", "a limit set by law"),
            Silent("Sweden paid every owner of more than 300 boats and Norlink.", "a rule"),
            Silent("Norlink has been selling boats for more than 20 years.", "a time"),
            Silent("Norlink has sold more than five old boats to Sweden.", "too few to matter"),
            Silent("Norlink has sold at least two old boats to Sweden.", "too few to matter"),
            Silent("Norlink faces up to five years in court.", "a time, no sentence"),
            Silent("Norlink has sold more than 300 or 400 old boats to Sweden.", "a choice of two"),
            Silent("Norlink has by one estimate sold more than 300 old boats to Sweden.", "estimated, too"),
            Silent("Norlink has sold the only 300 old boats of Sweden.", "“the only” is not “only”"),
            Silent("Passengers have bought more than 300 old boats in the end.", "nobody is named"),
            Silent("The sale cost Norlink more than 300 old boats in Sweden.", "which sale?"),
            Silent("Similar ports have sold Norlink more than 300 old boats.", "similar to which?"),
            Silent(
                "Nearly four in 10 (39 percent) of the boats belong to Norlink.", "the exact figure stands beside it"
            ),
            Silent("Norlink lets passengers take up to 300 old boats.", "what is allowed"),
            Silent("The Republican has sold Norlink more than 300 old boats.", "which Republican?"),
            Silent("Anna Berg, a student in Oslo, owes the bank more than $90,000.", "a private person"),
            Silent("Nearly 40 percent said that Norlink was an old friend.", "of whom?"),
            Silent("“Norlink has sold only 300 old boats,” said Anna Berg.", "it is she who makes it sound small"),
            Silent("Has Norlink sold more than 300 old boats to Sweden?", "asked"),
            Silent("Norlink is close to 300 old boats of the port.", "near in place"),
            Silent(
                "Norlink earns a fifth of its money in Sweden and nearly half of the half of it in Oslo.",
                "a share of a share",
            ),
        ),
    ),
)
