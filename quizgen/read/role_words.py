"""Roles in words: a role as an editor would print it after "Who was …?", or silence.

Names in it are written in full and capitals of titles are taken back ("the
State Department spokesperson"); the article is the one that the post allows. A role is left
out where it points outside itself ("the state's senator") or the parser cut it wrongly.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizgen.countries import is_adjective
from quizgen.gazetteer import place_type
from quizgen.grammar.articles import fitted, with_indefinite
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.entities import Entity, EntityKind, is_role_noun
from quizgen.read.roles import HEDGES, joins_portfolios
from quizgen.read.standalone import standalone

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.reading import Reading
    from quizgen.read.roles import RoleMention

MAX_WORDS = 16
_LESSER = frozenset(
    {"deputy", "assistant", "associate", "regional", "senior", "junior", "vice", "co", "honorary", "past"}
)
"""Words before a post that make it one of several."""
_GENERIC = frozenset(
    {"appeals", "circuit", "superior", "district", "congressional", "city", "county", "state", "town", "school", "police",
     "chamber", "high", "supreme", "group", "defense", "defence", "treasury", "interior", "justice", "commerce", "labor",
     "labour", "agriculture", "energy", "education", "homeland", "security", "foreign", "attorney", "general", "emeritus",
     "professor"}
)  # fmt: skip
"""Words that alone do not tell which body is meant, besides those of the lexicon of organisations."""
_TO = frozenset({"adviser", "advisor", "aide", "envoy", "assistant"})
_HEADS = frozenset(
    {
        "founder",
        "owner",
        "director",
        "editor",
        "publisher",
        "dean",
        "manager",
        "superintendent",
        "commissioner",
        "commander",
    }
)
"""Posts that are a body's first where the body follows with "of"."""
_CUT_SHORT = re.compile(r"\b(?:National|International|Federal) [a-z-]+$")
"""A body whose noun is missing: "the Republican National chairman"."""
_AT_THE_TIME = re.compile(r"\b(?:currently|now|recently|today|newly)\b")
_CURRENT = re.compile(r"\bcurrent (?=[a-z])")
"""Without it the role is as true, and stays so: "the current chairman"."""
_THE_NAME = re.compile(r"\bthe ((?:[A-Z][a-z]+ ?)+)$")
_OF_SEVERAL = frozenset({"senator", "representative", "congressman", "congresswoman"})
_MAX_LOOSE_WORDS = 10
_OFFICE_OF_PLACE = re.compile(
    r"(?P<over>former |late )?(?P<place>[A-Z][\w’' ]*[a-z]) "
    r"(?P<noun>mayor|governor|senator|president|chancellor|king|queen|premier|prime minister)"
)
_LOST_STOP = re.compile(r"\b(?:(?:[A-Z]\.)+[A-Z]|Jr|Sr|Inc|Corp|Ltd)$")
"""Short forms whose full stop was taken for that of the sentence."""
_ARTICLES = frozenset({"a", "an", "the", "one", "another"})
_BEFORE_NAMES = frozenset({"of", "for", "to", "with", "under", "by", "from", "and", "than"})
_JUDGING = frozenset({"underdog", "upstart", "famous", "infamous", "legendary", "notorious", "disgraced"}) | frozenset(
    {"one", "another", "controversial", "serious", "most", "best", "worst", "least", "greatest", "biggest"}
)


def role_class(head: Token) -> str:
    """Return the class of a role noun, of a pair where the word before belongs to it ("attorney general")."""
    words = [head.doc[i].lower_ for i in range(max(0, head.i - 2), head.i) if head.doc[i].text != "-"]
    pair = lexicon("role_nouns").get(f"{words[-1]}-{head.lower_}") if words else None
    entry = pair or lexicon("role_nouns").get(head.lower_)
    return entry.cls if entry is not None else ""


