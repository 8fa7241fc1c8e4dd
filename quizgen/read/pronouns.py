"""Pronouns: "he" and "she" resolved only where exactly one reading is possible.

The window is the sentence and the two before it in the same paragraph. One
person must be named there, nobody else be mentioned who could be meant, and
the name must stand where an antecedent stands: before the pronoun, outside
quotations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from quizgen.model import BlockKind
from quizgen.read.entities import Entity, EntityKind, Mentions, is_role_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.parse import Parse
    from quizgen.read.quotations import Quotation

GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_MAX_SENTENCES = 2


def resolve_pronouns(
    parse: Parse, quotations: tuple[Quotation, ...], entities: tuple[Entity, ...], mentions: Mentions
) -> Mapping[int, Entity]:
    """Return token index of a pronoun → the person it means, for the safe ones only."""
    quoted = [q.span for q in quotations]
    resolved: dict[int, Entity] = {}
    for number, sentence in enumerate(parse.sentences):
        if sentence.kind is not BlockKind.BODY:
            continue
        for token in sentence.tokens:
            gender = GENDER.get(token.lower_)
            if gender is None or any(s.start <= parse.starts[token.i] < s.end for s in quoted):
                continue
            person = _antecedent(parse, number, token, gender, mentions, resolved)
            if person is not None:
                resolved[token.i] = person
    return resolved


def _antecedent(
    parse: Parse, number: int, token: Token, gender: str, mentions: Mentions, resolved: Mapping[int, Entity]
) -> Entity | None:
    """Return the one person a pronoun can mean, or None."""
    found: dict[str, Entity] = {}
    for earlier in _window(parse, number, token):
        entity = mentions.get(earlier.i)
        if entity is not None and entity.kind is EntityKind.PERSON:
            if entity.ambiguous:
                return None
            if entity.gender in {None, gender}:
                found[entity.name] = entity
        elif GENDER.get(earlier.lower_) == gender and earlier.i in resolved:
            found[resolved[earlier.i].name] = resolved[earlier.i]
        elif (GENDER.get(earlier.lower_) == gender and not _in_quotes(parse, earlier)) or (
            entity is None and may_be_person(earlier, mentions)
        ):
            return None
    return next(iter(found.values())) if len(found) == 1 else None


def _in_quotes(parse: Parse, token: Token) -> bool:
    return parse.article.text[: parse.starts[token.i]].count("“") > parse.article.text[: parse.starts[token.i]].count(
        "”"
    )


def _window(parse: Parse, number: int, token: Token) -> Iterator[Token]:
    """Yield the tokens before ``token`` in its sentence and up to two sentences before, same paragraph."""
    block = parse.sentences[number].block
    for sentence in parse.sentences[max(0, number - _MAX_SENTENCES) : number + 1]:
        if sentence.block == block:
            yield from (t for t in sentence.tokens if t.i < token.i)


def may_be_person(token: Token, mentions: Mentions | None = None) -> bool:
    """Tell whether a common noun names somebody of its own: "his lawyer", "a student", not "the mayor, Ana Ruiz"."""
    if not is_role_noun(token) or token.pos_ == "PROPN":
        return False
    if token.dep_ in {"appos", "compound", "attr", "nmod"}:
        return False
    return not any(c.dep_ == "appos" and mentions is not None and c.i in mentions for c in token.children)
