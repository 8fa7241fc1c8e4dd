"""What a verb of stance is about: a thing, a name, a clause, a deed of one’s own, or somebody and a deed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.facts.actor import is_people_noun
from quizgen.facts.slight import only_talks
from quizgen.facts.speech_act import MAX_PARTY, MAX_WORDS, follows, is_cut, reads_well, whole
from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.standalone.pronouns import SPEAKER

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.lexicon import Entry
    from quizgen.read import Reading

_MIN_DEED = 3
"""Names, nouns, verbs, adjectives and figures of a promise or demand, at least: "vowed to fight on"."""
_MIN_BEHIND = 2
"""Words of meaning beside a wide noun from which it is narrow: "a debate *on ferry fares*"."""
_JOINED = frozenset(
    {"of", "on", "for", "to", "against", "with", "from", "over", "about", "between", "into", "toward", "towards", "as"}
)
"""Prepositions that go with the noun before them more often than the parser has it."""
_LEANING = frozenset(
    {"similar", "same", "others", "further", "additional", "latter", "former", "such", "instead", "too", "here",
     "there", "so", "more", "this", "these", "those", "certain", "various", "many", "several", "different", "half"}
)  # fmt: skip
"""Words that lean on what stands before, or leave open what is meant."""
_BUT = frozenset({"except", "unless", "if", "than", "rather", "besides"})
_MEASURES = frozenset({"PERSON", "DATE", "TIME", "MONEY", "CARDINAL", "PERCENT"})
_TELLING = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM"})


@dataclass(frozen=True)
class Aim:
    """What a verb of stance is about, as the parse has it.

    shape: "thing", "name" (of a person), "that", "own" (an infinitive) or "order" (somebody, and an infinitive).
    content: its tokens, without "to". head: the noun or verb of it. link: the preposition before it, or before whom is
    asked. addressee: the noun for whom is asked, or None.
    """

    shape: str
    content: Sequence[Token]
    head: Token
    link: str = ""
    addressee: Token | None = None
    negated: bool = False


def aim_of(reading: Reading, verb: Token, entry: Entry) -> Aim | None:
    """Return what the verb is about, by the first of its shapes that the sentence has, where it is whole and telling."""
    aim = _passive(reading, verb, entry) if tree.is_passive(verb) else _active(reading, verb, entry)
    return aim if aim is not None and _is_whole(reading, verb, aim) and is_telling(reading, aim) else None


def may_aim(verb: Token, entry: Entry) -> bool:
    """Tell whether a verb may tell of a stance by what stands with it: "called Berg a liar" does not."""
    gate = entry.gate
    if infinitive_of(verb) is not None or any(c.lower_ in gate for c in tree.children(verb, "prep", "prt")):
        return True
    if tree.is_passive(verb) or tree.object_of(verb) is not None:
        return bool({"object", "name", "measure"} & set(gate))
    return tree.child(verb, "ccomp", "xcomp") is not None and bool({"that", "whether", "gerund"} & set(gate))


def _passive(reading: Reading, verb: Token, entry: Entry) -> Aim | None:
    thing = tree.child(verb, "nsubjpass")
    return _thing(reading, thing, entry.gate) if thing is not None else None


def _active(reading: Reading, verb: Token, entry: Entry) -> Aim | None:
    gate = entry.gate
    deed = infinitive_of(verb)
    thing = tree.object_of(verb)
    if deed is not None and "infinitive" in gate and thing is None and tree.child(deed, "nsubj") is None:
        return deed_of("own", deed) if follows(verb, _first(deed)) else None
    if deed is not None and "policy" in gate and thing is None and tree.child(deed, "nsubj") is None:
        return deed_of("own", deed) if deed.lemma_ in lexicon("policy_verbs") and follows(verb, _first(deed)) else None
    if "addressee" in gate and (order := _order(reading, verb, thing, deed)) is not None:
        return order
    clause = tree.child(verb, "ccomp")
    if clause is not None and clause.i > verb.i and clause.left_edge.lower_ in {"that", "whether"} & set(gate):
        return Aim("that", _without_other_verb(clause), clause)
    gerund = tree.child(verb, "xcomp", "ccomp")
    if gerund is not None and "gerund" in gate and gerund.tag_ == "VBG" and thing is None and gerund.i > verb.i:
        return Aim("thing", _without_other_verb(gerund), gerund) if tree.child(gerund, "nsubj") is None else None
    if thing is not None:
        return _thing(reading, thing, gate) if thing.i > verb.i and deed is None else None
    behind = [c for c in tree.children(verb, "prep", "prt") if c.lower_ in gate and c.i > verb.i]
    return about(reading, behind[0]) if len(behind) == 1 and deed is None else None


def about(reading: Reading, preposition: Token) -> Aim | None:
    """Return what stands behind a preposition, where it is a thing or a deed."""
    noun = tree.child(preposition, "pobj", "pcomp")
    if noun is None:
        return None
    if noun.tag_ == "VBG":
        return Aim("thing", _without_other_verb(noun), noun, preposition.lower_)
    return Aim("thing", whole(noun), noun, preposition.lower_) if _is_thing(reading, noun) else None


def infinitive_of(word: Token, *labels: str) -> Token | None:
    """Return the infinitive with "to" behind a word that says what is to be done."""
    for complement in tree.children(word, *(labels or ("xcomp", "ccomp", "advcl"))):
        if complement.i > word.i and complement.tag_ == "VB" and _to(complement) is not None:
            return complement
    return None


def _to(infinitive: Token) -> Token | None:
    return next((c for c in infinitive.children if c.lower_ == "to" and c.dep_ == "aux"), None)


def _first(deed: Token) -> Token:
    """Return the word with which an infinitive begins: its "to", or the "not" before it."""
    return min((c for c in deed.children if c.dep_ in {"aux", "neg"}), key=lambda c: c.i, default=deed)


def deed_of(shape: str, infinitive: Token, addressee: Token | None = None, link: str = "") -> Aim | None:
    """Return an infinitive without its "to"; "not" before it is kept apart."""
    to = _to(infinitive)
    negation = next((c for c in infinitive.children if c.dep_ == "neg" and c.i < infinitive.i), None)
    if to is None or tree.child(infinitive, "auxpass") is not None or is_errand(infinitive):
        return None
    first = max(to.i, negation.i if negation is not None else 0)
    content = [t for t in _without_other_verb(infinitive) if t.i > first]
    return Aim(shape, content, infinitive, link, addressee, negation is not None) if content else None


def is_errand(deed: Token) -> bool:
    """Tell whether a deed belongs to a politician’s day, so that to promise or refuse it is no stance."""
    return deed.lemma_ in lexicon("errand_verbs") and tree.child(deed, "prt") is None


def _without_other_verb(head: Token) -> list[Token]:
    """Return the branch of a verb up to a tensed one that the parser joined to it: "proposed raising fares and *left*"."""
    tokens = whole(head)
    other = next(
        (c for c in tree.children(head, "conj") if c.tag_ in {"VBD", "VBZ", "VBP"} and c.tag_ != head.tag_), None
    )
    if other is None:
        return tokens
    kept = [t for t in tokens if t.i < other.left_edge.i]
    while kept and (kept[-1].is_punct or kept[-1].dep_ == "cc"):
        kept.pop()
    return kept


def _order(reading: Reading, verb: Token, thing: Token | None, deed: Token | None) -> Aim | None:
    """Return who is asked to do what: "urged Norway to …", "called on Norway to …", "called for Norway to …"."""
    if deed is not None:
        asked = thing if thing is not None else tree.child(deed, "nsubj")
        if asked is not None and verb.i < asked.i < deed.i:
            link = "for" if tree.word_before(asked.left_edge) == "for" else ""
            if link and not may_be_asked(reading, asked):
                phrase = verb.doc[asked.left_edge.i : whole(deed)[-1].i + 1]
                return Aim("thing", list(phrase), asked, link)  # "called for an envoy to oversee talks"
            return deed_of("order", deed, asked, link)
    for preposition in tree.children(verb, "prep"):
        asked = tree.child(preposition, "pobj")
        if asked is None or preposition.lower_ not in {"on", "upon", "to"}:
            continue
        deed = deed or infinitive_of(asked, "acl", "relcl")
        if deed is not None and asked.i < deed.i:
            return deed_of("order", deed, asked, preposition.lower_)
    return None


def _thing(reading: Reading, thing: Token, gate: Sequence[str]) -> Aim | None:
    entity = reading.mentions.get(thing.i)
    if entity is not None and entity.kind is EntityKind.PERSON and tree.child(thing, "conj") is None:
        return Aim("name", [thing], thing) if "name" in gate and not entity.ambiguous else None
    asked = "object" in gate or ("measure" in gate and is_measure(thing))
    return Aim("thing", whole(thing), thing) if asked and _is_thing(reading, thing) else None


def is_measure(noun: Token) -> bool:
    """Tell whether a noun is what a politician puts before others: a bill, a plan, a tax."""
    entry = lexicon("stance_objects").get(noun.lemma_.lower())
    return entry is not None and entry.cls == "measure"


def _is_thing(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun says by itself what somebody stands for; wide ones need words behind them."""
    if (
        noun.pos_ not in {"NOUN", "PROPN"}
        or noun.ent_type_ in _MEASURES
        or (noun.pos_ == "NOUN" and is_people_noun(noun))
    ):
        return False
    if any(c.dep_ == "det" and c.lower_ in {"that", "any", "every", "some", "both", "no"} for c in noun.children):
        return False
    if noun.i in reading.mentions:
        return True
    owned = {t.i for owner in tree.children(noun, "poss") for t in owner.subtree}
    words = [t for t in whole(noun) if t.pos_ in _TELLING and t.i not in owned]
    if noun.lemma_.lower() in lexicon("stance_objects"):
        named = any(t.i in reading.mentions for t in words if t.i > noun.i)
        return named or sum(t.i != noun.i for t in words) >= _MIN_BEHIND
    return len(words) > 1


