"""FAC: what happened, by the clauses of the text: who did it, which two or three, how many, when and where.

A clause told by a source keeps that source; a hedged, negated or conditional
clause yields no fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from quizgen.gazetteer import place_type
from quizgen.lexicon import lexicon
from quizgen.model import Fact, Span, Spans, make_spans
from quizgen.read import tree
from quizgen.read.clauses import clauses_of
from quizgen.read.entities import Entity, EntityKind, Mention
from quizgen.read.standalone import rewrite
from quizgen.read.voice import is_opinion, voice_of
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.clauses import Clause
    from quizgen.read.standalone import Rewritten

_MAX_WORDS = 28
_HEDGES = frozenset({"reportedly", "allegedly", "apparently", "presumably", "purportedly", "supposedly", "possibly"})
_MIN_OBJECT_WORDS, _MAX_OBJECT_WORDS = 3, 16
_LIGHT_VERBS = frozenset(
    {"be", "have", "do", "make", "take", "give", "get", "put", "see", "include", "face", "play", "hold"}
)
_NAMED = frozenset({EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION})
_MIN_BEFORE = 4
_FIGURES = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
_MIN_FIGURE_CONTEXT = 7
_DURATION = re.compile(r"(?:\w+|\d[\d.,]*)(?: |-)(?:minute|hour|day|week|month|year)s?")
_VAGUE_VERBS = frozenset({"be", "have", "do", "seem", "appear", "become", "get", "include"})


@dataclass(frozen=True, kw_only=True)
class ClauseFact(Fact):
    """A clause in words, with the part that a card asks for in ``answer``.

    subject … fronted: the clause as `quizgen.grammar.Wording` takes it, without the answer.
    source: who says so, or None for the article's own voice.
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


@dataclass(frozen=True, kw_only=True)
class Event(ClauseFact):
    """Who or what did something; ``answer`` is the subject, ``actor`` its type: "who", "what", "country", …"""

    kind: ClassVar[str] = "event"
    identity: ClassVar[tuple[str, ...]] = ("lemma", "answer", "rest")
    actor: str


@dataclass(frozen=True, kw_only=True)
class Deed(ClauseFact):
    """What somebody did something to; ``answer`` is the direct object, ``of_person`` tells that it is a person."""

    kind: ClassVar[str] = "deed"
    identity: ClassVar[tuple[str, ...]] = ("lemma", "subject", "answer")
    of_person: bool


@dataclass(frozen=True, kw_only=True)
class ListOf(ClauseFact):
    """Two or three names coordinated as the subject of a clause; ``noun`` is what they all are."""

    kind: ClassVar[str] = "list"
    identity: ClassVar[tuple[str, ...]] = ("lemma", "items")
    items: tuple[str, ...]
    noun: str


@dataclass(frozen=True, kw_only=True)
class Circumstance(ClauseFact):
    """When, where or how long; ``sort`` is "when", "where" or "how long"."""

    kind: ClassVar[str] = "circumstance"
    identity: ClassVar[tuple[str, ...]] = ("sort", "lemma", "subject", "rest")
    sort: str


@dataclass(frozen=True, kw_only=True)
class Quantity(ClauseFact):
    """A number of things; ``counted`` is the noun phrase without it, ``of_subject`` where it stands."""

    kind: ClassVar[str] = "quantity"
    identity: ClassVar[tuple[str, ...]] = ("counted", "lemma", "rest")
    counted: str
    of_subject: bool
    money: bool = False


@dataclass(frozen=True, kw_only=True)
class Figure(Fact):
    """A clause with exactly one figure in it. before, after: the clause around the figure, made to stand alone."""

    kind: ClassVar[str] = "figure"
    identity: ClassVar[tuple[str, ...]] = ("before", "after")
    before: str
    answer: str
    after: str
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Name(Fact):
    """A clause with a name to be filled in. before, after: the clause around it, made to stand alone."""

    kind: ClassVar[str] = "name"
    identity: ClassVar[tuple[str, ...]] = ("before", "after")
    before: str
    answer: str
    after: str
    source: str | None = None


