"""Fragments of HTML that are an article and nothing else: the content of a feed item, a chapter, a letter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml.etree import ParserError
from lxml.html import document_fromstring

from quizgen.load.page import Part
from quizgen.model import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "section", "article", "aside",
    "header", "footer", "main", "table", "tr", "td", "th", "pre", "hr", "center", "body", "nav", "br",
}  # fmt: skip
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "form", "button", "iframe"})
_KINDS = {
    **dict.fromkeys(_HEADINGS, BlockKind.HEADING),
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.CAPTION,
    "nav": BlockKind.BOILERPLATE,
}


def parts_of(markup: str) -> Iterator[Part]:
    """Yield the paragraphs of a fragment of HTML; plain text is one, too."""
    try:
        root = document_fromstring(f"<body>{markup.replace(chr(0), '')}</body>")
    except (ParserError, ValueError):
        return
    yield from parts_of_tree(root)


def parts_of_tree(root: _Element) -> Iterator[Part]:
    """Yield the paragraphs of a tree: runs of text between the starts and ends of block elements."""
    run: list[str] = []
    kinds: list[BlockKind] = []
    for event, value in walk(root):
        if isinstance(value, str):
            run.append(value)
            continue
        if value.tag in _BLOCKS:
            yield from _part(run, kinds[-1] if kinds else None)
            run = []
        kind = _KINDS.get(str(value.tag))
        if kind is not None and event == "start":
            kinds.append(kind)
        elif kind is not None:
            kinds.pop()
    yield from _part(run, None)


def _part(run: list[str], kind: BlockKind | None) -> Iterator[Part]:
    text = " ".join("".join(run).split())
    if text:
        yield Part(text, kind)


def walk(root: _Element) -> Iterator[tuple[str, _Element | str]]:
    """Yield ("start", element), ("text", text) and ("end", element) in the order of the page, for what a reader sees.

    It works without recursion: what is nested deeply must do no harm.
    """
    stack: list[tuple[str, _Element | str]] = [("start", root)]
    while stack:
        event, value = stack.pop()
        yield event, value
        if event != "start" or isinstance(value, str):
            continue
        stack.append(("end", value))
        following: list[tuple[str, _Element | str]] = [("text", value.text or "")]
        for child in value:
            if isinstance(child.tag, str) and child.tag not in _UNSEEN:
                following.append(("start", child))
            following.append(("text", child.tail or ""))
        stack.extend(reversed(following))
