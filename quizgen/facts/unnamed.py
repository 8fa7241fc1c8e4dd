"""SRC-4: people who are cited without a name, but described: the passage with the source left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.nameless import (
    follows_newcomer,
    has_post,
    is_plural,
    kind_of,
    nameless,
    small,
    speakers_near,
    tells_which,
)
from quizgen.facts.shown import shown
from quizgen.lexicon import lexicon
from quizgen.model import Fact, Span, make_spans
from quizgen.read import tree
from quizgen.read.standalone import standalone
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading, Sentence
    from quizgen.read.attribution import Attributed

_MAX_WORDS = 16
_DESCRIBING = frozenset({"amod", "compound", "nmod", "poss", "prep", "relcl", "acl"})
_OF_MANY = frozenset({"aide", "adviser", "advisor", "lawyer", "attorney", "associate"})
"""Posts of which a person has several, so that "Berg's lawyer" is nobody in particular; her campaign manager is one."""
_OPENS_ON_CUE = re.compile(r"\[…\] \w+,")
"""Source and cue in front of what is said, where a word before them was left off: "[Still,] aides say, the plan stands"."""
_WHY = (
    "A source without a name cannot be asked or checked; reports use them for good reasons, and readers should notice."
)


@dataclass(frozen=True, kw_only=True)
class UnnamedSource(Fact):
    """A source without a name and what it says.

    source: as printed. passage: the sentence with "[…]" for the source. plural: more than one person.
    """

    kind: ClassVar[str] = "unnamed_source"
    identity: ClassVar[tuple[str, ...]] = ("source", "passage")
    source: str
    passage: str
    plural: bool


def find(reading: Reading) -> Iterator[UnnamedSource]:
    """Yield described sources that no sentence near by, and no post of the article, gives a name; one for a sentence."""
    seen: set[Span] = set()
    for a in reading.attributions:
        phrase = nameless(reading, a)
        if phrase is None or a.source_head is None or a.cue_head is None or _only_feels(a) or _is_of_it(reading, a):
            continue
        head, cue = reading.parse.doc[a.source_head], reading.parse.doc[a.cue_head]
        sentence = reading.parse.sentence_of(head)
        if sentence.span in seen or sentence != reading.parse.sentence_of(cue) or not _is_described(phrase, head):
            continue
        passage = None if _is_told(reading, phrase, head) else _passage(reading, phrase, a.cue[0], sentence)
        if passage is None or _OPENS_ON_CUE.match(passage):
            continue
        seen.add(sentence.span)
        yield UnnamedSource(
            rule="SRC-4-UNNAMED",
            spans=make_spans({"answer": a.source, "cue": a.cue, "content": a.content}),
            sentence=sentence.span,
            source=small(reading, _without_aside(phrase, head)),
            passage=passage,
            plural=is_plural(head),
        )


def _is_of_it(reading: Reading, a: Attributed) -> bool:
    """Tell whether what is said begins with "it" or "they", of which only the sentence before tells."""
    head = reading.parse.doc[a.content_head] if a.content_head is not None else None
    subject = tree.child(head, "nsubj", "nsubjpass") if head is not None else None
    return subject is not None and subject.lower_ in {"it", "they", "this", "that"}


def _only_feels(a: Attributed) -> bool:
    """Tell whether people are glad or angry about something that happened: they are no source for it."""
    entry = lexicon("attitude_adjectives").get(a.cue_lemma) if a.pattern == "predicate" else None
    return entry is not None and "claim" not in entry.gate


def _without_aside(phrase: list[Token], head: Token) -> list[Token]:
    """Return the phrase without what it tells of a body in passing: "executives of Norlink, *which owns ten ferries*"."""
    end = next(
        (t.i - 1 for t in phrase if t.lower_ in {"which", "whose", "where"} and tree.word_before(t) == ","), None
    )
    return [t for t in phrase if end is None or t.i < end or t.i <= head.i]


def _is_told(reading: Reading, phrase: list[Token], head: Token) -> bool:
    """Tell whether the article names the source after all, or its description cannot be understood."""
    reach = 3 if kind_of(head) == "speaker" else 1  # "a spokesman" says it first, and then by name
    if len(phrase) > _MAX_WORDS or has_post(reading, head) or speakers_near(reading, head, reach, new=True):
        return True
    if follows_newcomer(reading, head):
        return True
    return standalone(reading, phrase, definites=False) is None


def _passage(reading: Reading, phrase: Sequence[Token], cue: Span, sentence: Sentence) -> str | None:
    rest = [t for t in sentence.tokens if t not in phrase]
    return shown(reading, cue, hidden=_with_comma(reading, phrase)) if tells_which(reading, rest) else None


def _is_described(phrase: Sequence[Token], head: Token) -> bool:
    """Tell whether the words say which people: an insider with a body, a spokesman of somebody, one of a circle."""
    kind = kind_of(head)
    words = [c for c in head.children if c.dep_ in _DESCRIBING and c in phrase]
    counted = any(c.dep_ == "nummod" or c.lower_ in {"a", "an", "one"} for c in head.children)
    plural = is_plural(head)
    if kind == "people":
        return any(c.dep_ in {"acl", "amod"} for c in words)
    if head.lemma_.lower() == "source" and counted:
        return True
    if kind in {"circle", "party"}:
        of_body = any(c.dep_ == "prep" and c.lower_ in {"from", "at", "with"} for c in words)
        return bool(words or kind == "circle") and (counted or (of_body and plural))
    owned = any(c.dep_ == "poss" for c in words) and (kind == "speaker" or head.lemma_.lower() in _OF_MANY)
    return kind in {"insider", "speaker"} and bool(words) and (plural or counted or owned)


def _with_comma(reading: Reading, phrase: Sequence[Token]) -> Span:
    """Return the span of the phrase with the comma that closes it."""
    closing = [t for t in reading.parse.doc[phrase[-1].i + 1 : phrase[-1].i + 2] if t.text == ","]
    return reading.parse.span([*phrase, *(closing if any(t.text == "," for t in phrase) else [])])


RULES = (
    FactRule(
        id="SRC-4-UNNAMED",
        family="SRC-4",
        skill="SRC",
        level=2,
        finds="A source without a name that the report describes, with what it says: “two aides to the governor”.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "Two aides to the Norwegian minister said that Norlink was running out of money.",
                (
                    {
                        "source": "two aides to the Norwegian minister",
                        "passage": "[…] said that Norlink was running out of money.",
                        "plural": True,
                    },
                ),
            ),
            Fires(
                "The harbour board met on Monday in Oslo. Norlink will sell two ferries to Sweden, according to a source close to "
                "the board of Fersk.",
                ({"source": "a source close to the board of Fersk", "plural": False},),
            ),
            Fires(
                "People familiar with the talks in Oslo are adamant that Norlink will sell two ferries to Sweden.",
                ({"source": "people familiar with the talks in Oslo"},),
            ),
        ),
        silent=(
            Silent(
                "The harbour board met in Oslo on Monday. A second aide to the Norwegian minister said that Norlink was running out of "
                "money.",
                "who was the first?",
            ),
            Silent(
                "The harbour board met in Oslo. A spokesman for the Norwegian minister said that Norlink was running out of money. It "
                "rained. The crew left Bergen. The ferry was sold, said Leo Brandt in Oslo.",
                "he may be the spokesman",
            ),
            Silent(
                "People familiar with the talks in Oslo are furious that Norlink will sell two ferries to Sweden.",
                "they are not the source of the sale",
            ),
            Silent(
                "Norlink will sell two ferries to Sweden, according to a source close to the board of Fersk.",
                "what the first sentence leaves open a later one may tell",
            ),
            Silent(
                "The harbour board met in Oslo. Norlink will sell two ferries to Sweden, according to officials, Berg & Dahl, on Monday.",
                "a name follows",
            ),
            Silent(
                "“Nobody will pay,” said Anna Berg, who works for Norway. "
                "Two aides to the Norwegian minister said that Norlink was running out of money.",
                "one of them may have been named just before",
            ),
            Silent(
                "Two aides to the Norwegian minister said that Norlink was running out of money. "
                "Anna Berg met reporters in Oslo.",
                "she may be one of them",
            ),
            Silent(
                "Still, aides to the Norwegian minister say, Norlink is running out of money.",
                "no sentence without “still”",
            ),
            Silent(
                "Anna Berg is an aide to the Norwegian minister. She sat in Oslo for two hours and looked out of a window. "
                "Then the crowd left. Two aides to the Norwegian minister said that Norlink was running out of money.",
                "a person of that post is named",
            ),
            Silent("The aides to the Norwegian minister said that Norlink was running out of money.", "told before"),
            Silent("His aides in Norway said that Norlink was running out of money.", "whose?"),
            Silent("Officials said that Norlink was running out of money in Oslo.", "it says nothing of them"),
            Silent(
                "Two aides to the Norwegian minister, including Anna Berg, said that Norlink was running out of money.",
                "the phrase leads on to a name",
            ),
            Silent("Anna Berg, an aide to the minister, said that Norlink was running out of money.", "named"),
            Silent("An aide to the minister, Anna Berg, said that Norlink was running out of money.", "named"),
            Silent("The Norwegian ferry board said that Norlink was running out of money.", "a body"),
            Silent("Two aides to the Norwegian minister said that Norlink had no money.", "what is left says nothing"),
            Silent(
                "Two aides to the Norwegian minister found that Norlink was running out of money.", "an act, no word"
            ),
            Silent("Two aides to the Norwegian minister would say that Norlink was running out of money.", "not said"),
            Silent(
                "Anna Berg said that two aides to the minister thought that Norlink was running out of money.",
                "she tells it",
            ),
            Silent(
                "Two aides to the Norwegian minister said that the old pier was running out of room.", "which pier?"
            ),
        ),
    ),
)
