"""Main clauses taken apart: subject, auxiliaries, verb, complements, and when and where.

Only what the parse shows without doubt becomes a clause; what stands after a
comma at the edge is left off, a condition drops the clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.entities import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.parse import Sentence
    from quizgen.read.reading import Reading

Tokens = tuple["Token", ...]

_COMPLEMENTS = frozenset(
    {"dobj", "attr", "acomp", "prep", "agent", "prt", "dative", "xcomp", "ccomp", "advmod", "npadvmod", "neg", "oprd"}
)
_ASIDES = frozenset({"appos", "relcl", "acl", "advcl", "parataxis"})
_YEAR_DIGITS = 4
_CONDITIONS = frozenset({"if", "unless", "whether"})
_CONCESSIONS = frozenset({"though", "although"})
_PARTICLES = frozenset({"even", "also", "just"})
"""Adverbs before a subject that it can do without; "only" is another matter."""
_BROKEN = frozenset({"dep", "intj", "parataxis"})


@dataclass(frozen=True)
class Clause:
    """A finite main clause of one sentence.

    subject: the whole subject phrase. verbs: auxiliaries, negation and verb in order.
    rest: complements and adjuncts after the verb. fronted: adjuncts before the subject.
    times, places: adjuncts among ``rest`` and ``fronted`` that say when and where, each whole.
    """

    verb: Token
    subject_head: Token
    subject: Tokens
    auxiliaries: Tokens
    rest: Tokens
    fronted: Tokens
    times: tuple[Tokens, ...]
    places: tuple[Tokens, ...]

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing dangles at the end after the cuts ("with Smith, Jones and")."""
        tokens = self.all()
        last = tokens[-1]
        if last.i + 1 < len(last.doc) and last.nbor().text in {"-", "/"} and not last.whitespace_:
            return False
        return last.is_quote or last.dep_ not in {"cc", "punct", "prep", "mark", "det", "aux"}

    def all(self) -> Tokens:
        """Return every token of the clause in the order of the text."""
        parts = (*self.fronted, *self.subject, *self.auxiliaries, self.verb, *self.rest)
        return tuple(sorted(parts, key=lambda token: token.i))


def clauses_of(reading: Reading, sentence: Sentence) -> Iterator[Clause]:
    """Yield the clauses of one sentence: main ones, what a source is reported to say, and what is told of a name
    in passing ("Anna Berg, who opened the bridge, …"); never the cue's own."""
    for verb in tree.clauses(sentence.tokens.root):
        if not _is_main(verb) or reading.in_quotation(verb) or (reading.is_cue(verb) and not _is_polled(verb)):
            continue
        if verb.dep_ == "ccomp" and reading.attribution_around(verb) is None and not _is_run_on(verb):
            continue
        clause = _clause(reading, verb)
        if clause is not None:
            yield clause


def _is_polled(verb: Token) -> bool:
    """Tell whether a share of a group says it: "36 percent of Democrats said …" is what a poll found."""
    subject = tree.child(verb, "nsubj")
    return subject is not None and tree.is_share(subject)


def _is_main(verb: Token) -> bool:
    """Tell whether a verb heads a main clause, a reported one, one coordinated with either, or an aside on a name."""
    if verb.dep_ in {"ROOT", "ccomp"}:
        return True
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and not tree.is_conditional(verb):
        return verb.head.dep_ in {"ROOT", "ccomp"}
    return verb.dep_ == "relcl" and _named_antecedent(verb) is not None


def _is_run_on(verb: Token) -> bool:
    """Tell whether a semicolon parts a clause from the one after it, on which the parser hangs it."""
    return verb.head.i > verb.i and any(t.text == ";" for t in verb.doc[verb.i : verb.head.i])


def _named_antecedent(verb: Token) -> Token | None:
    """Return the person on whom a relative clause set off by a comma tells something: "Anna Berg, who opened …"."""
    who = tree.child(verb, "nsubj", "nsubjpass")
    if who is None or who.lower_ != "who" or who.i == 0 or who.nbor(-1).text != ",":
        return None
    name = verb.head
    nearest = who.nbor(-2) if who.i > 1 else None
    return name if nearest is not None and name.pos_ == "PROPN" and nearest.i == name.i else None


