"""STR-1: headlines that state what the first sentence only passes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Fact, make_spans
from quizgen.read import tree
from quizgen.read.standalone import standalone
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading, Sentence
    from quizgen.read.attribution import Attributed

_SAYING = frozenset({"say", "announce", "report", "state", "tell", "according to", "claim", "show", "find", "indicate"})
_MEANING = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
_MIN_SHARED = 2
_MIN_SHARE = 0.5
_MAX_WORDS = 14
_SAYS = frozenset(
    {":", '"', "'", "‘", "“", "?", "say", "says", "said", "claim", "claims", "tells", "poll", "report", "study"}
)
_WHY = "A headline has no room for the source; the first sentence often has it. Read on before you pass a headline on."


@dataclass(frozen=True, kw_only=True)
class HeadlineSource(Fact):
    """The source that the first sentence gives for what the headline states as a fact, made to stand alone."""

    kind: ClassVar[str] = "headline_source"
    identity: ClassVar[tuple[str, ...]] = ("source",)
    source: str


def find(reading: Reading) -> Iterator[HeadlineSource]:
    """Yield the source of the first sentence where that is all about what the headline states."""
    headline = next((s for s in reading.parse.sentences if s.kind is BlockKind.HEADLINE), None)
    lead = next(reading.body(), None)
    if headline is None or lead is None or not _is_one_statement(headline):
        return
    own = [a for a in reading.attributions if _spans_lead(reading, a, lead)]
    cited = sum(
        a.source_head is not None and bool(a.cue) and lead.span.contains(a.cue[0]) for a in reading.attributions
    )
    if len(own) != 1 or cited != 1 or own[0].source_head is None:
        return
    a = own[0]
    source = reading.parse.doc[own[0].source_head]
    phrase = [t for t in tree.noun_phrase(source) if t.i not in reading.times]
    if not _restates(reading, a, headline) or _shared(phrase, headline):
        return
    words = standalone(reading, phrase)
    if words is None or len(words.split()) > _MAX_WORDS or source.pos_ == "PRON":
        return
    if source.lemma_.lower() in lexicon("evidence_nouns") and not any(t.i in reading.mentions for t in phrase):
        return  # "latest figures" are no source that has a name
    yield HeadlineSource(
        rule="STR-1",
        spans=make_spans({"answer": reading.parse.span(phrase), "cue": a.cue}),
        sentence=lead.span,
        source=words,
    )


def _is_one_statement(headline: Sentence) -> bool:
    """Tell whether the headline states one thing, without a word that tells of a source."""
    return sum(t.pos_ == "VERB" for t in headline.tokens) <= 1 and not any(t.lower_ in _SAYS for t in headline.tokens)


def _spans_lead(reading: Reading, a: Attributed, lead: Sentence) -> bool:
    """Tell whether an attribution passes on the main clause of the first sentence, without doubt or denial."""
    if a.cue_head is None or a.cue_lemma not in _SAYING or a.negated or a.nested is not None or a.mode == "direct":
        return False
    cue = reading.parse.doc[a.cue_head]
    if cue.sent != lead.tokens[0].sent:
        return False
    return cue.dep_ == "ROOT" or (a.pattern == "according" and a.content_head == cue.sent.root.i) or _parenthetic(cue)


def _parenthetic(cue: Token) -> bool:
    """Tell whether the cue is pushed in beside the main clause: "…, analysts say"."""
    return cue.dep_ in {"parataxis", "ccomp"} and cue.head.dep_ == "ROOT" and cue.i > cue.head.i


def _restates(reading: Reading, a: Attributed, headline: Sentence) -> bool:
    """Tell whether what is passed on says most of what the headline says."""
    told = {t.lemma_.lower() for span in a.content for t in reading.parse.tokens(span)}
    said = {t.lemma_.lower() for t in headline.tokens if t.pos_ in _MEANING}
    shared = said & told
    return len(shared) >= _MIN_SHARED and len(shared) >= _MIN_SHARE * len(said)


def _shared(phrase: list[Token], headline: Sentence) -> bool:
    """Tell whether the headline has a word of the source already."""
    shown = {t.lemma_.lower() for t in headline.tokens}
    return any(t.lemma_.lower() in shown for t in phrase if t.pos_ in {"NOUN", "PROPN"})


RULES = (
    FactRule(
        id="STR-1",
        family="STR-1",
        skill="STR",
        level=2,
        finds="The source that the first sentence gives for what the headline states as a fact.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "A ferry sank in a storm off Bergen, according to the Norwegian coast guard.",
                ({"source": "the Norwegian coast guard"},),
                headline="Ferry sinks in storm off Bergen",
            ),
            Fires(
                "A storm on Tuesday destroyed two bridges in Turin, Italian officials said.",
                ({"source": "Italian officials"},),
                headline="Storm destroys two bridges in Turin",
            ),
        ),
        silent=(
            Silent("Ferry prices rose in Norway, latest figures show.", "figures whose?"),
            Silent(
                "A storm destroyed two bridges in Turin, Italian officials said, and Norlink said that its ferries were safe.",
                "two sources",
                headline="Storm destroys two bridges in Turin",
            ),
            Silent(
                "A storm destroyed two bridges in Turin.",
                "no source is given",
                headline="Storm destroys two bridges in Turin",
            ),
            Silent(
                "A storm destroyed two bridges in Turin, Italian officials said.",
                "the headline has the source",
                headline="Officials: storm destroys two bridges in Turin",
            ),
            Silent(
                "A storm destroyed two bridges in Turin, Italian officials said.",
                "the headline is about something else",
                headline="Italy looks for new engineers",
            ),
            Silent(
                "A storm destroyed two bridges in Turin, he said.",
                "who?",
                headline="Storm destroys two bridges in Turin",
            ),
        ),
    ),
)
