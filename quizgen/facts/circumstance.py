"""FAC-3: when, where, how long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.clause import (
    VAGUE_VERBS,
    WHY,
    ClauseFact,
    is_named,
    leave_out,
    spans_of,
    told_clauses,
    wording,
)
from quizgen.grammar.dates import MONTHS
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.facts.clause import Told
    from quizgen.read import Reading
    from quizgen.read.clauses import Clause


_TELLING_SUBJECT = 4
"""Words of a subject that tells by itself what happened ("the stampede at the holy site happened at …")."""
_HAPPENING = frozenset({"happen", "occur", "take", "begin", "start", "end", "open", "close", "expire"})
"""Verbs that say no more than that something happened; the subject must tell what."""
_LEAST_REST = 2
_TELLING = 4
_TELLING_POS = frozenset({"NOUN", "PROPN", "VERB", "NUM"})
_NAMES_COUNT = 2
"""What each name but the first counts towards `_TELLING`: "Sweden faced South Korea" tells which match."""
_LEANING = frozenset(
    {"both", "further", "similar", "others", "likewise", "too", "including", "suit"}
)  # fmt: skip
"""Words by which a clause leans on what was told before."""
_MOVING = frozenset({"arrive", "come", "go", "leave", "travel", "fly", "head", "move"})
"""Verbs that tell little without where to or from."""
_SPANS = frozenset({"minute", "hour", "day", "week", "month", "year", "decade", "century", "night"})
_DEICTIC = frozenset({"past", "last", "next", "coming", "first", "previous", "same"})
_LIMITS = {"by": "by when", "since": "since when", "until": "until when"}
_VERBS_OF_DATES = frozenset({"end", "begin", "start", "spend", "enter", "finish"})
"""Verbs that take a month as their object: "the campaign ended December with a debt"."""


@dataclass(frozen=True, kw_only=True)
class Circumstance(ClauseFact):
    """When, where or how long.

    sort: "when", "by when", "since when", "until when", "where" or "how long".
    unit: "day", "month" or "year" where the answer is just that, else "".
    """

    kind: ClassVar[str] = "circumstance"
    identity: ClassVar[tuple[str, ...]] = ("sort", "lemma", "subject", "rest")
    sort: str
    unit: str = ""


def find_circumstances(reading: Reading) -> Iterator[Circumstance]:
    """Yield when, where and how long of clauses, each asked by itself."""
    for told in told_clauses(reading):
        clause = told.clause
        if (
            clause.verb.lemma_ in {"have", "seem", "appear"}
            or _is_state(clause)
            or clause.verb.lemma_ in lexicon("dangling_verbs")
            or _is_background(clause)
        ):
            continue
        for sort, parts in (*_times(clause).items(), ("where", clause.places), ("how long", _durations(clause))):
            if len(parts) == 1 and _tells_which(told, sort, parts[0]):
                yield from _circumstance(told, sort, parts[0])


def _is_state(clause: Clause) -> bool:
    """Tell whether a clause says what or where something is, not what happens: "is due to be signed" is no state."""
    if clause.verb.lemma_ != "be":
        return False
    return tree.child(clause.verb, "xcomp") is None and tree.child(clause.verb, "attr") is None


def _is_background(clause: Clause) -> bool:
    """Tell whether a clause paints what was going on: "was phoning voters on Wednesday" is no event."""
    return clause.verb.tag_ == "VBG" and any(t.lower_ in {"was", "were"} for t in clause.auxiliaries)


def _times(clause: Clause) -> dict[str, list[Sequence[Token]]]:
    """Return the times of a clause by what they answer: when, by when, since when, until when."""
    found: dict[str, list[Sequence[Token]]] = {"when": [], **{sort: [] for sort in _LIMITS.values()}}
    for part in clause.times:
        found[_LIMITS.get(part[0].lower_, "when")].append(part)
    return found


def _circumstance(told: Told, sort: str, part: Sequence[Token]) -> Iterator[Circumstance]:
    """Yield the fact for one part, unless the answer would not stand for long or cannot be asked for."""
    answer = told.text(part)
    if sort in {"when", *_LIMITS.values()}:
        unasked = _is_perfect(told.clause.verb) and sort != "since when"
        unasked = unasked or (sort == "since when" and any(t.dep_ == "nummod" for t in told.clause.subject))
        if not _is_definite_time(answer) or unasked or _is_object(told, part) or part[0].lower_ == "as":
            return
    yield Circumstance(
        rule="FAC-3",
        spans=spans_of(told, part),
        sort=sort,
        unit=_unit(answer) if sort != "where" else "",
        answer=answer,
        **wording(told, part),
    )


def _unit(answer: str) -> str:
    """Return what kind of date an answer is: "on 5 May 2015" a day, "in May 2015" a month, "in 2015" a year."""
    found = re.fullmatch(rf"(?:\w+ )?(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(MONTHS)})? ?\d{{4}}", answer)
    if found is None:
        return ""
    return "day" if found["day"] else "month" if found["month"] else "year"


def _tells_which(told: Told, sort: str, part: Sequence[Token]) -> bool:
    """Tell whether the clause, without the part asked for, shows which event is meant."""
    clause = told.clause
    rest = leave_out(clause.all(), part)
    if any(t.lower_ in _LEANING or _compares(t) or _denies_part(t, clause) for t in rest):
        return False
    if any(t.lower_ == "other" for t in clause.subject) or _is_cut(clause) or _is_bare(clause):
        return False
    left = leave_out(clause.rest, part)
    by_subject = clause.verb.lemma_ in _HAPPENING and len(clause.subject) >= _TELLING_SUBJECT
    wide = sort == "where" and part[0].lower_ != "at" and not by_subject
    least = _TELLING + wide  # what is done "in Iowa" may be done elsewhere, too
    return (by_subject or len(left) >= _LEAST_REST) and _telling(told, rest) >= least


def _telling(told: Told, tokens: Sequence[Token]) -> int:
    """Count what tells one event from others; names count double but for the first, adjectives not at all."""
    named = {t.i: entity.name for t in tokens if (entity := told.reading.entity(t)) is not None}
    names = set(named.values())
    words = {t.lemma_ for t in tokens if t.i not in named and t.pos_ in _TELLING_POS and t.dep_ != "amod"}
    if not names and not is_named(told, tokens):
        return 0
    fuller = sum(1 for t in tokens if t.lower_ == "the" and told.words.words.get(t.i))  # "the ferry" by its name
    return (
        fuller
        + min(1, len(names))
        + _NAMES_COUNT * max(0, len(names) - 1)
        + sum(w not in lexicon("slight_words") for w in words - VAGUE_VERBS)
    )


def _denies_part(token: Token, clause: Clause) -> bool:
    """Tell whether "not" denies a part of the clause only: "resonated not as an attack but as …"."""
    return token.lower_ == "not" and (token.head.i == clause.verb.i or token.head.pos_ not in {"VERB", "AUX"})


def _compares(token: Token) -> bool:
    """Tell whether a comparative says "than what" nowhere: "a little more tentative", "went further"."""
    if token.tag_ not in {"JJR", "RBR"}:
        return False
    following = token.doc[token.i + 1 : token.sent.end]
    return not any(t.lower_ == "than" for t in following)


def _is_cut(clause: Clause) -> bool:
    """Tell whether what the verb needs was left off: its aim behind an aside, or the "to" of a "from"."""
    kept = {t.i for t in clause.all()}
    lost = [c for c in clause.verb.children if c.i > clause.verb.i and c.i not in kept]
    thing = tree.object_of(clause.verb)
    if thing is not None and thing.i in kept:
        lost = [c for c in lost if c.dep_ != "dobj"]  # an apposition to the whole clause
    if any(
        c.dep_ in {"xcomp", "ccomp", "dobj", "oprd", "attr"} or (c.dep_ == "advcl" and c.tag_ == "VB") for c in lost
    ):
        return True
    if clause.verb.lemma_ in _MOVING and not any(
        c.dep_ in {"prep", "prt"} and c.i in kept for c in clause.verb.children
    ):
        return True
    if any(c.dep_ == "prep" and c.i == clause.verb.i + 1 for c in lost):
        return True  # "hinted at that" without "at that"
    told_whole = clause.verb.lemma_ in _HAPPENING or clause.verb.lemma_ in lexicon("eventful_verbs")
    slight = thing is None and not tree.is_passive(clause.verb) and not told_whole
    if slight and any(c.dep_ == "conj" for c in lost):
        return True  # "went on television and called for …" is about the call
    starts = [c for c in tree.children(clause.verb, "prep") if c.lower_ == "from" and c.i in kept]
    return any(t.tag_ == "CD" for c in starts for t in c.children) and not any(t.lower_ == "to" for t in clause.rest)


def _is_bare(clause: Clause) -> bool:
    """Tell whether the subject is a bare plural of which something is just told: "bills were introduced"."""
    return len(clause.subject) == 1 and tree.is_plain_plural(clause.subject_head) and not tree.object_of(clause.verb)


def _is_object(told: Told, part: Sequence[Token]) -> bool:
    """Tell whether a date without a preposition is what the verb takes: "ended December with a debt"."""
    verb = told.clause.verb
    return verb.lemma_ in _VERBS_OF_DATES and part[0].i == verb.i + 1 and part[0].pos_ != "ADP"


def _durations(clause: Clause) -> tuple[tuple[Token, ...], ...]:
    """Return the lengths of time of a clause: "for three hours", and what "lasted" and "spent" take."""
    found = []
    for child in clause.verb.children:
        noun = tree.child(child, "pobj") if child.dep_ == "prep" and child.lower_ == "for" else child
        told = child.dep_ == "prep" or (
            child.dep_ in {"dobj", "npadvmod"} and clause.verb.lemma_ in {"last", "take", "spend"}
        )
        if noun is not None and told and child.i > clause.verb.i and _is_length(noun):
            found.append(tuple(child.subtree))
    return tuple(found)


def _is_length(noun: Token) -> bool:
    """Tell whether a noun with its number is a length of time: "three hours", "more than a decade", not "years"."""
    if noun.lemma_ not in _SPANS or any(c.i > noun.i for c in noun.children):
        return False
    counted = any(c.dep_ == "nummod" or c.lower_ in {"a", "an"} for c in noun.children)
    return counted and not any(t.lower_ in _DEICTIC for t in noun.subtree)


def _is_perfect(verb: Token) -> bool:
    """Tell whether the clause is in the present perfect, which English does not ask "when" of."""
    return any(aux.lower_ in {"has", "have"} for aux in tree.auxiliaries_of(verb))


def _is_definite_time(answer: str) -> bool:
    """Tell whether the answer names a year, and no more than a date: "in the 1963 March on Washington" is an event."""
    if re.search(r"\b(?:1[5-9]|20)\d\d\b", answer) is None:
        return False
    return all(word in MONTHS for word in re.findall(r"\b[A-Z]\w+", answer[1:]))


RULES = (
    FactRule(
        id="FAC-3",
        family="FAC-3",
        skill="FAC",
        level=1,
        finds="The date, the place or the length of what a clause tells.",
        why=WHY,
        find=find_circumstances,
        fires=(
            Fires(
                "The ferry company Norlink cancelled its service to Riga in 2019.",
                ({"sort": "when", "answer": "in 2019"},),
            ),
            Fires(
                "The first meeting between Norway and Sweden happened in Helsinki.",
                ({"sort": "where", "answer": "in Helsinki"},),
            ),
            Fires(
                "Maria Lindqvist signed a treaty with Norway in Helsinki.",
                ({"sort": "where", "answer": "in Helsinki"},),
            ),
            Fires(
                "Maria Lindqvist met Rui Sousa and Anna Berg in the town of Drammen.",
                ({"sort": "where", "answer": "in the town of Drammen"},),
            ),
            Fires(
                "Maria Lindqvist met Rui Sousa and Anna Berg in northern Norway.",
                ({"sort": "where", "answer": "in northern Norway"},),
            ),
            Fires(
                "On Monday, Maria Lindqvist signed a treaty with Norway.",
                ({"sort": "when", "unit": "day", "answer": "on 4 March 2024"},),
            ),
            Fires(
                "Maria Lindqvist criticised Norway in an interview with Rui Sousa on Monday.",
                ({"sort": "when", "answer": "on 4 March 2024"},),
            ),
            Fires(
                "The ferry company Norlink has employed 400 sailors since January.",
                ({"sort": "since when", "answer": "since January 2024"},),
            ),
            Fires(
                "The ferry company Norlink will close its office in Riga by next February.",
                ({"sort": "by when", "answer": "by February 2025"},),
            ),
            Fires(
                "On Monday, Maria Lindqvist extended a treaty with Norway until 2030.",
                (
                    {"sort": "when", "answer": "on 4 March 2024", "rest": "a treaty with Norway until 2030"},
                    {"sort": "until when", "answer": "until 2030", "fronted": "on 4 March 2024"},
                ),
            ),
            Fires(
                "Maria Lindqvist is expected to sign a treaty with Norway on Friday.",
                ({"sort": "when", "answer": "on 8 March 2024"},),
            ),
            Fires(
                "Maria Lindqvist and Rui Sousa met twice at a festival in Riga in 2019, and sang with sailors.",
                ({"sort": "when", "answer": "in 2019"},),
            ),
            Fires(
                "Maria Lindqvist led the harbour board of Oslo for six years.",
                ({"sort": "how long", "answer": "for six years"},),
            ),
        ),
        silent=(
            Silent(
                "The company reportedly cancelled its service to Riga in 2019.", "a hedge: the writer does not vouch"
            ),
            Silent("Rui Sousa has signed a treaty with Norway in January.", "English asks “when” of no perfect"),
            Silent(
                "Since 2016, 180 ferries in western Norway have been sold.", "they add up; nothing goes on since then"
            ),
            Silent("They signed a treaty with Norway in Helsinki.", "the pronoun names nobody"),
            Silent(
                "Maria Lindqvist has called on Sweden to sign a treaty with the bank of Norway.",
                "a country called on is no place",
            ),
            Silent("Bills were introduced in the Senate in 2019.", "which bills?"),
            Silent("Maria Lindqvist attacked Rui Sousa relentlessly in Norway.", "and elsewhere, perhaps"),
            Silent("In 2019, Maria Lindqvist was on a ferry with sailors from Norway.", "a state, no event"),
            Silent(
                "In 2019, Maria Lindqvist spoke at a school in Riga with Anna Berg, and attacked Norway.",
                "the point is cut off",
            ),
            Silent("Maria Lindqvist followed suit in 2019.", "it leans on what was told before"),
            Silent("A council in Norway was a little more tentative in 2019.", "more tentative than what?"),
            Silent("The number of sailors at Norlink went from 166 in 2019.", "from 166 to what?"),
            Silent("Maria Lindqvist ended December with 400 sailors on ferries.", "December is what she ended"),
            Silent("Maria Lindqvist was phoning voters in Norway on Monday.", "what was going on, no event"),
            Silent("Maria Lindqvist raised her voice in 2019.", "it could be any speech"),
            Silent("Rui Sousa marched in the 1963 March on Washington with friends.", "an event, not a date"),
            Silent("Maria Lindqvist agreed to sign a treaty with Norway on Friday.", "the agreement, or the treaty"),
            Silent("Maria Lindqvist led the harbour board of Oslo for years.", "no number of years"),
        ),
    ),
)
