"""Labels by which a report tells on which side a source stands: "conservative", "Clinton ally", "that backs Berg"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.gazetteer import place_type
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.entities import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.lexicon import Entry
    from quizgen.read import Reading

_HYPHENS = frozenset({"-", "–", "‑"})
_OF_BODY = frozenset({"of", "at", "for", "with", "from", "by"})
_LEADING = frozenset({"lead", "head", "run", "chair", "found", "co-found", "direct", "be", "work", "own"})
"""Verbs of a relative clause whose object or noun describes its subject, too: "who *leads* a liberal group"."""
_PLACES = frozenset({"GPE", "LOC"})
_PARTIES = frozenset({"Democrat", "Republican", "Democratic", "GOP", "Tory", "Labour", "Conservative"})
_CAUSES = frozenset({"rights", "control", "choice", "reform"})
_NEAR = 3
"""Words from the name of a party to the calling that it describes: "a *Republican* media strategist"."""
_OWNERS = frozenset({"his", "her", "their", "its"})
_LONGEST = 9


@dataclass(frozen=True)
class Label:
    """The words of a label, and whether they are said of the source itself, not of the body it belongs to."""

    tokens: tuple[Token, ...]
    own: bool


def labels(reading: Reading, head: Token) -> list[Label]:
    """Return the labels in the phrase of a source, in the order of the text; those that touch are one."""
    found = [
        Label(tuple(tokens), own and (noun == head or not _is_body(reading, noun)))
        for noun, own in _described(reading, head)
        for tokens in (*_adjectives(reading, noun), *_nouns(reading, noun), *_clauses(reading, noun))
    ]
    return _joined(sorted(found, key=lambda label: label.tokens[0].i))


def _joined(found: Sequence[Label]) -> list[Label]:
    """Join labels that overlap or stand side by side: "*liberal* *Clinton supporter*"."""
    joined: list[Label] = []
    for label in found:
        if joined and label.tokens[0].i <= joined[-1].tokens[-1].i + 1:
            whole = sorted({*joined[-1].tokens, *label.tokens}, key=lambda t: t.i)
            joined[-1] = Label(tuple(whole), joined[-1].own or label.own)
        else:
            joined.append(label)
    return joined


def _described(reading: Reading, head: Token) -> Iterator[tuple[Token, bool]]:
    """Yield the nouns that tell what a source is, and those of the body it speaks for (with False)."""
    found = [(head, True)]
    for noun, own in found:
        yield noun, own
        siding = noun.lemma_.lower() in lexicon("siding_nouns")
        for c in noun.children:
            if c.i < noun.i and c.dep_ not in {"appos"}:
                continue
            if c.dep_ == "appos":
                found += [(t, own) for t in tree.conjuncts_of(c) if t.pos_ in {"NOUN", "PROPN", "ADJ"}]
            elif c.dep_ == "prep" and c.lower_ in _OF_BODY and not siding:
                found += [(t, False) for t in tree.children(c, "pobj") if _is_body(reading, t)]
            elif c.dep_ == "relcl" and c.lemma_ in _LEADING and not tree.is_negated(c) and tree.is_finite(c):
                found += [(t, own and c.lemma_ == "be") for t in _objects(reading, c)]


def _objects(reading: Reading, verb: Token) -> Iterator[Token]:
    past = verb.lemma_ == "be" and tree.is_past(verb)
    if past or (subject := tree.child(verb, "nsubj")) is None or subject.lower_ not in {"who", "that", "which"}:
        return
    for c in verb.children:
        if c.dep_ == "attr":
            yield from tree.conjuncts_of(c)
        elif c.dep_ == "dobj" and _is_body(reading, c):
            yield c
        elif c.dep_ == "prep" and c.lower_ in {"for", "with", "at"}:
            yield from (t for t in tree.children(c, "pobj") if _is_body(reading, t))


def _is_body(reading: Reading, noun: Token) -> bool:
    entity = reading.mentions.get(noun.i)
    if entity is not None:
        apart = noun.ent_type_ in _PLACES or place_type(entity.name) is not None
        return not apart and entity.kind not in {EntityKind.PERSON, EntityKind.PLACE}
    lemma = noun.lemma_.lower()
    return (
        lemma in lexicon("leaning_bodies") or lemma in lexicon("body_nouns") or lemma in lexicon("organisation_nouns")
    )


def _before(noun: Token) -> list[Token]:
    """Return a noun with what stands before it in its phrase, owners left out."""
    owned = {t.i for c in tree.children(noun, "poss") for t in c.subtree}
    tokens = [t for t in noun.subtree if t.i <= noun.i and t.i not in owned]
    return tree.unbroken(tokens, noun)


def word_of(token: Token) -> list[Token]:
    """Return the tokens of the hyphenated word that ``token`` is part of."""
    doc, first, last = token.doc, token.i, token.i
    while (
        first >= 2
        and doc[first - 1].text in _HYPHENS
        and not (doc[first - 1].whitespace_ or doc[first - 2].whitespace_)
    ):
        first -= 2
    while (
        last + 2 < len(doc)
        and doc[last + 1].text in _HYPHENS
        and not (doc[last].whitespace_ or doc[last + 1].whitespace_)
    ):
        last += 2
    return list(doc[first : last + 1])


def _adjectives(reading: Reading, noun: Token) -> Iterator[list[Token]]:
    """Yield "conservative", "pro-business", "union-backed" before a noun, or as the noun itself."""
    seen: set[int] = set()
    for token in _before(noun):
        if token.i in seen:
            continue
        word = word_of(token)
        seen |= {t.i for t in word}
        follows = tree.word_after(word[-1])
        if word[-1].i <= noun.i and _leans(reading, word, follows):
            yield word


def _leans(reading: Reading, word: Sequence[Token], follows: str) -> bool:
    """Tell whether a word tells a leaning, and is no part of a name."""
    if len(word) == 1:
        entry = _entry(word[0])
        if entry is None or entry.cls != "word" or follows in entry.never_with or word[0].i in reading.mentions:
            return False
        if word[0].text in lexicon("party_words") or tree.word_before(word[0]) in _OWNERS:
            return False  # "the Conservative spokesman" is of the party; "her liberal colleague" is somebody's
        return word[0].text.islower() or "capital" in entry.gate or bool(word[0].is_sent_start)
    parts = [t.lower_ for t in word if t.text not in _HYPHENS]
    first, last = lexicon("leaning_words").get(parts[0]), lexicon("leaning_words").get(parts[-1])
    if first is not None and first.cls == "first":
        return not set(parts[1:]) & set(first.never_with)
    return last is not None and last.cls == "last" and not set(parts[:-1]) & set(last.never_with)


def _entry(token: Token) -> Entry | None:
    return lexicon("leaning_words").first((token.lower_, token.lemma_.lower()))


def _nouns(reading: Reading, noun: Token) -> Iterator[list[Token]]:
    """Yield "Clinton ally", "critic of the plan", and the party of "a Republican strategist"."""
    for token in _before(noun):
        entry = lexicon("siding_nouns").first((token.lemma_.lower(), token.lower_))
        if entry is None or (token.text[:1].isupper() and token.i != token.sent.start):
            continue
        left = _left_of(token)
        if (left and left[-1].lower_ in entry.never_with) or (entry.gloss and tree.word_before(token) != entry.gloss):
            continue
        party = [t for t in _before(noun) if t.i < token.i and t.text in _PARTIES] if "party" in entry.gate else []
        if party and token.i - party[-1].i <= _NEAR:
            yield [party[-1]] if "name" not in entry.gate else list(token.doc[party[-1].i : token.i + 1])
        elif any(_may_stand(reading, t, entry) for t in left):
            yield [*left, token]
        elif (right := _right_of(reading, token, entry)) is not None:
            whole = list(token.doc[token.i - bool(entry.gloss) : right[-1].i + 1])  # "adviser *on fish* to Berg"
            if len(whole) <= _LONGEST and not any(t.text == "," for t in whole):
                yield whole


def _may_stand(reading: Reading, token: Token, entry: Entry) -> bool:
    """Tell whether a word before a noun names whom or what it is for or against."""
    if "name" in entry.gate:
        return token.pos_ in {"NOUN", "PROPN"}
    if "cause" in entry.gate:
        return token.lower_ in _CAUSES and tree.word_before(token) not in {"human", "civil"}
    return "person" in entry.gate and is_person(reading, token)


def is_person(reading: Reading, token: Token) -> bool:
    """Tell whether a token is of the name of a person."""
    entity = reading.mentions.get(token.i)
    return entity.kind is EntityKind.PERSON if entity is not None else token.ent_type_ == "PERSON"


def _left_of(noun: Token) -> list[Token]:
    """Return the names and nouns right before a noun, with an owner's: "Clinton's", "abortion rights"."""
    found: list[Token] = []
    for i in range(noun.i - 1, noun.sent.start - 1, -1):
        token = noun.doc[i]
        joins = token.text in _HYPHENS or token.tag_ == "POS"
        if not (joins or token.pos_ in {"NOUN", "PROPN"} or token.text in _PARTIES) or (token.is_punct and not joins):
            break
        found.insert(0, token)
    return found


