"""VRB-1: reporting verbs that do more than "said"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.private import is_shown_private
from quizgen.facts.shown import shown
from quizgen.facts.statement import MIN_WORDS, is_hearsay, may_order, quoted, statement
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Fact, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.lexicon import Entry
    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed

_REPORTS = frozenset({"verb", "aside", "quote", "inverted"})
"""Patterns in which the verb introduces a statement, not a thing: "acknowledged *that* …", not "acknowledged the crowd"."""
_HARM = frozenset({"risk", "danger", "threat", "peril"})
_TO_COME = frozenset({"will", "would", "could", "may", "might", "can", "wo", "'ll", "’ll"})
"""A warning tells of harm, or of what is to come: "warned that peace *is* the great task of the day" tells of no danger."""
_INVERTED = frozenset({"had", "were", "should"})
_MIN_QUOTED = 12
_TELLING_WHEN = frozenset({"recently", "repeatedly", "publicly", "privately", "previously", "finally", "early", "only"})
"""Adverbs that leave the effect of the verb as it is."""
_OF_PAPERS = frozenset({"distance", "case"})
_OF = frozenset({"of", "about", "against", "at", "to"})
_PEOPLE = frozenset({"he", "she", "they", "who"})
_WHY = "“Admitted”, “claimed” and “said” report the same words, but not the same trust in them."


@dataclass(frozen=True, kw_only=True)
class ReportingVerb(Fact):
    """A statement told with a verb that colours it.

    told: the sentence "source verb that …" made to stand alone; a participle stands in it as such. printed: it is a sentence
    of the article, with names in brackets, since no such wording was safe. verb: as printed ("acknowledged").
    effect: class of the verb in `reporting_effects`: "fact" (shown as true), "concession" (true and unwelcome), …
    """

    kind: ClassVar[str] = "reporting_verb"
    identity: ClassVar[tuple[str, ...]] = ("verb", "told")
    told: str
    verb: str
    effect: str
    printed: bool = False


def find(reading: Reading) -> Iterator[ReportingVerb]:
    """Yield coloured verbs in the article's own voice whose statement can stand alone."""
    shown_before: set[int] = set()
    for a in reading.attributions:
        entry = lexicon("reporting_effects").get(a.cue_lemma)
        if entry is None or a.negated or a.nested is not None or a.cue_head is None or a.source_head is None:
            continue
        if not _colours(reading, a, entry):
            continue
        if a.entity is not None and is_shown_private(reading, a.entity):
            continue  # what a passer-by or a student says is no matter of public debate
        verb, source = reading.parse.doc[a.cue_head], reading.parse.doc[a.source_head]
        told = _retold(reading, a, source, verb)
        again = verb.sent.start in shown_before
        passage = _passage(reading, a, entry, source, verb) if told is None and not again else None
        if told is None and passage is None:
            continue
        shown_before.add(verb.sent.start)
        yield ReportingVerb(
            rule="VRB-1",
            spans=make_spans({"answer": a.cue, "source": a.source, "content": a.content}),
            sentence=reading.parse.sentence_of(verb).span,
            told=told or passage or "",
            verb=_cue(reading, verb),
            effect=entry.cls,
            printed=told is None,
        )


def _retold(reading: Reading, a: Attributed, source: Token, verb: Token) -> str | None:
    """Return the statement with its source and verb as one sentence of its own, or None where that is unsafe."""
    if not _is_plain(verb) or not _can_speak(reading, source, verb):
        return None
    return _told_quote(reading, a, source) if a.mode == "direct" else _told_claim(reading, a, source, verb)


