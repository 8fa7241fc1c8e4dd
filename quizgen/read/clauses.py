"""Main clauses taken apart: subject, auxiliaries, verb, complements, and when and where.

Only what the parse shows without doubt becomes a clause; what stands after a
comma at the edge is left off, a condition drops the clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from quizgen.gazetteer import place_type
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.slips import runs_into_name

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
_DASHES = frozenset({"–", "—", "--", "-"})
_BROKEN = frozenset({"dep", "intj", "parataxis"})
TIME_PREPOSITIONS = frozenset({"on", "in", "at", "during", "by", "since", "until"})
_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside", "off", "across", "throughout", "inside", "on"})
_MAX_TIME = 8
_MAX_DAY = 3
_MAX_PLACE = 12
PLANNED = frozenset({"schedule", "set", "expect", "slate", "plan", "hope", "intend", "aim", "due", "be", "go"})
"""Heads of an infinitive whose date a question for the whole clause asks: "when is the summit *due* to begin?"."""
_DONE_AT_ONCE = frozenset(
    {"sign", "release", "publish", "win", "reject", "approve", "open", "close", "launch", "issue", "file", "endorse",
     "veto", "pass", "nominate", "appoint", "post", "lose", "buy", "sell", "begin", "end", "leave", "cut", "raise"}
)  # fmt: skip
"""Verbs for something done on a day to an object that has no day of its own."""


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
        if tree.word_after(last) in {"-", "/"} and not last.whitespace_:
            return False
        if any(_runs_together(t) or _opens_gerund(t) for t in self.rest) or self._has_aside():
            return False
        return last.is_quote or last.dep_ not in {"cc", "punct", "prep", "mark", "det", "aux"}

    def _has_aside(self) -> bool:
        """Tell whether words from behind a dash that was left off were kept: "countered | – one of them | on a weekend"."""
        kept = {t.i for t in self.rest}
        dashes = (t for t in self.verb.doc[self.verb.i : max(kept, default=self.verb.i)] if t.text in _DASHES)
        return any(t.i not in kept for t in dashes)

    def all(self) -> Tokens:
        """Return every token of the clause in the order of the text."""
        parts = (*self.fronted, *self.subject, *self.auxiliaries, self.verb, *self.rest)
        return tuple(sorted(parts, key=lambda token: token.i))


def _runs_together(verb: Token) -> bool:
    """Tell whether the parser took two coordinated clauses for one: "won 19 delegates and Berg won 15"."""
    if verb.dep_ != "ccomp" or tree.child(verb, "mark") is not None:
        return False
    subject = tree.child(verb, "nsubj", "nsubjpass")
    return subject is not None and subject.i > verb.head.i and tree.child(subject, "cc") is not None and (
        tree.subject_of(verb.head) is not None and verb.lemma_ == verb.head.lemma_
    )  # fmt: skip


def _opens_gerund(verb: Token) -> bool:
    """Tell whether the parser took "that closing a port made …" for a relative clause: what was made is then cut off."""
    return verb.dep_ == "relcl" and verb.tag_ == "VBG" and not tree.auxiliaries_of(verb)


def clauses_of(reading: Reading, sentence: Sentence) -> Iterator[Clause]:
    """Yield the clauses of one sentence: main ones, what a source is reported to say, and what is told of a name
    in passing ("Anna Berg, who opened the bridge, …"); never the cue's own."""
    for verb in tree.clauses(sentence.tokens.root):
        if not _is_main(verb) or reading.in_quotation(verb) or (reading.is_cue(verb) and not _is_polled(verb)):
            continue
        if verb.dep_ == "ccomp" and reading.attribution_around(verb) is None and not is_run_on(verb):
            continue
        if verb.dep_ == "ccomp" and verb.head.lemma_ in lexicon("unasserting_verbs"):
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


def is_run_on(verb: Token) -> bool:
    """Tell whether a semicolon parts a clause from the one after it, on which the parser hangs it."""
    return verb.head.i > verb.i and any(t.text == ";" for t in verb.doc[verb.i : verb.head.i])


