"""FAC-4: what share of a group did or had something: polls, markets, votes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.clause import WHY, ClauseFact, is_named, leave_out, spans_of, telling_words, told_clauses, wording
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.facts.clause import Told
    from quizgen.read import Reading

_MIN_TELLING = 3
_TIMES = frozenset({"year", "month", "week", "day", "decade", "century", "season", "time"})
_MAX_GROUP_WORDS = 10
_ROUNDING = frozenset(
    {"nearly", "only", "roughly", "approximately", "barely", "hardly", "fully", "exactly", "narrowly"}
)


@dataclass(frozen=True, kw_only=True)
class Share(ClauseFact):
    """A share of a group; ``group`` is what it is a share of, ``of_subject`` where it stands."""

    kind: ClassVar[str] = "share"
    identity: ClassVar[tuple[str, ...]] = ("group", "lemma", "rest")
    group: str
    of_subject: bool


def find(reading: Reading) -> Iterator[Share]:
    """Yield clauses whose subject or object is a share "of" a group."""
    for told in told_clauses(reading):
        for head, of_subject in _heads(told):
            fact = _fact(told, head, of_subject=of_subject)
            if fact is not None:
                yield fact


def _heads(told: Told) -> Iterator[tuple[Token, bool]]:
    """Yield the share nouns that are the subject, the object, or behind the verb's preposition."""
    verb = told.clause.verb
    if tree.is_share(told.clause.subject_head):
        yield told.clause.subject_head, True
    behind = (tree.child(p, "pobj") for p in tree.children(verb, "prep"))
    for noun in (tree.object_of(verb), *behind):
        if noun is not None and tree.is_share(noun):
            yield noun, False


def _fact(told: Told, head: Token, *, of_subject: bool) -> Share | None:
    of = next(c for c in head.children if c.lower_ == "of")
    inside = {t.i for t in head.subtree}
    phrase = [t for t in (told.clause.subject if of_subject else told.clause.rest) if t.i in inside]
    answer = _without_comment([t for t in phrase if t.i < of.i])
    group = [t for t in phrase if t.i > of.i]
    if head.ent_type_ in {"DATE", "TIME"} or any(t.lemma_.lower() in _TIMES for t in group):
        return None  # "the first half of the year" is no share that anybody counted
    if not answer or not group or not _is_run(phrase) or tree.child(head, "conj") is not None:
        return None
    following = phrase[-1].nbor() if phrase[-1].i + 1 < len(phrase[-1].doc) else None
    if following is not None and following.lower_ in {"without", "with", "who", "that"}:
        return None  # "voters without a degree", which the parser cut in two
    if group[-1].pos_ in {"CCONJ", "VERB", "AUX"} or any(t.lower_ == "and" and t.i > group[0].i for t in group[-2:]):
        return None  # cut in the middle
    if told.clause.verb.lemma_ in lexicon("opinion_verbs") and told.source is None and not _names_poll(told):
        return None
    asked = leave_out(told.clause.all(), answer)
    words = told.text(group)
    if len(words.split()) > _MAX_GROUP_WORDS or "," in words or telling_words(told.reading, asked) < _MIN_TELLING:
        return None
    if not is_named(told, asked):
        return None
    return Share(
        rule="FAC-4-SHARE", spans=spans_of(told, answer), answer=told.text(answer), group=words, of_subject=of_subject,
        **wording(told, () if of_subject else phrase),
    )  # fmt: skip


def _without_comment(answer: Sequence[Token]) -> list[Token]:
    """Leave off an adverb in front that belongs to the whole clause: "ultimately 54 percent", not "only 54 percent"."""
    first = 1 if len(answer) > 1 and answer[0].tag_ == "RB" and answer[0].lower_.endswith("ly") else 0
    return list(answer[first:]) if first and answer[0].lower_ not in _ROUNDING else list(answer)


def _names_poll(told: Told) -> bool:
    return any(
        t.lemma_.lower() in {"poll", "survey", "respondent", "poller"} or t.lower_ == "polled"
        for t in told.clause.all()
    )


def _is_run(tokens: Sequence[Token]) -> bool:
    return tokens[-1].i - tokens[0].i + 1 == len(tokens)


RULES = (
    FactRule(
        id="FAC-4-SHARE",
        family="FAC-4",
        skill="FAC",
        level=1,
        finds="What share of a group did or had something.",
        why=WHY,
        find=find,
        fires=(
            Fires(
                "Only a quarter of voters in Norway voted for building a second bridge.",
                ({"answer": "only a quarter", "group": "voters in Norway", "of_subject": True},),
            ),
            Fires(
                "Norlink accounted for 70 percent of the ferry market of Norway in 2019.",
                ({"answer": "70 percent", "group": "the ferry market of Norway", "of_subject": False},),
            ),
        ),
        silent=(
            Silent("Only a quarter favoured building a second bridge.", "a quarter of whom?"),
            Silent("Only a quarter of voters in Norway favoured building a second bridge.", "who asked them?"),
            Silent("A member of the board favoured building a second bridge in Norway.", "no share"),
        ),
    ),
)
