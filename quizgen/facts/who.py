"""WHO-1: who people are, by the roles the text gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read.entities import EntityKind
from quizgen.read.roles import RoleMention, find_roles
from quizgen.read.standalone import standalone
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading

_MAX_WORDS = 16
_MIN_UNIQUE_WORDS = 3
_OFFICIAL = frozenset({"presidential", "papal", "royal", "federal"})
_BARE = frozenset(
    {"mr", "ms", "mrs", "professor", "dr", "judge", "private", "count", "sir", "general", "major", "official"}
)


@dataclass(frozen=True, kw_only=True)
class Role(Fact):
    """A person's role in words: "the US national security adviser", "head of the coast guard in Oslo".

    unique: the text gives it as a post that one person holds at a time.
    former: the text says that it is over. affiliated: the words tell of what body, place
    or person. best: the most telling role of this person in the article.
    """

    kind: ClassVar[str] = "role"
    identity: ClassVar[tuple[str, ...]] = ("person", "role")
    person: str
    role: str
    unique: bool
    former: bool
    best: bool
    affiliated: bool
    noun: str


def find(reading: Reading) -> Iterator[Role]:
    """Yield the roles of people, each wording once; the best of each person is marked."""
    worded = [(role, words) for role in find_roles(reading) if (words := _words(reading, role))]
    best: dict[str, str] = {}
    for role, words in worded:
        name = role.person.name
        if name not in best or _weight(words, role.former) > _weight(best[name], False):
            best[name] = words
    for role, words in worded:
        yield _fact(reading, role, words, best=best[role.person.name] == words)


def _weight(words: str, former: bool) -> tuple[bool, int]:
    """Rank roles: present before former, then the longer."""
    return (not former, len(words.split()))


def _words(reading: Reading, role: RoleMention) -> str | None:
    """Return the role made to stand alone, or None where it is unsafe or says too little."""
    tokens = list(reading.parse.doc[role.first : role.end])
    named = reading.mentions.get(role.head)
    if (named is not None and named.kind is EntityKind.PERSON) or any(token.text.isdigit() for token in tokens):
        return None
    while tokens and tokens[0].pos_ == "ADV":
        tokens.pop(0)
    if not tokens or tokens[0].nbor(-1).text == "-":
        return None
    definite = tokens[0].lower_ == "the"
    rest = _reworded(reading, tokens[1:] if definite else tokens)
    words = f"the {rest}" if definite and rest else rest
    if words is None or len(words.split()) > _MAX_WORDS or any(mark in words for mark in '"“”()'):
        return None
    entry = lexicon("role_nouns").entries[reading.parse.doc[role.head].lower_]
    alone = len([t for t in tokens if t.pos_ != "DET"]) == 1
    if entry.cls == "person" or (alone and (entry.cls in {"kin", "loose", "single"} or words.lower() in _BARE)):
        return None
    if entry.cls == "kin" and not any(t.tag_ == "POS" or t.lower_ == "of" for t in tokens):
        return None
    if entry.cls == "single" and not any(word[:1].isupper() for word in words.split()) and " of " not in words:
        return None
    return None if role.person.name in words else words


def _reworded(reading: Reading, tokens: list[Token]) -> str | None:
    """Return the phrase made to stand alone; a name in it makes up for an inner "the board"."""
    words = standalone(reading, tokens)
    if words is None and any(t.pos_ == "PROPN" for t in tokens):
        words = standalone(reading, tokens, definites=False)
    return words


def _fact(reading: Reading, role: RoleMention, words: str, *, best: bool) -> Role:
    parse = reading.parse
    tokens = parse.doc[role.first : role.end]
    head = parse.doc[role.head]
    return Role(
        rule="WHO-1",
        spans=make_spans(
            {
                "answer": parse.span(tokens),
                "person": parse.span(parse.doc[role.mention.first : role.mention.end]),
            }
        ),
        sentence=parse.sentence_of(head).span,
        person=role.person.name,
        role=words,
        unique=_is_unique(words, lexicon("role_nouns").entries[head.lower_].cls) and not role.former,
        former=role.former,
        best=best,
        affiliated=_is_affiliated(reading, role),
        noun=head.lower_,
        importance=min(1.0, len(role.person.mentions) / 6),
    )


def _is_affiliated(reading: Reading, role: RoleMention) -> bool:
    """Tell whether a role names its body, place or person, or is a state office by its adjective ("presidential")."""
    for token in reading.parse.doc[role.first : role.end]:
        entity = reading.mentions.get(token.i)
        if token.dep_ == "amod" and token.lower_ in _OFFICIAL:
            return True
        if entity is None:
            continue
        mention = next(m for m in entity.mentions if m.first <= token.i < m.end)
        if entity.kind is not EntityKind.ORGANISATION or mention.end - mention.first > 1:
            return True
    return False


def _is_unique(words: str, cls: str) -> bool:
    """Tell whether one person at a time holds the role: a single post, of something named, not "a …"."""
    first = words.split(maxsplit=1)[0].lower()
    if first in {"a", "an", "another", "one"} or not (cls == "single" or (cls == "post" and first == "the")):
        return False
    return len(words.split()) >= _MIN_UNIQUE_WORDS and any(word[:1].isupper() for word in words.split())


RULES = (
    FactRule(
        id="WHO-1",
        family="WHO-1",
        skill="WHO",
        level=1,
        finds="The role that the text gives a person, by apposition, title or “is”.",
        why="What a statement is worth depends on who makes it: learn the people before you weigh their words.",
        find=find,
        fires=(
            Fires(
                "Kari Mellum, head of the coast guard in Oslo, praised the crew.",
                ({"person": "Kari Mellum", "role": "head of the coast guard in Oslo", "unique": True},),
            ),
            Fires(
                "The Norwegian transport minister, Anna Berg, visited the ship. Berg’s spokesman, Leo Brandt, did not.",
                (
                    {"person": "Anna Berg", "role": "the Norwegian transport minister", "best": True},
                    {"person": "Leo Brandt", "role": "Anna Berg’s spokesman"},
                ),
            ),
            Fires(
                "Portugal’s Prime Minister Rui Sousa met former banker Ines Prado.",
                (
                    {"person": "Rui Sousa", "role": "Portugal’s Prime Minister"},
                    {"person": "Ines Prado", "role": "former banker", "former": True},
                ),
            ),
        ),
        silent=(
            Silent("Anna Berg, 58, praised the crew.", "an age is no role"),
            Silent("Anna Berg, a woman of few words, praised the crew.", "“woman” is no role"),
            Silent(
                "The prize went to Anna Berg, Leo Brandt and Ines Prado, a nurse.", "whose apposition, after a list?"
            ),
            Silent("The captain, Anna Berg, wept.", "captain of what? a bare post says too little"),
        ),
    ),
)