def is_telling(reading: Reading, aim: Aim) -> bool:
    """Tell whether what is stood for says enough, and leans on nothing before it."""
    if aim.shape == "name":
        return True
    if any(t.lower_ in _LEANING and not reading.in_quotation(t) for t in aim.content):
        return False
    if any(
        (t.lower_ in SPEAKER and t.pos_ == "PRON") or (t.tag_ in {"JJR", "RBR"} and t.dep_ != "amod")
        for t in aim.content
    ):
        return False  # "support cities that go higher"
    if any(t.lower_ == "other" and (t.i == 0 or t.nbor(-1).dep_ != "cc") for t in aim.content):
        return False
    if any(
        t.i in reading.times and any(u.dep_ == "dobj" for u in t.doc[t.i : reading.times[t.i].end]) for t in aim.content
    ):
        return False  # "promised to spend Sunday at home"
    words = [t for t in aim.content if t.pos_ in _TELLING and (tree.word_before(t) != "-")]
    if any(t.lemma_ in {"appear", "seem"} for t in aim.content) or _by_doing(aim) or only_talks(aim.head):
        return False
    if aim.shape in {"own", "order"}:
        return len(words) >= _MIN_DEED
    return len(words) > 1 or any(t.i in reading.mentions for t in aim.content)


def _by_doing(aim: Aim) -> bool:
    """Tell whether "by" with a deed ends a thing: it tells how the stance was taken ("defended his plan *by citing* …")."""
    last = [t for t in aim.content if t.lower_ == "by" and tree.child(t, "pcomp") is not None]
    return bool(last) and aim.head.pos_ == "NOUN"


