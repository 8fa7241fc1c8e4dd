"""UNK."""

RULES = ()
