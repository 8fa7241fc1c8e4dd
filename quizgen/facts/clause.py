"""FAC: what all facts of clauses share: the clause in words, its source, and the spans that show it.

A clause told by a source keeps that source; a hedged, negated or conditional
clause yields no fact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

from quizgen.facts.private import is_shown_private
from quizgen.facts.slight import is_slight
from quizgen.lexicon import lexicon
from quizgen.model import Fact, Span, Spans, make_spans
from quizgen.read import tree
from quizgen.read.clauses import clauses_of
from quizgen.read.entities import EntityKind
from quizgen.read.standalone import quotes_are_clear, rewrite, shortened
from quizgen.read.voice import Voice, is_opinion, voice_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.clauses import Clause
    from quizgen.read.standalone import Rewritten


WHY = "Who, what, when, where and how many are the ground that every other question about a report stands on."


_MAX_WORDS = 28
_MAIN_FIGURE = 4
"""Mentions from which a person is one whom the report is about, whatever else it tells."""
_ENDS = frozenset(".?!…:;\"'”’)")


HEDGES = frozenset({"reportedly", "allegedly", "apparently", "presumably", "purportedly", "supposedly", "possibly"})
"""Adverbs by which a writer does not vouch for a clause."""


_CIRCUMSTANTIAL = frozenset(
    {
        "at",
        "in",
        "during",
        "as",
        "after",
        "before",
        "near",
        "within",
        "throughout",
        "across",
        "amid",
        "despite",
        "since",
        "until",
        "under",
        "through",
        "following",
        "alongside",
        "behind",
        "around",
        "beyond",
    }
)
"""Prepositions whose phrase a clause can do without and stay true."""
_TELLING = 4
"""Names, nouns, verbs, adjectives and figures from which a clause tells one event from others."""
_TELLING_POS = frozenset({"NOUN", "VERB", "ADJ", "NUM"})
VAGUE_VERBS = frozenset({"be", "have", "do", "seem", "appear", "become", "get", "include"})


@dataclass(frozen=True, kw_only=True)
class ClauseFact(Fact):
    """A clause in words, with the part that a card asks for in ``answer``.

    subject … fronted: the clause as `quizgen.grammar.Wording` takes it, without the answer.
    source: who says so, or None for the article's own voice.
    slight: nothing that a reader would want to remember, so that no question asks about it.
    """

    subject: str
    auxiliaries: tuple[str, ...]
    verb: str
    lemma: str
    tag: str
    plural: bool
    rest: str
    fronted: str
    answer: str
    source: str | None = None
    slight: bool = False


@dataclass(frozen=True, kw_only=True)
class Blank(Fact):
    """A clause with a part to be filled in. before, after: the clause around it, made to stand alone."""

    identity: ClassVar[tuple[str, ...]] = ("before", "after")
    before: str
    answer: str
    after: str
    source: str | None = None


@dataclass(frozen=True)
class Told:
    """A clause that may be told: its new wording and its source."""

    reading: Reading
    clause: Clause
    words: Rewritten
    sentence: Span
    source: str | None

    def text(self, tokens: Sequence[Token]) -> str:
        """Return ``tokens`` in their new wording."""
        return self.words.text(tokens)


@lru_cache(maxsize=1)
def told_clauses(reading: Reading) -> tuple[Told, ...]:
    """Return the clauses of the body that can be told, each with its wording made to stand alone.

    The last article's are remembered, since every FAC rule asks for them.
    """
    return tuple(_told(reading, _is_tellable, asserted=True))


def unsure_clauses(reading: Reading, is_open: Callable[[Clause], bool]) -> Iterator[Told]:
    """Yield the clauses that ``is_open`` accepts, negated, hedged or possible ones too, made to stand alone."""
    return _told(reading, lambda clause: is_open(clause) and _is_well_formed(clause), asserted=False)


@lru_cache(maxsize=1)
def body_clauses(reading: Reading) -> tuple[tuple[Span, Clause], ...]:
    """Return the clauses of the body's whole sentences, each with the span of its sentence; the last article's are remembered."""
    return tuple(
        (sentence.span, clause)
        for sentence in reading.body()
        if sentence.tokens[-1].text[-1:] in _ENDS  # else a headline or a caption in the body
        for clause in clauses_of(reading, sentence)
    )


def _told(reading: Reading, fits: Callable[[Clause], bool], *, asserted: bool) -> Iterator[Told]:
    opinion = is_opinion(reading)
    voice_finder = voice_of if asserted else _voice_or_hearsay
    for sentence, clause in body_clauses(reading):
        voice = voice_finder(reading, clause.verb) if fits(clause) else None
        told = _tell(reading, clause, sentence, voice, fits) if voice is not None else None
        if told is None or (told.source is None and (opinion or (asserted and not _is_asserted(clause)))):
            continue
        if told.source is None or told.source not in told.text(told.clause.subject):
            yield told


def _voice_or_hearsay(reading: Reading, verb: Token) -> Voice | None:
    """Return whose word a clause is; what only an adverb such as "allegedly" attributes is the article's, with a hedge."""
    around = reading.attribution_around(verb)
    hearsay = around is not None and around.pattern == "adverb" and not around.source and around.nested is None
    return Voice(None) if hearsay else voice_of(reading, verb)


