"""Pronouns: "he" and "she" resolved only where number, gender, syntax and recency leave one person.

Each pronoun is tried against a few proofs, the strictest first; a proof holds
only if nobody else who could be meant stands in the way: another name of a
fitting or unknown gender, a noun for a person ("his lawyer"), or a pronoun that is itself
unclear. The ideas are those of syntactic resolution (Hobbs 1978; Lappin and Leass 1994)
with silence where these would guess.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon
from quizgen.model import BlockKind
from quizgen.read import tree
from quizgen.read.entities import Entity, EntityKind, Mentions, is_role_noun
from quizgen.read.given_names import is_given_name

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.parse import Parse
    from quizgen.read.quotations import Quotation

GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_WINDOW = 2
"""Sentences before that of the pronoun in which nobody else may be named, for the proof by lack of others."""
_SOMEBODY = frozenset({"another", "one", "someone", "somebody"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DASHES = frozenset({"-", "--", "–", "—", ":", ";"})
"""Marks after which a phrase may hang on anything."""
_DUTIES = frozenset({"should", "must", "ought", "need", "needs", "shall"})
"""Modals by which one tells what somebody else has to do."""


@dataclass(frozen=True)
class Reference:
    """The person a pronoun means, and the proof that held: "only", "clause", "reported", "sentence", "topic", "speaker"."""

    person: Entity
    proof: str


@dataclass(frozen=True)
class _Sign:
    """Somebody in the text. person: None where it is not told who; weak: the word is not likely to be taken up."""

    index: int
    person: Entity | None
    gender: str | None
    weak: bool


def resolve_pronouns(
    parse: Parse, quotations: tuple[Quotation, ...], entities: tuple[Entity, ...], mentions: Mentions
) -> Mapping[int, Entity]:
    """Return token index of a pronoun → the person it means, for the safe ones only."""
    return {index: reference.person for index, reference in find_references(parse, quotations, mentions).items()}


def find_references(
    parse: Parse, quotations: tuple[Quotation, ...], mentions: Mentions
) -> Mapping[int, Reference]:  # fmt: skip
    """Return token index → reference. What one pass shows of people's gender serves the second."""
    first = _Resolver(parse, quotations, mentions, {}).run()
    shown = _shown_genders(parse, first)
    return _Resolver(parse, quotations, mentions, shown).run() if shown else first


def _shown_genders(parse: Parse, references: Mapping[int, Reference]) -> dict[str, str]:
    """Return name → gender of people whose gender only the pronouns for them tell, where nearly all agree."""
    shown: dict[str, Counter[str]] = {}
    for index, reference in references.items():
        if reference.person.gender is None:
            shown.setdefault(reference.person.name, Counter())[GENDER[parse.doc[index].lower_]] += 1
    genders = {name: counts.most_common(1)[0] for name, counts in shown.items()}
    return {name: gender for name, (gender, count) in genders.items() if count > 2 * (shown[name].total() - count)}