def _named_antecedent(verb: Token) -> Token | None:
    """Return the person on whom a relative clause set off by a comma tells something: "Anna Berg, who opened …"."""
    who = tree.child(verb, "nsubj", "nsubjpass")
    if who is None or who.lower_ != "who" or tree.word_before(who) != ",":
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
    if any(token.i > verb.i for token in subject_tokens) or runs_into_name(reading, subject_tokens):
        return None
    if _lost_middle(subject_tokens):
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
        times=tuple(part for c in (*before, *after) if (part := time_in(reading, c))),
        places=tuple(tuple(c.subtree) for c in (*before, *after) if is_place(reading, c)),
    )


def _is_left_off(reading: Reading, adjunct: Token) -> bool:
    """Tell whether an adjunct is left off: "according to …", which is the voice, and times that cannot be resolved."""
    if reading.is_cue(adjunct):
        return True
    tokens = list(adjunct.subtree)
    times = [reading.times[t.i] for t in tokens if t.i in reading.times]
    return len(tokens) <= 6 and any(time.replacement is None for time in times) and is_time(reading, adjunct)


_SETTING = frozenset(
    {"in", "on", "at", "during", "after", "before", "since", "until", "by", "from", "under", "across", "throughout", "within",
     "near", "back", "late", "early", "among", "between", "for", "over", "through"}
)  # fmt: skip
"""Words that begin an adjunct of time, place or scope: "rather than", "with" and "as" lean on the rest of the sentence."""


def _is_heavy(fronted: Token) -> bool:
    """Tell whether a fronted adjunct is too long for a question, a clause in disguise, or vague."""
    tokens = list(fronted.subtree)
    if any(t.lower_ in {"like", "unlike"} for t in tokens[:2]):
        return True
    if tokens[0].lower_ not in _SETTING and not any(t.ent_type_ in {"DATE", "TIME"} for t in tokens[:2]):
        return True
    if not any(t.pos_ == "PROPN" or (t.text.isdigit() and len(t) == _YEAR_DIGITS) for t in tokens):
        return True
    return len(tokens) > 8 or any(t.pos_ == "VERB" and tree.is_finite(t) for t in tokens)


def _is_unfit(verb: Token) -> bool:
    """Tell whether the clause is a question, a condition, broken, or split by a quotation."""
    if tree.is_conditional(verb) or tree.child(verb, "expl") is not None:
        return True
    if verb.sent[0].lower_ in {"if", "unless"}:
        return True  # whatever the parser hangs the condition on
    if any(c.dep_ in _BROKEN for c in verb.children) or len(tree.children(verb, "nsubj", "nsubjpass")) > 1:
        return True  # of two subjects one is a piece of the other: "the Daily | and Sunday Herald newspapers are"
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


def _lost_middle(tokens: Sequence[Token]) -> bool:
    """Tell whether an aside was left off that had no end of its own: "Berg, chancellor *under* Brandt", "Berg under Brandt"."""
    return any(b.i > a.i + 1 and b.nbor(-1).pos_ != "PUNCT" for a, b in pairwise(tokens))


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
    asides = [
        t
        for t in head.subtree
        if t.i != head.i and t.dep_ in _ASIDES and (_set_off(t) or _is_broken_off(t)) and not _is_wider_place(t)
    ]
    dropped = {i for aside in asides for i in _with_commas(aside)}
    tokens = [t for t in head.subtree if t.i not in dropped]
    while tokens and (tokens[-1].is_punct and not tokens[-1].is_quote):
        tokens.pop()
    return tokens


def _is_wider_place(aside: Token) -> bool:
    """Tell whether an apposition tells where a place lies: "Hanahan, *South Carolina*"."""
    return aside.dep_ == "appos" and aside.ent_type_ == aside.head.ent_type_ == "GPE"


def _is_broken_off(aside: Token) -> bool:
    """Tell whether a relative clause is interrupted at once: "boats which, according to …, …" defines nothing."""
    first = aside.left_edge
    return first.lower_ == "which" and tree.word_after(first) == ","


def is_time(reading: Reading, adjunct: Token) -> bool:
    """Tell whether an adjunct of a verb says when: a resolved expression or a date with its preposition."""
    if adjunct.dep_ not in {"prep", "npadvmod", "advmod"}:
        return False
    tokens = list(adjunct.subtree)
    if len(tokens) > _MAX_TIME:
        return False
    noun = tree.child(adjunct, "pobj") if adjunct.dep_ == "prep" else adjunct
    if noun is None:
        return False
    if adjunct.dep_ == "prep" and adjunct.lower_ not in TIME_PREPOSITIONS:
        return False
    return noun.ent_type_ in {"DATE", "TIME"} or any(t.i in reading.times for t in tokens)


