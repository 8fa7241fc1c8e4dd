"""SRC-5 for politics: politicians on a rival party, and members of a government on its own policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts import who
from quizgen.facts.interest import words_of_speakers
from quizgen.grammar.articles import with_indefinite
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Fact, Span, make_spans
from quizgen.read.entities import EntityKind
from quizgen.read.role_words import is_title_word
from quizgen.read.voice import is_opinion
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from quizgen.lexicon import Entry
    from quizgen.read import Reading
    from quizgen.read.entities import Entity, Mention

_WORDS = 8
"""Words of a person's from which it can be told what they are about."""
_SHADOW = re.compile(r"\b(?:shadow|opposition)\b", re.IGNORECASE)
_GOVERNMENT = re.compile(r"\bgovernment(?!s|al)\b", re.IGNORECASE)
_OTHER_LEVEL = re.compile(
    r"\b(?:local|federal|state|city|central|previous|former|last|next|future|world|foreign) government", re.I
)
_OFFICE = re.compile(r"\b(?:minister|secretary|chancellor)\b", re.IGNORECASE)
_NO_OFFICE = re.compile(
    r"\b(?:general|press|permanent|private|parliamentary|company|union|shadow|former|ex|assistant|church)\b|\bex-|\bof state\b",
    re.IGNORECASE,
)
_SPOKES = re.compile(r"\b(?:spokes(?:man|woman|person)|leader)$", re.IGNORECASE)
_BARRED = re.compile(r"\b(?:former|ex|then|late|fellow|rival|departing)\b|\bex-", re.IGNORECASE)
_ONE_HOLDER = re.compile(
    r"\b(?:leader|chairman|chairwoman|chancellor|secretary|spokesman|spokeswoman|spokesperson|minister)$", re.IGNORECASE
)
_LONGEST = 8
_WHY = "Who speaks for one side may know best, and still speaks for it: weigh the words with that in mind."


@dataclass(frozen=True, kw_only=True)
class Rivalry(Fact):
    """A politician who speaks on a side that the post makes a rival or the own one.

    post: with its article. side: whom the words are about.
    stake: "rival", "opposition", "member" (of the government), or the party for which the post speaks.
    """

    kind: ClassVar[str] = "rivalry"
    identity: ClassVar[tuple[str, ...]] = ("person", "side")
    person: str
    post: str
    side: str
    stake: str


@dataclass(frozen=True)
class _Post:
    """A post as the report puts it beside a name, without its article; words and name as spans."""

    person: str
    words: str
    answer: Span
    name: Span


def find(reading: Reading) -> Iterator[Rivalry]:
    """Yield the politicians whose words are about a rival party, or about the government they sit in or oppose."""
    if is_opinion(reading):
        return
    said = words_of_speakers(reading)
    posts = {post.person: post for post in (*_of_roles(reading), *_posts(reading))}
    for post in posts.values():
        words = said.get(post.person, "")
        if len(words.split()) < _WORDS:
            continue
        found = (
            _rival(post, words) or _rival_person(reading, post, posts, words) or _of_government(reading, post, words)
        )
        if found is not None:
            side, stake = found
            token = reading.parse.tokens(post.answer)[0]
            yield Rivalry(
                rule="SRC-5-RIVAL",
                spans=make_spans({"answer": post.answer, "name": post.name}),
                sentence=reading.parse.sentence_of(token).span,
                person=post.person,
                post=_with_article(post.words),
                side=side,
                stake=stake,
            )


def _of_roles(reading: Reading) -> Iterator[_Post]:
    """Yield the roles of politicians that name a party: "a Democratic representative from Maryland"."""
    for role in who.find(reading):
        answer, name = role.span("answer"), role.span("name")
        if (
            not role.best
            or role.former
            or role.contending
            or role.noun not in lexicon("political_posts")
            or not _parties(role.role)
        ):
            continue
        if answer is not None and not _BARRED.search(role.role):
            yield _Post(role.person, re.sub(r"^(?:an?|the) ", "", role.role), answer, name or answer)


