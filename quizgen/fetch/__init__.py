"""Fetching: from an address on the web to bytes, within limits, as a polite and careful guest."""

from quizgen.fetch.client import Fetched, Fetcher, Limits

__all__ = ["Fetched", "Fetcher", "Limits"]
