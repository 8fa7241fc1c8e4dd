"""Names: people are written in full the first time a phrase names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon
from quizgen.read.entities import Entity, EntityKind, lasting_title
from quizgen.read.standalone.phrase import UNCHANGED, Change, Phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.reading import Reading

COURTESY = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr."})


def name_in_full(phrase: Phrase, token: Token, entity: Entity) -> Change | None:
    """Write a person's name in full the first time; leave places, groups and organisations as printed.

    None where the name could be somebody else's, or is one word that nothing explains.
    """
    mention = next(m for m in entity.mentions if m.first <= token.i < m.end)
    if is_part_of_name(phrase.reading, mention.end - 1):
        return UNCHANGED
    if entity.ambiguous:
        return None
    if entity.kind is not EntityKind.PERSON or entity.name in phrase.named:
        return UNCHANGED
    if " " not in entity.name and not _is_introduced(phrase.reading, entity):
        return None
    phrase.named.add(entity.name)
    title = lasting_title(phrase.reading.parse.doc, [mention])
    name = entity.name.removeprefix(f"{title} ") if title and mention.first - 1 in phrase.inside else entity.name
    return {**dict.fromkeys(range(mention.first, mention.end), ""), mention.first: name}


def _is_introduced(reading: Reading, person: Entity) -> bool:
    """Tell whether a person of one name is told by a title ("President Obama") or by the headline."""
    doc = reading.parse.doc
    headline = (reading.article.headline or "").replace("’", "'").split()
    if any(word.strip(",.:;?!'\"").removesuffix("'s") == person.name for word in headline) or any(
        m.first and doc[m.first - 1].lower_ == "the" and not is_part_of_name(reading, m.end - 1)
        for m in person.mentions
    ):
        return True  # "the Vanna" is a river, whatever the parser says
    titles = (doc[m.first - 1].lower_ for m in person.mentions if m.first)
    return any(title in lexicon("titles") and title not in COURTESY for title in titles)


def is_part_of_name(reading: Reading, last: int) -> bool:
    """Tell whether a name stands before a noun that it names: "the Clinton campaign" is not "the Hillary Clinton campaign".

    So it is before the name of a group, which it cannot own without an apostrophe: "Reagan Democrats".
    """
    token = reading.parse.doc[last]
    following = token.nbor() if last + 1 < len(token.doc) else None
    if following is not None and following.tag_ == "NNPS" and following.sent == token.sent:
        return True
    return token.dep_ in {"compound", "nmod"} and token.head.i > last and token.head.pos_ in {"NOUN", "PROPN"}
