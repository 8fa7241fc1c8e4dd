"""VRB-1: reporting verbs that do more than "said"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.statement import MIN_WORDS, quoted, statement
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Fact, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed

_WITH_QUOTE = frozenset({"claim", "insist", "stress", "emphasise", "emphasize", "concede", "admit", "acknowledge"})
"""Verbs that colour a quotation, too; what is noted or confirmed in so many words is often an opinion."""
_WHY = "“Admitted”, “claimed” and “said” report the same words, but not the same trust in them."


@dataclass(frozen=True, kw_only=True)
class ReportingVerb(Fact):
    """A statement told with a verb that colours it.

    told: the sentence "source verb that …" made to stand alone; a participle stands in it as such. verb: as printed ("acknowledged").
    effect: "fact" (shown as true), "concession" (true and unwelcome), "distance" (not vouched for) or "force".
    """

    kind: ClassVar[str] = "reporting_verb"
    identity: ClassVar[tuple[str, ...]] = ("verb", "told")
    told: str
    verb: str
    effect: str


def find(reading: Reading) -> Iterator[ReportingVerb]:
    """Yield coloured verbs in the article's own voice whose statement can stand alone."""
    for a in reading.attributions:
        entry = lexicon("reporting_effects").get(a.cue_lemma)
        if entry is None or a.negated or a.nested is not None or a.cue_head is None or a.source_head is None:
            continue
        verb, source = reading.parse.doc[a.cue_head], reading.parse.doc[a.source_head]
        if not _is_plain(verb) or not _can_speak(reading, source, verb):
            continue
        told = _told_quote(reading, a, source) if a.mode == "direct" else _told_claim(reading, a, source, verb)
        if told is None:
            continue
        yield ReportingVerb(
            rule="VRB-1",
            spans=make_spans({"answer": a.cue, "source": a.source, "content": a.content}),
            sentence=reading.parse.sentence_of(verb).span,
            told=told,
            verb=_cue(reading, verb),
            effect=entry.cls,
        )


def _is_plain(verb: Token) -> bool:
    """Tell whether the verb tells of one statement made: finite, active, without modal, question or condition."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN", "VBG"} or tree.is_passive(verb) or tree.modal_of(verb) is not None:
        return False
    if tree.is_conditional(verb) or any(c.dep_ == "advmod" and c.lower_.endswith("ly") for c in verb.children):
        return False  # "falsely claimed": the adverb says more than the verb
    if verb.tag_ == "VBG":
        return verb.dep_ == "advcl" and not tree.children(verb, "aux", "mark", "advmod")
    return tree.is_finite(verb) and verb.dep_ not in {"advcl", "acl", "relcl"}


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
    found = statement(reading, a, tree.noun_phrase(source))
    if found is None:
        return None
    auxiliaries = [t.text.lower() for t in tree.auxiliaries_of(verb)]
    return " ".join((found.source, *auxiliaries, _cue(reading, verb), "that", found.claim))


def _told_quote(reading: Reading, a: Attributed, source: Token) -> str | None:
    """Return "Smith insisted: “…”" for one quotation that is clear by itself, its source a name."""
    found = quoted(reading, a, source)
    if found is None or a.cue_head is None or a.cue_lemma not in _WITH_QUOTE:
        return None
    if len(found.words.split()) < MIN_WORDS:
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
                "Kari Mellum wrongly claimed that Norlink had sold two ships.", "the adverb says more than the verb"
            ),
            Silent("Kari Mellum said that Norlink had ignored three warnings.", "“said” adds nothing"),
            Silent("Kari Mellum did not admit that Norlink had ignored three warnings.", "negated"),
            Silent("Anna Berg insisted that Norlink repair the ship.", "an order, not a statement"),
            Silent("Records reveal that Norlink ignored three warnings.", "papers do not speak"),
            Silent("She admitted that Norlink had ignored three warnings.", "who?"),
            Silent(
                "The ferry is old.",
                "who claims it stands after “in”, or nowhere",
                headline="In Praising Anna Berg, Claims That Two Ferries in Norway Are Unsafe",
            ),
            Silent("Anna Berg could claim that Norlink had ignored three warnings.", "not said"),
        ),
    ),
)