def _passage(reading: Reading, a: Attributed, entry: Entry, source: Token, verb: Token) -> str | None:
    """Return the sentence around the verb as printed, where it tells of one statement made by somebody and stands alone."""
    if a.pattern not in _REPORTS or a.question or is_hearsay(reading, a) or not a.content or not _is_said(verb):
        return None
    if reading.in_quotation(verb) or not _may_say(reading, a, source) or _points_back(reading, source):
        return None
    if _is_thing(reading, a, verb) or (a.content_head is not None and may_order(a, reading.parse.doc[a.content_head])):
        return None
    if _begins_askew(reading, a) or (a.mode == "mixed" and entry.cls == "fact"):
        return None  # what is "noted" in so many words is often an opinion
    if a.mode == "direct" and sum(len(reading.parse.tokens(span)) for span in a.content) < _MIN_QUOTED:
        return None
    passage = shown(reading, a.cue[0])
    words = len(re.findall(rf"\b{re.escape(_cue(reading, verb))}\b", passage, re.IGNORECASE)) if passage else 0
    return passage if words == 1 else None  # of two "claimed" nobody knows which is meant


def _is_thing(reading: Reading, a: Attributed, verb: Token) -> bool:
    """Tell whether a verb has no statement behind it, but a thing or a deed: "warned *of* the dangers", "claimed *to* help"."""
    head = reading.parse.doc[a.content_head] if a.content_head is not None else None
    if head is not None and head.tag_ == "VB" and any(c.lower_ == "to" for c in tree.children(head, "aux")):
        return True
    if a.mode != "direct" and tree.object_of(verb) is not None and tree.child(verb, "ccomp") is None:
        return True
    return tree.word_after(verb) in _OF


def _begins_askew(reading: Reading, a: Attributed) -> bool:
    """Tell whether a content begins with "how", or with a "that" which means something told before."""
    first = reading.parse.tokens(a.content[0])[0]
    return first.tag_ in {"WRB", "WP", "WDT"} or (first.lower_ == "that" and first.dep_ != "mark")


