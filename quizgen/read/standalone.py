"""Standing alone: a phrase of the article reworded so that a stranger understands it months later.

Names are written in full, safe pronouns replaced, relative dates worked out,
and short definite descriptions ("the meeting") replaced by the fuller one they
take up. Where any of that is unsafe the answer is None: the rule stays silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon
from quizgen.model import BlockKind
from quizgen.read import tree
from quizgen.read.descriptions import named_by
from quizgen.read.entities import Entity, EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read.reading import Reading

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_NEUTRAL = frozenset({"it", "its", "itself", "they", "them", "their", "theirs", "themselves"})
_SPEAKER = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours", "myself"})
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
_POINTING = frozenset({"this", "that", "these", "those"})
_DANGLING = frozenset(
    {"here", "then", "later", "earlier", "afterwards", "latter", "another", "such", "same", "former", "likewise",
     "elsewhere", "thereafter", "instead", "again", "otherwise", "thus", "hence", "therefore", "so", "one"}
)  # fmt: skip
_FILLERS = frozenset({"also", "meanwhile", "however", "too", "now", "currently", "moreover", "furthermore", "recently"})
_DEICTIC_ADJECTIVES = frozenset(
    {"latest", "last", "next", "previous", "following", "same", "other", "new", "current", "present", "recent", "two"}
)
_LOOSE_PREPOSITIONS = frozenset({"in", "at", "on", "by", "after", "before", "during", "within"})
"""Prepositions whose phrase often belongs to the verb; only a name makes it define the noun."""
_RESTRICTING = ("relcl", "acl", "poss", "appos")
_NO_NAMES = frozenset({"", "ORDINAL", "CARDINAL"})
"""Entity labels that do not make a noun a name ("the second", "the two")."""
_UNRESTRICTED_HEADS = frozenset({"one", "thing", "side", "pair", "group", "former", "latter"})
_COURTESY = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr."})
_UNCLEAR_IN_QUOTES = re.compile(
    r"\b(?:he|she|him|her|his|hers|it|its|they|them|their|theirs|this|that|these|those|here)\b|[\[\]()…]", re.IGNORECASE
)
_COMPOUND_PART = 4
_LOOK_BACK = 8
"""Sentences within which a short description takes up a fuller one."""


@dataclass(frozen=True)
class Rewritten:
    """A stretch of tokens with the wording each gets; an empty wording drops the token."""

    reading: Reading
    words: Mapping[int, str]

    def text(self, tokens: Sequence[Token]) -> str:
        """Return ``tokens`` in their new wording, spaced and trimmed, without stray punctuation at the ends."""
        parts: list[str] = []
        previous: Token | None = None
        for token in tokens:
            word = self.words.get(token.i, _lowered(self.reading, token))
            if not word:
                continue
            if previous is not None and _spaced(self.reading, previous, token):
                parts.append(" ")
            parts.append(word)
            previous = token
        return _trimmed("".join(parts))


def standalone(
    reading: Reading,
    tokens: Sequence[Token],
    *,
    definites: bool = True,
    dates: bool = True,
    kept: frozenset[int] = frozenset(),
) -> str | None:
    """Return ``tokens`` as text with names in full, pronouns and dates resolved; None where that is unsafe.

    Unsafe is a pronoun that is not resolved, a relative date that cannot be
    worked out (unless ``dates`` is False), or a definite description whose
    referent neither the phrase nor the text before it gives ("the two sides";
    unless ``definites`` is False). kept: indices of tokens that stay as printed.
    """
    kept = kept if dates else kept | _unresolved(reading)
    rewritten = rewrite(reading, [token for token in tokens if token.i not in kept], definites=definites)
    if rewritten is None:
        return None
    text = rewritten.text(tokens)
    return text if text and _balanced(text) else None


def _unresolved(reading: Reading) -> set[int]:
    """Return the tokens of relative dates that cannot be worked out; they may stay as printed in a dated passage."""
    return {i for time in reading.times.values() if time.replacement is None for i in range(time.first, time.end)}


def is_readable(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Tell whether ``tokens`` can be shown as printed: no pronoun or description in them needs another wording."""
    rewritten = rewrite(reading, tokens)
    if rewritten is None or not _balanced(reading.parse.text(tokens)):
        return False
    return not any(t.i in rewritten.words and (t.pos_ == "PRON" or t.lower_ == "the") for t in tokens)


