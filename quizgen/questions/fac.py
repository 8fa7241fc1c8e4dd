"""FAC questions: who, which two or three, when, where, how many."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.circumstance import Circumstance
from quizgen.facts.clause import WHY, Blank
from quizgen.facts.event import Event
from quizgen.facts.listing import ListOf
from quizgen.facts.quantity import Figure, Quantity
from quizgen.facts.share import Share
from quizgen.grammar import ask_inverted, ask_subject, capitalised
from quizgen.grammar.numbers import in_words
from quizgen.lexicon import lexicon
from quizgen.model import BLANK, Dossier, Form
from quizgen.questions.central import in_lead, is_central, is_main
from quizgen.questions.clause import sourced, wording_of
from quizgen.questions.draft import Draft
from quizgen.questions.nation import tells_country
from quizgen.questions.roles import role_of
from quizgen.questions.wording import as_reported
from quizgen.rules import LONG_LEAD, Fires, QuestionRule, Silent

_TELLING_ENOUGH = 8
"""Names, nouns, verbs and figures by which an event is worth a card though the report is about something else."""
_UNITS = {"day": "what date", "month": "which month", "year": "which year", "": "when"}


def ask_event(fact: Event, dossier: Dossier) -> Iterator[Draft]:
    """Ask who, or which country, city or body, did it."""
    if fact.tag in {"VBZ", "VBP"} and not fact.auxiliaries:
        return  # what is so when the report appears may be over when the card is read
    if fact.source is None and " percent" in fact.rest:
        return  # a poll's figure without the poll
    if fact.actor == "who" and " its " in f" {fact.rest} ":
        return
    if fact.lemma not in lexicon("newsworthy_acts") or _is_passing(fact, dossier):
        return
    if not is_central(fact, dossier) and fact.telling < _TELLING_ENOUGH:
        return
    wh = capitalised(fact.actor) if fact.actor in {"who", "what"} else f"Which {fact.actor}"
    question = sourced(fact, dossier, ask_subject(wh, wording_of(fact), singular=True))
    if question is not None and not tells_country(question, fact.answer, dossier):
        yield Draft(question=question, answer=capitalised(fact.answer), spare=not in_lead(fact, dossier))


def _is_passing(fact: Event, dossier: Dossier) -> bool:
    """Tell whether it was done by a person who has no post and whom the report is not about."""
    if fact.actor != "who" or fact.answer not in {name.name for name in dossier.names if name.kind == "person"}:
        return False
    return role_of(fact.answer, dossier) is None and not is_main(fact.answer, dossier)


def ask_list(fact: ListOf, dossier: Dossier) -> Iterator[Draft]:
    """Ask for both or all three; two people in one clause seldom are the only ones who did it."""
    if fact.noun == "people":
        return
    wh = f"Which {in_words(len(fact.items))} {fact.noun}"
    question = sourced(fact, dossier, ask_subject(wh, wording_of(fact), singular=False))
    if question is not None:
        yield Draft(question=question, answer=fact.answer)


def ask_circumstance(fact: Circumstance, dossier: Dossier) -> Iterator[Draft]:
    """Ask when or where it was, or how long; a month or a year is asked for as such.

    When or where something was that the report is not about is nothing to remember, nor is the day of what was done.
    """
    dated = fact.sort == "when" and fact.unit in {"day", "month"}
    if not is_central(fact, dossier) or (dated and not _is_ahead(fact)):
        return
    wh = "for how long" if fact.sort == "how long" and fact.answer.startswith("for ") else fact.sort
    if fact.sort == "when" and fact.unit in {"month", "year"} and fact.answer.startswith("in "):
        wh = f"in {_UNITS[fact.unit]}"
    elif fact.sort.endswith(" when"):
        wh = fact.sort.replace("when", _UNITS[fact.unit])
    question = sourced(fact, dossier, ask_inverted(capitalised(wh), wording_of(fact)))
    if question is not None:
        yield Draft(question=question, answer=capitalised(fact.answer))


def _is_ahead(fact: Circumstance) -> bool:
    """Tell whether the report tells of something to come: "will open", "is to open"."""
    return bool({word.lower() for word in fact.auxiliaries} & {"will", "would", "'ll", "’ll"}) or fact.rest.startswith(
        "to "
    )


def ask_quantity(fact: Quantity, dossier: Dossier) -> Iterator[Draft]:
    """Ask how many, where that belongs to what the report is about."""
    if not is_central(fact, dossier):
        return
    wh = f"How many {fact.counted}"
    asked = ask_subject(wh, wording_of(fact), singular=False) if fact.of_subject else ask_inverted(wh, wording_of(fact))
    question = sourced(fact, dossier, asked)
    if question is not None:
        yield Draft(question=question, answer=capitalised(fact.answer), spare=not in_lead(fact, dossier))


def ask_blank(fact: Blank, dossier: Dossier) -> Iterator[Draft]:
    """Blank the figure in its clause, where that belongs to what the report is about."""
    if not is_central(fact, dossier):
        return
    after = fact.after if fact.after[:1] in ",;" else f" {fact.after}".rstrip()
    question = as_reported(dossier, f"{fact.before} {BLANK}{after}", fact.source)
    yield Draft(question=f"{question}.", answer=fact.answer, form=Form.CLOZE, spare=not in_lead(fact, dossier))


def ask_share(fact: Share, dossier: Dossier) -> Iterator[Draft]:
    """Ask what share."""
    wh = f"What share of {fact.group}"
    asked = ask_subject(wh, wording_of(fact), singular=False) if fact.of_subject else ask_inverted(wh, wording_of(fact))
    question = sourced(fact, dossier, asked)
    if question is not None:
        yield Draft(question=question, answer=capitalised(fact.answer))


RULES = (
    QuestionRule(
        id="FAC-1-Q1",
        family="FAC-1",
        skill="FAC",
        level=1,
        finds="Who, or which country, city or body, did it.",
        why=WHY,
        about=Event,
        ask=ask_event,
        fires=(
            Fires(
                "Maria Lindqvist opened a new bridge over the Vanna in March 2024.",
                ({"question": "Who opened a new bridge over the Vanna in March 2024?", "answer": "Maria Lindqvist"},),
                headline="Lindqvist at work",
            ),
            Fires(
                "Maria Lindqvist, the Swedish transport minister, opened a new bridge over the Vanna in March 2024.",
                ({"answer": "Maria Lindqvist"},),
            ),
        ),
        silent=(
            Silent(
                "Maria Lindqvist keeps three old ships in the Norwegian harbour of Bergen.",
                "does she still, when the card is read?",
                headline="Lindqvist at work",
            ),
            Silent(
                "Maria Lindqvist led Anna Berg 47 percent to 39 percent in Norway in March 2024.",
                "by which poll?",
                headline="Lindqvist at work",
            ),
            Silent("Norway opens new bridge between Oslo and Bergen over the Vanna", "a headline in the body"),
            Silent(
                "The harbour board on Monday opened a new bridge between Oslo and Bergen.",
                "the answer would have a date in it",
            ),
            Silent("Somebody opened a new bridge over the Vanna in March 2024.", "no name"),
            Silent(
                "Maria Lindqvist, 33, opened a new bridge over the Vanna in March 2024.",
                "an age: nobody whom readers know",
                headline="Lindqvist at work",
            ),
            Silent(
                "Maria Lindqvist arrested a 26-year-old man from Bergen in March 2024.",
                "a man told by his age",
                headline="Lindqvist at work",
            ),
            Silent("Norway must open a new bridge between Oslo and Bergen, Anna Berg said.", "a duty is an opinion"),
            Silent(
                "Maria Lindqvist just opened a new bridge over the Vanna in Oslo.",
                "on the day of the report",
                headline="Lindqvist at work",
            ),
            Silent(
                "Maria Lindqvist crossed a new bridge over the Vanna in March 2024.",
                "no act that changes something",
                headline="Lindqvist at work",
            ),
            Silent(
                "Maria Lindqvist talked herself into a corner over a bridge between Oslo and Bergen.",
                "a turn of phrase",
                headline="Lindqvist at work",
            ),
            Silent(
                "Maria Lindqvist spoke to reporters about bridges between Oslo and Bergen in May.",
                "talk, not what was said",
                headline="Lindqvist at work",
            ),
            Silent(
                "Maria Lindqvist took aim at the builders of a bridge between Oslo and Bergen in May.",
                "a turn of phrase",
                headline="Lindqvist at work",
            ),
            Silent(
                "Maria Lindqvist is opening a new bridge over the Vanna in Oslo.",
                "over when the card is read",
                headline="Lindqvist at work",
            ),
            Silent(
                "Maria Lindqvist opened a new bridge over the Vanna in March 2024.",
                "somebody without a post, named once",
            ),
            Silent(
                "Norway opened a new Norwegian bridge over the Vanna in March 2024.",
                "the adjective tells which country",
            ),
            Silent(
                "Kari Moen is the Norwegian prime minister. Norway opened a new bridge over the Vanna for Kari Moen in March 2024.",
                "her post tells which country",
            ),
        ),
    ),
    QuestionRule(
        id="FAC-2-Q1",
        family="FAC-2",
        skill="FAC",
        level=1,
        finds="Which two or three.",
        why=WHY,
        about=ListOf,
        ask=ask_list,
        fires=(
            Fires(
                "Paris and Berlin have been proposed as seats of a new agency.",
                (
                    {
                        "question": "According to a March 2024 report, which two cities had been proposed as seats of a new agency?",
                        "answer": "Paris and Berlin",
                    },
                ),
            ),
        ),
        silent=(
            Silent("Anna Berg and Leo Brandt met twice in Helsinki in March 2024.", "others may have, too"),
            Silent("Cities such as Paris and Berlin have applied.", "examples are not the whole list"),
        ),
    ),
    QuestionRule(
        id="FAC-3-Q1",
        family="FAC-3",
        skill="FAC",
        level=1,
        finds="When, where or how long.",
        why=WHY,
        about=Circumstance,
        ask=ask_circumstance,
        default=False,
        fires=(
            Fires(
                "Maria Lindqvist signed a treaty with Norway in Helsinki.",
                (
                    {
                        "question": "According to a March 2024 report, where did Maria Lindqvist sign a treaty with Norway?",
                        "answer": "In Helsinki",
                    },
                ),
            ),
            Fires(
                "The ferry company Norlink cancelled its service to Riga in 2019.",
                (
                    {
                        "question": "According to a March 2024 report, in which year did the ferry company Norlink cancel "
                        "its service to Riga?",
                        "answer": "In 2019",
                    },
                ),
            ),
            Fires(
                "Maria Lindqvist led the harbour board of Oslo for six years.",
                (
                    {
                        "question": "According to a March 2024 report, for how long did Maria Lindqvist lead the harbour board of Oslo?",
                        "answer": "For six years",
                    },
                ),
            ),
            Fires(
                "The price of ferry tickets in Norway fell by 12.6% in 2023.",
                (
                    {
                        "question": "According to a March 2024 report, in which year did the price of ferry tickets in Norway "
                        "fall by 12.6%?",
                    },
                ),
            ),
            Fires(
                "The ferry company Norlink will close its office in Riga by next February.",
                (
                    {
                        "question": "According to a March 2024 report, by which month would the ferry company Norlink close "
                        "its office in Riga?",
                        "answer": "By February 2025",
                    },
                ),
            ),
        ),
        silent=(
            Silent(
                "According to a new report, the ferry company Norlink cancelled its service to Riga in 2019.",
                "a report without a name, in a report",
            ),
            Silent(LONG_LEAD + "Maria Lindqvist opened a new bridge over the Vanna on Monday.", "a day on the side"),
            Silent(
                LONG_LEAD + "Maria Lindqvist signed a treaty with Sweden on new ferries in Helsinki.",
                "a place on the side",
            ),
            Silent(
                "The ferry company Norlink closed its office in Riga in February.",
                "the month of what was done: a detail",
            ),
            Silent(
                LONG_LEAD + "The ferry company Norlink cancelled its service to Riga in 2019.", "a year on the side"
            ),
            Silent("Maria Lindqvist signed a treaty with Norway.", "no place, no date"),
        ),
    ),
    QuestionRule(
        id="FAC-4-Q1",
        family="FAC-4",
        skill="FAC",
        level=1,
        finds="How many.",
        why=WHY,
        about=Quantity,
        ask=ask_quantity,
        fires=(
            Fires(
                "According to John Smith, at least 14 people were injured when a tram hit a bus in Turin.",
                (
                    {
                        "question": "According to John Smith, cited in a March 2024 report, how many people were injured "
                        "when a tram hit a bus in Turin?",
                        "answer": "At least 14",
                    },
                ),
            ),
        ),
        silent=(Silent("Dozens of people were injured when a tram hit a bus in Turin.", "no figure"),),
    ),
    QuestionRule(
        id="FAC-4-Q2",
        family="FAC-4",
        skill="FAC",
        level=1,
        finds="The figure in a clause.",
        why="Figures are what a report can be checked by; know them with what they count.",
        about=Figure,
        ask=ask_blank,
        default=False,
        fires=(
            Fires(
                "Anna Berg spent $4 million on new boats for old harbours in Oslo.",
                (
                    {
                        "question": f"According to a March 2024 report, Anna Berg spent {BLANK} on new boats for old harbours in Oslo.",
                        "answer": "$4 million",
                        "form": Form.CLOZE,
                    },
                ),
            ),
        ),
        silent=(
            Silent("Anna Berg spent money on new boats for old harbours in Oslo.", "no figure"),
            Silent("Anna Berg has spent $4 million on new boats for old harbours in Oslo.", "so far"),
        ),
    ),
    QuestionRule(
        id="FAC-4-Q4",
        family="FAC-4",
        skill="FAC",
        level=1,
        finds="What share of a group.",
        why="Figures are what a report can be checked by; know them with what they count.",
        about=Share,
        ask=ask_share,
        fires=(
            Fires(
                "A poll by Norlink found that only a quarter of voters in Norway favoured building a second bridge.",
                (
                    {
                        "question": "According to a poll by Norlink, cited in a March 2024 report, what share of voters in Norway "
                        "favoured building a second bridge?",
                        "answer": "Only a quarter",
                    },
                ),
            ),
            Fires(
                "Norlink accounted for 70 percent of the ferry market of Norway in 2019.",
                (
                    {
                        "question": "What share of the ferry market of Norway did Norlink account for in 2019?",
                        "answer": "70 percent",
                    },
                ),
            ),
        ),
        silent=(Silent("Only a quarter favoured building a second bridge.", "a quarter of whom?"),),
    ),
)
