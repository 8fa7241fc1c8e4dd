"""SRC-2 questions: what somebody in the headline says about something, or would do.

Who said it, the card shows already: then the words are worth asking for.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.facts.attribution import Attribution
from quizgen.facts.claim import NAMING
from quizgen.lexicon import lexicon
from quizgen.lint.text import content_words
from quizgen.model import Dossier
from quizgen.questions.claim import is_cut, is_identified, is_plain, is_telling, when_said
from quizgen.questions.draft import Draft
from quizgen.questions.wording import curly
from quizgen.rules import Fires, QuestionRule, Silent

_WHY = "To weigh what somebody says one must know what exactly was said."
_MOST_TOPIC, _LEAST_SAID, _MOST_SAID = 12, 3, 24
_INDEFINITE = frozenset({"a", "an", "any", "some", "no", "one", "another", "anybody", "nobody", "every", "each"})
_LEAST_NEW = 2
"""Words of meaning that the answer must hold beside those of the question."""


def ask_about(fact: Attribution, dossier: Dossier) -> Iterator[Draft]:
    """Ask what the source said about the subject of its claim, where it says one thing about it."""
    topic, about = fact.claim_topic, fact.claim_about
    if topic is None or about is None or fact.source is None or not _is_askable(fact, dossier):
        return
    if len(topic.split()) > _MOST_TOPIC or not is_telling(topic, dossier) or topic in fact.source:
        return
    if topic.split()[0].lower() in _INDEFINITE or not _tells_more_than_name(topic):
        return  # a thing that only the answer brings up; somebody of whom much can be said
    said = about.split(maxsplit=1)[-1]
    if not _LEAST_SAID <= len(said.split()) <= _MOST_SAID or _is_said_again(fact, dossier):
        return
    if len(content_words(about) - content_words(topic)) >= _LEAST_NEW:
        question = f"What did {fact.source} say about {curly(topic)}?"
        yield Draft(question=when_said(fact, dossier, question), answer=f"That {curly(about)}")


def ask_deed(fact: Attribution, dossier: Dossier) -> Iterator[Draft]:
    """Ask what the source said that it would do, where it says so of one thing."""
    if fact.claim_deed is None or fact.source is None or fact.claim is None or not _is_askable(fact, dossier):
        return
    others = [f for f in dossier.facts if isinstance(f, Attribution) and f.source == fact.source and f.claim_deed]
    pronoun = fact.claim.split()[0]
    if len(others) > 1 or not _LEAST_SAID <= len(fact.claim_deed.split()) <= _MOST_SAID:
        return
    if is_telling(fact.claim_deed, dossier):
        question = f"What did {fact.source} say {pronoun} would do?"
        deed = curly(fact.claim_deed)
        yield Draft(question=when_said(fact, dossier, question), answer=deed[:1].upper() + deed[1:])


def _is_askable(fact: Attribution, dossier: Dossier) -> bool:
    """Tell whether a plain claim is that of a source whom the headline names, so that nobody need be asked who it was."""
    if not is_plain(fact) or not is_identified(fact) or fact.cue in NAMING or fact.claim is None or is_cut(fact.claim):
        return False
    if fact.source_kind == "described" and not (fact.source or "").startswith("the "):
        return False
    return fact.source is not None and fact.source.split()[-1] in (dossier.headline or "").split()


def _tells_more_than_name(topic: str) -> bool:
    """Tell whether a topic has a noun of its own: "the BBC" is too wide, "the BBC's reports" is not."""
    return any(word[:1].islower() and word not in lexicon("function_words") for word in topic.split())


def _is_said_again(fact: Attribution, dossier: Dossier) -> bool:
    """Tell whether the source says something else about the same thing: a second right answer."""
    mine = content_words(fact.claim_topic or "")
    return any(
        isinstance(other, Attribution)
        and other is not fact
        and other.source == fact.source
        and other.claim_topic is not None
        and bool(mine & content_words(other.claim_topic))
        for other in dossier.facts
    )


RULES = (
    QuestionRule(
        id="SRC-2-Q1",
        family="SRC-2",
        skill="SRC",
        level=2,
        finds="What somebody in the headline says about something.",
        why=_WHY,
        about=Attribution,
        ask=ask_about,
        default=False,
        fires=(
            Fires(
                "Anna Berg said that the new bridge over the Vanna would be closed to lorries.",
                (
                    {
                        "question": "According to a March 2024 report, what did Anna Berg say about the new bridge over the Vanna?",
                        "answer": "That it would be closed to lorries",
                    },
                ),
                headline="Berg closes bridge",
            ),
        ),
        silent=(
            Silent(
                "Anna Berg said that the new bridge over the Vanna would be closed to lorries.", "who it was is asked"
            ),
            Silent(
                "Anna Berg said that the new bridge over the Vanna would be closed to lorries. "
                "Anna Berg added that the bridge had cost too much.",
                "two right answers",
                headline="Berg closes bridge",
            ),
            Silent("Anna Berg said that she would resign from the board.", "of herself", headline="Berg closes bridge"),
            Silent(
                "Anna Berg said that a new bridge over the Vanna was forthcoming.",
                "only the answer tells of it",
                headline="Berg closes bridge",
            ),
            Silent(
                "Anna Berg said that Leo Brandt would be a bad captain of ferries in Norway.",
                "much may be said of him",
                headline="Berg closes bridge",
            ),
            Silent(
                "Norwegian court said that the new bridge over the Vanna would be closed to lorries.",
                "the source lacks an article",
                headline="Court closes bridge",
            ),
        ),
    ),
    QuestionRule(
        id="SRC-2-Q2",
        family="SRC-2",
        skill="SRC",
        level=2,
        finds="What somebody in the headline says that he, she or it will do.",
        why=_WHY,
        about=Attribution,
        ask=ask_deed,
        default=False,
        fires=(
            Fires(
                "Anna Berg said that she would close the bridge over the Vanna to lorries.",
                (
                    {
                        "question": "According to a March 2024 report, what did Anna Berg say she would do?",
                        "answer": "Close the bridge over the Vanna to lorries",
                    },
                ),
                headline="Berg speaks of bridge",
            ),
        ),
        silent=(
            Silent(
                "Anna Berg said that she would not close the bridge over the Vanna to lorries.",
                "what she would not do",
                headline="Berg speaks of bridge",
            ),
            Silent(
                "Anna Berg said that she would be glad of a bridge over the Vanna.",
                "no deed",
                headline="Berg speaks of bridge",
            ),
        ),
    ),
)