def quotes_are_clear(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Tell whether every quotation among ``tokens`` is whole and holds no pronoun that something else explains.

    What stands between quotation marks is never reworded.
    """
    if not tokens:
        return True
    span = reading.parse.span(tokens)
    return all(
        quotation.closed
        and span.contains(quotation.span)
        and not _UNCLEAR_IN_QUOTES.search(quotation.inner.of(reading.article.text))
        for quotation in reading.quotes(span)
    )


def rewrite(reading: Reading, tokens: Sequence[Token], *, definites: bool = True, depth: int = 0) -> Rewritten | None:
    """Return the new wording of every token that changes, or None where the phrase cannot stand alone."""
    words: dict[int, str] = {}
    named: set[str] = set()
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.i in words:
            continue
        change = _reword(reading, token, inside, named, definites=definites, depth=depth)
        if change is None:
            return None
        words.update(change)
    return Rewritten(reading, words)


def _reword(
    reading: Reading, token: Token, inside: set[int], named: set[str], *, definites: bool, depth: int
) -> Mapping[int, str] | None:
    """Return the changes that ``token`` asks for (often none), or None where it is unsafe."""
    if reading.in_quotation(token):
        return {}
    if token.i in reading.times:
        return _time(reading, token)
    entity = reading.mentions.get(token.i)
    if entity is not None:
        return _name(reading, token, entity, named)
    if token.lower_ in _COURTESY:
        return {token.i: ""}
    if token.lower_ in _PERSONAL or token.lower_ in _NEUTRAL:
        return _pronoun(reading, token, inside, named)
    if token.lower_ in _SPEAKER and token.pos_ in {"PRON", "DET"}:
        return None
    if token.lower_ in _FILLERS and token.dep_ == "advmod" and tree.is_finite(token.head):
        return {token.i: ""}
    if _dangles(token):
        return None
    if token.lower_ == "the" and token.dep_ == "det" and definites:
        return _definite(reading, token, inside, named, depth)
    return {}


def _time(reading: Reading, token: Token) -> Mapping[int, str] | None:
    """Replace a relative date; the record stands at its first token."""
    time = reading.times[token.i]
    if time.replacement is None:
        return None
    return {token.i: time.replacement, **dict.fromkeys(range(token.i + 1, time.end), "")}


def _name(reading: Reading, token: Token, entity: Entity, named: set[str]) -> Mapping[int, str] | None:
    """Write a person's name in full the first time; leave places, groups and organisations as printed."""
    mention = next(m for m in entity.mentions if m.first <= token.i < m.end)
    rest = dict.fromkeys(range(mention.first, mention.end), "")
    if _is_part_of_name(reading, mention.end - 1):
        return {}
    if entity.ambiguous:
        return None
    if entity.kind is not EntityKind.PERSON or entity.name in named:
        return {}
    if " " not in entity.name and not _is_introduced(reading, entity):
        return None
    named.add(entity.name)
    return {**rest, mention.first: entity.name}


def _is_introduced(reading: Reading, person: Entity) -> bool:
    """Tell whether a person of one name is told by a title ("President Obama") or by the headline."""
    doc = reading.parse.doc
    if person.name.lower() in reading.headline_nouns or any(
        m.first and doc[m.first - 1].lower_ == "the" for m in person.mentions
    ):
        return True  # "the Vanna" is a river, whatever the parser says
    return any(m.first and reading.parse.doc[m.first - 1].lower_ in lexicon("titles") for m in person.mentions)


def _is_part_of_name(reading: Reading, last: int) -> bool:
    """Tell whether a name stands before a noun that it names: "the Clinton campaign" is not "the Hillary Clinton campaign"."""
    token = reading.parse.doc[last]
    return token.dep_ in {"compound", "nmod"} and token.head.i > last and token.head.pos_ in {"NOUN", "PROPN"}


def _pronoun(reading: Reading, token: Token, inside: set[int], named: set[str]) -> Mapping[int, str] | None:
    """Put the name for a pronoun that is resolved; keep one whose antecedent stands before it in the phrase."""
    entity = reading.references.get(token.i)
    if (
        token.i + 1 < len(token.doc)
        and token.nbor().text.startswith(("'", "’"))
        and token.nbor().pos_ in {"AUX", "VERB"}
    ):
        return None
    if entity is not None:
        if entity.name in named:
            return {}
        if token.lower_.endswith("self"):
            return None
        named.add(entity.name)
        return {token.i: _possessive(entity.name) if _is_possessive(token) else entity.name}
    if token.lower_ in _NEUTRAL and _is_pleonastic(token):
        return {}
    antecedent = _subject_antecedent(token)
    if antecedent is None:
        return None
    if antecedent.i in inside:
        return {}
    matrix = reading.mentions.get(antecedent.i)
    if token.lower_ in {"it", "its"} and matrix is not None and matrix.kind is not EntityKind.PERSON:
        return {token.i: _possessive(matrix.name) if _is_possessive(token) else _with_article(matrix, reading)}
    return None


def _with_article(entity: Entity, reading: Reading) -> str:
    """Return the entity's name with the article it has in the text ("the White House")."""
    first = entity.mentions[0].first
    before = reading.parse.doc[first - 1] if first else None
    return f"the {entity.name}" if before is not None and before.lower_ == "the" else entity.name


def _subject_antecedent(token: Token) -> Token | None:
    """Return the subject that a neutral pronoun most surely takes up: of its own clause, or of the clause above."""
    if token.lower_ not in _NEUTRAL:
        return None
    if not (_is_possessive(token) or token.dep_ in {"nsubj", "nsubjpass"} or token.lower_.endswith(("self", "selves"))):
        return None
    clause = tree.clause_of(token)
    plural = token.lower_ in {"they", "them", "their", "theirs", "themselves"}
    for verb in (clause, clause.head):
        subject = tree.child(verb, "nsubj", "nsubjpass")
        if subject is None or subject.i >= token.i or subject.pos_ == "PRON":
            continue
        return subject if _is_plural(subject) == plural else None
    return None


def _is_plural(noun: Token) -> bool:
    return tree.is_share(noun) or noun.tag_ in {"NNS", "NNPS"} or tree.child(noun, "conj") is not None


def _is_pleonastic(token: Token) -> bool:
    """Tell whether "it" stands for nothing: "it is unclear whether", "it has been reported that"."""
    if token.lower_ != "it" or token.dep_ not in {"nsubj", "nsubjpass", "expl"}:
        return False
    verb = token.head
    return any(c.dep_ in {"ccomp", "csubj", "csubjpass", "xcomp"} and c.i > verb.i for c in verb.children) and (
        verb.lemma_ == "be" or tree.is_passive(verb) or verb.lemma_ in {"seem", "appear"}
    )


def _dangles(token: Token) -> bool:
    """Tell whether the word points outside the phrase ("this plan", "another", "later")."""
    word = token.lower_
    if word in _POINTING:
        return token.dep_ in {"det", "nsubj", "nsubjpass", "dobj", "pobj", "attr"} and token.tag_ in {"DT", "PRP"}
    if word == "there":
        return token.dep_ != "expl"
    if word == "such":
        return not (token.i + 1 < len(token.doc) and token.nbor().lower_ == "as")
    if word == "so":
        return token.dep_ == "advmod" and token.head.pos_ in {"VERB", "AUX"}
    if word in {"former", "one"}:
        return token.pos_ in {"NOUN", "PRON"}
    return word in _DANGLING and token.dep_ in {"advmod", "det", "amod", "npadvmod", "pobj", "dobj", "nsubj"}


def _definite(reading: Reading, the: Token, inside: set[int], named: set[str], depth: int) -> Mapping[int, str] | None:
    """Keep "the …" where the phrase itself tells which; else take the fuller phrase used before."""
    head = the.head
    if _is_epithet(head):
        return _person_meant(reading, the, head, inside, named)
    if _is_clear(reading, head, inside):
        return {}
    if depth:
        return {} if _in_headline(reading, head) else None
    if any(c.i in inside and c.dep_ in {"amod", "compound", "nmod", "nummod", "poss"} for c in head.children):
        return {} if _in_headline(reading, head) else None
    fuller = _fuller_description(reading, head) or _named_thing(reading, head) or _described(reading, head, named)
    if fuller is None:
        return {} if _in_headline(reading, head) else None
    phrase = [token for token in tree.noun_phrase(head) if token.i in inside and token.tag_ != "POS"]
    return {the.i: fuller, **{token.i: "" for token in phrase if token.i != the.i}}


def _is_epithet(head: Token) -> bool:
    """Tell whether "the Vermont senator" stands for a name: a role in the singular, with words before it only."""
    if head.tag_ != "NN" or head.lemma_.lower() not in lexicon("role_nouns") or head.lower_ == "guard":
        return False  # a coast guard is a body
    if head.dep_ in {"appos", "attr", "compound", "nmod"} or head.head.dep_ == "appos":
        return False
    behind = [c for c in head.children if c.i > head.i and not c.is_punct]
    return not behind and tree.child(head, "amod", "compound", "nmod") is not None


def _person_meant(
    reading: Reading, the: Token, head: Token, inside: set[int], named: set[str]
) -> Mapping[int, str] | None:
    """Put the name for "the Vermont senator" where the text gives one person alone that role, else nothing."""
    entity = named_by(reading, head)
    if entity is None or entity.kind is not EntityKind.PERSON or entity.ambiguous or entity.name in named:
        return None
    named.add(entity.name)
    phrase = [t for t in tree.noun_phrase(head) if t.i in inside and t.tag_ != "POS"]
    return {the.i: entity.name, **{t.i: "" for t in phrase if t.i != the.i}}


def _is_clear(reading: Reading, head: Token, inside: set[int]) -> bool:
    if head.tag_ == "NNPS" and tree.child(head, "compound") is None and not head.ent_type_:
        return False
    if head.pos_ == "PROPN" or head.ent_type_ not in _NO_NAMES or head.i in reading.mentions:
        return True
    if _is_unique(head) or head.lemma_.lower() in lexicon("bridged_nouns"):
        return True
    if any(_restricts(child) for child in head.children if child.i in inside):
        return True
    if any(child.dep_ == "compound" and child.lemma_.lower() in reading.headline_nouns for child in head.children):
        return True
    return _mentioned_before(head, inside)


def _is_unique(head: Token) -> bool:
    """Tell whether there is but one: "the economy", "the minimum wage"."""
    unique = lexicon("unique_nouns")
    modifiers = [c.lower_ for c in head.children if c.dep_ in {"amod", "compound"}]
    if not modifiers:
        return head.lemma_.lower() in unique
    return any(f"{modifier} {head.lemma_.lower()}" in unique for modifier in modifiers)


def _described(reading: Reading, head: Token, named: set[str]) -> str | None:
    """Return the name that the text ties to the noun, where "the ``head``" can mean nothing else."""
    entity = named_by(reading, head) if head.tag_ == "NN" else None
    if entity is None or entity.ambiguous or entity.name in named:
        return None
    if entity.kind is EntityKind.PERSON:
        named.add(entity.name)
        return entity.name
    return _with_article(entity, reading)


def _in_headline(reading: Reading, head: Token) -> bool:
    """Tell whether the headline, which every card shows, has the noun, or tells of an event by another."""
    lemma = head.lemma_.lower()
    if lemma in reading.headline_nouns or any(_is_last_part(lemma, noun) for noun in reading.headline_nouns):
        return lemma not in _UNRESTRICTED_HEADS
    event = lexicon("event_nouns").get(lemma)
    return event is not None and any(
        other.cls == event.cls for noun in reading.headline_nouns if (other := lexicon("event_nouns").get(noun))
    )


def _is_last_part(lemma: str, noun: str) -> bool:
    """Tell whether a noun of the headline is a compound that ends in ``lemma``: "robocall" has "call"."""
    return len(lemma) >= _COMPOUND_PART and noun.endswith(lemma)


def _restricts(child: Token) -> bool:
    """Tell whether a modifier makes its noun definite: a name, a superlative, a clause, a prepositional phrase."""
    if child.dep_ in {"amod", "compound", "nmod"}:
        if child.lower_ in _DEICTIC_ADJECTIVES:
            return False
        return child.pos_ == "PROPN" or child.tag_ == "JJS" or bool(child.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"})
    if child.dep_ == "prep":
        return any(c.dep_ in {"pobj", "pcomp"} and _tells_which(child, c) for c in child.children)
    return child.dep_ in _RESTRICTING


def _tells_which(preposition: Token, noun: Token) -> bool:
    """Tell whether a prepositional phrase defines its noun: "of the union" does, "in the future" does not."""
    if noun.ent_type_ in {"DATE", "TIME"}:
        return noun.text.isdigit() and preposition.lower_ == "of"
    return preposition.lower_ not in _LOOSE_PREPOSITIONS or noun.pos_ == "PROPN"


def _mentioned_before(head: Token, inside: set[int]) -> bool:
    first = min(inside)
    return any(token.lemma_ == head.lemma_ for token in head.doc[first : head.i] if token.i in inside)


def _fuller_description(reading: Reading, head: Token) -> str | None:
    """Return the fuller phrase that "the ``head``" takes up: the one of the nearest sentence that has such a thing."""
    for nouns in _nouns_before(reading, head):
        same = [token for token in nouns if _same_thing(token, head)]
        if not same:
            continue
        found = {text for token in same if (text := _self_contained(reading, token))}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _named_thing(reading: Reading, head: Token) -> str | None:
    """Return the one proper name before that ends in the noun: "the mosque" takes up "the Grand Mosque"."""
    names = {
        name
        for token in reading.parse.doc[: head.i]
        if reading.parse.sentence_of(token).kind is BlockKind.BODY  # a title has capitals everywhere
        and token.lower_ == head.lower_
        and token.tag_ == "NNP"
        and token.text[0].isupper()
        and (name := _proper(reading, token))
    }
    return names.pop() if len(names) == 1 else None


def _proper(reading: Reading, token: Token) -> str | None:
    """Return a proper name of two or more words that ``token`` ends, with "the"."""
    first = token.i
    while first > token.sent.start and token.doc[first - 1].tag_ == "NNP":
        first -= 1
    return f"the {reading.parse.text(token.doc[first : token.i + 1])}" if first < token.i else None


def _self_contained(reading: Reading, noun: Token) -> str | None:
    """Return the phrase of ``noun`` in its definite form if it tells by itself what is meant."""
    phrase = tree.noun_phrase(noun)
    inside = {t.i for t in phrase}
    if not any(_restricts(child) for child in noun.children if child.i in inside):
        return None
    rewritten = rewrite(reading, phrase, depth=1)
    text = rewritten.text(phrase) if rewritten else ""
    return _definite_form(text) if text and _balanced(text) else None


def _nouns_before(reading: Reading, head: Token) -> Iterator[list[Token]]:
    """Yield the nouns before ``head``, sentence by sentence backwards, body text only."""
    number = reading.parse.sentence_number(head)
    kind = reading.parse.sentences[number].kind
    for earlier in reversed(reading.parse.sentences[max(0, number - _LOOK_BACK) : number + 1]):
        if earlier.kind is kind:
            yield [t for t in earlier.tokens if t.pos_ == "NOUN" and t.i < head.i]


def _same_thing(token: Token, head: Token) -> bool:
    if token.tag_ != head.tag_:
        return False
    if token.lemma_ == head.lemma_:
        return True
    mine, theirs = lexicon("event_nouns").get(token.lemma_), lexicon("event_nouns").get(head.lemma_)
    return mine is not None and theirs is not None and mine.cls == theirs.cls


def _definite_form(phrase: str) -> str:
    if re.match(r"[A-Z][\w .'’-]*['’]s?\s", phrase):
        return phrase
    return "the " + re.sub(r"^(?:an?|the|any|some|one)\s+", "", phrase, flags=re.IGNORECASE)


def _lowered(reading: Reading, token: Token) -> str:
    """Return the token as printed, but without the capital that only the start of a sentence gives it."""
    printed = _printed(reading, token)
    if token.pos_ == "DET" and token.is_sent_start:
        return printed.lower()
    if not token.is_sent_start or token.pos_ == "PROPN" or token.i in reading.mentions or printed == "I":
        return printed
    return (
        printed
        if token.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"} or (printed.isupper() and len(printed) > 1)
        else printed.lower()
    )


def _printed(reading: Reading, token: Token) -> str:
    start, end = reading.parse.starts[token.i], reading.parse.ends[token.i]
    return reading.article.text[start:end]


def _spaced(reading: Reading, previous: Token, token: Token) -> bool:
    """Tell whether white space stands before ``token``, also where tokens between the two were dropped."""
    if previous.i == token.i - 1:
        return reading.parse.ends[previous.i] < reading.parse.starts[token.i]
    return not (token.is_punct and not token.is_left_punct) and token.tag_ != "POS"


def _is_possessive(token: Token) -> bool:
    return token.lower_ in _POSSESSIVES and token.dep_ == "poss"


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _trimmed(text: str) -> str:
    text = re.sub(r"\s+([,.;:?!])", r"\1", " ".join(text.split()))
    text = re.sub(r",(?:\s*,)+", ",", text)
    text = text.strip(" ,;:–—-")
    return text if re.search(r"\b[A-Z]\.$", text) else text.removesuffix(".")


def _balanced(text: str) -> bool:
    """Tell whether quotation marks and brackets come in pairs."""
    pairs = (("(", ")"), ("[", "]"), ("“", "”"))
    return all(text.count(a) == text.count(b) for a, b in pairs) and text.count('"') % 2 == 0
