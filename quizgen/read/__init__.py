"""Reading: from an article to its parse, entities, quotations, attributions and time anchor."""

from quizgen.read.anchor import Anchor
from quizgen.read.attribution import Attributed
from quizgen.read.entities import Entity, EntityKind, Mention
from quizgen.read.parse import DEFAULT_MODEL, ModelError, Parse, Sentence, load_model
from quizgen.read.quotations import Quotation
from quizgen.read.reading import Reading, read, read_parse
from quizgen.read.roles import RoleMention, find_roles
from quizgen.read.times import RelativeTime

__all__ = [
    "DEFAULT_MODEL",
    "Anchor",
    "Attributed",
    "Entity",
    "EntityKind",
    "Mention",
    "ModelError",
    "Parse",
    "Quotation",
    "Reading",
    "RelativeTime",
    "RoleMention",
    "Sentence",
    "find_roles",
    "load_model",
    "read",
    "read_parse",
]
