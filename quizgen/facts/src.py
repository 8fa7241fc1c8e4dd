"""SRC-1: who said what, one rule for each way in which a text attributes words and thoughts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from quizgen.facts.attribution import Attribution, NestedAttribution, fields_of, folded
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed

__all__ = ["RULES", "Attribution", "NestedAttribution"]


_SAID = frozenset({"neutral", "doubt", "endorse", "concession", "force", "deny"})


_CLAUSES = frozenset({"verb", "aside"})


_WHY = "A claim is worth what its source is worth: keep the two together."


def _finder(rule: str, keep: Callable[[Attributed], bool]) -> Callable[[Reading], Iterator[Attribution]]:
    """Return the function of a rule that emits the article's own attributions that ``keep`` accepts."""

    def find(reading: Reading) -> Iterator[Attribution]:
        return (
            Attribution(**fields_of(reading, a, rule)) for a in reading.attributions if a.nested is None and keep(a)
        )

    return find


def _of_pattern(*patterns: str) -> Callable[[Attributed], bool]:
    return lambda a: a.pattern in patterns


def find_nested(reading: Reading) -> Iterator[NestedAttribution]:
    """Yield the attributions that stand in the content of another."""
    for a in reading.attributions:
        if a.nested is not None and a.source:
            outer = reading.attributions[a.nested]
            within = folded(reading.article.text, outer.source) or None
            yield NestedAttribution(within=within, **fields_of(reading, a, "SRC-1-NESTED"))


