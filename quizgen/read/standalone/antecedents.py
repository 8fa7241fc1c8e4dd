"""Antecedents: what a short definite description takes up, if the text before leaves one candidate only.

A fuller phrase with the same noun, a proper name that ends in it, the one body, party or place that the last
sentences speak of. Candidates that differ make silence: an article on three matches has no "the match".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from quizgen.gazetteer import place_type, us_state
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind
from quizgen.read import tree
from quizgen.read.entities import Entity, EntityKind
from quizgen.read.standalone.modifiers import event_class, premodifiers, restricts
from quizgen.read.standalone.phrase import Describe, Phrase, with_article
from quizgen.read.standalone.wording import definite_form, is_balanced

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.reading import Reading

_LOOK_BACK = 8
"""Sentences within which a short description takes up a fuller one."""
_NEAR = 1
"""Sentences within which it does so although others of its kind are told of elsewhere."""
_MAX_WORDS = 14
_ORDERING = frozenset({"first", "second", "third", "last", "next", "opening", "closing", "final", "other", "another"})
_UNREAL = frozenset({"no", "any", "every", "each", "such", "what", "which", "many", "few", "several", "some", "more"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
KINDS_OF_PLACE = {"country": "country", "nation": "country", "state": "state", "city": "city"}
"""Nouns that take up the name of a place, with the kind of place."""
_EVENT = "event "
"""What the keys of classes of events begin with, beside those of lemmas."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "poss"})
_PARTIES = {
    "republican": "the Republican Party", "gop": "the Republican Party", "democrat": "the Democratic Party",
    "democratic": "the Democratic Party",
}  # fmt: skip


def fuller_description(phrase: Phrase, head: Token) -> str | None:
    """Return the fuller phrase that "the ``head``" takes up, with the modifiers it has: the one before that is told of.

    Where several things of the kind are told of, only the sentence before and the same sentence count.
    """
    if head.lemma_.lower() in lexicon("shell_nouns") or _is_told_after(head):
        return None
    same = _same_before(phrase.reading, head)
    near = next(((d, tokens) for d, tokens in same if d <= _LOOK_BACK), None)
    if near is None:
        return None
    every = [token for _, tokens in same for token in tokens]
    several = head.tag_ not in _PLURAL_TAGS and any(
        t.tag_ in _PLURAL_TAGS for _, t in _nouns_before(phrase.reading, head, head.lemma_)
    )
    wide = {text for token in every if (text := _self_contained(phrase, token))}
    if len(wide) == 1 and not several:
        return wide.pop() if _has_within(phrase, same, _LOOK_BACK) else None
    distance, tokens = near
    if head.lemma_.lower() in phrase.reading.headline_nouns and not several:
        return _nearest(phrase, same)
    found = {text for token in tokens if (text := _self_contained(phrase, token))}
    return found.pop() if len(found) == 1 and distance <= _NEAR and len(tokens) == 1 else None


def _is_told_after(head: Token) -> bool:
    """Tell whether words right behind the noun say which, wherever the parser hangs them: "the committee raising funds"."""
    return head.i + 1 < len(head.doc) and head.nbor().tag_ in {"VBG", "WDT", "WP", "WP$"}


def _nearest(phrase: Phrase, same: list[tuple[int, list[Token]]]) -> str | None:
    """Return the fuller phrase that the nearest sentence with one has, for what the whole article is about."""
    for distance, tokens in same:
        found = {text for token in tokens if (text := _self_contained(phrase, token))}
        if found:
            return found.pop() if len(found) == 1 and distance <= _LOOK_BACK else None
    return None


def _has_within(phrase: Phrase, same: list[tuple[int, list[Token]]], limit: int) -> bool:
    return any(_self_contained(phrase, token) for distance, tokens in same if distance <= limit for token in tokens)


def _same_before(reading: Reading, head: Token) -> list[tuple[int, list[Token]]]:
    """Return the nouns before ``head`` for the same thing, by the distance in sentences, the nearest first."""
    wanted = {t.lemma_.lower() for t in premodifiers(head)}
    found = [
        (number, noun)
        for number, noun in _nouns_before(reading, head, head.lemma_)
        if noun.pos_ == "NOUN" and noun.tag_ == head.tag_ and wanted <= {t.lemma_.lower() for t in premodifiers(noun)}
    ]
    event = event_class(head.lemma_) if not wanted else None
    if event is not None:
        others = _nouns_before(reading, head, f"{_EVENT}{event}")
        found += [(n, t) for n, t in others if t.pos_ == "NOUN" and t.tag_ == head.tag_ and t.lemma_ != head.lemma_]
    own = reading.parse.sentence_number(head)
    groups: dict[int, list[Token]] = {}
    for number, noun in sorted(found, key=lambda one: (own - one[0], one[1].i)):
        groups.setdefault(own - number, []).append(noun)
    return list(groups.items())


