"""WHO-4: abbreviations that the text itself spells out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Fact, Span, make_spans
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from quizgen.read import Reading

_BRACKETED = re.compile(r"\s\(([A-Z]{3,7})\)")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'.]*")
_SMALL = frozenset({"of", "and", "for", "the", "on", "in", "to", "de", "y", "la"})
_MIN_USES = 2
_WHY = "Who hides behind the letters? A name in full tells what the body is for."


@dataclass(frozen=True, kw_only=True)
class Acronym(Fact):
    """An abbreviation in brackets behind the name that it stands for, as printed."""

    kind: ClassVar[str] = "acronym"
    identity: ClassVar[tuple[str, ...]] = ("short",)
    short: str
    full: str


def find(reading: Reading) -> Iterator[Acronym]:
    """Yield abbreviations that are used again, with the name whose initials they are."""
    text = reading.article.text
    for block in reading.article.blocks_of(BlockKind.BODY):
        for match in _BRACKETED.finditer(text, block.span.start, block.span.end):
            short = match.group(1)
            if short in lexicon("known_acronyms") or len(re.findall(rf"\b{short}\b", text)) < _MIN_USES:
                continue
            full = _spelled_out(text, Span(block.span.start, match.start()), short)
            if full is None:
                continue
            token = reading.parse.tokens(Span(match.start(1), match.end(1)))[0]
            yield Acronym(
                rule="WHO-4",
                spans=make_spans({"answer": full, "short": Span(match.start(1), match.end(1))}),
                sentence=reading.parse.sentence_of(token).span,
                short=short,
                full=" ".join(full.of(text).split()).rstrip("'’"),
            )


def _spelled_out(text: str, before: Span, short: str) -> Span | None:
    """Return the words at the end of ``before`` whose initials are ``short``; small words may be left out of it."""
    words = list(_WORD.finditer(text, before.start, before.end))
    for number in range(len(short) - 1, min(len(words), 2 * len(short)) + 1):
        run = words[-number:] if number else []
        if run and run[0].group() not in _SMALL and _matches([word.group() for word in run], short):
            span = Span(run[0].start(), before.end)
            return span if not re.search(r"[,;:.()\"“”](?:\s|$)", span.of(text)) else None
    return None


def _matches(words: Sequence[str], letters: str) -> bool:
    """Tell whether ``letters`` are the initials of ``words``, capitalised but for small words."""
    if not words:
        return not letters
    first, rest = words[0], words[1:]
    if first.lower() in _SMALL and _matches(rest, letters):
        return True
    if not letters or first[0].upper() != letters[0] or not (first[0].isupper() or first.lower() in _SMALL):
        return False
    return _matches(rest, letters[1:])


RULES = (
    FactRule(
        id="WHO-4",
        family="WHO-4",
        skill="WHO",
        level=1,
        finds="An abbreviation that the text spells out: “the Fjord Safety Authority (FSA)”.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "The Fjord Safety Authority (FSA) closed two ports. The FSA gave no reason.",
                ({"short": "FSA", "full": "Fjord Safety Authority"},),
            ),
            Fires(
                "Members of the Norwegian Union of Cooks and Stewards (NUCS) met in Oslo. NUCS has 300 members.",
                ({"short": "NUCS", "full": "Norwegian Union of Cooks and Stewards"},),
            ),
            Fires(
                "The Freedom of Navigation Act (FONA) passed. FONA is a law.",
                ({"full": "Freedom of Navigation Act"},),
            ),
        ),
        silent=(
            Silent("Ships use Fjord Safety Alarms, (FSA), at night. The FSA rings twice.", "a comma cuts them off"),
            Silent("The Fjord Safety Authority (FSA) closed two ports.", "the letters are never used"),
            Silent("The port captain in Oslo (FSA) left. The FSA gave no reason.", "not what the letters stand for"),
            Silent("The European Union (EU) voted. The EU is large.", "everybody knows"),
        ),
    ),
)
