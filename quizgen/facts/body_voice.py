"""GAP-1 for bodies: whether anybody from the organisation that a report is about speaks in it.

"Nobody" is only said after a search of the whole text in which every source, every quotation and every verb of
speech is known to be somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts import who
from quizgen.facts.definite import with_the
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Fact, Span, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.given_names import is_given_name
from quizgen.read.voice import is_opinion
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed
    from quizgen.read.entities import Entity

_MIN_MENTIONS = 3
_MIN_QUOTE = 5
_SPOKEN = frozenset({"neutral", "doubt", "endorse", "concession", "force", "deny"})
_SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_REFUSING = frozenset({"decline", "refuse"})
_NO_SOURCE = frozenset(
    {"expect", "accuse", "think", "believe", "estimate", "reportedly", "fear", "doubt", "hope", "allegedly"}
)
"""Cues without a source that nobody takes for words of the body's."""
_TAKES_UP = frozenset({"it", "they", "he", "she", "we", "who", "which", "that", "both", "one"})
_SPEECH_NOUNS = frozenset(
    {"statement", "spokesman", "spokeswoman", "spokesperson", "representative", "denial", "claim", "comment", "announcement",
     "response", "reply", "apology", "assurance", "pledge", "promise", "warning", "memo", "letter", "email", "blog",
     "admission", "explanation", "argument", "insistence", "filing", "website", "forecast", "profit warning"}
)  # fmt: skip
_OFFICIAL = frozenset({"statement", "representative", "filing", "apology", "memo"}) | _SPOKES
"""Words of speech that are the body's own where nobody's are named."""
_PUBLIC = frozenset({"government", "ministry", "department", "parliament", "senate", "house", "congress", "party", "court",
                     "cabinet", "administration", "commons", "lords", "league", "cup", "championship", "union", "nations",
                     "committee", "council", "army", "police", "university", "commission", "board"})  # fmt: skip
"""Last words of bodies so wide that whoever speaks may be one of theirs, or of contests that cannot speak."""
_MARKS = frozenset({":", '"', "'", "‘", "“"})


@dataclass(frozen=True, kw_only=True)
class BodyVoice(Fact):
    """How a body is heard in a report.

    through: "person" (named), "spokesman" (not named), "body" (only the body itself is said to say it) or "nobody".
    quoted: in direct quotation.
    """

    kind: ClassVar[str] = "body_voice"
    identity: ClassVar[tuple[str, ...]] = ("body",)
    body: str
    through: str
    quoted: bool


@dataclass(frozen=True)
class Heard:
    """How a body is heard, and the words that show it."""

    through: str
    quoted: bool
    shown: Span


def find(reading: Reading) -> Iterator[BodyVoice]:
    """Yield the bodies that a report is about, where it is certain whether anybody of theirs speaks."""
    if is_opinion(reading) or _is_marked(reading):
        return
    for body in _central(reading):
        found = heard(reading, body)
        if found is None:
            continue
        sentence = reading.parse.sentence_of(reading.parse.tokens(found.shown)[0]).span
        yield BodyVoice(
            rule="GAP-1-BODY",
            spans=make_spans({"answer": Span(found.shown.start, min(found.shown.end, sentence.end))}),
            sentence=sentence,
            body=with_the(reading, body),
            through=found.through,
            quoted=found.quoted,
        )


def heard(reading: Reading, body: Entity) -> Heard | None:
    """Return how a body is heard in the whole report, or None where that is not certain."""
    if any(block.kind in {BlockKind.POST, BlockKind.QUOTE} for block in reading.article.blocks):
        return None
    return _speaks(reading, body) or _is_silent(reading, body)


def is_body(entity: Entity) -> bool:
    """Tell whether an entity is a body that speaks through its own people only: a firm, not a state or a party."""
    if entity.kind is not EntityKind.ORGANISATION or entity.ambiguous:
        return False
    words = {word.casefold() for word in entity.name.split()}
    return not words & _PUBLIC and not any(word in lexicon("party_words") for word in entity.name.split())


def may_be_person(entity: Entity) -> bool:
    """Tell whether an entity is a person, or a name with a given name that the parser took for something else."""
    return entity.kind is EntityKind.PERSON or (" " in entity.name and is_given_name(entity.name.split()[0]))


def _is_marked(reading: Reading) -> bool:
    """Tell whether the headline has a quotation or a colon: nobody wonders whether that one speaks."""
    head = [s for s in reading.parse.sentences if s.kind is BlockKind.HEADLINE]
    return not head or any(t.text in _MARKS for s in head for t in s.tokens)


