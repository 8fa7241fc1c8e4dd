"""Named helpers over the dependency parse, so that no two rules spell out the same tree walk.

Labels are those of spaCy's English pipelines (ClearNLP style: ``nsubj``,
``nsubjpass``, ``dobj``, ``attr``, ``ccomp``, ``agent``, ``appos``, …). All
functions are pure; tokens come back in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
CLAUSE_LABELS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "xcomp", "conj", "parataxis", "csubj", "pcomp"})

QUESTION_TAGS = frozenset({"WRB", "WP", "WDT", "WP$"})
"""Tags of "how", "who", "which" and "whose"."""


def children(token: Token, *labels: str) -> list[Token]:
    """Return the direct dependents of ``token`` with one of ``labels``."""
    return [child for child in token.children if child.dep_ in labels]


def child(token: Token, *labels: str) -> Token | None:
    """Return the first dependent of ``token`` with one of ``labels``, or None."""
    return next((child for child in token.children if child.dep_ in labels), None)


def word_before(token: Token) -> str:
    """Return the word before a token in small letters, "" at the start of the text."""
    return token.doc[token.i - 1].lower_ if token.i else ""


def word_after(token: Token) -> str:
    """Return the word behind a token in small letters, "" at the end of the text."""
    return token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""


def subject_of(verb: Token) -> Token | None:
    """Return the head of the verb's subject; a conjoined verb borrows that of the first verb.

    >>> # "Putin met Bolton and thanked him": subject_of(thanked) is Putin
    """
    own = child(verb, "nsubj", "nsubjpass", "csubj", "csubjpass")
    if own is not None or verb.dep_ != "conj" or verb.head.pos_ not in {"VERB", "AUX"}:
        return own
    return subject_of(verb.head)


def object_of(verb: Token) -> Token | None:
    """Return the head of the direct object, or None."""
    return child(verb, "dobj", "obj")


def clause_complement_of(verb: Token) -> Token | None:
    """Return the head of the finite clause that the verb introduces ("said that … *is*"), or None."""
    return child(verb, "ccomp")


def agent_of(verb: Token) -> Token | None:
    """Return the head of the by-phrase of a passive ("reported by *police*"), or None."""
    by = child(verb, "agent")
    return child(by, "pobj", "pcomp") if by is not None else None


def auxiliaries_of(verb: Token) -> list[Token]:
    """Return the auxiliaries of ``verb`` ("*has* *been* reported")."""
    return children(verb, "aux", "auxpass")


def is_passive(verb: Token) -> bool:
    """Tell whether the verb is in the passive voice."""
    return any(c.dep_ in {"auxpass", "nsubjpass", "csubjpass"} for c in verb.children)


def is_negated(verb: Token) -> bool:
    """Tell whether ``verb`` carries "not", "n't" or "never", or has a negative subject or object."""
    if any(c.dep_ == "neg" or c.lower_ in {"never", "hardly", "no"} for c in verb.children):
        return True
    return any(
        c.dep_ in {"nsubj", "nsubjpass", "dobj"}
        and (c.lower_ in {"nobody", "none", "nothing"} or any(d.lower_ in {"no", "neither"} for d in c.children))
        for c in verb.children
    )


def is_finite(verb: Token) -> bool:
    """Tell whether the clause of ``verb`` is finite: tensed itself, or through an auxiliary."""
    if verb.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    return any(aux.tag_ in {"VBD", "VBZ", "VBP", "MD"} for aux in auxiliaries_of(verb))


def is_past(verb: Token) -> bool:
    """Tell whether the clause is in the simple past or has "had"/"was"/"were" as its tensed auxiliary."""
    tensed = next((aux for aux in auxiliaries_of(verb) if aux.tag_ in {"VBD", "VBZ", "VBP", "MD"}), verb)
    return tensed.tag_ == "VBD"


def is_settled(verb: Token) -> bool:
    """Tell whether a clause tells what was or will be, not what is so for the time being or has been so far."""
    modal = modal_of(verb)
    return is_past(verb) or (modal is not None and modal.lower_ in {"will", "would"})


def is_present_perfect(verb: Token) -> bool:
    """Tell whether a verb is in the present perfect: "has said"."""
    return verb.tag_ == "VBN" and any(
        aux.lower_ in {"has", "have", "'s", "’s", "'ve", "’ve"} for aux in auxiliaries_of(verb)
    )


def is_conditional(verb: Token) -> bool:
    """Tell whether the clause or one above it in the sentence is under "if", "unless" or "whether"."""
    return any(
        c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"}
        for t in (verb, *verb.ancestors)
        for c in t.children
    )


def modal_of(verb: Token) -> Token | None:
    """Return the modal auxiliary ("would", "may"), or None."""
    return next((aux for aux in auxiliaries_of(verb) if aux.tag_ == "MD"), None)


def conjuncts_of(head: Token) -> list[Token]:
    """Return ``head`` and all that is coordinated with it ("*Oslo*, *Riga* and *Bonn*")."""
    found = [head]
    for token in found:
        found.extend(children(token, "conj"))
    return sorted(found, key=lambda token: token.i)


def subtree(head: Token, *, without: frozenset[str] = frozenset()) -> list[Token]:
    """Return ``head`` with all its dependents, leaving out branches under a direct child labelled in ``without``."""
    dropped = {t.i for c in head.children if c.dep_ in without for t in c.subtree}
    return [token for token in head.subtree if token.i not in dropped]


def noun_phrase(head: Token) -> list[Token]:
    """Return the phrase of ``head`` without relative clauses, appositions, coordination and stray punctuation.

    Marks that join parts of a name before it stay: "a New York Times/CBS News survey".

    >>> # "the adviser, John Bolton, who arrived": noun_phrase(adviser) is "the adviser"
    """
    loose = frozenset({"relcl", "appos", "conj", "cc", "punct", "parataxis", "advcl", "preconj"})
    joining = [t for t in children(head, "punct") if t.i < head.i and t.text in {"/", "-", "–"}]
    tokens = sorted((*subtree(head, without=loose), *joining), key=lambda t: t.i)
    return unbroken(tokens, head)


def unbroken(tokens: list[Token], head: Token) -> list[Token]:
    """Keep the run around ``head`` that only punctuation inside the phrase interrupts."""
    present = {token.i for token in tokens}
    first = last = head.i
    while first - 1 in present:
        first -= 1
    while last + 1 in present:
        last += 1
    return [token for token in tokens if first <= token.i <= last]


def verb_above(token: Token) -> Token | None:
    """Return the nearest verb that ``token`` hangs on, itself left out, or None."""
    return next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), None)


def clause_of(token: Token) -> Token:
    """Return the head of the smallest finite clause around ``token``."""
    for node in (token, *token.ancestors):
        if node.pos_ in {"VERB", "AUX"} and node.dep_ not in AUXILIARIES and is_finite(node):
            return node
    return token.sent.root


def clauses(sentence_root: Token) -> Iterator[Token]:
    """Yield the heads of all finite clauses under ``sentence_root``, in the order of the text."""
    return (
        token
        for token in sentence_root.subtree
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in AUXILIARIES and is_finite(token)
    )


_SHARES = frozenset({"percent", "%", "half", "third", "thirds", "quarter", "quarters", "fifth", "tenth"})


def is_share(noun: Token) -> bool:
    """Tell whether a noun is a share of a group: "36 percent *of* Democrats", "a quarter *of* citizens"."""
    return noun.lower_ in _SHARES and any(c.lower_ == "of" and c.i > noun.i for c in noun.children)


def is_plain_plural(noun: Token) -> bool:
    """Tell whether a noun is a plural that names nobody: "bills", also with the capital that begins a sentence."""
    return noun.tag_ == "NNS" or (noun.tag_ == "NNPS" and bool(noun.is_sent_start))


def lemmas(verb: Token) -> tuple[str, ...]:
    """Return the lemmas to look a verb up by, the likeliest first: the lemmatiser makes "fin" of "fined"."""
    word = verb.lower_
    return tuple(
        dict.fromkeys((phrasal_lemma(verb), verb.lemma_.lower(), word.removesuffix("d"), word.removesuffix("ed")))
    )


def phrasal_lemma(verb: Token) -> str:
    """Return the lemma with its particle: "carry out", "point out"."""
    particle = child(verb, "prt")
    return f"{verb.lemma_} {particle.lower_}" if particle is not None else str(verb.lemma_)
