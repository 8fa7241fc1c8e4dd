"""JSON lines: facts and cards as a public contract, one object a line, field order fixed."""

from __future__ import annotations

import json

from quizgen.model import Card, Fact


def fact_line(fact: Fact, *, path: str, article: str) -> str:
    """Return a fact as one line of JSON; spans are pairs of code-point offsets into the article's text."""
    return _line(
        {
            "path": path,
            "article": article,
            "id": fact.key(),
            "kind": fact.kind,
            "rule": fact.rule,
            "spans": {role: [list(span) for span in spans] for role, spans in fact.spans},
            "values": fact.values(),
            "sentence": list(fact.sentence),
        }
    )


def card_line(card: Card, *, path: str) -> str:
    """Return a card as one line of JSON; ``span`` are the offsets of the highlighted words."""
    return _line(
        {
            "path": path,
            "article": card.article,
            "key": card.key,
            "form": card.form.value,
            "skill": card.skill,
            "family": card.family,
            "level": card.level,
            "question": card.question,
            "answer": card.answer,
            "choices": list(card.choices),
            "context": card.context,
            "evidence": card.evidence,
            "span": list(card.span),
            "rules": list(card.rules),
        }
    )


def _line(fields: dict[str, object]) -> str:
    return json.dumps(fields, ensure_ascii=False)
