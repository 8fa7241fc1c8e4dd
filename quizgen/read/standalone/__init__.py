"""Standing alone: a phrase of the article reworded so that a stranger understands it months later.

Names are written in full, safe pronouns replaced, relative dates worked out,
and short definite descriptions ("the meeting") replaced by the fuller one they
take up. Where any of that is unsafe the answer is None: the rule stays silent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizgen.gazetteer import us_state
from quizgen.read import tree
from quizgen.read.standalone.definites import definite
from quizgen.read.standalone.names import COURTESY, name_in_full
from quizgen.read.standalone.optional import without_unclear_parts
from quizgen.read.standalone.phrase import UNCHANGED, Change, Phrase
from quizgen.read.standalone.pointers import is_filler, left_off, pointer
from quizgen.read.standalone.pronouns import NEUTRAL, PERSONAL, SPEAKER, pronoun
from quizgen.read.standalone.wording import Rewritten, is_balanced

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.quotations import Quotation
    from quizgen.read.reading import Reading

__all__ = ["Rewritten", "is_readable", "quotes_are_clear", "rewrite", "shortened", "standalone", "unclear"]

_UNCLEAR_IN_QUOTES = re.compile(
    r"\b(?:he|she|him|her|his|hers|it|its|they|them|their|theirs|this|that|these|those|here)\b|[\[\]()…]", re.IGNORECASE
)

_ROUNDS = 3
"""Times that parts are left off; each may uncover another that needed it."""


def standalone(
    reading: Reading,
    tokens: Sequence[Token],
    *,
    definites: bool = True,
    dates: bool = True,
    kept: frozenset[int] = frozenset(),
) -> str | None:
    """Return ``tokens`` as text with names in full, pronouns and dates resolved; None where that is unsafe.

    Unsafe is a pronoun that is not resolved, a relative date that cannot be
    worked out (unless ``dates`` is False), or a definite description whose
    referent neither the phrase nor the text before it gives ("the two sides";
    unless ``definites`` is False). kept: indices of tokens that stay as printed.
    """
    kept = kept if dates else kept | _unresolved(reading)
    rewritten = rewrite(reading, [token for token in tokens if token.i not in kept], definites=definites)
    if rewritten is None:
        return None
    text = rewritten.text(tokens)
    return text if text and is_balanced(text) else None


def _unresolved(reading: Reading) -> set[int]:
    """Return the tokens of relative dates that cannot be worked out; they may stay as printed in a dated passage."""
    return {i for time in reading.times.values() if time.replacement is None for i in range(time.first, time.end)}


def is_readable(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Tell whether ``tokens`` can be shown as printed: no pronoun or description in them needs another wording."""
    rewritten = rewrite(reading, tokens)
    if rewritten is None or not is_balanced(reading.parse.text(tokens)):
        return False
    return not any(t.i in rewritten.words and (t.pos_ == "PRON" or t.lower_ in {"the", "another"}) for t in tokens)


