"""FAC."""

RULES = ()
