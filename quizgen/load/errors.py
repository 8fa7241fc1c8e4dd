"""Errors of loading: one sentence that says what, where and what to do."""

from __future__ import annotations


class SourceError(Exception):
    """A source that cannot be used; the message is fit for people."""
