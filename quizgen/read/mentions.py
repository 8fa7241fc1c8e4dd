"""Mentions: the names of an article as printed, cleaned, each with what it most likely names.

The parser labels every name by itself and often wrongly: it takes titles into
names, headlines in title case for names, and people for organisations. Here
titles are cut off, evidence beside the name overrules the label, all mentions
of one string vote, and a headline may only repeat names of the body.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from quizgen.countries import country_of
from quizgen.gazetteer import place_type
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind
from quizgen.read import tree
from quizgen.read.given_names import is_given_name
from quizgen.read.names import Name, is_full_name, is_suffix, surname_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from quizgen.read.parse import Parse


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    OTHER = "other"


_KINDS = {
    "PERSON": EntityKind.PERSON, "ORG": EntityKind.ORGANISATION, "GPE": EntityKind.PLACE, "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE, "NORP": EntityKind.GROUP, "PRODUCT": EntityKind.OTHER, "WORK_OF_ART": EntityKind.OTHER,
    "EVENT": EntityKind.OTHER, "LAW": EntityKind.OTHER,
}  # fmt: skip
_EPITHETS = frozenset({"longtime", "rival", "fellow", "then", "former", "veteran", "vice", "deputy", "fmr", "fmr."})
_OPENERS = frozenset({"VBG", "VBN", "VB", "VBD", "VBZ", "VBP", "IN", "RB", "CC"})
_BODIES = frozenset(
    {"house", "campaign", "administration", "pac", "polls", "center", "group", "news", "dem", "dems", "day"}
)
"""Last words of names that are no person's, besides those of the lexicon of organisations."""


@dataclass(frozen=True)
class Mention:
    """A name as printed: tokens ``first`` up to, not including, ``end`` of the document."""

    first: int
    end: int
    text: str


@dataclass(frozen=True)
class Found:
    """A mention with what it most likely names, and the parts of the name."""

    mention: Mention
    kind: EntityKind
    name: Name


def find_mentions(parse: Parse) -> list[Found]:
    """Return the names in the order of the text; no two overlap."""
    headline = _headline_tokens(parse)
    body = list(_cleaned(parse, headline))
    body = _vote(parse.doc, _promoted(parse.doc, _without_epithets(parse, body)))
    told = list(_in_headline(parse, headline))
    found = [*body, *_overlooked(parse, body, _known_people(parse.doc, [*body, *told]), headline)]
    found += [one for one in told if not _overlaps(one, found)]
    whole = (one for one in found if not (one.kind is EntityKind.PERSON and _is_cut_title(one.name[-1])))
    return sorted(whole, key=lambda one: one.mention.first)


def _is_cut_title(word: str) -> bool:
    """Tell whether a name ends in a short title, whose stop was taken for that of the sentence: "Navy Capt"."""
    return f"{word.lower().rstrip('.')}." in lexicon("titles")


def is_role_noun(token: Token) -> bool:
    """Tell whether a token names a post, an occupation or a kind of relative, in the singular."""
    return token.tag_ in {"NN", "NNP"} and token.lower_ in lexicon("role_nouns")


def _headline_tokens(parse: Parse) -> frozenset[int]:
    return frozenset(
        token.i for s in parse.sentences if s.kind is BlockKind.HEADLINE for token in s.tokens
    )  # fmt: skip


def _cleaned(parse: Parse, headline: frozenset[int]) -> Iterator[Found]:
    """Yield the mentions outside headlines: no article, possessive ending or title; names by a role noun are people."""
    doc = parse.doc
    for ent in doc.ents:
        kind = _KINDS.get(ent.label_)
        if kind is None or ent.start in headline:
            continue
        first, end = _trimmed(doc, ent.start, ent.end)
        first, kind = _without_title(doc, first, end, kind)
        end = _without_post(doc, first, end, kind)
        if first >= end:
            continue
        whole = _whole_firm(doc, end)
        if whole > end:
            end, kind = whole, EntityKind.ORGANISATION
        if kind is EntityKind.PERSON:
            first, end = _whole_name(doc, first, end)
        one = _found(parse, first, end, kind)
        kind = _by_form(doc, first, end, kind, one.name)
        if kind is not None:
            yield replace(one, kind=kind)


