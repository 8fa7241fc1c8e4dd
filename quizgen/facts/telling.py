"""LNG-7: small words of the report's own that tell more than the bare event: "failed to", "finally", "only 12 per cent".

Karttunen (1971) calls such verbs implicative, and Kiparsky and Kiparsky (1970) show what words take for granted: of
somebody who "failed to" answer, the report says that he did not, and lets its reader believe that he should have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.private import is_shown_private
from quizgen.facts.reporters_word import clause_shown, is_reports_own
from quizgen.facts.shown import shown
from quizgen.facts.telling_shapes import telling
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.entities import EntityKind, is_role_noun
from quizgen.read.genre import is_on_sport
from quizgen.read.voice import is_opinion
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.lexicon import Entry
    from quizgen.read import Reading, Sentence

_MIN_WORDS = 9
_PEOPLE = frozenset({"he", "she", "they", "who"})
_CAMPS = frozenset({"side", "campaign", "team", "camp", "administration", "official", "leader", "lawmaker"})
_POINTS_BACK = re.compile(r"(?:[\w'’]+,? ){0,3}(?:it|they|that effectively)\b", re.IGNORECASE)
"""A passage that begins with what the one before told: "Of course, *it* drew …"."""
_COUNTING = frozenset(
    {"poll", "survey", "figure", "datum", "data", "statistic", "statistics", "census", "tally", "result"}
)
"""Sources that give figures only: that it is "only" so many is the report's own word."""
_WHY = "“Failed to” and “did not” tell the same event; only one of them says what should have been."


@dataclass(frozen=True, kw_only=True)
class TellingWord(Fact):
    """A sentence of the report's own with one word that tells more than the event.

    told: the sentence as printed. word: as printed, in small letters ("failed to"). sort: what it tells, the class of the word
    in `telling_words`.
    """

    kind: ClassVar[str] = "telling_word"
    identity: ClassVar[tuple[str, ...]] = ("word", "told")
    told: str
    word: str
    sort: str


def find(reading: Reading) -> Iterator[TellingWord]:
    """Yield sentences of the report's own in which exactly one word tells more than the event."""
    if is_opinion(reading) or is_on_sport(reading):
        return
    for sentence in reading.body():
        found = [(entry, words) for token in sentence.tokens for entry, words in telling(token)]
        if len(found) != 1:
            continue
        (entry, words), tokens = found[0], list(sentence.tokens)
        if tokens[-1].text == "?" or any(_cites(t) for t in tokens):
            continue
        if not _is_asserted(reading, entry, words[0], words[-1]) or not _is_on_public(reading, tokens):
            continue
        if entry.gate[0] in _OF_ACTORS and not _has_actor(reading, _bearer(words, entry)):
            continue
        if _is_of_nameless(reading, _bearer(words, entry)):
            continue
        fact = _fact(reading, sentence, entry, words)
        if fact is not None:
            yield fact


def _fact(reading: Reading, sentence: Sentence, entry: Entry, words: Sequence[Token]) -> TellingWord | None:
    told = shown(reading, sentence.span) or clause_shown(reading, words, sentence)
    word = reading.parse.text(words).lower()
    if told is None or _POINTS_BACK.match(told) or len(told.split()) < _MIN_WORDS or _times(word, told) != 1:
        return None
    return TellingWord(
        rule="LNG-7",
        spans=make_spans({"answer": reading.parse.span(words)}),
        sentence=sentence.span,
        told=told,
        word=word,
        sort=entry.cls,
    )


def _is_of_nameless(reading: Reading, word: Token) -> bool:
    """Tell whether the clause tells of somebody whom the sentence before named: "*the pollster* even …"."""
    verb = word if word.pos_ in {"VERB", "AUX"} else tree.verb_above(word)
    subject = tree.subject_of(verb) if verb is not None else None
    if subject is None or subject.i in reading.mentions or subject.tag_ != "NN" or not is_role_noun(subject):
        return False
    return any(c.lower_ == "the" for c in tree.children(subject, "det")) and tree.child(subject, "appos") is None


