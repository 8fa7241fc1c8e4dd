"""STR-1: headlines that state what the first sentence only passes on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Fact, make_spans
from quizgen.read import tree
from quizgen.read.standalone import standalone
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.model import Span
    from quizgen.read import Reading, Sentence
    from quizgen.read.attribution import Attributed

_SAYING = frozenset(
    {"say", "announce", "report", "state", "tell", "according to", "claim", "show", "find", "indicate", "rule", "allege",
     "reveal", "estimate", "suggest", "predict", "forecast", "conclude", "confirm", "warn", "argue"}
)  # fmt: skip
MEANING = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
_MIN_SHARED = 2
_MIN_SHARE = 0.4
_FEW = 2
_MAX_WORDS = 14
_STEM, _MIN_WORD = 5, 3
_SAYS = frozenset(
    {":", '"', "'", "‘", "“", "?", "say", "says", "said", "claim", "claims", "tells", "poll", "report", "study"}
)
_DOUBLE = r"[“\"](?P<double>[^“”\"]+)[”\"]"
_SINGLE = r"(?<!\w)['‘](?P<single>(?:[^‘’'“”\"]|(?<=\w)['’](?=\w))+)['’](?!\w)"
MARKED = re.compile(f"{_DOUBLE}|{_SINGLE}")
"""Words between quotation marks, double or single; "MPs' pay" and "'tis" have none."""
_LABELS = frozenset({"poll", "polls", "report", "reports", "study", "survey", "figures", "data"})
_NEW = frozenset({"new", "latest"})
_SHOWING = frozenset(
    {"show", "shows", "find", "finds", "suggest", "suggests", "reveal", "reveals", "has", "have", "say", "says"}
)
_MAX_LABEL = 4
_TELLING = frozenset({"amod", "compound", "nmod", "poss", "prep"})
"""Dependents of a noun that say more of it than an article."""
_SMALL = frozenset({"the", "for", "and", "new"})
_WHY = "A headline has no room for the source; the first sentence often has it. Read on before you pass a headline on."


@dataclass(frozen=True, kw_only=True)
class HeadlineSource(Fact):
    """The source that the report gives for what the headline states as a fact, made to stand alone.

    label: what the headline says of it ("Report"), or "".
    """

    kind: ClassVar[str] = "headline_source"
    identity: ClassVar[tuple[str, ...]] = ("source",)
    source: str
    label: str = ""


def find(reading: Reading) -> Iterator[HeadlineSource]:
    """Yield the source of the first sentence that is all about what the headline states."""
    headline = next((s for s in reading.parse.sentences if s.kind is BlockKind.HEADLINE), None)
    if headline is None or reading.article.headline is None:
        return
    if MARKED.search(reading.article.headline):
        return
    label, told = _without_label(list(headline.tokens))
    if not label and any(a.source and a.cue and headline.span.contains(a.cue[0]) for a in reading.attributions):
        return  # "Berg calls the ferry a danger"
    if not _is_one_statement(told):
        return
    lead = next(iter(reading.body()), None)
    found = _in_lead(reading, told, lead) if lead is not None else None
    if found is not None:
        yield replace(found, label=" ".join(t.text for t in label))


def _in_lead(reading: Reading, headline: Sequence[Token], sentence: Sentence) -> HeadlineSource | None:
    own = [a for a in reading.attributions if _spans_lead(reading, a, sentence)]
    if len(own) != 1 or own[0].source_head is None or _cites_others(reading, own[0], sentence):
        return None
    a = own[0]
    if _is_own_deed(reading, a):
        return None
    source = reading.parse.doc[own[0].source_head]
    phrase = [t for t in tree.noun_phrase(source) if t.i not in reading.times]
    if not _restates(reading, a, headline, _MIN_SHARE):
        return None
    dated = [c for c in tree.children(source, "acl") if any(t.ent_type_ == "DATE" for t in c.subtree)]
    phrase = [t for t in phrase if not any(c == t or c.is_ancestor(t) for c in dated)]  # "a poll *released Tuesday*"
    words = standalone(reading, phrase)
    if (
        words is None
        or words.endswith((" and", " or", " of", " by"))
        or source.pos_ == "PRON"
        or _lacks_article(reading, source)
        or gives_away(reading, source, words, headline)
    ):
        return None
    if not _may_speak(reading, source, phrase):
        return None
    if source.lemma_.lower() in lexicon("evidence_nouns") and not any(t.i in reading.mentions for t in phrase):
        return None  # "latest figures" are no source that has a name
    return _fact(reading, a, sentence, words) if len(words.split()) <= _MAX_WORDS else None


def _fact(reading: Reading, a: Attributed, sentence: Sentence, words: str) -> HeadlineSource:
    return HeadlineSource(
        rule="STR-1",
        spans=make_spans({"answer": a.source, "cue": a.cue}),
        sentence=sentence.span,
        source=words,
    )


def _without_label(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """Part the words of a headline that tell of a source, but not which, from what they introduce.

    "Poll: …", "New poll shows …", "…, poll finds"; no words in front where the headline has none of these.
    """
    first = next((n for n, t in enumerate(tokens[:_MAX_LABEL]) if t.lower_ not in _NEW), 0)
    rest = list(tokens)
    while rest and rest[-1].is_punct:
        rest.pop()
    if len(tokens) > first + 2 and tokens[first].lower_ in _LABELS and _leads_in(tokens[first + 1]):
        return tokens[: first + 1], tokens[first + 2 :]
    if len(rest) > _MAX_LABEL and rest[-2].lower_ in _LABELS and rest[-3].text == "," and _leads_in(rest[-1]):
        return rest[-2:-1], rest[:-3]
    return (), tokens


def _leads_in(token: Token) -> bool:
    return token.text == ":" or token.lower_ in _SHOWING


def _is_one_statement(headline: Sequence[Token]) -> bool:
    """Tell whether the headline states one thing, without a word that tells of a source."""
    return sum(t.pos_ == "VERB" for t in headline) <= _FEW and not any(t.lower_ in _SAYS for t in headline)


def _spans_lead(reading: Reading, a: Attributed, lead: Sentence) -> bool:
    """Tell whether an attribution passes on the main clause of a sentence, without doubt or denial."""
    if a.cue_head is None or a.cue_lemma not in _SAYING or a.negated or a.nested is not None or a.mode == "direct":
        return False
    cue = reading.parse.doc[a.cue_head]
    if not lead.tokens.start <= cue.i < lead.tokens.end:
        return False
    return cue.dep_ == "ROOT" or (a.pattern == "according" and a.content_head == cue.sent.root.i) or _parenthetic(cue)


def _parenthetic(cue: Token) -> bool:
    """Tell whether the cue is pushed in beside the main clause: "…, analysts say"."""
    return cue.dep_ in {"parataxis", "ccomp"} and cue.head.dep_ == "ROOT" and cue.i > cue.head.i


def _cues(reading: Reading) -> Iterator[Span]:
    return (a.cue[0] for a in reading.attributions if a.cue and a.source_head is not None)


def _cites_others(reading: Reading, own: Attributed, sentence: Sentence) -> bool:
    """Tell whether a sentence passes on the word of a second source, too."""
    return any(
        a.sure and bool(a.cue) and a.source_head not in {None, own.source_head} and sentence.span.contains(a.cue[0])
        for a in reading.attributions
    )


def _stems(tokens: Iterable[Token]) -> set[str]:
    return {t.lemma_.lower()[:_STEM] for t in tokens if t.pos_ in MEANING}


def _restates(reading: Reading, a: Attributed, headline: Sequence[Token], share: float) -> bool:
    """Tell whether what is passed on says much of what the headline says."""
    told = {t.lemma_.lower()[:_STEM] for span in a.content for t in reading.parse.tokens(span)}
    said = _stems(headline)
    shared = said & told
    many = len(shared) > _MIN_SHARED and len(shared) >= _MIN_SHARE * len(said)
    return many or (len(shared) >= _MIN_SHARED and len(shared) >= share * len(said))


def _is_own_deed(reading: Reading, a: Attributed) -> bool:
    """Tell whether the source tells of itself: "Norlink said *it* would close two routes" is no news about others."""
    head = reading.parse.doc[a.content_head] if a.content_head is not None else None
    subject = tree.subject_of(head) if head is not None else None
    return subject is not None and subject.pos_ == "PRON" and subject.dep_ != "expl"


def _may_speak(reading: Reading, source: Token, phrase: Sequence[Token]) -> bool:
    """Tell whether a source is a name, the police, or people, a body or a paper of which the words tell more: no "a court"."""
    if source.i in reading.mentions or source.lower_ == "police":
        return True
    noun = source.lemma_.lower()
    speaks = noun in lexicon("sayers") or noun in lexicon("role_nouns") or noun in lexicon("unnamed_people")
    told = [t for t in phrase if t is not source and t.dep_ in _TELLING]
    return bool(told) and (speaks or noun in lexicon("evidence_nouns"))


def _lacks_article(reading: Reading, source: Token) -> bool:
    """Tell whether a singular noun has no article, so that the name behind it was cut off: "phone company [Qwest]"."""
    if source.tag_ != "NN" or source.i in reading.mentions or source.lower_ == "police":
        return False
    return tree.child(source, "det", "poss", "nummod") is None


def gives_away(reading: Reading, source: Token, words: str, headline: Sequence[Token]) -> bool:
    """Tell whether the headline has the source in any form: a word of it, its initials, or the name of who holds the post."""
    beginnings = {t.lower_[:_MIN_WORD] for t in headline if len(t) >= _MIN_WORD}
    beside = " ".join(t.text for name in tree.children(source, "appos") for t in name.subtree)
    own = [w.strip(".,'’") for w in f"{words} {beside}".split()]
    if any(w.lower()[:_MIN_WORD] in beginnings for w in own if len(w) >= _MIN_WORD and w.lower() not in _SMALL):
        return True
    initials = "".join(w[0] for w in own if w[:1].isupper())
    if any(t.text.isupper() and len(t) > 1 and (t.text in own or t.text in initials) for t in headline):
        return True
    head = source.lemma_.lower()
    people = {reading.mentions[t.i].name for t in headline if t.i in reading.mentions}
    entity = reading.entity(source)
    return (entity is not None and entity.name in people) or any(
        head in reading.posts.get(name, "").lower() for name in people
    )


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
            Fires(
                "Norwegian ferries are old and slow, according to a survey by the University of Bergen.",
                ({"source": "a survey by the University of Bergen", "label": "Survey"},),
                headline="Survey: Norwegian ferries old and slow",
            ),
            Fires(
                "Norwegian ferries are old and slow, according to a survey by the University of Bergen.",
                ({"source": "a survey by the University of Bergen", "label": "survey"},),
                headline="Norwegian ferries old and slow, survey finds",
            ),
            Fires(
                "Norwegian ferries are old and slow, according to the latest Bergen University survey released on Tuesday.",
                ({"source": "the latest Bergen University survey", "label": "Survey"},),
                headline="Survey: Norwegian ferries old and slow",
            ),
        ),
        silent=(
            Silent(
                "The water rose all night. A storm on Tuesday destroyed two bridges in Turin, Italian officials said.",
                "nobody need know what the second sentence of a report gives",
                headline="Storm destroys two bridges in Turin",
            ),
            Silent(
                "A storm destroyed two bridges in Turin, local company said.",
                "the name of the company is cut off",
                headline="Storm destroys two bridges in Turin",
            ),
            Silent(
                "A storm on Tuesday destroyed two bridges in Turin, Italian officials said.",
                "marks say already that the words are somebody's",
                headline="Storm ‘destroys’ two bridges in Turin",
            ),
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