def words_of(reading: Reading, role: RoleMention) -> str | None:
    """Return the role in words, with its article; None where it is unsafe or says too little."""
    doc = reading.parse.doc
    tokens = list(doc[role.first : role.end])
    while tokens and tokens[0].i < role.head and _says_how(reading, tokens[0]):
        tokens.pop(0)
    if not tokens or tree.word_before(tokens[0]) == "-" or not _is_whole(reading, role, tokens):
        return None
    definite = tokens[0].lower_ == "the"
    words = _reworded(reading, tokens[1:] if definite else tokens)
    if words is None or role.person.name in words:
        return None
    if any(_points_out(token, tokens, f"the {words}" if definite else words) for token in tokens):
        return None
    words = fitted(_unpacked(_in_small_letters(reading, role, words), role, tokens, reading))
    words = _CURRENT.sub("", words)
    if _AT_THE_TIME.search(words):
        return None
    many = role_class(doc[role.head]) in {"", "private"} or (
        doc[role.head].lower_ in _OF_SEVERAL and " " in words and " of " not in words
    )
    if definite and many and (role.beside == "title" or tells_body(reading, role.first, role.end) == {"party"}):
        words = with_indefinite(words)
    else:
        words = f"the {words}" if definite else _with_article(words, role, doc[role.head])
    if len(words.split()) > MAX_WORDS or any(mark in words for mark in '"“”()') or words.endswith((" and", " or")):
        return None
    if (
        _CUT_SHORT.search(words)
        or _ends_on_city(words)
        or (len(words.split()) > _MAX_LOOSE_WORDS and _trails_off(tokens))
    ):
        return None
    return f"{words}." if _LOST_STOP.search(words) else words


def _ends_on_city(words: str) -> bool:
    """Tell whether a body in a city has lost its noun: "president of the Kansas City [branch]"."""
    match = _THE_NAME.search(words)
    return match is not None and place_type(match[1]) == "city"


def _says_how(reading: Reading, token: Token) -> bool:
    """Tell whether a word before a role says something else than what it is: "perhaps", "*new* home secretary"."""
    if token.lower_ == "new":
        return token.i not in reading.mentions or is_title_word(tree.word_after(token))
    return token.pos_ == "ADV" and token.lower_ not in HEDGES


def is_single(words: str, head: Token) -> bool:
    """Tell whether the words name a post that one person holds at a time."""
    kind, first = role_class(head), words.split(maxsplit=1)[0].lower()
    if first in {"a", "an", "another", "one"} or len(words.split()) < 3:
        return False
    if kind == "single" and not _is_lesser(head):
        return _is_sole(head)
    return kind in {"single", "post", "several"} and (first == "the" or _has_possessor(words, head))


def _is_whole(reading: Reading, role: RoleMention, tokens: list[Token]) -> bool:
    """Tell whether the parser cut the phrase rightly, and nothing in it points outside."""
    if any(token.text.isdigit() or token.lower_ in _JUDGING for token in tokens):
        return False
    named = reading.mentions.get(role.head)
    if named is not None and named.kind is EntityKind.PERSON:
        return False
    return not _goes_on(reading, role) and not any(_is_stray_name(reading, token, tokens) for token in tokens)


def _is_stray_name(reading: Reading, token: Token, tokens: list[Token]) -> bool:
    """Tell whether a name in the phrase is that of another holder ("chief of staff *Jo Bo*")."""
    entity = reading.mentions.get(token.i)
    previous = token.nbor(-1) if token.i > tokens[0].i else None
    if (
        previous is not None
        and token.pos_ == "PROPN"
        and is_role_noun(previous)
        and previous.lower_ not in lexicon("titles")
        and not is_title_word(token.lower_)
    ):
        return True
    if entity is None or entity.kind is not EntityKind.PERSON or previous is None or previous.pos_ == "DET":
        return False
    if all(m.first != token.i for m in entity.mentions):
        return False
    if previous.text.endswith(".") and previous.lower_ not in lexicon("titles"):
        return True
    after = next((m.end for m in entity.mentions if m.first == token.i), token.i + 1)
    inside = after <= tokens[-1].i and (token.doc[after].tag_ == "POS" or token.doc[after].tag_.startswith("NN"))
    return not (inside or previous.lower_ in _BEFORE_NAMES or previous.lower_ in lexicon("titles"))


