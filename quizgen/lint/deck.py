"""deck."""

RULES = ()