def _tell(
    reading: Reading, clause: Clause, sentence: Span, voice: Voice, fits: Callable[[Clause], bool]
) -> Told | None:
    """Return a clause in words that stand alone, without its unclear adjuncts; None where it cannot be told."""
    words = rewrite(reading, clause.all())
    if words is None:
        clause = _without_unclear_adjuncts(reading, clause)
        words = rewrite(reading, clause.all()) if fits(clause) else None
    if words is None or not _reads_well(words.text(clause.all())) or not quotes_are_clear(reading, clause.all()):
        return None
    if any(may_date_two(reading, t) for t in clause.all()):
        return None
    return Told(reading, clause, words, sentence, voice.source)


def _without_unclear_adjuncts(reading: Reading, clause: Clause) -> Clause:
    """Leave off the circumstances that cannot stand alone ("at the time", "as part of this process")."""
    unclear = {
        token.i
        for adjunct in tree.children(clause.verb, "prep")
        if adjunct.lower_ in _CIRCUMSTANTIAL and rewrite(reading, list(adjunct.subtree)) is None
        for token in adjunct.subtree
    }
    shorter = _cut(clause, unclear)
    tokens = shorter.all()
    return _cut(shorter, {t.i for t in tokens} - {t.i for t in shortened(reading, tokens)})


def _cut(clause: Clause, left_out: set[int]) -> Clause:
    """Return the clause without some of its tokens; times and places that lose any are no longer whole."""
    return replace(
        clause,
        subject=tuple(t for t in clause.subject if t.i not in left_out),
        rest=tuple(t for t in clause.rest if t.i not in left_out),
        fronted=tuple(t for t in clause.fronted if t.i not in left_out),
        times=tuple(part for part in clause.times if left_out.isdisjoint(t.i for t in part)),
        places=tuple(part for part in clause.places if left_out.isdisjoint(t.i for t in part)),
    )


def _is_tellable(clause: Clause) -> bool:
    """Tell whether the clause is a plain assertion: not negated, hedged, modal, or too short to ask about."""
    words = {token.lower_ for token in (*clause.auxiliaries, *clause.rest, *clause.fronted)}
    return not tree.is_negated(clause.verb) and not words & HEDGES and _is_well_formed(clause)


def _is_well_formed(clause: Clause) -> bool:
    """Tell whether the clause is whole, with a subject that asserts something, and long enough to ask about."""
    if any(t.lower_ == "according" for t in (*clause.auxiliaries, *clause.rest, *clause.fronted)):
        return False
    if clause.verb.tag_ == "VBP" and not clause.auxiliaries and clause.subject_head.tag_ == "NN":
        return False  # a subjunctive ("insisted that any law *include*"), or a wrong parse
    if any(t.lower_ == "since" and t.dep_ == "advmod" for t in (*clause.auxiliaries, *clause.rest)):
        return False  # since when? "has since adopted"
    if _says_nothing(clause) or _lacks_recipient(clause) or clause.subject[0].lower_ in {"any", "anyone", "anybody"}:
        return False
    if any(t.text == "," for t in clause.subject) and tree.child(clause.subject_head, "conj") is None:
        return False
    return bool(clause.rest) and clause.is_whole and clause.verb.tag_ in {"VBD", "VBZ", "VBP", "VBN", "VBG", "VB"}


def _says_nothing(clause: Clause) -> bool:
    """Tell whether something is said, and not what: "released a statement in Oslo"."""
    thing = tree.object_of(clause.verb)
    entry = lexicon("utterances").get(thing.lemma_.lower()) if thing is not None else None
    if thing is None or entry is None or clause.verb.lemma_ not in entry.gate:
        return False
    kept = {t.i for t in clause.rest}
    content = tree.children(thing, "prep", "acl", "relcl", "appos") + tree.children(
        clause.verb, "advcl", "xcomp", "ccomp"
    )
    return not any(c.i in kept for c in content)


def _lacks_recipient(clause: Clause) -> bool:
    """Tell whether something is given to nobody: "the fund gave $50,000" leaves open to whom."""
    if clause.verb.lemma_ not in lexicon("giving_verbs") or tree.is_passive(clause.verb):
        return False
    return tree.child(clause.verb, "dative") is None and not any(
        t.lower_ in {"to", "for", "toward", "towards"} for t in clause.rest
    )


def _is_asserted(clause: Clause) -> bool:
    """Tell whether the clause says that something is, was or will be; "may" and "could" need a source who says so."""
    modal = tree.modal_of(clause.verb)
    return modal is None or modal.lower_ in {"will", "would"}


def may_date_two(reading: Reading, token: Token) -> bool:
    """Tell whether a time follows a participle that it may date instead: "met relatives of the crew killed on Monday"."""
    if token.i not in reading.times or token.i - 1 in reading.times:
        return False
    before = [t for t in token.doc[max(0, token.i - 2) : token.i] if t.pos_ != "ADP"]
    return bool(before) and before[-1].tag_ == "VBN" and before[-1].dep_ == "acl"


