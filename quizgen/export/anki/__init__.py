"""Anki packages: note types, notes and the file."""

from quizgen.export.anki.changes import VANISHED, Changes
from quizgen.export.anki.package import EditionError, write_package

__all__ = ["VANISHED", "Changes", "EditionError", "write_package"]
