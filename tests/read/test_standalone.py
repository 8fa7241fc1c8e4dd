"""Standing alone: what a phrase is replaced by, what it may keep, and where it must stay silent."""

from __future__ import annotations

import pytest
from spacy.language import Language

from quizgen.facts.clause import told_clauses
from quizgen.load.text import article_from_text
from quizgen.read import Reading, read
from quizgen.read.standalone import rewrite, shortened, unclear


def reading_of(text: str, nlp: Language) -> Reading:
    return next(iter(read([article_from_text(f"A report on the matter at hand\n\n{text}\n", "a.txt")], nlp)))


def last_sentence(text: str, nlp: Language, *, short: bool = False) -> str | None:
    reading = reading_of(text, nlp)
    tokens = list(list(reading.body())[-1].tokens)
    tokens = shortened(reading, tokens) if short else tokens
    words = rewrite(reading, tokens)
    assert (words is None) == bool(unclear(reading, tokens))
    return words.text(tokens) if words is not None else None


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        (
            "Norlink opened an office in Oslo in May 2016. In June 2017 the company sold a ferry to Norway.",
            "in June 2017 Norlink sold a ferry to Norway",
        ),
        ("Norlink and Ofoten met in Oslo. In June 2017 the company sold a ferry to Norway.", None),
        ("A firm from Oslo met Norlink. In June 2017 the company sold a ferry to Norway.", None),
    ],
    ids=["one body", "two bodies", "another firm"],
)
def test_a_body_is_taken_up_only_where_it_is_the_only_one(text: str, alone: str | None, nlp: Language) -> None:
    assert last_sentence(text, nlp) == alone


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        (
            "Jo Berg met Ana Ruiz in Oslo. In another letter, Ana Ruiz asked for money.",
            "in a letter, Ana Ruiz asked for money",
        ),
        (
            "Ana Ruiz spoke. After its independence, Norway built a fleet.",
            "after its independence, Norway built a fleet",
        ),
        (
            "Jo Berg spoke. Ana Ruiz questioned Norway’s duties to its neighbours.",
            "Ana Ruiz questioned Norway’s duties to its neighbours",
        ),
        ("The bill was long. It was drafted in Oslo by Ana Ruiz.", None),
        ("Jo Berg spoke. Ana Ruiz, too, wants a port in Oslo.", "Ana Ruiz wants a port in Oslo"),
        (
            "Jo Berg met the Liberal Democrats. Liberal Democrat sailors praised Norway.",
            "Liberal Democrat sailors praised Norway",
        ),
        ("Jo Berg met MPs. MPs praised Norway.", "MPs praised Norway"),
        ("Jo Berg met sailors. Sailors praised Norway.", "sailors praised Norway"),
        ("Jo Berg likes Hearts, a club. Hearts praised Norway.", "Hearts praised Norway"),
        (
            "Jo Berg spoke. Ana Ruiz owns two ferries in Oslo right now.",
            "Ana Ruiz owns two ferries in Oslo right now",
        ),
        ("Jo Berg spoke. Ana Ruiz, however, asked Norway for a port.", "Ana Ruiz asked Norway for a port"),
        ("Jo Berg spoke. The President asked Norway for a port.", None),
        ("Jo Berg spoke. Ana Ruiz will hold a separate meeting in Oslo.", None),
        ("Jo Berg spoke. Ana Ruiz’s comments came in May 2016.", None),
        (
            "Jo Berg spoke. Ana Ruiz’s comments on Norway came in May 2016.",
            "Ana Ruiz’s comments on Norway came in May 2016",
        ),
        ("Jo Berg spoke. A minister has spoken with sailors since its release.", None),
        ("Ana Ruiz met Jo Berg. That plan was drafted in Oslo by Ana Ruiz.", None),
    ],
)
def test_what_points_out_of_the_sentence_blocks_it(text: str, alone: str | None, nlp: Language) -> None:
    assert last_sentence(text, nlp) == alone


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Jo Berg spoke. As they cheered, Ana Ruiz left the city of Oslo.", "Ana Ruiz left the city of Oslo"),
        ("Jo Berg spoke. Ana Ruiz did not leave Oslo after the vote.", None),
        ("Jo Berg spoke. Ana Ruiz will leave Oslo if they cheer.", None),
        ("Jo Berg spoke. Ana Ruiz praised the plan that they had drafted in Oslo.", None),
    ],
    ids=["an aside", "under a negation", "a condition", "a restrictive clause"],
)
def test_only_what_changes_no_truth_is_left_off(text: str, alone: str | None, nlp: Language) -> None:
    assert last_sentence(text, nlp, short=True) == alone


def test_a_match_is_not_one_of_several(nlp: Language) -> None:
    text = "Norway won the game against Panama. Oslo saw three games. Denmark lost the game against Chile. "
    assert last_sentence(f"{text}Jo Berg spoke. Ana Ruiz praised the game.", nlp) is None


def test_a_group_named_for_a_person_keeps_its_name(nlp: Language) -> None:
    text = "Ronald Reagan won in 1980. Many Reagan Democrats voted for Ana Ruiz in 2018."
    assert last_sentence(text, nlp) == "many Reagan Democrats voted for Ana Ruiz in 2018"


def test_what_a_quotation_says_is_no_fuller_phrase(nlp: Language) -> None:
    text = 'Ana Ruiz said: "We learned a lot from the game in Oslo." Jo Berg praised the game.'
    assert last_sentence(text, nlp) is None


def test_a_preposition_at_the_start_is_no_name(nlp: Language) -> None:
    reading = reading_of("Besides Centerline, the list of rivals includes Lazard and Norbank.", nlp)
    assert "Besides Centerline" not in {entity.name for entity in reading.entities}


def test_a_share_without_its_group_is_nobody(nlp: Language) -> None:
    assert last_sentence("Ana Ruiz spoke. On taxes in Norway, 42% say they are liberal.", nlp) is None


def test_a_court_of_the_state_is_not_the_state(nlp: Language) -> None:
    text = "Ana Ruiz sued state Supreme Court clerks. The state Supreme Court ruled. Many voters in the state like Ana Ruiz."
    assert "in Supreme Court" not in (last_sentence(text, nlp) or "")


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        (
            "Ana Ruiz spoke. The party chairwoman, Senator Jo Berg of Ohio, opened a port in Norway.",
            "Jo Berg opened a port in Norway",
        ),
        ("Ana Ruiz spoke. The Ohio Republican opened a port in Norway.", None),
        ("Ana Ruiz spoke. The billionaire front-runner opened a port in Norway.", None),
    ],
    ids=["named beside it", "a party’s member", "a compound role"],
)
def test_a_role_stands_for_a_name_only_where_the_text_says_whose(text: str, alone: str | None, nlp: Language) -> None:
    reading = reading_of(text, nlp)
    told = told_clauses(reading)
    assert [t.text(t.clause.all()) for t in told if "port" in t.text(t.clause.all())] == ([alone] if alone else [])


def test_the_state_is_none_where_the_report_tells_of_two(nlp: Language) -> None:
    text = "Ana Ruiz won in Nevada. She spoke to voters. She then flew to Ohio. Voters in the state liked Ana Ruiz."
    assert last_sentence(text, nlp) is None


def test_a_short_state_behind_a_place_is_written_in_full(nlp: Language) -> None:
    assert last_sentence("Ana Ruiz spoke. Ana Ruiz opened a port in Duluth, Minn., in May 2016.", nlp) == (
        "Ana Ruiz opened a port in Duluth, Minnesota, in May 2016"
    )