def _is_whole(reading: Reading, verb: Token, aim: Aim) -> bool:
    """Tell whether what the verb is about is one clear run right beside it, and not half of what belongs together."""
    content = aim.content
    if aim.shape == "name":
        return True
    if not reads_well(reading, content, MAX_WORDS) or content[-1].dep_ in tree.SUBJECTS:
        return False
    if content[-1].i < verb.i:
        return all(t.pos_ in {"AUX", "ADV"} for t in verb.doc[content[-1].i + 1 : verb.i])
    if is_cut(content[-1]) or goes_on(reading, content[-1]):
        return False
    if aim.addressee is not None:
        return may_be_asked(reading, aim.addressee)
    return bool(aim.link) or aim.shape in {"own", "that"} or follows(verb, content[0])


def may_be_asked(reading: Reading, addressee: Token) -> bool:
    """Tell whether somebody known is asked: a name, or a body told by one; what a crowd is asked is no stance."""
    if reading.mentions.get(addressee.i) is not None:
        return True
    lemma = addressee.lemma_.lower()
    sayer = lexicon("sayers").get(lemma)
    if lemma not in lexicon("organisation_nouns") and (sayer is None or sayer.cls != "body"):
        return False
    phrase = tree.noun_phrase(addressee)
    named = any(t.i in reading.mentions or t.pos_ == "PROPN" for t in phrase)
    return named and reads_well(reading, phrase, MAX_PARTY)


def goes_on(reading: Reading, last: Token) -> bool:
    """Tell whether words follow, perhaps behind a time, that may belong to the last noun though the parser has them elsewhere."""
    doc, index = last.doc, last.i + 1
    if index + 1 < len(doc) and doc[index].text == "," and doc[index + 1].like_num:
        return True  # "in 2001, 2003 and 2005"
    while index < len(doc) and index in reading.times:
        index = reading.times[index].end
    if index < len(doc) and doc[index].lower_ in _BUT:
        return True
    if index >= len(doc) or doc[index].pos_ not in {"ADP", "SCONJ"} or doc[index].lower_ not in _JOINED:
        return False
    return index + 1 not in reading.times
