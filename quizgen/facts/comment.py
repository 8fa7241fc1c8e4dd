"""UNK-4: whose answer is missing, though the reporters asked for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.standalone import standalone
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading

_ANSWERING = frozenset({"respond", "reply", "return", "answer"})
_ASKED_FOR = frozenset({"comment", "interview", "statement", "comments", "reaction"})
_ASKING = frozenset({"request", "message", "call", "email", "e-mail", "inquiry", "question", "query"})
_VAGUE = frozenset({"some", "several", "many", "most", "few", "other", "others", "any", "no", "all"})
_MAX_WORDS = 14
_WHY = "A good report says whom it asked in vain; the missing answer proves nothing, but it is missing."


@dataclass(frozen=True, kw_only=True)
class NoComment(Fact):
    """Somebody asked for comment who gave none.

    who: made to stand alone. manner: "declined to comment", "did not respond to a request for comment",
    "could not be reached for comment". only: nobody else in the article left such a request without an answer.
    """

    kind: ClassVar[str] = "no_comment"
    identity: ClassVar[tuple[str, ...]] = ("who",)
    who: str
    manner: str
    only: bool


def find(reading: Reading) -> Iterator[NoComment]:
    """Yield those who, in the article's own voice, gave no comment when asked."""
    silences = [
        (sentence, verb, manner)
        for sentence in reading.body()
        for verb in sentence.tokens
        if (manner := _manner(verb)) is not None and not reading.in_quotation(verb)
    ]
    for sentence, verb, manner in silences:
        phrase = _phrase(reading, verb)
        who = standalone(reading, phrase) if phrase and reading.attribution_around(verb) is None else None
        if who is None or len(who.split()) > _MAX_WORDS or not _is_telling(reading, phrase, who):
            continue
        yield NoComment(
            rule="UNK-4",
            spans=make_spans({"answer": reading.parse.span(phrase), "cue": reading.parse.span([verb])}),
            sentence=sentence.span,
            who=who,
            manner=manner,
            only=len(silences) == 1,
        )


def _manner(verb: Token) -> str | None:
    """Return in which way an answer is missing, or None where the verb tells of no such thing."""
    if verb.lemma_ == "decline" and tree.is_past(verb) and tree.modal_of(verb) is None and not tree.is_negated(verb):
        comment = tree.child(verb, "xcomp", "dobj")
        return "declined to comment" if comment is not None and comment.lemma_ == "comment" else None
    negated = tree.child(verb, "neg") is not None
    if verb.lemma_ in _ANSWERING and negated and _did(verb) and _asked(verb):
        promptly = "immediately " if any(c.lower_ == "immediately" for c in verb.children) else ""
        return f"did not {promptly}respond to a request for {_asked_for(verb)}"
    if verb.lemma_ == "reach" and negated and tree.is_passive(verb) and any(c.lower_ == "could" for c in verb.children):
        return "could not be reached for comment"
    return None


def _did(verb: Token) -> bool:
    return any(aux.lower_ == "did" for aux in tree.auxiliaries_of(verb))


def _below(verb: Token) -> list[Token]:
    return [t for c in tree.children(verb, "prep", "dobj", "advcl", "xcomp") for t in c.subtree]


def _asked(verb: Token) -> bool:
    """Tell whether what stayed without an answer is a request for comment."""
    return any(
        t.lemma_.lower() in _ASKING and any(below.lower_ in _ASKED_FOR for below in t.subtree) for t in _below(verb)
    )


def _asked_for(verb: Token) -> str:
    return "an interview" if any(t.lower_ == "interview" for t in _below(verb)) else "comment"


def _phrase(reading: Reading, verb: Token) -> list[Token]:
    """Return the phrase for those asked, with a name that stands beside it; nothing where it tells nobody apart."""
    subject = tree.subject_of(verb)
    if subject is not None and subject.tag_ in {"WP", "WDT"}:
        subject = verb.head if verb.dep_ == "relcl" and tree.child(verb.head, "conj") is None else None
    if subject is None or subject.lower_ in _VAGUE or any(c.lower_ in _VAGUE for c in subject.children):
        return []
    if verb.i > subject.i and not _is_near(subject, verb):
        return []
    asides = [t for t in subject.subtree if t.i != subject.i and t.dep_ in {"relcl", "acl", "advcl"}]
    cut = {t.i for aside in asides for t in aside.subtree}
    tokens = [t for t in subject.subtree if t.i not in cut]
    while tokens[-1].is_punct:
        tokens.pop()
    if any(a.i + 1 != b.i and not _is_gap(a, b) for a, b in pairwise(tokens)):
        return []
    after = tokens[-1].nbor() if tokens[-1].i + 1 < len(tokens[-1].doc) else None
    return [] if after is not None and after.text in {"-", "–"} else tokens


def _is_telling(reading: Reading, phrase: list[Token], who: str) -> bool:
    """Tell whether a stranger could know who is meant: no surname alone, no bare noun."""
    entity = reading.entity(phrase[-1])
    if " " in who:
        return True
    return who[:1].isupper() and entity is not None and entity.kind is not EntityKind.PERSON


def _is_near(subject: Token, verb: Token) -> bool:
    """Tell whether nothing but what hangs on the two stands between them: else the parser may have missed the subject."""
    own = {t.i for t in subject.subtree}
    return all(
        t.i in own or t.is_punct or (t.head.i == verb.i and t.pos_ in {"AUX", "ADV", "PART"})
        for t in verb.doc[subject.i : verb.i]
    )


def _is_gap(before: Token, after: Token) -> bool:
    """Tell whether only punctuation was cut between two tokens."""
    return all(t.is_punct for t in before.doc[before.i + 1 : after.i])


RULES = (
    FactRule(
        id="UNK-4",
        family="UNK-4",
        skill="UNK",
        level=2,
        finds="Who was asked for comment and gave none.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "Leo Brandt declined to comment.",
                ({"who": "Leo Brandt", "manner": "declined to comment", "only": True},),
            ),
            Fires(
                "A spokeswoman for Norlink did not immediately respond to a request for comment.",
                (
                    {
                        "who": "a spokeswoman for Norlink",
                        "manner": "did not immediately respond to a request for comment",
                    },
                ),
            ),
            Fires(
                "Norlink’s owner, Leo Brandt, who lives in Oslo, declined to comment.",
                ({"who": "Norlink’s owner, Leo Brandt"},),
            ),
            Fires(
                "Kari Mellum could not be reached on Tuesday.\n\nLeo Brandt, who did not return two calls seeking comment, left.",
                (
                    {"who": "Kari Mellum", "manner": "could not be reached for comment", "only": False},
                    {"who": "Leo Brandt", "only": False},
                ),
            ),
        ),
        silent=(
            Silent("He declined to comment.", "who?"),
            Silent("Others declined to comment.", "who?"),
            Silent("Mr Smith declined to comment.", "a surname is not enough"),
            Silent("Some senators declined to comment.", "which ones?"),
            Silent("Leo Brandt did not respond to the attack.", "no reporter had asked"),
            Silent(
                "In his statement, Leo Brandt did not respond to the call for a new ferry.", "a demand, no question"
            ),
            Silent("Leo Brandt declined to comment in 2019, Norlink will say.", "somebody else's word"),
            Silent("Norlink will decline to comment.", "not yet"),
        ),
    ),
)
