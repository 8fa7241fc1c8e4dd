"""Questions from clauses: subject questions keep the word order, the others move the auxiliary or take "do".

The rules are those of any grammar of English (Quirk et al. 1985, 11.14):
a question for the subject leaves the verb where it stands ("Who closed the
bridge?"), any other moves the operator before the subject ("When *was* the
bridge closed?", "When *did* the council close the bridge?").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_BE = frozenset({"be", "am", "is", "are", "was", "were"})
_SINGULAR = {"have": "has", "are": "is", "were": "was", "do": "does", "'ve": "has", "’ve": "has", "'re": "is"}
_CONTRACTED = {"'ll": "will", "'d": "would", "'ve": "have", "'re": "are", "'m": "am"}
_MOVABLE = frozenset(
    {"be", "is", "are", "was", "were", "am", "has", "have", "had", "do", "does", "did", "will", "would", "shall",
     "should", "can", "could", "may", "might", "must"}
)  # fmt: skip
_ABBREVIATED = re.compile(r"\b[A-Z]\.$")
_TENSED = frozenset({*_SINGULAR, *_MOVABLE})


@dataclass(frozen=True)
class Wording:
    """A clause in words, ready for questions.

    auxiliaries: in order, with negation and adverbs among them ("has", "not", "yet", "been").
    verb: as printed. lemma: its base form. tag: its Penn Treebank tag (VBD, VBZ, …).
    plural: number of the subject. rest: what follows the verb. fronted: what stands before the subject.
    """

    subject: str
    auxiliaries: tuple[str, ...]
    verb: str
    lemma: str
    tag: str
    plural: bool
    rest: str
    fronted: str = ""


def ask_subject(wh: str, clause: Wording, *, singular: bool) -> str:
    """Return a question for the subject: "Who has signed the treaty?".

    singular: the question phrase takes a singular verb ("who", "which city").

    >>> ask_subject("Who", Wording("The envoys", ("have",), "signed", "sign", "VBN", True, "it"), singular=True)
    'Who has signed it?'
    """
    words = [*(_CONTRACTED.get(word.replace("’", "'"), word) for word in clause.auxiliaries), clause.verb]
    if words[0].lower() in _EMPHATIC and "not" not in words and "n't" not in words:
        words = [*words[1:-1], _EMPHATIC[words[0].lower()](clause.lemma)]
    elif singular and clause.plural:
        tensed = next((n for n, word in enumerate(words) if word.lower() in _TENSED), len(words) - 1)
        words[tensed] = _to_singular(words[tensed], clause)
    return _sentence(clause, wh, *words, clause.rest)


def ask_inverted(wh: str, clause: Wording) -> str | None:
    """Return a question for anything but the subject, or None where no operator can be moved.

    >>> ask_inverted("When", Wording("the council", (), "closed", "close", "VBD", False, "the bridge"))
    'When did the council close the bridge?'
    """
    auxiliaries = [_CONTRACTED.get(word.replace("’", "'"), word) for word in clause.auxiliaries]
    if auxiliaries:
        if auxiliaries[0].lower() not in _MOVABLE:
            return None
        return _sentence(clause, wh, auxiliaries[0], clause.subject, *auxiliaries[1:], clause.verb, clause.rest)
    if clause.verb.lower() in _BE:
        return _sentence(clause, wh, clause.verb, clause.subject, clause.rest)
    operator = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(clause.tag)
    if operator is None:
        return None
    return _sentence(clause, wh, operator, clause.subject, clause.lemma, clause.rest)


def ask_perfect(clause: Wording) -> str:
    """Return whether something had been done, as a question that goes on after a comma.

    >>> ask_perfect(Wording("Norway", ("will",), "sign", "sign", "VB", False, "the treaty"))
    'had Norway signed the treaty?'
    >>> ask_perfect(Wording("the treaty", ("may", "be"), "signed", "sign", "VBN", False, "in Oslo"))
    'had the treaty been signed in Oslo?'
    """
    passive = clause.tag == "VBN" and any(word.lower() in _BE or word.lower() == "been" for word in clause.auxiliaries)
    participle = clause.verb if clause.tag == "VBN" else _inflected(clause.lemma, "VBN", "ed")
    question = _sentence(
        replace(clause, fronted=""), "had", clause.subject, "been" if passive else "", participle, clause.rest
    )
    return question[:1].lower() + question[1:]


def ask_agent(wh: str, clause: Wording) -> str | None:
    """Return a question for the agent of a passive clause, in the active voice; None where no active form is sure.

    clause: the passive clause without its by-phrase.

    >>> ask_agent("Who", Wording("the bridge", ("was",), "closed", "close", "VBN", False, "in May"))
    'Who closed the bridge in May?'
    """
    verbs = _active(clause)
    return None if verbs is None else _sentence(clause, wh, verbs, clause.subject, clause.rest)


def _active(clause: Wording) -> str | None:
    """Turn the auxiliaries of a passive into the active verb group of a singular agent: "has been closed" → "has closed"."""
    auxiliaries = [word.lower() for word in clause.auxiliaries]
    match auxiliaries:
        case ["was" | "were"]:
            return past_tense(clause.lemma)
        case ["is" | "are"]:
            return present_tense(clause.lemma)
        case ["has" | "have", "been"]:
            return f"has {clause.verb}"
        case ["had", "been"]:
            return f"had {clause.verb}"
        case ["will" | "would" as modal, "be"]:
            return f"{modal} {clause.lemma}"
        case ["is" | "are", "being"]:
            return f"is {_inflected(clause.lemma, 'VBG', 'ing')}"
        case ["was" | "were", "being"]:
            return f"was {_inflected(clause.lemma, 'VBG', 'ing')}"
    return None


def capitalised(text: str) -> str:
    """Return ``text`` with its first letter in upper case, the others untouched."""
    return text[:1].upper() + text[1:]


def past_tense(lemma: str) -> str:
    """Return the simple past of a verb, its particle kept: "point out" → "pointed out"."""
    return _inflected(lemma, "VBD", "ed")


def present_tense(lemma: str) -> str:
    """Return the third person singular of the present: "point out" → "points out"."""
    return _inflected(lemma, "VBZ", "s")


def _inflected(lemma: str, tag: str, ending: str) -> str:
    from lemminflect import getInflection  # noqa: PLC0415 - slow to import, needed for questions only

    verb, _, particle = lemma.partition(" ")
    form = next(iter(getInflection(verb, tag=tag)), f"{verb}{ending}")
    return f"{form} {particle}".strip()


_EMPHATIC = {"did": past_tense, "does": present_tense, "do": present_tense}
"""The operator of emphasis ("he did look"), which a question for the subject does without, and the form in its place."""


def _to_singular(word: str, clause: Wording) -> str:
    """Make the first word of a verb group agree with a singular subject."""
    if word.lower() in _SINGULAR:
        return _SINGULAR[word.lower()]
    if word != clause.verb or clause.tag != "VBP":
        return word
    from lemminflect import getInflection  # noqa: PLC0415 - slow to import, seldom needed

    return next(iter(getInflection(clause.lemma, tag="VBZ")), word)


def _sentence(clause: Wording, wh: str, *parts: str) -> str:
    """Join the parts to a question; what stood before the subject comes first: "In 2019, who closed the bridge?"."""
    question = " ".join(part for part in (wh, *parts) if part).rstrip(" ,;:")
    question = (question if _ABBREVIATED.search(question) else question.rstrip(".")) + "?"
    if clause.fronted:
        question = f"{clause.fronted}, {question[0].lower()}{question[1:]}"
    return capitalised(question)
