"""Entities: the people, organisations and places of an article, their mentions joined.

A surname takes the person of the full name. Where two people of the article
share a surname, the bare surname goes to the one that newspapers use it for,
the person introduced first, while nobody else of that name is near; else it
stays ambiguous. An organisation takes its acronym and its short form.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizgen.countries import Country, country_of
from quizgen.gazetteer import place_type, us_state
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind
from quizgen.read import tree
from quizgen.read.given_names import gender_of
from quizgen.read.mentions import EntityKind, Found, Mention, find_mentions, is_role_noun
from quizgen.read.names import (
    Name,
    fullest,
    is_full_name,
    is_given_name_of,
    is_long_surname,
    is_suffix,
    is_surname_of,
    same_person,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from quizgen.read.parse import Parse

__all__ = ["Entity", "EntityKind", "Mention", "Mentions", "find_entities", "is_role_noun"]

_NEAR = 2
"""Sentences after the full name of a namesake in which a bare surname may be his."""
_OF_PRESIDENTS = frozenset({"white", "administration", "presidency", "era", "years"})
"""Words after a surname by which a president of that name may be meant ("the Clinton years")."""
_SPOUSES = frozenset({"husband", "wife", "spouse", "widow", "widower"})
_MINOR_WORDS = frozenset({"of", "the", "for", "and", "in", "on", "to", "&"})


@dataclass(frozen=True)
class Entity:
    """One person, organisation or place across the article.

    name: the fullest name in the text, without title.
    gender: "m" or "f" where a title, a role noun or the given name tells it, else None.
    ambiguous: the name could be that of two or more people of the article.
    country: of a place or group, the country that the name or the adjective of nationality tells of.
    """

    name: str
    kind: EntityKind
    mentions: tuple[Mention, ...]
    gender: str | None = None
    ambiguous: bool = False
    country: Country | None = None


Mentions = Mapping[int, Entity]


def find_entities(parse: Parse) -> tuple[tuple[Entity, ...], Mentions]:
    """Return the entities in the order of first mention, and the entity of every token in a name."""
    found = find_mentions(parse)
    people = _people(parse, found)
    others = _others(parse.doc, found, {m.first for person in people for m in person.mentions})
    entities = tuple(sorted((*people, *others), key=lambda entity: entity.mentions[0].first))
    return entities, {i: e for e in entities for m in e.mentions for i in range(m.first, m.end)}


@dataclass
class _Namesakes:
    """The people of the article: for each the spellings of the full name, the gender, and where it stands in full.

    married: a husband or wife is told of beside the name, to whom the surname may belong as well.
    junior: the full name has a "Jr." and comes after the surname alone, which is then that of the elder, known to all.
    """

    names: list[Name]
    gender: str | None
    introduced: list[int]
    married: bool = False
    junior: bool = False


def _people(parse: Parse, found: Sequence[Found]) -> list[Entity]:
    doc = parse.doc
    groups = _full_names(parse, found)
    for group in groups:
        group.junior = _comes_late(parse, group, found)
    taken: dict[int, list[Found]] = {number: [] for number in range(len(groups))}
    loose: dict[tuple[str, bool], list[Found]] = {}
    for one in found:
        holders = _holders(one, groups, doc)
        if len(holders) > 1:
            holders = _told_apart(parse, one, holders, groups)
        if len(holders) == 1:
            taken[holders[0]].append(one)
        elif len(holders) > 1 or one.kind is EntityKind.PERSON:
            loose.setdefault((one.mention.text, len(holders) > 1), []).append(one)
    people = [_person(doc, _name_of(groups[n], mentions), mentions, False) for n, mentions in taken.items() if mentions]
    return people + [_person(doc, ones[0].name, ones, unclear) for (_, unclear), ones in loose.items()]


def _name_of(group: _Namesakes, mentions: Sequence[Found]) -> Name:
    return fullest([*(one.name for one in mentions if one.name in group.names), *group.names])


def _full_names(parse: Parse, found: Iterable[Found]) -> list[_Namesakes]:
    """Return the people with a full name, the spellings of one person together."""
    groups: list[_Namesakes] = []
    people = [one for one in found if one.kind is EntityKind.PERSON and is_full_name(one.name)]
    names = {one.name for one in people}
    told = {one.name for one in people if not _in_headline(parse, one)}
    for one in people:
        if is_long_surname(one.name, names) or (_in_headline(parse, one) and _runs_on(one.name, told)):
            continue
        group = next((g for g in groups if any(same_person(one.name, name) for name in g.names)), None)
        if group is None:
            group = _Namesakes([], gender_of(one.name), [])
            groups.append(group)
        if one.name not in group.names:
            group.names.append(one.name)
        group.gender = _title_gender(parse.doc, one.mention) or group.gender or _kin_gender(parse.doc, one.mention)
        group.married = group.married or _is_married(parse, one.mention)
        if not _in_headline(parse, one):
            group.introduced.append(one.mention.first)
    return groups


def _comes_late(parse: Parse, group: _Namesakes, found: Iterable[Found]) -> bool:
    """Tell whether a "Jr." is named in full only after the body has had the surname alone."""
    if not any(is_suffix(name[-1]) for name in group.names) or not group.introduced:
        return False
    return any(
        len(one.name) == 1
        and one.mention.first < group.introduced[0]
        and not _in_headline(parse, one)
        and any(is_surname_of(one.name, name) for name in group.names)
        for one in found
    )


def _in_headline(parse: Parse, one: Found) -> bool:
    return parse.sentence_of(parse.doc[one.mention.first]).kind is BlockKind.HEADLINE


def _runs_on(name: Name, told: Collection[Name]) -> bool:
    """Tell whether a name of the headline is the surname of somebody and a word behind it: "Berg Labour's new leader"."""
    return name not in told and any(name[0] == other[-1] for other in told)


def _holders(one: Found, groups: Sequence[_Namesakes], doc: Doc) -> list[int]:
    """Return the numbers of the people whom a mention can name."""
    exact = [n for n, group in enumerate(groups) if one.name in group.names]
    if exact or len(one.name) > 2 or not one.name[0][:1].isupper():
        return exact
    title = _title_gender(doc, one.mention)
    fitting = [(n, group) for n, group in enumerate(groups) if title is None or _fits(group, title)]
    if one.mention.first and doc[one.mention.first - 1].lower_ == "president":
        fitting = [(n, group) for n, group in fitting if not _is_first_lady(group, doc)]
    fitting = [(n, group) for n, group in fitting if not group.junior]
    by_surname = [n for n, group in fitting if any(is_surname_of(one.name, name) for name in group.names)]
    if by_surname or one.kind is not EntityKind.PERSON:
        return by_surname if _may_be_surname(one, doc) else []
    if title is not None:
        return []  # "Mr. Howard" has no Howard Berg for his friend
    return [n for n, group in enumerate(groups) if any(is_given_name_of(one.name, name) for name in group.names)]


def _is_first_lady(group: _Namesakes, doc: Doc) -> bool:
    """Tell whether a woman may be a president's wife, whom his title does not fit."""
    return group.gender == "f" and (group.married or "first lady" in doc.text.lower())