def _central(reading: Reading) -> list[Entity]:
    """Return the bodies in the headline or the first sentence that the text names often."""
    first = next(reading.body(), None)
    if first is None:
        return []
    end = first.tokens[-1].i
    return [
        e
        for e in reading.entities
        if is_body(e)
        and e.mentions[0].first <= end
        and len(_in_body(reading, e)) >= _MIN_MENTIONS
        and not any(w in lexicon("outlet_words") or w in lexicon("party_words") for w in e.name.split())
    ]


def _in_body(reading: Reading, entity: Entity) -> list[Token]:
    """Return the head of each mention in a paragraph of the body."""
    roots = (reading.parse.doc[m.first : m.end].root for m in entity.mentions)
    return [root for root in roots if reading.parse.sentence_of(root).kind is BlockKind.BODY]


def _acts(reading: Reading, entity: Entity) -> bool:
    """Tell whether the body does something more than once; an index, a prize or a product hardly does."""
    return sum(root.dep_ == "nsubj" and root.head.pos_ == "VERB" for root in _in_body(reading, entity)) > 1


def _forms(entity: Entity) -> set[str]:
    return {entity.name, *(mention.text for mention in entity.mentions)}


def names(text: str, entity: Entity) -> bool:
    """Tell whether words name a body by any of its forms."""
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in _forms(entity))


def is_plain(reading: Reading, a: Attributed) -> bool:
    """Tell whether a source plainly says something in the body of the report."""
    if (
        a.negated
        or a.nested is not None
        or a.question
        or a.stance not in _SPOKEN
        or a.cue_lemma in _REFUSING
        or not a.sure
    ):
        return False
    if a.cue_head is None or a.source_head is None:
        return False
    source = reading.parse.doc[a.source_head]
    return reading.parse.sentence_of(source).kind is BlockKind.BODY and tree.child(source, "conj") is None


def _speaks(reading: Reading, body: Entity) -> Heard | None:
    """Return the best voice of a body's: a person by name, then a spokesman, then the body itself; quotations first.

    That no person is named is only said where each person who speaks is known to be somebody else's.
    """
    plain = sorted((a for a in reading.attributions if is_plain(reading, a)), key=lambda a: not is_quoted(reading, a))
    by_name = _by_name(reading, body)
    for a in plain:
        if a.entity is not None and a.entity.name in by_name:
            return Heard("person", is_quoted(reading, a), a.content[0])
    if not all(_is_nobody_of(reading, a, body) for a in reading.attributions):
        return None
    for a in plain:
        if _is_spokesman(reading, a, body):
            return Heard("spokesman", is_quoted(reading, a), a.content[0])
    if any(t.lower_ in _SPOKES for t in reading.parse.doc):
        return None
    for a in plain:
        if a.entity is body and a.source_head in reading.mentions and _is_told(reading, a):
            return Heard("body", is_quoted(reading, a), a.content[0])
    return None


def _is_told(reading: Reading, a: Attributed) -> bool:
    """Tell whether a body says something in a clause or a quotation, not in a word or two between marks."""
    return is_quoted(reading, a) or (a.pattern in {"verb", "aside", "according"} and a.mode == "indirect")


def _is_nobody_of(reading: Reading, a: Attributed, body: Entity) -> bool:
    """Tell whether a source is no named person of the body's, and no "he" or "the chairman" who may be one."""
    if a.entity is not None and may_be_person(a.entity):
        return _is_placed(reading, a.entity, body) or _is_elsewhere(reading, a.entity, body)
    if a.source_head is None or a.entity is not None:
        return True
    head = reading.parse.doc[a.source_head]
    if head.lower_ in {"he", "she", "who"}:
        return False
    return head.lower_ in _SPOKES or head.lemma_.lower() not in lexicon("own_posts")


def is_quoted(reading: Reading, a: Attributed) -> bool:
    """Tell whether an attribution gives a quotation of some length."""
    return a.mode == "direct" and sum(len(s.of(reading.article.text).split()) for s in a.content) >= _MIN_QUOTE


@lru_cache(maxsize=8)
def _by_name(reading: Reading, body: Entity) -> dict[str, str]:
    """Return the people whose post is in the body, with the post."""
    return {
        role.person: role.role
        for role in who.find(reading)
        if role.best and not role.former and role.noun.lower() in lexicon("own_posts") and _is_of(role.role, body)
    }