def _right_of(reading: Reading, noun: Token, entry: Entry) -> list[Token] | None:
    """Return what a noun is for or against: "of the plan", up to a comma; aides must be those of a person."""
    preposition = next((c for c in tree.children(noun, "prep") if c.i > noun.i and c.lower_ in entry.gate), None)
    run = _run(list(preposition.subtree)) if preposition is not None else None
    if run is None or "person" not in entry.gate:
        return run
    people = [n for n, t in enumerate(run) if is_person(reading, t)]
    return run[: people[-1] + 1] if people else None


def _run(tokens: Sequence[Token]) -> list[Token] | None:
    """Return tokens up to the first comma or bracket, where they are a few."""
    end = next((n for n, t in enumerate(tokens) if t.is_punct and t.text not in {*_HYPHENS, "."}), len(tokens))
    run = list(tokens[:end])
    while run and (run[-1].is_punct or run[-1].dep_ == "cc"):
        run.pop()
    return run if 1 < len(run) <= _LONGEST else None


def _clauses(reading: Reading, noun: Token) -> Iterator[list[Token]]:
    """Yield "that backs Berg", "opposed to the plan", "funded by the industry" behind a noun."""
    for verb in tree.children(noun, "relcl", "acl"):
        entry = lexicon("siding_verbs").get(verb.lemma_.lower())
        if entry is None or verb.i < noun.i or tree.is_negated(verb) or tree.modal_of(verb) is not None:
            continue
        if verb.tag_ == "VBN" and verb.dep_ == "acl" and not _is_body(reading, noun):
            continue  # "a project funded by Berg"
        if _sides(verb, entry) and (run := _run(list(verb.subtree))) is not None and verb in run:
            yield run


def _sides(verb: Token, entry: Entry) -> bool:
    """Tell whether a verb has the form, and the object or preposition, in which it tells a side."""
    prepositions = {c.lower_ for c in tree.children(verb, "prep", "agent")}
    thing = tree.object_of(verb)
    if (
        thing is not None
        and entry.never_with
        and (thing.lemma_.lower() in entry.never_with or thing.ent_type_ in _PLACES)
    ):
        return False
    has_object = thing is not None or bool(prepositions & set(entry.gate) - {"by"})
    if verb.dep_ == "relcl":
        subject = tree.child(verb, "nsubj")
        lasting = (
            verb.tag_ in {"VBZ", "VBP"}
            or tree.is_present_perfect(verb)
            or (verb.tag_ == "VBG" and not tree.is_past(verb))
        )
        now = lasting or "past" in entry.gate
        return (
            "who" in entry.gate
            and now
            and has_object
            and subject is not None
            and subject.lower_ in {"who", "that", "which"}
        )
    if verb.tag_ == "VBG":
        return "ing" in entry.gate and has_object
    return verb.tag_ in {"VBN", "VBD"} and "ed" in entry.gate and bool(prepositions & set(entry.gate))
