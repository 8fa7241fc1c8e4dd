"""Pictures for the backs of cards: a map where the answer is a place, a timeline where it is a date. No network."""

from quizgen.export.pictures.picture import Picture, picture_of

__all__ = ["Picture", "picture_of"]
