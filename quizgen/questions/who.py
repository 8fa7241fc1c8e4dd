"""WHO."""

RULES = ()
