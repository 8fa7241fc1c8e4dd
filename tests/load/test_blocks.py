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


LINES = (
    *(line for line in PAGE.split("\n") if line),
    "NATO - the alliance",
    "PUBLISHED: 12:04, 6 JUNE 2019",
    "Thursday, May 7, 2015 On Tuesday, the council closed a bridge in Oslo for good.",
    "“We stay.” Anna Berg",
    "@harbour_watch",
    "\ufeff",
    "\u200b–",
    "* * *",
)
BREAKS = ("\n", "\n\n", "\r\n", "\r", "\n \n", "\u2028", " ")
PAGES = st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(BREAKS)), max_size=12).map(
    lambda parts: "".join(line + gap for line, gap in parts)
)
ANY_TEXT = st.one_of(st.text(), PAGES)


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


def kind_in_body(line: str) -> BlockKind:
    """Return the kind of a line that stands between two body paragraphs."""
    page = f"A headline\n\nThe first paragraph stands here.\n\n{line}\n\nThe last paragraph stands here.\n"
    return dict(kinds(page))[line]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Skip to content", BlockKind.BOILERPLATE),
        ("Advertisement", BlockKind.BOILERPLATE),
        ("Read more: Bridges that fell", BlockKind.BOILERPLATE),
        ("Follow @annaberg", BlockKind.BOILERPLATE),
        ("FollowSaveShareLikePrintAnna Berg said on Monday that the bridge was safe.", BlockKind.BOILERPLATE),
        ("Anna McDonald of the PricewaterhouseCoopers office said on YouTube that it was safe.", BlockKind.BODY),
        ("© 2019 Aldermoor Courier", BlockKind.BOILERPLATE),
        ("We use cookies to make this site better. By going on you agree that we do.", BlockKind.BOILERPLATE),
        ("(Reporting by Anna Berg; Editing by Tom Hale)", BlockKind.BOILERPLATE),
        ("Image caption The bridge before the storm. Image: Lars Moen", BlockKind.CAPTION),
        ("The bridge before the storm (Reuters)", BlockKind.CAPTION),
        ("“It was a sad day for us” – Ruth Calder", BlockKind.CAPTION),
        ("A long way to go", BlockKind.HEADING),
        ("* * *", BlockKind.HEADING),
        ("Anna Berg (@annaberg)", BlockKind.POST),
        ("6 June 2019 · 3 min read", BlockKind.DATE_LINE),
        ("“It was a sad day for us,” Ruth Calder said.", BlockKind.BODY),
        ("“We had no choice.” The mayor said that the bridge was unsafe.", BlockKind.BODY),
    ],
)
def test_kinds_of_lines_inside_an_article(line: str, expected: BlockKind) -> None:
    assert kind_in_body(line) is expected


@pytest.mark.parametrize(
    "byline",
    [
        "By Anna Berg",
        "By Anna Berg and Tom Hale",
        "by Anna van der Berg | Aldermoor Courier",
        "BY ANNA BERG",
        "By Anna Berg, Political Correspondent",
        "From Anna Berg in Karlsvik",
    ],
)
def test_bylines(byline: str) -> None:
    page = f"A bridge falls in Aldermoor\n\n{byline}\n\nThe first paragraph stands here.\n"
    assert (byline, BlockKind.BYLINE) in kinds(page)


@pytest.mark.parametrize("lead", ["By Friday it was over.", "By March it was over."])
def test_a_sentence_with_a_date_is_no_byline(lead: str) -> None:
    page = f"A bridge falls in Aldermoor\n\n{lead}\n\nThe second paragraph stands here.\n"
    assert (lead, BlockKind.BODY) in kinds(page)


@pytest.mark.parametrize(
    "dateline",
    [
        "KARLSVIK —",
        "KARLSVIK, Norway –",
        "KARLSVIK (Courier) -",
        "KARLSVIK, March 12 --",
        "KARLSVIK, 12 March 2024 (Harbour News) –",
        "Karlsvik, Norway -",
    ],
)
@pytest.mark.parametrize(
    "opening", ["The ferry ran aground on Monday.", "“All are safe,” police said.", "14 were hurt."]
)
def test_datelines(dateline: str, opening: str) -> None:
    page = f"A headline\n\n{dateline} {opening}\n"
    assert kinds(page)[1:] == [(dateline, BlockKind.DATELINE), (opening, BlockKind.BODY)]


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO - the alliance of thirty-two states - has not replied.",
        "In Karlsvik, Ms. Solheim - who has led the port for years - has not replied.",
        "The vote - the third this year - was close.",
    ],
)
def test_a_dash_inside_a_sentence_ends_no_dateline(sentence: str) -> None:
    assert kind_in_body(sentence) is BlockKind.BODY


def test_names_of_site_and_section_above_the_headline_are_not_the_headline() -> None:
    page = "Aldermoor Courier\n\nPolitics\n\nCouncil votes to close bridge\n\nBy Anna Berg\n\nThe bridge is to close.\n"
    assert article_from_text(page, "a.txt").headline == "Council votes to close bridge"


