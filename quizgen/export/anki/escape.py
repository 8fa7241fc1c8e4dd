"""Escaping: what an article says shows as text in Anki, whatever marks it holds."""

from __future__ import annotations

import html
import re

from quizgen.model import Span

_SPECIAL = re.compile(r"[&<>{}\[\\\x1f\r\n]")
_ACTIVE = re.compile(r"[{}\[\\]")
"""Marks with which everything that Anki acts upon in a field begins or ends: cloze, media, LaTeX, MathJax."""
_BREAK = re.compile(r"\r\n|[\n\r]")
_TAG = re.compile(r"<[^>]*>")
_WEB = re.compile(r"https?://", re.IGNORECASE)


def field_text(text: str) -> str:
    """Return ``text`` as the content of a field: HTML and all of Anki's own marks made inactive, lines kept.

    >>> field_text("a < b & {{c1::x}}")
    'a &lt; b &amp; &#123;&#123;c1::x&#125;&#125;'
    """
    if not _SPECIAL.search(text):  # nearly always, and ten times as quick
        return text
    escaped = _ACTIVE.sub(lambda found: f"&#{ord(found.group())};", html.escape(text, quote=False))
    return _BREAK.sub("<br>", escaped.replace("\x1f", " "))


def field_url(url: str | None) -> str:
    """Return a web address as the content of a field that stands in an ``href``; anything else gives nothing."""
    if url is None or not _WEB.match(url):
        return ""
    return field_text(url).replace('"', "%22").replace("<br>", "")


def marked(evidence: str, evidence_span: Span, span: Span) -> str:
    """Return the evidence as field content with the characters of ``span`` in a ``<mark>``.

    evidence_span, span: offsets into the article's text; a span outside the evidence marks nothing.
    """
    start, end = span.start - evidence_span.start, span.end - evidence_span.start
    if start < 0 or end > len(evidence) or start >= end or (start == 0 and end == len(evidence)):
        return field_text(evidence)
    return f"{field_text(evidence[:start])}<mark>{field_text(evidence[start:end])}</mark>{field_text(evidence[end:])}"


def plain_text(field: str) -> str:
    """Return the text that a field written by `field_text` shows.

    >>> plain_text("a &lt; b<br><mark>c</mark>")
    'a < b c'
    """
    return html.unescape(_TAG.sub("", field.replace("<br>", " ")))