class _Resolver:
    """One pass over an article; `signs` grows with every pronoun read, in the order of the text."""

    def __init__(
        self, parse: Parse, quotations: tuple[Quotation, ...], mentions: Mentions, shown: Mapping[str, str]
    ) -> None:
        self.parse = parse
        self.mentions = mentions
        self.shown = shown
        self.quoted = {t.i for q in quotations for t in parse.tokens(q.span)}
        self.body = [s for s in parse.sentences if s.kind is BlockKind.BODY]
        self.signs: list[list[_Sign]] = []
        self.found: dict[int, Reference] = {}

    def run(self) -> Mapping[int, Reference]:
        """Read the body sentence by sentence, token by token."""
        for sentence in self.body:
            self.signs.append([])
            for token in sentence.tokens:
                self._read(token)
        return self.found

    def _read(self, token: Token) -> None:
        gender = GENDER.get(token.lower_)
        if gender is not None:
            if token.i not in self.quoted:
                reference = self._resolve(token, gender)
                if reference is not None:
                    self.found[token.i] = reference
                self._sign(token, reference.person if reference else None, gender)
            return
        entity = self.mentions.get(token.i)
        if entity is not None:
            starts = any(m.first == token.i for m in entity.mentions)
            if entity.kind is EntityKind.PERSON and starts:
                self._sign(self._head(token, entity), entity if self._is_known(entity) else None, self._gender(entity))
        elif may_be_person(token, self.mentions) or _is_lone_name(token):
            entry = lexicon("gendered_nouns").get(token.lower_)
            self._sign(token, None, entry.cls if entry is not None else None)

    def _gender(self, person: Entity) -> str | None:
        return person.gender or self.shown.get(person.name)

    def _is_known(self, entity: Entity) -> bool:
        """Tell whether a name surely is one person's: a lone word without a title may be a company's ("Breitbart")."""
        if entity.ambiguous or " " in entity.name or entity.gender is not None:
            return not entity.ambiguous
        return any(m.first and self.parse.doc[m.first - 1].lower_ in lexicon("titles") for m in entity.mentions)

    def _head(self, token: Token, entity: Entity) -> Token:
        mention = next(m for m in entity.mentions if m.first == token.i)
        return self.parse.doc[mention.first : mention.end].root

    def _sign(self, token: Token, person: Entity | None, gender: str | None) -> None:
        inside = token.dep_ in {"compound", "nmod", "amod"}
        self.signs[-1].append(_Sign(token.i, person, gender, inside or token.i in self.quoted))

    def _resolve(self, token: Token, gender: str) -> Reference | None:
        for proof, attempt in (
            ("only", self._only),
            ("clause", self._own_clause),
            ("reported", self._reported),
            ("sentence", self._sentence),
            ("topic", self._topic),
            ("speaker", self._speaker),
        ):
            person = attempt(token, gender)
            if person is not None:
                return Reference(person, proof)
        return None

    def _only(self, token: Token, gender: str) -> Entity | None:
        """Nobody else is named in this sentence before the pronoun, nor in the two sentences before.

        Where the pronoun stands before the main verb ("In *his* view, Ruiz …"), nobody else may be its subject or object.
        """
        signs = [s for group in self.signs[-1 - _WINDOW :] for s in group if s.gender in {None, gender}]
        people = {s.person.name: s.person for s in signs if s.person is not None}
        if len(people) != 1 or any(s.person is None for s in signs) or all(s.index in self.quoted for s in signs):
            return None
        person = next(iter(people.values()))
        if self._points_ahead(token, gender, person):
            return None
        return person if self._may_corefer(token, person) else None

    def _points_ahead(self, token: Token, gender: str, person: Entity) -> bool:
        """Tell whether a pronoun before the main verb may mean somebody named after it."""
        verb = token.sent.root
        if token.i > verb.i or token.head.i == verb.i:
            return False
        later = [t for t in (tree.subject_of(verb), tree.object_of(verb)) if t is not None and t.i > token.i]
        people = [one for t in later if (one := self._person_at(t)) is not None]
        return any(one != person and self._gender(one) in {None, gender} for one in people)

    def _own_clause(self, token: Token, gender: str) -> Entity | None:
        """ "his" or "himself" belongs to the subject of its clause, with nobody between the two; not "Ruiz is his aide"."""
        if token.tag_ != "PRP$" and not token.lower_.endswith("self"):
            return None
        subject = tree.subject_of(tree.clause_of(token))
        if subject is None or any(t.text in _DASHES for t in token.doc[subject.i : max(subject.i, token.i)]):
            return None
        return self._unrivalled(subject, token, gender, self._after(subject), weak=True)

    def _reported(self, token: Token, gender: str) -> Entity | None:
        """The subject of a clause, or its owner, is the subject of the clause above ("Ruiz said *she* would").

        Nobody else may stand in the clause above before it; duties are told of others ("she should").
        """
        part = token.head if token.tag_ == "PRP$" else token
        if part.dep_ not in _SUBJECTS:
            return None
        verb = part.head
        if any(word.lower_ in _DUTIES for word in (verb, *tree.auxiliaries_of(verb))):
            return None
        above = _clause_above(verb)
        if above is None:
            return None
        inside = {t.i for t in above.subtree}
        signs = [s for s in self.signs[-1] if above.dep_ == "ROOT" or s.index in inside]
        return self._unrivalled(tree.subject_of(above), token, gender, signs)

    def _sentence(self, token: Token, gender: str) -> Entity | None:
        """The subject of the sentence is the only person before the pronoun in it."""
        if token.dep_ in _SUBJECTS:
            return None
        return self._unrivalled(tree.subject_of(token.sent.root), token, gender, self.signs[-1], weak=True)

    def _topic(self, token: Token, gender: str) -> Entity | None:
        """The subject of a sentence is that of the sentence before, where nobody else is named in either."""
        if len(self.signs) < 2 or tree.subject_of(token.sent.root) != token:
            return None
        subject = tree.subject_of(self.body[len(self.signs) - 2].tokens.root)
        return self._unrivalled(subject, token, gender, [*self.signs[-2], *self.signs[-1]])

    def _speaker(self, token: Token, gender: str) -> Entity | None:
        """Whoever spoke in the sentence before goes on to speak: "…," *he* added."""
        if len(self.signs) < 2 or not _speaks(token) or not self.quoted.intersection(t.i for t in token.sent):
            return None
        subject = tree.subject_of(self.body[len(self.signs) - 2].tokens.root)
        return self._unrivalled(subject, token, gender, self.signs[-1]) if subject and _speaks(subject) else None

    def _unrivalled(
        self, subject: Token | None, token: Token, gender: str, signs: Sequence[_Sign], *, weak: bool = False
    ) -> Entity | None:
        """Return the person whom ``subject`` names if the pronoun can mean him and no other of ``signs``.

        weak: signs that are not likely to be taken up count, too.
        """
        if subject is None or subject.i >= token.i:
            return None
        person = self._person_at(subject)
        if person is None or self._gender(person) not in {None, gender}:
            return None
        if self._gender(person) is None and gender == "f" and self._is_told(gender):
            return None
        if not self._may_corefer(token, person):
            return None
        rivals = (s for s in signs if s.index < token.i and s.gender in {None, gender} and (weak or not s.weak))
        return None if any(s.person is None or s.person.name != person.name for s in rivals) else person

    def _is_told(self, gender: str) -> bool:
        """Tell whether somebody known to be of a gender is named in this sentence or the two before."""
        return any(s.gender == gender and s.person is not None for g in self.signs[-1 - _WINDOW :] for s in g)

    def _after(self, subject: Token) -> list[_Sign]:
        """Return the people named after ``subject`` in the sentence being read."""
        return [s for s in self.signs[-1] if s.index > subject.i]

    def _person_at(self, token: Token) -> Entity | None:
        """Return the person that a token names or, as resolved already, refers to; "who" is the noun before it."""
        if token.lower_ == "who":
            clause = tree.clause_of(token)
            plural = any(t.tag_ == "VBP" or t.lower_ == "were" for t in (clause, *tree.auxiliaries_of(clause)))
            return self._person_at(clause.head) if clause.dep_ == "relcl" and not plural else None
        entity = self.mentions.get(token.i)
        if entity is None:
            reference = self.found.get(token.i)
            return reference.person if reference is not None else None
        return entity if entity.kind is EntityKind.PERSON and self._is_known(entity) else None

    def _may_corefer(self, token: Token, person: Entity) -> bool:
        """Tell whether a pronoun can be ``person``: "him" is never the subject of its own clause, nor "his" in "is his aide"."""
        clause = tree.clause_of(token)
        predicate = any(c.dep_ == "attr" and token in c.subtree for c in clause.children)
        possessive = token.tag_ == "PRP$" or token.lower_.endswith("self") or token.dep_ in _SUBJECTS
        if possessive and not predicate:
            return True
        subject = tree.subject_of(clause)
        return subject is None or self._person_at(subject) != person