def time_in(reading: Reading, adjunct: Token) -> Tokens:
    """Return the part of an adjunct, or of what "plans to" and "is expected to" complete, that says when; else nothing.

    Of "in an interview with Rui Sousa on Sunday" that is "on Sunday"; the interview stays in the clause.
    """
    if adjunct.dep_ == "xcomp" and adjunct.head.lemma_ in PLANNED:
        found = [c for c in adjunct.children if c.i > adjunct.i and is_time(reading, c)]
        return tuple(found[0].subtree) if len(found) == 1 else ()
    if adjunct.dep_ == "dobj":
        return _time_of_object(reading, adjunct)
    if not is_time(reading, adjunct):
        return ()
    noun = tree.child(adjunct, "pobj") if adjunct.dep_ == "prep" else adjunct
    if noun is None or noun.ent_type_ in {"DATE", "TIME"} or noun.i in _time_tokens(reading, adjunct):
        return tuple(adjunct.subtree)
    if adjunct.i < adjunct.head.i:
        return ()
    nested = [c for c in noun.subtree if c.i > noun.i and c.dep_ in {"prep", "npadvmod"} and is_time(reading, c)]
    return tuple(nested[0].subtree) if nested else ()


def _time_tokens(reading: Reading, adjunct: Token) -> set[int]:
    tokens = adjunct.subtree
    return {i for t in tokens if t.i in reading.times for i in range(t.i, reading.times[t.i].end)}


def _time_of_object(reading: Reading, noun: Token) -> Tokens:
    """Return the day at the end of an object, which the parser hangs on the noun: "signed an *order* on Monday".

    An event ("the attack on Friday") has a day of its own, and so has what is announced.
    """
    last = max(noun.children, key=lambda c: c.i, default=noun)
    if last.i <= noun.i or noun.lemma_ in lexicon("event_nouns") or noun.head.lemma_ not in _DONE_AT_ONCE:
        return ()
    told = last.dep_ in {"prep", "npadvmod"} and is_time(reading, last) and len(list(last.subtree)) <= _MAX_DAY
    return tuple(last.subtree) if told else ()


def is_place(reading: Reading, adjunct: Token) -> bool:
    """Tell whether an adjunct of a verb says where: "in northern Syria", "at a camp on the Greek island of Lesbos"."""
    if adjunct.dep_ != "prep" or adjunct.lower_ not in _PLACE_PREPOSITIONS:
        return False
    noun = tree.child(adjunct, "pobj")
    tokens = list(adjunct.subtree)
    if noun is None or len(tokens) > _MAX_PLACE or any(t.i in reading.times for t in tokens):
        return False
    if noun.pos_ == "PROPN":
        if adjunct.lower_ == "on" and _is_land(reading, noun):
            return False  # "called on the United States", "an attack on Norway"
        return _is_named_place(reading, noun) and all(_is_of_place(t) for t in tokens)
    named = any(t.i != noun.i and t.pos_ == "PROPN" and _is_named_place(reading, t) for t in noun.subtree)
    return named and noun.lemma_.lower() in lexicon("place_nouns") and all(_is_of_place(t) for t in tokens)


def _is_named_place(reading: Reading, noun: Token) -> bool:
    entity = reading.mentions.get(noun.i)
    return noun.ent_type_ in {"GPE", "LOC", "FAC"} or (entity is not None and entity.kind is EntityKind.PLACE)


def _is_land(reading: Reading, noun: Token) -> bool:
    entity = reading.mentions.get(noun.i)
    return entity is not None and (entity.country is not None or place_type(entity.name) is not None)


def _is_of_place(token: Token) -> bool:
    return token.pos_ in {"PROPN", "DET", "ADP", "PUNCT", "PART", "NOUN", "ADJ"} and token.tag_ not in {"JJR", "JJS"}


def is_role(token: Token) -> bool:
    """Tell whether a noun names a post or occupation."""
    return token.lemma_.lower() in lexicon("role_nouns")
