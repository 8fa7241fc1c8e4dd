"""WHO-1: who people are, by the roles the text gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.candidacy import is_running
from quizgen.facts.private import is_passing
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Fact, Span, make_spans
from quizgen.read import tree
from quizgen.read.entities import Entity, EntityKind
from quizgen.read.offices import Office, find_offices, tells_of_state_politics
from quizgen.read.role_words import (
    has_portfolio,
    is_single,
    leads_party,
    object_in_words,
    role_class,
    speaks_on_portfolio,
    tells_body,
    words_of,
)
from quizgen.read.roles import RoleMention, find_roles
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_APPOINTING = frozenset({"appoint", "name", "nominate", "hire", "promote", "replace", "succeed"})
"""Verbs after which the role of their object is the one that he had before."""
_DEATHS = frozenset({"kill", "perish", "murder", "assassinate", "slay", "die"})
_SALIENT = 4
"""Mentions from which a person without a public role is worth a card."""
_RUNNING = frozenset({"candidate", "nominee", "contender", "hopeful", "frontrunner", "runner", "challenger", "rival"})
_RACE = re.compile(r"\b(?:president|presidential|VP|Senate|House|governor|gubernatorial|mayor|mayoral|Congress)\b")
_PARTY_ROLES = frozenset(
    {"senator", "congressman", "congresswoman", "representative", "governor", "lawmaker", "strategist", "operative",
     "pollster", "consultant", "activist", "politician", "donor", "whip", "chairman", "legislator"}
)  # fmt: skip


_OF_ANY_BRANCH = frozenset({"chairman", "chairwoman", "chair", "leader"})
_BARE = 3
"""Words of "the Republican chairman", who may be that of a county."""
_PUBLIC = frozenset({"official", "diplomat", "judge", "justice", "general", "admiral", "bishop", "king", "queen", "author",
                     "novelist", "poet", "composer", "artist"})  # fmt: skip
"""Callings that need no more than a country or city to be worth knowing, besides those of parties."""


_MINOR = frozenset({"magistrate"})
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth"})
_ADMINISTRATION = re.compile(r"\b(?:in|under|of) (?:the )?(?:President )?[A-Z][\w. ]+(?:[’']s)? administration\b")
_OF_FIRST_RANK = frozenset({"lady", "minister", "secretary", "gentleman"})
"""Posts that are called so: "the first minister of Scotland"."""


@dataclass(frozen=True, kw_only=True)
class Role(Fact):
    """A person's role in words: "the US national security adviser", "the head of the coast guard in Oslo".

    unique: the text gives it as a post that one person holds at a time.
    former: the text says that it is over. affiliated: the words tell of what body, place
    or person, and the person matters in the article. best: the most telling role of this person in the article.
    running: the text also tells that the person runs for an office; contending: this role is that of a candidate.
    """

    kind: ClassVar[str] = "role"
    identity: ClassVar[tuple[str, ...]] = ("person", "role")
    person: str
    role: str
    unique: bool
    former: bool
    best: bool
    affiliated: bool
    running: bool
    contending: bool
    noun: str


@dataclass(frozen=True)
class _Worded:
    """A role with its words, the tokens that tell it, and what the card rules need."""

    person: Entity
    words: str
    answer: Span
    name: Span
    sentence: Span
    noun: str
    unique: bool
    former: bool
    affiliated: bool

    def weight(self) -> tuple[bool, bool, int]:
        """Rank roles: worth a card first, present before former, then the longer."""
        return (self.affiliated, not self.former, len(self.words.split()))


@lru_cache(maxsize=1)
def find(reading: Reading) -> tuple[Role, ...]:
    """Return the roles of people, each wording once; the best of each person is marked. The last article's are remembered."""
    roles = (
        *(_of_role(reading, role) for role in find_roles(reading)),
        *(_of_office(reading, o) for o in find_offices(reading)),
    )
    worded = sorted(filter(None, roles), key=lambda role: role.answer)
    best: dict[str, _Worded] = {}
    for role in worded:
        if role.person.name not in best or role.weight() > best[role.person.name].weight():
            best[role.person.name] = role
    running = {name for name, role in best.items() if is_running(reading, role.person)}
    return tuple(
        _fact(role, best=best[role.person.name].words == role.words, running=role.person.name in running)
        for role in worded
    )


