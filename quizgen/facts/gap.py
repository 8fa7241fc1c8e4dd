"""GAP-1: whether the person whom a report is about has a voice in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts import who
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Fact, Span, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.pronouns import GENDER
from quizgen.read.voice import is_opinion
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading, tree
    from quizgen.read.attribution import Attributed
from quizgen.read.entities import Entity

_MIN_MENTIONS = 3
_MIN_IN_LEAD = 4
"""Mentions of somebody whom the lead names and the headline does not."""
_SPEECH_NOUNS = frozenset(
    {"claim", "statement", "remark", "comment", "call", "vow", "promise", "pledge", "speech", "tweet", "letter", "email",
     "e-mail", "answer", "response", "reply", "warning", "word", "interview", "testimony", "post", "message", "assertion",
     "announcement", "insistence", "argument", "criticism", "attack", "apology", "denial", "accusation", "proposal"}
)  # fmt: skip
_SPOKEN = frozenset({"neutral", "doubt", "endorse", "concession", "force", "deny"})
_HEADS = frozenset({"head", "chief", "boss", "executive", "chairman", "chairwoman", "director"})
_HE_SHE = frozenset({"he", "she"})
_OWN_WORDS = 2
_MIN_OWN_WORDS = 2
"""A single word between marks is a name or a term; two may be somebody's."""
_MIN_QUOTE_WORDS = 5
_SPEECH_MARKS = frozenset({":", '"', "'", "‘", "“"})
_WHY = "Ask whether those whom a report is about speak in it, or are only spoken about."


@dataclass(frozen=True, kw_only=True)
class OwnVoice(Fact):
    """How the person in the headline speaks in the report: "quoted", "paraphrased" or "absent"."""

    kind: ClassVar[str] = "own_voice"
    identity: ClassVar[tuple[str, ...]] = ("person",)
    person: str
    manner: str


def find(reading: Reading) -> Iterator[OwnVoice]:
    """Yield the people in the headline whom the report is about, where it is certain whether they speak."""
    if is_opinion(reading) or _speaks_as_we(reading):
        return
    for person in _central(reading):
        found = _manner(reading, person)
        if found is None:
            continue
        manner, shown = found
        sentence = reading.parse.sentence_of(reading.parse.tokens(shown)[0]).span
        yield OwnVoice(
            rule="GAP-1",
            spans=make_spans({"answer": Span(shown.start, min(shown.end, sentence.end))}),
            sentence=sentence,
            person=person.name,
            manner=manner,
        )


def _manner(reading: Reading, person: Entity, *, told: bool = True) -> tuple[str, Span] | None:
    """Return how a person speaks, and the words that show it; None where that is uncertain.

    told: None also where the headline tells it.
    """
    own = [a for a in reading.attributions if a.entity is person and _in_body(reading, a)]
    quoted = [a for a in own if a.mode == "direct" and not a.negated and a.nested is None and _is_clear(reading, a)]
    if quoted:
        return None if told and _opens_headline(reading, person) else ("quoted", quoted[0].content[0])
    if not _is_sure(reading) or _quoted_beside(reading, person):
        return None
    if not own:
        heard = any(a.entity is not None and a.entity.kind is EntityKind.PERSON for a in reading.attributions)
        # a person's *own* voice is not that of a spokesman; a body taken for a person has no other
        others = _has_head(reading, person) if told else _through_others(reading, person)
        spoken = _speech_of(reading, person) or _may_be_heard(reading, person) or others
        silent = heard and not spoken and not _is_part(reading, person)
        return ("absent", _first(reading, person)) if silent else None
    reported = [a for a in own if a.content_head is not None and a.stance in _SPOKEN and not _has_quotation(reading, a)]
    return ("paraphrased", reported[0].content[0]) if reported and len(reported) == len(own) else None


def _is_part(reading: Reading, person: Entity) -> bool:
    """Tell whether a name stands for a part that others play: "the next Robin Hood"; nobody misses his voice."""
    roots = (reading.parse.doc[m.first : m.end].root for m in person.mentions)
    return any(c.lower_ in {"next", "new", "another", "a"} for t in roots for c in tree.children(t, "amod", "det"))


def _has_head(reading: Reading, person: Entity) -> bool:
    """Tell whether somebody is the head or director of what the parser took for a person."""
    return any(person.name in role.role and role.noun in _HEADS for role in who.find(reading))


def _through_others(reading: Reading, person: Entity) -> bool:
    """Tell whether a source is described by the name, who may speak for the person: "Berg’s spokesman"."""
    forms = {person.name, person.name.split()[-1]}
    posts = (role.role for role in who.find(reading) if role.person != person.name)
    sources = (s.of(reading.article.text) for a in reading.attributions for s in a.source if a.entity is not person)
    return any(form in text for text in (*posts, *sources) for form in forms)