@dataclass(frozen=True)
class _Told:
    """A clause that may be told: its new wording and its source."""

    reading: Reading
    clause: Clause
    words: Rewritten
    sentence: Span
    source: str | None

    def text(self, tokens: Sequence[Token]) -> str:
        return self.words.text(tokens)


def _told(reading: Reading) -> Iterator[_Told]:
    """Yield the clauses of the body that can be told, each with its wording made to stand alone."""
    for sentence in reading.body():
        for clause in clauses_of(reading, sentence):
            if not _is_tellable(clause):
                continue
            voice = voice_of(reading, clause.verb)
            words = rewrite(reading, clause.all()) if voice is not None else None
            if voice is None or words is None or not _reads_well(words.text(clause.all())):
                continue
            if voice.source is None and is_opinion(reading):
                continue
            if voice.source is None or voice.source not in words.text(clause.subject):
                yield _Told(reading, clause, words, sentence.span, voice.source)


def _is_tellable(clause: Clause) -> bool:
    """Tell whether the clause is a plain assertion: not negated, hedged, modal, or too short to ask about."""
    words = {token.lower_ for token in (*clause.auxiliaries, *clause.rest, *clause.fronted)}
    if tree.is_negated(clause.verb) or words & _HEDGES or "according" in words:
        return False
    modal = tree.modal_of(clause.verb)
    if modal is not None and modal.lower_ not in {"will", "would"}:
        return False
    if any(t.text == "," for t in clause.subject) and tree.child(clause.subject_head, "conj") is None:
        return False
    return bool(clause.rest) and clause.is_whole and clause.verb.tag_ in {"VBD", "VBZ", "VBP", "VBN", "VBG", "VB"}


def _reads_well(text: str) -> bool:
    """Tell whether the clause is short enough for a question and free of marks that a cut would leave open."""
    return len(text.split()) <= _MAX_WORDS and "--" not in text and not any(mark in text for mark in '()[]:;—/"“”')


def _wording(told: _Told, without: Sequence[Token] = ()) -> dict[str, Any]:
    """Return the fields of `ClauseFact` that say the clause, leaving out the tokens asked for."""
    clause = told.clause
    return {
        "subject": told.text(clause.subject),
        "auxiliaries": tuple(a for a in (told.text([t]) for t in clause.auxiliaries) if a),
        "verb": clause.verb.text,
        "lemma": clause.verb.lemma_,
        "tag": clause.verb.tag_,
        "plural": _is_plural(clause.subject_head),
        "rest": told.text(_without(clause.rest, without)),
        "fronted": told.text(_without(clause.fronted, without)),
        "source": told.source,
        "sentence": told.sentence,
    }


def _is_anchored(told: _Told, without: Iterable[Token]) -> bool:
    """Tell whether the clause, without the part asked for, still names something or a year: which event is meant."""
    rest = _without(told.clause.all(), without)
    return any(
        t.i in told.reading.mentions or (t.text.isdigit() and len(t) == 4) or t.i in told.reading.times for t in rest
    )


def _is_plural(head: Token) -> bool:
    return head.tag_ in {"NNS", "NNPS"} or tree.child(head, "conj") is not None


def _spans(told: _Told, answer: Sequence[Token]) -> Spans:
    parse = told.reading.parse
    return make_spans({"answer": parse.span(answer), "clause": parse.spans(told.clause.all())})


def _without(tokens: Sequence[Token], part: Iterable[Token]) -> list[Token]:
    left_out = {token.i for token in part}
    return [token for token in tokens if token.i not in left_out]


