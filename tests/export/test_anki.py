"""Packages in the real Anki: import, rendering, updates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.export.anki import write_package
from quizgen.export.anki.escape import field_text, marked
from quizgen.export.anki.package import FIRST_EDITION, edition_of
from quizgen.model import BLANK, Card, Deck, Form, Span

EVIDENCE = "Anna Berg opened the bridge in Oslo."
HOSTILE = "<script>alert(1)</script> {{c1::x}} {{Question}} \\(a\\) [sound:a.mp3] [latex]b[/latex] & “ok”"


def card(key: str, **changes: object) -> Card:
    sound = Card(
        article="a1", key=key, form=Form.BASIC, skill="WHO", family="WHO-1", level=1,
        question=f"Who opened bridge {key}?", answer="Anna Berg", context="News report · A bridge · 6 March 2024",
        evidence=EVIDENCE, evidence_span=Span(100, 100 + len(EVIDENCE)), span=Span(100, 109),
        why="Learn the people first.", rules=("WHO-1", "WHO-1-Q1"), fact=f"f{key}",
    )  # fmt: skip
    return replace(sound, **changes)  # type: ignore[arg-type]


def deck_of(*cards: Card, title: str = "Bridges") -> Deck:
    return Deck(title, cards, (("a1", "A bridge: opened"),), ("sample",))


ALL_FORMS = (
    card("basic"),
    card(
        "cloze",
        form=Form.CLOZE,
        question=f"Anna Berg opened the bridge in {BLANK}.",
        answer="Oslo",
        span=Span(131, 135),
    ),
    card("choice", form=Form.CHOICE, choices=("Leo Brandt", "Anna Berg", "Rui Sousa")),
)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def import_package(collection: Collection, path: Path) -> object:
    request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
    return collection.import_anki_package(request).log


def rendered(collection: Collection) -> list[tuple[str, str]]:
    sides = []
    for card_id in collection.find_cards(""):
        shown = collection.get_card(card_id).render_output()
        sides.append((shown.question_text, shown.answer_text))
    return sides


def test_every_form_imports_and_renders(collection: Collection, tmp_path: Path) -> None:
    write_package(deck_of(*ALL_FORMS), tmp_path / "deck.apkg")
    log = import_package(collection, tmp_path / "deck.apkg")
    assert len(log.new) == len(ALL_FORMS)  # type: ignore[attr-defined]
    assert not log.conflicting  # type: ignore[attr-defined]
    sides = rendered(collection)
    assert len(sides) == len(ALL_FORMS)
    for front, back in sides:
        assert "{{" not in front + back
        assert "Anna Berg" in back
        assert "News report" in front
        assert "<mark>" in back
    assert not collection.get_empty_cards().notes
    assert {deck.name for deck in collection.decks.all_names_and_ids()} >= {"Bridges", "Bridges::A bridge: opened"}


def test_tags_name_skill_family_level_article_and_deck(collection: Collection, tmp_path: Path) -> None:
    write_package(deck_of(card("one")), tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    note = collection.get_note(collection.find_notes("")[0])
    assert set(note.tags) == {"skill::WHO", "family::WHO-1", "level::1", "article::a1", "sample"}


def test_the_cloze_hides_its_answer_on_the_front_only(collection: Collection, tmp_path: Path) -> None:
    write_package(deck_of(ALL_FORMS[1]), tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    front, back = rendered(collection)[0]
    assert "Oslo" not in re.sub(r'data-cloze="[^"]*"', "", front).split("News report")[0]
    assert "Oslo" in back


def test_reviews_survive_an_updated_deck(collection: Collection, tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    write_package(deck_of(*ALL_FORMS), path)
    import_package(collection, path)
    collection.decks.select(collection.decks.id_for_name("Bridges"))
    for _ in range(2):
        queued = collection.sched.get_queued_cards(fetch_limit=1).cards[0]
        studied = collection.get_card(queued.card.id)
        studied.start_timer()
        collection.sched.answerCard(studied, 4)
    reviewed = {i: collection.get_card(i).reps for i in collection.find_cards("")}
    assert sum(reviewed.values()) == 2

    changed = tuple(replace(c, question=c.question.replace("opened", "has opened")) for c in ALL_FORMS)
    write_package(deck_of(*changed, card("new")), path)
    log = import_package(collection, path)

    assert len(log.new) == 1  # type: ignore[attr-defined]
    assert not log.conflicting  # type: ignore[attr-defined]
    after = {i: collection.get_card(i).reps for i in collection.find_cards("")}
    assert {i: after[i] for i in reviewed} == reviewed
    assert len(after) == len(reviewed) + 1
    assert len(collection.models.all_names_and_ids()) == len({m.name for m in collection.models.all_names_and_ids()})
    questions = [collection.get_note(i)["Question"] for i in collection.find_notes("")]
    assert sum("has opened" in question for question in questions) == len(ALL_FORMS)


def test_the_same_deck_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.apkg", "two.apkg"):
        write_package(deck_of(*ALL_FORMS), tmp_path / name)
    assert (tmp_path / "one.apkg").read_bytes() == (tmp_path / "two.apkg").read_bytes()


def test_only_a_change_raises_the_edition(tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    write_package(deck_of(*ALL_FORMS), path)
    write_package(deck_of(*ALL_FORMS), path)
    assert edition_of(path) == FIRST_EDITION
    write_package(deck_of(card("other")), path)
    assert edition_of(path) == FIRST_EDITION + 1


def test_nothing_is_left_behind_when_writing_fails(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_package(deck_of(card("one")), tmp_path / "missing" / "deck.apkg")
    assert list(tmp_path.iterdir()) == []


def test_two_decks_live_side_by_side(collection: Collection, tmp_path: Path) -> None:
    write_package(deck_of(card("one"), title="First"), tmp_path / "first.apkg")
    write_package(deck_of(card("two"), title="Second"), tmp_path / "second.apkg")
    for name in ("first.apkg", "second.apkg"):
        log = import_package(collection, tmp_path / name)
        assert len(log.new) == 1  # type: ignore[attr-defined]
    assert collection.note_count() == 2


def test_a_headline_with_colons_opens_no_level(collection: Collection, tmp_path: Path) -> None:
    write_package(Deck("Bridges", (card("one"),), (("a1", "Live:: bridge"),)), tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    names = [deck.name for deck in collection.decks.all_names_and_ids()]
    assert "Bridges::Live: : bridge" in names


@pytest.mark.parametrize("form", [Form.BASIC, Form.CLOZE, Form.CHOICE])
def test_hostile_text_shows_as_text(collection: Collection, tmp_path: Path, form: Form) -> None:
    question = f"{HOSTILE} {BLANK}" if form is Form.CLOZE else HOSTILE
    choices = (HOSTILE, "b", "c") if form is Form.CHOICE else ()
    hostile = card("x", form=form, question=question, answer=HOSTILE, choices=choices, evidence=HOSTILE, context=HOSTILE,
                   evidence_span=Span(0, len(HOSTILE)), span=Span(0, 8))  # fmt: skip
    write_package(deck_of(hostile), tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    assert collection.card_count() == 1
    shown = collection.get_card(collection.find_cards("")[0]).render_output()
    assert not shown.answer_av_tags
    assert "<script>alert" not in shown.question_text + shown.answer_text
    assert "&#123;&#123;Question" in shown.answer_text


@given(st.text())
def test_escaping_keeps_every_character_and_leaves_nothing_active(text: str) -> None:
    import html

    escaped = field_text(text)
    plain = html.unescape(escaped.replace("<br>", "\n"))
    assert plain == html.unescape(html.escape(text, quote=False)).replace("\r\n", "\n").replace("\x1f", " ")
    assert not re.search(r"\{\{|\}\}|\[sound:|\\\(|\\\[|<(?!br>)", escaped)


@given(st.text(min_size=1), st.data())
def test_marking_changes_nothing_but_the_mark(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = marked(text, Span(7, 7 + len(text)), Span(7 + start, 7 + end))
    parts = (text[:start], text[start:end], text[end:])
    assert shown.replace("<mark>", "").replace("</mark>", "") in {"".join(map(field_text, parts)), field_text(text)}
