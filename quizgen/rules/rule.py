"""What a rule is: a value that documents itself with examples of firing and of silence.

The idea of a rule that carries the sentences it must and must not match comes
from LanguageTool's ``grammar.xml``; that the rule is a plain value, from
proselint and refurb.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.model import Card, Fact

if TYPE_CHECKING:
    from quizgen.questions.draft import Draft
    from quizgen.read import Reading

_ID = re.compile(r"[A-Z]{3}-\d+(-[A-Z0-9]+)*")
EXAMPLE_DATE = "Wednesday, March 6, 2024"
"""The date line that stands above the text of an example unless it brings its own."""


class RuleError(ValueError):
    """A rule that may not be loaded; the message says which and why."""


LONG_LEAD = (
    "The ferry Nordstjernen sails from Bergen to Karlsvik twice a day and takes two hours and a half for the way. It has room "
    "for 300 passengers and forty cars, and in summer it is often full. The harbour of Karlsvik was built in 1920 and made larger "
    "in 1975, when the first cars came. Most people of the town work there, or in the factory that cans herring. In winter the "
    "way is closed for some days nearly every year. "
)
"""A lead for examples of what stands behind it and is not what the report is about."""


@dataclass(frozen=True)
class Fires:
    """A text on which a rule must fire.

    text: one or more paragraphs of an article, separated by empty lines.
    yields: what comes out, in order: for a fact rule subsets of ``Fact.values()``,
    for a question rule subsets of the card's fields.
    headline: the headline above it. date: the date line above that, or None for an undated page.
    """

    text: str
    yields: tuple[Mapping[str, object], ...]
    headline: str | None = None
    date: str | None = EXAMPLE_DATE


@dataclass(frozen=True)
class Silent:
    """A text on which a rule must yield nothing, and the reason in one line."""

    text: str
    because: str
    headline: str | None = None
    date: str | None = EXAMPLE_DATE


@dataclass(frozen=True)
class Drops:
    """A card that a lint rule must drop, given by the fields that differ from a sound card.

    beside: other cards of the same article, where the fault lies in their company.
    """

    card: Mapping[str, object]
    because: str
    beside: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True)
class Keeps:
    """A card that a lint rule must let pass."""

    card: Mapping[str, object]
    because: str = ""
    beside: tuple[Mapping[str, object], ...] = ()


def _check(rule_id: str, family: str, good: tuple[object, ...], bad: tuple[object, ...]) -> None:
    if not _ID.fullmatch(rule_id):
        raise RuleError(f"{rule_id!r} is no rule id: it needs the form ABC-1 or ABC-1-Q1")
    if not rule_id.startswith(family):
        raise RuleError(f"rule {rule_id} does not begin with its family {family}")
    if not good:
        raise RuleError(f"rule {rule_id} has no example on which it fires")
    if not bad:
        raise RuleError(f"rule {rule_id} has no example on which it stays silent")


@dataclass(frozen=True, kw_only=True)
class FactRule:
    """Finds facts of one shape in a reading.

    finds, why: one line each, for people: what the rule finds, and why that matters to a reader of news.
    find: a pure function from the reading to the facts.
    """

    id: str
    family: str
    skill: str
    level: int
    finds: str
    why: str
    find: Callable[[Reading], Iterable[Fact]]
    fires: tuple[Fires, ...]
    silent: tuple[Silent, ...]

    def __post_init__(self) -> None:
        _check(self.id, self.family, self.fires, self.silent)


@dataclass(frozen=True, kw_only=True)
class QuestionRule:
    """Turns facts of one type into cards; sees the dossier, never the parse.

    about: the fact type it asks about.
    why: the line on the back of the card that says why it matters.
    ask: a pure function from a fact and its dossier to drafts of cards.
    default: False keeps its cards out of decks that do not ask for all rules: readers have not found them good enough.
    """

    id: str
    family: str
    skill: str
    level: int
    finds: str
    why: str
    about: type[Fact]
    ask: Callable[..., Iterable[Draft]]
    fires: tuple[Fires, ...]
    silent: tuple[Silent, ...]
    default: bool = True

    def __post_init__(self) -> None:
        _check(self.id, self.family, self.fires, self.silent)


@dataclass(frozen=True, kw_only=True)
class LintRule:
    """Finds a fault in one card.

    check: from the card and all cards of its article (itself among them, in
    order) to the reason to drop it, or None.
    """

    id: str
    finds: str
    why: str
    check: Callable[[Card, tuple[Card, ...]], str | None]
    drops: tuple[Drops, ...]
    keeps: tuple[Keeps, ...]

    def __post_init__(self) -> None:
        _check(self.id, self.id, self.drops, self.keeps)


Rule = FactRule | QuestionRule | LintRule
