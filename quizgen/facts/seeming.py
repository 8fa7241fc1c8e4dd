"""Verbs by which a writer tells what seems so, not what is: "appeared to", "is believed to", "the data suggest"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon
from quizgen.read import tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from quizgen.lexicon import Entry
    from quizgen.read import Reading

_SIGNS = frozenset(
    {
        "sign",
        "number",
        "result",
        "return",
        "trend",
        "clue",
        "indication",
        "history",
        "pattern",
        "polls",
        "total",
        "spending",
    }
)
"""Nouns of evidence besides those of the lexicon."""
_PAST = frozenset({"once", "long", "initially", "originally", "previously", "first", "generally"})
"""Adverbs with which the belief is that of others, or given up: "was *once* thought to"."""
_MOST_BETWEEN = 2
_NOBODY = frozenset({"nobody", "no-one", "one", "nothing", "everyone", "everybody"})
_PAPERS = frozenset(
    {
        "report",
        "letter",
        "email",
        "e-mail",
        "memo",
        "message",
        "filing",
        "transcript",
        "minute",
        "study",
        "review",
        "figure",
    }
)
"""Nouns of evidence that somebody wrote: what they indicate, somebody says."""
_CONDITIONS = frozenset({"if", "whether", "unless", "no", "not", "n't", "n’t", "never", "neither", "nor", "?"})


def seeming_words(reading: Reading, verb: Token) -> list[Token]:
    """Return the words of a verb of the list that keep the writer from stating a thing as certain; none where it means another."""
    entry = lexicon("seeming_verbs").get(verb.lemma_.lower())
    if entry is None or verb.pos_ not in {"VERB", "AUX"} or not tree.is_finite(verb) or tree.modal_of(verb) is not None:
        return []
    if "passive" in entry.gate:
        return _passive(verb)
    if "sign" in entry.gate:
        return _of_sign(verb)
    return _of_looks(verb, entry)


def is_weighed(word: Token) -> bool:
    """Tell whether a hedge is denied, asked or put as a condition: "does not seem to", "if it appears"."""
    verb = tree.verb_above(word) if word.pos_ not in {"VERB", "AUX"} else word
    passed_on = (
        verb is not None and verb.dep_ == "ccomp" and any(c.dep_ == "mark" or c.tag_ == "WRB" for c in verb.children)
    )
    return passed_on or any(c.lower_ in _CONDITIONS for t in (word, *word.ancestors) for c in t.children)


def _passive(verb: Token) -> list[Token]:
    """Return "is believed to"; what "was" believed or said, somebody of that time did."""
    be, to = tree.child(verb, "auxpass"), _to_at_once(verb)
    if be is None or be.tag_ == "VBD" or to is None or any(t.lower_ in _PAST for t in tree.children(verb, "advmod")):
        return []
    return list(verb.doc[be.i : to.i + 1]) if verb.i - be.i <= _MOST_BETWEEN else []


def _of_sign(verb: Token) -> list[Token]:
    """Return "suggest" of figures and signs, with a clause behind it."""
    subject = tree.subject_of(verb)
    told = tree.child(verb, "ccomp")
    if subject is None or told is None or told.i < verb.i or verb.dep_ == "ccomp":
        return []
    sign = "data" if subject.lower_ == "data" else subject.lemma_.lower()
    return [verb] if sign not in _PAPERS and (sign in _SIGNS or sign in lexicon("evidence_nouns")) else []


def _of_looks(verb: Token, entry: Entry) -> list[Token]:
    """Return "appeared to", or "seemed" before an adjective."""
    if tree.child(verb, "auxpass", "dobj", "agent", "prt") is not None or verb.tag_ == "VBG":
        return []
    said = tree.child(verb, "acomp", "oprd")
    if any(
        c.lower_ in {"to", "for"} and c.dep_ in {"prep", "dative"}
        for t in (verb, said)
        if t is not None
        for c in t.children
    ):
        return []  # so it seemed to somebody
    to, subject = _to_at_once(verb), tree.subject_of(verb)
    if subject is not None and subject.lower_ in _NOBODY:
        return []  # "nobody seems to care": irony
    if to is not None:
        return [verb, to]
    said = tree.child(verb, "acomp", "oprd")
    if (
        said is None
        or tree.child(verb, "nsubj") is None
        or said.lemma_.lower() in entry.never_with
        or not _is_near(verb, said)
    ):
        return []
    return [verb] if said.pos_ in {"ADJ", "VERB"} else []


def _is_near(verb: Token, said: Token) -> bool:
    between: Sequence[Token] = list(verb.doc[verb.i + 1 : said.i])
    return all(t.pos_ == "ADV" and t.lower_ != "so" for t in between)


def _to_at_once(verb: Token) -> Token | None:
    """Return the "to" of the infinitive that stands right behind a verb."""
    if verb.i + 1 >= len(verb.doc):
        return None
    to, complement = verb.nbor(), tree.child(verb, "xcomp")
    is_one = to.lower_ == "to" and complement is not None and to.head.i == complement.i
    return to if is_one else None
