"""HDG-7: words by which a named speaker marks a statement as a view, or as uncertain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.clarity import is_clear
from quizgen.facts.marker import only_marker
from quizgen.facts.private import is_private
from quizgen.facts.spoken import spoken
from quizgen.facts.utterance import reports, utterances
from quizgen.model import Fact, make_spans
from quizgen.read.entities import EntityKind
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.facts.marker import Marker
    from quizgen.facts.utterance import Utterance
    from quizgen.read import Reading

_DASHES = frozenset({"–", "—", "--", "-"})
_MIN_WORDS = 8
_RULING = frozenset({"rule", "decide", "order", "decree", "agree"})
_THERE_IS = re.compile(r"\bthere(?=['’]s| is| are| was| were| will| has| have)", re.IGNORECASE)
"""The "there" that points nowhere."""
_LOOSE = re.compile(r"\b(?:uh|um|er|you know|i mean|for me|to me)\b|…|\.\.\.|\bbe,", re.IGNORECASE)
"""Small talk, words left out or a sentence broken off, and what marks a view by itself."""
_LEANING = re.compile(r"[“\"'‘]*(?:But|And|So|Other)\b")
"""First words that count on a sentence before."""
_WHY = "“I think” and “probably” are honest signs that a speaker does not know; whoever passes the words on often drops them."


@dataclass(frozen=True, kw_only=True)
class SpeakerHedge(Fact):
    """A statement with the one marker that its speaker gave it.

    source: who said it, "" where nobody is named. told: “Smith said: ‘…’”, or a sentence of the article where ``printed``.
    words: the marker as printed, in small letters but for "I". sort: "view" or "unsure".
    """

    kind: ClassVar[str] = "speaker_hedge"
    identity: ClassVar[tuple[str, ...]] = ("words", "told")
    source: str
    told: str
    printed: bool
    words: str
    sort: str


def find(reading: Reading) -> Iterator[SpeakerHedge]:
    """Yield the statements of named speakers, quoted or reported, that hold exactly one marker of doubt or opinion."""
    seen: set[int] = set()
    for u in chain(utterances(reading), reports(reading, by_anybody=True), spoken(reading)):
        marker = _marker(reading, u) if _is_public(reading, u) else None
        if marker is None or sum(t.is_alpha for t in (*u.tokens, *u.around)) < _MIN_WORDS or marker.tokens[0].i in seen:
            continue
        seen.add(marker.tokens[0].i)
        yield SpeakerHedge(
            rule="HDG-7",
            spans=make_spans({"answer": reading.parse.span(marker.tokens), "source": u.attributed.source}),
            sentence=reading.parse.sentence_of(marker.tokens[0]).span,
            source=u.source,
            told=u.told,
            printed=u.printed,
            words=_small(reading.parse.text(marker.tokens)),
            sort=marker.sort,
        )


def _small(words: str) -> str:
    """Return words without the capital of a sentence; "I" keeps its own."""
    return words if words.startswith("I ") else words[:1].lower() + words[1:]


def _is_public(reading: Reading, u: Utterance) -> bool:
    """Tell whether the speaker has a name and is no passer-by, and a quotation can be understood by itself."""
    entity = u.attributed.entity
    if entity is None:
        return u.printed  # a description names nobody, but tells whose man he is
    if entity.kind is EntityKind.PERSON and is_private(reading, entity):
        return False
    words = _THERE_IS.sub("", reading.parse.text(u.tokens).rstrip(".,"))
    if _LEANING.match(u.told if u.printed else words):
        return False
    return not _LOOSE.search(u.told) and (u.printed or is_clear(words))


def _marker(reading: Reading, u: Utterance) -> Marker | None:
    """Return the one marker of a statement, in the first person where it is quoted, in the third where it is retold."""
    head = _head(reading, u)
    shown = u.tokens if reading.in_quotation(u.tokens[0]) else (*u.tokens, *u.around)
    if any(t.text in _DASHES and t.whitespace_ for t in shown):
        return None  # a sentence broken off, or one of which it is open whose words stand before the dash
    if u.attributed.cue_lemma in _RULING:
        return None  # "ruled that they may": leave, not doubt
    plain = u.attributed.stance == "neutral"  # "insisted that they thought": two grades in one
    own = frozenset(t.i for t in u.tokens if plain and _means(reading, t, u))
    return only_marker(reading, head, u.tokens, u.around, speaker=own) if head is not None else None


def _head(reading: Reading, u: Utterance) -> Token | None:
    """Return the verb of a quoted sentence, or of what is retold."""
    a = u.attributed
    if reading.in_quotation(u.tokens[0]) and a.mode != "indirect":
        inside = {t.i for t in u.tokens}
        heads = (t for t in u.tokens if t.head.i == t.i or t.head.i not in inside)
        return next((t for t in heads if t.pos_ in {"VERB", "AUX"}), None)
    return reading.parse.doc[a.content_head] if a.content_head is not None else None


def _means(reading: Reading, token: Token, u: Utterance) -> bool:
    return token.pos_ == "PRON" and reading.references.get(token.i) is u.attributed.entity


RULES = (
    FactRule(
        id="HDG-7",
        family="HDG-7",
        skill="HDG",
        level=2,
        finds="A word by which a speaker marks a statement as a view or as uncertain: I think, probably, might, …",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "“I don't think the sale of the ferry Nordstjernen was a mistake of the harbour board,” Mayor Anna Berg said.",
                ({"words": "I don't think", "sort": "view"},),
            ),
            Fires(
                "“I think the sale of the ferry Nordstjernen was a mistake of the harbour board,” Mayor Anna Berg said.",
                (
                    {
                        "source": "Anna Berg",
                        "told": "Anna Berg said: “I think the sale of the ferry Nordstjernen was a mistake of the harbour board”",
                        "words": "I think",
                        "sort": "view",
                    },
                ),
            ),
            Fires(
                "“I would argue the sale of the ferry Nordstjernen was a mistake of the harbour board,” Mayor Anna Berg said.",
                ({"words": "I would argue"},),
            ),
            Fires(
                "“In my opinion, the sale of the ferry Nordstjernen was a mistake of the board,” Mayor Anna Berg said.",
                ({"words": "in my opinion", "sort": "view"},),
            ),
            Fires(
                "“The harbour board of Bergen will probably sell the ferry Nordstjernen,” Mayor Anna Berg said.",
                ({"words": "probably", "sort": "unsure", "printed": False},),
            ),
            Fires(
                "“The old ferries of Norlink might sink in the harbour of Bergen,” Mayor Anna Berg said.",
                ({"words": "might"},),
            ),
            Fires(
                "“The ferry Nordstjernen of Norlink is likely to sink in the harbour,” Mayor Anna Berg said.",
                ({"words": "likely"},),
            ),
            Fires(
                "“The harbour board of Bergen seems to ignore the warnings of Norlink,” Mayor Anna Berg said.",
                ({"words": "seems to"},),
            ),
            Fires(
                "“The board sold the ferry Nordstjernen. I think it was a mistake,” Mayor Anna Berg said.",
                ({"words": "I think", "printed": True},),
            ),
            Fires(
                "Mayor Anna Berg warned that the sale of the ferries could harm the harbour of Bergen.",
                ({"words": "could", "printed": True, "source": "Anna Berg"},),
            ),
            Fires(
                "Experts said that the sale of the ferries may harm the harbour of Bergen.",
                ({"words": "may", "printed": True, "source": ""},),
            ),
            Fires(
                "Mayor Anna Berg said she believed that the sale of the ferries had harmed the harbour of Bergen.",
                ({"words": "believed", "sort": "view"},),
            ),
        ),
        silent=(
            Silent(
                "“I think the sale of the ferry Nordstjernen was — it was a mistake of the harbour board,” Mayor Anna Berg said.",
                "broken off",
            ),
            Silent(
                "The harbour board of Bergen ruled that the ferry Nordstjernen may sail to Sweden in summer.",
                "leave, not doubt",
            ),
            Silent(
                "“The sale of the ferry Nordstjernen was a mistake of the harbour board,” Mayor Anna Berg said.",
                "no marker",
            ),
            Silent(
                "“I don't suspect the sale of the ferry Nordstjernen was a mistake of the harbour board,” Mayor Anna Berg said.",
                "no view is told",
            ),
            Silent(
                "“I think the sale of the ferry Nordstjernen was perhaps a mistake of the board,” Mayor Anna Berg said.",
                "two",
            ),
            Silent(
                "“I think back to the sale of the ferry Nordstjernen by the board,” Mayor Anna Berg said.", "a memory"
            ),
            Silent(
                "“I think I will sell the ferry Nordstjernen to the harbour board,” Mayor Anna Berg said.", "a plan"
            ),
            Silent(
                "“I hope the harbour board of Bergen sells the ferry Nordstjernen,” Mayor Anna Berg said.",
                "a hope is no hedge",
            ),
            Silent("“It will probably sink in the morning with all the others,” Mayor Anna Berg said.", "what will?"),
            Silent(
                "“If the board of Bergen is right, the old ferries of Norlink might sink there,” Mayor Anna Berg said.",
                "under a condition",
            ),
            Silent(
                "“The old ferries of Norlink might have sunk in the harbour of Bergen,” Mayor Anna Berg said.",
                "it did not sink",
            ),
            Silent(
                "“Visitors may enter the old ferries of Norlink in the harbour of Bergen,” Mayor Anna Berg said.",
                "they are allowed to",
            ),
            Silent(
                "“We will probably sell the ferry Nordstjernen to the harbour board,” Mayor Anna Berg said.", "a plan"
            ),
            Silent(
                "“The ferry Nordstjernen of Norlink is more likely to sink in the harbour,” Mayor Anna Berg said.",
                "a comparison",
            ),
            Silent(
                "“The harbour board of Bergen seems wrong about the warnings of Norlink,” Mayor Anna Berg said.",
                "a judgement",
            ),
            Silent(
                "“For me, the old ferries of Norlink might sink in the harbour of Bergen,” Mayor Anna Berg said.",
                "“for me”, too",
            ),
            Silent(
                "“The board, you know, will probably sell the ferry Nordstjernen,” Mayor Anna Berg said.", "small talk"
            ),
            Silent(
                "“The board sold the ferry Nordstjernen … I think it was a mistake,” Mayor Anna Berg said.",
                "words left out",
            ),
            Silent(
                "“But the board sold the ferry Nordstjernen. I think it was a mistake,” Mayor Anna Berg said.",
                "against what?",
            ),
            Silent(
                "“The board sold the ferry Nordstjernen. I think he made a mistake,” Mayor Anna Berg said.", "who did?"
            ),
            Silent(
                "“The board sold two ferries, and I think this was a mistake of Norlink,” Mayor Anna Berg said.",
                "the sale, or the board?",
            ),
            Silent(
                "Mayor Anna Berg, whose view is known, said the sale of the ferries may harm the harbour of Bergen.",
                "“view” may be taken for it",
            ),
            Silent("“The board was quick. I think this was a mistake,” he said.", "who?"),
            Silent(
                "Mayor Anna Berg warned that the owner of Norlink could swim in the harbour of Bergen.", "he is able to"
            ),
            Silent(
                "Mayor Anna Berg warned that the sale of the ferries could not harm the harbour of Bergen.", "denied"
            ),
            Silent(
                "Mayor Anna Berg insisted she believed that the sale of the ferries had harmed the harbour of Bergen.",
                "two grades in one",
            ),
            Silent(
                "Mayor Anna Berg said — the ferries are old — that the sale may harm the harbour of Bergen.",
                "whose words stand between dashes?",
            ),
            Silent(
                "Anna Berg, a first-year arts major, said the sale of the ferries may harm the harbour of Bergen.",
                "anybody",
            ),
        ),
    ),
)