def _clause_above(verb: Token) -> Token | None:
    """Return the verb of the clause that governs the clause of ``verb`` and has a subject."""
    if verb.dep_ not in {"ccomp", "advcl", "conj"}:
        return None
    return next((n for n in verb.ancestors if n.pos_ in {"VERB", "AUX"} and tree.subject_of(n) is not None), None)


def _speaks(subject: Token) -> bool:
    return subject.dep_ == "nsubj" and subject.head.lemma_ in lexicon("speech_verbs")


def _is_lone_name(token: Token) -> bool:
    """Tell whether a word that is in no entity is somebody's given name, or a lone name that acts."""
    if token.pos_ != "PROPN" or token.ent_type_ not in {"", "PERSON"}:
        return False
    return is_given_name(token.text) or (token.dep_ in _SUBJECTS and token.text.istitle() and not list(token.lefts))


def may_be_person(token: Token, mentions: Mentions) -> bool:
    """Tell whether a word brings in somebody of its own: "his lawyer", "another", not "the mayor, Ana Ruiz"."""
    if token.lower_ in _SOMEBODY and token.dep_ in _SUBJECTS:
        return True
    if not is_role_noun(token) or token.pos_ == "PROPN":
        return False
    if token.dep_ in {"appos", "compound", "attr", "nmod"}:
        return False
    return not any(c.dep_ == "appos" and c.i in mentions for c in token.children)


def pronouns_of(parse: Parse, quotations: tuple[Quotation, ...]) -> Iterator[Token]:
    """Yield the pronouns that this module tries: of the third person singular, in body text, outside quotations."""
    quoted = {t.i for q in quotations for t in parse.tokens(q.span)}
    for sentence in parse.body():
        yield from (t for t in sentence.tokens if t.lower_ in GENDER and t.i not in quoted)
