"""SRC-5: sources that speak or work for somebody the report is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts import who
from quizgen.facts.definite import with_the
from quizgen.grammar.articles import with_indefinite
from quizgen.lexicon import lexicon
from quizgen.model import Fact
from quizgen.read.entities import EntityKind
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from quizgen.facts.who import Role
    from quizgen.model import Article
    from quizgen.read import Reading
    from quizgen.read.entities import Entity

_SPEAKS = frozenset({"neutral", "force", "doubt", "endorse", "concession"})
_OVER = re.compile(r"\b(?:fired|ousted|departing|onetime|then)\b", re.IGNORECASE)
_SHADOW = re.compile(
    r"\b(?:shadow|opposition|(?:Conservative|Tory|Labour|Liberal Democrat|Lib Dem)(?= (?:\w+ ){0,3}spokes))",
    re.IGNORECASE,
)
"""A party's spokesman *for* an office does not speak for the office but against those who hold it."""
_SELF = re.compile(r"\b(?:we|us|our|ours|he|him|his|she|her|hers)\b", re.IGNORECASE)
_THE_NOUN = re.compile(r"\bthe ([a-z]+)")
_OWN = re.compile(r"\b(?:we|our|ours)\b", re.IGNORECASE)
_SECOND = re.compile(r",? and (?:an? |the )?(?:former|past|ex|onetime)\b.*$")
_UNCLEAR = re.compile(
    r"^the \w+['’]s\b|\bthe (?:\w+ )*(?:group|company|committee|firm|office|campaign|department)$|\bState spokes|['’]{2}|[\"“”()]"
)
"""Employers that only the article could tell: "the group", "the Chamber’s", "State" for a department."""
_SIDES = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.OTHER})
_OF_STAGE = frozenset({"director"})
_STAGED = re.compile(r"\b(?:films?|movies?|cinemas?|theatre|theater|stage)\b", re.IGNORECASE)
_MIN_SAID = 4
_MIN_MENTIONS = 3
"""Times a name must stand in the text for the report to be about it."""
_NAME = re.compile(r"\b[A-Z][\w’'.-]+")
_NAMES = re.compile(r"[A-Z][\w’'.&-]*(?: (?:of|and|for|the|[A-Z&][\w’'.&-]*))*(?<! of)(?<! and)(?<! for)(?<! the)")
_POSSESSION = re.compile(r"['’]s?$")
_DETERMINED = re.compile(r"(?:the|an?|his|her|their|one)\b|.*?['’](?:s\b|(?=\s))", re.IGNORECASE)
_SINGLE = frozenset(
    {"secretary", "manager", "executive", "ceo", "president", "chairman", "chairwoman", "chair",
     "treasurer"}
)  # fmt: skip
"""Posts that one person holds at a time."""
_WHY = "Who speaks for one side may know best, and still speaks for it: weigh the words with that in mind."


@dataclass(frozen=True, kw_only=True)
class Tie(Fact):
    """A person who is a source, and the post that ties this person to one side; the post has its article.

    side: the person or body that the report is about and the post is for: "Norlink", or "party politics".
    """

    kind: ClassVar[str] = "tie"
    identity: ClassVar[tuple[str, ...]] = ("person", "post")
    person: str
    post: str
    side: str


def find(reading: Reading) -> Iterator[Tie]:
    """Yield the sources whose post shows for whom they speak, where the report is about that one."""
    speakers = words_of_speakers(reading)
    for role in who.find(reading):
        post = _SECOND.sub("", role.role)
        if not role.best or role.former or role.person not in speakers or _OVER.search(post) or _UNCLEAR.search(post):
            continue
        if _SHADOW.search(post):
            continue
        side = _side(reading, post, _works_for(reading, post, role))
        if side is not None and side != role.person and _speaks_of(reading, speakers[role.person], side):
            yield Tie(
                rule="SRC-5",
                spans=role.spans,
                sentence=role.sentence,
                importance=role.importance,
                person=role.person,
                post=_with_article(post, role.noun),
                side=side,
            )


def words_of_speakers(reading: Reading) -> dict[str, str]:
    """Return by name what each person is given as saying, all of it; words put into a mouth by others do not count."""
    words: dict[str, str] = {}
    for a in reading.attributions:
        if a.entity is not None and a.stance in _SPEAKS and not a.negated and not a.question and a.nested is None:
            said = " ".join(span.of(reading.article.text) for span in a.content)
            words[a.entity.name] = f"{words.get(a.entity.name, '')} {said}"
    return words