def _points_out(token: Token, tokens: list[Token], words: str) -> bool:
    """Tell whether a common noun needs the text before and was not put in fuller words: "the *state's* senator"."""
    if token.tag_ not in {"NN", "NNS"} or token.i == _head_of(tokens).i:
        return False
    if not any(c.lower_ in {"the", "its", "their", "our"} for c in token.children):
        return False
    inside = {t.i for t in tokens}
    names = [t for t in token.subtree if t.i in inside and t.lower_ not in _PARTY]
    if token.lemma_.lower() in lexicon("body_nouns"):
        names = [t for t in names if not is_adjective(t.text)]  # "the Indian firm" is one of many
    if any(_is_capital(t) or t.pos_ == "NUM" for t in names):
        return False
    return re.search(rf"\b(?:the|its|their|our) (?:[\w-]+ )*{re.escape(token.text)}\b", words) is not None


def _is_capital(token: Token) -> bool:
    """Tell whether a word is a name, though the parser may take it for an adjective ("the Lombardy region")."""
    return token.pos_ == "PROPN" or (token.text[:1].isupper() and not token.is_sent_start)


def _head_of(tokens: list[Token]) -> Token:
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head == t), tokens[-1])


def _goes_on(reading: Reading, role: RoleMention) -> bool:
    """Tell whether the phrase was cut before the name it needs: "officer of Little Rock, Arkansas, company Bo"."""
    doc = reading.parse.doc
    last = reading.mentions.get(role.end - 1)
    if role.beside != "apposition" or last is None or last.kind is not EntityKind.PLACE or role.end + 1 >= len(doc):
        return False
    mention = next(m for m in last.mentions if m.first <= role.end - 1 < m.end)
    follows = reading.mentions.get(role.end + 1) if doc[role.end].text == "," else None
    return follows is not None and follows.kind is EntityKind.PLACE and doc[mention.first - 1].lower_ == "of"


def _reworded(reading: Reading, tokens: list[Token]) -> str | None:
    """Return the phrase made to stand alone; a name in it makes up for an inner "the board"."""
    words = standalone(reading, tokens)
    if words is None and any(_is_capital(token) for token in tokens):
        words = standalone(reading, tokens, definites=False)
    return _acronyms_spelt_out(reading, tokens, words) if words else None


def _unpacked(words: str, role: RoleMention, tokens: list[Token], reading: Reading) -> str:
    """Turn "Ana Ruiz spokesman" to "spokesman for Ana Ruiz", "Ana Ruiz press secretary" to "Ana Ruiz’s …".

    Likewise "Oslo mayor" to "mayor of Oslo", "Ohio senator" to "senator from Ohio".
    """
    office = _OFFICE_OF_PLACE.fullmatch(words)
    if office is not None and any(_names_place(reading, token, office["place"]) for token in tokens):
        link = "from" if office["noun"] == "senator" else "of"
        return f"{office['over'] or ''}{office['noun']} {link} {office['place']}"
    entity = reading.mentions.get(tokens[0].i)
    head = reading.parse.doc[role.head]
    if entity is None or entity.kind is not EntityKind.PERSON or not words.startswith(f"{entity.name} "):
        return words
    rest = words.removeprefix(f"{entity.name} ")
    if any(token.tag_ == "POS" for token in tokens) or not rest.islower() or rest.split()[-1] != head.lower_:
        return words
    if role_class(head) in {"single", "post"}:
        return f"{entity.name}’s {rest}"
    if rest.split()[0] in {"campaign", "administration"}:
        body, _, rest = rest.partition(" ")
        return f"{rest} for {entity.name}’s {body}"
    return f"{rest} {'to' if head.lower_ in _TO else 'for'} {entity.name}"


def _names_place(reading: Reading, token: Token, place: str) -> bool:
    entity = reading.mentions.get(token.i)
    return entity is not None and entity.kind is EntityKind.PLACE and entity.name == place


def _acronyms_spelt_out(reading: Reading, tokens: list[Token], words: str) -> str:
    """Write a body's full name for an acronym that few know, where the text tells it."""
    for token in tokens:
        entity = reading.mentions.get(token.i)
        if entity is None or entity.kind is not EntityKind.ORGANISATION or token.text in lexicon("known_acronyms"):
            continue
        if token.text.isupper() and len(token.text) > 1 and token.text not in entity.name:
            words = re.sub(rf"\b{re.escape(token.text)}\b", entity.name, words)
    return words