def _subject(verb: Token) -> Token | None:
    """Return the subject of a clause; a coordinated verb without one takes that of the verb before it."""
    if verb.dep_ == "relcl":
        return _named_antecedent(verb)
    own = tree.child(verb, "nsubj", "nsubjpass")
    if own is not None or verb.dep_ != "conj":
        return own
    if tree.is_passive(verb) != tree.is_passive(verb.head) or tree.child(verb, "csubj", "expl") is not None:
        return None
    return tree.child(verb.head, "nsubj", "nsubjpass") if _is_tensed_alone(verb) else None


def _is_tensed_alone(verb: Token) -> bool:
    """Tell whether a coordinated verb carries its own tense, the same as the verb before it: "bought … and closed"."""
    if tree.auxiliaries_of(verb):
        return tree.is_finite(verb)
    return verb.tag_ == verb.head.tag_ == "VBD" and not tree.auxiliaries_of(verb.head)


def _clause(reading: Reading, verb: Token) -> Clause | None:
    subject = _subject(verb)
    if subject is None or subject.i > verb.i or _is_unfit(verb):
        return None
    subject_tokens = tuple(_subject_phrase(subject))
    if any(token.i > verb.i for token in subject_tokens):
        return None
    auxiliaries = tuple(tree.children(verb, "aux", "auxpass", "neg"))
    adjuncts = [c for c in verb.children if c.dep_ in _COMPLEMENTS and c.dep_ != "neg" and not _is_left_off(reading, c)]
    after = _core(verb, [c for c in adjuncts if c.i > verb.i])
    shared = subject.head.i != verb.i
    before = [] if shared else [c for c in adjuncts if c.i < subject_tokens[0].i]
    inner = [c for c in adjuncts if subject.i < c.i < verb.i]
    inner_times = [c for c in inner if is_time(reading, c)]
    inner = [c for c in inner if c not in inner_times]
    if any(c.dep_ != "advmod" for c in inner):
        return None
    before = [c for c in before if not _is_heavy(c)] + inner_times
    return Clause(
        verb=verb,
        subject_head=subject,
        subject=subject_tokens,
        auxiliaries=tuple(sorted((*auxiliaries, *inner), key=lambda t: t.i)),
        rest=_flatten(after),
        fronted=_flatten(before),
        times=tuple(tuple(c.subtree) for c in (*before, *after) if is_time(reading, c)),
        places=tuple(tuple(c.subtree) for c in (*before, *after) if is_place(reading, c)),
    )


def _is_left_off(reading: Reading, adjunct: Token) -> bool:
    """Tell whether an adjunct is left off: "according to …", which is the voice, and times that cannot be resolved."""
    if reading.is_cue(adjunct):
        return True
    tokens = list(adjunct.subtree)
    times = [reading.times[t.i] for t in tokens if t.i in reading.times]
    return len(tokens) <= 6 and any(time.replacement is None for time in times) and is_time(reading, adjunct)


def _is_heavy(fronted: Token) -> bool:
    """Tell whether a fronted adjunct is too long for a question, a clause in disguise, or vague."""
    tokens = list(fronted.subtree)
    if fronted.lower_ in {"like", "unlike"}:
        return True
    if not any(t.pos_ == "PROPN" or (t.text.isdigit() and len(t) == _YEAR_DIGITS) for t in tokens):
        return True
    return len(tokens) > 8 or any(t.pos_ == "VERB" and tree.is_finite(t) for t in tokens)


def _is_unfit(verb: Token) -> bool:
    """Tell whether the clause is a question, a condition, broken, or split by a quotation."""
    if tree.is_conditional(verb) or tree.child(verb, "expl") is not None:
        return True
    if any(c.dep_ in _BROKEN for c in verb.children):
        return True
    if any(c.lower_ in {"?", "how", "why", "what"} for c in verb.children):
        return True
    return any(_is_condition(c) for c in verb.children)


def _is_condition(token: Token) -> bool:
    """Tell whether an adverbial clause makes the main clause hang on something; "although" does where no comma parts it."""
    if token.dep_ != "advcl":
        return False
    marks = {c.lower_ for c in token.children if c.dep_ == "mark"}
    return bool(marks & _CONDITIONS) or (bool(marks & _CONCESSIONS) and not _set_off(token))


def _subject_phrase(head: Token) -> list[Token]:
    """Return the subject with what defines it: not "even", nor what commas set off."""
    tokens = _restrictive(head)
    while len(tokens) > 1 and tokens[0].lower_ in _PARTICLES:
        tokens.pop(0)
    return tokens


def _with_commas(aside: Token) -> range:
    """Return the indices of an aside's branch with the commas around it."""
    doc, first, last = aside.doc, aside.left_edge.i, aside.right_edge.i
    if last + 1 < len(doc) and doc[last + 1].text in {",", ")", "–", "—"}:
        last += 1
    return range(first - 1, last + 1)