def _of_role(reading: Reading, role: RoleMention) -> _Worded | None:
    parse = reading.parse
    head = parse.doc[role.head]
    words = words_of(reading, role)
    if words is None or _says_too_little(words, role, head):
        return None
    if role.beside == "copula" and reading.attribution_around(head) is not None:
        return None
    return _Worded(
        person=role.person,
        words=words,
        answer=parse.span(parse.doc[role.first : role.end]),
        name=parse.span(parse.doc[role.mention.first : role.mention.end]),
        sentence=parse.sentence_of(head).span,
        noun=head.lower_,
        unique=is_single(words, head) and not role.former and _is_named(words),
        former=role.former,
        affiliated=_is_telling(reading, role, words)
        and not _is_past(reading, head)
        and (role.former or not _has_left(reading, role.person))
        and not _is_of_the_past(reading, role, words)
        and not (role.former and _does_else(reading, role))
        and (role.beside == "apposition" or _matters(reading, role.person)),
    )


def _of_office(reading: Reading, office: Office) -> _Worded | None:
    parse = reading.parse
    thing = object_in_words(reading, office.obj) if office.obj is not None else None
    if office.obj is not None and (thing is None or office.person.name in thing):
        return None
    words = office.words if thing is None else f"{office.words} of {thing}"
    return _Worded(
        person=office.person,
        words=words,
        answer=parse.span(parse.doc[office.first : office.end]),
        name=parse.span(parse.doc[office.mention.first : office.mention.end]),
        sentence=parse.sentence_of(parse.doc[office.first]).span,
        noun=office.noun,
        unique=office.single,
        former=False,
        affiliated=_matters(reading, office.person)
        and not _is_past(reading, parse.doc[office.first])
        and not _has_left(reading, office.person),
    )


_WHOSE = re.compile(r"[A-Z][\w.]* (?:[A-Z][\w.]* )*[A-Z]\w+\s?[’']s |of [A-Z]\w+ [A-Z]")
"""The full name of the relative; a surname alone is often that of both."""


def _says_too_little(words: str, role: RoleMention, head: Token) -> bool:
    """Tell whether the words are a bare post, a bare kinship, or no role at all."""
    kind = role_class(head)
    alone = len([word for word in words.split() if word.lower() not in {"the", "a", "an"}]) == 1
    if kind == "person" or alone or (head.lower_ == "host" and " of " not in words):
        return True
    if kind == "kin" and any(t.tag_ == "PRP$" for t in head.doc[role.first : role.end]):
        return True  # whose? the pronoun may be read wrongly
    if kind == "kin":
        printed = head.doc[role.first : role.end].text
        return _WHOSE.search(words) is None or _WHOSE.search(printed) is None
    return kind in {"single", "post"} and not _is_named(words) and " of " not in words and not has_portfolio(head)


def _is_named(words: str) -> bool:
    return any(word[:1].isupper() for word in words.split())


def _is_telling(reading: Reading, role: RoleMention, words: str) -> bool:
    """Tell whether a role is tied to a body, place or person that makes it worth knowing."""
    head = reading.parse.doc[role.head]
    if is_passing(reading, role) or (_is_minor(head) and not _is_salient(reading, role.person)):
        return False
    ties = tells_body(reading, role.first, role.end)
    if has_portfolio(head):
        ties |= {"state office"}
    if ties <= {"place", "nation"} and re.search(r" (?:of|at|for) an? ", words):
        return False
    if re.search(r"\b(?:House|Senate) (?:majority|minority|[Ss]peaker)", words) and tells_of_state_politics(reading):
        return False
    if head.lower_ in _RUNNING or (head.lower_ == "runner" and "front" in words):
        return bool(_RACE.search(words)) and bool(ties & {"party", "place", "nation"})
    if not ties or role_class(head) == "loose" or (head.lower_ == "leader" and re.search(r" (?:in|among) ", words)):
        return False
    if ties == {"party"} and not (leads_party(head) or speaks_on_portfolio(head)):
        return head.lower_ in _PARTY_ROLES and not (head.lower_ in _OF_ANY_BRANCH and len(words.split()) <= _BARE)
    kind = role_class(head)
    if ties == {"place"} and kind == "" and not re.search(r"[’']s | (?:at|for|of|to) ", words):
        return head.lower_ in _PARTY_ROLES | _PUBLIC or _is_salient(reading, role.person)
    if kind == "private" or (not ties & {"body", "person", "state office"} and re.search(r" (?:from|in) ", words)):
        return kind in {"single", "post", "several"} or _is_salient(reading, role.person)
    return True


