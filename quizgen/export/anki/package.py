"""From a deck to an ``.apkg`` file: the same bytes for the same deck and the same earlier package.

Anki replaces a note on import only where the package's note is newer than the
collection's. A clock would make every build differ, so time is counted in
editions: the first is a constant, and a build that changes an earlier package
is one later. A note carries the edition in which it last changed.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import genanki

from quizgen.export.anki.changes import FIRST_EDITION, Changes, adopt, compare, number, set_editions, vanished_notes
from quizgen.export.anki.description import article_description, articles, deck_description
from quizgen.export.anki.notes import Note, note
from quizgen.export.anki.previous import COLLECTION, MEDIA, Previous, read_previous
from quizgen.model import Card, Deck

VANISHED_DECK = "Vanished cards"
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 3
"""Of compression: a package 6 % larger than at the usual 6, packed in less than half the time."""


class PackageError(Exception):
    """What is wrong with the earlier package or the edition that was asked for, in one sentence without its subject."""


def write_package(deck: Deck, path: Path, *, previous: Path | None = None, edition: int | None = None) -> Changes:
    """Write ``deck`` to ``path``, whole or not at all, and return what changed.

    previous: the package to continue, ``path`` itself by default. Cards of it that are no longer made stay in the
    new package with the tag `VANISHED`. edition: number of the edition to write, 1 for the first; by default the
    earlier package's, or the next where anything changed.

    Raises `PackageError` where ``previous`` is no package of quizgen's or ``edition`` is not above that of an earlier
    package that changes, `OSError` where the folder cannot be written.
    """
    old = read_previous(previous or path)
    if previous is None:
        old = _same_deck(deck, old)
    elif old is None:
        raise PackageError("it is no package that quizgen built.")
    data, changes = build(deck, old, FIRST_EDITION + edition - 1 if edition else None)
    write_whole(path, data)
    return changes


def build(deck: Deck, old: Previous | None, wanted: int | None = None) -> tuple[bytes, Changes]:
    """Return the package of ``deck`` that follows on ``old``, and what it changes.

    wanted: the edition as seconds since 1970; raises `PackageError` where Anki would not see it as newer than ``old``.
    """
    decks = [(name, about, [note(card, deck.tags) for card in cards]) for name, about, cards in _decks(deck)]
    notes = [one for _, _, group in decks for one in group]
    if old is None:
        edition = wanted or FIRST_EDITION
        return _packed(deck, decks, notes, None, edition), Changes(number(edition), updated=False)
    adopt(notes, old)
    changes = compare(notes, old)
    if not changes:
        data = _packed(deck, decks, notes, old, old.edition)
        if data == old.data:
            return data, changes
    edition = wanted or old.edition + 1
    if edition <= old.edition:
        raise PackageError(
            f"it is at edition {number(old.edition)} already; give --edition {number(old.edition) + 1} or more."
        )
    return _packed(deck, decks, notes, old, edition), replace(changes, edition=number(edition))


def _same_deck(deck: Deck, old: Previous | None) -> Previous | None:
    """Return the package that is to be overwritten if it is one of this deck: of its title or with one of its questions."""
    if old is None or _level(deck.title) in old.decks:
        return old
    asked = {stored.asked for stored in old.notes.values()}
    return old if any(note(card).asked in asked for card in deck.cards) else None


_Group = tuple[str, str, list[Note]]


def _packed(deck: Deck, groups: Sequence[_Group], notes: Sequence[Note], old: Previous | None, edition: int) -> bytes:
    """Return the bytes of a package, every note with the edition of its last change."""
    set_editions(notes, old, edition)
    title = _level(deck.title)
    decks = [genanki.Deck(_id(title), title, deck_description(deck, has_pictures=any(one.media for one in notes)))]
    position = itertools.count()
    for name, about, group in groups:
        decks.append(_filled(name, about, group, position))
    carried = vanished_notes(notes, old, edition)
    if carried:
        about = "Cards that the last build no longer makes; your reviews of them are kept."
        decks.append(_filled(f"{title}::{VANISHED_DECK}", about, carried, position))
    media = {name: content for one in (*notes, *carried) for name, content in one.media.items()}
    return _zipped(_database(decks, edition), media)


def _filled(name: str, about: str, notes: Sequence[Note], position: itertools.count[int]) -> genanki.Deck:
    deck = genanki.Deck(_id(name), name, about)
    for one in notes:
        one.due = next(position)  # new cards come in the order of the deck
        deck.add_note(one)
    return deck


def _decks(deck: Deck) -> list[tuple[str, str, list[Card]]]:
    """Return name, description and cards of the subdeck of each article that has cards."""
    title = _level(deck.title)
    return [
        (f"{title}::{_level(headline)}", article_description(cards), cards) for _, headline, cards in articles(deck)
    ]


def _level(title: str) -> str:
    """Return a title as one level of a deck name, in which "::" would open another."""
    return " ".join(title.replace("::", ": :").split()) or "quizgen"


def _id(name: str) -> int:
    """Return a deck id that depends on the name alone, in the range Anki expects."""
    digest = hashlib.blake2b(name.encode(), digest_size=4).digest()
    return (1 << 30) + int.from_bytes(digest, "big") % (1 << 30)


def _database(decks: Sequence[genanki.Deck], edition: int) -> bytes:
    """Return the collection, with ``edition`` as the time of decks and note types.

    genanki writes decks one by one, and reads and writes the list of all decks for each of them; a collection of many
    articles is written in a third of the time when it is given the first deck alone and the others are listed at once.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, COLLECTION)
        database = sqlite3.connect(path)
        try:
            cursor = database.cursor()
            ids = itertools.count(edition * 1000)
            first, *others = decks
            for other in others:
                for one in other.notes:
                    first.add_model(one.model)
            genanki.Package(first).write_to_db(cursor, float(edition), ids)
            (listed,) = cursor.execute("select decks from col").fetchone()
            named = json.loads(listed) | {str(other.deck_id): other.to_json() for other in others}
            cursor.execute("update col set decks = ?", (json.dumps(named),))
            for other in others:
                for one in other.notes:
                    one.write_to_db(cursor, float(edition), other.deck_id, ids)
            database.commit()
        finally:
            database.close()
        return path.read_bytes()


def _zipped(collection: bytes, media: Mapping[str, bytes]) -> bytes:
    """Return the package as a ZIP file with a fixed date on every member; media are numbered in the order of their names."""
    names = {str(number): name for number, name in enumerate(sorted(media))}
    members = {COLLECTION: collection, MEDIA: json.dumps(names).encode()}
    members |= {number: media[name] for number, name in names.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, content, compresslevel=_LEVEL)
    return out.getvalue()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; raises `OSError` where the folder cannot be written."""
    handle, name = tempfile.mkstemp(dir=path.parent or Path(), prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
