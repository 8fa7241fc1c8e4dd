"""The stages in a row: articles in, dossiers and cards out. No I/O."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.deck.make import Candidate, candidates
from quizgen.model import Article, DatePlace, Dossier, Fact, Named
from quizgen.read import Reading, read
from quizgen.read.genre import is_on_sport
from quizgen.read.voice import is_opinion

if TYPE_CHECKING:
    from spacy.language import Language

    from quizgen.read.anchor import Anchor
    from quizgen.read.entities import Entity
    from quizgen.rules.registry import RuleSet


@dataclass(frozen=True)
class Result:
    """What came of one article: its facts and all candidate cards, kept or dropped."""

    article: Article
    dossier: Dossier
    candidates: tuple[Candidate, ...]


def find_facts(reading: Reading, rules: RuleSet) -> tuple[Fact, ...]:
    """Run every fact rule over ``reading``; facts in the order of the text, each fact once."""
    found: dict[str, Fact] = {}
    for rule in rules.facts:
        for fact in rule.find(reading):
            found.setdefault(fact.key(), fact)
    return tuple(sorted(found.values(), key=_text_order))


def _text_order(fact: Fact) -> tuple[object, ...]:
    return (fact.sentence, *(spans[0] for _, spans in fact.spans[:1]), fact.rule, fact.key())


def make_dossier(reading: Reading, rules: RuleSet) -> Dossier:
    """Collect the facts of one article with its frame."""
    article, anchor = reading.article, reading.anchor
    return Dossier(
        article=article.id,
        path=article.path,
        text=article.text,
        headline=article.headline,
        publisher=article.publisher,
        url=article.url,
        when=anchor.date if anchor else None,
        inferred=anchor.inferred if anchor else False,
        date_remark=_date_remark(anchor),
        opinion=is_opinion(reading),
        sport=is_on_sport(reading),
        facts=find_facts(reading, rules),
        names=tuple(_named(entity) for entity in reading.entities if not entity.ambiguous),
    )


def _named(entity: Entity) -> Named:
    forms = dict.fromkeys(mention.text for mention in entity.mentions if mention.text != entity.name)
    return Named(entity.name, entity.kind.value, tuple(forms), len(entity.mentions))


def _date_remark(anchor: Anchor | None) -> str:
    """Return what a date rests on that is not printed at the head of the report."""
    if anchor is None or not anchor.inferred:
        return ""
    return "from the file name" if anchor.source.place is DatePlace.FILE_NAME else "inferred from the text"


def dossiers(articles: Iterable[Article], nlp: Language, rules: RuleSet) -> Iterator[tuple[Article, Dossier]]:
    """Read articles in a stream and yield each with its dossier."""
    return ((reading.article, make_dossier(reading, rules)) for reading in read(articles, nlp))


def run(articles: Iterable[Article], nlp: Language, rules: RuleSet) -> Iterator[Result]:
    """Run all stages up to linted candidate cards, article by article."""
    for article, dossier in dossiers(articles, nlp, rules):
        yield Result(article, dossier, candidates(dossier, rules))
