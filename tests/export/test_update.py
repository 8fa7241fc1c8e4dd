"""Rebuilt packages: what they report, and what becomes of them in the real Anki."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import Collection
from anki_cards import ALL_FORMS, BASIC, CHOICE, card, deck_of, import_package, study

from quizgen.export.anki import VANISHED, PackageError, write_package
from quizgen.export.anki.changes import FIRST_EDITION
from quizgen.export.anki.previous import read_previous
from quizgen.model import BLANK, Card, Deck, Form


def notes_by_key(collection: Collection) -> dict[str, dict[str, str]]:
    return {note["Key"]: dict(note.items()) for note in map(collection.get_note, collection.find_notes(""))}


def reworded(made: Card) -> Card:
    return replace(made, question=made.question.replace("opened", "has opened"), why="Know the people first.")


def test_the_same_deck_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.apkg", "two.apkg"):
        write_package(deck_of(*ALL_FORMS), tmp_path / name)
    assert (tmp_path / "one.apkg").read_bytes() == (tmp_path / "two.apkg").read_bytes()


def test_only_a_change_raises_the_edition(tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    assert not write_package(deck_of(*ALL_FORMS), path).updated
    before = path.read_bytes()
    again = write_package(deck_of(*ALL_FORMS), path)
    assert (again.updated, bool(again), again.edition) == (True, False, 1)
    assert path.read_bytes() == before
    changed = write_package(deck_of(*ALL_FORMS, card("other")), path)
    assert (changed.edition, changed.new) == (2, ("Who opened bridge other?",))
    assert read_previous(path).edition == FIRST_EDITION + 1  # type: ignore[union-attr]


def test_a_build_tells_new_changed_and_vanished_cards(tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    write_package(deck_of(card("stays"), card("changes"), card("goes")), path)
    changes = write_package(deck_of(card("stays"), card("changes", answer="Leo Brandt"), card("comes")), path)
    assert changes.new == ("Who opened bridge comes?",)
    assert changes.changed == ("Who opened bridge changes?",)
    assert changes.vanished == ("Who opened bridge goes?",)
    again = write_package(deck_of(card("stays"), card("changes", answer="Leo Brandt"), card("comes")), path)
    assert (bool(again), again.kept) == (False, 1)
    back = write_package(deck_of(card("stays"), card("changes", answer="Leo Brandt"), card("goes")), path)
    assert (back.changed, back.vanished) == (("Who opened bridge goes?",), ("Who opened bridge comes?",))


def test_notes_carry_the_edition_of_their_last_change(tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    write_package(deck_of(card("stays"), card("changes")), path)
    write_package(deck_of(card("stays"), card("changes", answer="Leo Brandt")), path)
    stored = read_previous(path)
    assert stored is not None
    assert {note.key: note.edition - FIRST_EDITION for note in stored.notes.values()} == {"stays": 0, "changes": 1}


def test_reviews_survive_an_updated_deck(collection: Collection, tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    write_package(deck_of(*ALL_FORMS), path)
    import_package(collection, path)
    collection.decks.select(collection.decks.id_for_name("Bridges"))
    reviewed = study(collection, 2)
    assert sum(reviewed.values()) == 2

    write_package(deck_of(*map(reworded, ALL_FORMS), card("new")), path)
    log = import_package(collection, path)

    assert (len(log.new), len(log.updated), len(log.conflicting)) == (1, len(ALL_FORMS), 0)
    after = {i: collection.get_card(i).reps for i in collection.find_cards("")}
    assert {i: after[i] for i in reviewed} == reviewed
    assert len(after) == len(reviewed) + 1
    names = [model.name for model in collection.models.all_names_and_ids() if model.name.startswith("quizgen")]
    assert len(names) == len(set(names)) == 4
    assert {note["Why"] for note in notes_by_key(collection).values()} == {
        "Know the people first.",
        "Learn the people first.",
    }


def test_vanished_cards_stay_with_their_history_and_a_tag(collection: Collection, tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    write_package(deck_of(*ALL_FORMS), path)
    import_package(collection, path)
    collection.decks.select(collection.decks.id_for_name("Bridges"))
    reviewed = study(collection, 4)
    homes = {i: collection.decks.name(collection.get_card(i).did) for i in reviewed}

    write_package(deck_of(BASIC), path)
    log = import_package(collection, path)

    assert (len(log.new), len(log.updated), len(log.conflicting)) == (0, 3, 0)
    assert {i: collection.get_card(i).reps for i in collection.find_cards("")} == reviewed
    assert {i: collection.decks.name(collection.get_card(i).did) for i in reviewed} == homes
    assert len(collection.find_notes(f"tag:{VANISHED}")) == 3
    write_package(deck_of(*ALL_FORMS), path)
    import_package(collection, path)
    assert collection.find_notes(f"tag:{VANISHED}") == []


def test_vanished_cards_wait_in_a_deck_of_their_own_for_new_learners(collection: Collection, tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    write_package(deck_of(*ALL_FORMS), path)
    write_package(deck_of(BASIC), path)
    import_package(collection, path)
    assert len(collection.find_cards('"deck:Bridges::Vanished cards"')) == 3


def test_cards_of_a_source_that_could_not_be_read_are_no_vanished_cards(collection: Collection, tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    reports = (("a1", "One"), ("a2", "Two"))
    one, two = card("one"), card("two", article="a2")
    write_package(Deck("Bridges", (one, two), reports), path)
    before = read_previous(path)
    import_package(collection, path)
    changes = write_package(Deck("Bridges", (reworded(one),), reports), path, complete=False)
    assert (changes.vanished, changes.spared, len(changes.changed)) == ((), 1, 1)
    after = read_previous(path)
    assert before is not None
    assert after is not None
    spared = next(note for note in before.notes.values() if note.key == "two")
    assert after.notes[spared.guid] == spared
    assert len(import_package(collection, path).updated) == 1
    assert collection.find_notes(f"tag:{VANISHED}") == []
    whole = write_package(Deck("Bridges", (reworded(one), two), reports), path)
    assert (bool(whole), whole.spared) == (False, 0)


def test_a_card_in_another_form_is_another_note(collection: Collection, tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    write_package(deck_of(CHOICE), path)
    import_package(collection, path)
    write_package(deck_of(replace(CHOICE, form=Form.BASIC, choices=())), path)
    log = import_package(collection, path)
    assert (len(log.new), len(log.updated), len(log.conflicting)) == (1, 1, 0)
    assert len(collection.find_notes(f"tag:{VANISHED}")) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (card("k1", answer="Jon Berg"), card("k2", answer="John Berg", question="Who opened bridge k1?")),
        (
            card("k1", form=Form.CLOZE, question=f"In {BLANK} ships sank.", answer="2017"),
            card("k2", form=Form.CLOZE, question=f"In {BLANK} ships sank.", answer="2018"),
        ),
    ],
)
def test_a_question_with_a_corrected_answer_keeps_its_reviews(
    collection: Collection, tmp_path: Path, first: Card, second: Card
) -> None:
    path = tmp_path / "deck.apkg"
    write_package(deck_of(first), path)
    import_package(collection, path)
    collection.decks.select(collection.decks.id_for_name("Bridges"))
    study(collection, 1)
    changes = write_package(deck_of(second), path)
    assert (len(changes.new), len(changes.changed), len(changes.vanished)) == (0, 1, 0)
    import_package(collection, path)
    (kept,) = (collection.get_card(i) for i in collection.find_cards(""))
    assert (kept.reps, kept.note()["Answer"], kept.note()["Key"]) == (1, second.answer, "k2")
    assert not write_package(deck_of(second), path)


def test_a_rebuilt_package_elsewhere_continues_the_one_it_is_told_of(collection: Collection, tmp_path: Path) -> None:
    old, new = tmp_path / "old.apkg", tmp_path / "new.apkg"
    write_package(deck_of(BASIC), old)
    import_package(collection, old)
    changes = write_package(deck_of(reworded(BASIC)), new, previous=old)
    assert (changes.edition, len(changes.changed)) == (2, 1)
    assert len(import_package(collection, new).updated) == 1


def test_an_edition_by_number_needs_no_earlier_package(collection: Collection, tmp_path: Path) -> None:
    write_package(deck_of(BASIC), tmp_path / "old.apkg")
    import_package(collection, tmp_path / "old.apkg")
    assert write_package(deck_of(reworded(BASIC)), tmp_path / "new.apkg", edition=2).edition == 2
    assert len(import_package(collection, tmp_path / "new.apkg").updated) == 1
    assert notes_by_key(collection)["basic"]["Question"] == "Who has opened bridge basic?"


def test_an_edition_that_anki_would_not_import_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    write_package(deck_of(BASIC), path, edition=3)
    before = path.read_bytes()
    with pytest.raises(PackageError, match="at edition 3 already; give --edition 4 or more"):
        write_package(deck_of(reworded(BASIC)), path, edition=3)
    assert path.read_bytes() == before


def test_the_package_of_another_deck_is_not_continued(tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    write_package(deck_of(card("one")), path)
    changes = write_package(Deck("Ferries", (card("two", question="Who sold the ferry?"),), (("a1", "A ferry"),)), path)
    assert (changes.updated, changes.edition, changes.vanished) == (False, 1, ())


def test_another_package_is_continued_where_that_is_asked_for(tmp_path: Path) -> None:
    write_package(deck_of(card("one")), tmp_path / "old.apkg")
    ferries = Deck("Ferries", (card("two", question="Who sold the ferry?"),), (("a1", "A ferry"),))
    changes = write_package(ferries, tmp_path / "new.apkg", previous=tmp_path / "old.apkg")
    assert (changes.edition, changes.new, changes.vanished) == (
        2,
        ("Who sold the ferry?",),
        ("Who opened bridge one?",),
    )
    (tmp_path / "text.apkg").write_text("no package")
    with pytest.raises(PackageError, match="it is no package that quizgen built"):
        write_package(ferries, tmp_path / "new.apkg", previous=tmp_path / "text.apkg")


def test_a_note_keeps_its_own_guid_when_its_old_one_was_taken_over(collection: Collection, tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    jon, john = card("k1", answer="Jon Berg"), card("k2", answer="John Berg", question="Who opened bridge k1?")
    write_package(deck_of(jon), path)
    write_package(deck_of(john), path)
    changes = write_package(deck_of(john, replace(jon, question="Who closed it?")), path)
    assert (changes.new, changes.changed) == (("Who closed it?",), ())
    assert not write_package(deck_of(john, replace(jon, question="Who closed it?")), path)
    import_package(collection, path)
    assert {key: note["Answer"] for key, note in notes_by_key(collection).items()} == {
        "k1": "Jon Berg",
        "k2": "John Berg",
    }


def test_a_deck_under_a_new_title_is_still_the_same_deck(collection: Collection, tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    write_package(deck_of(*ALL_FORMS), path)
    import_package(collection, path)
    renamed = deck_of(*(replace(made, key=f"{made.key}2") for made in ALL_FORMS), title="Old bridges")
    changes = write_package(renamed, path)
    assert (changes.new, len(changes.changed), changes.vanished) == ((), len(ALL_FORMS), ())
    log = import_package(collection, path)
    assert (len(log.new), len(log.updated), len(log.conflicting)) == (0, len(ALL_FORMS), 0)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a package"])
def test_a_file_that_is_no_package_is_overwritten(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "deck.apkg"
    path.write_bytes(content)
    assert not write_package(deck_of(BASIC), path).updated
    assert read_previous(path) is not None


def test_nothing_is_left_behind_when_writing_fails(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_package(deck_of(card("one")), tmp_path / "missing" / "deck.apkg")
    assert list(tmp_path.iterdir()) == []


def test_new_templates_reach_old_notes(collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "deck.apkg"
    write_package(deck_of(BASIC), path)
    import_package(collection, path)
    _with_templates(monkeypatch, lambda text: text.replace("</main>", "<p>edited</p></main>"))
    changes = write_package(deck_of(BASIC), path)
    assert (bool(changes), changes.edition) == (False, 2)
    log = import_package(collection, path)
    assert not log.conflicting
    collection.models._clear_cache()
    (made,) = (collection.get_card(i) for i in collection.find_cards(""))
    assert "<p>edited</p>" in made.render_output(reload=True).question_text


def test_an_edit_of_ones_own_is_not_overwritten_unless_asked(collection: Collection, tmp_path: Path) -> None:
    """As the guide says: Anki takes a note edited by the learner for newer than the package."""
    path = tmp_path / "deck.apkg"
    write_package(deck_of(BASIC), path)
    import_package(collection, path)
    note = collection.get_note(collection.find_notes("")[0])
    note["Why"] = "my own words"
    collection.update_note(note)
    write_package(deck_of(reworded(BASIC)), path)
    import_package(collection, path)
    assert notes_by_key(collection)["basic"]["Why"] == "my own words"
    import_package(collection, path, update_notes=1)
    assert notes_by_key(collection)["basic"]["Why"] == "Know the people first."


def test_changed_fields_merge_and_keep_reviews(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the guide says: should a later version add a field, ticking "merge" and "always" keeps notes and reviews."""
    path = tmp_path / "deck.apkg"
    write_package(deck_of(BASIC), path)
    import_package(collection, path)
    collection.decks.select(collection.decks.id_for_name("Bridges"))
    study(collection, 1)
    _with_more_fields(monkeypatch)
    write_package(deck_of(reworded(BASIC)), path, edition=2)
    log = import_package(collection, path, merge_notetypes=True, update_notes=1, update_notetypes=1)
    assert (len(log.new), len(log.updated), len(log.conflicting)) == (0, 1, 0)
    (kept,) = (collection.get_card(i) for i in collection.find_cards(""))
    assert (kept.reps, kept.note()["Why"], kept.note()["Extra"]) == (1, "Know the people first.", "")


