"""What an earlier package holds: its notes, so that a rebuilt one can tell what changed and what vanished."""

from __future__ import annotations

import json
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quizgen.export.anki.note_types import NOTE_TYPES, NoteType, Typed

COLLECTION, MEDIA = "collection.anki2", "media"
_IMAGE = re.compile(r'<img src="([^"]+)"')
_TYPES = {note_type.id: note_type for note_type in NOTE_TYPES}


@dataclass(frozen=True)
class StoredNote(Typed):
    """A note of an earlier package.

    edition: its time, in seconds since 1970. deck: the name of the deck its card is in. media: the files it shows, by name.
    """

    guid: str
    note_type: NoteType
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    edition: int
    deck: str
    media: Mapping[str, bytes] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Previous:
    """An earlier package: its edition in seconds since 1970, the names of its decks, its notes by GUID, its bytes."""

    edition: int
    decks: frozenset[str]
    notes: Mapping[str, StoredNote] = field(repr=False)
    data: bytes = field(repr=False)


def read_previous(path: Path) -> Previous | None:
    """Return what the package at ``path`` holds, or None where there is no package that quizgen wrote."""
    try:
        data = path.read_bytes()
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
            named = {name: archive.read(number) for number, name in json.loads(archive.read(MEDIA)).items()}
            return _read(Path(archive.extract(COLLECTION, folder)), named, data)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, sqlite3.Error):
        return None


def _read(collection: Path, media: Mapping[str, bytes], data: bytes) -> Previous | None:
    database = sqlite3.connect(collection)
    try:
        models, decks = (json.loads(text) for text in database.execute("select models, decks from col").fetchone())
        notes = {stored.guid: stored for stored in _notes(database, decks, media)}
    finally:
        database.close()
    times = [int(model["mod"]) for key, model in models.items() if int(key) in _TYPES]
    if not times:
        return None
    edition = max(*times, *(stored.edition for stored in notes.values()), 0)
    return Previous(edition, frozenset(deck["name"] for deck in decks.values()), notes, data)


def _notes(
    database: sqlite3.Connection, decks: Mapping[str, Mapping[str, str]], media: Mapping[str, bytes]
) -> Iterator[StoredNote]:
    """Yield the notes of the types this version knows, with the fields they have in this version."""
    rows = "select guid, mid, flds, tags, n.mod, did from notes n join cards c on c.nid = n.id order by n.id"
    for guid, model, text, tags, edition, deck in database.execute(rows):
        note_type = _TYPES.get(int(model))
        fields = tuple(text.split("\x1f"))
        if note_type is not None and len(fields) == len(note_type.fields):
            shown = {name: media[name] for name in _IMAGE.findall(text) if name in media}
            name = decks[str(deck)]["name"]
            yield StoredNote(guid, note_type, fields, tuple(tags.split()), int(edition), name, shown)
