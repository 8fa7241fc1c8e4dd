"""`quizgen push` over HTTP into a real collection."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection
from anki_cards import ALL_FORMS, BASIC, card, deck_of, import_package, study
from ankiconnect_server import Actions, serving

from quizgen.export.anki import VANISHED, write_package
from quizgen.export.ankiconnect import AnkiConnect, AnkiConnectError


@pytest.fixture
def package(tmp_path: Path) -> Path:
    path = tmp_path / "deck.apkg"
    write_package(deck_of(*ALL_FORMS), path)
    return path


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Collection]:
    (tmp_path / "other").mkdir()
    opened = Collection(str(tmp_path / "other" / "collection.anki2"))
    yield opened
    opened.close()


def state(collection: Collection) -> list[Any]:
    """Return all that a push or an import may touch: notes, where their cards are, decks, note types, presets."""
    collection.models._clear_cache()
    notes = [
        (note.guid, note.mid, note.mod, note.fields, sorted(note.tags),
         [(collection.decks.name(c.did), c.queue, c.type, c.due, c.reps) for c in note.cards()])
        for note in map(collection.get_note, collection.find_notes("", order="n.id"))
    ]  # fmt: skip
    decks = [(deck["name"], deck["desc"]) for deck in collection.decks.all()]
    models = [(m["id"], m["name"], m["css"], m["tmpls"][0]["qfmt"]) for m in collection.models.all()]
    presets = [(preset["name"], preset["new"], preset["rev"]) for preset in collection.decks.all_config()]
    return [notes, sorted(decks), sorted(m for m in models if m[1].startswith("quizgen")), presets]


def test_a_push_does_what_the_import_does(collection: Collection, other: Collection, package: Path) -> None:
    import_package(other, package)
    with serving(Actions(collection)) as url:
        pushed = AnkiConnect(url).push(package)
    assert (pushed.deck, pushed.cards, pushed.new) == ("Bridges", 4, 4)
    assert state(collection) == state(other)


def test_pushing_again_changes_nothing(collection: Collection, package: Path) -> None:
    with serving(Actions(collection)) as url:
        AnkiConnect(url).push(package)
        before = state(collection)
        pushed = AnkiConnect(url).push(package)
    assert (pushed.cards, pushed.new) == (4, 0)
    assert state(collection) == before


def test_push_and_import_can_take_turns(collection: Collection, package: Path) -> None:
    import_package(collection, package)
    collection.decks.select(collection.decks.id_for_name("Bridges"))
    reviewed = study(collection, 3)
    write_package(deck_of(replace(BASIC, answer="Leo Brandt"), *ALL_FORMS[1:3], card("new")), package)
    with serving(Actions(collection)) as url:
        pushed = AnkiConnect(url).push(package)
    assert (pushed.cards, pushed.new) == (5, 1)
    after = {i: collection.get_card(i).reps for i in collection.find_cards("")}
    assert {i: after[i] for i in reviewed} == reviewed
    assert len(collection.find_notes('Answer:"Leo Brandt"')) == 1
    assert len(collection.find_notes(f"tag:{VANISHED}")) == 1
    log = import_package(collection, package)
    assert (len(log.new), len(log.updated), len(log.conflicting)) == (0, 0, 0)


def test_the_learners_preset_is_left_alone(collection: Collection, package: Path) -> None:
    preset = collection.decks.config_dict_for_deck_id(1)  # type: ignore[arg-type]
    preset["new"]["perDay"] = 7
    collection.decks.update_config(preset)
    with serving(Actions(collection)) as url:
        AnkiConnect(url).push(package)
    assert [p["new"]["perDay"] for p in collection.decks.all_config()] == [7]


def test_a_deck_name_is_searched_as_it_stands(collection: Collection, tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    write_package(deck_of(card("two"), title="Some bridges"), path)
    import_package(collection, path)
    write_package(deck_of(card("one"), title='S*_e "bridges" \\ more'), tmp_path / "odd.apkg")
    with serving(Actions(collection)) as url:
        pushed = AnkiConnect(url).push(tmp_path / "odd.apkg")
    assert (pushed.cards, pushed.new) == (1, 1)


def unused_address() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


def test_anki_not_running(package: Path) -> None:
    with pytest.raises(AnkiConnectError, match=r"Anki does not answer at .*; start Anki, with the AnkiConnect add-on"):
        AnkiConnect(unused_address()).push(package)


def test_an_old_add_on(collection: Collection, package: Path) -> None:
    actions = Actions(collection, version=5)
    with (
        serving(actions) as url,
        pytest.raises(AnkiConnectError, match=r"too old \(version 5, 6 is needed\); update it"),
    ):
        AnkiConnect(url).push(package)
    assert actions.called == ["version"]
    assert collection.note_count() == 0


def test_an_add_on_without_import(collection: Collection, package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Actions, "do_importPackage")
    with serving(Actions(collection)) as url, pytest.raises(AnkiConnectError, match="too old: it has no importPackage"):
        AnkiConnect(url).push(package)


def test_an_api_key(collection: Collection, package: Path) -> None:
    with serving(Actions(collection, key="secret")) as url:
        with pytest.raises(AnkiConnectError, match="asks for its API key; give it with --key"):
            AnkiConnect(url).push(package)
        assert AnkiConnect(url, "secret").push(package).new == 4


def test_a_package_that_anki_refuses(collection: Collection, package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("the collection is not open.")

    monkeypatch.setattr(Actions, "do_importPackage", fail)
    with serving(Actions(collection)) as url, pytest.raises(AnkiConnectError) as refused:
        AnkiConnect(url).push(package)
    assert str(refused.value) == "Anki refused (importPackage): the collection is not open."


@pytest.mark.parametrize("answer", [b"SSH-2.0\r\n", b"HTTP/1.0 200 OK\r\n\r\nhello", b"HTTP/1.0 200 OK\r\n\r\n[1]"])
def test_something_else_at_the_address(package: Path, answer: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                received = b""
                while not received.endswith(b"}"):  # the whole question, or a reset overtakes the answer
                    received += connection.recv(65536)
                connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        with pytest.raises(AnkiConnectError, match=r"is not AnkiConnect; give its address|too old"):
            AnkiConnect(f"http://127.0.0.1:{server.getsockname()[1]}").push(package)
        thread.join()


def quizgen_push(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "quizgen", "push", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_tells_what_it_did(collection: Collection, package: Path) -> None:
    with serving(Actions(collection)) as url:
        result = quizgen_push(str(package), "--anki", url)
    assert result.returncode == 0, result.stderr
    assert result.stdout == f"{package}: 4 cards in the deck “Bridges”, 4 of them new\n"
    assert collection.note_count() == 4


def test_help_fits_80_columns() -> None:
    shown = quizgen_push("--help").stdout
    assert "PACKAGE" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_the_commands_complaints_are_one_sentence(package: Path, tmp_path: Path) -> None:
    (tmp_path / "text.apkg").write_text("no package")
    address = unused_address()
    for arguments, message in [
        ([str(tmp_path / "none.apkg")], "does not exist; make it with quizgen build"),
        ([str(tmp_path / "text.apkg")], "is no package that quizgen built"),
        ([str(tmp_path)], "is no package that quizgen built"),
        ([str(package)], "start Anki"),
        ([str(package), "--anki", "nonsense"], "is not AnkiConnect"),
    ]:
        result = quizgen_push(*arguments, *([] if "--anki" in arguments else ["--anki", address]))
        assert (result.returncode, result.stdout) == (1, "")
        assert message in result.stderr
        assert len(result.stderr.splitlines()) == 1