def _posts(reading: Reading) -> Iterator[_Post]:
    """Yield for each person the first present post that stands right before the full name or right behind it."""
    for person in reading.entities:
        if person.kind is not EntityKind.PERSON or person.ambiguous or " " not in person.name:
            continue
        full = (m for m in person.mentions if m.text == person.name)
        found = next(filter(None, (_before(reading, person, m) or _behind(reading, person, m) for m in full)), None)
        if found is not None and " " in found.words and not _BARRED.search(found.words):
            yield found


def _before(reading: Reading, person: Entity, mention: Mention) -> _Post | None:
    """Return the post of "Labour transport spokesman Leo Brandt"."""
    doc, end = reading.parse.doc, mention.first
    noun = doc[end - 1] if end else None
    if noun is None or noun.lower_ not in lexicon("political_posts") or noun.sent != doc[mention.first].sent:
        return None
    first = end - 1
    while first and end - first < _LONGEST and doc[first - 1].sent == noun.sent and _belongs(doc[first - 1]):
        first -= 1
    return _post(reading, person, first, end, mention)


def _behind(reading: Reading, person: Entity, mention: Mention) -> _Post | None:
    """Return the post of "Leo Brandt, the Labour transport spokesman,"."""
    doc, first = reading.parse.doc, mention.end + 1
    if first >= len(doc) or doc[mention.end].text != ",":
        return None
    first += doc[first].lower_ in {"a", "an", "the"}
    end = first
    while (
        end < len(doc)
        and end - first < _LONGEST
        and (_belongs(doc[end]) or doc[end].lower_ in lexicon("political_posts"))
    ):
        end += 1
    if end == first or doc[end - 1].lower_ not in lexicon("political_posts"):
        return None
    end = _past_seat(doc, end)
    if end >= len(doc) or doc[end].text not in {",", ".", "-", "–", "—"}:
        return None
    return _post(reading, person, first, end, mention)


def _past_seat(doc: Doc, end: int) -> int:
    """Return where a post ends that goes on with its seat: "MP *for Leeds North*"."""
    if end + 1 >= len(doc) or doc[end].lower_ not in {"for", "from", "of"}:
        return end
    index = end + 1
    while index < len(doc) and doc[index].pos_ == "PROPN":
        index += 1
    return index if index > end + 1 else end


def _belongs(token: Token) -> bool:
    if is_title_word(token.lower_):
        return True  # "shadow", whatever the parser takes it for
    if token.pos_ == "ADJ":
        return token.text[:1].isupper() or "-" in token.text
    following = token.doc[token.i + 1 : token.i + 2].text
    return token.pos_ in {"NOUN", "PROPN"} or token.text in {"-", "&"} or following == "-"


def _post(reading: Reading, person: Entity, first: int, end: int, mention: Mention) -> _Post | None:
    parse = reading.parse
    if reading.in_quotation(parse.doc[first]) or parse.sentence_of(parse.doc[first]).kind is not BlockKind.BODY:
        return None
    tokens = list(parse.doc[first:end])
    words = " ".join(_lowered(token) for token in tokens).replace(" - ", "-")
    return _Post(person.name, words, parse.span(tokens), parse.span(list(parse.doc[mention.first : mention.end])))


def _lowered(token: Token) -> str:
    """Return a word of a post without the capital that a title or the start of a sentence lends it."""
    small = token.lower_ in lexicon("political_posts") or is_title_word(token.lower_)
    small = small and token.text not in lexicon("party_words")
    return token.lower_ if small and not token.text.isupper() else token.text


def _rival(post: _Post, words: str) -> tuple[str, str] | None:
    """Return the one rival party that a party politician's words name."""
    own = _parties(post.words)
    if len(own) != 1:
        return None
    country, party = next(iter(own))
    others = {name for where, name in _parties(words) if name != party and where == country}
    return (others.pop(), "rival") if len(others) == 1 else None


