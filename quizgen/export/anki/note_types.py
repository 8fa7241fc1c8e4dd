"""The three note types. Ids are constants; a change of fields needs new ones."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import genanki

FIELDS = ("Question", "Answer", "Options", "Evidence", "Context", "Source", "Why", "Key")

_BASIC_ID = 1_607_392_311
_CLOZE_ID = 1_607_392_312
_CHOICE_ID = 1_607_392_313


def _template(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text("utf-8")


def _model(model_id: int, name: str, stem: str, kind: int) -> genanki.Model:
    back = _template(f"{stem}-back.html").replace("<!-- proof -->", _template("proof.html"))
    return genanki.Model(
        model_id,
        name,
        fields=[{"name": field} for field in FIELDS],
        templates=[{"name": "Card 1", "qfmt": _template(f"{stem}-front.html"), "afmt": back}],
        css=_template("style.css"),
        model_type=kind,
        sort_field_index=0,
    )


@cache
def basic() -> genanki.Model:
    """Return the note type for question and answer."""
    return _model(_BASIC_ID, "quizgen question", "basic", genanki.Model.FRONT_BACK)


@cache
def cloze() -> genanki.Model:
    """Return the note type for a sentence with a blank."""
    return _model(_CLOZE_ID, "quizgen cloze", "cloze", genanki.Model.CLOZE)


@cache
def choice() -> genanki.Model:
    """Return the note type for a question with options."""
    return _model(_CHOICE_ID, "quizgen choice", "choice", genanki.Model.FRONT_BACK)
