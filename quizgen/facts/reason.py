"""FAC-1: why: the reason or the aim that the text itself gives for something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.clause import ClauseFact, is_named, leave_out, spans_of, telling_words, told_clauses, wording
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.standalone import rewrite
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.facts.clause import Told
    from quizgen.read import Reading

_MIN_WORDS, _MAX_WORDS = 3, 26
_MIN_TELLING = 3
_MIN_AIM = 6
_OWING = frozenset({"due", "owing", "thanks"})


@dataclass(frozen=True, kw_only=True)
class Reason(ClauseFact):
    """Why, or how, something was so, by the text.

    ``answer`` begins with the word that shows it ("because", "due to", "in order to", "by"); ``sort`` is "why" or "how".
    """

    kind: ClassVar[str] = "reason"
    identity: ClassVar[tuple[str, ...]] = ("lemma", "subject", "answer")
    sort: str


def find(reading: Reading) -> Iterator[Reason]:
    """Yield clauses with one reason or aim, told by "because", "due to", "in order to", "over" or "for"."""
    for told in told_clauses(reading):
        reason = _reason(told)
        whole = _with_reason(told, reason) if reason else None
        if whole is not None:
            yield from _fact(whole, reason)


def _fact(told: Told, reason: Sequence[Token]) -> Iterator[Reason]:
    """Yield the fact unless too little is left to ask about, or the reason is too long to be an answer."""
    answer = told.text(reason)
    rest = leave_out(told.clause.rest, reason)
    if not rest or not _MIN_WORDS <= len(answer.split()) <= _MAX_WORDS:
        return
    if _is_in_order(reason[0]) and len(reason) < _MIN_AIM:
        return  # "in order to win"
    if any(t.lower_ == "not" for t in rest):
        return  # "not as a warning but because …": half of a contrast
    asked = leave_out(told.clause.all(), reason)
    if is_named(told, asked) and telling_words(told.reading, asked) >= _MIN_TELLING:
        yield Reason(
            rule="FAC-1-WHY", spans=spans_of(told, reason), answer=answer, sort=_sort(reason), **wording(told, reason)
        )


def _sort(reason: Sequence[Token]) -> str:
    return "how" if reason[0].lower_ == "by" else "why"


def _reason(told: Told) -> Sequence[Token]:
    """Return the tokens of the one reason that the verb of the clause carries, or nothing."""
    verb = told.clause.verb
    found = [branch for c in verb.children if c.i > verb.i and (branch := _branch(verb, c))]
    return found[0] if len(found) == 1 else ()


def _branch(verb: Token, child: Token) -> list[Token]:
    """Return the tokens of ``child`` if it tells why."""
    if not _tells_why(verb, child):
        return []
    tokens = list(child.subtree)
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    return tokens if tokens[-1].i - tokens[0].i + 1 == len(tokens) else []


def _tells_why(verb: Token, child: Token) -> bool:
    first = child.left_edge
    if child.dep_ == "advcl":
        return first.lower_ == "because" or _is_in_order(first)
    if child.lower_ == "by" and child.dep_ in {"prep", "agent"}:
        means = tree.child(child, "pcomp")
        return means is not None and means.tag_ == "VBG"
    if child.dep_ not in {"prep", "advmod", "acomp"}:
        return False
    if child.lower_ in _OWING:
        return first.i == child.i and tree.word_after(child) == "to"
    if child.lower_ == "because" or _is_in_order(child):
        return True
    entry = lexicon("reason_verbs").first(tree.lemmas(verb))
    return entry is not None and child.lower_ in entry.gate and _is_ground(child)


def _is_in_order(token: Token) -> bool:
    """Tell whether "in order to" begins at a token."""
    following = [t.lower_ for t in token.doc[token.i : token.i + 3]]
    return following == ["in", "order", "to"]


def _is_ground(preposition: Token) -> bool:
    """Tell whether "for" or "over" leads to a deed or an affair, not to a time, a sum or a person."""
    noun = tree.child(preposition, "pobj", "pcomp")
    if noun is None or noun.ent_type_ in {"DATE", "TIME", "MONEY", "CARDINAL", "PERSON", "GPE", "ORG", "PERCENT"}:
        return False
    return noun.pos_ in {"VERB", "NOUN", "AUX"}


def _with_reason(told: Told, reason: Sequence[Token]) -> Told | None:
    """Return the clause with a wording that covers its reason, too, or None where that cannot stand alone."""
    inside = {t.i for t in told.clause.rest}
    rest = (*told.clause.rest, *(t for t in reason if t.i not in inside))
    clause = replace(told.clause, rest=tuple(sorted(rest, key=lambda t: t.i)))
    words = rewrite(told.reading, clause.all())
    return None if words is None else replace(told, clause=clause, words=words)


RULES = (
    FactRule(
        id="FAC-1-WHY",
        family="FAC-1",
        skill="FAC",
        level=1,
        finds="The reason, the aim or the means that the text gives: “because”, “in order to”, “was fined for”, “by installing”.",
        why="Reports tell what happened; the reason they give, and who gives it, is what explains it.",
        find=find,
        fires=(
            Fires(
                "Norlink cancelled its service to Riga because too few passengers had booked.",
                ({"answer": "because too few passengers had booked", "lemma": "cancel"},),
            ),
            Fires(
                "A court in Oslo fined Norlink for ignoring three warnings.",
                ({"answer": "for ignoring three warnings"},),
            ),
            Fires(
                "Norlink sold two ships in order to pay its debts.",
                ({"answer": "in order to pay its debts", "sort": "why"},),
            ),
            Fires(
                "Norwegian officials protected the port by installing an oval wall with padded edges.",
                ({"answer": "by installing an oval wall with padded edges", "sort": "how"},),
            ),
        ),
        silent=(
            Silent("Norlink cancelled its service because he had warned them.", "who is he, and who are they?"),
            Silent("Norlink sold two ships to Sweden in order to survive.", "as everybody does"),
            Silent("Norlink fined the captain for two weeks.", "a time, not a reason"),
            Silent("Norlink cancelled its service to Riga after Easter.", "afterwards is not therefore"),
            Silent(
                "The Oslo fire was felt across Norway not as an accident, but because it seemed so familiar.",
                "half of a contrast",
            ),
        ),
    ),
)