def test_fsrs_plans_imported_cards(collection: Collection, tmp_path: Path) -> None:
    write_package(deck_of(*ALL_FORMS), tmp_path / "deck.apkg")
    import_package(collection, tmp_path / "deck.apkg")
    collection.set_config("fsrs", True)
    collection.decks.select(collection.decks.id_for_name("Bridges"))
    study(collection, len(ALL_FORMS))
    states = [collection.get_card(i).memory_state for i in collection.find_cards("")]
    assert len(states) == len(ALL_FORMS)
    assert all(state is not None and state.stability > 0 for state in states)


def _with_templates(monkeypatch: pytest.MonkeyPatch, edit: Callable[[str], str]) -> None:
    from quizgen.export.anki import note_types

    original = note_types._template
    note_types._model.cache_clear()
    monkeypatch.setattr(note_types, "_template", lambda name: edit(original(name)))
    monkeypatch.setattr(note_types, "_model", note_types._model.__wrapped__)


def _with_more_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    from quizgen.export.anki import notes

    wider = replace(notes.BASIC, fields=(*notes.BASIC.fields, "Extra"))
    monkeypatch.setitem(notes._TYPES, Form.BASIC, wider)
    content = notes._content
    monkeypatch.setattr(notes, "_content", lambda *given: content(*given) | {"Extra": ""})