def _works_for(reading: Reading, post: str, role: Role) -> list[str]:
    """Return the names in the post of those for whom its holder works, and whom the article is about."""
    article = reading.article
    entry = lexicon("partisan_roles").get(role.noun)
    if (
        entry is None
        or entry.gloss not in post.lower()
        or any(word in post.lower().split() for word in entry.never_with)
    ):
        return []
    if "body" in entry.gate:
        if role.noun in _OF_STAGE and _STAGED.search(article.text):
            return []  # the director of a film
        said = words_of_speakers(reading).get(role.person, "")
        return [
            name
            for name in _bodies(post, role.noun)
            if _is_body(reading, name, post) and (_is_central(name, article) or _tells_of(said, name, article))
        ]
    return [name for gate in entry.gate for name in _employers(post, role.noun, gate) if _is_central(name, article)]


def _side(reading: Reading, post: str, names: list[str]) -> str | None:
    """Return in full whom one of the names means: the longest name of the article with it; for a party its politics."""
    bare = [_POSSESSION.sub("", name) for name in names]
    people = [e for e in reading.entities if e.kind is EntityKind.PERSON and " " in e.name and e.name in post]
    if any(e.name.split()[-1] not in bare for e in people):
        return None  # the post is for somebody whom the report is not about
    known = [
        e
        for e in reading.entities
        if e.kind in _SIDES and not e.ambiguous and " v. " not in e.name and _is_meant(e, bare, post)
    ]
    if known:
        one = max(known, key=lambda e: len(e.name))
        if re.search(rf"\b{re.escape(one.name)} [A-Z]", post):
            return None  # half of a name: "the State Department spokesman"
        return with_the(reading, one)
    return "party politics" if any(name in lexicon("party_words") for name in bare) else None


def _is_meant(entity: Entity, names: list[str], post: str) -> bool:
    """Tell whether one of the names is an entity's, or a person's surname; longer names stand whole in the post."""
    words = entity.name.split()
    if entity.kind is EntityKind.PERSON:
        return words[-1] in names
    forms = {mention.text for mention in entity.mentions} | {entity.name}
    return any(form in post and any(name == form or name in form.split() for name in names) for form in forms)


def _employers(post: str, noun: str, gate: str) -> list[str]:
    """Return the names in the part of the post that ``gate`` looks at."""
    before, _, after = post.partition(noun if noun in post else noun.capitalize())
    if gate == "party":
        return [word for word in _NAME.findall(before) if word in lexicon("party_words")]
    if gate == "possessive":
        found = re.match(r"(.*)['’]s?\s", before)
        return _NAME.findall(found.group(1)) if found else []
    if gate == "for":
        found = re.match(r"\s+(?:for|to|of|with)\s+(.*)", after)
        return _NAME.findall(found.group(1)) if found else []
    return _NAME.findall(before)


def _bodies(post: str, noun: str) -> list[str]:
    """Return the names that may be of the body a post is held in: before the noun, or behind "of", "at", "for"."""
    before, _, after = post.partition(noun if noun in post else noun.capitalize())
    found = re.match(r"\s+(?:\w+ )?(?:of|at|for|with)\s+(.*)", after)
    named = (m for part in (before, found.group(1) if found else "") for m in _NAMES.finditer(part))
    return [m.group() for m in named if _following(m) not in lexicon("body_nouns")]


def _following(name: re.Match[str]) -> str:
    """Return the word behind a name: "MMS *firm* Adamind" is no post at MMS."""
    words = name.string[name.end() :].split()
    return words[0].lower() if words else ""


def _is_body(reading: Reading, name: str, post: str) -> bool:
    """Tell whether a name is that of an organisation of the article, or the post calls it one: "technology firm Norlink"."""
    bare = _POSSESSION.sub("", name)
    before = post.partition(name)[0].split()
    called = bool(before) and before[-1].lower() in lexicon("body_nouns")
    return any(
        (e.kind is EntityKind.ORGANISATION or (called and e.kind is EntityKind.OTHER))
        and bare in {e.name, *(m.text for m in e.mentions)}
        for e in reading.entities
    )


def _tells_of(said: str, name: str, article: Article) -> bool:
    """Tell whether somebody speaks of the own house: by its name, or as "we" where the report comes back to it."""
    bare = _POSSESSION.sub("", name)
    again = len(re.findall(rf"(?<!\w){re.escape(bare)}(?!\w)", article.text)) > 1
    return bare in said or (again and bool(_OWN.search(said)))