def manner_of(reading: Reading, person: Entity) -> tuple[str, Span] | None:
    """Return how a person speaks in a report ("quoted", "paraphrased", "absent") and the words that show it, if certain."""
    return _manner(reading, person, told=False)


def _quoted_beside(reading: Reading, person: Entity) -> bool:
    """Tell whether a sentence of which the person is a subject has words between marks that are nobody else's."""
    claimed = [span for a in reading.attributions if a.entity is not person for span in a.content]
    return any(
        not any(span.overlaps(quotation.span) for span in claimed)
        for mention in person.mentions
        if (token := reading.parse.doc[mention.first : mention.end].root).dep_ == "nsubj"
        and _sentence_kind(reading, token) is BlockKind.BODY
        for quotation in reading.quotes(reading.parse.sentence_of(token).span)
    )


def _has_quotation(reading: Reading, a: Attributed) -> bool:
    """Tell whether words stand between quotation marks in the sentence of a cue, or the cue is no plain one."""
    if a.cue_head is None or a.negated or a.nested is not None or a.mode != "indirect":
        return True
    return bool(reading.quotes(reading.parse.sentence_of(reading.parse.doc[a.cue_head]).span))


def _central(reading: Reading) -> list[Entity]:
    """Return the people whom the headline names and the text mentions often enough, by their first mention."""
    in_headline = {
        entity.name: entity
        for sentence in reading.parse.sentences
        if sentence.kind is BlockKind.HEADLINE
        for token in sentence.tokens
        if (entity := reading.mentions.get(token.i)) is not None and entity.kind is EntityKind.PERSON
    }
    named = [
        p for p in in_headline.values() if not p.ambiguous and " " in p.name and _mentions(reading, p) >= _MIN_MENTIONS
    ]
    return named or _in_lead(reading)


def _in_lead(reading: Reading) -> list[Entity]:
    """Return the person whom the first sentence names and the text mentions most, where that is one of a few."""
    first = next(reading.body(), None)
    if first is None or not any(s.kind is BlockKind.HEADLINE for s in reading.parse.sentences):
        return []
    entities = (reading.mentions.get(token.i) for token in first.tokens)
    people = {e.name: e for e in entities if e is not None and e.kind is EntityKind.PERSON and not e.ambiguous}
    opening = next(iter(next(s for s in reading.parse.sentences if s.kind is BlockKind.HEADLINE).tokens)).text
    main = [
        p
        for p in people.values()
        if " " in p.name and opening not in p.name.split() and _mentions(reading, p) >= _MIN_IN_LEAD
    ]
    return sorted(main, key=lambda p: -_mentions(reading, p))[:1]


def _mentions(reading: Reading, person: Entity) -> int:
    """Return how often body paragraphs name a person."""
    return sum(_sentence_kind(reading, reading.parse.doc[m.first]) is BlockKind.BODY for m in person.mentions)


def _speaks_as_we(reading: Reading) -> bool:
    """Tell whether the writers speak of themselves as "we": a comment, in which nobody else need speak."""
    own = [
        token
        for sentence in reading.body()
        for token in sentence.tokens
        if token.lower_ in {"we", "our", "us"} and token.pos_ in {"PRON", "DET"} and not reading.in_quotation(token)
    ]
    return sum(reading.attribution_around(token) is None for token in own) >= _OWN_WORDS


def _in_body(reading: Reading, a: Attributed) -> bool:
    return a.cue_head is not None and _sentence_kind(reading, reading.parse.doc[a.cue_head]) is BlockKind.BODY


def _sentence_kind(reading: Reading, token: Token) -> BlockKind:
    return reading.parse.sentence_of(token).kind


def _is_clear(reading: Reading, a: Attributed) -> bool:
    """Tell whether a quotation is long enough to count, and its cue has the person's name for its subject."""
    if a.cue_head is None or a.source_head not in reading.mentions:
        return False
    subject = tree.subject_of(reading.parse.doc[a.cue_head])
    words = sum(len(s.of(reading.article.text).split()) for s in a.content)
    return words >= _MIN_QUOTE_WORDS and subject is not None and subject.i == a.source_head


def _opens_headline(reading: Reading, person: Entity) -> bool:
    """Tell whether the headline begins with the person or has a quotation: nobody wonders whether that one speaks."""
    headline = next(s for s in reading.parse.sentences if s.kind is BlockKind.HEADLINE)
    first = next(iter(headline.tokens))
    return reading.mentions.get(first.i) is person or any(t.text in _SPEECH_MARKS for t in headline.tokens)