def _cites(token: Token) -> bool:
    """Tell whether a clause tells whose words are taken up: "*as* Berg put it", "Berg *reported*, Norlink failed …"."""
    verb = token.head
    if token.dep_ in {"ccomp", "parataxis"} and token.i < verb.i and token.lemma_ in lexicon("speech_verbs"):
        return True
    return (
        token.lower_ == "as"
        and token.dep_ == "mark"
        and (verb.lemma_ == "put" or verb.lemma_ in lexicon("speech_verbs"))
    )


def _times(word: str, told: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", told, re.IGNORECASE))


_OF_ACTORS = frozenset({"infinitive", "passive", "object", "short", "yet", "aim", "able", "up"})
"""Shapes of what somebody does or leaves undone; a bill that "failed to pass" owed nobody anything."""


def _bearer(words: Sequence[Token], entry: Entry) -> Token:
    """Return the word whose subject is asked of: the verb of "has yet to", "was forced to", else the first."""
    if entry.gate[0] == "yet":
        return words[0]
    return next((t for t in words if t.lemma_.lower() == entry.lemma), words[0])


def _is_asserted(reading: Reading, entry: Entry, first: Token, last: Token) -> bool:
    """Tell whether the report itself says so, of what happened: no quotation, charge, condition or wish."""
    if reading.in_quotation(first) or reading.in_quotation(last) or tree.is_conditional(first):
        return False
    counted = entry.cls == "few" and _is_counted(reading, first)
    if not counted and not is_reports_own(reading, first):
        return False
    if entry.cls == "sure" and reading.is_cue(first.sent.root):
        return False
    for above in (first, *first.ancestors):
        if above.dep_ == "ccomp":
            return False  # "was angry that she refused to": as he sees it
        noun = above.lemma_.lower() if above.pos_ == "NOUN" else ""
        if above.i != first.i and (noun in lexicon("claim_nouns") or noun in lexicon("speech_nouns")):
            return False  # "the charge that she failed to": whose charge?
        blamed = above.dep_ == "prep" and above.lower_ in {"for", "over", "without"} and above.i < first.i
        if blamed and entry.cls != "few":
            return False  # "was fined for failing to"
    return True


def _is_counted(reading: Reading, token: Token) -> bool:
    """Tell whether a figure is that of a poll or of statistics, which only count."""
    around = reading.attribution_around(token)
    if around is None or around.mode == "direct" or around.source_head is None:
        return False
    return reading.parse.doc[around.source_head].lemma_.lower() in _COUNTING


def _is_on_public(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Tell whether the sentence names somebody or something, and not only private persons."""
    named = [e for t in tokens if (e := reading.entity(t)) is not None]
    return any(e.kind is not EntityKind.PERSON or not is_shown_private(reading, e) for e in named)


def _has_actor(reading: Reading, word: Token) -> bool:
    """Tell whether somebody, a body or a country did it or left it undone."""
    actor = _actor(word)
    if actor is None:
        return False
    entity = reading.entity(actor)
    if entity is not None:
        named = entity.kind in {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE}
        return named and not (entity.kind is EntityKind.PERSON and is_shown_private(reading, entity))
    noun = actor.lemma_.lower()
    return (
        actor.lower_ in _PEOPLE
        or noun in _CAMPS
        or is_role_noun(actor)
        or any(noun in lexicon(name) for name in _ACTORS)
    )


_ACTORS = ("sayers", "body_nouns", "organisation_nouns", "public_bodies", "role_nouns", "members", "unnamed_people")


def _actor(word: Token) -> Token | None:
    """Return the one of whom a verb tells, also through "who" and from a participle, or whose refusal it was."""
    if word.pos_ == "NOUN":
        return tree.child(word, "poss")
    own = tree.subject_of(word.head if word.dep_ == "acomp" else word)
    if own is not None and own.tag_ in tree.QUESTION_TAGS | {"WDT"} and word.dep_ == "relcl":
        return word.head
    if own is not None or word.tag_ != "VBG":
        return own
    if word.dep_ == "acl":
        return word.head
    return tree.subject_of(word.head) if word.head.pos_ in {"VERB", "AUX"} else None


RULES = (
    FactRule(
        id="LNG-7",
        family="LNG-7",
        skill="LNG",
        level=2,
        finds="A small word by which a report tells more than the event: “failed to”, “finally”, “only 12 per cent”.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "Norlink failed to warn the harbour board of Bergen of the storm.",
                ({"word": "failed to", "sort": "owed"},),
            ),
            Fires(
                "The harbour board of Bergen refused to open the port to Norlink in May.",
                ({"word": "refused to", "sort": "refusal"},),
            ),
            Fires(
                "Norlink did not bother to warn the harbour board of Bergen.",
                ({"word": "did not bother to", "sort": "needless"},),
            ),
            Fires(
                "Norlink was forced to sell two ferries to the harbour board of Bergen.",
                ({"word": "was forced to", "sort": "forced"},),
            ),
            Fires(
                "Norlink has yet to pay the harbour board of Bergen for the two ferries.",
                ({"word": "has yet to", "sort": "pending"},),
            ),
            Fires(
                "Norlink was unable to pay the harbour board of Bergen for the two ferries.",
                ({"word": "was unable to", "sort": "unable"},),
            ),
            Fires(
                "Norlink ignored the warning of the harbour board of Bergen in the storm.",
                ({"word": "ignored", "sort": "ignored"},),
            ),
            Fires(
                "Norlink stopped short of blaming the harbour board of Bergen for the storm.",
                ({"word": "stopped short of", "sort": "brink"},),
            ),
            Fires(
                "Norlink ended up selling two ferries to the harbour board of Bergen.",
                ({"word": "ended up", "sort": "unplanned"},),
            ),
            Fires(
                "Norlink sought to overturn the ruling of the harbour board of Bergen in May.",
                ({"word": "sought to", "sort": "attempt"},),
            ),
            Fires(
                "Norlink sold two ferries in a bid to win over the harbour board of Bergen.",
                ({"word": "in a bid to", "sort": "attempt"},),
            ),
            Fires(
                "The harbour board of Bergen finally opened the port to the ferries of Norlink.",
                ({"word": "finally", "sort": "late"},),
            ),
            Fires(
                "Even the harbour board of Bergen praised the ferries of Norlink in May.",
                ({"word": "even", "sort": "beyond"},),
            ),
            Fires(
                "Only 12 per cent of the passengers of Norlink voted for the harbour board of Bergen.",
                ({"word": "only", "sort": "few"},),
            ),
            Fires(
                "As many as 300 passengers of Norlink voted for the harbour board of Bergen.",
                ({"word": "as many as", "sort": "ceiling"},),
            ),
            Fires(
                "Norlink all but closed the port of Bergen to the ferries of Sweden.",
                ({"word": "all but", "sort": "nearly"},),
            ),
            Fires(
                "Norlink has effectively closed the port of Bergen to the ferries of Sweden.",
                ({"word": "effectively", "sort": "practice"},),
            ),
            Fires(
                "Norlink has grown increasingly hostile to the harbour board of Bergen and to its rules.",
                ({"word": "increasingly", "sort": "trend"},),
            ),
            Fires(
                "Norlink is, of course, not the only owner of ferries in the port of Bergen.",
                ({"word": "of course", "sort": "sure"},),
            ),
            Fires(
                "So far, the harbour board of Bergen has not opened the port to Norlink.",
                ({"word": "so far", "sort": "open"},),
            ),
        ),
        silent=(
            Silent(
                "The port of Bergen was supposed to open to the ferries of Norlink in May.",
                "it may still open, or have opened",
            ),
            Silent(
                "Norlink forgot to warn the harbour board of Bergen of the storm.", "a mishap, by no word of the list"
            ),
            Silent(
                "The bill of the harbour board of Bergen failed to pass the parliament of Norway.",
                "no person or body: a bill owes nobody anything",
            ),
            Silent("“Norlink failed to warn the harbour board of Bergen of the storm,” Anna Berg said.", "her word"),
            Silent(
                "Anna Berg said that Norlink had failed to warn the harbour board of Bergen of the storm.",
                "her word, or the reporter’s?",
            ),
            Silent(
                "Norlink was fined for failing to warn the harbour board of Bergen of the storm.",
                "the word of whoever fined it",
            ),
            Silent(
                "If Norlink failed to warn the harbour board of Bergen of the storm, the port would close.",
                "a condition",
            ),
            Silent("Norlink never failed to warn the harbour board of Bergen of the storm.", "denied"),
            Silent(
                "Norlink refused to comment on the storm for the harbour board of Bergen.", "other cards ask about that"
            ),
            Silent(
                "Norlink failed to warn Bergen, and the harbour board finally closed the port of Norlink.",
                "two such words",
            ),
            Silent("Did Norlink fail to warn the harbour board of Bergen of the storm?", "a question"),
            Silent("Of course, it drew the anger of Anna Berg and of the harbour board of Bergen.", "what did?"),
            Silent(
                "Norlink sold two ferries in a bid to win over the harbour board of Bergen, but lost the vote.",
                "how it ended is told",
            ),
            Silent("Norlink failed to warn the board of Bergen.", "too short to think about"),
            Silent(
                "Norlink sought to overturn the ruling of the harbour board of Bergen, but lost.",
                "how it ended is told",
            ),
            Silent(
                "Finally, the harbour board of Bergen opened the port to the ferries of Norlink.", "the last of a list"
            ),
            Silent("Even if the harbour board of Bergen opens the port, Norlink will sell two ferries.", "a condition"),
            Silent(
                "Norlink and Sweden are even more hostile to the harbour board of Bergen than in May.", "a comparison"
            ),
            Silent(
                "Only Norlink even warned the harbour board of Bergen of the storm of May.",
                "the least one would expect",
            ),
            Silent(
                "Norlink sold two ferries to the harbour board of Bergen only 12 days after the storm.",
                "no more than the date",
            ),
            Silent(
                "Not only 12 per cent of the passengers of Norlink voted for the harbour board of Bergen.", "denied"
            ),
            Silent(
                "Norlink ruled over all but three of the ferries of the harbour board of Bergen.", "all except three"
            ),
            Silent(
                "Norlink and the harbour board of Bergen ran the port effectively in the storm of May.",
                "how they ran it",
            ),
            Silent(
                "The vote of the harbour board of Bergen was the closest of the year so far.",
                "of the year, not of the vote",
            ),
            Silent(
                "The pollster even praised the harbour board of Bergen and the ferries of Norlink.", "which pollster?"
            ),
            Silent("Anna Berg reported, Norlink failed to warn the harbour board of Bergen of the storm.", "her word"),
            Silent(
                "Anna Berg left when Norlink sought to overturn the ruling of the harbour board of Bergen in May.",
                "only when she left",
            ),
            Silent(
                "Anna Berg was angry that Norlink failed to warn the harbour board of Bergen of the storm.",
                "as she sees it",
            ),
            Silent("As Anna Berg put it, Norlink failed to warn the harbour board of Bergen of the storm.", "her word"),
            Silent(
                "Norlink has grown increasingly hostile to the 12 members of the harbour board of Bergen.",
                "figures stand by",
            ),
            Silent(
                "The coach praised the striker and the goalkeeper after the match. Norlink failed to warn the harbour board "
                "of Bergen of the storm.",
                "a report on sport",
            ),
            Silent(
                "I saw the storm. I think that Norlink failed us. Norlink failed to warn the harbour board of Bergen of the storm.",
                "a column",
            ),
        ),
    ),
)
