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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import genanki

from quizgen.export.anki.changes import (
    FIRST_EDITION,
    VANISHED_DECK,
    Changes,
    adopt,
    carried_notes,
    compare,
    number,
    set_editions,
)
from quizgen.export.anki.description import article_description, articles, deck_description
from quizgen.export.anki.notes import Note, note
from quizgen.export.anki.previous import COLLECTION, MEDIA, Previous, read_previous
from quizgen.model import Card, Deck

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 3
"""Of compression: a package 6 % larger than at the usual 6, packed in less than half the time."""


class PackageError(Exception):
    """What is wrong with the earlier package or the edition that was asked for, in one sentence without its subject."""


def write_package(
    deck: Deck, path: Path, *, previous: Path | None = None, edition: int | None = None, complete: bool = True
) -> Changes:
    """Write ``deck`` to ``path``, whole or not at all, and return what changed.

    previous: the package to continue, ``path`` itself by default. Cards of it that are no longer made stay in the
    new package with the tag `VANISHED`. edition: number of the edition to write, 1 for the first; by default the
    earlier package's, or the next where anything changed. complete: whether every source of the deck was read; else
    cards of the earlier package stay as they are.

    Raises `PackageError` where ``previous`` is no package of quizgen's or ``edition`` is not above that of an earlier
    package that changes, `OSError` where the folder cannot be written.
    """
    old = read_previous(previous or path)
    if previous is None:
        old = _same_deck(deck, old)
    elif old is None:
        raise PackageError("it is no package that quizgen built.")
    data, changes = build(deck, old, FIRST_EDITION + edition - 1 if edition else None, complete=complete)
    write_whole(path, data)
    return changes


def build(
    deck: Deck, old: Previous | None, wanted: int | None = None, *, complete: bool = True
) -> tuple[bytes, Changes]:
    """Return the package of ``deck`` that follows on ``old``, and what it changes.

    wanted: the edition as seconds since 1970; raises `PackageError` where Anki would not see it as newer than ``old``.
    """
    groups = [_Group(name, about, [note(card, deck.tags) for card in cards]) for name, about, cards in _decks(deck)]
    notes = [one for group in groups for one in group.notes]
    if old is None:
        edition = wanted or FIRST_EDITION
        set_editions(notes, None, edition)
        return _packed(deck, groups, edition), Changes(number(edition), updated=False)
    adopt(notes, old)
    changes = compare(notes, old, complete=complete)

    def packed(edition: int) -> bytes:
        set_editions(notes, old, edition)
        return _packed(
            deck, _with_carried(deck, groups, carried_notes(notes, old, edition, complete=complete)), edition
        )

    if not changes:
        data = packed(old.edition)
        if data == old.data:
            return data, changes
    edition = wanted or old.edition + 1
    if edition <= old.edition:
        raise PackageError(
            f"it is at edition {number(old.edition)} already; give --edition {number(old.edition) + 1} or more."
        )
    return packed(edition), replace(changes, edition=number(edition))


def _same_deck(deck: Deck, old: Previous | None) -> Previous | None:
    """Return the package that is to be overwritten if it is one of this deck: of its title or with one of its questions."""
    if old is None or _level(deck.title) in old.decks:
        return old
    asked = {stored.asked for stored in old.notes.values()}
    return old if any(note(card).asked in asked for card in deck.cards) else None


@dataclass(frozen=True)
class _Group:
    """A subdeck: its name in full, its description, its notes in the order of study."""

    name: str
    about: str
    notes: list[Note]


def _with_carried(deck: Deck, groups: Sequence[_Group], carried: Iterable[tuple[str, Note]]) -> list[_Group]:
    """Return the subdecks with the notes of an earlier package behind their own; vanished ones have a subdeck to themselves."""
    named = {group.name: replace(group, notes=list(group.notes)) for group in groups}
    for deck_name, one in carried:
        name = f"{_level(deck.title)}::{VANISHED_DECK}" if deck_name == VANISHED_DECK else deck_name
        about = "Cards that the last build no longer makes; your reviews of them are kept."
        named.setdefault(name, _Group(name, about if deck_name == VANISHED_DECK else "", [])).notes.append(one)
    return list(named.values())


def _packed(deck: Deck, groups: Sequence[_Group], edition: int) -> bytes:
    """Return the bytes of a package."""
    media = {name: content for group in groups for one in group.notes for name, content in one.media.items()}
    title = _level(deck.title)
    decks = [genanki.Deck(_id(title), title, deck_description(deck, has_pictures=bool(media)))]
    position = itertools.count()
    for group in groups:
        sub = genanki.Deck(_id(group.name), group.name, group.about)
        for one in group.notes:
            one.due = next(position)  # new cards come in the order of the deck
            sub.add_note(one)
        decks.append(sub)
    return _zipped(_database(decks, edition), media)


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
