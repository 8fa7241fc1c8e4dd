"""From a deck to an ``.apkg`` file: the same bytes for the same deck.

Anki replaces a note on import only where the package's note is newer than the
collection's. A clock would make every build differ, so the time of a package
is an edition: it starts at a constant and rises by one only when a file with
other content is overwritten.
"""

from __future__ import annotations

import hashlib
import io
import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import genanki

from quizgen.export.anki import note_types
from quizgen.export.anki.escape import field_text, marked
from quizgen.model import BLANK, Card, Deck, Form

FIRST_EDITION = 1_750_000_000
"""Seconds since 1970 that the first build of a package carries."""
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_COLLECTION = "collection.anki2"


def write_package(deck: Deck, path: Path) -> None:
    """Write ``deck`` to ``path``, whole or not at all; raises `OSError` where the folder cannot be written.

    Building the same deck again gives the same bytes; a changed deck over an
    old file gives the next edition, which Anki imports as an update.
    """
    edition = edition_of(path)
    data = package_bytes(deck, edition or FIRST_EDITION)
    if edition is not None and data != path.read_bytes():
        data = package_bytes(deck, edition + 1)
    _write_whole(path, data)


def edition_of(path: Path) -> int | None:
    """Return the edition of the package at ``path``, or None where there is no readable one."""
    try:
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
            with sqlite3.connect(archive.extract(_COLLECTION, folder)) as database:
                (edition,) = database.execute("select max(mod) from notes").fetchone()
            database.close()
    except (OSError, KeyError, zipfile.BadZipFile, sqlite3.Error):
        return None
    return int(edition) if edition else None


def package_bytes(deck: Deck, edition: int) -> bytes:
    """Return the package of ``deck`` with ``edition`` as the time of every note, in seconds since 1970."""
    package = genanki.Package(list(_decks(deck)))
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder, "raw.apkg")
        package.write_to_file(str(raw), timestamp=float(edition))
        return _normalised(raw)


def _normalised(raw: Path) -> bytes:
    """Copy a package with a fixed date on every member, so that nothing in it depends on the clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            target.writestr(member, source.read(name))
    return out.getvalue()


def _write_whole(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent or Path(), prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _decks(deck: Deck) -> Iterator[genanki.Deck]:
    """Yield the main deck and one subdeck for each article that has cards."""
    title = _level(deck.title)
    yield genanki.Deck(_id(title), title, _description(deck))
    for article, headline in deck.headlines:
        cards = [card for card in deck.cards if card.article == article]
        if not cards:
            continue
        name = f"{title}::{_level(headline)}"
        sub = genanki.Deck(_id(f"{name}\x1f{article}"), name, field_text(cards[0].context))
        for card in cards:
            sub.add_note(note(card, deck.tags))
        yield sub


def _level(title: str) -> str:
    """Return a title as one level of a deck name, in which "::" would open another."""
    return " ".join(title.replace("::", ": :").split()) or "quizgen"


def _id(name: str) -> int:
    """Return a deck id that depends on the name alone, in the range Anki expects."""
    digest = hashlib.blake2b(name.encode(), digest_size=4).digest()
    return (1 << 30) + int.from_bytes(digest, "big") % (1 << 30)


def _description(deck: Deck) -> str:
    items = "".join(f"<li>{field_text(headline)}</li>" for _, headline in deck.headlines)
    return f"Made by quizgen from:<ul>{items}</ul>Every answer can be traced to the sentence on its back."


def note(card: Card, tags: tuple[str, ...] = ()) -> genanki.Note:
    """Return the note of a card; its GUID comes from the card's key, so that reviews survive a rebuild."""
    models = {Form.BASIC: note_types.basic, Form.CLOZE: note_types.cloze, Form.CHOICE: note_types.choice}
    return genanki.Note(
        model=models[card.form](),
        fields=[
            _question(card),
            field_text(card.answer),
            "".join(f"<li>{field_text(option)}</li>" for option in card.choices),
            marked(card.evidence, card.evidence_span, card.span),
            field_text(card.context),
            field_text(card.url or ""),
            field_text(card.why),
            card.key,
        ],
        guid=genanki.guid_for("quizgen", card.key),
        tags=[*_tags(card), *(tag.replace(" ", "-") for tag in tags)],
    )


def _question(card: Card) -> str:
    if card.form is not Form.CLOZE:
        return field_text(card.question)
    before, _, after = card.question.partition(BLANK)
    # Anki takes what follows "::" inside a blank for a hint.
    return f"{field_text(before)}{{{{c1::{field_text(card.answer).replace('::', '&#58;:')}}}}}{field_text(after)}"


def _tags(card: Card) -> tuple[str, ...]:
    return (f"skill::{card.skill}", f"family::{card.family}", f"level::{card.level}", f"article::{card.article}")
