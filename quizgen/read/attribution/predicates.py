"""Passives and adjectives: "is expected to rise", "was told that …", "is critical of the plan", "is sure that …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.lexicon import Entry, lexicon
from quizgen.read import tree
from quizgen.read.attribution.extent import cut_off, trimmed
from quizgen.read.attribution.model import Attributed, Page, attributed, entry_of, merged, mode_of
from quizgen.read.attribution.sources import antecedent_of, source_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLEAR = 4
"""Tokens from "made" to "clear", at most."""
_LINKING = frozenset({"be", "feel", "seem", "remain", "become", "sound", "look", "appear", "grow", "stay"})
_NOBODY = frozenset({"it", "there", "that", "this", "which", "what", "i", "we", "you", "one"})


def of_passive(page: Page, verb: Token) -> Attributed | None:
    """Return the attribution of a passive cue; its source is the by-phrase, mostly absent.

    What is thought of the subject is said with it: "*Norlink* is expected *to sell ships*". What somebody was
    told is said without him: "Smith was told *that the ship had sunk*".
    """
    subject = tree.child(verb, "nsubjpass", "nsubj", "expl")
    if subject is None and verb.dep_ != "advcl":
        return None
    for part in verb.children:
        if part.i < verb.i:
            continue
        entry = entry_of(verb, _passive_gate(part))
        if entry is None:
            continue
        tokens = list(part.subtree)
        if entry.lemma == "ask" and part.dep_ == "prep":
            tokens.pop(0)
        elif part.dep_ != "ccomp" and subject is not None:
            tokens = [*([subject] if subject.pos_ == "PRON" else subject.subtree), *tokens]
        return _made(page, verb, entry, tree.agent_of(verb), tokens, part, "passive")
    return None


def _passive_gate(part: Token) -> str:
    if part.dep_ == "xcomp":
        return "pass:to"
    if part.dep_ == "ccomp":
        return "pass:that"
    return f"pass:{part.lower_}" if part.dep_ == "prep" else "pass:"


def of_making_clear(page: Page, verb: Token) -> Attributed | None:
    """Return the attribution of "Smith made (it) clear that …"."""
    clear = next((t for t in verb.subtree if t.lower_ == "clear" and 0 < t.i - verb.i <= _CLEAR), None)
    entry = lexicon("speech_verbs").get("make clear")
    source = source_of(page, verb) if clear is not None else None
    if clear is None or entry is None or source is None or source.lower_ in _NOBODY:
        return None
    for part in (*clear.children, *verb.children):
        if part.dep_ in {"ccomp", "advcl"} and part.i > clear.i and tree.is_finite(part):
            tokens = [t for t in part.subtree if t.i > clear.i]
            return _made(page, verb, entry, source, tokens, part, "verb", cue=[verb, clear])
    return None


def of_adjective(page: Page, verb: Token) -> Attributed | None:
    """Return the attribution of a state of mind: "Smith is confident that …", "critics are wary of …"."""
    if verb.lemma_ not in _LINKING:
        return None
    adjective = tree.child(verb, "acomp")
    entry = lexicon("attitude_adjectives").get(adjective.lower_) if adjective is not None else None
    subject = tree.subject_of(verb)
    if adjective is None or entry is None or subject is None or subject.lower_ in _NOBODY:
        return None
    for part in (*adjective.children, *verb.children):
        if part.i < adjective.i or _adjective_gate(part) not in entry.gate:
            continue
        tokens = [t for t in part.subtree if t.i != part.i] if part.dep_ == "prep" else list(part.subtree)
        return _made(page, verb, entry, antecedent_of(subject), tokens, part, "predicate", cue=[verb, adjective])
    return None


def _adjective_gate(part: Token) -> str:
    if part.dep_ == "prep":
        return part.lower_
    if part.dep_ in {"ccomp", "advcl"} and tree.is_finite(part):
        return "that"
    return "to" if part.dep_ == "xcomp" else ""


def _made(
    page: Page, verb: Token, entry: Entry, source: Token | None, tokens: list[Token], head: Token, pattern: str,
    cue: list[Token] | None = None,
) -> Attributed | None:  # fmt: skip
    behind = trimmed(cut_off(page, verb, sorted(tokens, key=lambda t: t.i)))
    if len(behind) < 2:
        return None
    content = merged(page.parse.spans(behind), page.parse.article.text)
    return attributed(
        page, verb, entry, source, content, pattern=pattern, content_head=head.i,
        mode=mode_of(page, content), cue_tokens=cue,
    )  # fmt: skip