def _fits(group: _Namesakes, title: str) -> bool:
    """Tell whether "Mr." or "Mrs." can be a person's; where the gender is not known it may be the spouse's."""
    return group.gender == title or (group.gender is None and not group.married)


def _kin_gender(doc: Doc, mention: Mention) -> str | None:
    """Return the gender that "wife" or "brother" tells right before a name, also with a comma between."""
    before = [t for t in doc[max(0, mention.first - 2) : mention.first] if t.text != ","]
    entry = lexicon("gendered_nouns").get(before[-1].lower_) if before else None
    role = lexicon("role_nouns").get(before[-1].lower_) if before else None
    return entry.cls if entry is not None and role is not None and role.cls == "kin" else None


def _is_married(parse: Parse, mention: Mention) -> bool:
    """Tell whether the sentence of a full name, or the one after it, tells of a spouse."""
    number = parse.sentence_number(parse.doc[mention.first])
    near = (t for sentence in parse.sentences[number : number + 2] for t in sentence.tokens)
    return any(t.lower_ in _SPOUSES for t in near)


def _may_be_surname(one: Found, doc: Doc) -> bool:
    """Tell whether a name under another label can be a surname: no adjective ("Cuban cigars"), no place known to all."""
    if one.kind is EntityKind.PERSON:
        return True
    token = doc[one.mention.end - 1]
    if one.kind is EntityKind.GROUP:
        return token.tag_ == "NNP" and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "agent", "attr"}
    before = doc[one.mention.first - 1].lower_ if one.mention.first else ""
    return not (one.kind is EntityKind.PLACE and (before == "in" or place_type(one.mention.text) is not None))


def _told_apart(parse: Parse, one: Found, holders: list[int], groups: Sequence[_Namesakes]) -> list[int]:
    """Narrow the people of one name down to one by the title before it, or by who was introduced when."""
    gender = _title_gender(parse.doc, one.mention)
    if gender is not None:
        holders = [n for n in holders if groups[n].gender in {None, gender}] or holders
    if len(holders) == 1 or not any(is_surname_of(one.name, name) for n in holders for name in groups[n].names):
        return holders
    first = one.mention.first
    if any(parse.doc[i].lower_ in {"younger", "elder"} for i in range(max(0, first - 2), first)):
        return holders
    if one.mention.end < len(parse.doc) and parse.doc[one.mention.end].lower_ in _OF_PRESIDENTS:
        return holders
    known = [n for n in holders if any(i < first for i in groups[n].introduced)]
    if len(known) == 1:
        return known
    principal = min(holders, key=lambda n: min(groups[n].introduced, default=len(parse.doc)))
    if not known:
        return [principal]
    if any(len(groups[n].introduced) > len(groups[principal].introduced) for n in holders):
        return holders  # the one named first is not the one it is about
    sentence = parse.sentence_number(parse.doc[first])
    others = [parse.sentence_number(parse.doc[i]) for n in holders if n != principal for i in groups[n].introduced]
    near = any(sentence - _NEAR <= number <= sentence for number in others)
    return holders if near else [principal]


