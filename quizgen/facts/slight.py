"""What is not worth asking about: talk without content, turns of phrase, duties, and what was only going on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon
from quizgen.read import tree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.clauses import Clause


_AGE = re.compile(r"\b\d{1,2} ?- ?year ?- ?olds?\b")


def is_slight(clause: Clause) -> bool:
    """Tell whether who did it, when, or to whom, is nothing that a reader would want to remember."""
    if clause.verb.lemma_ in lexicon("idle_verbs") and not tree.is_passive(clause.verb):
        return True
    if _AGE.search(" ".join(t.lower_ for t in clause.all())) is not None:
        return True  # somebody who is told by an age is known to nobody
    if clause.verb.lemma_ in {"open", "begin", "start", "close", "end"} and _is_by_doing(clause):
        return True
    if any(t.lower_ == "ago" for t in clause.auxiliaries):
        return True  # the parser tore "long ago" apart
    return _is_duty(clause) or _acts_on_itself(clause) or only_talks(clause.verb) or _is_under_way(clause)


def _is_by_doing(clause: Clause) -> bool:
    """Tell whether somebody "opened by thanking": what was opened is lost."""
    by = (c for c in tree.children(clause.verb, "prep") if c.lower_ == "by")
    return tree.object_of(clause.verb) is None and any(tree.child(c, "pcomp") is not None for c in by)


def _is_duty(clause: Clause) -> bool:
    """Tell whether a clause says what ought to be: whose duty it is, or when, is an opinion and seldom news."""
    modal = tree.modal_of(clause.verb)
    return clause.verb.lemma_ == "need" or (modal is not None and modal.lower_ in {"must", "should", "ought", "need"})


def _acts_on_itself(clause: Clause) -> bool:
    """Tell whether the object is the subject again, most often in a turn of phrase: "dug himself a hole"."""
    objects = tree.children(clause.verb, "dobj", "dative")
    return any(t.tag_ == "PRP" and t.lower_.endswith(("self", "selves")) for t in objects)


def only_talks(verb: Token) -> bool:
    """Tell whether a verb says that somebody talks ("spoke to reporters"), or makes a turn of phrase ("took aim at")."""
    talking = lexicon("talking_verbs").get(verb.lemma_) if not tree.is_passive(verb) else None
    if talking is not None and (not talking.gate or any(c.lower_ in talking.gate for c in verb.children)):
        return True
    thing = tree.object_of(verb)
    turn = lexicon("light_objects").get(thing.lemma_.lower()) if thing is not None else None
    return turn is not None and verb.lemma_ in turn.gate


def _is_under_way(clause: Clause) -> bool:
    """Tell whether a clause paints what is or was going on: "is making a stop in Oslo" is over when the card is read."""
    return clause.verb.tag_ == "VBG" and any(t.lemma_ == "be" for t in clause.auxiliaries)
