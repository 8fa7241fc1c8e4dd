"""What Anki shows of a deck before it is studied: where the cards come from and what may be done with them."""

from __future__ import annotations

from quizgen.export.anki.escape import field_text, field_url
from quizgen.model import Card, Deck

LICENCE = (
    "The questions were made by quizgen. The sentences quoted as evidence belong to their publishers: "
    "keep the deck for your own study unless the licence of every report allows you to share it."
)
PICTURES = "Maps are drawn from Natural Earth (public domain) and GeoNames (CC BY 4.0)."


def deck_description(deck: Deck, *, has_pictures: bool) -> str:
    """Return the description of the whole deck: its reports with publisher and date, and the licence remarks."""
    items = "".join(f"<li>{_report(cards[0])}</li>" for _, _, cards in articles(deck))
    return f"Cards from these reports:<ul>{items}</ul>Every answer stands in the sentence on its back. {LICENCE}" + (
        f" {PICTURES}" if has_pictures else ""
    )


def article_description(cards: list[Card]) -> str:
    """Return the description of the subdeck of one report."""
    return _report(cards[0])


def articles(deck: Deck) -> list[tuple[str, str, list[Card]]]:
    """Return id, headline and cards of each article that has cards, in the order of the deck."""
    cards: dict[str, list[Card]] = {}
    for card in deck.cards:
        cards.setdefault(card.article, []).append(card)
    return [(article, headline, cards[article]) for article, headline in deck.headlines if article in cards]


def _report(card: Card) -> str:
    """Return the context line of a card, linked where the report has an address."""
    url = field_url(card.url)
    return f'<a href="{url}">{field_text(card.context)}</a>' if url else field_text(card.context)
