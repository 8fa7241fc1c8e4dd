"""Anki packages: note types, notes and the file."""

from quizgen.export.anki.changes import VANISHED, Changes
from quizgen.export.anki.package import PackageError, write_package

__all__ = ["VANISHED", "Changes", "PackageError", "write_package"]
