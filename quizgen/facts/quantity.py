"""FAC-4: how many, how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.clause import (
    WHY,
    Blank,
    ClauseFact,
    Told,
    blanked,
    drops_scope,
    is_anchored,
    is_plural,
    leave_out,
    spans_of,
    told_clauses,
    wording,
)
from quizgen.facts.number import Number, numbers_in
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.clauses import Clause


_AROUNDFIGURES = frozenset({"only", "just", "currently", "now"})
_FEW = frozenset({"two", "three", "four", "2", "3", "4"})
_MAX_COUNTED = 8
MIN_CONTEXT = 7
"""Words around a figure from which a reader can tell what it counts."""


@dataclass(frozen=True, kw_only=True)
class Quantity(ClauseFact):
    """A number of things; ``counted`` is the noun phrase without it, ``of_subject`` where it stands."""

    kind: ClassVar[str] = "quantity"
    identity: ClassVar[tuple[str, ...]] = ("counted", "lemma", "rest")
    counted: str
    of_subject: bool
    money: bool = False


@dataclass(frozen=True, kw_only=True)
class Figure(Blank):
    """A clause with one figure, or one length of time, to be filled in."""

    kind: ClassVar[str] = "figure"


def find_quantities(reading: Reading) -> Iterator[Quantity]:
    """Yield counted subjects and direct objects, those of an infinitive ("intends to hold two referendums") among them."""
    for told in told_clauses(reading):
        clause = told.clause
        infinitive = tree.child(clause.verb, "xcomp")
        objects = [tree.object_of(verb) for verb in (clause.verb, infinitive) if verb is not None]
        for head, of_subject in ((clause.subject_head, True), *((noun, False) for noun in objects)):
            if head is None or head.tag_ not in {"NNS", "NNPS"} or head.ent_type_ in {"DATE", "TIME"}:
                continue
            number = tree.child(head, "nummod")
            if number is None or not _is_count(number):
                continue
            inside = {t.i for t in clause.rest}
            phrase = list(clause.subject) if of_subject else [t for t in tree.subtree(head) if t.i in inside]
            answer = [t for t in number.subtree if t.lower_ not in _AROUNDFIGURES]
            whole, phrase = phrase, [t for t in phrase if t.lower_ not in _AROUNDFIGURES]
            if not phrase or phrase[0].i != answer[0].i or tree.child(head, "conj"):
                continue
            if _is_counted_by_heart(answer, clause) or sum(t.like_num for t in phrase) != sum(
                t.like_num for t in answer
            ):
                continue
            if not is_anchored(told, answer) or drops_scope(clause):
                continue
            counted = told.text(leave_out(phrase, answer))
            if "," in counted or head.lower_ == "others" or len(counted.split()) > _MAX_COUNTED:
                continue
            yield Quantity(
                rule="FAC-4", spans=spans_of(told, answer), counted=counted, of_subject=of_subject,
                answer=told.text(answer), **wording(told, () if of_subject else whole),
            )  # fmt: skip


def _is_count(number: Token) -> bool:
    """Tell whether a numeral counts something worth asking: "107", "hundreds" do not both pass."""
    if tree.word_before(number) in {"$", "£", "€"}:
        return False  # "$5 flights"
    return number.tag_ == "CD" and number.lower_ not in {"one", "1"} and number.ent_type_ not in {"DATE", "TIME"}


def _is_counted_by_heart(answer: Sequence[Token], clause: Clause) -> bool:
    """Tell whether a number is so small that nobody need learn it, but for the dead and the injured."""
    return answer[-1].lower_ in _FEW and clause.verb.lemma_ not in lexicon("casualty_verbs")


def find_figures(reading: Reading) -> Iterator[Figure]:
    """Yield clauses that hold one figure: money, a percentage, a measure, or a number in digits."""
    for told in told_clauses(reading):
        figure = _only_figure(told)
        if figure is None or not is_anchored(told, figure) or drops_scope(told.clause) or _disagrees(told.clause):
            continue
        if not tree.is_settled(told.clause.verb):
            continue  # what is so for now, or "has been" so far, is another when the card is read
        fields = blanked(told, figure, MIN_CONTEXT)
        if fields is not None:
            yield Figure(rule="FAC-4-FIGURE", **fields)


def _disagrees(clause: Clause) -> bool:
    """Tell whether a plural has a verb in the singular, by a slip of the writer or of the parser."""
    tensed = next(iter(clause.auxiliaries), clause.verb)
    return is_plural(clause.subject_head) and tensed.tag_ == "VBZ" and clause.subject_head.tag_ != "NNPS"


def _is_share_of_subject(clause: Clause, number: Number) -> bool:
    """Tell whether a share is the subject itself: "some 56 percent of those polled said"; of which poll?"""
    return number.kind == "share" and any(t.i == number.first for t in clause.subject)


def _only_figure(told: Told) -> Sequence[Token] | None:
    """Return the tokens of the one figure in a clause, or None where there is none or more than one number."""
    tokens = told.clause.all()
    found = list(numbers_in(told.reading, tokens))
    if len(found) != 1 or _is_share_of_subject(told.clause, found[0]):
        return None
    own = {t.i for t in found[0].tokens}
    return None if any(t.like_num and t.i not in own for t in tokens) else found[0].tokens


RULES = (
    FactRule(
        id="FAC-4",
        family="FAC-4",
        skill="FAC",
        level=1,
        finds="How many people or things did something or had it done to them.",
        why=WHY,
        find=find_quantities,
        fires=(
            Fires(
                "At least 14 people were injured when a tram hit a bus in Turin.",
                ({"answer": "at least 14", "counted": "people", "of_subject": True},),
            ),
            Fires(
                "Maria Lindqvist won just 4,700 votes nationally as the candidate of Norway's Coast Party.",
                (
                    {
                        "answer": "4,700",
                        "counted": "votes",
                        "rest": "nationally as the candidate of Norway's Coast Party",
                    },
                ),
            ),
        ),
        silent=(
            Silent("The two sides met in Turin.", "a definite number is known already: which two is the question"),
            Silent("Dozens of people were injured in Turin.", "no figure"),
        ),
    ),
    FactRule(
        id="FAC-4-FIGURE",
        family="FAC-4",
        skill="FAC",
        level=1,
        finds="A clause with one figure in it: money, a percentage, a measure.",
        why="Figures are what a report can be checked by; know them with what they count.",
        find=find_figures,
        fires=(
            Fires(
                "Anna Berg spent $4 million on new boats for old harbours in Oslo.",
                ({"answer": "$4 million", "after": "on new boats for old harbours in Oslo"},),
            ),
            Fires(
                "Norlink spent about 40m kroner on new boats for old harbours in Oslo.",
                ({"before": "Norlink spent about", "answer": "40m kroner"},),
            ),
        ),
        silent=(
            Silent("Anna Berg paid $4 million for 12 ships in Oslo.", "two figures: which is asked?"),
            Silent("They paid $4 million for poor maintenance in Oslo.", "who?"),
            Silent("Anna Berg may pay $4 million for poor maintenance.", "nothing has happened"),
            Silent("Oslo and Bergen has paid 40m kroner for new boats from Norlink.", "a slip: which is the subject?"),
            Silent("Some 56 percent of Norwegians polled oppose new boats for Oslo.", "by which poll?"),
        ),
    ),
)
