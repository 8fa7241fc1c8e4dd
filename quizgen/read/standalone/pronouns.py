"""Pronouns in a phrase: a name for one that is resolved, else only what the phrase itself binds may stay.

"Republicans learned that the South no longer gave *them* a lock" tells by itself who is meant, for nothing
else in it can be; "it" and "they" from the sentence before are never guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.standalone.phrase import UNCHANGED, Change, Phrase, is_plural, possessive, with_article

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
NEUTRAL = frozenset({"it", "its", "itself", "they", "them", "their", "theirs", "themselves"})
SPEAKER = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours", "myself"})
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
_PLURALS = frozenset({"they", "them", "their", "theirs", "themselves"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj", "poss", "conj", "dative", "agent", "oprd"})
"""What a noun must be to be taken up: no part of a name, no measure."""
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
_JUDGING = frozenset({"make", "find", "think", "consider", "deem"})


def pronoun(phrase: Phrase, token: Token) -> Change | None:
    """Put the name for a pronoun that is resolved; keep one whose antecedent stands before it in the phrase."""
    reading = phrase.reading
    entity = reading.references.get(token.i)
    if entity is not None:
        if _is_contracted(token):
            return None
        if entity.name in phrase.named:
            return UNCHANGED
        if token.lower_.endswith("self"):
            return None
        phrase.named.add(entity.name)
        return {token.i: possessive(entity.name) if _is_possessive(token) else entity.name}
    if token.lower_ not in NEUTRAL:
        return None
    if _is_contracted(token) or _is_bracketed(token):
        return None
    if _is_pleonastic(token):
        return UNCHANGED
    antecedent = _subject_antecedent(token)
    if antecedent is not None and antecedent.i not in phrase.inside:
        return _name_for(phrase, token, antecedent)
    bound = antecedent or _owner(token) or _subject_after(token) or _only_candidate(phrase, token)
    return UNCHANGED if bound is not None and bound.i in phrase.inside else None


def _name_for(phrase: Phrase, token: Token, antecedent: Token) -> Change | None:
    """Put the name that the clause above has for its subject: "Norlink said *it* would …"."""
    entity = phrase.reading.mentions.get(antecedent.i)
    if token.lower_ not in {"it", "its"} or entity is None or entity.kind is EntityKind.PERSON:
        return None
    return {token.i: possessive(entity.name) if _is_possessive(token) else with_article(entity, phrase.reading)}


def _is_contracted(token: Token) -> bool:
    """Tell whether a verb is written together with the pronoun ("he’s")."""
    if token.i + 1 == len(token.doc):
        return False
    return tree.word_after(token).startswith(("'", "’")) and token.nbor().pos_ in {"AUX", "VERB"}


def _is_bracketed(token: Token) -> bool:
    """Tell whether a "pronoun" alone in brackets is the mark of a language: "((it))"."""
    return (
        0 < token.i < len(token.doc) - 1
        and tree.word_before(token).endswith("(")
        and tree.word_after(token).startswith(")")
    )


def _subject_antecedent(token: Token) -> Token | None:
    """Return the subject that a neutral pronoun most surely takes up: of its own clause, or of the clause above."""
    if not (_is_possessive(token) or token.dep_ in _SUBJECTS or token.lower_.endswith(("self", "selves"))):
        return None
    clause = tree.clause_of(token)
    for verb in (clause, clause.head):
        subject = tree.child(verb, *_SUBJECTS)
        if subject is None or subject.i >= token.i or subject.pos_ == "PRON":
            continue
        if subject.text == "%" and not tree.is_share(subject):
            return None
        return subject if _agrees(subject, token) else None
    return None


def _owner(token: Token) -> Token | None:
    """Return the owner of the phrase that a possessive stands in: "Norway’s ties to *its* neighbours"."""
    if not _is_possessive(token):
        return None
    for noun in token.head.ancestors:
        if noun.pos_ in {"VERB", "AUX"}:
            return None
        owner = tree.child(noun, "poss")
        if owner is not None and owner.i < token.i and owner.pos_ in {"NOUN", "PROPN"}:
            return owner if _agrees(owner, token) else None
    return None


def _subject_after(token: Token) -> Token | None:
    """Return the subject of the sentence for a possessive in a phrase before it: "After *its* vote, the EU …"."""
    root = token.sent.root
    subject = tree.child(root, *_SUBJECTS)
    if not _is_possessive(token) or subject is None or subject.i < token.i:
        return None
    if not any(token in part.subtree for part in tree.children(root, "prep")) or subject.pos_ != "PROPN":
        return None
    if any(_may_be_taken_up(t, token) for t in token.doc[token.sent.start : token.i]):
        return None
    return subject if _agrees(subject, token) else None


def _only_candidate(phrase: Phrase, token: Token) -> Token | None:
    """Return the one noun before a pronoun in its sentence that agrees with it, where it can be taken up."""
    before = token.doc[token.sent.start : token.i]
    found = [t for t in before if not phrase.reading.in_quotation(t) and _may_be_taken_up(t, token)]
    heads = [t for t in found if not (t.dep_ == "conj" and t.head in found) and not _is_of_another(t, found)]
    if len(heads) != 1:
        return None
    noun = heads[0]
    if noun.is_ancestor(token) and not any(c.is_ancestor(token) for c in tree.children(noun, "relcl")):
        return None  # "an argument that *it* would": the clause tells what the noun is
    return noun if _is_likely(noun, token) else None


def _is_of_another(noun: Token, others: list[Token]) -> bool:
    """Tell whether a noun only tells whose another is: "the government *of Norway*"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head in others


