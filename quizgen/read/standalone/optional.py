"""Optional parts: what a statement can lose without a change of its truth, where that part alone is unclear.

"As they cheered, Ruiz left Oslo" is as true without its first clause. Never left off: restrictive clauses,
conditions, limits of time that a plan depends on, and anything under a negation, an "only" or a superlative.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizgen.read import tree
from quizgen.read.standalone.phrase import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CIRCUMSTANTIAL = frozenset({"during", "after", "amid", "despite", "following", "throughout", "alongside"})
"""Prepositions whose phrase behind the verb can go; others only in front of the subject, with a comma."""
_FRONTED = _CIRCUMSTANTIAL | {"in", "at", "on", "as", "since", "before", "with", "from", "under", "within", "like"}
_SCOPES = frozenset({"in", "at", "on", "under", "within", "from"})
"""Prepositions that may say for which cases something holds ("in all three towns, …"): of one past occasion only."""
_AT = frozenset({"time", "moment", "point", "stage"})
_ASIDES = frozenset({"relcl", "acl", "appos", "advcl"})
_FREE_MARKS = frozenset({"as", "while", "after", "before", "since", "although", "though", "because"})
_LIMITS = frozenset({"only", "first", "last", "never", "no", "none", "nobody", "nor", "neither", "ever", "every", "all", "any", "each",
                     "most", "least", "hardly", "rarely", "unless", "if", "whether", "until", "except", "than"})  # fmt: skip
_ORDINALS = frozenset({"first", "last"})
_LEAST = 5
"""Words that must be left."""


def without_unclear_parts(phrase: Phrase, tokens: Sequence[Token], unclear: Sequence[Token]) -> list[Token] | None:
    """Return ``tokens`` without the optional parts that hold the ``unclear`` ones; None where one is in no such part."""
    dropped: set[int] = set()
    for token in unclear:
        if token.i in dropped:
            continue
        part = next(_parts(phrase, token, tokens), None)
        if part is None:
            return None
        dropped.update(part)
    return [t for t in tokens if t.i not in dropped]


def _parts(phrase: Phrase, token: Token, tokens: Sequence[Token]) -> Iterator[set[int]]:
    """Yield the optional parts that hold a token, the smallest first."""
    for node in (token, *token.ancestors):
        if node.i not in phrase.inside or node.dep_ == "ROOT":
            return
        if not _may_lose(node, tokens):
            continue
        if node.dep_ == "prep" and node.head.pos_ in {"VERB", "AUX"} and tree.is_finite(node.head):
            part = _circumstance(node)
        elif node.dep_ in _ASIDES:
            part = _aside(node)
        elif node.dep_ == "conj" and node.pos_ in {"VERB", "AUX"} and tree.is_finite(node):
            part = _second_clause(node)
        else:
            part = None
        if part is not None and _leaves_whole(part, tokens):
            yield part


def _may_lose(node: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether the clause above a part is a plain statement: nothing in it limits what it says."""
    verb = tree.clause_of(node.head)
    if tree.is_negated(verb) or tree.is_conditional(verb):
        return False
    inside = {t.i for t in node.subtree}
    return not any(
        t.lower_ in _LIMITS or t.tag_ in {"JJS", "RBS"} for t in verb.subtree if t.i not in inside and t in tokens
    )


def _circumstance(node: Token) -> set[int] | None:
    """Return a phrase with a preposition that only says under which circumstances."""
    subtree = [t.i for t in node.subtree]
    subject = tree.child(node.head, "nsubj", "nsubjpass", "expl")
    fronted = subject is not None and max(subtree) < subject.i and _comma_after(node.doc, max(subtree))
    if fronted and node.lower_ in _FRONTED and not (node.lower_ in _SCOPES and _limits(node)):
        return _with_commas(node.doc, subtree)
    if (
        node.lower_ == "at"
        and node.head.lemma_ != "be"
        and any(c.dep_ == "pobj" and c.lower_ in _AT for c in node.children)
    ):
        return _with_commas(node.doc, subtree)
    if subject is None or node.i < node.head.i or node.lower_ not in _CIRCUMSTANTIAL or tree.modal_of(node.head):
        return None
    return _with_commas(node.doc, subtree)