def find_events(reading: Reading) -> Iterator[Event]:
    """Yield clauses whose subject is one name that the question can ask for."""
    for told in _told(reading):
        clause = told.clause
        entity = reading.mentions.get(clause.subject_head.i)
        if clause.verb.lemma_ in _VAGUE_VERBS:
            continue
        actor = _actor(entity) if entity is not None else _thing(clause)
        answer = told.text(clause.subject)
        if actor is None or tree.child(clause.subject_head, "conj") or len(clause.rest) < 3:
            continue
        if _wants_plural(clause) or reading.is_cue(clause.verb) or not _is_anchored(told, clause.subject):
            continue
        yield Event(
            rule="FAC-1", spans=_spans(told, clause.subject), answer=answer, actor=actor,
            **_wording(told),
        )  # fmt: skip


def find_deeds(reading: Reading) -> Iterator[Deed]:
    """Yield clauses with a named subject and a direct object that makes a short, telling answer."""
    for told in _told(reading):
        clause = told.clause
        thing = tree.object_of(clause.verb)
        subject = reading.mentions.get(clause.subject_head.i)
        if thing is None or subject is None or subject.ambiguous or clause.verb.lemma_ in _LIGHT_VERBS:
            continue
        if subject.kind is EntityKind.GROUP or _wants_plural(clause):
            continue
        phrase = [t for t in clause.rest if t.i in {s.i for s in thing.subtree}]
        if not phrase or tree.object_of(clause.verb) is None or thing.pos_ == "PRON" or _splits(clause, phrase):
            continue
        answer = told.text(phrase)
        if not _is_anchored(told, (*phrase, *clause.subject)):
            continue
        entity = reading.mentions.get(thing.i)
        if not _MIN_OBJECT_WORDS <= len(answer.split()) <= _MAX_OBJECT_WORDS and entity is None:
            continue
        yield Deed(
            rule="FAC-1-OBJECT",
            spans=_spans(told, phrase),
            answer=answer,
            of_person=entity is not None and entity.kind is EntityKind.PERSON,
            **_wording(told, phrase),
        )


def _splits(clause: Clause, phrase: Sequence[Token]) -> bool:
    """Tell whether the object is not one run of words, or "what" would ask for something else as well."""
    return phrase[-1].i - phrase[0].i + 1 != len(phrase) or any(
        c.dep_ in {"xcomp", "ccomp", "dative", "oprd", "prt"} for c in clause.verb.children
    )


def _wants_plural(clause: Clause) -> bool:
    """Tell whether the verb is plural, which shows that the one name is not its whole subject."""
    first = next(iter(tree.auxiliaries_of(clause.verb)), clause.verb)
    return first.tag_ == "VBP" or first.lower_ in {"are", "were", "have"}


def _actor(entity: Entity) -> str | None:
    """Return the noun that a question uses for the entity: "who", "country", "city", "court", …; None if unsafe."""
    if entity.ambiguous:
        return None
    if entity.kind is EntityKind.PERSON:
        return "who"
    if entity.kind is EntityKind.PLACE:
        return place_type(entity.name)
    if entity.kind is EntityKind.ORGANISATION:
        last = entity.name.split()[-1].casefold()
        found = lexicon("organisation_nouns").get(last)
        return found.cls or found.lemma if found is not None else None
    return None


def _thing(clause: Clause) -> str | None:
    """Return "what" for an indefinite subject that is no person and makes something happen ("a storm caused …")."""
    head = clause.subject_head
    if tree.is_passive(clause.verb) or tree.object_of(clause.verb) is None:
        return None
    if head.tag_ not in {"NN", "NNS"} or clause.verb.lemma_ not in lexicon("causing_verbs"):
        return None
    if head.lemma_.lower() in lexicon("role_nouns") or head.lemma_.lower() in lexicon("sayers"):
        return None
    return None if any(c.lower_ in {"no", "any", "every", "each"} for c in head.children) else "what"


def find_lists(reading: Reading) -> Iterator[ListOf]:
    """Yield clauses whose subject is exactly two or three coordinated names of one type."""
    for told in _told(reading):
        names = tree.conjuncts_of(told.clause.subject_head)
        if not 2 <= len(names) <= 3 or not _is_bare_list(told.clause.subject, names):
            continue
        nouns = {_noun_for(reading, name) for name in names}
        noun = nouns.pop()
        if nouns or noun is None:
            continue
        items = tuple(told.text(reading_mention(reading, name)) for name in names)
        yield ListOf(
            rule="FAC-2", spans=_spans(told, told.clause.subject), items=items, noun=noun,
            answer=told.text(told.clause.subject), **_wording(told),
        )  # fmt: skip


