"""FAC-2: two or three names that together are the subject of a clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.clause import WHY, ClauseFact, spans_of, told_clauses, wording
from quizgen.gazetteer import place_type
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading


@dataclass(frozen=True, kw_only=True)
class ListOf(ClauseFact):
    """Two or three names coordinated as the subject of a clause; ``noun`` is what they all are."""

    kind: ClassVar[str] = "list"
    identity: ClassVar[tuple[str, ...]] = ("lemma", "items")
    items: tuple[str, ...]
    noun: str


def find_lists(reading: Reading) -> Iterator[ListOf]:
    """Yield clauses whose subject is exactly two or three coordinated names of one type."""
    for told in told_clauses(reading):
        names = tree.conjuncts_of(told.clause.subject_head)
        if (
            not 2 <= len(names) <= 3
            or not _is_bare_list(told.clause.subject, names)
            or _only_describes(told.clause.verb)
        ):
            continue
        nouns = {_noun_for(reading, name) for name in names}
        noun = nouns.pop()
        if nouns or noun is None:
            continue
        items = tuple(told.text(reading_mention(reading, name)) for name in names)
        yield ListOf(
            rule="FAC-2", spans=spans_of(told, told.clause.subject), items=items, noun=noun,
            answer=told.text(told.clause.subject), **wording(told),
        )  # fmt: skip


def _only_describes(verb: Token) -> bool:
    """Tell whether a clause says how two are or look, or where they stand: others may be so, too."""
    return verb.lemma_ in lexicon("describing_verbs") and not tree.is_passive(verb)


def reading_mention(reading: Reading, token: Token) -> Sequence[Token]:
    """Return the tokens of the name that ``token`` belongs to."""
    entity = reading.mentions[token.i]
    mention = next(m for m in entity.mentions if m.first <= token.i < m.end)
    return list(reading.parse.doc[mention.first : mention.end])


def _is_bare_list(subject: Sequence[Token], names: Sequence[Token]) -> bool:
    """Tell whether the subject holds the names, "and", commas, and nothing else."""
    heads = {name.i for name in names}
    return (
        any(t.lower_ == "and" for t in subject)
        and subject[0].lower_ != "both"
        and all(t.i in heads or t.dep_ in {"compound", "cc", "punct", "det"} for t in subject)
    )


def _noun_for(reading: Reading, name: Token) -> str | None:
    entity = reading.mentions.get(name.i)
    if entity is None or entity.ambiguous:
        return None
    if entity.kind is EntityKind.PERSON:
        return "people"
    if entity.kind is EntityKind.PLACE:
        sort = place_type(entity.name)
        return {"country": "countries", "city": "cities", "state": "states"}.get(sort or "")
    return None


RULES = (
    FactRule(
        id="FAC-2",
        family="FAC-2",
        skill="FAC",
        level=1,
        finds="Two or three names of one kind that together are the subject of a clause.",
        why=WHY,
        find=find_lists,
        fires=(
            Fires(
                "Paris and Berlin have been proposed as seats of a new agency.",
                ({"items": ("Paris", "Berlin"), "noun": "cities", "answer": "Paris and Berlin"},),
            ),
        ),
        silent=(
            Silent(
                "Anna Berg and Leo Brandt were effective in the first debate of Oslo.", "how they were, by one opinion"
            ),
            Silent(
                "Both Anna Berg and Leo Brandt have been invited to the first debate of Oslo.",
                "“both” of a group known already",
            ),
            Silent("Oslo and Anna Berg have been proposed.", "a city and a person are not of one kind"),
            Silent(
                "Oslo, Riga, Bonn and Turin have been proposed as seats of the agency.", "more than three are a set"
            ),
            Silent("Cities such as Oslo and Riga have applied to the agency.", "examples are not the whole list"),
        ),
    ),
)