def _nouns_before(reading: Reading, head: Token, key: str) -> Iterator[tuple[int, Token]]:
    """Yield the nouns of a lemma, or of a class of events, before ``head`` in its kind of block, with their sentences."""
    sentences = reading.parse.sentences
    kind = sentences[reading.parse.sentence_number(head)].kind
    return ((n, t) for n, t in _nouns(reading).get(key, ()) if t.i < head.i and sentences[n].kind is kind)


@lru_cache(maxsize=1)
def _nouns(reading: Reading) -> Mapping[str, tuple[tuple[int, Token], ...]]:
    """Return the nouns outside quotations by lemma and by class of event; the last article's are remembered."""
    found: dict[str, list[tuple[int, Token]]] = {}
    for number, sentence in enumerate(reading.parse.sentences):
        for token in sentence.tokens:
            if token.pos_ in {"NOUN", "PROPN"} and not reading.in_quotation(token):
                event = event_class(token.lemma_)
                for key in (token.lemma_, f"{_EVENT}{event}") if event else (token.lemma_,):
                    found.setdefault(key, []).append((number, token))
    return {key: tuple(nouns) for key, nouns in found.items()}


def _self_contained(phrase: Phrase, noun: Token) -> str | None:
    """Return the phrase of ``noun`` in its definite form if it tells by itself which single thing is meant."""
    return _told_alone(phrase.reading, noun.i, phrase.described)


@lru_cache(maxsize=1024)
def _told_alone(reading: Reading, index: int, described: Describe) -> str | None:
    """Do so once for each noun, however many descriptions may take it up."""
    noun = reading.parse.doc[index]
    loose = {t.i for part in noun.subtree if part.dep_ == "prep" and part.lower_ == "from" for t in part.subtree}
    tokens = [t for t in tree.noun_phrase(noun) if t.i not in loose]  # "remove a video of Berg from the site"
    inside = {t.i for t in tokens}
    if any(t.lower_ in _UNREAL for t in noun.children if t.i < noun.i):
        return None
    if any(t.lower_ in _ORDERING for t in noun.children) or not any(
        restricts(c) for c in noun.children if c.i in inside
    ):
        return None
    text = described(reading, tokens)
    if not text or not is_balanced(text) or len(text.split()) > _MAX_WORDS or "," in text:
        return None
    return definite_form(text)


def named_thing(reading: Reading, head: Token) -> str | None:
    """Return the one proper name before that ends in the noun: "the mosque" takes up "the Grand Mosque"."""
    ends = (token for token in _name_ends(reading).get(head.lower_, ()) if token.i < head.i)
    names = {name for token in ends if (name := _proper(reading, token))}
    return names.pop() if len(names) == 1 else None


@lru_cache(maxsize=1)
def _name_ends(reading: Reading) -> Mapping[str, tuple[Token, ...]]:
    """Return the proper nouns of the body by their word in lower case; a title has capitals everywhere."""
    found: dict[str, list[Token]] = {}
    for sentence in reading.body():
        for token in sentence.tokens:
            if token.tag_ == "NNP" and token.text[0].isupper():
                found.setdefault(token.lower_, []).append(token)
    return {word: tuple(tokens) for word, tokens in found.items()}


def _proper(reading: Reading, token: Token) -> str | None:
    """Return a proper name of two or more words that ``token`` ends, with "the"."""
    first = token.i
    while first > token.sent.start and token.doc[first - 1].tag_ == "NNP":
        first -= 1
    return f"the {reading.parse.text(token.doc[first : token.i + 1])}" if first < token.i else None


def body_meant(phrase: Phrase, head: Token) -> str | None:
    """Return the body that "the company" or "the group" takes up: the only one of this and the sentence before.

    It must have been the subject or the owner of something there, and no other such noun may stand by.
    """
    entry = lexicon("body_nouns").get(head.lower_)
    if entry is None or head.tag_ != "NN":
        return None
    reading = phrase.reading
    near = list(_near(reading, head, _NEAR))
    bodies = {e.name: e for t in near if (e := reading.mentions.get(t.i)) and e.kind is EntityKind.ORGANISATION}
    if len(bodies) != 1 or any(_is_rival(reading, t, head) for t in near):
        return None
    body = next(iter(bodies.values()))
    if (
        body.ambiguous
        or not _fits(body, head)
        or not any(t.dep_ in _SUBJECTS for t in near if reading.mentions.get(t.i) is body)
    ):
        return None
    return None if body.name in phrase.named else with_article(body, reading)