def _is_of(post: str, body: Entity) -> bool:
    """Tell whether a post is in the body, not in a part of another whose name has the same word."""
    barred = r"\b(?:former|ex|rival|onetime|then|fired|ousted|parent|partner)\b"
    whole = any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)(?! [A-Z])", post) for form in _forms(body))
    return whole and re.search(barred, post, re.IGNORECASE) is None


def _is_spokesman(reading: Reading, a: Attributed, body: Entity) -> bool:
    """Tell whether the source is a spokesman of the body without a name: "a Norlink spokesman", "a spokesman for Norlink"."""
    if a.source_head is None or not a.source or len(a.source) > 1:
        return False
    head = reading.parse.doc[a.source_head]
    inside = {e.name for t in reading.parse.tokens(a.source[0]) if (e := reading.mentions.get(t.i)) is not None}
    return head.lower_ in _SPOKES and inside == {body.name} and reading.mentions.get(head.i) is None


def _is_silent(reading: Reading, body: Entity) -> Heard | None:
    """Return that nobody of a body's speaks, where all who speak and all that is quoted are known to be others'."""
    if not is_body(body) or not _acts(reading, body):
        return None
    if any(names(role.role, body) for role in who.find(reading) if role.noun.lower() in lexicon("own_posts")):
        return None  # one of its people is named: what he says may be the body's word
    others = [a for a in reading.attributions if not _is_refusal(reading, a, body)]
    if not others or not all(_is_others(reading, a, body) for a in others) or not _all_claimed(reading):
        return None
    if any(_may_be_its(reading, token, body) for token in reading.parse.doc):
        return None
    refusal = _refusal(reading, body)
    if refusal is not None:
        return Heard("nobody", False, refusal)
    first = _in_body(reading, body)
    return Heard("nobody", False, reading.parse.span([first[0]])) if first else None


def _is_refusal(reading: Reading, a: Attributed, body: Entity) -> bool:
    return a.entity is body and a.cue_lemma in _REFUSING


def _refusal(reading: Reading, body: Entity) -> Span | None:
    """Return the words "declined to comment" of a body's."""
    for root in _in_body(reading, body):
        verb = root.head
        if root.dep_ == "nsubj" and verb.lemma_ in _REFUSING and not tree.is_negated(verb):
            told = tree.child(verb, "xcomp")
            if told is not None and told.lemma_ == "comment":
                return reading.parse.span([verb, told])
    return None


def _is_others(reading: Reading, a: Attributed, body: Entity) -> bool:
    """Tell whether a source is surely nobody of the body's."""
    if a.source_head is None or not a.source:
        return a.cue_lemma in _NO_SOURCE
    text = " ".join(span.of(reading.article.text) for span in a.source)
    if names(text, body) or _looks_like(text, body):
        return False
    head = reading.parse.doc[a.source_head]
    if a.entity is not None and may_be_person(a.entity) and _is_placed(reading, a.entity, body):
        return True
    if a.entity is not None:
        return not a.entity.ambiguous and a.entity is not body and _is_elsewhere(reading, a.entity, body)
    if head.lower_ in _TAKES_UP or head.lemma_.lower() in lexicon("body_nouns"):
        return False
    named = any(
        e is not body for t in reading.parse.tokens(a.source[0]) if (e := reading.mentions.get(t.i)) is not None
    )
    return head.lemma_.lower() in lexicon("outsiders") or named


def _is_elsewhere(reading: Reading, entity: Entity, body: Entity) -> bool:
    """Tell whether a person has a post that is not in the body, or an entity is no part of it."""
    if not may_be_person(entity):
        return not _looks_like(entity.name, body)
    posts = [role for role in who.find(reading) if role.person == entity.name]
    return bool(posts) and all(
        not names(p.role, body)
        and not _looks_like(p.role, body)
        and (re.search(r"[A-Z]", p.role) is not None or p.noun.lower() in lexicon("outsiders"))
        for p in posts
    )


def _is_placed(reading: Reading, person: Entity, body: Entity) -> bool:
    """Tell whether the report puts a person in another body where it lets him speak: "Leo Brandt of the Harbour Union"."""
    for a in reading.attributions:
        if a.entity is not person or not a.source:
            continue
        tokens = reading.parse.tokens(a.source[0])
        inside = {e for t in tokens if (e := reading.mentions.get(t.i)) is not None and e is not person}
        if any(e.kind is EntityKind.ORGANISATION for e in inside) and body not in inside:
            return not names(a.source[0].of(reading.article.text), body)
    return False


