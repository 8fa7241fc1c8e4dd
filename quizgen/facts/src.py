"""SRC."""

RULES = ()
