"""Turn news articles into Anki decks that train news literacy, by rules and with evidence."""

__version__ = "0.1.0"