def _person(doc: Doc, name: Name, found: Sequence[Found], ambiguous: bool) -> Entity:
    mentions = tuple(one.mention for one in found)
    text = next((one.mention.text for one in found if one.name == name), " ".join(name))
    title = lasting_title(doc, mentions) if " " not in text else ""
    return Entity(f"{title} {text}".strip(), EntityKind.PERSON, mentions, _gender(doc, name, mentions), ambiguous)


def lasting_title(doc: Doc, mentions: Iterable[Mention]) -> str:
    """Return the title without which a person of one name is not known ("Pope Francis", "Lord Berg"), as printed, or ""."""
    before = (doc[m.first - 1] for m in mentions if m.first)
    return next((t.text for t in before if is_lasting(t) and t.text[0].isupper()), "")


def is_lasting(token: Token) -> bool:
    """Tell whether a title is one without which a name of one word is not known: "Lord", "Pope"."""
    entry = lexicon("titles").get(token.lower_)
    return entry is not None and "lasting" in entry.gate


def _gender(doc: Doc, name: Name, mentions: Sequence[Mention]) -> str | None:
    """Return the gender that titles tell ("Mrs. Berg"), else nouns beside the name ("a spokesman") and the given name."""
    titles = {gender for m in mentions if (gender := _title_gender(doc, m)) is not None}
    nouns = {gender for m in mentions for gender in _noun_genders(doc, m)}
    told = titles or {gender for gender in (*nouns, gender_of(name)) if gender is not None}
    return next(iter(told)) if len(told) == 1 else None


def _noun_genders(doc: Doc, mention: Mention) -> set[str]:
    head = doc[mention.first : mention.end].root
    beside = [doc[mention.first - 1]] if mention.first else []
    beside += tree.children(head, "appos")
    beside += [head.head] if head.dep_ == "appos" else []
    return {entry.cls for noun in beside if (entry := lexicon("gendered_nouns").get(noun.lower_)) is not None}


def _title_gender(doc: Doc, mention: Mention) -> str | None:
    entry = lexicon("titles").get(doc[mention.first - 1].lower_) if mention.first else None
    return entry.cls or None if entry is not None else None


def _others(doc: Doc, found: Sequence[Found], people: set[int]) -> list[Entity]:
    groups: dict[str, list[Found]] = {}
    for one in found:
        if one.mention.first not in people and one.kind is not EntityKind.PERSON:
            groups.setdefault(one.mention.text, []).append(one)
    entities = [
        Entity(text, ones[0].kind, tuple(one.mention for one in ones), country=_country(text, ones[0].kind))
        for text, ones in groups.items()
    ]
    return list(_joined_bodies(doc, entities))


def _country(name: str, kind: EntityKind) -> Country | None:
    """Return the country of a place or group; a name that a state of the US has too ("Georgia") tells of none."""
    if kind not in {EntityKind.PLACE, EntityKind.GROUP} or us_state(name) is not None:
        return None
    return country_of(name)


def _joined_bodies(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """Give an organisation the mentions by its acronym and by its short form, where only one has that form."""
    bodies = [entity for entity in entities if entity.kind is EntityKind.ORGANISATION]
    owners: dict[str, list[Entity]] = {}
    for entity in bodies:
        longer = [body for body in bodies if _is_short_for(doc, entity, body)]
        if len(longer) == 1:
            owners.setdefault(longer[0].name, []).append(entity)
    short = {entity.name for group in owners.values() for entity in group}
    for entity in entities:
        if entity.name in short and entity.kind is EntityKind.ORGANISATION:
            continue
        mentions = [m for e in (entity, *owners.get(entity.name, [])) for m in e.mentions]
        yield replace(entity, mentions=tuple(sorted(mentions, key=lambda m: m.first)))


def _is_short_for(doc: Doc, short: Entity, body: Entity) -> bool:
    """Tell whether a name is the acronym of another ("FBI"), or its last word, used after it ("the Chamber")."""
    words = body.name.split()
    if short.name == body.name or len(words) < 2:
        return False
    if short.name.replace(".", "").isupper() and len(short.name) > 1:
        return short.name.replace(".", "") == "".join(w[0].upper() for w in words if w.lower() not in _MINOR_WORDS)
    definite = all(m.first > 0 and doc[m.first - 1].lower_ == "the" for m in short.mentions)
    return definite and short.name == words[-1] and short.mentions[0].first > body.mentions[0].first
