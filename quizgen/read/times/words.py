"""Words that times are told with, shared by the modules of this package."""

from __future__ import annotations

import re

from quizgen.grammar.dates import MONTHS, WEEKDAYS

WEEKDAY_NUMBERS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS.update({f"{name[:3].lower()}.": number for number, name in enumerate(MONTHS, 1) if name != "May"})
MONTH_NUMBERS["sept."] = MONTH_NUMBERS["september"]
DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
PREPOSITIONS = frozenset(
    {"in", "of", "by", "since", "from", "until", "till", "during", "for", "before", "after", "to", "through", "between",
     "around", "about", "throughout"}
)  # fmt: skip
JOINTS = frozenset({"and", "or", "-", "–", "to", "through"})
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
