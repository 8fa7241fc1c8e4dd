"""wording."""

RULES = ()