def reading_mention(reading: Reading, token: Token) -> Sequence[Token]:
    """Return the tokens of the name that ``token`` belongs to."""
    entity = reading.mentions[token.i]
    mention = next(m for m in entity.mentions if m.first <= token.i < m.end)
    return list(reading.parse.doc[mention.first : mention.end])


def _is_bare_list(subject: Sequence[Token], names: Sequence[Token]) -> bool:
    """Tell whether the subject holds the names, "and", commas, and nothing else."""
    heads = {name.i for name in names}
    return any(t.lower_ == "and" for t in subject) and all(
        t.i in heads or t.dep_ in {"compound", "cc", "punct", "det"} for t in subject
    )


def _noun_for(reading: Reading, name: Token) -> str | None:
    entity = reading.mentions.get(name.i)
    if entity is None or entity.ambiguous:
        return None
    if entity.kind is EntityKind.PERSON:
        return "people"
    if entity.kind is EntityKind.PLACE:
        sort = place_type(entity.name)
        return {"country": "countries", "city": "cities", "state": "states"}.get(sort or "")
    return None


def find_circumstances(reading: Reading) -> Iterator[Circumstance]:
    """Yield when and where of clauses, each asked by itself."""
    for told in _told(reading):
        clause = told.clause
        for sort, parts in (("when", clause.times), ("where", clause.places)):
            if len(parts) != 1 or clause.verb.lemma_ in {"have", "seem", "appear"}:
                continue
            answer = told.text(parts[0])
            if sort == "when" and (not _is_definite_time(answer) or _is_perfect(clause.verb)):
                continue
            if len(_without(clause.rest, parts[0])) >= 2:
                yield Circumstance(
                    rule="FAC-3", spans=_spans(told, parts[0]), sort=sort, answer=answer, **_wording(told, parts[0])
                )


def _is_perfect(verb: Token) -> bool:
    """Tell whether the clause is in the present perfect, which English does not ask "when" of."""
    return any(aux.lower_ in {"has", "have"} for aux in tree.auxiliaries_of(verb))


def _is_definite_time(answer: str) -> bool:
    """Tell whether the answer names a year: a day or month alone would not stand for long."""
    return re.search(r"\b(?:1[5-9]|20)\d\d\b", answer) is not None


def find_quantities(reading: Reading) -> Iterator[Quantity]:
    """Yield counted subjects and direct objects."""
    for told in _told(reading):
        clause = told.clause
        for head, of_subject in ((clause.subject_head, True), (tree.object_of(clause.verb), False)):
            if head is None or head.tag_ not in {"NNS", "NNPS"} or head.ent_type_ in {"DATE", "TIME"}:
                continue
            number = tree.child(head, "nummod")
            if number is None or not _is_count(number):
                continue
            phrase = list(clause.subject) if of_subject else tree.subtree(head)
            answer = [t for t in number.subtree if t.lower_ not in {"only", "just"}]
            phrase = [t for t in phrase if t.lower_ not in {"only", "just"}]
            if phrase[0].i != answer[0].i or tree.child(head, "conj"):
                continue
            if not _is_anchored(told, answer):
                continue
            counted = told.text(_without(phrase, answer))
            yield Quantity(
                rule="FAC-4", spans=_spans(told, answer), counted=counted, of_subject=of_subject,
                answer=told.text(answer), **_wording(told, () if of_subject else phrase),
            )  # fmt: skip


def _is_count(number: Token) -> bool:
    """Tell whether a numeral counts something worth asking: "107", "hundreds" do not both pass."""
    return number.tag_ == "CD" and number.lower_ not in {"one", "1"} and number.ent_type_ not in {"DATE", "TIME"}


