"""Errors for people: one sentence on standard error and exit status 1, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from quizgen.lexicon import LexiconError
from quizgen.load.errors import SourceError
from quizgen.read.parse import ModelError
from quizgen.rules import RuleError


def complain(message: str) -> None:
    """Print one sentence to standard error."""
    typer.echo(f"quizgen: {message}", err=True)


@contextmanager
def reported() -> Iterator[None]:
    """Turn the errors a user can cause into one sentence and exit status 1."""
    try:
        yield
        sys.stdout.flush()
    except (SourceError, ModelError, RuleError, LexiconError) as error:
        complain(str(error))
        raise typer.Exit(1) from error
    except BrokenPipeError as error:
        # The reader of a pipe has gone (| head): say nothing, and keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(1) from error
    except KeyboardInterrupt as error:
        complain("interrupted; nothing was written.")
        raise typer.Exit(130) from error
    except OSError as error:
        complain(f"{error.filename or 'a file'} cannot be used: {error.strerror}.")
        raise typer.Exit(1) from error
