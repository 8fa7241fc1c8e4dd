"""FCO-4: what kind of statement a source makes: one that records could check, a judgement, or a forecast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.statement import quoted, statement
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed

_SAID = frozenset({"neutral", "force", "doubt", "concession"})
_UNSURE = frozenset(
    {"may", "might", "could", "should", "must", "can", "perhaps", "probably", "likely", "possibly", "if", "unless",
     "whether", "reportedly", "allegedly", "apparently", "almost", "never", "always", "seem", "seems", "seemed", "appear",
     "appears", "appeared", "too", "enough", "wisely", "neither", "nor", "no", "only", "not", "n't", "n’t"}
)  # fmt: skip
_GIVING_AWAY = frozenset({"tell", "predict", "forecast", "project", "promise", "pledge", "vow", "warn", "threaten"})
_SPEAKER = frozenset({"i", "we", "you", "my", "our", "your", "me", "us"})
_HE_SHE = frozenset({"he", "she", "it", "they"})
_LIKING = frozenset({"like", "love", "prefer", "want", "hope", "need", "have", "seem"})
_WHY = "Before asking whether a statement is true, ask whether it is of the kind that can be checked."


@dataclass(frozen=True, kw_only=True)
class StatementKind(Fact):
    """A statement of a source, made to stand alone, and its kind.

    told: "Smith said that …". sort: "checkable", "judgement" or "forecast".
    """

    kind: ClassVar[str] = "statement_kind"
    identity: ClassVar[tuple[str, ...]] = ("told",)
    told: str
    sort: str


def find(reading: Reading) -> Iterator[StatementKind]:
    """Yield the statements whose kind their own words show beyond doubt."""
    for a in reading.attributions:
        if a.stance not in _SAID or a.negated or a.nested is not None or a.question:
            continue
        if a.cue_head is None or a.source_head is None:
            continue
        cue, source = reading.parse.doc[a.cue_head], reading.parse.doc[a.source_head]
        if cue.tag_ not in {"VBD", "VBZ", "VBN"} or tree.modal_of(cue) is not None or tree.is_conditional(cue):
            continue
        if tree.child(source, "conj") is not None:
            continue
        told = _told_quote(reading, a, source) if a.mode == "direct" else _told_claim(reading, a, source)
        if told is None:
            continue
        yield StatementKind(
            rule="FCO-4",
            spans=make_spans({"answer": a.content, "source": a.source, "cue": a.cue}),
            sentence=reading.parse.sentence_of(cue).span,
            told=told[0],
            sort=told[1],
        )


def _told_claim(reading: Reading, a: Attributed, source: Token) -> tuple[str, str] | None:
    """Return "Smith said that …" with its kind, or None where it cannot stand alone or the kind is open."""
    if a.pattern != "verb" or a.content_head is None or a.cue_head is None:
        return None
    claim = [t for span in a.content for t in reading.parse.tokens(span)]
    sort = _sort(reading.parse.doc[a.content_head], claim)
    found = statement(reading, a, tree.noun_phrase(source)) if sort is not None else None
    if found is None or sort is None:
        return None
    return f"{found.source} {_said(a, reading.parse.doc[a.cue_head])} that {found.claim}", sort


def _told_quote(reading: Reading, a: Attributed, source: Token) -> tuple[str, str] | None:
    """Return "Smith said: “…”" with its kind for a quotation of one clear sentence."""
    found = quoted(reading, a, source)
    if found is None or found.source.lower() in _HE_SHE:
        return None
    tokens = list(reading.parse.tokens(found.quotation.inner))
    inside = {t.i for t in tokens}
    heads = [t for t in tokens if (t.head.i == t.i or t.head.i not in inside) and not t.is_punct]
    if (
        len(heads) != 1
        or tokens[0].dep_ == "cc"
        or heads[0].pos_ not in {"VERB", "AUX"}
        or any(t.text in ".?!;…" for t in tokens[:-1])
        or any(t.lower_ in _SPEAKER for t in tokens)
    ):
        return None
    sort = _sort(heads[0], tokens)
    return None if sort is None else (f"{found.source} said: “{found.words}”", sort)


def _said(a: Attributed, cue: Token) -> str:
    """Return the cue in words; one that wants somebody told, or tells the kind of statement, becomes "said"."""
    if a.cue_lemma in _GIVING_AWAY:
        return "says" if cue.tag_ == "VBZ" else "said"
    particle = tree.child(cue, "prt")
    words = [*tree.auxiliaries_of(cue), cue, *([particle] if particle is not None else [])]
    return " ".join(t.text.lower() for t in words)


def _sort(head: Token, claim: list[Token]) -> str | None:
    """Return the kind of a clause, or None where its words leave room for two."""
    if any(t.lower_ in _UNSURE for t in claim) or tree.is_negated(head):
        return None
    judging = [t for t in claim if t.lemma_.lower() in lexicon("evaluative_words") or t.tag_ in {"JJS", "RBS"}]
    if tree.modal_of(head) is not None:
        modal = tree.modal_of(head)
        plain = modal is not None and modal.lower_ in {"will", "would"} and not _is_unreal(head) and not _is_state(head)
        return "forecast" if plain and not judging else None
    if judging:
        return "judgement" if _judges(head, judging) and not any(t.like_num for t in claim) else None
    return "checkable" if _is_on_record(head) else None


def _is_unreal(head: Token) -> bool:
    """Tell whether the clause tells what would have been, would be under a condition, or goes on in the past."""
    if any(c.dep_ == "conj" and c.tag_ == "VBD" for c in head.children):
        return True
    return any(aux.lower_ == "have" for aux in tree.auxiliaries_of(head)) or any(
        c.dep_ == "advcl" for c in head.children
    )


def _is_state(head: Token) -> bool:
    """Tell whether the clause tells no event: "would like", "would be difficult"."""
    return head.lemma_ in _LIKING or (head.lemma_ == "be" and tree.child(head, "acomp", "expl") is not None)


def _judges(head: Token, judging: list[Token]) -> bool:
    """Tell whether an evaluating word is what the clause says of its subject ("the plan is a disgrace")."""
    subject = tree.subject_of(head)
    if head.lemma_ != "be" or subject is None or subject.pos_ == "PRON":
        return False
    predicate = tree.child(head, "acomp", "attr")
    if predicate is None or tree.child(head, "advcl") is not None:
        return False
    return predicate in judging or any(c in judging and c.dep_ == "amod" for c in predicate.children)


def _is_on_record(head: Token) -> bool:
    """Tell whether the clause tells of a recorded act in the past, or of a number of things that somebody counted."""
    tensed = next((t for t in tree.auxiliaries_of(head) if t.tag_ in {"VBD", "VBZ", "VBP"}), head)
    if tensed.tag_ not in {"VBD", "VBZ", "VBP"} or (tensed is not head and tensed.lower_ in {"is", "are"}):
        return False
    past = head.tag_ in {"VBD", "VBN"}
    if past and head.lemma_ in lexicon("recorded_acts"):
        return True
    thing = tree.object_of(head)
    return past and thing is not None and any(c.dep_ == "nummod" and c.text[:1].isdigit() for c in thing.children)


RULES = (
    FactRule(
        id="FCO-4",
        family="FCO-4",
        skill="FCO",
        level=2,
        finds="A statement of a source that is clearly a checkable fact, a judgement, or a forecast.",
        why=_WHY,
        find=find,
        fires=(
            Fires(
                "Mary Jones said that Norlink had sold two ferries to Sweden in 2019.",
                ({"told": "Mary Jones said that Norlink had sold two ferries to Sweden in 2019", "sort": "checkable"},),
            ),
            Fires(
                "Mary Jones said that the port of Bergen was a disgrace to Norway.",
                ({"sort": "judgement"},),
            ),
            Fires(
                "Mary Jones told reporters that Norlink would buy two ferries from Sweden.",
                ({"told": "Mary Jones said that Norlink would buy two ferries from Sweden", "sort": "forecast"},),
            ),
        ),
        silent=(
            Silent("Mary Jones said that Norlink might sell two ferries to Sweden.", "neither done nor announced"),
            Silent("Mary Jones said that Norlink would sell two ferries if Sweden paid.", "a condition"),
            Silent("If Sweden agrees, Mary Jones said that Norlink would sell two ferries.", "a condition before it"),
            Silent(
                "Mary Jones reportedly said that Norlink had sold two ferries to Sweden.", "nobody vouches that she did"
            ),
            Silent(
                "Mary Jones said that Norlink had wisely sold two of its best ferries.", "fact and judgement in one"
            ),
            Silent("Mary Jones said that Norlink neither sold nor bought two ferries of Sweden.", "negated"),
            Silent("Mary Jones said that the ferries of Norlink were old.", "how old is old?"),
            Silent("Norlink sold two ferries to Sweden.", "no source"),
            Silent("She said that Norlink had sold two ferries to Sweden.", "who?"),
        ),
    ),
)
