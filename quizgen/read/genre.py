"""Genre: what kind of report a text is, where that decides what is worth asking."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon

if TYPE_CHECKING:
    from quizgen.read.reading import Reading

_SPORT_KINDS, _SPORT_SHARE = 3, 0.04
"""Different words of sport, and their share of all words of meaning, from which a report is on sport."""


@lru_cache(maxsize=1)
def is_on_sport(reading: Reading) -> bool:
    """Tell whether a report is on matches and players: what coaches say of them is no matter of public debate."""
    words = [t.lemma_.lower() for s in reading.body() for t in s.tokens if t.pos_ in {"NOUN", "PROPN", "VERB"}]
    found = [word for word in words if word in lexicon("sport_words")]
    return len(set(found)) >= _SPORT_KINDS and len(found) >= _SPORT_SHARE * len(words)
