"""FAC-1: causes, as told by the report or by a source: "because", "due to", "in response to"; and what led to what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.aside import without_aside
from quizgen.facts.clause import HEDGES, ClauseFact, body_clauses, is_plural, telling_words
from quizgen.lexicon import lexicon
from quizgen.model import Span, make_spans
from quizgen.read import tree
from quizgen.read.entities import Entity, EntityKind
from quizgen.read.pronouns import GENDER
from quizgen.read.standalone import quotes_are_clear, rewrite, shortened
from quizgen.read.voice import Voice, is_opinion, source_in_words
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.clauses import Clause

_SAID = frozenset({"neutral", "endorse", "force", "doubt", "concession"})
"""Stances whose content may be put behind "according to"; thoughts, plans and denials may not."""
_OWING = frozenset({"due", "owing", "thanks"})
_IN_PART = frozenset({"in", "large", "part", "partly", "largely", "mainly", "chiefly", "mostly", "primarily"})
_DOUBTED = frozenset(
    {"only", "simply", "just", "perhaps", "maybe", "likely", "probably", "not", "least", "possibly", "if"}
)
_PLURAL = frozenset({"they", "their", "them", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_OPEN = frozenset({"(", ")", "[", "]", ";", ":", "—", "–", "--", "?", "!"})
_MIN_WORDS, _MAX_WORDS = 3, 26
_MAX_ASKED = 24
_MIN_TELLING = 3
_MIN_SAID = 2
_MIN_AIM = 5
_WHY = "Reports tell what happened; the cause they give, and who gives it, is what explains it."


@dataclass(frozen=True, kw_only=True)
class Cause(ClauseFact):
    """A clause and its cause or aim in ``answer``: "because …", "due to …", "in response to …"."""

    kind: ClassVar[str] = "cause"
    identity: ClassVar[tuple[str, ...]] = ("lemma", "subject", "answer")


def find(reading: Reading) -> Iterator[Cause]:
    """Yield clauses with one cause, told in the article's own voice or by a source."""
    if is_opinion(reading):
        return
    for sentence, clause in body_clauses(reading):
        fact = _cause(reading, sentence, clause)
        if fact is not None:
            yield fact


def _cause(reading: Reading, sentence: Span, clause: Clause) -> Cause | None:
    reason = _reason(clause.verb)
    if not reason or tree.is_negated(clause.verb) or _is_unsure(clause) or _may_belong_elsewhere(clause.verb, reason):
        return None
    voice, teller = _voice(reading, clause.verb)
    if voice is None:
        return None
    asked = [
        t
        for t in clause.all()
        if t.i not in {r.i for r in reason} and (t.i < reason[0].i or reason[0].i < clause.verb.i)
    ]
    bound = frozenset(_bound(reading, clause, teller, (*asked, *reason)))
    kept = shortened(reading, asked, kept=bound)
    words = rewrite(reading, sorted((t for t in (*kept, *reason) if t.i not in bound), key=lambda t: t.i))
    if words is None or not _reads_well(reading, kept, _MAX_ASKED) or not _reads_well(reading, reason, _MAX_WORDS):
        return None
    if not _is_telling(reading, kept, clause, teller) or not _says_enough(reason) or not _is_whole(reading, reason):
        return None
    left = {t.i for t in kept}
    rest = [t for t in clause.rest if t.i in left]
    if (
        not rest
        or any(t.lower_ == "not" for t in rest)  # "not as a warning but …": half of a contrast
        or _is_bare(reading, [t for t in rest if t.i < reason[0].i])
        or not all(t.i in left for t in (*clause.subject, *clause.auxiliaries))
    ):
        return None
    subject = words.text(clause.subject)
    if any(t.text == "," for t in clause.subject) and tree.child(clause.subject_head, "conj") is None:
        return None  # "Brandt, originally from Oslo": an aside that is not closed
    if not subject or (voice.source is not None and (voice.source in subject or subject in voice.source)):
        return None
    return Cause(
        rule="FAC-1-CAUSE",
        spans=make_spans({"answer": reading.parse.span(reason), "clause": reading.parse.spans(kept)}),
        sentence=sentence,
        subject=subject,
        auxiliaries=tuple(a for a in (words.text([t]) for t in clause.auxiliaries) if a),
        verb=clause.verb.text,
        lemma=clause.verb.lemma_,
        tag=clause.verb.tag_,
        plural=is_plural(clause.subject_head),
        rest=words.text(rest),
        fronted=words.text([t for t in clause.fronted if t.i in left]),
        answer=words.text(reason),
        source=voice.source,
    )