def _in_small_letters(reading: Reading, role: RoleMention, words: str) -> str:
    """Take back the capitals of a title: those of the role noun and of the title words right before it."""
    doc = reading.parse.doc
    first = role.head
    while first > role.first and (
        (is_title_word(doc[first - 1].lower_) and not _in_longer_name(reading, first - 1))
        or joins_portfolios(doc, first - 1)
    ):
        first -= 1
    for token in doc[first : role.head + 1]:
        if token.text.istitle():
            words = re.sub(rf"\b{re.escape(token.text)}\b", token.lower_, words, count=1)
    opening, _, rest = words.partition(" ")
    start = doc[role.first]
    if opening.lower() in HEDGES or (start.is_sent_start and opening == start.text and _is_common(reading, start)):
        words = f"{opening.lower()} {rest}"
    words = re.sub(r"\b(secretary|minister) of State\b", r"\1 of state", words)
    return re.sub(r"\b[Cc]hief of Staff\b", "chief of staff", words)


def _trails_off(tokens: list[Token]) -> bool:
    """Tell whether a clause hangs on the end: "spokeswoman for the committee *raising funds for the fair*"."""
    return any(token.tag_ == "VBG" and token.dep_ == "acl" for token in tokens)


def _is_common(reading: Reading, token: Token) -> bool:
    """Tell whether a word has its capital from the sentence alone."""
    named = token.i in reading.mentions or token.lower_ in _PARTY
    return token.text.istitle() and token.pos_ != "PROPN" and not named


def _in_longer_name(reading: Reading, index: int) -> bool:
    """Tell whether a title word belongs to a name that is more than titles ("Republican *General* Council")."""
    entity = reading.mentions.get(index)
    return entity is not None and not all(is_title_word(w) or w == "and" for w in entity.name.lower().split())


def is_title_word(word: str) -> bool:
    """Tell whether a word in small letters belongs to titles: "shadow", "minister", "housing"."""
    return any(word in lexicon(name) for name in ("title_words", "role_nouns", "portfolios"))


def _with_article(words: str, role: RoleMention, head: Token) -> str:
    """Put "the" before a post of one holder, "a" before one of several; bare where neither is sure."""
    first = words.split(maxsplit=1)[0]
    kind = role_class(head)
    if first.lower() in _ARTICLES or _has_possessor(words, head) or _is_one_of_two(words, head) or kind == "kin":
        return words
    if first.lower() in {"former", "onetime", "retired"}:
        return with_indefinite(words)
    if first.lower() in {"presumptive", "sole", "lone", "only"}:
        return f"the {words}"
    if kind == "single" and _is_sole(head) and not _is_lesser(head):
        return f"the {words}"
    if kind == "" and first.lower() == "chief":
        return words
    if speaks_on_portfolio(head):
        return f"the {words}"
    if kind == "post" and not _is_lesser(head):
        return f"the {words}" if _is_first_of_body(head) else words
    return with_indefinite(words)


def _is_one_of_two(words: str, head: Token) -> bool:
    """Tell whether posts are coordinated ("president and CEO of …")."""
    return (
        " and " in words
        and not has_portfolio(head)
        and (head.dep_ == "conj" or any(c.dep_ == "conj" and c.i > head.i for c in head.children))
    )


def _is_first_of_body(head: Token) -> bool:
    """Tell whether a post is surely a body's first: "FBI director", "editor of the Herald"."""
    before = head.nbor(-1) if head.i else None
    if before is None:
        return False
    if head.lower_ == "leader":
        return before.lower_ == "party" or leads_party(head)
    if head.lower_ == "director" and (before.ent_type_ == "ORG" or before.lower_ == "executive"):
        return True
    of = tree.child(head, "prep")
    body = tree.child(of, "pobj") if of is not None and of.lower_ == "of" and of.i == head.i + 1 else None
    return body is not None and body.pos_ == "PROPN" and head.lower_ in _HEADS


