"""LNG-7: small words of the report's own that tell more than the bare event: "failed to", "finally", "only 12 per cent".

Karttunen (1971) calls such verbs implicative, and Kiparsky and Kiparsky (1970) show what words take for granted: of
somebody who "failed to" answer, the report says that he did not, and lets its reader believe that he should have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.hyphened import goes_on, hyphened
from quizgen.facts.private import is_shown_private
from quizgen.facts.reporters_word import clause_shown, is_reports_own
from quizgen.facts.shown import shown
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
_NO_SCALE = frozenset(
    {"if", "though", "as", "when", "so", "after", "before", "while", "then", "now", "more", "less", "further", "because", "better",
     "worse", "today", "without", "with", "by", "once", "until", "since", "than", "to", ",", "for"}
)  # fmt: skip
"""Words with which "even" compares, or joins two clauses."""
_NOT = frozenset(
    {
        "not",
        "n't",
        "n’t",
        "never",
        "without",
        "nor",
        "no",
        "barely",
        "hardly",
        "scarcely",
        "maybe",
        "perhaps",
        "possibly",
    }
)
_SOME = frozenset({"many", "some", "others", "one", "several", "few", "another", "a", "an"})
_TIMES = frozenset({"minute", "hour", "day", "night", "week", "month", "year", "decade"})
_SMALL = frozenset({"few", "handful", "fraction", "couple"})
_BOUNDS = frozenset({"about", "around", "roughly", "nearly", "almost", "least", "estimated", "approximately", "some"})
_NO_AMOUNT = frozenset({"a.m.", "p.m.", "am", "pm", "o'clock", "one", "zero", "a.m", "p.m"})
_LEANING = frozenset({"be", "have", "do"})
"""Verbs that tell no act: "failed to be", "managed to have"."""
_RESULTS = frozenset(
    {"but", "fail", "failed", "unsuccessfully", "vain", "succeed", "succeeded", "success", "successfully", "managed", "only",
     "repeatedly", "before", "until", "avail", "strove", "won", "wins",
     "lost", "loses", "defeated", "stopped", "prevented", "blocked"}
)  # fmt: skip
"""Words that tell, or may tell, how an attempt ended."""
_POINTS_BACK = re.compile(r"(?:[\w'’]+,? ){0,3}(?:it|they|that effectively)\b", re.IGNORECASE)
"""A passage that begins with what the one before told: "Of course, *it* drew …"."""
_LONGEST = 4
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
        found = [(entry, words) for token in sentence.tokens for entry, words in _telling(token)]
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


def _telling(token: Token) -> Iterator[tuple[Entry, list[Token]]]:
    """Yield the entry of a word or phrase that tells more here, with the words to be shown."""
    entries = lexicon("telling_words")
    entry = entries.first((token.lower_, token.lemma_.lower()))
    if entry is not None and len(hyphened(token)) == 1 and not goes_on(token):
        words = _SHAPES[entry.gate[0]](token, entry)
        if words:
            yield entry, words
    for size in range(2, _LONGEST + 1):
        phrase = token.doc[token.i : token.i + size]
        found = entries.get(phrase.text.lower())
        if found is None or len(phrase) != size or phrase.end == len(token.doc):
            continue
        if _PHRASES[found.gate[0]](phrase[-1], token.doc[phrase.end]):
            yield found, list(phrase)


def _closes(last: Token, behind: Token) -> bool:
    """Tell whether an adverbial phrase belongs to its verb: "has so far refused", not "the longest match so far"."""
    if last.lower_ != "far":
        return behind.lower_ not in {"the", "a"} and behind.pos_ not in {"NOUN", "ADJ", "NUM", "PART", "ADP"}
    verb = last.head
    before = last.doc[last.i - 2] if last.i > last.sent.start + 1 else None
    if before is not None and before.pos_ not in {"VERB", "AUX", "PUNCT", "CCONJ", "SCONJ"}:
        return False  # "the oldest port of the journey *so far*"
    open_yet = last.dep_ == "advmod" and verb.pos_ in {"VERB", "AUX"} and tree.is_finite(verb)
    counted = any(t.like_num or t.pos_ == "NUM" for t in last.sent)
    return open_yet and not counted and behind.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "PART", "SCONJ", "ADP"}


def _precedes(last: Token, behind: Token) -> bool:
    """Tell whether a phrase bears on the verb or adjective behind it: "all but *clinched*", not "all but three"."""
    return behind.tag_ in {"VBD", "VBN", "VBG", "JJ"} and last.lower_ == "but" and behind.dep_ != "amod"


def _bounds(last: Token, behind: Token) -> bool:
    """Tell whether a phrase bounds a figure: "as many as *300*"."""
    return behind.tag_ == "CD" or behind.lower_ in {"$", "£", "€"}


def _aims(last: Token, behind: Token) -> bool:
    return behind.tag_ == "VB" and behind.lemma_ not in _LEANING and _tells_no_result(behind)


def _tells_no_result(act: Token) -> bool:
    return not any(t.lower_ in _RESULTS for t in act.sent)


def _infinitive(token: Token, entry: Entry) -> list[Token]:
    """Return "failed to", "did not bother to" or "refusal to"; none where no act follows at once."""
    to = token.doc[min(token.i + 1, len(token.doc) - 1)]
    act = next((c for c in token.children if c.tag_ == "VB" and c.dep_ in {"xcomp", "acl", "advcl"}), None)
    if to.lower_ != "to" or act is None or act.lemma_ in _LEANING or act.lemma_ in entry.never_with:
        return []
    if token.pos_ == "NOUN":
        if token.i > 1 and token.doc[token.i - 2].lower_ == "in":
            return []  # "in a bid to" is an entry of its own
        return [token, to] if token.tag_ == "NN" and not tree.is_negated(token.head) else []
    denied = tree.is_negated(token) or (token.dep_ == "conj" and tree.is_negated(token.head))
    if denied != ("negated" in entry.gate) or tree.is_passive(token):
        return []
    if not denied:
        return [token, to] if token.tag_ in {"VBD", "VBZ", "VBP", "VBN", "VBG"} else []
    first = min((c for c in token.children if c.dep_ in {"aux", "neg"}), key=lambda c: c.i, default=token)
    words = list(token.doc[first.i : to.i + 1])
    return words if all(t.dep_ in {"aux", "neg"} or t in {token, to} for t in words) else []


def _passive(token: Token, entry: Entry) -> list[Token]:
    """Return "was forced to", "has been compelled to"."""
    auxiliaries = tree.auxiliaries_of(token)
    to = token.doc[min(token.i + 1, len(token.doc) - 1)]
    act = tree.child(token, "xcomp", "advcl")
    if token.tag_ != "VBN" or act is None or act.tag_ != "VB" or to.lower_ != "to" or tree.is_negated(token):
        return []
    if not auxiliaries or tree.child(token, "auxpass") is None:
        return []
    words = list(token.doc[auxiliaries[0].i : to.i + 1])
    return words if len(words) == len(auxiliaries) + 2 and act.lemma_ not in _LEANING else []


def _object(token: Token, entry: Entry) -> list[Token]:
    """Return "ignored", with what was ignored behind it."""
    thing = tree.object_of(token)
    if token.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or thing is None or tree.is_negated(token):
        return []
    return [token] if thing.i > token.i and thing.pos_ in {"NOUN", "PROPN"} else []


def _short(token: Token, entry: Entry) -> list[Token]:
    words = list(token.doc[token.i : token.i + 3])
    if [t.lower_ for t in words[1:]] != ["short", "of"] or token.tag_ not in {"VBD", "VBZ", "VBP", "VBN", "VBG"}:
        return []
    return words if tree.child(words[2], "pcomp", "pobj") is not None and not tree.is_negated(token) else []


def _yet(token: Token, entry: Entry) -> list[Token]:
    """Return "has yet to"."""
    if token.i == 0 or token.i + 2 >= len(token.doc):
        return []
    words = list(token.doc[token.i - 1 : token.i + 2])
    has, to = words[0], words[2]
    return words if has.lower_ in {"has", "have", "had"} and to.lower_ == "to" else []


def _adverb(token: Token, entry: Entry) -> list[Token]:
    """Return "finally" where it tells when a thing was done; not where it ends a list or opens a sentence."""
    verb = token.head
    if token.dep_ != "advmod" or verb.pos_ not in {"VERB", "AUX"} or tree.is_negated(verb):
        return []
    asked = any(t.tag_ in tree.QUESTION_TAGS and t.dep_ != "nsubj" for t in verb.subtree if t.i < token.i)
    done = tree.is_past(verb) or tree.is_present_perfect(verb) or verb.tag_ in {"VBD", "VBZ", "VBP"}
    apart = tree.word_after(token) in {",", ":"} or tree.word_before(token) in {"and", "or", "but", ","}
    early = token.i < verb.i or entry.cls == "late"  # "serve effectively" tells how
    return [token] if done and early and not apart and not asked and not token.is_sent_start else []


def _focus(token: Token, entry: Entry) -> list[Token]:
    """Return "even" before what one would not have thought of; not "even if", "even more"."""
    if token.i + 1 >= len(token.doc) or token.dep_ != "advmod" or tree.word_before(token) in _NOT:
        return []
    behind = token.doc[token.i + 1]
    before = [c for t in token.ancestors for c in t.children if c.i < token.i]
    if any(c.dep_ == "neg" and c.head.dep_ != "relcl" for c in before):
        return []  # "did not pay, or *even* write": less than one would expect
    if any(t.lower_ == "only" for t in token.doc[token.sent.start : token.i]):
        return []  # "only Norway *even* tried": the least one would expect
    if any(t.text == ":" for t in token.doc[token.i : token.sent.end]) or _is_of_some(token.head):
        return []
    compares = behind.lower_ in _NO_SCALE or behind.tag_ in {"JJR", "RBR"} or behind.is_punct
    return [] if compares or behind.sent != token.sent else [token]


def _is_of_some(verb: Token) -> bool:
    """Tell whether a verb tells of nobody in particular: "*many* even …", "*one reader* even …"."""
    subject = tree.subject_of(verb) if verb.pos_ in {"VERB", "AUX"} else None
    if subject is None:
        return False
    return any(t.lower_ in _SOME for t in (subject, *tree.children(subject, "det", "amod", "nummod")))


def _number(token: Token, entry: Entry) -> list[Token]:
    """Return "only" or "just" before a figure, or before "a few"."""
    behind = list(token.doc[token.i + 1 : token.i + 5])
    if len(behind) < 2 or tree.word_before(token) in _NOT or any(t.sent != token.sent for t in behind[:2]):
        return []
    words = [t.lower_ for t in behind]
    if any(t.lemma_.lower() in _TIMES for t in behind[1:]):
        return []  # "just three days later" may tell no more than the date
    if words[0] == "a":
        told = len(behind) > 2 and (words[2] == "of" or behind[2].pos_ in {"NOUN", "ADJ", "NUM"})
        return [token] if words[1] in _SMALL and told else []
    figure = behind[1] if words[0] in {"$", "£", "€"} else behind[0]
    if not figure.like_num or figure.tag_ != "CD" or set(words) & _NO_AMOUNT:
        return []
    if words[1] == "of":
        return []  # "just two of ten" only counts
    dated = figure.ent_type_ == "DATE" and re.fullmatch(r"(?:1[5-9]|20)\d\d", figure.text)
    return [] if dated or any(t.lower_ in _BOUNDS for t in token.sent) else [token]


def _aim(token: Token, entry: Entry) -> list[Token]:
    """Return "tried to" or "effort to", where the sentence does not say how it ended."""
    words = _infinitive(token, entry)
    aside = tree.is_finite(token) and token.dep_ in {"advcl", "conj"}  # what else is told is what came of it
    return words if words and not aside and _tells_no_result(token) else []


def _able(token: Token, entry: Entry) -> list[Token]:
    """Return "was unable to"."""
    words = [*tree.auxiliaries_of(token.head), token.head, token, token.doc[min(token.i + 1, len(token.doc) - 1)]]
    if token.dep_ != "acomp" or token.head.lemma_ != "be" or words[-1].lower_ != "to" or tree.is_negated(token.head):
        return []
    return words if [t.i for t in words] == list(range(words[0].i, words[-1].i + 1)) else []


def _degree(token: Token, entry: Entry) -> list[Token]:
    """Return "increasingly", where no figure stands by that would bear it out."""
    counted = any(t.like_num or t.text == "%" for t in token.sent)
    fits = token.dep_ == "advmod" and token.head.pos_ in {"VERB", "ADJ"} and not token.is_sent_start
    return [token] if fits and not counted and tree.word_after(token) != "," else []


def _up(token: Token, entry: Entry) -> list[Token]:
    """Return "ended up", before what came of it."""
    up = token.doc[min(token.i + 1, len(token.doc) - 1)]
    behind = token.doc[min(token.i + 2, len(token.doc) - 1)]
    told = up.lower_ == "up" and token.tag_ in {"VBD", "VBN"} and (behind.tag_ == "VBG" or behind.dep_ == "prep")
    return [token, up] if told and not tree.is_negated(token) else []


def _out(token: Token, entry: Entry) -> list[Token]:
    """Return "turned out to"."""
    words = list(token.doc[token.i : token.i + 3])
    fits = token.tag_ in {"VBD", "VBZ", "VBN"} and [t.lower_ for t in words[1:]] == ["out", "to"]
    return words if fits and tree.child(token, "xcomp") is not None and not tree.is_negated(token) else []


_SHAPES: Mapping[str, Callable[[Token, Entry], list[Token]]] = {
    "infinitive": _infinitive,
    "passive": _passive,
    "object": _object,
    "short": _short,
    "yet": _yet,
    "adverb": _adverb,
    "focus": _focus,
    "number": _number,
    "aim": _aim,
    "able": _able,
    "up": _up,
    "out": _out,
    "degree": _degree,
}
_PHRASES: Mapping[str, Callable[[Token, Token], bool]] = {
    "phrase": _closes,
    "before": _precedes,
    "bound": _bounds,
    "purpose": _aims,
}
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