def quotes_are_clear(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Tell whether every quotation among ``tokens`` is whole and holds no pronoun that something else explains.

    What stands between quotation marks is never reworded.
    """
    if not tokens:
        return True
    span = reading.parse.span(tokens)
    return all(
        quotation.closed
        and span.contains(quotation.span)
        and not _UNCLEAR_IN_QUOTES.search(quotation.inner.of(reading.article.text))
        and not _disagrees(reading, quotation)
        for quotation in reading.quotes(span)
    )


def _disagrees(reading: Reading, quotation: Quotation) -> bool:
    """Tell whether a quotation begins with a verb that does not fit the noun before it: "comments “shows bias”"."""
    inner = reading.parse.tokens(quotation.inner)
    if len(inner) == 0 or inner[0].tag_ not in {"VBZ", "VBP"}:
        return False
    before = next((t for t in reversed(inner[0].doc[inner[0].sent.start : inner[0].i]) if not t.is_punct), None)
    return before is not None and before.tag_ in {"NN", "NNS"} and (before.tag_ == "NNS") == (inner[0].tag_ == "VBZ")


def rewrite(reading: Reading, tokens: Sequence[Token], *, definites: bool = True) -> Rewritten | None:
    """Return the new wording of every token that changes, or None where the phrase cannot stand alone."""
    return _rewritten(_phrase(reading, tokens, definites=definites), tokens)


def unclear(reading: Reading, tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens that keep a phrase from standing alone, each by itself; none where `rewrite` succeeds."""
    phrase = _phrase(reading, tokens, definites=True)
    found: list[Token] = []
    done: set[int] = set()
    for token in tokens:
        if token.i in done:
            continue
        change = _reword(phrase, token)
        if change is None:
            found.append(token)
        else:
            done.update(change)
    return found


def shortened(reading: Reading, tokens: Sequence[Token], *, kept: frozenset[int] = frozenset()) -> list[Token]:
    """Return a statement without those optional parts that cannot stand alone ("As they cheered, …").

    All of ``tokens`` where nothing is unclear, or where something is that the statement cannot do without.
    kept: indices of tokens that stay as printed, and are not unclear.
    """
    rest = list(tokens)
    for _ in range(_ROUNDS):
        stuck = unclear(reading, [t for t in rest if t.i not in kept])
        if not stuck:
            return rest
        shorter = without_unclear_parts(_phrase(reading, rest, definites=True), rest, stuck)
        if shorter is None:
            break
        rest = shorter
    return list(tokens)


def _phrase(reading: Reading, tokens: Sequence[Token], *, definites: bool, nested: bool = False) -> Phrase:
    return Phrase(reading, frozenset(t.i for t in tokens), set(), definites, nested, _described)


def _described(reading: Reading, tokens: Sequence[Token]) -> str | None:
    """Return how a phrase found elsewhere reads alone; a description in it is not looked up in turn."""
    rewritten = _rewritten(_phrase(reading, tokens, definites=True, nested=True), tokens)
    return rewritten.text(tokens) if rewritten is not None else None


def _rewritten(phrase: Phrase, tokens: Sequence[Token]) -> Rewritten | None:
    words: dict[int, str] = {}
    for token in tokens:
        if token.i in words:
            continue
        change = _reword(phrase, token)
        if change is None:
            return None
        words.update(change)
    return Rewritten(phrase.reading, words)


def _reword(phrase: Phrase, token: Token) -> Change | None:
    """Return the changes that ``token`` asks for (often none), or None where it is unsafe."""
    reading = phrase.reading
    if reading.in_quotation(token):
        return UNCHANGED
    if token.i in reading.times:
        return _time(reading, token)
    state = _state(token)
    if state is not None:
        return {token.i: state}
    entity = reading.mentions.get(token.i)
    if entity is not None:
        return name_in_full(phrase, token, entity)
    if token.lower_ in COURTESY:
        return {token.i: ""}
    if token.lower_ in PERSONAL or token.lower_ in NEUTRAL:
        return pronoun(phrase, token)
    if token.lower_ in SPEAKER and token.pos_ in {"PRON", "DET"}:
        return None
    if is_filler(token):
        return left_off(token)
    if token.lower_ == "the" and token.dep_ == "det":
        return definite(phrase, token) if phrase.definites else UNCHANGED
    return pointer(phrase, token)


def _state(token: Token) -> str | None:
    """Return the name of a state that stands short behind a place: "Casper, Wyo." is in Wyoming."""
    if tree.word_before(token) != "," or not token.text[0].isupper() or token.text.isupper():
        return None
    last = token.i + 1 == len(token.doc)
    short = token.text.endswith(".") or (not last and tree.word_after(token) == ".")
    return us_state(token.text) if short else None


def _time(reading: Reading, token: Token) -> Change | None:
    """Replace a relative date; the record stands at its first token."""
    time = reading.times[token.i]
    if time.replacement is None:
        return None
    return {token.i: time.replacement, **dict.fromkeys(range(token.i + 1, time.end), "")}
