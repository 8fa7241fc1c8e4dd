"""What an article shows at a glance: who is who, who says so, what happened when. Pure: from a dossier to rows."""

from quizgen.export.overview.clauses import ClauseRow, clause_rows
from quizgen.export.overview.people import NameRow, RoleNote, who_is_who
from quizgen.export.overview.sources import SourceRow, sources
from quizgen.export.overview.timeline import DateRow, timeline

__all__ = [
    "ClauseRow",
    "DateRow",
    "NameRow",
    "RoleNote",
    "SourceRow",
    "clause_rows",
    "sources",
    "timeline",
    "who_is_who",
]
