"""Fixtures that many tests share: the parser and the rules are loaded once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from local_server import Server, serving
from spacy.language import Language

from quizgen.read import load_model
from quizgen.rules.registry import RuleSet, all_rules

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that answers as the test tells it."""
    with serving() as found:
        yield found


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_model()


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    return all_rules()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles that contributors have beside the project; its texts are not ours to ship."""
    if not SHARED.is_dir():
        pytest.skip("the real articles beside the project are not here")
    return SHARED
