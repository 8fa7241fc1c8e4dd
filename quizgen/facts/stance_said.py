"""SRC-9: what somebody says he would do, or that somebody else should do: a stance in other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizgen.facts.speech_act import MAX_WORDS, is_cut, reads_well, subject_of_act, verb_of, whole
from quizgen.facts.stance import WHY, Stance, is_undone, stance_of
from quizgen.facts.stance_aim import Aim, goes_on, is_errand, is_telling, may_be_asked
from quizgen.grammar import past_tense
from quizgen.read import tree
from quizgen.read.voice import Voice, is_opinion
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed

_WOULD = frozenset({"would", "will", "'d", "’d", "'ll", "’ll", "wo"})
_SHOULD = frozenset({"should", "must", "ought"})
_STANCES = frozenset({"neutral", "force", "doubt"})
_SAYING = {"tell": "say", "add": "say", "note": "say", "write": "say", "declare": "say", "announce": "announce"}
"""What a verb that needs somebody to be told, or more than a clause, is called in a question."""
_IDLE = frozenset({"be", "have", "do", "like"})


def find(reading: Reading) -> Iterator[Stance]:
    """Yield what people say, outside quotation marks, that they would do, or that a body or person should do."""
    if is_opinion(reading):
        return
    found = [fact for a in reading.attributions if (fact := _stance(reading, a)) is not None]
    said = Counter((fact.who, fact.modal) for fact in found)
    for fact in found:
        yield replace(fact, alone=said[fact.who, fact.modal] == 1)


def _stance(reading: Reading, a: Attributed) -> Stance | None:
    if a.cue_head is None or a.content_head is None or a.stance not in _STANCES or not a.sure:
        return None
    if a.negated or a.question or a.nested is not None or a.mode == "direct":
        return None
    cue, deed = reading.parse.doc[a.cue_head], reading.parse.doc[a.content_head]
    holder = subject_of_act(cue) if cue.pos_ == "VERB" and not tree.is_passive(cue) else None
    if holder is None or tree.modal_of(cue) is not None or tree.is_conditional(cue) or is_undone(cue):
        return None
    aim = _aim(reading, deed, holder)
    sentence = reading.parse.sentence_of(cue)
    fact = stance_of(reading, sentence, cue, holder, aim, Voice(None)) if aim is not None else None
    if fact is None or aim is None or (aim.addressee is None and fact.actor != "who"):
        return None
    lemma = _SAYING.get(a.cue_lemma, a.cue_lemma)
    told = verb_of(cue, holder, "speech_verbs") | {
        "lemma": lemma,
        "auxiliaries": (),
        "verb": past_tense(lemma),
        "tag": "VBD",
    }
    doer = _doer(deed)
    own = aim.addressee is None and doer is not None
    return replace(
        fact,
        rule="SRC-9-SAID",
        shape="said",
        modal="would" if own else "should",
        link=doer.lower_ if own and doer is not None else "",
        **told,
    )


def _doer(deed: Token) -> Token | None:
    return tree.child(deed, "nsubj")


def _aim(reading: Reading, deed: Token, holder: Token) -> Aim | None:
    """Return what the one who speaks would do himself, or what somebody whom he names should do."""
    doer, modal = _doer(deed), tree.modal_of(deed)
    if (
        doer is None
        or modal is None
        or deed.tag_ != "VB"
        or deed.lemma_ in _IDLE
        or is_errand(deed)
        or tree.is_passive(deed)
    ):
        return None
    if reading.in_quotation(doer) or _depends(deed) or tree.child(deed, "conj") is not None:
        return None
    own = doer.lower_ in {"he", "she"} and reading.references.get(doer.i) is reading.entity(holder)
    if modal.lower_ in _WOULD and own and reading.entity(holder) is not None:
        addressee = None
    elif modal.lower_ in _SHOULD and doer.pos_ in {"NOUN", "PROPN"} and may_be_asked(reading, doer):
        addressee = doer
    else:
        return None
    negation = tree.child(deed, "neg")
    first = max(modal.i, negation.i if negation is not None else 0)
    content = [t for t in whole(deed) if t.i > first]
    aim = Aim("order", content, deed, "", addressee, negation is not None)
    if not content or not reads_well(reading, content, MAX_WORDS) or not is_telling(reading, aim):
        return None
    return None if is_cut(content[-1]) or goes_on(reading, content[-1]) else aim


def _depends(deed: Token) -> bool:
    """Tell whether a deed hangs on a condition: "would leave if …"."""
    return any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for t in deed.subtree for c in t.children)


RULES = (
    FactRule(
        id="SRC-9-SAID",
        family="SRC-9",
        skill="SRC",
        level=1,
        finds="What somebody says he would do, or that somebody else should do.",
        why=WHY,
        find=find,
        fires=(
            Fires(
                "Anna Berg said on Monday that she would close two old ports in Norway.",
                (
                    {
                        "who": "Anna Berg",
                        "modal": "would",
                        "link": "she",
                        "content": "close two old ports in Norway",
                        "alone": True,
                    },
                ),
            ),
            Fires(
                "Leo Brandt argued that Norway should close two old ports.",
                ({"lemma": "argue", "modal": "should", "addressee": "Norway", "content": "close two old ports"},),
            ),
        ),
        silent=(
            Silent("Anna Berg said that she would close two old ports if fares fell.", "on a condition"),
            Silent("Anna Berg said that he would close two old ports.", "who would?"),
            Silent("Leo Brandt argued that ferries should be free.", "who should do what?"),
            Silent("Leo Brandt did not say that Norway should close two old ports.", "negated"),
        ),
    ),
)