def _found(parse: Parse, first: int, end: int, kind: EntityKind) -> Found:
    """Return the mention of these tokens; the parts of a name are parted by white space ("Ana Ruiz-Prado" has two)."""
    text = parse.text(parse.doc[first:end])
    return Found(Mention(first, end, text), kind, tuple(text.split()))


def _trimmed(doc: Doc, first: int, end: int) -> tuple[int, int]:
    """Cut articles, punctuation, the possessive ending, and a word that only opens the sentence ("Asserting Smith")."""
    while end > first and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct):
        end -= 1
    while first < end and (doc[first].lower_ in {"the", "a", "an"} or doc[first].is_punct):
        first += 1
    opener = doc[first] if first < end - 1 and doc[first].is_sent_start else None
    if opener is not None and (opener.tag_ in _OPENERS or opener.dep_ == "prep"):
        first += not is_given_name(doc[first].text)
    return first, end


def _without_title(doc: Doc, first: int, end: int, kind: EntityKind) -> tuple[int, EntityKind]:
    """Cut titles and role nouns off the front of a name; one with a title is a person's, whatever the label."""
    start = first
    while start < end - 1 and _is_title(doc[start]):
        start += 1
    if start == first or kind is EntityKind.PERSON:
        return start, kind
    name = tuple(doc[start:end].text.split())
    if is_full_name(name) and not _is_body(name) and _names_holder(doc[start - 1], kind):
        return start, EntityKind.PERSON
    return first, kind


def _without_post(doc: Doc, first: int, end: int, kind: EntityKind) -> int:
    """Cut the post off the end of a body's name before the holder's ("Norlink *Chief Executive* Officer Ana Ruiz")."""
    if kind is not EntityKind.ORGANISATION or end >= len(doc) or not doc[end].text[:1].isupper():
        return end
    last = end
    while last > first + 1 and (doc[last - 1].lower_ in lexicon("title_words") or is_role_noun(doc[last - 1])):
        last -= 1
    return last


def _names_holder(token: Token, kind: EntityKind) -> bool:
    """Tell whether a name after this word is a person's; places are named after kings and presidents, too."""
    title = token.lower_ in lexicon("titles")
    return title if kind is EntityKind.ORGANISATION and title else token.lower_ in lexicon("role_nouns") and not title


def _is_title(token: Token) -> bool:
    word = token.lower_
    if word in lexicon("titles") or word in _EPITHETS:
        return True
    singular = word[:-1] if token.tag_ in {"NNS", "NNPS"} else word
    entry = lexicon("role_nouns").get(word) or lexicon("role_nouns").get(singular)
    return entry is not None and entry.cls != "person"


def _whole_firm(doc: Doc, end: int) -> int:
    """Return the end of a name that goes on behind "&" ("Moen & Berg"), else ``end``."""
    if end + 1 < len(doc) and doc[end].text == "&" and doc[end + 1].text[:1].isupper():
        end += 2
        while end < len(doc) and doc[end].tag_ == "NNP" and doc[end].text[:1].isupper():
            end += 1
    return end


def _whole_name(doc: Doc, first: int, end: int) -> tuple[int, int]:
    """Take in a given name that the parser left outside ("Suleiman al-Amr", "Kevin *De Bruyne*"), and a suffix."""
    if first and _is_name_part(doc[first - 1]) and not doc[first - 1].ent_type_:
        first -= 1
    if end < len(doc) and is_suffix(doc[end].text) and not doc[end].ent_type_:
        end += 1
    return first, end


def _is_name_part(token: Token) -> bool:
    return (
        token.tag_ == "NNP"
        and token.dep_ == "compound"
        and token.text[:1].isupper()
        and token.text[1:].islower()
        and not _is_title(token)
    )


def _by_form(doc: Doc, first: int, end: int, kind: EntityKind, name: Name) -> EntityKind | None:
    """Correct the label by the form of the name and by what stands beside it; None: it is no name."""
    if kind is EntityKind.PERSON:
        if not name[0][:1].isupper() and not is_full_name((name[-1], *name)):
            return None
        return EntityKind.ORGANISATION if len(name) > 1 and _is_body(name) else kind
    if is_full_name(name) and not _is_body(name) and (_stands_by_role(doc, first, end) or _has_title(doc, first)):
        return EntityKind.PERSON
    return kind


