"""Packages in the real Anki: import, rendering, escaping."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import Collection
from anki_cards import ALL_FORMS, BASIC, CHOICE, CLOZE, HOSTILE, MARK, PASSAGE, card, deck_of, import_package, sides
from hypothesis import given
from hypothesis import strategies as st

from quizgen.export.anki import write_package
from quizgen.export.anki.escape import field_text, field_url, marked, plain_text
from quizgen.export.anki.passage import passage_of
from quizgen.model import BLANK, Card, Deck, Form, Span


def test_every_form_imports_and_renders(collection: Collection, tmp_path: Path) -> None:
    write_package(deck_of(*ALL_FORMS), tmp_path / "deck.apkg")
    log = import_package(collection, tmp_path / "deck.apkg")
    assert len(log.new) == len(ALL_FORMS)
    assert not log.conflicting
    shown = sides(collection)
    assert len(shown) == len(ALL_FORMS)
    for (front, back), made in zip(shown, ALL_FORMS, strict=True):
        assert "{{" not in front + back
        assert made.answer in back
        assert "News report" in front
        assert "News report" in back
        assert "<mark>" in back
        assert "<mark>" not in front
        assert "Show the evidence</summary>" in back
        assert "<details" in back
        assert " open" not in back[back.index("<details") : back.index("</details>")].split(">")[0]
    assert not collection.get_empty_cards().notes
    assert {deck.name for deck in collection.decks.all_names_and_ids()} >= {"Bridges", "Bridges::A bridge: opened"}


def test_fields_can_be_read_in_the_browser(collection: Collection, tmp_path: Path) -> None:
    write_package(deck_of(*ALL_FORMS), tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    by_type = {n.note_type()["name"]: dict(n.items()) for n in map(collection.get_note, collection.find_notes(""))}  # type: ignore[index]
    assert set(by_type) == {"quizgen question", "quizgen cloze", "quizgen choice", "quizgen mark the words"}
    common = {"Question", "Answer", "Evidence", "Context", "Source", "Why", "Picture", "Key"}
    assert all(common <= set(fields) for fields in by_type.values())
    assert by_type["quizgen question"]["Answer"] == "Anna Berg"
    assert by_type["quizgen choice"]["Options"].count("<li") == 3
    assert by_type["quizgen mark the words"]["Passage"] == PASSAGE
    assert by_type["quizgen mark the words"]["Question"] == "Which word keeps the writer from vouching for it?"


def test_tags_name_skill_family_level_article_and_deck(collection: Collection, tmp_path: Path) -> None:
    write_package(deck_of(card("one")), tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    note = collection.get_note(collection.find_notes("")[0])
    assert set(note.tags) == {"skill::WHO", "family::WHO-1", "level::1", "article::a1", "sample"}


def test_the_cloze_hides_its_answer_on_the_front_only(collection: Collection, tmp_path: Path) -> None:
    write_package(deck_of(CLOZE), tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    front, back = sides(collection)[0]
    assert "Oslo" not in re.sub(r'data-cloze="[^"]*"', "", front).split("News report")[0]
    assert "Oslo" in back


def test_options_keep_their_order_and_the_right_one_needs_no_script(collection: Collection, tmp_path: Path) -> None:
    write_package(deck_of(CHOICE), tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    front, back = sides(collection)[0]
    listed = [re.findall(r"<li[^>]*>(.*?)</li>", side) for side in (front, back)]
    assert listed[0] == listed[1] == list(CHOICE.choices)
    assert re.findall(r'<li class="key">(.*?)</li>', back) == ["Anna Berg"]


def test_words_to_find_are_marked_on_the_back_only(collection: Collection, tmp_path: Path) -> None:
    write_package(deck_of(MARK), tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    front, back = sides(collection)[0]
    assert PASSAGE in front
    assert "Oil has <mark>allegedly</mark> leaked from" in back
    assert "A report of March 2024 says:" in front


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"answer": "reportedly"}, "the answer is not the marked words"),
        ({"form": Form.CHOICE, "choices": ("allegedly", "leaked")}, "it offers options"),
        ({"question": f"Which word of “{PASSAGE}” shows it?"}, "the passage stands inside the question"),
        ({"question": "A report says: “It leaked”. Which word shows it?"}, "the passage is not in the evidence"),
        ({"span": Span(0, 9)}, "the words are marked elsewhere"),
        (
            {"evidence": "It allegedly allegedly leaked.", "evidence_span": Span(0, 30), "span": Span(3, 12),
             "question": "It says: “It allegedly allegedly leaked”. Which word shows it?"},
            "the words stand there twice",
        ),
    ],
)  # fmt: skip
def test_other_questions_about_a_passage_stay_questions(change: dict[str, object], reason: str) -> None:
    assert passage_of(replace(MARK, **change)) is None, reason  # type: ignore[arg-type]
    assert passage_of(MARK) is not None


@pytest.mark.parametrize(
    ("url", "field"),
    [
        ("https://news.example/a?b=1&c=2", "https://news.example/a?b=1&amp;c=2"),
        ('https://news.example/"onclick="x', "https://news.example/%22onclick=%22x"),
        ("javascript:alert(1)", ""),
        (None, ""),
    ],
)
def test_only_web_addresses_become_links(collection: Collection, tmp_path: Path, url: str | None, field: str) -> None:
    assert field_url(url) == field
    write_package(deck_of(card("one", url=url)), tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    _, back = sides(collection)[0]
    assert re.findall(r'<a href="([^"]*)">', back) == ([field] if field else [])


def test_new_cards_come_in_the_order_of_the_deck(collection: Collection, tmp_path: Path) -> None:
    cards = tuple(card(f"{i:02}", article=f"a{i // 6}") for i in range(12))
    made = Deck("Bridges", cards, (("a0", "Bridge one"), ("a1", "Bridge two")))
    write_package(made, tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    collection.decks.select(collection.decks.id_for_name("Bridges"))
    queued = collection.sched.get_queued_cards(fetch_limit=20).cards
    keys = [collection.get_card(one.card.id).note()["Key"] for one in queued]
    assert keys == [one.key for one in cards]


def test_the_description_names_reports_and_the_licence(collection: Collection, tmp_path: Path) -> None:
    write_package(deck_of(card("one", url="https://news.example/bridge")), tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    top, sub = (collection.decks.by_name(name) for name in ("Bridges", "Bridges::A bridge: opened"))
    assert '<a href="https://news.example/bridge">News report · A bridge · 6 March 2024</a>' in top["desc"]  # type: ignore[index]
    assert "licence" in top["desc"]  # type: ignore[index]
    assert "GeoNames" not in top["desc"]  # type: ignore[index]
    assert "6 March 2024" in sub["desc"]  # type: ignore[index]


def test_the_description_names_the_sources_of_maps(collection: Collection, tmp_path: Path) -> None:
    write_package(deck_of(card("one", skill="FAC", answer="In Hamburg")), tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    assert "Natural Earth (public domain) and GeoNames (CC BY 4.0)" in collection.decks.by_name("Bridges")["desc"]  # type: ignore[index]


def test_two_decks_live_side_by_side(collection: Collection, tmp_path: Path) -> None:
    write_package(deck_of(card("one"), title="First"), tmp_path / "first.apkg")
    write_package(deck_of(card("two"), title="Second"), tmp_path / "second.apkg")
    for name in ("first.apkg", "second.apkg"):
        assert len(import_package(collection, tmp_path / name).new) == 1
    assert collection.note_count() == 2


def test_a_headline_with_colons_opens_no_level(collection: Collection, tmp_path: Path) -> None:
    write_package(Deck("Bridges", (card("one"),), (("a1", "Live:: bridge"),)), tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    assert "Bridges::Live: : bridge" in [deck.name for deck in collection.decks.all_names_and_ids()]


def hostile(form: str) -> Card:
    """Return a card all of whose texts are full of marks that Anki or a browser would act upon."""
    made = card(
        "x", answer=HOSTILE, evidence=HOSTILE, context=HOSTILE, why=HOSTILE, question=HOSTILE,
        evidence_span=Span(0, len(HOSTILE)), span=Span(0, 8),
    )  # fmt: skip
    if form == "cloze":
        return replace(made, form=Form.CLOZE, question=f"{{{{ {HOSTILE} {{{BLANK}}} {HOSTILE}")
    if form == "choice":
        return replace(made, form=Form.CHOICE, choices=(HOSTILE, "b", "c"))
    if form == "mark":
        told = HOSTILE.replace("“", "").replace("”", "")
        return replace(
            made, question=f"It says: “{told}”. Which words?", answer="onerror", evidence=told,
            evidence_span=Span(0, len(told)), span=Span(told.index("onerror"), told.index("onerror") + 7),
        )  # fmt: skip
    return made


@pytest.mark.parametrize("form", ["basic", "cloze", "choice", "mark"])
def test_hostile_text_shows_as_text(collection: Collection, tmp_path: Path, form: str) -> None:
    write_package(deck_of(hostile(form)), tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    assert collection.card_count() == 1
    made = collection.get_card(collection.find_cards("")[0])
    assert made.note_type()["name"].split()[1] == {"basic": "question"}.get(form, form)
    shown = made.render_output()
    assert not shown.question_av_tags
    assert not shown.answer_av_tags
    for side in (shown.question_text, shown.answer_text):
        assert "<script>alert" not in side
        assert "<img" not in side
        assert "[sound:" not in side
        assert "[anki:" not in side
        assert "\\(" not in side
    assert "{{Question}}" in html.unescape(shown.answer_text)


@pytest.mark.parametrize("made", [BASIC, CLOZE, CHOICE, MARK])
def test_names_in_other_scripts_and_long_words_are_kept(collection: Collection, tmp_path: Path, made: Card) -> None:
    named = replace(made, context="News report · محمد العريان · 6 March 2024", why="x" * 300)
    write_package(deck_of(named), tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    front, back = sides(collection)[0]
    assert "محمد العريان" in front
    assert 'dir="ltr"' in front
    assert "x" * 300 in back


@given(st.text())
def test_escaping_keeps_every_character_and_leaves_nothing_active(text: str) -> None:
    escaped = field_text(text)
    plain = html.unescape(escaped.replace("<br>", "\n"))
    kept = html.unescape(html.escape(text, quote=False)).replace("\x1f", " ")
    assert plain == kept.replace("\r\n", "\n").replace("\r", "\n")
    assert not re.search(r"[{}\[\\]|<(?!br>)", escaped)


@given(st.text(alphabet=st.characters(exclude_characters="\r\n\x1f", exclude_categories=["Cc", "Cs"])))
def test_plain_text_undoes_escaping(text: str) -> None:
    assert plain_text(field_text(text)) == text


@given(st.text(min_size=1), st.data())
def test_marking_changes_nothing_but_the_mark(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = marked(text, Span(7, 7 + len(text)), Span(7 + start, 7 + end))
    parts = (text[:start], text[start:end], text[end:])
    assert shown.replace("<mark>", "").replace("</mark>", "") in {"".join(map(field_text, parts)), field_text(text)}