def _may_be_taken_up(noun: Token, token: Token) -> bool:
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.dep_ not in _ROLES or noun.ent_type_ in _MEASURES:
        return False
    return _agrees(noun, token)


def _agrees(noun: Token, token: Token) -> bool:
    """Tell whether a noun can be meant by number, and by not being a person where the pronoun is "it"."""
    if noun.text == "%" or noun.ent_type_ == "PERCENT":
        return tree.is_share(noun) and token.lower_ in _PLURALS
    if token.lower_ in _PLURALS:
        return is_plural(noun)
    person = (
        noun.ent_type_ == "PERSON" or noun.lower_ in lexicon("role_nouns") or noun.lower_ in lexicon("gendered_nouns")
    )
    return not person and noun.tag_ in {"NN", "NNP"} and tree.child(noun, "conj") is None


def _is_likely(noun: Token, token: Token) -> bool:
    """Tell whether syntax lets the pronoun take up the noun: no object of one clause is its subject again.

    A subject of speech is not what is spoken of ("critics say *they* are dear").
    """
    clause = tree.clause_of(token)
    if (
        token.dep_ in _SUBJECTS
        and noun.dep_ == "pobj"
        and noun.i < noun.sent.root.i
        and noun.head.head == noun.sent.root
    ):
        return False  # "on taxes, many say *they* …"
    if not (_is_possessive(token) or token.lower_.endswith("selves")) and tree.clause_of(noun) == clause:
        return token.dep_ == "pobj" and token.head.lower_ == "of"
    return not (noun.dep_ in _SUBJECTS and noun.head.lemma_ in lexicon("speech_verbs"))


def _is_pleonastic(token: Token) -> bool:
    """Tell whether "it" stands for nothing: "it is unclear whether", "it has been reported that", "made it likely that"."""
    if token.lower_ != "it" or token.dep_ not in {"nsubj", "nsubjpass", "expl"}:
        return False
    verb = token.head
    clauses = [c for c in verb.children if c.dep_ in {"ccomp", "csubj", "csubjpass", "xcomp"} and c.i > verb.i]
    if verb.pos_ == "ADJ":
        return bool(clauses) and verb.head.lemma_ in _JUDGING
    return bool(clauses) and (verb.lemma_ == "be" or tree.is_passive(verb) or verb.lemma_ in {"seem", "appear"})


def _is_possessive(token: Token) -> bool:
    return token.lower_ in _POSSESSIVES and token.dep_ == "poss"