def _is_said(verb: Token) -> bool:
    """Tell whether a verb, in whatever clause, tells of a statement made: active, no modal, condition or adverb that judges it."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN", "VBG"} or tree.is_passive(verb) or tree.modal_of(verb) is not None:
        return False
    if tree.is_conditional(verb) or any(_judges(c) for c in tree.children(verb, "advmod")):
        return False  # "falsely claimed": the adverb says more than the verb
    first = verb.head if verb.dep_ == "conj" else verb
    return tree.is_finite(verb) or (verb.tag_ == first.tag_ == "VBG" and first.dep_ == "advcl")


def _judges(adverb: Token) -> bool:
    return adverb.lower_.endswith("ly") and adverb.lower_ not in _TELLING_WHEN


def _may_say(reading: Reading, a: Attributed, source: Token) -> bool:
    """Tell whether a source as printed is people or a body, in whatever words; a land or a capital speaks for its rulers.

    A paper may claim or argue, but is not sorry or proud.
    """
    entity = reading.entity(source)
    if entity is not None:
        return entity.kind is not EntityKind.OTHER
    words = (source.lemma_.lower(), source.lower_.removesuffix("s"))
    sayer = lexicon("sayers").first(words)
    if sayer is not None:
        effect = lexicon("reporting_effects").get(a.cue_lemma)
        return sayer.cls != "document" or (effect is not None and effect.cls in _OF_PAPERS)
    return source.lower_ in _PEOPLE or any(w in lexicon("role_nouns") or w in lexicon("unnamed_people") for w in words)


def _points_back(reading: Reading, source: Token) -> bool:
    """Tell whether a source was named before and is not here: "the group", "the friends"."""
    phrase = [*tree.noun_phrase(source), *tree.children(source, "appos")]
    bare = source.tag_ == "NN" or (source.tag_ == "NNS" and source.n_lefts == 1 and source.n_rights == 0)
    return phrase[0].lower_ == "the" and bare and not any(t.i in reading.mentions for t in phrase)


def _colours(reading: Reading, a: Attributed, entry: Entry) -> bool:
    """Tell whether the verb has its effect here: in front of such a content."""
    if a.mode == "direct" and "quote" not in entry.gate:
        return False
    if entry.cls == "count":
        return any(t.like_num for span in a.content for t in reading.parse.tokens(span))
    if entry.cls != "danger":
        return True
    if _is_threat(reading, a):
        return False
    if a.content_head is not None and tree.modal_of(reading.parse.doc[a.content_head]) is not None:
        return True
    inside = _HARM if a.content_head is not None else _HARM | _TO_COME
    return any(t.lemma_.lower() in inside for span in a.content for t in reading.parse.tokens(span))


def _is_threat(reading: Reading, a: Attributed) -> bool:
    """Tell whether somebody "warned" of what he would or would not do himself."""
    head = reading.parse.doc[a.content_head] if a.content_head is not None else None
    subject = tree.child(head, "nsubj") if head is not None else None
    if subject is None:
        return False
    return subject.lower_ in {"i", "we"} or (a.entity is not None and reading.entity(subject) is a.entity)


def _is_plain(verb: Token) -> bool:
    """Tell whether a verb of a statement made stands where it can be retold: no relative or adverbial clause, no "having claimed"."""
    if not _is_said(verb):
        return False
    if verb.tag_ == "VBG" and not tree.is_finite(verb):
        return not tree.children(verb, "aux", "mark", "advmod")
    return verb.tag_ != "VBG" and verb.dep_ not in {"advcl", "acl", "relcl"}


def _is_beside(reading: Reading, source: Token, verb: Token) -> bool:
    """Tell whether the subject stands right before its verb; in a headline the parser is not believed otherwise."""
    if reading.parse.sentence_of(verb).kind is not BlockKind.HEADLINE:
        return True
    phrase = tree.noun_phrase(source)
    between = verb.doc[phrase[-1].i + 1 : verb.i]
    opens = phrase[0].i == verb.sent.start or verb.doc[phrase[0].i - 1].is_punct
    return phrase[-1].i < verb.i and opens and all(t.pos_ in {"ADV", "AUX"} for t in between)


def _can_speak(reading: Reading, source: Token, verb: Token) -> bool:
    """Tell whether the source is a person or a body: what a document "reveals" is another matter."""
    entity = reading.entity(source)
    if tree.child(source, "conj") is not None or not _is_beside(reading, source, verb):
        return False
    if entity is not None:
        return not entity.ambiguous and entity.kind in {EntityKind.PERSON, EntityKind.ORGANISATION}
    sayer = lexicon("sayers").get(source.lemma_.lower())
    return source.lemma_.lower() in lexicon("role_nouns") or (sayer is not None and sayer.cls != "document")


def _cue(reading: Reading, verb: Token) -> str:
    particle = tree.child(verb, "prt")
    return reading.parse.text([verb, particle] if particle is not None else [verb]).lower()


def _told_claim(reading: Reading, a: Attributed, source: Token, verb: Token) -> str | None:
    """Return "Smith admitted that …", or None where it cannot stand alone."""
    if source.i not in reading.mentions and any(
        t.i in reading.references for span in a.content for t in reading.parse.tokens(span)
    ):
        return None  # "the mayor insists that his plan …": he may be the one whose name the claim would get
    found = statement(reading, a, tree.noun_phrase(source))
    if found is None or found.claim.split()[0].lower() in _INVERTED:
        return None  # "that, *had* he known, …" ends with a condition
    auxiliaries = [t.text.lower() for t in tree.auxiliaries_of(verb)]
    return " ".join((found.source, *auxiliaries, _cue(reading, verb), "that", found.claim))


def _told_quote(reading: Reading, a: Attributed, source: Token) -> str | None:
    """Return "Smith insisted: “…”" for one quotation that is clear by itself, its source a name."""
    found = quoted(reading, a, source)
    if found is None or a.cue_head is None or len(found.words.split()) < MIN_WORDS:
        return None
    return f"{found.source} {_cue(reading, reading.parse.doc[a.cue_head])}: “{found.words}”"


RULES = (
    FactRule(
        id="VRB-1",
        family="VRB-1",
        skill="VRB",
        level=3,
        finds="A statement told with a verb that colours it: confirmed, admitted, claimed, insisted, …",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "Norlink countered that 40 ferries were late because of the storms in the North Sea.",
                ({"verb": "countered", "effect": "answer"},),
            ),
            Fires(
                "Norlink estimates that 40 ferries were late because of the storms in the North Sea.",
                ({"verb": "estimates", "effect": "count"},),
            ),
            Fires(
                "Kari Mellum admitted that Norlink had ignored three warnings.",
                (
                    {
                        "told": "Kari Mellum admitted that Norlink had ignored three warnings",
                        "verb": "admitted",
                        "effect": "concession",
                    },
                ),
            ),
            Fires(
                "Norlink has claimed that its ferries are the safest in Norway.",
                ({"told": "Norlink has claimed that its ferries are the safest in Norway", "effect": "distance"},),
            ),
            Fires(
                "Norlink closed two routes, claiming that ferries in Norway were unsafe.",
                ({"told": "Norlink claiming that ferries in Norway were unsafe", "verb": "claiming"},),
            ),
            Fires(
                "Kari Mellum, who leads the ferry company Norlink, has acknowledged the repairs came too late.",
                ({"printed": True, "verb": "acknowledged"},),
            ),
            Fires(
                "Norlink sold three ships last year, as Kari Mellum conceded the repairs had cost too much.",
                ({"printed": True, "verb": "conceded"},),
            ),
            Fires(
                "A lawsuit claims that Norlink, which is old, ignored three warnings.",
                ({"printed": True, "effect": "distance"},),
            ),
            Fires(
                "Critics of Norlink warned that the new ferry could sink in a storm.",
                ({"effect": "danger"},),
            ),
            Fires(
                "“Safety on the fjord comes before timetables and profits,” Anna Berg insisted. She said no more.",
                (
                    {
                        "told": "Anna Berg insisted: “Safety on the fjord comes before timetables and profits”",
                        "effect": "force",
                    },
                ),
            ),
        ),
        silent=(
            Silent(
                "Bergen Mayor Rudolf Brandt left Oslo. However, the Mayor insists his ferry plan has been highly effective in Norway.",
                "he and the mayor are one man",
            ),
            Silent("Norlink estimates that the ferries were late because of the storms in the North Sea.", "no figure"),
            Silent(
                "Kari Mellum wrongly claimed that Norlink had sold two ships.", "the adverb says more than the verb"
            ),
            Silent("Kari Mellum said that Norlink had ignored three warnings.", "“said” adds nothing"),
            Silent(
                "Kari Mellum, a first-year arts major, admitted that Norlink had ignored three warnings.", "anybody"
            ),
            Silent("Kari Mellum did not admit that Norlink had ignored three warnings.", "negated"),
            Silent("Anna Berg insisted that Norlink repair the ship.", "an order, not a statement"),
            Silent("Records reveal that Norlink ignored three warnings.", "papers do not speak"),
            Silent("She admitted that Norlink had ignored three warnings.", "who?"),
            Silent(
                "The ferry is old.",
                "who claims it stands after “in”, or nowhere",
                headline="In Praising Anna Berg, Claims That Two Ferries in Norway Are Unsafe",
            ),
            Silent(
                "Critics of Norlink warned that the new ferry was the great task of the day.", "a warning of no danger"
            ),
            Silent("Anna Berg has left Bergen. Anna Berg warned that she would not pay for the new ferry.", "a threat"),
            Silent(
                "Critics of Norlink, which is old, warned of “a grave danger to the ferries”.",
                "a thing, not a statement",
            ),
            Silent("A lawsuit says that Norlink, which is old, claims to help the poor.", "“says to help”?"),
            Silent(
                "Norlink, which is old, noted how happy it was to sail.", "no statement that could be treated as a fact"
            ),
            Silent("Kari Mellum, who leads Norlink, admitted to a great loss at sea.", "a thing, not a statement"),
            Silent("The group that sails to Bergen sold a ship, claiming that it was old.", "which group?"),
            Silent(
                "Kari Mellum noted: “Safety on the fjord comes before all timetables.”", "in so many words, an opinion"
            ),
            Silent("Kari Mellum, who leads Norlink, acknowledged the repairs.", "a thing, not a statement"),
            Silent("Records, which are old, reveal Norlink ignored three warnings.", "a paper lets nothing slip"),
            Silent("Anna Berg could claim that Norlink had ignored three warnings.", "not said"),
        ),
    ),
)
