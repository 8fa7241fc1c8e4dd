"""Anki packages: note types, notes and the file."""

from quizgen.export.anki.package import write_package

__all__ = ["write_package"]