def _is_bare(reading: Reading, rest: Sequence[Token]) -> bool:
    """Tell whether all that follows the verb is a thing that only the article explains: "made *the tool*"."""
    if not rest:
        return False
    last = rest[-1]
    bare = len(rest) == 2 and rest[0].lower_ == "the" and last.tag_ in {"NN", "NNS"}
    return bare and last.i not in reading.mentions and last.lemma_.lower() not in reading.headline_nouns


def _may_belong_elsewhere(verb: Token, reason: Sequence[Token]) -> bool:
    """Tell whether a clause stands between a verb and the cause, which may be that clause's: "closed after he left because …"."""
    between = verb.doc[verb.i + 1 : reason[0].i]
    if any(
        t.lower_ == "to" and t.nbor().pos_ not in {"VERB", "AUX", "ADV", "DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"}
        for t in reason[:-1]
    ):
        return True
    return any(t.pos_ in {"VERB", "AUX"} and t.dep_ in {"advcl", "relcl", "ccomp"} for t in between)


def _is_unsure(clause: Clause) -> bool:
    """Tell whether the clause only may be so."""
    words = {t.lower_ for t in (*clause.auxiliaries, *clause.rest, *clause.fronted)}
    modal = tree.modal_of(clause.verb)
    return bool(words & HEDGES) or (modal is not None and modal.lower_ not in {"will", "would"})


def _voice(reading: Reading, verb: Token) -> tuple[Voice | None, Entity | None]:
    """Return whose word a clause is, and the person who tells it; (None, None) where that is not safe."""
    around = reading.attribution_around(verb)
    if around is None:
        return Voice(None), None
    if (
        around.stance not in _SAID
        or around.negated
        or around.question
        or around.nested is not None
        or around.mode == "direct"
    ):
        return None, None
    source = source_in_words(reading, around)
    return (Voice(source), around.entity) if source is not None and around.sure else (None, None)


def _reason(verb: Token) -> list[Token]:
    """Return the tokens of the one cause that a verb carries, with "in part" before it, or nothing."""
    found = [branch for child in verb.children if (branch := _branch(verb, child))]
    if len(found) != 1:
        return []
    reason, doc = found[0], verb.doc
    first = reason[0].i
    while first - 1 > verb.i and doc[first - 1].lower_ in _IN_PART and first - 1 not in {t.i for t in reason}:
        first -= 1
    before = doc[first - 1] if first else None
    if before is not None and before.lower_ in _DOUBTED and before.i > verb.sent.start:
        return []
    lead = list(doc[first : reason[0].i])
    return [] if [t.lower_ for t in lead] == ["in"] else [*lead, *reason]


def _branch(verb: Token, child: Token) -> list[Token]:
    if not _tells_why(verb, child):
        return []
    tokens = list(child.subtree)
    opener = next((t for t in tokens if t.lower_ == "because"), tokens[0] if _is_aim(verb, child) else child)
    tokens = [t for t in tokens if t.i >= opener.i]
    tokens = without_aside(tokens, child, opener)
    return tokens if tokens and tokens[-1].i - tokens[0].i + 1 == len(tokens) else []


def _tells_why(verb: Token, child: Token) -> bool:
    if child.dep_ == "advcl":
        marks = [c for c in child.children if c.lower_ == "because"]
        return bool(marks) or _is_aim(verb, child)
    if child.dep_ not in {"prep", "advmod", "acomp"}:
        return False
    if child.lower_ in _OWING:
        return tree.word_after(child) == "to"
    if child.lower_ == "because":
        return True
    noun = tree.child(child, "pobj")
    entry = lexicon("causing_phrases").get(noun.lemma_.lower()) if noun is not None else None
    return entry is not None and child.lower_ in entry.gate and noun is not None and any(True for _ in noun.rights)


def _is_aim(verb: Token, child: Token) -> bool:
    """Tell whether an infinitive behind a deed and its object tells what it was done for: "sold ships to pay debts"."""
    if child.tag_ != "VB" or child.left_edge.lower_ != "to" or child.i < verb.i:
        return False
    if verb.lemma_ in lexicon("aimless_verbs") or tree.is_passive(verb) or len(list(child.subtree)) < _MIN_AIM:
        return False
    thing = tree.object_of(verb)
    if thing is None:
        return verb.lemma_ in lexicon("going_verbs") and tree.child(verb, "prt", "acomp") is None
    between = verb.doc[verb.i + 1 : child.left_edge.i]
    return thing.i < child.i and not any(
        t.dep_ in {"acl", "relcl"} or t.lemma_.lower() in lexicon("aiming_nouns") for t in between
    )


