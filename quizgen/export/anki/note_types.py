"""The four note types: their fields, their ids, and the templates beside this module.

An id is a constant that no change of wording, layout or script touches: Anki
takes a newer template of a known id over, and every note stays where it is. A
change of *fields* keeps the id, too. Anki then asks the learner to tick "Merge
note types" on import, which gives old notes the new fields and leaves their
history alone; under a new id the old notes could never be updated again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import genanki

from quizgen.export.anki.escape import plain_text
from quizgen.model import BLANK

_TAIL = ("Evidence", "Context", "Source", "Why", "Picture", "Key")
_CLOZE = re.compile(r"\{\{c1::.*?\}\}", re.DOTALL)
_INCLUDE = re.compile(r"<!-- include ([\w.-]+) -->\n?")


@dataclass(frozen=True)
class NoteType:
    """A note type: ``stem`` names its templates, ``fields`` stand in the order of Anki's editor."""

    id: int
    name: str
    stem: str
    fields: tuple[str, ...]
    kind: int = genanki.Model.FRONT_BACK

    def model(self) -> genanki.Model:
        """Return the note type as genanki writes it."""
        return _model(self)

    def field(self, fields: Sequence[str], name: str) -> str:
        """Return the field called ``name`` of a note of this type."""
        return fields[self.fields.index(name)]

    def asked(self, fields: Sequence[str]) -> str:
        """Return what a note asks, as plain text: the question with its blank or with the passage it is about."""
        question = plain_text(_CLOZE.sub(BLANK, self.field(fields, "Question")))
        return f"“{plain_text(self.field(fields, 'Passage'))}” {question}" if "Passage" in self.fields else question


class Typed:
    """What every note has, made or read: its type and its fields."""

    note_type: NoteType
    fields: Sequence[str]

    @property
    def asked(self) -> str:
        """What the note asks, as plain text."""
        return self.note_type.asked(self.fields)

    @property
    def key(self) -> str:
        """The key of its card."""
        return self.note_type.field(self.fields, "Key")


BASIC = NoteType(1_607_392_311, "quizgen question", "basic", ("Question", "Answer", *_TAIL))
CLOZE = NoteType(1_607_392_312, "quizgen cloze", "cloze", ("Question", "Answer", *_TAIL), genanki.Model.CLOZE)
CHOICE = NoteType(1_607_392_313, "quizgen choice", "choice", ("Question", "Answer", "Options", *_TAIL))
MARK = NoteType(
    1_607_392_314, "quizgen mark the words", "mark", ("Passage", "Lead", "Question", "Answer", "Marked", *_TAIL)
)
"""The passage stands first: it tells these notes apart in Anki's browser, their questions do not."""

NOTE_TYPES = (BASIC, CLOZE, CHOICE, MARK)


@cache
def _model(note_type: NoteType) -> genanki.Model:
    return genanki.Model(
        note_type.id,
        note_type.name,
        fields=[{"name": field} for field in note_type.fields],
        templates=[
            {
                "name": "Card 1",
                "qfmt": _template(f"{note_type.stem}-front.html"),
                "afmt": _template(f"{note_type.stem}-back.html"),
            }
        ],
        css=_template("style.css"),
        model_type=note_type.kind,
        sort_field_index=0,
    )


@cache
def _template(name: str) -> str:
    text = files(__package__).joinpath("templates", name).read_text("utf-8")
    return _INCLUDE.sub(lambda found: _template(found.group(1)), text)
