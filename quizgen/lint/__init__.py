"""Lint rules: faults of a card that a program can see, each with examples."""