def _set_off(token: Token) -> bool:
    """Tell whether a comma, dash or bracket stands right before the branch of ``token``."""
    first = token.left_edge.i
    if not first or token.doc[first - 1].text not in {",", "(", "–", "—", "-", "--", ";", ":"}:
        return False
    return token.doc[first - 1].text != "-" or bool(token.doc[first - 1].whitespace_)  # "cross-section" is one word


def _core(verb: Token, adjuncts: list[Token]) -> list[Token]:
    """Return the complements up to the first that is set off by a comma or interrupted by another clause."""
    stops = [c.i for c in verb.children if _ends_core(c, verb)]
    limit = min(stops, default=len(verb.doc))
    plain = [c for c in verb.children if c.i > verb.i and _is_plain_adverbial(c)]
    return sorted((c for c in (*adjuncts, *plain) if c.i < limit), key=lambda c: c.i)


def _ends_core(child: Token, verb: Token) -> bool:
    """Tell whether a dependent after the verb begins something that is not part of the plain clause."""
    if child.i < verb.i:
        return False
    if child.dep_ in {"cc", "conj"} or (child.dep_ == "advcl" and not _is_plain_adverbial(child)):
        return True
    return _set_off_after(child, verb)


def _is_plain_adverbial(child: Token) -> bool:
    """Tell whether a clause of time, cause or aim follows without a comma: "when a tram left the rails"."""
    if child.dep_ != "advcl" or _set_off(child):
        return False
    if not tree.is_finite(child):
        return child.tag_ == "VB" and child.left_edge.lower_ == "to"
    return child.left_edge.lower_ in {"when", "after", "because", "before", "while"}


def _set_off_after(token: Token, verb: Token) -> bool:
    return token.i > verb.i and not token.is_punct and _set_off(token)


def _flatten(heads: list[Token]) -> Tokens:
    """Return the branches of ``heads`` in order, without what is set off inside them by commas or brackets."""
    return tuple(sorted((t for head in heads for t in _restrictive(head)), key=lambda t: t.i))


def _restrictive(head: Token) -> list[Token]:
    asides = [t for t in head.subtree if t.i != head.i and t.dep_ in _ASIDES and (_set_off(t) or _is_broken_off(t))]
    dropped = {i for aside in asides for i in _with_commas(aside)}
    tokens = [t for t in head.subtree if t.i not in dropped]
    while tokens and (tokens[-1].is_punct and not tokens[-1].is_quote):
        tokens.pop()
    return tokens


def _is_broken_off(aside: Token) -> bool:
    """Tell whether a relative clause is interrupted at once: "boats which, according to …, …" defines nothing."""
    first = aside.left_edge
    return first.lower_ == "which" and first.i + 1 < len(first.doc) and first.nbor().text == ","


def is_time(reading: Reading, adjunct: Token) -> bool:
    """Tell whether an adjunct of a verb says when: a resolved expression or a date with its preposition."""
    if adjunct.dep_ not in {"prep", "npadvmod", "advmod"}:
        return False
    tokens = list(adjunct.subtree)
    if len(tokens) > 8:
        return False
    noun = tree.child(adjunct, "pobj") if adjunct.dep_ == "prep" else adjunct
    if noun is None:
        return False
    if adjunct.dep_ == "prep" and adjunct.lower_ not in {"on", "in", "at", "during"}:
        return False
    return noun.ent_type_ in {"DATE", "TIME"} or any(t.i in reading.times for t in tokens)


def is_place(reading: Reading, adjunct: Token) -> bool:
    """Tell whether an adjunct of a verb says where: "in", "at", "near" and the name of a place."""
    if adjunct.dep_ != "prep" or adjunct.lower_ not in {"in", "at", "near", "outside", "off"}:
        return False
    noun = tree.child(adjunct, "pobj")
    if noun is None or noun.pos_ != "PROPN":
        return False
    entity = reading.mentions.get(noun.i)
    if noun.ent_type_ not in {"GPE", "LOC", "FAC"} and (entity is None or entity.kind is not EntityKind.PLACE):
        return False
    return all(t.pos_ in {"PROPN", "DET", "ADP", "PUNCT", "PART"} for t in adjunct.subtree)


def is_role(token: Token) -> bool:
    """Tell whether a noun names a post or occupation."""
    return token.lemma_.lower() in lexicon("role_nouns")
