"""The frozen types that the stages hand to each other."""

from quizgen.model.article import Article, Block, BlockKind, DatePlace, FoundDate
from quizgen.model.card import BLANK, Card, Deck, Dossier, Form, Named
from quizgen.model.fact import Fact, Spans, make_spans
from quizgen.model.span import Span, hull

__all__ = [
    "BLANK",
    "Article",
    "Block",
    "BlockKind",
    "Card",
    "DatePlace",
    "Deck",
    "Dossier",
    "Fact",
    "Form",
    "FoundDate",
    "Named",
    "Span",
    "Spans",
    "hull",
    "make_spans",
]
