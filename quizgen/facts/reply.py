"""GAP-4: whether those who are accused or criticised in a report are heard in answer.

A reply is only one where its verb says so ("denied", "responded"); that there is none is only said after a search of
the whole text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts import body_voice, charge, gap
from quizgen.facts.definite import with_the
from quizgen.lexicon import lexicon
from quizgen.model import Fact, Span, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.standalone import rewrite
from quizgen.read.voice import is_opinion
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.lexicon import Entry
    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed
    from quizgen.read.entities import Entity

_NEAR = 6
"""Sentences behind a charge in which an answer to it is looked for."""
_MAX_WORDS = 24
_MIN_WORDS = 4


@dataclass(frozen=True, kw_only=True)
class Reply(Fact):
    """A charge, and whether the one charged speaks in the report.

    who: the one charged. charge: the whole charge: "Anna Berg accused Norlink of hiding two accidents".
    heard: "answered" (with ``answer``: "denied that …"), "quoted", "told", "refused" or "absent".
    """

    kind: ClassVar[str] = "reply"
    identity: ClassVar[tuple[str, ...]] = ("who", "charge")
    who: str
    charge: str
    heard: str
    answer: str


@dataclass(frozen=True)
class _Accused:
    """Somebody charged with something, and the words that tell it."""

    entity: Entity
    words: str
    shown: Span


def find(reading: Reading) -> Iterator[Reply]:
    """Yield each person or body that is charged, where it is certain whether they speak; each once."""
    if is_opinion(reading):
        return
    seen: set[str] = set()
    for accused in (*_told_of(reading), *_passive(reading)):
        found = _answer(reading, accused) or _heard(reading, accused) if accused.entity.name not in seen else None
        seen.add(accused.entity.name)
        if found is None:
            continue
        heard, answer, shown = found
        sentence = reading.parse.sentence_of(reading.parse.tokens(shown)[0]).span
        yield Reply(
            rule="GAP-4",
            spans=make_spans({"answer": Span(shown.start, min(shown.end, sentence.end))}),
            sentence=sentence,
            who=with_the(reading, accused.entity),
            charge=accused.words,
            heard=heard,
            answer=answer,
        )


def _told_of(reading: Reading) -> Iterator[_Accused]:
    """Yield those whom somebody charges in an active clause, or whose deed or word, as SRC-7 finds them."""
    for fact in charge.find_charges(reading):
        entry = lexicon("charging_verbs").get(fact.lemma)
        if entry is None or entry.cls or fact.source is not None or fact.link == "on":
            continue
        entity = next((e for e in reading.entities if _is_fit(e) and _is_target(fact, e)), None)
        shown = fact.span("answer")
        if entity is not None and shown is not None and entity.name not in fact.accuser:
            verb = " ".join([*fact.auxiliaries, fact.verb])
            words = " ".join(filter(None, (_accuser(fact.accuser), verb, fact.target, fact.charge)))
            yield _Accused(entity, words, shown)


def _accuser(words: str) -> str:
    return f"{words}," if ", " in words else words


def _is_target(fact: charge.Charge, entity: Entity) -> bool:
    """Tell whether a charge is against somebody, or against a deed or word of theirs, not against their followers."""
    if fact.target in _named(entity):
        return True
    owned = any(fact.target.startswith((f"{name}’s ", f"{name}'s ")) for name in _named(entity))
    return owned and fact.link in {"", "as"}


def _named(entity: Entity) -> set[str]:
    return {entity.name, f"the {entity.name}"}


def _is_fit(entity: Entity) -> bool:
    full = " " in entity.name if entity.kind is EntityKind.PERSON else True
    return not entity.ambiguous and full and entity.kind in {EntityKind.PERSON, EntityKind.ORGANISATION}


def _passive(reading: Reading) -> Iterator[_Accused]:
    """Yield those who are charged in a passive clause: "Norlink was accused of …"."""
    for sentence in reading.body():
        for verb in sentence.tokens:
            found = _passive_at(reading, verb)
            if found is not None:
                yield found


def _passive_at(reading: Reading, verb: Token) -> _Accused | None:
    entry: Entry | None = lexicon("charging_verbs").first(tree.lemmas(verb)) if verb.tag_ == "VBN" else None
    if (
        entry is None
        or entry.cls
        or not tree.is_passive(verb)
        or tree.is_negated(verb)
        or tree.modal_of(verb) is not None
    ):
        return None
    subject = tree.child(verb, "nsubjpass")
    entity = reading.entity(subject) if subject is not None else None
    if entity is None or not _is_fit(entity) or reading.in_quotation(verb) or tree.is_conditional(verb):
        return None
    if reading.attribution_around(verb) is not None or any(a.lower_ == "to" for a in tree.auxiliaries_of(verb)):
        return None
    links = [c for c in tree.children(verb, "prep") if c.lower_ in entry.gate and c.lower_ != "on" and c.i > verb.i]
    if len(links) != 1:
        return None
    tokens = [t for t in links[0].subtree if not t.is_space]
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    if not charge.may_be_charged(reading, links[0], tokens) or not _MIN_WORDS <= len(tokens) + 1 <= _MAX_WORDS:
        return None
    words = rewrite(reading, tokens)
    if words is None:
        return None
    auxiliaries = " ".join(t.text for t in tree.auxiliaries_of(verb))
    words_of_charge = f"{with_the(reading, entity)} {auxiliaries} {verb.text} {words.text(tokens)}"
    return _Accused(entity, words_of_charge, reading.parse.span(tokens))


def _answer(reading: Reading, accused: _Accused) -> tuple[str, str, Span] | None:
    """Return the first answer by a verb that says so, in the words of the report, behind the charge."""
    number = reading.parse.sentence_number(reading.parse.tokens(accused.shown)[0])
    for a in reading.attributions:
        if not _answers(reading, a, accused) or a.cue_head is None or a.content_head is None:
            continue
        cue = reading.parse.doc[a.cue_head]
        if not number <= reading.parse.sentence_number(cue) <= number + _NEAR:
            continue
        if cue.i < reading.parse.tokens(accused.shown)[0].i or len(a.content) > 1 or reading.quotes(a.content[0]):
            continue
        tokens = [t for t in reading.parse.tokens(a.content[0]) if not t.is_space]
        if not tokens or tokens[0].i <= cue.i or not _MIN_WORDS <= len(tokens) <= _MAX_WORDS:
            continue
        words = rewrite(reading, tokens)
        if words is not None:
            between = [t.text for t in reading.parse.doc[cue.i : tokens[0].i]]
            answer = f"{with_the(reading, accused.entity)} {' '.join(between)} {words.text(tokens)}"
            return "answered", answer, reading.parse.span([cue, *tokens])
    return None


def _answers(reading: Reading, a: Attributed, accused: _Accused) -> bool:
    """Tell whether somebody charged, or a spokesman of a body's, answers in so many words."""
    if a.negated or a.question or a.nested is not None or a.cue_lemma not in lexicon("answering_verbs"):
        return False
    if a.cue_head is None or not tree.is_past(reading.parse.doc[a.cue_head]):
        return False
    return a.entity is accused.entity