def _is_sole(head: Token) -> bool:
    """Tell whether a single post is told well enough to be one: a minister or secretary needs his portfolio."""
    if head.lower_ not in {"minister", "secretary"} or has_portfolio(head):
        return True
    if any(c.lower_ == "of" for c in head.children):
        return True
    return any(c.dep_ in {"compound", "amod"} and c.ent_type_ not in {"GPE", "NORP"} for c in head.children)


def leads_party(head: Token) -> bool:
    """Tell whether a leader is that of a party that has one: "the Tory leader", not "the Republican leader" of a chamber."""
    before = [t.lower_ for t in head.doc[max(0, head.i - 2) : head.i]]
    return head.lower_ == "leader" and (before[-1:] == ["dem"] or any(word in _LED for word in before))


def speaks_on_portfolio(head: Token) -> bool:
    """Tell whether somebody speaks for a party on one field: "the Tory home affairs spokesman"; it has one for each."""
    return role_class(head) == "several" and tree.word_before(head) in lexicon("portfolios")


def has_portfolio(head: Token) -> bool:
    """Tell whether a post is that of a minister or secretary with a portfolio right before it: "housing minister"."""
    if head.lower_ not in {"minister", "secretary"} or not head.i:
        return False
    return tree.word_before(head) in lexicon("portfolios") and not _is_lesser(head)


def _is_lesser(head: Token) -> bool:
    return any(
        head.doc[i].lower_ in _LESSER for i in range(max(0, head.i - 3), head.i) if head.doc[i].sent == head.sent
    )


def _has_possessor(words: str, head: Token) -> bool:
    """Tell whether a name in the genitive stands first and takes the place of the article."""
    start = words.split()
    owner = next((i for i, word in enumerate(start) if word.endswith(("’s", "'s", "s’", "s'"))), None)
    return owner is not None and owner < next((i for i, word in enumerate(start) if word == head.lower_), len(start))


def tells_body(reading: Reading, first: int, end: int) -> frozenset[str]:
    """Return what ties a role to something known: "body", "place", "person", "nation", "party", "state office"."""
    return frozenset(tie for i in range(first, end) if (tie := _tie(reading, reading.parse.doc[i])) is not None)


_OFFICIAL = frozenset({"presidential", "papal", "royal", "federal"})
_LED = frozenset({"labour", "conservative", "tory", "liberal"})
"""Parties that one person leads; the American ones have leaders in every chamber."""
_PARTY = frozenset({"republican", "democratic", "democrat", "gop", "labour", "conservative", "tory", "liberal"})


def _tie(reading: Reading, token: Token) -> str | None:
    if token.lower_ in _PARTY:
        return "party"
    if token.dep_ == "amod" and token.lower_ in _OFFICIAL:
        return "state office"
    entity = reading.mentions.get(token.i)
    if entity is None:
        unread = _is_capital(token) and not is_title_word(token.lower_) and token.text.istitle()
        return "place" if unread and token.lower_ not in _GENERIC else None
    if entity.kind in {EntityKind.ORGANISATION, EntityKind.PLACE} and not _is_telling(entity):
        return None
    return {
        EntityKind.PERSON: "person",
        EntityKind.PLACE: "place",
        EntityKind.GROUP: "nation",
        EntityKind.OTHER: "body",
        EntityKind.ORGANISATION: "body",
    }[entity.kind]


def _is_telling(entity: Entity) -> bool:
    """Tell whether a name tells which body or place: no "City Council", no "6th District", no acronym that few know."""
    words = entity.name.lower().split()
    if entity.kind is EntityKind.ORGANISATION and entity.name.isalpha() and entity.name.isupper():
        return entity.name in lexicon("known_acronyms")
    if words[-1] in {"national", "international", "federal"}:
        return False
    return not all(word in lexicon("organisation_nouns") or word in _GENERIC or word[0].isdigit() for word in words)


def object_in_words(reading: Reading, thing: Token) -> str | None:
    """Return the noun phrase of ``thing`` made to stand alone, if it is definite and has a name in it."""
    tokens = tree.noun_phrase(thing)
    if tokens[0].lower_ in {"a", "an"} or not any(t.pos_ == "PROPN" for t in tokens):
        return None
    return standalone(reading, tokens)