@pytest.mark.parametrize("below", ["By Anna Berg", "6 June 2019", "A ferry ran aground near Karlsvik on Monday."])
def test_a_headline_of_two_words_stays_the_headline(below: str) -> None:
    page = f"Ferry aground\n\n{below}\n\nThe next paragraph stands here, and it ends.\n"
    assert article_from_text(page, "a.txt").headline == "Ferry aground"


def test_a_headline_over_two_lines_is_printed_on_one() -> None:
    page = (
        "Council of Aldermoor closes its oldest bridge\n"
        "after report on safety\n\n6 June 2019\n\nThe bridge is to close.\n"
    )
    assert (
        article_from_text(page, "a.txt").headline
        == "Council of Aldermoor closes its oldest bridge after report on safety"
    )


def test_a_title_that_ends_the_article_is_not_a_sentence_that_begins_so() -> None:
    assert kind_in_body("Most read the report as a warning.") is BlockKind.BODY
    page = "A headline\n\nThe first paragraph stands here.\n\nMost read in Politics\n\nA king is crowned at sea.\n"
    assert [kind for _, kind in kinds(page)][2:] == [BlockKind.BOILERPLATE, BlockKind.BOILERPLATE]


def test_a_single_paragraph_is_body() -> None:
    assert kinds("A ferry ran aground on Monday.") == [("A ferry ran aground on Monday.", BlockKind.BODY)]


def test_a_page_of_very_many_lines_is_read() -> None:
    assert len(find_blocks("a\n" * 20_000)) == 20_000


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


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_ends_of_lines_part_paragraphs(end: str) -> None:
    page = end.join(["Bridge to close", "", "6 June 2019", "", "The mayor agreed.", "", "So did I."])
    assert [span.of(page) for span in paragraphs(page)] == [
        "Bridge to close",
        "6 June 2019",
        "The mayor agreed.",
        "So did I.",
    ]


def test_long_lines_without_empty_lines_are_paragraphs() -> None:
    lines = ["A headline", *(f"Paragraph {n} is a line of its own and ends as a sentence does." for n in range(3))]
    assert len(list(paragraphs("\n".join(lines)))) == len(lines)


@given(ANY_TEXT)
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


@given(ANY_TEXT)
def test_loading_changes_no_character_and_is_deterministic(text: str) -> None:
    first, second = article_from_text(text, "a.txt"), article_from_text(text, "b.txt")
    assert first.text == text
    assert (first.id, first.blocks, first.dates) == (second.id, second.blocks, second.dates)


@given(ANY_TEXT)
def test_a_date_stands_inside_one_block(text: str) -> None:
    article = article_from_text(text, "a.txt")
    for date in article.dates:
        assert any(block.span.contains(date.span) for block in article.blocks)
    assert [date.span for date in article.dates] == sorted(date.span for date in article.dates)


PROQUEST = """Ferry runs aground off Karlsvik

Solheim, Ingrid. The Daily; Karlsvik. 19 May 2015: A1.

ABSTRACT

A ferry ran aground on Monday, and all on board were saved by boats.

FULL TEXT

A ferry ran aground on Monday near the port of Karlsvik, police said.

Nobody was hurt.

DETAILS

Subject: Ferries; Accidents

Publication date: May 19, 2015

Last updated: 2017-11-20

Database copyright of the vendor. All rights are reserved by it.
"""
NEXIS = """Ferry runs aground off Karlsvik

The Daily (Karlsvik)

May 19, 2015 Tuesday

Copyright 2015 The Daily All Rights Reserved.

Section: NEWS; Pg. 1

Length: 512 words

Byline: Ingrid Solheim

Body

A ferry ran aground on Monday near the port of Karlsvik, police said.

Nobody was hurt.

Classification

Language: ENGLISH

End of Document
"""


@pytest.mark.parametrize("page", [PROQUEST, NEXIS])
def test_the_frame_of_a_library_database_is_furniture(page: str) -> None:
    article = article_from_text(page, "ferry.pdf")
    kinds = {kind: [b.span.of(page) for b in article.blocks_of(kind)] for kind in BlockKind}
    assert article.headline == "Ferry runs aground off Karlsvik"
    assert kinds[BlockKind.BODY] == [
        "A ferry ran aground on Monday near the port of Karlsvik, police said.", "Nobody was hurt.",
    ]  # fmt: skip
    assert [date.date.isoformat() for date in article.dates][:1] == ["2015-05-19"]
    assert kinds[BlockKind.HEADING] == []


def test_half_a_frame_is_none() -> None:
    article = article_from_text(NEXIS.replace("Classification", "Sundries").replace("End of Document", ""), "a.txt")
    assert "The Daily (Karlsvik)" in [b.span.of(article.text) for b in article.blocks_of(BlockKind.BODY)]
