"""What a rebuilt package changes: told by comparing its notes with those of the package before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import genanki

from quizgen.export.anki.notes import Note
from quizgen.export.anki.previous import Previous, StoredNote

VANISHED = "quizgen::vanished"
"""Tag of a note whose card is no longer made; Anki deletes nothing on import, and neither do we."""

FIRST_EDITION = 1_750_000_000
"""Seconds since 1970 that the notes of a first build carry."""


@dataclass(frozen=True)
class Changes:
    """What a build did.

    edition: number of the package, 1 for the first. updated: whether there was an earlier package.
    new, changed, vanished: questions of the cards that differ from it. kept: how many cards had vanished before.
    """

    edition: int
    updated: bool
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    kept: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.vanished)


def adopt(notes: Sequence[Note], previous: Previous) -> None:
    """Let every note that continues an earlier one take over its GUID, and with it the reviews in Anki.

    A note continues the one with its card's key. Where an edit of the article gave the card another key (a corrected
    name, say), it continues the one of its type that asked the very same question and whose card is no longer made.
    A note whose GUID went to another one in that way gets a GUID of its own.
    """
    by_key = {(stored.note_type.id, stored.key): stored for stored in previous.notes.values()}
    keys = {(note.note_type.id, note.key) for note in notes}
    orphans = {(type_id, old.asked): old for (type_id, key), old in by_key.items() if (type_id, key) not in keys}
    fresh = []
    for note in notes:
        stored = by_key.get((note.note_type.id, note.key)) or orphans.pop((note.note_type.id, note.asked), None)
        if stored is not None:
            note.guid = stored.guid
        else:
            fresh.append(note)
    for note in fresh:
        if note.guid in previous.notes:
            note.guid = genanki.guid_for(note.guid)


def compare(notes: Sequence[Note], previous: Previous) -> Changes:
    """Compare the notes of a deck with an earlier package; the edition is still the earlier one's."""
    old = previous.notes
    gone = _gone(notes, old)
    return Changes(
        edition=number(previous.edition),
        updated=True,
        new=tuple(note.asked for note in notes if note.guid not in old),
        changed=tuple(note.asked for note in notes if note.guid in old and not is_same(note, old[note.guid])),
        vanished=tuple(stored.asked for stored in gone if VANISHED not in stored.tags),
        kept=sum(VANISHED in stored.tags for stored in gone),
    )


def number(edition: int) -> int:
    """Return an edition as people count it: 1 for the first."""
    return edition - FIRST_EDITION + 1


def is_same(note: Note, stored: StoredNote) -> bool:
    """Tell whether a note says what it said before."""
    return stored.fields == tuple(note.fields) and stored.tags == tuple(note.tags)


def set_editions(notes: Sequence[Note], previous: Previous | None, edition: int) -> None:
    """Give every note the time of its last change: that of the earlier package where it is the same, else ``edition``."""
    for note in notes:
        stored = previous.notes.get(note.guid) if previous else None
        note.edition = stored.edition if stored and is_same(note, stored) else edition


def vanished_notes(notes: Sequence[Note], previous: Previous | None, edition: int) -> list[Note]:
    """Return the notes whose cards are no longer made, tagged."""
    return [
        Note(stored.note_type, stored.fields, stored.guid, tags, when, stored.media)
        for stored in _gone(notes, previous.notes if previous else {})
        for tags, when in [
            (stored.tags, stored.edition) if VANISHED in stored.tags else ((*stored.tags, VANISHED), edition)
        ]
    ]


def _gone(notes: Sequence[Note], old: Mapping[str, StoredNote]) -> list[StoredNote]:
    current = {note.guid for note in notes}
    return [stored for guid, stored in old.items() if guid not in current]