def _is_body(name: Name) -> bool:
    """Tell whether a name is an organisation's by its last word ("Clinton *Foundation*", "Telenor *Austria*")."""
    last = name[-1].lower()
    if last in lexicon("organisation_nouns") or last in _BODIES:
        return True
    return len(name) > 1 and not is_given_name(name[0]) and country_of(name[-1]) is not None


def _has_title(doc: Doc, first: int) -> bool:
    entry = lexicon("titles").get(doc[first - 1].lower_) if first else None
    return entry is not None and doc[first - 1].text[:1].isupper() and doc[first - 1].text.endswith(".")


def _stands_by_role(doc: Doc, first: int, end: int) -> bool:
    """Tell whether a name is tied to a role noun: "Kari Mellum, head of …", "the rector, Ana Ruiz", "singer Jo Bo"."""
    head = doc[first:end].root
    if head.dep_ == "appos" and is_role_noun(head.head):
        return True
    if any(is_role_noun(child) for child in tree.children(head, "appos")):
        return True
    return first > 0 and is_role_noun(doc[first - 1]) and doc[first - 1].head.i == head.i


def _without_epithets(parse: Parse, found: Sequence[Found]) -> list[Found]:
    """Cut off the front of a long name what is no given name, where the rest is a full name elsewhere ("*Scientologist* …")."""
    names = {one.name for one in found if one.kind is EntityKind.PERSON and is_full_name(one.name)}
    return [_shortened(parse, one, names) for one in found]


def _shortened(parse: Parse, one: Found, names: set[Name]) -> Found:
    for first in range(one.mention.first + 1, one.mention.end - 1):
        rest = _found(parse, first, one.mention.end, EntityKind.PERSON)
        if rest.name in names and not is_given_name(parse.doc[first - 1].text):
            return rest
    return one


_OFTEN = 3
"""Mentions of a bare surname as a person's from which a full name with it, under another label, is the person's."""


