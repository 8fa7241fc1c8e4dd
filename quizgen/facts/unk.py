"""UNK: what nobody would say, and what is said to be unclear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.lexicon import lexicon
from quizgen.model import Fact, Span, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.roles import find_roles
from quizgen.read.standalone import rewrite, standalone
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading

_UNCLEAR = frozenset({"unclear", "unknown", "uncertain", "known", "clear", "certain"})
_OPENERS = frozenset({"whether", "if", "who", "what", "when", "where", "why", "how", "which"})


@dataclass(frozen=True, kw_only=True)
class Unknown(Fact):
    """Something that stays unknown.

    who: the one who would not say it, with full name, or None where nobody was asked. role: the person's role.
    verb: "decline" or "refuse" or "unclear". telling: the verb of telling ("say", "comment").
    what: the question left open, made to stand alone ("whether …"). printed: the same as printed. yes_or_no: it is a "whether" question.
    """

    kind: ClassVar[str] = "unknown"
    identity: ClassVar[tuple[str, ...]] = ("who", "what")
    who: str | None
    role: str | None
    verb: str
    telling: str
    what: str
    printed: str
    yes_or_no: bool


def find_refusals(reading: Reading) -> Iterator[Unknown]:
    """Yield "X declined to say whether …" and "X would not say who …", past tense, with X known."""
    roles = {r.person.name: r for r in find_roles(reading) if not r.former}
    for sentence in reading.body():
        for verb in sentence.tokens:
            found = _refusal(verb)
            if found is None or reading.in_quotation(verb):
                continue
            telling, lemma = found
            subject = tree.subject_of(verb)
            who = _who(reading, subject) if subject is not None else None
            what = _open_question(reading, telling)
            if who is None or what is None:
                continue
            role = roles.get(who)
            words = (
                standalone(reading, list(reading.parse.doc[role.first : role.end]), definites=False) if role else None
            )
            asked = [t for t in tree.noun_phrase(subject) if t.i < what[0].i] if subject is not None else []
            fact = _unknown(reading, sentence.span, telling, what, who=who, role=words, verb=lemma, asked=asked)
            if fact is not None:
                yield fact


def _is_telling(verb: Token) -> bool:
    """Tell whether a verb of telling may be followed by what is not told: "declined to *say* whether …"."""
    entry = lexicon("telling_verbs").get(verb.lemma_)
    return entry is not None and entry.cls == "unknown"


def _refusal(verb: Token) -> tuple[Token, str] | None:
    """Return the verb of telling under a past refusal, and "decline" or "refuse"; None for anything else."""
    if (
        verb.lemma_ in {"decline", "refuse"}
        and tree.is_past(verb)
        and not tree.is_negated(verb)
        and not tree.modal_of(verb)
    ):
        telling = tree.child(verb, "xcomp")
        if telling is not None and _is_telling(telling):
            return telling, str(verb.lemma_)
    if _is_telling(verb) and tree.child(verb, "neg") is not None:
        modal = tree.modal_of(verb)
        if modal is not None and modal.lower_ in {"would", "'d"}:
            return verb, "refuse"
    return None


def _who(reading: Reading, subject: Token) -> str | None:
    entity = reading.entity(subject)
    if entity is not None:
        if entity.ambiguous:
            return None
        return entity.name if entity.kind is EntityKind.PERSON else standalone(reading, tree.noun_phrase(subject))
    return None if subject.pos_ == "PRON" else standalone(reading, tree.noun_phrase(subject))


def _open_question(reading: Reading, verb: Token) -> list[Token] | None:
    """Return the tokens of the question left open: "whether …", "who …", "about …"."""
    clause = tree.child(verb, "ccomp", "advcl", "pcomp")
    if clause is None:
        return None
    tokens = list(clause.subtree)
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    if not tokens or tokens[0].lower_ not in _OPENERS or len(tokens) > 28:
        return None
    return tokens


def _unknown(
    reading: Reading,
    sentence: Span,
    cue: Token,
    what: list[Token],
    *,
    who: str | None,
    role: str | None,
    verb: str,
    asked: Sequence[Token] = (),
) -> Unknown | None:
    """Return the fact, or None where the open question cannot stand alone.

    asked: the tokens of ``who``; the card names them first, so that "he" behind them needs no other words.
    """
    # Where somebody is asked, the question names whom; an open question of the report must say itself what it is about.
    worded = rewrite(reading, [*asked, *what], definites=who is None)
    if worded is None:
        return None
    words = worded.text(what)
    return Unknown(
        rule="UNK-1" if who else "UNK-3",
        spans=make_spans({"answer": reading.parse.span(what), "cue": reading.parse.span([cue])}),
        sentence=sentence,
        who=who,
        role=role,
        verb=verb,
        telling=str(cue.lemma_),
        what=words,
        printed=reading.parse.text(what),
        yes_or_no=what[0].lower_ in {"whether", "if"},
    )


def find_unclear(reading: Reading) -> Iterator[Unknown]:
    """Yield "it is unclear whether …" and "it is not known who …" in the article's own voice."""
    for sentence in reading.body():
        for word in sentence.tokens:
            if word.lower_ not in _UNCLEAR or reading.in_quotation(word) or reading.attribution_around(word):
                continue
            verb = word if word.tag_ == "VBN" else word.head
            negative = tree.child(verb, "neg") is not None
            if negative == word.lower_.startswith("un") or not _has_expletive(verb):
                continue
            what = _open_question(reading, verb) or _open_question(reading, word)
            fact = _unknown(reading, sentence.span, word, what, who=None, role=None, verb="unclear") if what else None
            if fact is not None:
                yield fact


def _has_expletive(verb: Token) -> bool:
    subject = tree.child(verb, "nsubj", "nsubjpass", "expl")
    return subject is not None and subject.lower_ == "it"


RULES = (
    FactRule(
        id="UNK-1",
        family="UNK-1",
        skill="UNK",
        level=2,
        finds="What somebody declined or refused to say.",
        why="An answer that was asked for and not given is news too; it proves neither yes nor no.",
        find=find_refusals,
        fires=(
            Fires(
                "Rui Sousa declined to say whether Norway would buy two ships.",
                ({"who": "Rui Sousa", "verb": "decline", "telling": "say", "yes_or_no": True},),
            ),
            Fires(
                "Anna Berg refused to say who had paid for two ships.",
                ({"who": "Anna Berg", "what": "who had paid for two ships", "yes_or_no": False},),
            ),
        ),
        silent=(
            Silent("Sales of tickets declined in Oslo.", "“decline” is to fall"),
            Silent("Anna Berg declined to comment.", "on what is not said"),
            Silent("Anna Berg will refuse to say who paid for two ships.", "not yet happened"),
            Silent("She refused to say who had paid for two ships.", "who is she?"),
        ),
    ),
    FactRule(
        id="UNK-3",
        family="UNK-3",
        skill="UNK",
        level=2,
        finds="What the report itself calls unclear or not known.",
        why="A good report says what it does not know; a good reader remembers that part.",
        find=find_unclear,
        fires=(
            Fires(
                "It is unclear when two ferries in Oslo can be towed away.",
                ({"who": None, "what": "when two ferries in Oslo can be towed away"},),
            ),
            Fires("It is not known whether Rui Sousa owns four ships.", ({"yes_or_no": True},)),
        ),
        silent=(
            Silent("It is known that Rui Sousa owns four ships.", "known"),
            Silent("It is clear who paid for two ships.", "clear"),
            Silent("Anna Berg said it was unclear who had paid for two ships.", "the speaker's, not the report's"),
        ),
    ),
)