def _is_near(reading: Reading, accused: _Accused, heard: Span) -> bool:
    """Tell whether words stand in the sentences right behind a charge, so that they may answer it."""
    charge, answer = (reading.parse.sentence_number(reading.parse.tokens(s)[0]) for s in (accused.shown, heard))
    return charge <= answer <= charge + _NEAR


def _heard(reading: Reading, accused: _Accused) -> tuple[str, str, Span] | None:
    """Return how the one charged is heard anywhere in the report, or that this is certainly not so."""
    entity = accused.entity
    if entity.kind is EntityKind.PERSON:
        own = [a for a in reading.attributions if a.entity is entity and body_voice.is_plain(reading, a)]
        named = [a for a in own if a.source_head in reading.mentions]
        best = sorted(named, key=lambda a: not body_voice.is_quoted(reading, a))
        if best and not _is_near(reading, accused, best[0].content[0]):
            return None  # heard on something else, maybe
        if best:
            return ("quoted" if body_voice.is_quoted(reading, best[0]) else "told"), "", best[0].content[0]
        found = gap.manner_of(reading, entity)
        return ("absent", "", accused.shown) if found is not None and found[0] == "absent" else None
    body = body_voice.heard(reading, entity)
    if body is None:
        return None
    if body.through == "nobody":
        refused = body.shown.of(reading.article.text).startswith(("declin", "refus"))
        return ("refused", "", body.shown) if refused else ("absent", "", accused.shown)
    return ("quoted" if body.quoted else "told", "", body.shown)


RULES = (
    FactRule(
        id="GAP-4",
        family="GAP-4",
        skill="GAP",
        level=3,
        finds="Whether somebody accused or criticised in a report is heard in answer.",
        why="Fair reporting asks those who are accused: look for their answer, or for word that they gave none.",
        find=find,
        fires=(
            Fires(
                "Anna Berg accused Norlink of hiding two accidents near Bergen. Norlink denied that it had hidden anything.",
                (
                    {
                        "who": "Norlink",
                        "charge": "Anna Berg accused Norlink of hiding two accidents near Bergen",
                        "heard": "answered",
                        "answer": "Norlink denied that Norlink had hidden anything",
                    },
                ),
            ),
            Fires(
                "Rui Sousa was criticised for selling two ferries to Norlink. Rui Sousa left Oslo in May. Anna Berg "
                "said that Norway needed new ferries.",
                ({"charge": "Rui Sousa was criticised for selling two ferries to Norlink", "heard": "absent"},),
            ),
            Fires(
                "The harbour was full. Rui Sousa was criticised for selling two ferries to Norlink. Rui Sousa said that ferries "
                "were safe. Anna Berg said that Norway needed new ferries.",
                ({"heard": "told"},),
            ),
        ),
        silent=(
            Silent(
                "Rui Sousa said that ferries were safe. The harbour was full. Rui Sousa was criticised for selling two ferries to "
                "Norlink. Anna Berg said that Norway needed new ferries.",
                "he is heard on something else",
            ),
            Silent(
                "Anna Berg accused Norlink of hiding two accidents near Bergen. The company said that it had nothing to hide.",
                "“the company” may be Norlink, and the words an answer",
            ),
            Silent(
                "Anna Berg praised Norlink for saving 40 passengers near Bergen. Norlink opened two harbours in May.",
                "praise asks for no answer",
            ),
        ),
    ),
)
