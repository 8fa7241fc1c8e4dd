"""Offices: roles that the text gives in a form of its own, and that are put in words here.

"Sen. Ana Ruiz (R-Ohio)" and "Gov. Leo Brandt of Maine" tell office, party and
state by title and short form; "Kari Mellum, who heads the coast guard" tells a
role by a verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.gazetteer import us_state
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind
from quizgen.read import tree
from quizgen.read.entities import Entity, EntityKind, Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.reading import Reading

_OFFICES = {
    "sen.": "senator", "sen": "senator", "senator": "senator",
    "rep.": "representative", "rep": "representative", "representative": "representative",
    "congressman": "congressman", "congresswoman": "congresswoman",
    "gov.": "governor", "gov": "governor", "governor": "governor",
}  # fmt: skip
_PARTIES = {"R": "Republican ", "D": "Democratic ", "I": "independent "}
_PARTY_AND_STATE = re.compile(r"\s*(?:\(|,\s)([RDI])(?:\s?[-–—\u2011]\s?([A-Z][\w. ]{1,14}?))?(?=\)|,|\s[a-z])")
_STATE_POLITICS = re.compile(
    r"\b[Ss]tate (?:Rep|Sen|House|Assembl|legislat|lawmaker|representative|senator|politician)"
)
_OF_STATE = re.compile(r"\s+of\s+((?:[A-Z][a-z]+\.?\s?){1,2})")
_NOT_OF_THE_STATE = frozenset({"state", "lt.", "lt", "lieutenant", "former", "then", "ex", "the"})
"""Words before the title that make it another office, or one that is over."""


@dataclass(frozen=True)
class Office:
    """An office in words: "a Republican senator from Ohio".

    first, end: the tokens that tell it. single: one person holds it.
    obj: head of the noun after "of" that is still to be put in words, for roles told by a verb.
    """

    person: Entity
    mention: Mention
    first: int
    end: int
    words: str
    noun: str
    single: bool
    obj: Token | None = None


def find_offices(reading: Reading) -> Iterator[Office]:
    """Yield the offices of people with a full name, in body text outside quotations."""
    for person in reading.entities:
        if person.kind is not EntityKind.PERSON or person.ambiguous:
            continue
        for mention in person.mentions:
            token = reading.parse.doc[mention.first]
            if reading.parse.sentence_of(token).kind is BlockKind.BODY and not reading.in_quotation(token):
                yield from (
                    o for o in (_elected(reading, person, mention), _told_by_verb(reading, person, mention)) if o
                )


def _elected(reading: Reading, person: Entity, mention: Mention) -> Office | None:
    """Read "Sen. Ana Ruiz (R-Ohio)", "Ohio Sen. Ana Ruiz", "Gov. Leo Brandt of Maine"."""
    doc = reading.parse.doc
    noun = _OFFICES.get(doc[mention.first - 1].lower_) if mention.first else None
    if noun is None or not doc[mention.first - 1].text[:1].isupper():
        return None
    party, state, last = _after_name(reading, mention)
    before, first = _state_before(reading, mention.first - 1)
    before_title = [t.lower_ for t in doc[max(0, first - 2) : first] if t.text != "."]
    if before_title and before_title[-1] in _NOT_OF_THE_STATE:
        return None
    if any(doc[i].lower_ == "former" for i in range(max(doc[first].sent.start, first - 6), first)):
        return None
    if noun == "governor" or (noun == "senator" and not tells_of_state_politics(reading)):
        state = state or before
    if state is None:
        return None
    end = mention.end if last is None else last
    words = f"the {party}governor of {state}" if noun == "governor" else f"a {party}{noun} from {state}"
    return Office(person, mention, first, max(end, mention.end), _with_article(words), noun, noun == "governor")


def tells_of_state_politics(reading: Reading) -> bool:
    """Tell whether the legislature of one state comes up: "the House" and a senator may then be that state's."""
    return _STATE_POLITICS.search(reading.article.text) is not None


def _with_article(words: str) -> str:
    return re.sub(r"^a (?=independent)", "an ", words)


def _after_name(reading: Reading, mention: Mention) -> tuple[str, str | None, int | None]:
    """Return the party with a space after it, the state, and the end of the tokens that tell them."""
    text, start = reading.article.text, reading.parse.ends[mention.end - 1]
    found = _PARTY_AND_STATE.match(text, start)
    if found is not None:
        place = found.group(2)
        state = us_state(place.strip()) if place else None
        end = next(
            (i for i in range(mention.end, len(reading.parse.doc)) if reading.parse.starts[i] >= found.end()), None
        )
        return ("", None, None) if place and state is None else (_PARTIES[found.group(1)], state, end)
    found = _OF_STATE.match(text, start)
    if found is not None:
        words = found.group(1).rstrip().removesuffix(".").split()
        size = next((n for n in (2, 1) if us_state(" ".join(words[:n])) is not None), 0)
        return "", us_state(" ".join(words[:size])), mention.end + 1 + size if size else None
    return "", None, None


def _state_before(reading: Reading, title: int) -> tuple[str | None, int]:
    """Return the state named right before a title ("New Jersey Gov."), and the first token of it or of the title."""
    doc = reading.parse.doc
    for size in (2, 1):
        if title >= size:
            state = us_state(doc[title - size : title].text)
            if state is not None:
                return state, title - size
    return None, title


def _told_by_verb(reading: Reading, person: Entity, mention: Mention) -> Office | None:
    """Read "Kari Mellum, who heads the coast guard"."""
    doc = reading.parse.doc
    clause = tree.child(doc[mention.first : mention.end].root, "relcl")
    entry = lexicon("role_verbs").get(clause.lemma_) if clause is not None else None
    if clause is None or entry is None or tree.is_negated(clause) or tree.auxiliaries_of(clause):
        return None
    subject, thing = tree.subject_of(clause), tree.object_of(clause)
    if subject is None or subject.lower_ != "who" or subject.i != mention.end + 1 or thing is None:
        return None
    if (entry.cls == "now") != (clause.tag_ == "VBZ") and not (entry.cls == "ever" and clause.tag_ == "VBD"):
        return None
    led = reading.mentions.get(thing.i)
    if led is not None and led.kind in {EntityKind.PERSON, EntityKind.GROUP}:
        return None  # "who leads Berg in the polls"
    end = tree.noun_phrase(thing)[-1].i + 1
    noun = entry.gloss.split()[-1]
    return Office(person, mention, clause.i, end, entry.gloss, noun, entry.gloss.startswith("the "), thing)
