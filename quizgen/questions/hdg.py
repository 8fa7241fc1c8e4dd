"""HDG."""

RULES = ()
