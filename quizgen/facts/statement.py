"""A reported statement with its source in one wording, so that a question can show both and stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.facts.clarity import is_clear
from quizgen.facts.clause import HEDGES
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.slips import runs_into_name
from quizgen.read.standalone import rewrite

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed
    from quizgen.read.quotations import Quotation

MIN_WORDS, MAX_WORDS = 5, 34
_OPENERS = frozenset({"whether", "if", "how", "of"})
_DASHES = frozenset({"-", "–", "—", "--"})
_ADVERBIAL = frozenset({"npadvmod", "advmod", "prep"})
_UNCOUNTED = frozenset({"research", "data", "evidence", "polling", "footage", "analysis", "paperwork"})


@dataclass(frozen=True)
class Statement:
    """Source and claim, each made to stand alone; the claim has no "that" and no full stop."""

    source: str
    claim: str


def statement(reading: Reading, a: Attributed, source: list[Token]) -> Statement | None:
    """Return what ``a`` reports in words that stand behind those of ``source``; None where that is unsafe.

    Source and claim are worded together, so that "its" in the claim may stand for the source.
    """
    if (
        a.content_head is None
        or len(a.content) != 1
        or _is_set_apart(reading, a)
        or is_hearsay(reading, a)
        or not _is_determined(reading, source)
        or runs_into_name(reading, source)
    ):
        return None
    if source and source[0].lower_ in {"other", "others"}:
        return None  # than whom?
    claim = _claim(without_open_dates(reading, list(reading.parse.tokens(a.content[0]))))
    if not claim or not _is_whole(claim, source) or not _states(a, reading.parse.doc[a.content_head], claim):
        return None
    if any((t.tag_ in {"PRP", "PRP$"} and reading.in_quotation(t)) or _is_label(reading, t) for t in claim):
        return None
    words = rewrite(reading, sorted({*source, *claim}, key=lambda t: t.i))
    if words is None or any(t.pos_ == "PRON" and words.words.get(t.i, t.text) == t.text for t in source):
        return None
    text = re.sub(r"[.,]+(?=[”\"'’]+$)", "", words.text(claim))
    if not MIN_WORDS <= len(text.split()) <= MAX_WORDS or text.count('"') % 2 or text.count("“") != text.count("”"):
        return None
    return Statement(words.text(source), text)


def is_hearsay(reading: Reading, a: Attributed) -> bool:
    """Tell whether the article does not vouch for the saying itself: "Smith *reportedly* said", "*seemed* to say"."""
    cue = reading.parse.doc[a.cue_head] if a.cue_head is not None else None
    if cue is None:
        return False
    seeming = cue.dep_ == "xcomp" and cue.head.lemma_ in {"seem", "appear", "try", "attempt"}
    heads = (cue, cue.head) if cue.dep_ == "acomp" else (cue,)
    return seeming or any(t.lower_ in HEDGES for head in heads for t in tree.children(head, "advmod"))


@dataclass(frozen=True)
class Quoted:
    """A quotation that is the whole of what a named source says, with the source and the words in one line each."""

    source: str
    words: str
    quotation: Quotation


def quoted(reading: Reading, a: Attributed, source: Token) -> Quoted | None:
    """Return the one closed quotation that ``a`` reports, where its words are clear and its source has a name.

    "He" behind a quotation may be anybody in it or before it.
    """
    found = next((q for q in reading.quotations if q.closed and a.content == (q.span,)), None)
    if source.i not in reading.mentions or found is None:
        return None
    name = tree.noun_phrase(source)
    worded = rewrite(reading, name)
    words = " ".join(found.inner.of(reading.article.text).split()).rstrip(",.")
    if worded is None or not is_clear(words) or len(words.split()) > MAX_WORDS:
        return None
    return Quoted(worded.text(name), words, found)


def _is_set_apart(reading: Reading, a: Attributed) -> bool:
    """Tell whether a place, group or condition before the source holds for the statement, too: "In Oslo, polls showed that …"."""
    if a.cue_head is None or a.source_head is None:
        return True
    fronted = [c for c in tree.children(reading.parse.doc[a.cue_head], "prep") if c.i < a.source_head]
    return is_conditional(reading, a) or any(c.lower_ == "among" or _names_place(reading, c) for c in fronted)


def is_conditional(reading: Reading, a: Attributed) -> bool:
    """Tell whether a condition stands before the source: "If Smith wins, Jones has said that …"."""
    if a.cue_head is None or a.source_head is None:
        return False
    sentence = reading.parse.doc[a.cue_head].sent
    return a.source_head > sentence.start and sentence[0].lower_ in {"if", "unless"}


def _names_place(reading: Reading, preposition: Token) -> bool:
    noun = tree.child(preposition, "pobj")
    entity = reading.mentions.get(noun.i) if noun is not None else None
    return preposition.lower_ in {"in", "at"} and entity is not None and entity.kind is EntityKind.PLACE


def _is_determined(reading: Reading, source: list[Token]) -> bool:
    """Tell whether a common noun in the singular has the article it needs: in "top aide says" it has none."""
    head = next((t for t in source if t.head.i not in {s.i for s in source}), source[-1])
    if head.tag_ != "NN" or reading.entity(head) is not None or head.lemma_ in _UNCOUNTED:
        return True
    return tree.child(head, "det", "poss", "nummod") is not None or any(t.i in reading.mentions for t in source)


def without_open_dates(reading: Reading, tokens: list[Token]) -> list[Token]:
    """Leave out adverbials that only say when, by a date that cannot be worked out ("on Tuesday"); what is left holds."""
    dropped: set[int] = set()
    for token in tokens:
        time = reading.times.get(token.i)
        if time is None or time.replacement is not None:
            continue
        head = token if token.dep_ in _ADVERBIAL else token.head
        own = {t.i for t in head.subtree}
        if head.dep_ in _ADVERBIAL and head.head.pos_ in {"VERB", "AUX"} and own <= {*range(time.first - 1, time.end)}:
            dropped |= own
    return [t for t in tokens if t.i not in dropped]


def without_lead(tokens: Sequence[Token]) -> list[Token]:
    """Return a statement without "that", and without what ties it to the one before: "and", "Still, …", "also"."""
    rest = list(tokens)
    while rest and (
        (rest[0].lower_ == "that" and rest[0].dep_ == "mark")
        or _links(rest[0])
        or (rest[0].is_punct and not rest[0].is_quote and len(rest) < len(tokens))
    ):
        rest.pop(0)
    return rest


def _links(token: Token) -> bool:
    if token.dep_ == "cc":
        return True
    links = token.lower_ in lexicon("linking_adverbs") and token.dep_ == "advmod"
    if tree.word_after(token) in {"-", "that"}:
        return False  # "so-called"; "now that", which makes a clause hang on another
    return links and token.head.pos_ in {"VERB", "AUX"}  # in "so far" and "so-called" the word says how


def _claim(tokens: list[Token]) -> list[Token]:
    """Return the tokens of a content without "that" or a lead-in; none where no statement begins so."""
    rest = without_lead(tokens)
    return [] if not rest or rest[0].tag_ in tree.QUESTION_TAGS or rest[0].lower_ in _OPENERS else rest


def cuts_subject(last: Token) -> bool:
    """Tell whether the last noun is the subject of what follows, wherever the parser hangs it: "on Friday and Berg | left"."""
    if last.i + 1 >= len(last.doc) or last.dep_ != "conj" or last.pos_ not in {"NOUN", "PROPN"}:
        return False
    return last.nbor().tag_ in {"VBD", "VBZ", "VBP", "MD"}


def may_order(a: Attributed, head: Token) -> bool:
    """Tell whether a reported clause with a bare verb says what should be, not what is: "suggested the sides *meet*"."""
    if a.cue_lemma not in lexicon("urging_verbs") or tree.auxiliaries_of(head):
        return False
    return head.tag_ == "VB" or (head.tag_ == "VBP" and head.lemma_ != "be")


def _is_whole(claim: list[Token], source: list[Token]) -> bool:
    """Tell whether the words begin and end where a clause does, and no dash or bracket interrupts them."""
    if claim[0].is_punct and not claim[0].is_quote:
        return False
    if any(t.text in _DASHES and t.whitespace_ for t in claim) or any(t.text in "()[];" for t in claim):
        return False
    last = claim[-1]
    if last.dep_ in {"cc", "mark", "det", "prep", "aux"} or last.i + 1 >= len(last.doc):
        return last.i + 1 >= len(last.doc)
    following = last.nbor()
    own = {t.i for t in source}
    return following.sent != last.sent or following.is_punct or following.i in own or following.lower_ == "according"


def _states(a: Attributed, head: Token, claim: list[Token]) -> bool:
    """Tell whether the claim is a finite clause with its subject, and no order ("insisted that he *go*")."""
    inside = {t.i for t in claim}
    subject = tree.child(head, "nsubj", "nsubjpass", "expl")
    if subject is None or subject.i not in inside or head.i not in inside or not tree.is_finite(head):
        return False
    return not may_order(a, head)


def _is_label(reading: Reading, token: Token) -> bool:
    """Tell whether a person's name stands before a noun that it only labels ("*Reagan* Democrats")."""
    entity = reading.mentions.get(token.i)
    if entity is None or entity.kind is not EntityKind.PERSON:
        return False
    return token.dep_ in {"compound", "nmod"} and token.head.i not in reading.mentions and token.head.pos_ == "PROPN"