def _bound(reading: Reading, clause: Clause, teller: Entity | None, tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the pronouns that can only mean the one who tells it, or the subject of the clause, both named in the question."""
    subject = reading.entity(clause.subject_head)
    people = {e.name for t in tokens if (e := reading.mentions.get(t.i)) is not None and e.kind is EntityKind.PERSON}
    for token in tokens:
        if token.pos_ != "PRON" or reading.in_quotation(token):
            continue
        gender = GENDER.get(token.lower_)
        if gender is None:
            if _takes_up(reading, clause, token, tokens):
                yield token.i
            continue
        resolved = reading.references.get(token.i)
        for entity in (teller, subject):
            if entity is None or entity.kind is not EntityKind.PERSON or entity.gender not in {None, gender}:
                continue
            if resolved is not None:
                if resolved is entity and (entity is teller or token.i > clause.verb.i):
                    yield token.i
                    break
                continue
            others = (
                people
                - {entity.name}
                - ({teller.name} if teller is not None and teller.gender not in {None, gender} else set())
            )
            if not others and (teller is None or teller is entity) and (entity is teller or token.i > clause.verb.i):
                yield token.i
                break


def _takes_up(reading: Reading, clause: Clause, token: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether "they" or "it" behind the verb can only mean the subject of the clause."""
    if token.i < clause.verb.i or token.dep_ not in {"nsubj", "nsubjpass", "poss"}:
        return False
    head = clause.subject_head
    plural = is_plural(head)
    nouns = [
        t for t in tokens if t.pos_ in {"NOUN", "PROPN"} and t.i < token.i and t.i not in {s.i for s in clause.subject}
    ]
    if token.lower_ in _PLURAL:
        return plural and head.pos_ in {"NOUN", "PROPN"} and not any(t.tag_ in {"NNS", "NNPS"} for t in nouns)
    if token.lower_ not in _NEUTER or plural or head.pos_ not in {"NOUN", "PROPN"}:
        return False
    entity = reading.entity(head)
    if entity is not None and entity.kind is EntityKind.PERSON:
        return False
    return not any(t.tag_ in {"NN", "NNP"} and t.dep_ in {"dobj", "pobj", "attr", "nsubj"} for t in nouns)


def _reads_well(reading: Reading, tokens: Sequence[Token], most: int) -> bool:
    if not tokens or len([t for t in tokens if not t.is_punct]) > most or any(t.text in _OPEN for t in tokens):
        return False
    return quotes_are_clear(reading, tokens) and tokens[-1].dep_ not in {"cc", "prep", "det", "mark", "aux", "poss"}


def _is_telling(reading: Reading, asked: Sequence[Token], clause: Clause, teller: Entity | None) -> bool:
    """Tell whether what is asked about names somebody or takes up the headline, and says enough besides."""
    named = teller is not None or any(
        reading.entity(t) is not None or (t.pos_ in {"NOUN", "PROPN"} and t.lemma_.lower() in reading.headline_nouns)
        for t in asked
    )
    return named and telling_words(reading, asked) >= _MIN_TELLING - (teller is not None)


def _says_enough(reason: Sequence[Token]) -> bool:
    return (
        len(reason) >= _MIN_WORDS
        and sum(t.pos_ in {"NOUN", "PROPN", "VERB", "ADJ", "NUM"} for t in reason) >= _MIN_SAID
    )


def _is_whole(reading: Reading, reason: Sequence[Token]) -> bool:
    """Tell whether the cause does not break off before words that belong to it."""
    last = reason[-1]
    following = last.nbor() if last.i + 1 < len(last.doc) else None
    if following is None or following.is_sent_start or following.is_punct or following.dep_ == "cc":
        return True
    return reading.in_quotation(last) or (
        reason[0].i < last.i and following.pos_ not in {"VERB", "AUX", "PART", "NOUN", "PROPN", "PRON"}
    )


RULES = (
    FactRule(
        id="FAC-1-CAUSE",
        family="FAC-1",
        skill="FAC",
        level=2,
        finds="The cause that the report, or a source in it, gives for something: “because he …”, “in response to”, “amid fears that”.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "Leo Brandt said Norlink had cancelled its service to Riga because too few passengers had booked.",
                ({"answer": "because too few passengers had booked", "source": "Leo Brandt"},),
            ),
            Fires(
                "John Smith said that he had left Norway because his pay was too low.",
                ({"subject": "he", "answer": "because his pay was too low", "source": "John Smith"},),
            ),
            Fires(
                "Norlink sold three ferries to Sweden in March 2024 to pay for a new harbour in Bergen.",
                ({"answer": "to pay for a new harbour in Bergen", "source": None},),
            ),
        ),
        silent=(
            Silent(
                "Norlink did not sell the ferries because Oslo had asked for it.",
                "sold for another reason, or not sold?",
            ),
            Silent(
                "Leo Brandt repeated his call to close the harbour of Bergen.",
                "the infinitive tells what he called for",
            ),
            Silent("They sold the ferries of Bergen because of old debts.", "who?"),
            Silent("Norlink may sell the ferries of Bergen because of old debts.", "nothing has happened"),
        ),
    ),
)