def _looks_like(text: str, body: Entity) -> bool:
    """Tell whether words share a name word, or the initials, with a body."""
    own = {w for w in re.findall(r"[A-Z][\w&]+", body.name) if len(w) > 2}
    initials = "".join(w[0] for w in body.name.split() if w[:1].isupper())
    words = set(re.findall(r"[A-Z][\w&]*", text))
    return bool(own & words) or (len(initials) > 1 and initials in words)


def _all_claimed(reading: Reading) -> bool:
    """Tell whether every quotation of more than a word is somebody's."""
    claimed = [s for a in reading.attributions for s in a.content]
    return all(
        len(q.inner.of(reading.article.text).split()) < 2 or any(s.overlaps(q.span) for s in claimed)
        for q in reading.quotations
    )


def _may_be_its(reading: Reading, token: Token, body: Entity) -> bool:
    """Tell whether a verb or a noun of speech may be the body's, one that is no attribution included."""
    if reading.parse.sentence_of(token).kind is not BlockKind.BODY:
        return False
    if token.pos_ == "NOUN" and token.lemma_.lower() in _SPEECH_NOUNS:
        owner = tree.child(token, "poss", "compound", "nmod")
        if owner is None:
            return token.lemma_.lower() in _OFFICIAL
        return reading.entity(owner) is body or owner.pos_ == "PRON" or _takes_up(owner)
    if token.pos_ != "VERB" or not _tells(token):
        return False
    subject = tree.subject_of(token)
    if subject is None:
        return False
    meant = reading.entity(subject)
    its = meant is body or subject.lower_ in _TAKES_UP - {"who", "which", "that"} or _takes_up(subject)
    return its and meant in {None, body} and not _declines(token)


def _tells(verb: Token) -> bool:
    """Tell whether a verb is one of speech, not of thought or plan."""
    entry = lexicon("speech_verbs").get(verb.lemma_)
    return verb.lemma_ in lexicon("telling_verbs") or (entry is not None and entry.cls in _SPOKEN)


def _takes_up(subject: Token) -> bool:
    return subject.lemma_.lower() in lexicon("body_nouns") or subject.lower_ in _SPOKES | {"official", "officials"}


def _declines(verb: Token) -> bool:
    """Tell whether a verb of speech is only refused: "declined to *comment*"."""
    return verb.lemma_ in _REFUSING or (verb.dep_ == "xcomp" and verb.head.lemma_ in _REFUSING)


_STORY = (
    "Norlink will close two harbours in Norway by May. Norlink opened both harbours in 1990. "
    "Analysts said that the harbours had lost money for years. Norlink bought Fjord Lines last year."
)

RULES = (
    FactRule(
        id="GAP-1-BODY",
        family="GAP-1",
        skill="GAP",
        level=3,
        finds="Whether anybody from the organisation that a report is about is quoted or paraphrased.",
        why="Ask whether those whom a report is about speak in it, or are only spoken about.",
        find=find,
        fires=(
            Fires(_STORY, ({"body": "Norlink", "through": "nobody"},), headline="Norlink closes two harbours"),
            Fires(
                f"{_STORY}\n\nNorlink declined to comment.",
                ({"body": "Norlink", "through": "nobody"},),
                headline="Norlink closes two harbours",
            ),
            Fires(
                f"{_STORY}\n\n“We have lost money in both harbours since 2004,” said Norlink chairman Leo Brandt.",
                ({"through": "person", "quoted": True},),
                headline="Norlink closes two harbours",
            ),
            Fires(
                f"{_STORY}\n\nA Norlink spokesman said that all jobs were safe.",
                ({"through": "spokesman", "quoted": False},),
                headline="Norlink closes two harbours",
            ),
        ),
        silent=(
            Silent(_STORY, "that the report is told by quoting is plain", headline="Norlink: two harbours close"),
            Silent(
                f"{_STORY}\n\nThe company said that all jobs were safe.",
                "“the company” may be Norlink",
                headline="Norlink closes two harbours",
            ),
            Silent(
                f"{_STORY}\n\n“We have lost money in both harbours since 2004.”",
                "whose words are these?",
                headline="Norlink closes two harbours",
            ),
            Silent(
                f"{_STORY}\n\nLeo Brandt said that all jobs were safe.",
                "he may be one of its people",
                headline="Norlink closes two harbours",
            ),
            Silent(
                f"{_STORY}\n\nNorlink’s statement was short.",
                "a statement is mentioned, its words are not",
                headline="Norlink closes two harbours",
            ),
        ),
    ),
)