def _promoted(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """Make people of full names under another label whose given name is one, where "who" or the bare surname follows."""
    bare: Counter[Name] = Counter(one.name for one in found if len(one.name) == 1)
    surnames: Counter[Name] = Counter(one.name for one in found if len(one.name) == 1 and one.kind is EntityKind.PERSON)
    people = {one.name for one in found if _looks_personal(one, doc, bare, surnames)}
    return [replace(one, kind=EntityKind.PERSON) if one.name in people else one for one in found]


def _looks_personal(one: Found, doc: Doc, bare: Collection[Name], surnames: Mapping[Name, int]) -> bool:
    if one.kind is EntityKind.PERSON or not is_full_name(one.name) or _is_body(one.name) or len(one.name) > 4:
        return False
    known = is_given_name(one.name[0]) or surnames.get((one.name[-1],), 0) >= _OFTEN
    if not known or place_type(one.mention.text) is not None:
        return False
    if one.mention.first and doc[one.mention.first - 1].lower_ == "the":
        return False
    after = [doc[i].lower_ for i in range(one.mention.end, min(one.mention.end + 2, len(doc)))]
    if after[:1] == ["who"] or after == [",", "who"]:
        return True
    return (one.name[-1],) in bare and place_type(one.name[-1]) is None


def _vote(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """Give all mentions of one string the label most of them have; the first label wins a tie.

    One word with a title before it somewhere is a person's ("President Lindqvist"), whatever the parser makes of the others.
    """
    votes: dict[str, Counter[EntityKind]] = {}
    for one in found:
        votes.setdefault(one.mention.text, Counter())[one.kind] += 1
    kinds = {text: counts.most_common(1)[0][0] for text, counts in votes.items()}
    kinds |= dict.fromkeys((one.mention.text for one in found if _is_titled(doc, one)), EntityKind.PERSON)
    return [replace(one, kind=kinds[one.mention.text]) for one in found]


def _is_titled(doc: Doc, one: Found) -> bool:
    """Tell whether a name of one word that is no place has a title of people right before it."""
    if len(one.name) != 1 or not one.mention.first or place_type(one.mention.text) is not None:
        return False
    before = doc[one.mention.first - 1]
    return before.lower_ in lexicon("titles") and before.text[0].isupper() and doc[one.mention.first].text[0].isupper()


def _known_people(doc: Doc, found: Sequence[Found]) -> dict[Name, tuple[Name, Name]]:
    """Return the tokens, casefolded, of people's full names and bare surnames → the tokens as printed, and the name."""
    known: dict[Name, tuple[Name, Name]] = {}
    for one in found:
        if one.kind is EntityKind.PERSON and is_full_name(one.name):
            words = tuple(token.text for token in doc[one.mention.first : one.mention.end])
            surname = surname_of(one.name)
            last = _tokens_of(surname, words)
            for tokens, name in ((words, one.name), (last, (surname,))):
                if tokens is not None:
                    known.setdefault(tuple(token.casefold() for token in tokens), (tokens, name))
    return known


def _tokens_of(surname: str, words: Name) -> Name | None:
    """Return the tokens of a full name that make up its surname ("Ruiz-Prado" has three)."""
    runs = (words[i:j] for i in range(len(words)) for j in range(i + 1, len(words) + 1))
    return next((run for run in runs if "".join(run) == surname), None)


def _overlooked(
    parse: Parse, found: Sequence[Found], known: dict[Name, tuple[Name, Name]], headline: frozenset[int]
) -> Iterator[Found]:
    """Yield names of known people that the parser took for no name at all, and those in headlines."""
    doc = parse.doc
    words = tuple(token.text for token in doc)
    covered = {i for one in found for i in range(one.mention.first, one.mention.end)}
    opening = {tokens[0] for tokens in known}
    longest = max((len(tokens) for tokens in known), default=0)
    index = 0
    while index < len(doc):
        if words[index].casefold() not in opening:
            index += 1
            continue
        size, name = _known_at(doc, words[index : index + longest], index, known, exact=index not in headline)
        if not size or covered.intersection(range(index, index + size)) or _inside_longer(doc, index, name):
            index += 1
            continue
        yield replace(_found(parse, index, index + size, EntityKind.PERSON), name=name)
        index += size


def _known_at(
    doc: Doc, words: Name, index: int, known: dict[Name, tuple[Name, Name]], *, exact: bool
) -> tuple[int, Name]:
    """Return the number of tokens of the longest known name with which ``words`` begin, and the name; 0 for none.

    words: those of the document from ``index`` on. In a headline capitals do not matter.
    """
    if not words[0][:1].isupper():
        return 0, ()
    for size in range(len(words), 0, -1):
        tokens, name = known.get(tuple(word.casefold() for word in words[:size]), ((), ()))
        if name and (not exact or tokens == words[:size]) and (size > 1 or _may_be_name(doc[index])):
            return size, name
    return 0, ()


def _may_be_name(token: Token) -> bool:
    """Tell whether a word is read as a name, or is a lone subject at the start of a sentence ("Law tweeted", "Law, who …")."""
    if token.pos_ == "PROPN":
        return True
    alone = all(c.dep_ in {"relcl", "punct"} for c in token.children)
    lone = token.is_sent_start and token.tag_ == "NN" and token.dep_ == "nsubj" and alone
    return bool(lone) and not any(t.text == token.lower_ for t in token.doc)


def _inside_longer(doc: Doc, index: int, name: Name) -> bool:
    """Tell whether a bare surname stands inside a longer name ("the *Trump* Organization", "*Law* School")."""
    token = doc[index]
    if len(name) > 1:
        return False
    if tree.child(token, "compound") is not None:
        return True
    return token.dep_ == "compound" and token.head.text[:1].isupper()


def _in_headline(parse: Parse, headline: frozenset[int]) -> Iterator[Found]:
    """Yield names that only the headline has: no people but those with a known given name, for capitals mislead."""
    for ent in parse.doc.ents:
        kind = _KINDS.get(ent.label_)
        if kind is None or ent.start not in headline:
            continue
        first, end = _trimmed(parse.doc, ent.start, ent.end)
        if first >= end:
            continue
        one = _found(parse, first, end, kind)
        likely = len(one.name) == 2 and is_full_name(one.name) and is_given_name(one.name[0])
        if kind is not EntityKind.PERSON or likely:
            yield one


def _overlaps(one: Found, others: Sequence[Found]) -> bool:
    return any(one.mention.first < o.mention.end and o.mention.first < one.mention.end for o in others)
