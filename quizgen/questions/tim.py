"""TIM."""

RULES = ()
