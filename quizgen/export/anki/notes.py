"""From a card to a note: which note type, which fields, which tags."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import genanki

from quizgen.export.anki.escape import field_text, field_url, marked
from quizgen.export.anki.note_types import BASIC, CHOICE, CLOZE, MARK, NoteType, Typed
from quizgen.export.anki.passage import Passage, passage_of
from quizgen.export.pictures import Picture, picture_of
from quizgen.model import BLANK, Card, Form, Span

_TYPES = {Form.BASIC: BASIC, Form.CLOZE: CLOZE, Form.CHOICE: CHOICE}


class Note(Typed, genanki.Note):  # type: ignore[misc]
    """A note that knows its type, and has a time of its own, so that a rebuilt package updates only what changed.

    edition: when its content last changed, in seconds since 1970; Anki takes the note if it is newer than its own.
    media: the files that its fields show, by name.
    """

    def __init__(
        self, note_type: NoteType, fields: Sequence[str], guid: str, tags: Sequence[str], edition: int = 0,
        media: Mapping[str, bytes] = MappingProxyType({}),
    ):  # fmt: skip
        super().__init__(note_type.model(), list(fields), guid=guid, tags=tags)
        self.note_type = note_type
        self.edition = edition
        self.media = media

    @property
    def cards(self) -> list[genanki.Card]:
        """The one card of a note of any of our types."""
        return [genanki.Card(0)]

    def write_to_db(self, cursor: object, timestamp: float, deck_id: int, id_gen: object) -> None:
        """Write the note with its own time in place of the package's."""
        super().write_to_db(cursor, float(self.edition or timestamp), deck_id, id_gen)


def note(card: Card, tags: tuple[str, ...] = ()) -> Note:
    """Return the note of a card.

    Its GUID comes from the card's key and the note type. By the key, reviews survive a rebuild; by the type, a card
    that is now asked in another form is another note, where Anki would see one note with two conflicting types.
    """
    passage = passage_of(card)
    note_type = MARK if passage else _TYPES[card.form]
    picture = picture_of(card)
    content = _content(card, passage, picture)
    return Note(
        note_type,
        [content[field] for field in note_type.fields],
        guid=genanki.guid_for("quizgen", note_type.stem, card.key),
        tags=[*_tags(card), *("-".join(tag.split()) for tag in tags if tag.strip())],
        media={picture.name: picture.svg.encode()} if picture else {},
    )


def _content(card: Card, passage: Passage | None, picture: Picture | None) -> dict[str, str]:
    """Return what each field would hold, whatever the note type; all of it escaped."""
    content = {
        "Question": _cloze(card) if card.form is Form.CLOZE else field_text(card.question),
        "Answer": field_text(card.answer),
        "Options": "".join(_option(option, right=option == card.answer) for option in card.choices),
        "Evidence": marked(card.evidence, card.evidence_span, card.span),
        "Context": field_text(card.context),
        "Source": field_url(card.url),
        "Why": field_text(card.why),
        "Picture": f'<img src="{picture.name}" alt="{html.escape(picture.alt)}">' if picture else "",
        "Key": card.key,
    }
    if passage:
        content |= {
            "Lead": field_text(passage.lead),
            "Passage": field_text(passage.text),
            "Marked": marked(passage.text, Span(0, len(passage.text)), passage.span),
            "Question": field_text(passage.ask),
        }
    return content


def _option(option: str, *, right: bool) -> str:
    """Return an option as a list item. The right one carries a class, so that the back needs no script to mark it."""
    return f'<li class="key">{field_text(option)}</li>' if right else f"<li>{field_text(option)}</li>"


def _cloze(card: Card) -> str:
    before, _, after = card.question.partition(BLANK)
    # Anki takes what follows "::" inside a blank for a hint.
    return f"{field_text(before)}{{{{c1::{field_text(card.answer).replace('::', '&#58;:')}}}}}{field_text(after)}"


def _tags(card: Card) -> tuple[str, ...]:
    return (f"skill::{card.skill}", f"family::{card.family}", f"level::{card.level}", f"article::{card.article}")
