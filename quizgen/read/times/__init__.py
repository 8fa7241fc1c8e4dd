"""Relative time: "on Wednesday", "last year", "in July", worked out from the day of the report.

``expressions`` knows the shapes, ``tense`` the side of the report on which a time lies, ``nearest`` the calendar, and
``relative`` words the result so that it can stand in the text.
"""

from quizgen.read.times.relative import RelativeTime, relative_times

__all__ = ["RelativeTime", "relative_times"]
