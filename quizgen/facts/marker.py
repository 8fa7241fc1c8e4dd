"""The words by which a claim is marked as somebody's view, or as uncertain: "I think", "probably", "might"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.facts.certainty import can_happen, is_by_leave
from quizgen.facts.seeming import seeming_words
from quizgen.lexicon import lexicon
from quizgen.read import tree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.lexicon import Entry
    from quizgen.read import Reading

_DENIED = frozenset({"think", "believe"})
"""Verbs of which the denial, too, is a view: "I don't think"."""
_BETWEEN = frozenset({"do", "n't", "n’t", "not", "still", "just", "really", "honestly", "personally", "also"})
"""Adverbs that may stand in "I still think" without another sense."""
_FIRST = frozenset({"i", "we"})
_THREE = 3
"""Words of "I still think", "I would argue", "in my opinion"."""
_ABOUT = frozenset({"of", "about", "back", "in", "as"})
"""Words behind a verb of thinking that tell what one has in mind: "I think *back* to …"."""
_OWN = frozenset({"my", "our"})
_ANYBODY = frozenset(
    {"you", "one", "anyone", "anybody", "everyone", "everybody", "nobody", "nothing", "who", "i", "we"}
)
_DEGREES = frozenset({"more", "less", "most", "least", "as", "so", "how", "very", "too", "not", "n't", "n’t"})
_UNWILLED = frozenset({"lose", "face", "become", "die", "fail", "suffer", "end", "fall", "win"})
"""What people "could" do without being able to choose it."""
_USED = frozenset({"use", "do", "make", "trace", "read", "reach", "avoid", "prevent"})
"""What "could be" done in the sense that there is a way to do it."""
_EXTREMES = frozenset({"never", "ever", "only", "so", "no", "nothing"})
"""Words with which "could" says how far, not how likely: "the plan could *never* work"."""
_PREDICATES = frozenset({"acomp", "attr", "prep", "advmod", "xcomp"})


@dataclass(frozen=True)
class Marker:
    """tokens: the words that mark the claim. sort: "view" or "unsure"."""

    tokens: tuple[Token, ...]
    sort: str


def only_marker(
    reading: Reading,
    head: Token,
    claim: Sequence[Token],
    around: Sequence[Token] = (),
    *,
    speaker: frozenset[int] = frozenset(),
) -> Marker | None:
    """Return what marks the clause of ``head``, where a strict reader finds nothing else that might.

    claim: the tokens of the statement. around: those shown beside it. speaker: pronouns of the third person, by token index,
    that mean the speaker; in quotation marks the speaker says "I".
    """
    suspects = [t for t in (*claim, *around) if _entry(t) is not None]
    if not suspects or _is_put_off(head):
        return None
    for token in suspects:
        found = _marker(reading, token, head, speaker)
        if found is not None:
            own = {t.i for t in found.tokens}
            alone = all(t.i in own or not _rivals(t, found) for t in suspects)
            return found if alone and own <= {t.i for t in claim} else None
    return None


def _rivals(token: Token, found: Marker) -> bool:
    """Tell whether a reader might take another word for the mark; a condition marks nothing as a view."""
    entry = _entry(token)
    return entry is not None and not (found.sort == "view" and entry.cls == "weighing")


def _entry(token: Token) -> Entry | None:
    """Return the entry of a word; "argue" has one only with "would"."""
    entry = lexicon("speaker_hedges").first((token.lower_, token.lemma_.lower()))
    if entry is None:
        return None
    if "would" in entry.gate and tree.modal_of(token) is None:
        return None  # who argues is as sure as who says
    return None if token.ent_type_ == "DATE" else entry  # "May"


def _is_own(noun: Token) -> bool:
    return any(c.lower_ in _OWN for c in tree.children(noun, "poss"))


def _is_put_off(head: Token) -> bool:
    """Tell whether the clause is a question, a condition or part of one."""
    return tree.is_conditional(head) or any(t.text == "?" for t in head.sent) or not tree.is_finite(head)


def _marker(reading: Reading, token: Token, head: Token, speaker: frozenset[int]) -> Marker | None:
    entry = _entry(token)
    for gate in entry.gate if entry is not None else ():
        tokens = _GATES[gate](reading, token, head, speaker)
        if tokens and entry is not None:
            return Marker(tuple(tokens), entry.cls)
    return None


def _by_verb(reading: Reading, verb: Token, head: Token, speaker: frozenset[int]) -> Sequence[Token]:
    """Return "I think", or "thinks" of a speaker told in the third person, where it governs the whole statement."""
    subject = tree.child(verb, "nsubj")
    if (
        not _is_main(verb, head)
        or subject is None
        or not _holds(verb)
        or any(t.lower_ != "do" for t in tree.auxiliaries_of(verb))
    ):
        return []
    if not reading.in_quotation(verb):
        told = subject.i in speaker and verb.tag_ in {"VBD", "VBZ", "VBP"} and not tree.is_negated(verb)
        return [verb] if told else []
    words = list(verb.doc[subject.i : verb.i + 1])
    plain = subject.lower_ in _FIRST and verb.tag_ in {"VBP", "VB"} and all(t.lower_ in _BETWEEN for t in words[1:-1])
    denied = any(t.dep_ == "neg" for t in words)
    return words if plain and len(words) <= _THREE + denied and not (denied and verb.lemma_ not in _DENIED) else []


def _is_main(verb: Token, head: Token) -> bool:
    """Tell whether a verb is that of the statement, or of the second half of it."""
    return verb.i == head.i or (verb.dep_ == "conj" and verb.head.i == head.i)


def _by_would(_: Reading, verb: Token, head: Token, _speaker: frozenset[int]) -> Sequence[Token]:
    """Return "I would argue"."""
    subject, modal = tree.child(verb, "nsubj"), tree.modal_of(verb)
    if verb.i != head.i or subject is None or subject.lower_ not in _FIRST or not _holds(verb):
        return []
    plain = modal is not None and modal.lower_ in {"would", "'d", "’d"} and not tree.is_negated(verb)
    words = list(verb.doc[subject.i : verb.i + 1])
    return words if plain and len(words) == _THREE else []


def _holds(verb: Token) -> bool:
    """Tell whether a finite clause with a subject of its own stands behind the verb: not "I think I will", "I think so"."""
    clause = next((c for c in tree.children(verb, "ccomp") if c.i > verb.i), None)
    if clause is None or not tree.is_finite(clause) or tree.word_after(verb) in _ABOUT:
        return False
    subject = tree.child(clause, "nsubj", "nsubjpass", "csubj", "expl")
    return subject is not None and subject.lower_ != "i"


def _by_phrase(_: Reading, noun: Token, head: Token, _speaker: frozenset[int]) -> Sequence[Token]:
    """Return "in my opinion"."""
    before = noun.head
    if not _is_own(noun) or before.lower_ != "in" or before.head.i != head.i or tree.word_after(noun) == "of":
        return []
    words = list(noun.doc[before.i : noun.i + 1])
    return words if len(words) == _THREE else []


def _by_adverb(_: Reading, word: Token, head: Token, _speaker: frozenset[int]) -> Sequence[Token]:
    """Return "probably" where it belongs to the main verb, or to what is said of the subject."""
    if word.dep_ != "advmod" or tree.word_before(word) in _DEGREES:
        return []
    above = word.head
    subject = tree.subject_of(head)
    if subject is not None and subject.lower_ in _FIRST:
        return []  # what one will do oneself is a plan
    main = above.i == head.i or (above.head.i == head.i and above.dep_ in _PREDICATES and above.i > head.i)
    return [word] if main else []


def _by_likely(_: Reading, word: Token, head: Token, _speaker: frozenset[int]) -> Sequence[Token]:
    """Return the "likely" of "is likely to", the "possible" of "it is possible that"."""
    after = "that" if word.lower_ == "possible" else "to"
    said = tree.word_after(word) == after and word.dep_ == "acomp" and word.head.i == head.i
    return [word] if said and tree.word_before(word) not in _DEGREES and not tree.is_negated(head) else []


def _by_modal(reading: Reading, modal: Token, head: Token, _speaker: frozenset[int]) -> Sequence[Token]:
    """Return "may", "might" or "could" of what may happen; what somebody can or is allowed to do is certain."""
    subject = tree.child(head, "nsubj", "nsubjpass", "expl")
    if modal.dep_ != "aux" or modal.head.i != head.i or subject is None or subject.lower_ in _ANYBODY:
        return []
    if modal.lower_ == "might" and tree.child(head, "acomp") is not None and subject.lower_ == "it":
        return []  # "it might be wise": advice
    perfect = any(t.lower_ == "have" for t in tree.auxiliaries_of(head))
    if modal.lower_ == "may":
        return [] if is_by_leave(head, subject) or any(t.lower_ == "but" for t in head.sent) else [modal]
    if perfect:
        return []  # what did not happen
    return [modal] if modal.lower_ == "might" or _is_chance(reading, head, subject) else []


def _is_chance(reading: Reading, head: Token, subject: Token) -> bool:
    """Tell whether "could" tells what may happen, not what somebody is able to do: of a thing, or of what nobody does at will."""
    person = subject.pos_ == "PRON" or subject.i in reading.mentions or subject.lemma_.lower() in lexicon("role_nouns")
    able = tree.is_passive(head) and head.lemma_ in _USED
    if able or tree.is_negated(head) or any(t.lower_ in _EXTREMES for t in head.sent):
        return False
    return head.lemma_ in _UNWILLED if person else head.lemma_ == "be" or can_happen(head)


def _by_looks(reading: Reading, verb: Token, head: Token, _speaker: frozenset[int]) -> Sequence[Token]:
    """Return "seems to" or "appears to" in the present; "seems wrong" is as often a judgement."""
    words = seeming_words(reading, verb) if verb.i == head.i and verb.tag_ in {"VBZ", "VBP"} else []
    return words if len(words) > 1 and not tree.is_negated(verb) else []


_GATES: Mapping[str, Callable[[Reading, Token, Token, frozenset[int]], Sequence[Token]]] = {
    "verb": _by_verb,
    "would": _by_would,
    "phrase": _by_phrase,
    "adverb": _by_adverb,
    "likely": _by_likely,
    "modal": _by_modal,
    "looks": _by_looks,
}