def find_names(reading: Reading) -> Iterator[Name]:
    """Yield clauses with a name that can be blanked: the last name in the clause, not that of the subject."""
    for told in _told(reading):
        clause = told.clause
        subject = {t.i for t in clause.subject}
        blankable = [
            m
            for entity in reading.entities
            for m in entity.mentions
            if entity.kind in _NAMED and not entity.ambiguous and any(t.i == m.first for t in clause.rest)
        ]
        if not blankable or subject & {m.first for m in blankable} or not _is_assertive(clause):
            continue
        mention = max(blankable, key=lambda m: m.first)
        if _is_listed(reading, mention) or not _is_telling(reading, mention):
            continue
        if not _is_anchored(told, reading.parse.doc[mention.first : mention.end]):
            continue
        if reading.parse.doc[mention.first - 1].lower_ in lexicon("titles"):
            continue
        name = list(reading.parse.doc[mention.first : mention.end])
        tokens = clause.all()
        before = told.text([t for t in tokens if t.i < mention.first])
        after = told.text([t for t in tokens if t.i >= mention.end])
        answer = told.text(name)
        if len(before.split()) < _MIN_BEFORE or answer in before or answer in after or _possessed(name):
            continue
        yield Name(
            rule="FAC-1-NAME",
            spans=_spans(told, name),
            sentence=told.sentence,
            before=before,
            answer=answer,
            after=after,
            source=told.source,
        )


def _is_listed(reading: Reading, mention: Mention) -> bool:
    """Tell whether the name is one of several that are coordinated: any of them could be meant."""
    head = reading.parse.doc[mention.first : mention.end].root
    return head.dep_ == "conj" or tree.child(head, "conj") is not None


def _is_telling(reading: Reading, mention: Mention) -> bool:
    """Tell whether the name is more than a capitalised common noun ("the State")."""
    kind = reading.mentions[mention.first].kind
    return kind is not EntityKind.ORGANISATION or mention.end - mention.first > 1


def _is_assertive(clause: Clause) -> bool:
    """Tell whether the clause has a content verb, so that the name can be worked out from what happened."""
    return clause.verb.lemma_ not in _VAGUE_VERBS


def _possessed(name: Sequence[Token]) -> bool:
    """Tell whether a possessive ending or a compound binds the name to what follows ("Norway's plan")."""
    last = name[-1]
    following = last.nbor() if last.i + 1 < len(last.doc) else None
    return last.dep_ == "compound" or (following is not None and (following.tag_ == "POS" or following.text == "-"))


def find_figures(reading: Reading) -> Iterator[Figure]:
    """Yield clauses that hold one figure: money, a percentage, a measure, or a number in digits."""
    for told in _told(reading):
        figure = _only_figure(told)
        if figure is None:
            continue
        tokens = told.clause.all()
        before = told.text([t for t in tokens if t.i < figure[0].i])
        after = told.text([t for t in tokens if t.i > figure[-1].i])
        if not before or len(before.split()) + len(after.split()) < _MIN_FIGURE_CONTEXT:
            continue
        if not _is_anchored(told, figure):
            continue
        yield Figure(
            rule="FAC-4-FIGURE",
            spans=_spans(told, figure),
            sentence=told.sentence,
            before=before,
            answer=told.text(figure),
            after=after,
            source=told.source,
        )


def find_durations(reading: Reading) -> Iterator[Figure]:
    """Yield clauses with one duration: "a one-day visit", "for three hours"."""
    for told in _told(reading):
        tokens = told.clause.all()
        inside = {t.i for t in tokens}
        spans = reading.parse.doc[tokens[0].i : tokens[-1].i + 1].ents
        found = [e for e in spans if e.label_ in {"DATE", "TIME"} and _is_duration(e) and {t.i for t in e} <= inside]
        if len(found) != 1:
            continue
        figure = list(found[0])
        before = told.text([t for t in tokens if t.i < figure[0].i])
        after = told.text([t for t in tokens if t.i > figure[-1].i])
        if len(before.split()) + len(after.split()) >= _MIN_FIGURE_CONTEXT and before:
            yield Figure(
                rule="FAC-3-LONG",
                spans=_spans(told, figure),
                sentence=told.sentence,
                before=before,
                answer=told.text(figure),
                after=after,
                source=told.source,
            )


