"""Escaping: what an article says shows as text in Anki, whatever marks it holds."""

from __future__ import annotations

import html
import re

from quizgen.model import Span

_ACTIVE = re.compile(r"\{\{|\}\}|\[(?=sound:|anki:|latex\]|/latex\]|\$)|\\(?=[(\[])")
"""What Anki acts upon in a field: cloze marks, media, LaTeX and MathJax."""


def field_text(text: str) -> str:
    """Return ``text`` as the content of a field: HTML and all of Anki's own marks made inactive, lines kept.

    >>> field_text("a < b & {{c1::x}}")
    'a &lt; b &amp; &#123;&#123;c1::x&#125;&#125;'
    """
    escaped = html.escape(text, quote=False)
    escaped = _ACTIVE.sub(lambda found: "".join(f"&#{ord(mark)};" for mark in found.group()), escaped)
    return escaped.replace("\x1f", " ").replace("\r\n", "<br>").replace("\n", "<br>")


def marked(evidence: str, evidence_span: Span, span: Span) -> str:
    """Return the evidence as field content with the characters of ``span`` in a ``<mark>``.

    evidence_span, span: offsets into the article's text; a span outside the evidence marks nothing.
    """
    start, end = span.start - evidence_span.start, span.end - evidence_span.start
    if start < 0 or end > len(evidence) or start >= end or (start == 0 and end == len(evidence)):
        return field_text(evidence)
    return f"{field_text(evidence[:start])}<mark>{field_text(evidence[start:end])}</mark>{field_text(evidence[end:])}"