def _reads_well(text: str) -> bool:
    """Tell whether the clause is short enough for a question and free of marks that a cut would leave open."""
    return len(text.split()) <= _MAX_WORDS and "--" not in text and not any(mark in text for mark in "()[]:;—/")


def wording(told: Told, without: Sequence[Token] = ()) -> dict[str, Any]:
    """Return the fields of `ClauseFact` that say the clause, leaving out the tokens asked for."""
    clause = told.clause
    return {
        "subject": told.text(clause.subject),
        "auxiliaries": tuple(a for a in (told.text([t]) for t in clause.auxiliaries) if a),
        "verb": clause.verb.text,
        "lemma": clause.verb.lemma_,
        "tag": clause.verb.tag_,
        "plural": is_plural(clause.subject_head),
        "rest": told.text(leave_out(clause.rest, without)),
        "fronted": told.text(leave_out(clause.fronted, without)),
        "source": told.source,
        "slight": is_slight(clause) or _is_of_private(told),
        "sentence": told.sentence,
    }


def _is_of_private(told: Told) -> bool:
    person = told.reading.entity(told.clause.subject_head)
    if person is None or person.kind is not EntityKind.PERSON or len(person.mentions) >= _MAIN_FIGURE:
        return False
    return is_shown_private(told.reading, person)


def is_plural(head: Token) -> bool:
    """Tell whether a noun phrase is plural: by its form, or because names are coordinated in it."""
    return head.tag_ in {"NNS", "NNPS"} or tree.child(head, "conj") is not None


def spans_of(told: Told, answer: Sequence[Token]) -> Spans:
    """Return the spans of a clause fact: the answer, and the clause around it."""
    parse = told.reading.parse
    return make_spans({"answer": parse.span(answer), "clause": parse.spans(told.clause.all())})


def leave_out(tokens: Sequence[Token], part: Iterable[Token]) -> list[Token]:
    """Return ``tokens`` but those of ``part``."""
    left_out = {token.i for token in part}
    return [token for token in tokens if token.i not in left_out]


def is_anchored(told: Told, without: Iterable[Token]) -> bool:
    """Tell whether the clause, without the part asked for, shows which event is meant.

    It does where it names something, or takes up a noun of the headline, which every card shows, or a date,
    and says enough besides: "who lost to England?" could be any match.
    """
    rest = leave_out(told.clause.all(), without)
    if not (is_named(told, rest) or any(t.i in told.reading.times or is_year(t) for t in rest)):
        return False
    return telling_words(told.reading, rest) >= _TELLING


def telling_words(reading: Reading, tokens: Iterable[Token]) -> int:
    """Count what tells one event from others: each name once, and the nouns, verbs, adjectives and figures."""
    names: set[str] = set()
    words = 0
    for token in tokens:
        entity = reading.mentions.get(token.i)
        if entity is not None:
            names.add(entity.name)
        elif token.pos_ == "PROPN" or (token.pos_ in _TELLING_POS and token.lemma_ not in VAGUE_VERBS):
            words += 1
    return len(names) + words


def drops_scope(clause: Clause) -> bool:
    """Tell whether something before the subject that a figure may hold for was left off: "In 22 states, …"."""
    kept = {t.i for t in clause.fronted}
    fronted = [
        c for c in tree.children(clause.verb, "prep", "advcl") if c.i < clause.subject_head.i and c.i not in kept
    ]
    return any(c.lower_ not in {"according", "on"} for c in fronted)


def is_named(told: Told, tokens: Iterable[Token]) -> bool:
    """Tell whether ``tokens`` hold a name, or a noun that the headline has, too."""
    reading = told.reading
    return any(
        t.i in reading.mentions or (t.pos_ in {"NOUN", "PROPN"} and t.lemma_.lower() in reading.headline_nouns)
        for t in tokens
    )


def wants_plural(clause: Clause) -> bool:
    """Tell whether the verb is plural, which shows that one name is not its whole subject."""
    first = next(iter(tree.auxiliaries_of(clause.verb)), clause.verb)
    return first.tag_ == "VBP" or first.lower_ in {"are", "were", "have"}


def is_year(token: Token) -> bool:
    """Tell whether a token is a year in figures."""
    return token.text.isdigit() and len(token) == len("2018")


def blanked(told: Told, part: Sequence[Token], least: int) -> dict[str, Any] | None:
    """Return the fields of a `Blank` that asks for ``part``, or None where fewer than ``least`` words stand around it."""
    tokens = told.clause.all()
    before = told.text([t for t in tokens if t.i < part[0].i])
    after = told.text([t for t in tokens if t.i > part[-1].i])
    if not before or len(before.split()) + len(after.split()) < least:
        return None
    return {
        "spans": spans_of(told, part),
        "sentence": told.sentence,
        "before": before,
        "answer": told.text(part),
        "after": after,
        "source": told.source,
    }