def _is_duration(found: TokenSpan) -> bool:
    """Tell whether an expression of time is a length of time: after "for", "a" or "over", not "two years ago"."""
    before = found[0].nbor(-1).lower_ if found[0].i else ""
    after = found[-1].nbor().lower_ if found[-1].i + 1 < len(found.doc) else ""
    if after in {"ago", "later", "earlier", "old", "-"}:
        return False
    return before in {"for", "a", "an", "the", "lasted", "than", "took"} and _DURATION.fullmatch(found.text) is not None


def _only_figure(told: _Told) -> list[Token] | None:
    """Return the tokens of the one figure in a clause, or None where there is none or more than one number."""
    tokens = told.clause.all()
    inside = {t.i for t in tokens}
    found = [e for e in told.reading.parse.doc[tokens[0].i : tokens[-1].i + 1].ents if e.label_ in _FIGURES]
    if len(found) != 1:
        return None
    figure = list(found[0])
    own = {t.i for t in figure}
    if not own <= inside or any(t.like_num and t.i not in own for t in tokens):
        return None
    if sum(t.lower_ in {"around", "about", "roughly", "some", "nearly"} for t in figure) > 1:
        return None
    if figure[0].nbor(-1).text in {"$", "£", "€", "around", "about"}:
        return None
    return figure if any(letter.isdigit() for t in figure for letter in t.text) else None


_WHY_FACTS = "Who, what, when, where and how many are the ground that every other question about a report stands on."

