"""What a rebuilt package changes: told by comparing its notes with those of the package before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import genanki

from quizgen.export.anki.notes import Note
from quizgen.export.anki.previous import Previous, StoredNote

VANISHED = "quizgen::vanished"
"""Tag of a note whose card is no longer made; Anki deletes nothing on import, and neither do we."""

VANISHED_DECK = "Vanished cards"
"""Subdeck for them."""

FIRST_EDITION = 1_750_000_000
"""Seconds since 1970 that the notes of a first build carry."""


@dataclass(frozen=True)
class Changes:
    """What a build did.

    edition: number of the package, 1 for the first. updated: whether there was an earlier package.
    new, changed, vanished: questions of the cards that differ from it. kept: how many cards had vanished before.
    spared: how many cards are not made now, but are no vanished ones, since some source could not be read.
    """

    edition: int
    updated: bool
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    kept: int = 0
    spared: int = 0

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


def compare(notes: Sequence[Note], previous: Previous, *, complete: bool) -> Changes:
    """Compare the notes of a deck with an earlier package; the edition is still the earlier one's.

    complete: whether every source was read; else a card that is not made may be one of a source that was not.
    """
    old = previous.notes
    gone = _gone(notes, previous)
    missing = tuple(stored.asked for stored in gone if VANISHED not in stored.tags)
    return Changes(
        edition=number(previous.edition),
        updated=True,
        new=tuple(note.asked for note in notes if note.guid not in old),
        changed=tuple(note.asked for note in notes if note.guid in old and not is_same(note, old[note.guid])),
        vanished=missing if complete else (),
        kept=len(gone) - len(missing),
        spared=0 if complete else len(missing),
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


def carried_notes(
    notes: Sequence[Note], previous: Previous, edition: int, *, complete: bool
) -> Iterator[tuple[str, Note]]:
    """Yield the notes whose cards are not made now, each with its deck: tagged if they vanished, else as they were.

    The deck is `VANISHED_DECK` for vanished ones; Anki moves no card that it has, so that is for new learners.
    """
    for stored in _gone(notes, previous):
        tags, when = stored.tags, stored.edition
        if complete and VANISHED not in tags:
            tags, when = (*tags, VANISHED), edition
        deck = VANISHED_DECK if VANISHED in tags else stored.deck
        yield deck, Note(stored.note_type, stored.fields, stored.guid, tags, when, stored.media)


def _gone(notes: Sequence[Note], previous: Previous) -> list[StoredNote]:
    current = {note.guid for note in notes}
    return [stored for guid, stored in previous.notes.items() if guid not in current]