def _is_minor(head: Token) -> bool:
    """Tell whether a post is one that few know the holder of: "a U.S. *magistrate* judge"."""
    return any(t.lower_ in _MINOR for t in head.doc[max(0, head.i - 2) : head.i + 1])


def _is_past(reading: Reading, token: Token) -> bool:
    """Tell whether the role may be over: the clause tells of an earlier year or a new post, or the sentence of a death."""
    year = str(reading.anchor.date.year) if reading.anchor is not None and reading.anchor.date is not None else ""
    clause = tree.clause_of(token)
    when = [c for prep in tree.children(clause, "prep") if prep.lower_ == "in" for c in prep.children]
    if any(_YEAR.fullmatch(c.text) and c.text != year for c in when) or _is_told_of_before(reading, token, year):
        return True
    if clause.lemma_ in _APPOINTING and tree.is_past(clause) and token.i > clause.i:
        return True
    return any(t.lemma_ in _DEATHS for t in reading.parse.sentence_of(token).tokens if t.pos_ == "VERB")


def _is_told_of_before(reading: Reading, token: Token, year: str) -> bool:
    """Tell whether a year before that of the report stands earlier in the sentence, or in the sentence before."""
    number = reading.parse.sentence_number(token)
    near = [t for s in reading.parse.sentences[max(0, number - 1) : number + 1] for t in s.tokens if t.i < token.i]
    return bool(year) and any(_YEAR.fullmatch(t.text) and t.text < year for t in near)


def _has_left(reading: Reading, person: Entity) -> bool:
    """Tell whether the report tells that a person lost or gave up a post: it may be the one it names."""
    return any(_loses(reading, verb, person) for verb in _leavings(reading))


@lru_cache(maxsize=1)
def _leavings(reading: Reading) -> tuple[Token, ...]:
    tokens = (t for sentence in reading.body() for t in sentence.tokens)
    verbs = (t for t in tokens if t.pos_ == "VERB" and t.lemma_ in lexicon("leaving_verbs"))
    return tuple(verb for verb in verbs if tree.is_past(verb) or verb.tag_ == "VBN")


def _loses(reading: Reading, verb: Token, person: Entity) -> bool:
    lost = lexicon("leaving_verbs").entries[verb.lemma_].cls == "object" and not tree.is_passive(verb)
    one = tree.object_of(verb) if lost else tree.subject_of(verb)
    return one is not None and reading.entity(one) is person and not tree.is_negated(verb)


def _is_of_the_past(reading: Reading, role: RoleMention, words: str) -> bool:
    """Tell whether the words show a role that is over, or one of a row: "a Lindqvist transport minister", "first budget director"."""
    tokens = reading.parse.doc[role.first : role.end]
    before = [t for t in tokens if t.i < role.head]
    if role.former or role_class(reading.parse.doc[role.head]) not in {"single", "post"}:
        return False
    if words.startswith("state ") or _ADMINISTRATION.search(words):
        return True  # which state's? and whose administration is it now?
    names = [reading.mentions[t.i] for t in before if t.i in reading.mentions and t.nbor().tag_ != "POS"]
    indefinite = words.split(maxsplit=1)[0] in {"a", "an"}
    head = reading.parse.doc[role.head]
    numbered = [
        t for t in before if t.lower_ in _ORDINALS and not (t.i == head.i - 1 and head.lower_ in _OF_FIRST_RANK)
    ]
    return bool(numbered) or (indefinite and any(e.kind is EntityKind.PERSON for e in names))


def _does_else(reading: Reading, role: RoleMention) -> bool:
    """Tell whether the sentence goes on with what the person does now: "a former official, who directs the port"."""
    tokens = reading.parse.sentence_of(reading.parse.doc[role.head]).tokens
    return any(
        t.dep_ == "relcl"
        and t.tag_ == "VBZ"
        and role.first <= t.head.i < role.end
        and tree.child(t, "nsubj") is not None
        and t.left_edge.lower_ == "who"
        for t in tokens
    )


def _is_salient(reading: Reading, person: Entity) -> bool:
    return len(person.mentions) >= _SALIENT or _in_headline(reading, person)


def _in_headline(reading: Reading, person: Entity) -> bool:
    doc = reading.parse.doc
    return any(reading.parse.sentence_of(doc[m.first]).kind is BlockKind.HEADLINE for m in person.mentions)


