"""Blocks: what each paragraph of a page is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.load.blocks import find_blocks
from quizgen.load.paragraphs import BLANK, paragraphs
from quizgen.load.text import article_from_text
from quizgen.model import BlockKind

PAGE = """Ferry runs aground off Karlsvik

By Ingrid Solheim

12 March 2024

KARLSVIK, Norway — At least 14 passengers were injured on Monday, police said.

What happened next

Rescue boats brought the passengers ashore.

Harbour watch
(@harbour_watch)

All are safe now

March 11, 2024

The captain has been questioned.

“We heard a scraping sound” - Jonas Eide

Photograph: Lars Moen

Share this

Sign up for our newsletter

Leave a comment

Name

Nice pictures, thanks for this.
"""


def kinds(text: str) -> list[tuple[str, BlockKind]]:
    return [(block.span.of(text), block.kind) for block in find_blocks(text)]


def test_a_pasted_page_is_told_apart() -> None:
    assert [(text.split("\n")[0][:24], kind.value) for text, kind in kinds(PAGE)] == [
        ("Ferry runs aground off K", "headline"),
        ("By Ingrid Solheim", "byline"),
        ("12 March 2024", "date line"),
        ("KARLSVIK, Norway —", "dateline"),
        ("At least 14 passengers w", "body"),
        ("What happened next", "heading"),
        ("Rescue boats brought the", "body"),
        ("Harbour watch", "post"),
        ("All are safe now", "post"),
        ("March 11, 2024", "post"),
        ("The captain has been que", "body"),
        ("“We heard a scraping sou", "caption"),
        ("Photograph: Lars Moen", "caption"),
        ("Share this", "boilerplate"),
        ("Sign up for our newslett", "boilerplate"),
        ("Leave a comment", "boilerplate"),
        ("Name", "boilerplate"),
        ("Nice pictures, thanks fo", "boilerplate"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices in Oslo fell by four per cent after the report was published on Monday morning, brokers said.",
        "Comments by the minister, Anna Berg, on the price of fish were met with laughter in the hall on Tuesday.",
        "Subscribers of the magazine were told that their names had been stolen, and that the police had been called.",
    ],
)
def test_a_sentence_that_mentions_page_furniture_stays_body(sentence: str) -> None:
    page = f"A headline\n\n{sentence}\n\nThe second paragraph follows here.\n"
    assert (sentence, BlockKind.BODY) in kinds(page)


def test_a_date_before_the_first_sentence_is_a_line_of_its_own() -> None:
    page = "A headline\n\nThursday, May 7, 2015 On Tuesday, the council closed a bridge in Oslo for good.\n"
    assert [kind for _, kind in kinds(page)] == [BlockKind.HEADLINE, BlockKind.DATE_LINE, BlockKind.BODY]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "The council of Aldermoor voted on Thursday to close three of its eleven\n"
        "libraries by the end of next year, and the mayor said that she had no choice\n"
        "but to agree."
    )
    assert len(list(paragraphs(wrapped))) == 1


def test_long_lines_without_empty_lines_are_paragraphs() -> None:
    lines = ["A headline", *(f"Paragraph {n} is a line of its own and ends as a sentence does." for n in range(3))]
    assert len(list(paragraphs("\n".join(lines)))) == len(lines)


@given(st.text())
def test_blocks_hold_every_character_that_is_not_blank(text: str) -> None:
    blocks = find_blocks(text)
    end = 0
    for block in blocks:
        assert not text[end : block.span.start].strip(BLANK)
        assert block.span.start >= end
        shown = block.span.of(text)
        assert shown
        assert shown == shown.strip()
        end = block.span.end
    assert not text[end:].strip(BLANK)


@given(st.text())
def test_loading_changes_no_character_and_is_deterministic(text: str) -> None:
    first, second = article_from_text(text, "a.txt"), article_from_text(text, "b.txt")
    assert first.text == text
    assert (first.id, first.blocks, first.dates) == (second.id, second.blocks, second.dates)
