"""Floating quotations: sentences of nothing but quotation, which the last speaker goes on to say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from quizgen.read.attribution.model import Attributed, Page
from quizgen.read.attribution.units import Unit

_MIN_OPENING = 5
"""Tokens of a quotation that opens a sentence, to be taken for speech that goes on."""


def with_floating(page: Page, units: Sequence[Unit], found: Sequence[Attributed]) -> list[Attributed]:
    """Return the attributions, each with the quotations that follow it without a cue of their own."""
    grown = list(found)
    firsts = [unit.first for unit in units]
    by_unit: dict[int, list[int]] = {}
    for number, one in enumerate(found):
        if one.cue_head is not None:
            by_unit.setdefault(bisect_right(firsts, one.cue_head) - 1, []).append(number)
    claimed = [span for one in found for span in one.content]
    speaker: int | None = None
    for position, unit in enumerate(units):
        if not (unit.floating or (position not in by_unit and _opens_with_speech(page, unit))):
            speaker = _last_speaker(grown, by_unit.get(position, []))
            continue
        spans = (
            tuple(q.span for q in unit.quotations)
            if unit.floating
            else (page.parse.span(page.parse.doc[unit.first : unit.end]),)
        )
        if any(c.overlaps(s) for c in claimed for s in spans):
            speaker = next(
                (n for n, one in enumerate(grown) if any(c.overlaps(s) for c in one.content for s in spans)), None
            )
        elif speaker is not None:
            one = grown[speaker]
            unsure = () if unit.floating and _plainly_goes_on(one, units[position - 1], unit) else spans
            grown[speaker] = replace(one, content=(*one.content, *spans), floating=(*one.floating, *unsure))
    return grown


def _plainly_goes_on(one: Attributed, before: Unit, unit: Unit) -> bool:
    """Tell whether a quotation follows "“…,” said Smith." in one paragraph, as everybody prints speech with a break."""
    if one.mode != "direct" or one.floating or one.cue_head is None or before.block != unit.block:
        return False
    return (
        before.first <= one.cue_head < before.end
        and before.quotations[:1] != ()
        and one.cue[0].start > one.content[0].start
    )


def _last_speaker(found: Sequence[Attributed], numbers: Sequence[int]) -> int | None:
    """Return the attribution of a sentence that a quotation after it goes on with: the last that nobody else tells."""
    speaking = [n for n in numbers if found[n].stance not in {"belief", "intention"}]
    direct = [n for n in speaking if found[n].mode != "indirect"]
    return max(direct or speaking, key=lambda n: found[n].cue_head or 0, default=None)


def _opens_with_speech(page: Page, unit: Unit) -> bool:
    """Tell whether a sentence without a cue begins with a quotation of some length: “We do not know” how many."""
    if not unit.quotations:
        return False
    first = unit.quotations[0]
    return first.span.start == page.parse.starts[unit.first] and len(page.parse.tokens(first.inner)) >= _MIN_OPENING