def _matters(reading: Reading, person: Entity) -> bool:
    """Tell whether a person is more than mentioned: named twice, a source, or the subject of a main clause.

    Whom the writer introduces by an apposition matters to him.
    """
    if len(person.mentions) > 1 or any(
        a.entity is not None and a.entity.name == person.name for a in reading.attributions
    ):
        return True
    mention = person.mentions[0]
    token = reading.parse.doc[mention.first : mention.end].root
    while token.dep_ in {"appos", "compound", "nmod"}:
        token = token.head
    return token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ == "ROOT"


def _fact(role: _Worded, *, best: bool, running: bool) -> Role:
    return Role(
        rule="WHO-1",
        spans=make_spans({"answer": role.answer, "person": role.name}),
        sentence=role.sentence,
        person=role.person.name,
        role=role.words,
        unique=role.unique,
        former=role.former,
        best=best,
        affiliated=role.affiliated,
        running=running,
        contending=role.noun in _RUNNING,
        noun=role.noun,
        importance=min(1.0, len(role.person.mentions) / 6),
    )


RULES = (
    FactRule(
        id="WHO-1",
        family="WHO-1",
        skill="WHO",
        level=1,
        finds="The role that the text gives a person, by apposition, title, “is” or “who heads …”.",
        why="What a statement is worth depends on who makes it: learn the people before you weigh their words.",
        find=find,
        fires=(
            Fires(
                "Kari Mellum, head of the coast guard in Oslo, praised the crew.",
                ({"person": "Kari Mellum", "role": "the head of the coast guard in Oslo", "unique": True},),
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
                    {"person": "Rui Sousa", "role": "Portugal’s prime minister"},
                    {"person": "Ines Prado", "role": "a former banker", "former": True, "affiliated": False},
                ),
            ),
            Fires(
                "Sen. Anna Berg (D-Ohio) met Gov. Leo Brandt of Maine.",
                (
                    {"person": "Anna Berg", "role": "a Democratic senator from Ohio", "unique": False},
                    {"person": "Leo Brandt", "role": "the governor of Maine", "unique": True},
                ),
            ),
            Fires(
                "Sen. Anna Berg of Ohio spoke. The Berg campaign hired 20 people.",
                ({"person": "Anna Berg", "role": "a senator from Ohio", "running": True, "contending": False},),
            ),
            Fires(
                "The crew thanked Ines Prado, a Portuguese engineer visiting Oslo.",
                ({"person": "Ines Prado", "affiliated": False},),
            ),
            Fires(
                "Kari Mellum, who heads the Norwegian Coast Guard, praised the crew.",
                ({"person": "Kari Mellum", "role": "the head of the Norwegian Coast Guard"},),
            ),
            Fires(
                "Leo Brandt, who is the chair of the Norwegian Coast Guard, praised the crew.",
                ({"person": "Leo Brandt", "role": "the chair of the Norwegian Coast Guard"},),
            ),
            Fires(
                "Norlink Airways Chief Executive Officer Ines Prado resigned.",
                ({"person": "Ines Prado", "role": "the Norlink Airways chief executive officer"},),
            ),
            Fires(
                "Culture, Media and Sport Secretary Anna Berg and shadow sports minister Lord Brandt praised the crew.",
                (
                    {"person": "Anna Berg", "role": "the culture, media and sport secretary", "unique": False},
                    {"person": "Lord Brandt", "role": "the shadow sports minister"},
                ),
            ),
            Fires(
                "Liberal Democrat leader Anna Berg and Tory home affairs spokesman Leo Brandt praised the crew.",
                (
                    {"person": "Anna Berg", "role": "the Liberal Democrat leader", "affiliated": True},
                    {"person": "Leo Brandt", "role": "the Tory home affairs spokesman", "affiliated": True},
                ),
            ),
            Fires(
                "Republican leader Anna Berg praised the crew.",
                ({"person": "Anna Berg", "affiliated": False},),
            ),
        ),
        silent=(
            Silent("Prime Minister Anna Berg praised the crew.", "of which country?"),
            Silent("Anna Berg, the head of the Norwegian firm, praised the crew.", "which firm of Norway?"),
            Silent("Anna Berg, 58, praised the crew.", "an age is no role"),
            Silent("Anna Berg, a woman of few words, praised the crew.", "“woman” is no role"),
            Silent(
                "The prize went to Anna Berg, Leo Brandt and Ines Prado, a nurse.", "whose apposition, after a list?"
            ),
            Silent("The captain, Anna Berg, wept.", "captain of what? a bare post says too little"),
            Silent("Anna Berg, the state’s Democratic senator, wept.", "which state?"),
            Silent("Rui Sousa, who headed the Norwegian Coast Guard, wept.", "it may be over"),
        ),
    ),
)
