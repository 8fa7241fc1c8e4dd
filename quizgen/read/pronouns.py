"""Pronouns: "he" and "she" resolved only where exactly one reading is possible."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgen.read.entities import Entity, Mentions
    from quizgen.read.parse import Parse
    from quizgen.read.quotations import Quotation


def resolve_pronouns(
    parse: Parse, quotations: tuple[Quotation, ...], entities: tuple[Entity, ...], mentions: Mentions
) -> Mapping[int, Entity]:
    """Return token index of a pronoun → the person it means, for the safe ones only."""
    return {}