def _limits(node: Token) -> bool:
    """Tell whether a phrase in front says for which of several cases the clause holds."""
    verb = node.head
    perfect = any(a.lower_ in {"has", "have"} for a in tree.auxiliaries_of(verb)) and verb.tag_ in {"VBN", "VBD"}
    if not (tree.is_past(verb) or perfect) or any(
        t.lower_ in _LIMITS for t in node.subtree if t.lower_ not in _ORDINALS
    ):
        return True
    return any(
        c.dep_ == "pobj" and c.tag_ in {"NNS", "NNPS"} and c.ent_type_ not in {"DATE", "TIME"} for c in node.children
    )


def _aside(node: Token) -> set[int] | None:
    """Return a clause or an apposition set off by commas, or a clause in front of the main one."""
    subtree = [t.i for t in node.subtree]
    doc, first, last = node.doc, min(subtree), max(subtree)
    if node.dep_ == "advcl":
        mark = tree.child(node, "mark")
        free = mark.lower_ in _FREE_MARKS if mark is not None else node.tag_ in {"VBG", "VBN"}
        if not free or tree.modal_of(node) is not None or tree.modal_of(node.head) is not None:
            return None
        subject = tree.child(node.head, "nsubj", "nsubjpass", "expl")
        if subject is not None and last < subject.i:
            return _with_commas(doc, subtree) if _comma_after(doc, last) else None
    if node.dep_ == "appos" and (tree.child(node, "conj", "cc") or tree.child(node.head, "conj", "cc")):
        return None  # a list, whatever the parser says
    if first == 0 or doc[first - 1].text != "," or node.head.i > node.i:
        return None
    return _with_commas(doc, subtree) if _ends_at_stop(doc, last) else None


def _second_clause(node: Token) -> set[int] | None:
    """Return a clause coordinated by "and" or "but" at the end of the sentence, with the conjunction."""
    link = tree.child(node.head, "cc")
    last = max(t.i for t in node.subtree)
    if link is None or link.lower_ not in {"and", "but"} or not node.head.i < link.i < node.i:
        return None
    if not _ends_at_stop(node.doc, last) or node.head.dep_ == "conj":
        return None
    end = last if node.doc[last].text != "." else last - 1
    first = link.i - 1 if node.doc[link.i - 1].text == "," else link.i
    return set(range(first, end + 1))


def _comma_after(doc: Doc, last: int) -> bool:
    return last + 1 < len(doc) and doc[last + 1].text == ","


def _ends_at_stop(doc: Doc, last: int) -> bool:
    return doc[last].text in {".", ","} or last + 1 >= len(doc) or doc[last + 1].text in {",", ".", ";", "!"}


def _with_commas(doc: Doc, subtree: Sequence[int]) -> set[int]:
    first, last = min(subtree), max(subtree)
    part = set(range(first, last + 1))
    for i in (first - 1, last + 1):
        if 0 <= i < len(doc) and doc[i].text == ",":
            part.add(i)
    return part


def _leaves_whole(part: set[int], tokens: Sequence[Token]) -> bool:
    """Tell whether a statement is left: a finite verb with its subject and something said of it."""
    rest = [t for t in tokens if t.i not in part]
    verbs = [t for t in rest if t.pos_ in {"VERB", "AUX"} and tree.is_finite(t)]
    if not any(c.i not in part for t in verbs for c in t.children if c.dep_ in tree.SUBJECTS):
        return False
    quotes = sum(t.is_quote for t in tokens if t.i in part)
    return sum(t.is_alpha for t in rest) >= _LEAST and quotes % 2 == 0