RULES = (
    FactRule(
        id="FAC-1",
        family="FAC-1",
        skill="FAC",
        level=1,
        finds="A clause in which one named person, place or body does something.",
        why=_WHY_FACTS,
        find=find_events,
        fires=(
            Fires(
                "Maria Lindqvist opened a new bridge over the Vanna in March 2024.",
                ({"answer": "Maria Lindqvist", "actor": "who", "verb": "opened"},),
            ),
            Fires(
                "A storm destroyed three bridges over the Vanna in Norway.",
                ({"answer": "a storm", "actor": "what"},),
            ),
        ),
        silent=(
            Silent("Maria Lindqvist may open a new bridge over the Vanna.", "a modal: nothing has happened"),
            Silent("If Norway leaves the treaty, trade will suffer.", "a condition asserts nothing"),
            Silent("She opened a new bridge over the Vanna.", "the pronoun names nobody"),
        ),
    ),
    FactRule(
        id="FAC-1-OBJECT",
        family="FAC-1",
        skill="FAC",
        level=1,
        finds="What a named person, place or body did something to.",
        why=_WHY_FACTS,
        find=find_deeds,
        fires=(
            Fires(
                "Maria Lindqvist signed a treaty with Norway in Helsinki.",
                ({"answer": "a treaty with Norway", "subject": "Maria Lindqvist"},),
            ),
        ),
        silent=(
            Silent("Maria Lindqvist made a mistake with Norway.", "a light verb: the object is half of it"),
            Silent("She signed a treaty with Norway in Helsinki.", "the pronoun names nobody"),
            Silent("Maria Lindqvist signed it in Helsinki.", "a pronoun is no answer"),
        ),
    ),
    FactRule(
        id="FAC-2",
        family="FAC-2",
        skill="FAC",
        level=1,
        finds="Two or three names of one kind that together are the subject of a clause.",
        why=_WHY_FACTS,
        find=find_lists,
        fires=(
            Fires(
                "Paris and Berlin have been proposed as seats of a new agency.",
                ({"items": ("Paris", "Berlin"), "noun": "cities", "answer": "Paris and Berlin"},),
            ),
        ),
        silent=(
            Silent("Oslo and Anna Berg have been proposed.", "a city and a person are not of one kind"),
            Silent(
                "Oslo, Riga, Bonn and Turin have been proposed as seats of the agency.", "more than three are a set"
            ),
            Silent("Cities such as Oslo and Riga have applied to the agency.", "examples are not the whole list"),
        ),
    ),
    FactRule(
        id="FAC-3",
        family="FAC-3",
        skill="FAC",
        level=1,
        finds="The date or the place of what a clause tells.",
        why=_WHY_FACTS,
        find=find_circumstances,
        fires=(
            Fires(
                "The ferry company Norlink cancelled its service to Riga in 2019.",
                ({"sort": "when", "answer": "in 2019"},),
            ),
            Fires(
                "Maria Lindqvist signed a treaty with Norway in Helsinki.",
                ({"sort": "where", "answer": "in Helsinki"},),
            ),
        ),
        silent=(
            Silent(
                "The company reportedly cancelled its service to Riga in 2019.", "a hedge: the writer does not vouch"
            ),
            Silent("They signed a treaty with Norway in Helsinki.", "the pronoun names nobody"),
        ),
    ),
    FactRule(
        id="FAC-4",
        family="FAC-4",
        skill="FAC",
        level=1,
        finds="How many people or things did something or had it done to them.",
        why=_WHY_FACTS,
        find=find_quantities,
        fires=(
            Fires(
                "At least 14 people were injured when a tram hit a bus in Turin.",
                ({"answer": "at least 14", "counted": "people", "of_subject": True},),
            ),
        ),
        silent=(
            Silent("The two sides met in Turin.", "a definite number is known already: which two is the question"),
            Silent("Dozens of people were injured in Turin.", "no figure"),
        ),
    ),
    FactRule(
        id="FAC-4-FIGURE",
        family="FAC-4",
        skill="FAC",
        level=1,
        finds="A clause with one figure in it: money, a percentage, a measure.",
        why="Figures are what a report can be checked by; know them with what they count.",
        find=find_figures,
        fires=(
            Fires(
                "Anna Berg spent $4 million on new boats for old harbours in Oslo.",
                ({"answer": "$4 million", "after": "on new boats for old harbours in Oslo"},),
            ),
        ),
        silent=(
            Silent("Anna Berg paid $4 million for 12 ships in Oslo.", "two figures: which is asked?"),
            Silent("They paid $4 million for poor maintenance in Oslo.", "who?"),
            Silent("Anna Berg may pay $4 million for poor maintenance.", "nothing has happened"),
        ),
    ),
    FactRule(
        id="FAC-1-NAME",
        family="FAC-1",
        skill="FAC",
        level=1,
        finds="A name in a clause that can be filled in from what happened.",
        why=_WHY_FACTS,
        find=find_names,
        fires=(
            Fires(
                "Maria Lindqvist signed a treaty on the protection of fish with Norway.",
                ({"answer": "Norway", "before": "Maria Lindqvist signed a treaty on the protection of fish with"},),
            ),
        ),
        silent=(
            Silent("Maria Lindqvist signed a treaty on the protection of fish.", "no name but the subject's"),
            Silent("She signed a treaty on the protection of fish with Norway.", "who?"),
            Silent("Maria Lindqvist studied the history of Norway’s treaties.", "the name belongs to what follows"),
        ),
    ),
    FactRule(
        id="FAC-3-LONG",
        family="FAC-3",
        skill="FAC",
        level=1,
        finds="How long something lasts: “a one-day visit”, “for three hours”.",
        why=_WHY_FACTS,
        find=find_durations,
        fires=(
            Fires(
                "Rui Sousa came to Oslo for a three-day visit to old friends.",
                ({"before": "Rui Sousa came to Oslo for a", "answer": "three-day", "after": "visit to old friends"},),
            ),
        ),
        silent=(
            Silent("Rui Sousa came to Oslo three days ago to visit old friends.", "a time, not a length"),
            Silent("Rui Sousa met the 58-year-old captain of a ferry in Oslo.", "an age"),
        ),
    ),
)
