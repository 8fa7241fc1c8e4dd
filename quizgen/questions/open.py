"""FCO-3 questions: had it happened when the report appeared, was it planned, or only possible?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts.event import Event
from quizgen.facts.happening import Happening
from quizgen.facts.unsure import OpenEvent
from quizgen.grammar import Wording, ask_perfect
from quizgen.grammar.dates import dated_report
from quizgen.lexicon import lexicon
from quizgen.model import Dossier, Form
from quizgen.questions.central import is_central
from quizgen.questions.clause import as_printed
from quizgen.questions.draft import Draft
from quizgen.questions.wording import curly
from quizgen.rules import Fires, QuestionRule, Silent

_HAPPENED = "Yes, it had happened"
_PLANNED = "No, it was planned or announced"
_POSSIBLE = "No, it was only possible"
_NOT_ASKED = frozenset(
    {
        "any",
        "ever",
        "yet",
        "still",
        "never",
        "again",
        "anymore",
        "longer",
        "if",
        "unless",
        "or",
        "soon",
        "more",
        "further",
    }
)
_LEAST_WORDS, _MOST_ACTOR = 4, 6
_TELLING = 5
"""Names, nouns, verbs and figures by which an act is worth a card though the report is about something else."""
_YEAR = re.compile(r"\b((?:1[5-9]|20)\d\d)s?\b")
_WILL = frozenset({"will", "'ll", "’ll"})
_CAN = frozenset({"may", "might", "could"})
_NOW = frozenset({"", "is", "are", "has", "have"})
"""Of plans that "had been" or "was" made the outcome is open: "was to attend"."""
_DID = frozenset({"did", "has", "have", "had"})


def ask_whether_done(fact: Happening, dossier: Dossier) -> Iterator[Draft]:
    """Ask whether an act that leaves a record was done when the report appeared."""
    if not isinstance(fact, Event | OpenEvent) or fact.hedge is not None or fact.slight:
        return
    if len(fact.subject.split()) > _MOST_ACTOR or not (is_central(fact, dossier) or _is_telling(fact)):
        return
    act, answer = _act(fact)
    if act is None or act.lemma not in lexicon("recorded_acts") or not _is_whole(act.rest):
        return
    if dossier.when is None or (answer == _HAPPENED) != _is_done(act.lemma, dossier):
        return  # what one sentence announces another may tell as done
    if answer == _HAPPENED and (not _has_open(dossier) or _is_long_ago(fact, dossier.when)):
        return  # a deck in which every act was done teaches to say yes
    asked = ask_perfect(_without_times(act, fact.when))
    yield Draft(
        question=f"When {dated_report(dossier.when)} appeared, {curly(asked)}",
        answer=answer,
        form=Form.CHOICE,
        distractors=tuple(other for other in (_HAPPENED, _PLANNED, _POSSIBLE) if other != answer),
    )


def _act(fact: Happening) -> tuple[Wording | None, str]:
    """Return the clause of the act with its bare verb in front, and the answer; no clause where the text leaves it open."""
    clause = as_printed(fact)
    helpers = tuple(word.lower() for word in clause.auxiliaries)
    modal, behind = (helpers[0], helpers[1:]) if helpers else ("", ())
    if fact.negated:
        return None, _HAPPENED
    if modal in _WILL and behind in {(), ("be",)}:
        return clause, _PLANNED
    if modal in _CAN and behind in {(), ("be",)}:
        return clause, _POSSIBLE
    if fact.modality == "planned" and clause.rest.startswith("to ") and modal in _NOW:
        return _behind_to(clause), _PLANNED
    if (
        fact.modality == "happened"
        and fact.source is None
        and (not helpers or set(helpers) <= {*_DID, "was", "were", "been"})
    ):
        return clause if clause.tag in {"VBD", "VBN"} else None, _HAPPENED
    return None, _HAPPENED


def _behind_to(clause: Wording) -> Wording | None:
    """Return the clause of the infinitive: "is expected *to sign* the treaty" tells of signing."""
    words = clause.rest.split()[1:]
    passive = words[:1] == ["be"]
    if len(words) < 1 + passive:
        return None
    verb, *rest = words[passive:]
    auxiliaries = ("will", "be") if passive else ("will",)
    return replace(
        clause, auxiliaries=auxiliaries, verb=verb, lemma=verb, tag="VBN" if passive else "VB", rest=" ".join(rest)
    )


def _is_whole(rest: str) -> bool:
    words = rest.lower().split()
    return len(words) >= _LEAST_WORDS and not _NOT_ASKED & {word.strip(",") for word in words}


def _without_times(clause: Wording, when: str | None) -> Wording:
    """Leave off when it was to be, which would tell that it had not been yet."""
    rest = clause.rest
    for time in when.split("; ") if when else ():
        rest = " ".join(rest.replace(time, " ").split())
    return replace(clause, rest=rest.replace(" ,", ",").strip(" ,"), fronted="")


def _is_telling(fact: Happening) -> bool:
    return isinstance(fact, Event) and fact.telling >= _TELLING


def _is_long_ago(fact: Happening, day: dt.date) -> bool:
    """Tell whether the act has a year in which nobody would take it for news."""
    return any(int(year) != day.year for year in _YEAR.findall(f"{fact.fronted} {fact.rest} {fact.when or ''}"))


def _is_done(lemma: str, dossier: Dossier) -> bool:
    """Tell whether the report tells of an act of this kind as done."""
    acts = (_act(fact) for fact in dossier.facts if isinstance(fact, Event))
    return any(act is not None and act.lemma == lemma and answer == _HAPPENED for act, answer in acts)


def _has_open(dossier: Dossier) -> bool:
    return any(
        isinstance(f, Event | OpenEvent) and _act(f)[0] is not None and _act(f)[1] in {_PLANNED, _POSSIBLE}
        for f in dossier.facts
    )


RULES = (
    QuestionRule(
        id="FCO-3-Q1",
        family="FCO-3",
        skill="FCO",
        level=2,
        finds="Whether something had happened when the report appeared, was planned, or only possible.",
        why="What is announced is easily remembered as done: note what the report says had happened by then.",
        about=Happening,
        ask=ask_whether_done,
        default=False,
        fires=(
            Fires(
                "Anna Berg will open a bridge between Oslo and Bergen in Norway on 8 April.",
                (
                    {
                        "question": "When a March 2024 report appeared, had Anna Berg opened a bridge between Oslo and Bergen in Norway?",
                        "answer": "No, it was planned or announced",
                        "form": Form.CHOICE,
                    },
                ),
            ),
            Fires(
                "The Norwegian government may close three bridges between Oslo and Bergen.",
                (
                    {
                        "question": "When a March 2024 report appeared, had the Norwegian government closed "
                        "three bridges between Oslo and Bergen?",
                        "answer": "No, it was only possible",
                    },
                ),
            ),
            Fires(
                "Maria Lindqvist is expected to sign a treaty with Norway in Helsinki.",
                ({"answer": "No, it was planned or announced"},),
            ),
            Fires(
                "Maria Lindqvist closed a bridge between Oslo and Bergen. Anna Berg will sell three old ships to the Norwegian museum.",
                ({"answer": "Yes, it had happened"}, {"answer": "No, it was planned or announced"}),
            ),
        ),
        silent=(
            Silent("Maria Lindqvist closed a bridge between Oslo and Bergen.", "nothing to tell it from"),
            Silent("Anna Berg will like a bridge between Oslo and Bergen.", "no act that leaves a record"),
            Silent(
                "Anna Berg would sell three ships to the museum of Norway.",
                "planned, or only if something else happens?",
            ),
            Silent("Anna Berg had been scheduled to open a bridge between Oslo and Bergen.", "and did she?"),
            Silent("Anna Berg will not sell three ships to the museum of Norway.", "refused"),
        ),
    ),
)