def _speaks_of(reading: Reading, said: str, side: str) -> bool:
    """Tell whether what somebody says may be about the side: by name, "we", "he", or without a name; of others all may judge."""
    if len(said.split()) < _MIN_SAID:
        return False
    if side == "party politics" or _SELF.search(said) is not None or side.rsplit(maxsplit=1)[-1] in said:
        return True
    if any(noun in lexicon("role_nouns") for noun in _THE_NOUN.findall(said)):
        return True  # "the president", for whom he speaks
    others = (e.name.rsplit(maxsplit=1)[-1] for e in reading.entities if e.kind in _SIDES)
    return not any(re.search(rf"\b{re.escape(other)}\b", said) for other in others)


def _is_central(name: str, article: Article) -> bool:
    """Tell whether a name stands in the headline, or often enough in the text."""
    word = re.compile(rf"\b{re.escape(_POSSESSION.sub('', name))}\b")
    return bool(word.search(article.headline or "")) or len(word.findall(article.text)) >= _MIN_MENTIONS


def _with_article(post: str, noun: str) -> str:
    """Return "a Norlink spokeswoman", "the White House press secretary"; a possessor makes an article superfluous."""
    post = post.replace(noun.capitalize(), noun) if noun not in {"ceo"} else post
    if _DETERMINED.match(post):
        return post
    if noun in _SINGLE and not re.search(r"\b(?:vice|deputy|senior|assistant)\b", post, re.IGNORECASE):
        return f"the {post}"
    return with_indefinite(post)


RULES = (
    FactRule(
        id="SRC-5",
        family="SRC-5",
        skill="SRC",
        level=2,
        finds="A source who speaks or works for somebody the report is about.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "Leo Brandt, a spokesman for Norlink, said that two ferries in Oslo were safe.",
                ({"person": "Leo Brandt", "post": "a spokesman for Norlink", "side": "Norlink"},),
                headline="Norlink stops two ferries",
            ),
            Fires(
                "IBM President Mary Jones said that IBM had sold two factories in Norway.",
                ({"person": "Mary Jones", "post": "the IBM president"},),
                headline="IBM sells two factories",
            ),
            Fires(
                "Mary Jones, the head of Norlink, said that Norlink had sold two ferries in Oslo.",
                ({"post": "the head of Norlink", "side": "Norlink"},),
            ),
            Fires(
                "Norlink spokeswoman Mary Jones said that two ferries in Oslo were safe.",
                ({"person": "Mary Jones", "post": "a Norlink spokeswoman"},),
                headline="Norlink stops two ferries",
            ),
        ),
        silent=(
            Silent(
                "Leo Brandt, a spokesman for Norlink, said that Kari Mellum was too old.",
                "whoever speaks of others may judge",
                headline="Norlink stops two ferries",
            ),
            Silent(
                "Leo Brandt, a spokesman for Norlink, said that two ferries were safe.",
                "the report is about no Norlink",
            ),
            Silent(
                "Leo Brandt, a spokesman for Norlink, declined to comment.",
                "he says nothing either",
                headline="Norlink stops two ferries",
            ),
            Silent(
                "Leo Brandt, a spokesman for Norlink, left the ship.",
                "he says nothing",
                headline="Norlink stops two ferries",
            ),
            Silent(
                "Mary Jones, president of Norway, said that IBM had sold two factories.",
                "a country is no side",
                headline="IBM sells two factories in Norway",
            ),
            Silent(
                "Leo Brandt, a lawyer from Oslo, said that two ferries were safe.",
                "a home town is no client",
                headline="Two ferries stopped in Oslo",
            ),
            Silent(
                "Leo Brandt, a spokesman for the Norwegian group, said that two ferries in Norway were safe.",
                "which group?",
                headline="Norwegian ferries stopped",
            ),
            Silent(
                "Leo Brandt, a spokesman for House Speaker Rui Sousa, said that the House had sold two ferries.",
                "the report is about the House, not about him for whom he speaks",
                headline="House sells two ferries",
            ),
            Silent(
                "Leo Brandt, the Conservative spokesman for the Harbour Office, said that the Harbour Office had sold two ferries.",
                "he speaks for his party on the office, not for the office",
                headline="Harbour Office sells two ferries",
            ),
            Silent(
                "Leo Brandt, a former spokesman for Norlink, said that two ferries were safe.",
                "he works there no longer",
                headline="Norlink stops two ferries",
            ),
        ),
    ),
)
