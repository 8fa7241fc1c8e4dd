"""What the parse shows: verbs with a reported clause, plans and wishes, "according to"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizgen.lexicon import Entry
from quizgen.model import Span
from quizgen.read import tree
from quizgen.read.attribution.asides import aside_of
from quizgen.read.attribution.extent import cut_off, trimmed
from quizgen.read.attribution.labels import of_label
from quizgen.read.attribution.model import Attributed, Page, attributed, cue_phrase, entry_of, merged, mode_of
from quizgen.read.attribution.nouns import of_noun
from quizgen.read.attribution.objects import complement_of, object_of
from quizgen.read.attribution.phrases import can_speak, is_document, of_adverb, of_phrase
from quizgen.read.attribution.predicates import of_adjective, of_making_clear, of_passive
from quizgen.read.attribution.sources import source_of
from quizgen.read.attribution.units import Unit

if TYPE_CHECKING:
    from spacy.tokens import Token


_NO_SOURCE = frozenset({"it", "there", "that", "this", "which", "what", "i", "we", "you"})
"""Subjects that are no source: the article does not speak of itself, and "you" is anybody."""


def of_clauses(page: Page, units: Sequence[Unit]) -> Iterator[Attributed]:
    """Yield what the parse shows: verbs with a reported clause, plans and wishes, "according to", adverbs."""
    for unit in units:
        if unit.floating:
            continue
        label = of_label(page, unit)
        if label is not None:
            yield label
        for token in page.parse.doc[unit.first : unit.end]:
            if token.i in page.quoted:
                continue
            if token.lower_ in {"according", "in"}:
                found = of_phrase(page, unit, token)
            elif token.pos_ in {"VERB", "AUX"}:
                found = _of_aside(page, unit, token) or _of_verb(page, token)
            elif token.pos_ == "NOUN":
                found = of_noun(page, token)
            elif token.pos_ == "ADV":
                found = of_adverb(page, token)
            else:
                continue
            if found is not None:
                yield found


def _of_aside(page: Page, unit: Unit, verb: Token) -> Attributed | None:
    aside = aside_of(page, unit, verb)
    if aside is None or not _may_speak(verb, aside.entry, aside.source):
        return None
    head = tree.clause_complement_of(verb)
    return attributed(
        page, verb, aside.entry, aside.source, aside.content, pattern="aside",
        content_head=head.i if head is not None else None, mode=mode_of(page, aside.content),
    )  # fmt: skip


def _of_verb(page: Page, verb: Token) -> Attributed | None:
    """Return the attribution that a verb with a complement makes."""
    if _is_participle(verb) or (tree.is_passive(verb) and not _is_perfect(verb)):
        return of_passive(page, verb)
    return (
        of_adjective(page, verb)
        or (of_making_clear(page, verb) if verb.lemma_ == "make" else None)
        or _of_clause(page, verb, "ccomp")
        or _of_object(page, verb)
        or _of_clause(page, verb, "xcomp")
    )


def _is_participle(verb: Token) -> bool:
    """Tell whether a passive participle opens or closes a sentence: "Asked whether …, Smith said", "…, when asked if …"."""
    if verb.dep_ != "advcl" or tree.auxiliaries_of(verb):
        return False
    subject = tree.subject_of(verb)
    return verb.tag_ == "VBN" or (verb.lower_ == "asked" and (subject is None or subject.i > verb.i))


def _is_perfect(verb: Token) -> bool:
    """Tell whether "he's said that …" is "he has said", which the parser takes for a passive."""
    auxiliary = tree.child(verb, "auxpass")
    return auxiliary is not None and auxiliary.text in {"'s", "’s"} and tree.clause_complement_of(verb) is not None


def _of_clause(page: Page, verb: Token, label: str) -> Attributed | None:
    """Return the attribution of a reported clause ("said that …"), or of what is wanted or promised ("vowed to …")."""
    entry = entry_of(verb, label)
    complement = tree.child(verb, label) if entry is not None else None
    if entry is None or complement is None or (label == "ccomp" and not _is_reported(verb, complement)):
        return None
    source = source_of(page, verb)
    if source is None or not _may_speak(verb, entry, source) or _is_set_between(verb, source):
        return None
    content = _complement_spans(page, verb, complement, source)
    if not content:
        return None
    return attributed(page, verb, entry, source, content, pattern="verb", content_head=complement.i,
                      mode=mode_of(page, content))  # fmt: skip


def _of_object(page: Page, verb: Token) -> Attributed | None:
    """Return the attribution of a verb whose object or prepositional phrase is what it is about."""
    entry = entry_of(verb, "object")
    found = object_of(verb, entry) if entry is not None else None
    made = (entry, *found) if entry is not None and found is not None else complement_of(page, verb)
    if made is None:
        return None
    entry, head, tokens = made
    source = source_of(page, verb)
    if source is None or not (_may_speak(verb, entry, source) and can_speak(page, source)) or _tells_itself(page, head):
        return None
    if "document" in entry.gate and not is_document(source):
        return None
    tokens = trimmed(cut_off(page, verb, tokens))
    if not tokens or (len(tokens) == 1 and tokens[0].pos_ == "PRON"):
        return None
    content = merged(page.parse.spans(tokens), page.parse.article.text)
    preposition = [head.head] if head.head.dep_ == "prep" and head.head.head.i == verb.i else []
    return attributed(page, verb, entry, source, content, pattern="object", content_head=head.i,
                      mode=mode_of(page, content), cue_tokens=[*cue_phrase(verb), *preposition])  # fmt: skip


def _tells_itself(page: Page, noun: Token) -> bool:
    """Tell whether the object is itself a cue with a source: "issued a *warning* that …"."""
    found = of_noun(page, noun) if noun.pos_ == "NOUN" else None
    return found is not None and bool(found.source)


def _may_speak(verb: Token, entry: Entry, source: Token) -> bool:
    """Tell whether a subject can be a source; "it" can where a clause follows the cue at once ("It said ships float")."""
    if source.lower_ == "it":
        return "it" in entry.gate and verb.i + 1 < len(verb.doc) and verb.nbor().pos_ not in {"ADP", "PUNCT"}
    if source.lower_ == "one":
        return tree.child(source, "prep") is not None
    return source.lower_ not in _NO_SOURCE


def _is_set_between(verb: Token, source: Token) -> bool:
    """Tell whether a comma parts a verb from the bare name before it, as in "Berg, said Mellum, is late": who speaks stands behind."""
    return verb.i == source.i + 2 and tree.word_before(verb) == "," and verb.nbor().pos_ in {"PROPN", "NOUN", "DET"}


def _is_reported(verb: Token, clause: Token) -> bool:
    """Tell whether a clause is told, not commanded or small: "said he left", not "see him leave".

    What a semicolon keeps apart from the verb is a sentence of its own, whatever the parser says.
    """
    if any(t.text in {";", ":"} for t in verb.doc[clause.i : verb.i]):
        return False
    if clause.i < verb.i and any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.children):
        return False  # "laws of Texas, that courts said were unfair": told of the laws only
    return (
        tree.is_finite(clause)
        or clause.tag_ in {"JJ", "NN", "NNS", "NNP", "RB", "IN"}
        or any(c.dep_ == "mark" and c.lower_ in {"that", "whether", "if"} for c in clause.children)
    )


def _complement_spans(page: Page, verb: Token, complement: Token, source: Token) -> tuple[Span, ...]:
    """Return the content, without the cue and source where they interrupt it."""
    cut = {t.i for t in tree.auxiliaries_of(verb)} | {verb.i}
    if not source.is_ancestor(verb):
        cut |= {t.i for t in source.subtree}
    tokens = [t for t in complement.subtree if t.i not in cut]
    if complement.dep_ == "ccomp" and complement.i > verb.i:
        tokens += [t for c in verb.children if c.i > complement.i and _still_told(c) for t in c.subtree]
        tokens += _and_that(tokens, verb)
    if complement.i > verb.i:
        tokens = cut_off(page, verb, tokens)
    tokens = trimmed(tokens)
    if len(tokens) < 2:
        return ()
    return merged(page.parse.spans(tokens), page.parse.article.text)


def _still_told(part: Token) -> bool:
    """Tell whether what the parser joins to the cue belongs to what is told: "said he hoped … and *would* …", "*because* …"."""
    if part.dep_ == "advcl":
        return any(c.dep_ == "mark" and c.lower_ in {"because", "if", "unless", "until"} for c in part.children)
    tensed = any(t.lower_ in {"would", "could", "might", "had"} for t in tree.auxiliaries_of(part))
    return part.dep_ == "conj" and tensed and tree.child(part, "nsubj", "nsubjpass") is None


def _and_that(tokens: list[Token], verb: Token) -> list[Token]:
    """Return the rest of the sentence where a second "that" clause follows which the parser lost: "that …, and that …"."""
    if not tokens:
        return []
    doc, index, end = verb.doc, tokens[-1].i + 1, verb.sent.end
    while index < end and doc[index].text in {",", "and", "but"}:
        index += 1
    if index >= end or doc[index].lower_ != "that" or doc[index - 1].pos_ != "CCONJ" or doc[index].tag_ == "WDT":
        return []
    return list(doc[tokens[-1].i + 1 : end])