def _rival_person(reading: Reading, post: _Post, posts: dict[str, _Post], words: str) -> tuple[str, str] | None:
    """Return the one politician of a rival party whom the words name."""
    own = _parties(post.words)
    if len(own) != 1:
        return None
    country, party = next(iter(own))
    named = [o for o in posts.values() if o is not post and re.search(rf"\b{re.escape(_surname(o.person))}\b", words)]
    rivals = [
        other.person
        for other in named
        if len(theirs := _parties(other.words)) == 1
        and all(where == country and name != party for where, name in theirs)
    ]
    if rivals:
        return (rivals[0], "rival") if len(rivals) == 1 else None
    officers = [
        o for o in named if _OFFICE.search(o.words) and not _NO_OFFICE.search(o.words) and not _parties(o.words)
    ]
    if len(officers) == 1 and _SPOKES.search(post.words):
        return officers[0].person, party
    return None


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1]


def _parties(text: str) -> set[tuple[str, str]]:
    """Return country and name of the parties that a text names."""
    return {(entry.cls, entry.gloss) for entry in lexicon("parties") if _names(entry, text)}


def _names(entry: Entry, text: str) -> bool:
    barred = "".join(rf"(?<!\b{re.escape(word)} )" for word in entry.never_with)
    return re.search(rf"(?<![\w-]){barred}{re.escape(entry.lemma)}(?![\w-])", text) is not None


def _of_government(reading: Reading, post: _Post, words: str) -> tuple[str, str] | None:
    """Return the government as the side of one of its ministers, or of a politician whose post is to oppose it."""
    if not _GOVERNMENT.search(words) or _OTHER_LEVEL.search(words) or _governments(reading) > 1:
        return None
    if _SHADOW.search(post.words):
        return "the government", "opposition"
    if _OFFICE.search(post.words) and not _NO_OFFICE.search(post.words) and not _parties(post.words):
        return "the government’s policy", "member"
    return None


def _governments(reading: Reading) -> int:
    """Return how many countries' governments a report may be about: that of two ministers is not the same."""
    adjectives = re.findall(r"\b([A-Z]\w+) government\b", reading.article.text)
    return len({word for word in adjectives if word not in {"The", "A", "Our"}})


def _with_article(post: str) -> str:
    bare = re.sub(r" (?:for|from|of) [A-Z].*$", "", post)
    return f"the {post}" if _ONE_HOLDER.search(bare) else with_indefinite(post)


RULES = (
    FactRule(
        id="SRC-5-RIVAL",
        family="SRC-5",
        skill="SRC",
        level=2,
        finds="A politician who speaks of a rival party, or of the government that the post supports or opposes.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "Anna Berg, a Labour MP from Leeds, said that the Tories had closed forty harbours in a year.",
                (
                    {
                        "person": "Anna Berg",
                        "post": "a Labour MP from Leeds",
                        "side": "the Conservatives",
                        "stake": "rival",
                    },
                ),
            ),
            Fires(
                "Shadow transport secretary Leo Brandt said that the government had forgotten the harbours of Wales.",
                ({"person": "Leo Brandt", "side": "the government", "stake": "opposition"},),
            ),
            Fires(
                "Transport minister Anna Berg said that the government would open three new harbours in Wales.",
                ({"person": "Anna Berg", "side": "the government’s policy", "stake": "member"},),
            ),
        ),
        silent=(
            Silent(
                "Anna Berg, a Labour MP from Leeds, said that forty harbours had closed in a year.",
                "no word of a rival",
            ),
            Silent(
                "Anna Berg, a Labour MP from Leeds, said that the Social Democrats of Norway had closed forty harbours.",
                "a party of another country",
            ),
            Silent(
                "Anna Berg, a former Labour MP from Leeds, said that the Tories had closed forty harbours in a year.",
                "she holds the seat no longer",
            ),
            Silent(
                "Transport minister Anna Berg said that local government would open three new harbours in Wales.",
                "another level of government",
            ),
        ),
    ),
)
