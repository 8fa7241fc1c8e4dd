"""QTE."""

RULES = ()
