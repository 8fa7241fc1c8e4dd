"""The command line. This module must stay quick to import: every command loads what it needs itself."""

from quizgen.cli.app import app

__all__ = ["app"]
