"""FAC-4: sums, and figures behind a preposition: how much was spent, by how much it fell, by how many points one leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.clause import ClauseFact, drops_scope, is_anchored, is_year, spans_of, told_clauses, wording
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.facts.clause import Told
    from quizgen.read import Reading

_SIGNS = ("$", "£", "€", "¥")
_CURRENCIES = frozenset(
    {"dollar", "euro", "pound", "rouble", "ruble", "yen", "yuan", "franc", "krona", "krone", "rupee"}
)
_PERCENT = frozenset({"percent", "%"})
_ONLY = frozenset({"only", "just", "a", "mere", "currently", "now"})
"""Words before a figure that are the writer's view of it."""
_COMPARING = frozenset(
    {"more", "less", "fewer", "higher", "lower", "or", "each", "apiece", "and", "to", "of", "worth", "per"}
)
"""Words behind a figure that make of it a part of something else: "$2 million *more* than Berg"."""
_LEADING = frozenset({"by", "with", "to", "from", "in"})
_MAX_COUNTED = 6
_MIN_REST = 2


@dataclass(frozen=True, kw_only=True)
class KeyFigure(ClauseFact):
    """A clause with a figure in its place; ``how`` asks for it: "how much", "by how many points"."""

    kind: ClassVar[str] = "key_figure"
    identity: ClassVar[tuple[str, ...]] = ("how", "subject", "lemma", "rest")
    how: str


def find(reading: Reading) -> Iterator[KeyFigure]:
    """Yield sums that are an object, and figures behind a preposition of the verb."""
    for told in told_clauses(reading):
        if drops_scope(told.clause):
            continue
        found = [*_sums(told), *_behind_preposition(told)]
        if len(found) != 1:
            continue
        how, figure, taken = found[0]
        if not is_anchored(told, taken) or _is_thin(told, taken) or _may_be_name(told):
            continue
        yield KeyFigure(
            rule="FAC-4-KEY", spans=spans_of(told, figure), how=how, answer=told.text(figure), **wording(told, taken)
        )


def _is_thin(told: Told, taken: Sequence[Token]) -> bool:
    """Tell whether too little is left behind the verb to show which deed is meant: "how much has he raised?"."""
    left = {t.i for t in (*told.clause.rest, *told.clause.fronted)} - {t.i for t in taken}
    return len(left) < _MIN_REST


def _may_be_name(told: Told) -> bool:
    """Tell whether the subject begins the sentence with a word that may be a name, though none was read there."""
    head = told.clause.subject_head
    return head.text[:1].isupper() and head.i not in told.reading.mentions and len(told.clause.subject) == 1


def _sums(told: Told) -> Iterator[tuple[str, list[Token], list[Token]]]:
    """Yield how to ask for the sum that a verb of paying or earning has for its object, with its tokens."""
    verb = told.clause.verb
    if tree.is_passive(verb):
        return  # "Norlink was paid $4 million": by whom, and for what?
    infinitive = tree.child(verb, "xcomp")
    for governor in (verb, infinitive):
        if governor is None or governor.lemma_ not in lexicon("money_verbs"):
            continue
        head = tree.object_of(governor)
        figure = _figure(told, head) if head is not None and _is_money(head) else []
        if figure:
            yield "how much", figure, figure


def _behind_preposition(told: Told) -> Iterator[tuple[str, list[Token], list[Token]]]:
    """Yield how to ask for a figure behind "by", "to", "with" … with its tokens, and those with the preposition."""
    for preposition in tree.children(told.clause.verb, "prep"):
        head = tree.child(preposition, "pobj")
        if head is None or preposition.lower_ not in _LEADING or head.i < told.clause.verb.i:
            continue
        wh = _moved(told.clause.verb, preposition, head)
        if wh is not None:
            figure = _figure(told, head)
            if figure and figure[0].i == preposition.i + 1:
                yield wh, figure, [preposition, *figure]
            continue
        number = tree.child(head, "nummod")
        if number is None or not _is_counted(head, number):
            continue
        figure = [t for t in number.subtree if t.lower_ not in _ONLY]
        phrase = [t for t in told.clause.rest if t.i in {s.i for s in head.subtree}]
        counted = told.text([t for t in phrase if t.i > figure[-1].i])
        if not _opens(preposition, phrase, figure) or "," in counted or len(counted.split()) > _MAX_COUNTED:
            continue
        yield f"{preposition.lower_} how many {counted}", figure, [preposition, *phrase]


