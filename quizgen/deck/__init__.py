"""From drafts to cards, and from cards to a deck."""
