"""answer."""

RULES = ()