def _moved(verb: Token, preposition: Token, head: Token) -> str | None:
    """Return how to ask for the change of a figure: "by how much", "to what percentage"."""
    if verb.lemma_ not in lexicon("changing_verbs") or not (_is_money(head) or head.lower_ in _PERCENT):
        return None
    if preposition.lower_ == "by":
        return "by how much"
    return "to what percentage" if preposition.lower_ == "to" and head.lower_ in _PERCENT else None


def _is_counted(head: Token, number: Token) -> bool:
    """Tell whether a plural is counted by a number worth asking for: no date, no age, no "one of two"."""
    if (
        head.tag_ not in {"NNS", "NNPS"}
        or head.ent_type_ in {"DATE", "TIME"}
        or tree.child(head, "conj", "det", "poss")
    ):
        return False
    if number.tag_ != "CD" or number.lower_ in {"one", "1"} or number.ent_type_ in {"DATE", "TIME"} or is_year(number):
        return False
    return not any(t.is_punct for t in head.subtree)


def _opens(preposition: Token, phrase: Sequence[Token], figure: Sequence[Token]) -> bool:
    """Tell whether the figure stands right behind its preposition, and its phrase is one run of words."""
    between = [t for t in phrase if t.i < figure[0].i]
    return (
        bool(phrase)
        and all(t.lower_ in _ONLY for t in between)
        and phrase[-1].i - phrase[0].i + 1 == len(phrase)
        and phrase[0].i == preposition.i + 1
    )


def _is_money(head: Token) -> bool:
    if head.lemma_.lower() in _CURRENCIES:
        return tree.child(head, "nummod") is not None
    signed = any(t.text.endswith(_SIGNS) for t in head.subtree if t.i < head.i) or head.text.startswith(_SIGNS)
    return head.tag_ == "CD" and signed


def _figure(told: Told, head: Token) -> list[Token]:
    """Return the tokens of a figure up to its head, without "only"; nothing where it is part of something else."""
    inside = {t.i for t in told.clause.rest}
    tokens = [t for t in head.subtree if t.i <= head.i and t.lower_ not in _ONLY]
    whole = [t for t in head.subtree if t.i <= head.i]
    if any(t.i not in inside for t in tokens) or whole[-1].i - whole[0].i + 1 != len(whole):
        return []
    if any(t.pos_ == "DET" or t.tag_ == "PRP$" for t in tokens) or not any(t.like_num for t in tokens):
        return []
    following = head.nbor() if head.i + 1 < len(head.doc) else None
    cut = following is not None and (
        following.lower_ in _COMPARING or (following.text in {",", "-"} and following.i in inside)
    )
    return [] if cut or tree.child(head, "conj") is not None else tokens


RULES = (
    FactRule(
        id="FAC-4-KEY",
        family="FAC-4",
        skill="FAC",
        level=1,
        finds="A sum that was spent, raised or paid, and a figure behind “by”, “to” or “with”: by how many points, to what percentage.",
        why="Figures are what a report can be checked by; know them with what they count.",
        find=find,
        fires=(
            Fires(
                "According to Norlink, the Norwegian government has paid more than $4 million for old ferries since 2019.",
                ({"how": "how much", "answer": "more than $4 million", "source": "Norlink"},),
            ),
            Fires(
                "The price of ferry tickets in Norway rose by 12 percent in March 2024.",
                ({"how": "by how much", "answer": "12 percent"},),
            ),
            Fires(
                "Anna Berg trails Leo Brandt in Oslo by 14 percentage points.",
                ({"how": "by how many percentage points", "answer": "14"},),
            ),
        ),
        silent=(
            Silent(
                "Anna Berg paid $4 million more than Leo Brandt for the ferries of Norway.",
                "a difference, not what was paid",
            ),
            Silent("They paid $4 million for the ferries of Norway.", "who?"),
            Silent("Anna Berg raised $4 million.", "for what, and from whom?"),
            Silent("Anna Berg led the harbour board of Oslo for 12 years.", "a length of time"),
            Silent("Shares of Norlink rose $4, or 2 percent, in Oslo.", "two figures for one thing"),
        ),
    ),
)