def _is_sure(reading: Reading) -> bool:
    """Tell whether every quotation and every "he said" of the text is known to be somebody's."""
    for a in reading.attributions:
        head = reading.parse.doc[a.source_head] if a.source_head is not None else None
        if head is None and a.cue_lemma in lexicon("charging_verbs"):
            continue  # "Berg was criticised": nobody's words
        if head is None or (a.entity is None and (head.lower_ in _HE_SHE or _may_be_anyone(head))):
            return False
        if a.entity is not None and a.entity.ambiguous:
            return False
    claimed = [s for a in reading.attributions for s in a.content]
    return all(
        len(q.inner.of(reading.article.text).split()) < _MIN_OWN_WORDS or any(s.overlaps(q.span) for s in claimed)
        for q in reading.quotations
    ) and all(block.kind is not BlockKind.POST for block in reading.article.blocks)


def _may_be_anyone(source: Token) -> bool:
    """Tell whether a source is described by a post that the person may hold: "the prime minister"."""
    if source.tag_ != "NN" or source.lemma_.lower() not in lexicon("role_nouns"):
        return False
    return any(c.lower_ == "the" for c in source.children) and not source.lower_.startswith("spokes")


def _may_be_heard(reading: Reading, person: Entity) -> bool:
    """Tell whether any verb of speech, also one inside a quotation ("and he said …"), may have the person for its subject."""
    return any(
        _may_mean(reading, subject, person)
        for token in reading.parse.doc
        if token.pos_ == "VERB"
        and _is_speech(token)
        and not tree.is_passive(token)
        and (subject := tree.subject_of(token)) is not None
    )


def _is_speech(verb: Token) -> bool:
    return any(verb.lemma_ in lexicon(name) for name in ("speech_verbs", "telling_verbs"))


def _may_mean(reading: Reading, subject: Token, person: Entity) -> bool:
    """Tell whether a subject names the person, by any part of the name, or is a pronoun that nobody else explains."""
    meant = reading.entity(subject)
    if meant is not None and subject.pos_ != "PRON":
        return meant is person
    if subject.lower_ in GENDER:
        return (meant is None or meant is person) and person.gender in {None, GENDER[subject.lower_]}
    return subject.text in person.name.split()


def _speech_of(reading: Reading, person: Entity) -> bool:
    """Tell whether a noun of speech belongs to the person: "Smith's claim", "a statement by Smith"."""
    for mention in person.mentions:
        name = reading.parse.doc[mention.first : mention.end].root
        if name.dep_ == "poss" and name.head.lemma_.lower() in _SPEECH_NOUNS:
            return True
        if name.dep_ == "pobj" and name.head.head.lemma_.lower() in _SPEECH_NOUNS:
            return True
    return False


def _first(reading: Reading, person: Entity) -> Span:
    mention = next(m for m in person.mentions if _sentence_kind(reading, reading.parse.doc[m.first]) is BlockKind.BODY)
    return reading.parse.span(reading.parse.doc[mention.first : mention.end])


_STORY = (
    "Mary Jones led the coast guard of Norway for ten years. The government in Oslo replaced Mary Jones in March. "
    "John Smith said that Norway needed somebody younger. Mary Jones moved to Bergen."
)

RULES = (
    FactRule(
        id="GAP-1",
        family="GAP-1",
        skill="GAP",
        level=3,
        finds="Whether a person in the headline is quoted, paraphrased or only spoken about.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                _STORY,
                ({"person": "Mary Jones", "manner": "absent"},),
                headline="Government replaces Jones",
            ),
            Fires(
                f"{_STORY}\n\nJones said that the government had never spoken to her.",
                ({"person": "Mary Jones", "manner": "paraphrased"},),
                headline="Government replaces Jones",
            ),
            Fires(
                f"{_STORY}\n\n“The government has never spoken to the coast guard,” Jones said.",
                ({"person": "Mary Jones", "manner": "quoted"},),
                headline="Government replaces Jones",
            ),
        ),
        silent=(
            Silent(_STORY, "the headline names nobody", headline="Coast guard loses its head"),
            Silent(
                f"{_STORY}\n\n“The government has never spoken to the coast guard at all.”",
                "whose words are these?",
                headline="Government replaces Jones",
            ),
            Silent(
                f"{_STORY}\n\n“The coast guard had no money, and she said it in public,” John Smith added.",
                "somebody else tells what she said",
                headline="Government replaces Jones",
            ),
            Silent(
                f"{_STORY}\n\nJones’s statement was short.",
                "a statement is mentioned, its words are not",
                headline="Government replaces Jones",
            ),
            Silent(
                f"{_STORY}\n\n“The government has never spoken to the coast guard,” Jones said.",
                "that she speaks is no wonder",
                headline="Jones: no word from the government",
            ),
        ),
    ),
)
