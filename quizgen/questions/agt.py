"""AGT."""

RULES = ()