RULES = (
    FactRule(
        id="SRC-1",
        family="SRC-1",
        skill="SRC",
        level=1,
        finds="A source that is reported to say something, without quotation marks (“Smith said that …”).",
        why=_WHY,
        find=_finder("SRC-1", lambda a: a.pattern in _CLAUSES and a.stance in _SAID),
        fires=(
            Fires(
                "Kari Mellum said that Norlink would repair two ships.",
                ({"source": "Kari Mellum", "cue": "say", "claim": "Norlink would repair two ships", "named": True},),
            ),
            Fires(
                "The steering had failed, Norlink admitted.",
                ({"source": "Norlink", "cue": "admit", "stance": "concession"},),
            ),
        ),
        silent=(
            Silent("Kari Mellum repaired the ship.", "nobody says anything"),
            Silent("The captain said a prayer.", "what is said is no clause"),
            Silent("I think that ships should float.", "the writer speaks of himself"),
        ),
    ),
    FactRule(
        id="SRC-1-DIRECT",
        family="SRC-1",
        skill="SRC",
        level=1,
        finds="A quotation with the source before its verb (“…,” Smith said; Smith said: “…”).",
        why=_WHY,
        find=_finder("SRC-1-DIRECT", _of_pattern("quote")),
        fires=(
            Fires(
                "“Safety comes before timetables,” Anna Berg told reporters on Tuesday.",
                (
                    {
                        "source": "Anna Berg",
                        "quote": "Safety comes before timetables",
                        "mode": "direct",
                        "channel": "told reporters",
                    },
                ),
            ),
            Fires(
                "Anna Berg called the delay “a disgrace to the whole coast”.",
                ({"source": "Anna Berg", "mode": "mixed", "content": "the delay “a disgrace to the whole coast”"},),
            ),
        ),
        silent=(
            Silent("The ship “Nordstjernen” left port.", "a name in quotation marks"),
            Silent("Anna Berg told reporters that safety came first.", "no quotation"),
        ),
    ),
    FactRule(
        id="SRC-1-INVERTED",
        family="SRC-1",
        skill="SRC",
        level=1,
        finds="A quotation with the verb before its source (“…,” said Smith).",
        why=_WHY,
        find=_finder("SRC-1-INVERTED", _of_pattern("inverted")),
        fires=(
            Fires(
                "“Nobody told us anything,” said Jonas Eide, a student from Bergen.",
                ({"source": "Jonas Eide", "quote": "Nobody told us anything", "source_role": "a student from Bergen"},),
            ),
        ),
        silent=(
            Silent("“Nobody told us anything,” Jonas Eide said.", "the source stands before the verb"),
            Silent("Nobody told us anything.", "no quotation"),
        ),
    ),
    FactRule(
        id="SRC-1-ACCORDING",
        family="SRC-1",
        skill="SRC",
        level=1,
        finds="“According to” and its source.",
        why=_WHY,
        find=_finder("SRC-1-ACCORDING", _of_pattern("according")),
        fires=(
            Fires(
                "According to Kari Mellum, rescue boats brought 212 passengers ashore.",
                (
                    {
                        "source": "Kari Mellum",
                        "cue": "according to",
                        "claim": "rescue boats brought 212 passengers ashore",
                    },
                ),
            ),
        ),
        silent=(
            Silent("The boats were lined up according to size and colour.", "no source: it means “by”"),
            Silent("Kari Mellum praised the crews.", "no cue"),
        ),
    ),
    FactRule(
        id="SRC-1-BELIEF",
        family="SRC-1",
        skill="SRC",
        level=2,
        finds="What somebody is reported to believe, hope, want or plan.",
        why="What people want or believe is told by somebody, too: ask how the report knows.",
        find=_finder("SRC-1-BELIEF", lambda a: a.pattern in _CLAUSES and a.stance not in _SAID),
        fires=(
            Fires(
                "Anna Berg believes that the rules are too old.",
                ({"source": "Anna Berg", "cue": "believe", "stance": "belief"},),
            ),
            Fires(
                "Norlink hopes to sell the ship.",
                ({"source": "Norlink", "cue": "hope", "stance": "belief", "content": "to sell the ship"},),
            ),
        ),
        silent=(
            Silent("Anna Berg said that the rules were too old.", "said, not believed"),
            Silent("I believe in ships.", "no reported clause, and no source"),
        ),
    ),
    FactRule(
        id="SRC-1-OBJECT",
        family="SRC-1",
        skill="SRC",
        level=2,
        finds="What somebody is reported to announce, praise, blame, dismiss, call for or call something.",
        why="Praise and blame are somebody's: a report that names the judge leaves the verdict to the reader.",
        find=_finder("SRC-1-OBJECT", _of_pattern("object")),
        fires=(
            Fires(
                "Anna Berg criticised the sale of two ferries.",
                (
                    {
                        "source": "Anna Berg",
                        "cue": "criticise",
                        "stance": "force",
                        "content": "the sale of two ferries",
                        "sure": False,
                    },
                ),
            ),
            Fires(
                "Norlink called for a new inquiry into the fire.",
                ({"source": "Norlink", "cue": "call for", "content": "a new inquiry into the fire"},),
            ),
        ),
        silent=(
            Silent("Anna Berg sold two ferries.", "selling is no speech"),
            Silent("Norlink called a doctor.", "a telephone call"),
        ),
    ),
    FactRule(
        id="SRC-1-PASSIVE",
        family="SRC-1",
        skill="SRC",
        level=2,
        finds="What is expected, said or believed, and what somebody was told, often with no source.",
        why="“Is expected to” hides who expects it: without a source, a forecast is only a feeling.",
        find=_finder("SRC-1-PASSIVE", _of_pattern("passive")),
        fires=(
            Fires(
                "The ferry company is expected to sell two ships.",
                ({"source": None, "source_kind": "absent", "cue": "expect", "stance": "belief"},),
            ),
            Fires(
                "Anna Berg was told that the ferry had sunk.",
                ({"source_kind": "absent", "cue": "tell", "content": "that the ferry had sunk"},),
            ),
        ),
        silent=(
            Silent("The ferry was sold to Norway.", "nobody says or thinks anything"),
            Silent("Anna Berg expects to sell two ships.", "not passive: she is the source"),
        ),
    ),
    FactRule(
        id="SRC-1-ADJECTIVE",
        family="SRC-1",
        skill="SRC",
        level=2,
        finds="What somebody is reported to be sure, worried or critical of.",
        why="What people feel is told by somebody, too: ask how the report knows.",
        find=_finder("SRC-1-ADJECTIVE", _of_pattern("predicate")),
        fires=(
            Fires(
                "Anna Berg is confident that the ferry will sail again.",
                ({"source": "Anna Berg", "cue": "confident", "stance": "belief"},),
            ),
            Fires(
                "Norlink was critical of the new rules.",
                ({"source": "Norlink", "cue": "critical", "stance": "force", "content": "the new rules"},),
            ),
        ),
        silent=(
            Silent("Anna Berg is tall.", "no opinion"),
            Silent("It is certain that the ferry will sail again.", "nobody is named as certain"),
        ),
    ),
    FactRule(
        id="SRC-1-NOUN",
        family="SRC-1",
        skill="SRC",
        level=2,
        finds="A noun for what somebody says or thinks, with its content (“Smith’s claim that …”, “issued a warning that …”).",
        why="A claim stays a claim when the report makes a noun of it.",
        find=_finder("SRC-1-NOUN", lambda a: a.pattern == "noun" and bool(a.source)),
        fires=(
            Fires(
                "Anna Berg’s claim that the ferry was safe has no basis.",
                ({"source": "Anna Berg", "cue": "claim", "stance": "doubt", "content": "that the ferry was safe"},),
            ),
            Fires(
                "Norlink issued a warning that two ports would close.",
                ({"source": "Norlink", "cue": "warning", "stance": "force"},),
            ),
        ),
        silent=(
            Silent("Norlink rejected the claim that the ferry was old.", "whose claim it was is not said"),
            Silent("Anna Berg’s ferry sank.", "a ferry says nothing"),
        ),
    ),
    FactRule(
        id="SRC-1-ADVERB",
        family="SRC-1",
        skill="SRC",
        level=2,
        finds="“Reportedly”, “allegedly”: a statement whose source is left out.",
        why="Reported by whom? The adverb keeps the distance and hides the source.",
        find=_finder("SRC-1-ADVERB", _of_pattern("adverb")),
        fires=(
            Fires(
                "Oil has reportedly leaked into the fjord.",
                ({"source": None, "source_kind": "absent", "cue": "reportedly", "stance": "doubt"},),
            ),
        ),
        silent=(
            Silent("Oil has apparently leaked into the fjord.", "the writer’s own guess, not hearsay"),
            Silent("Oil has leaked into the fjord.", "no hedge"),
        ),
    ),
    FactRule(
        id="SRC-1-LABEL",
        family="SRC-1",
        skill="SRC",
        level=1,
        finds="A speaker and a colon in a headline or a transcript (“Berg: …”, “Poll: …”).",
        why="The colon of a headline means “says”: what follows is a claim, not the paper’s finding.",
        find=_finder("SRC-1-LABEL", _of_pattern("label")),
        fires=(
            Fires(
                "Anna Berg spoke in Oslo.",
                ({"source_text": "Anna Berg", "cue": ":", "content": "Ferries must be safer than trains"},),
                headline="Anna Berg: Ferries must be safer than trains",
            ),
        ),
        silent=(
            Silent("Anna Berg spoke in Oslo.", "a label, but no speaker", headline="Ferries: what the new rules mean"),
            Silent("Anna Berg: mayor, sailor and mother of two.", "not a headline"),
        ),
    ),
    FactRule(
        id="SRC-1-NESTED",
        family="SRC-1",
        skill="SRC",
        level=3,
        finds="What somebody says that somebody else says, thinks or plans.",
        why="With every step from the source a statement may change; here the report itself is one step further off.",
        find=find_nested,
        fires=(
            Fires(
                "Anna Berg said that Norlink believed that the ferry was safe.",
                ({"source": "Norlink", "cue": "believe", "stance": "belief", "nested": True, "within": "Anna Berg"},),
            ),
        ),
        silent=(Silent("Anna Berg said that the ferry was safe.", "told at first hand"),),
    ),
)