def _near(reading: Reading, head: Token, distance: int) -> Iterator[Token]:
    """Yield the tokens before ``head`` in its sentence and in as many body sentences before it as ``distance`` says."""
    number = reading.parse.sentence_number(head)
    for sentence in reading.parse.sentences[max(0, number - distance) : number + 1]:
        if sentence.kind is BlockKind.BODY:
            yield from (t for t in sentence.tokens if t.i < head.i)


def _is_rival(reading: Reading, token: Token, head: Token) -> bool:
    """Tell whether a word brings in another body: a common noun ("a rival firm", "two groups") or a name of unknown kind."""
    entity = reading.mentions.get(token.i)
    if token.pos_ == "PROPN" and entity is None and token.ent_type_ in {"", "ORG", "PERSON", "PRODUCT"}:
        return token.lower_ not in lexicon("titles") and token.lower_ not in lexicon("role_nouns")
    if entity is not None:
        return entity.kind in {EntityKind.PERSON, EntityKind.OTHER} and " " not in entity.name
    if token.pos_ != "NOUN" or token.dep_ in {"compound", "appos", "attr"}:
        return False
    return token.lemma_.lower() in lexicon("body_nouns") and not _is_definite(token)


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children)


def _fits(body: Entity, head: Token) -> bool:
    """Tell whether a name can be a thing of this kind, as far as its last word tells ("Olin University" is no firm)."""
    last = body.name.split()[-1].lower()
    entry = lexicon("organisation_nouns").get(last)
    if entry is None:
        return lexicon("body_nouns").entries[head.lower_].cls == "any"
    kind = entry.cls or last
    return kind == head.lower_


def party_meant(phrase: Phrase, head: Token) -> str | None:
    """Return the party of the US that "the party" takes up: the only one whose people the last sentences speak of."""
    if head.lower_ != "party" or head.tag_ != "NN":
        return None
    words = list(_near(phrase.reading, head, 2))
    if any(t.lower_ == "party" and t.tag_ == "NNP" for t in words):
        return None
    found = {_PARTIES[t.lemma_.lower()] for t in words if t.lemma_.lower() in _PARTIES}
    return found.pop() if len(found) == 1 else None


def place_meant(phrase: Phrase, head: Token) -> str | None:
    """Return the place that "the country", "the state" or "the city" takes up: the only one of the last sentences."""
    wanted = KINDS_OF_PLACE.get(head.lower_)
    if wanted is None or head.tag_ != "NN":
        return None
    reading = phrase.reading
    near = [
        e
        for t in _near(reading, head, 2)
        if (e := reading.mentions.get(t.i)) and e.kind in {EntityKind.PLACE, EntityKind.GROUP}
    ]
    places = {e.name: e for e in near if e.kind is EntityKind.PLACE and kind_of_place(e.name) == wanted}
    if len(places) != 1:
        return None
    place = next(iter(places.values()))
    if any(_kind_named(e, wanted) and e.name != place.name for e in _told_lately(reading, head)):
        return None  # a report on two states
    if wanted == "country" and any(kind_of_place(e.name) is None and not _is_of(e.name, place.name) for e in near):
        return None
    return None if place.ambiguous else with_article(place, reading)


def _told_lately(reading: Reading, head: Token) -> Iterator[Entity]:
    """Yield the names of the headline and of the sentences in which a rival would still be in mind."""
    number = reading.parse.sentence_number(head)
    sentences = reading.parse.sentences
    for sentence in (
        *(s for s in sentences if s.kind is BlockKind.HEADLINE),
        *sentences[max(0, number - _LOOK_BACK) : number + 1],
    ):
        yield from (e for t in sentence.tokens if (e := reading.mentions.get(t.i)))


def _kind_named(entity: Entity, wanted: str) -> bool:
    return entity.kind is EntityKind.PLACE and kind_of_place(entity.name) == wanted


def kind_of_place(name: str) -> str | None:
    """Return "country", "state" (of the US) or "city" for the name of one, else None."""
    return "state" if us_state(name) is not None else place_type(name)


def _is_of(name: str, country: str) -> bool:
    """Tell whether an adjective of nation comes from the name of a country ("Ethiopian")."""
    return name[:4].casefold() == country[:4].casefold()
