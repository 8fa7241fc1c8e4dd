"""Exports: a deck or its facts written in a format that other programs read."""
