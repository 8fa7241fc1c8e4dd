"""Pointers: words that point out of the phrase ("this plan", "another", "later").

Some only link the sentence to the one before; it is as true without them, so they are left off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.grammar.articles import with_indefinite
from quizgen.read import tree
from quizgen.read.standalone.phrase import UNCHANGED, Change, Phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_POINTING = frozenset({"this", "that", "these", "those"})
_DANGLING = frozenset(
    {"here", "then", "later", "earlier", "afterwards", "latter", "another", "such", "same", "former", "likewise",
     "elsewhere", "thereafter", "instead", "again", "otherwise", "thus", "hence", "therefore", "so", "one", "separate"}
)  # fmt: skip
_ORDERED = frozenset({"next", "following", "previous", "preceding"})
_SPANS = frozenset({"day", "morning", "evening", "night", "week", "weekend", "month", "year", "season"})
"""Behind one of `_ORDERED` they count from a time told before: "the next day"."""
_FILLERS = frozenset({"also", "meanwhile", "however", "too", "now", "currently", "moreover", "furthermore", "recently"})
_LINKS = frozenset({"instead", "therefore", "thus", "hence", "likewise", "afterwards", "thereafter", "then", "later"})
_HOLDING = frozenset({"even", "only", "just", "not", "until", "since", "by", "from", "than", "or", "and", "but", "now"})
"""Words before a link that need it."""
_PREPOSITIONS_OF_KIND = frozenset({"of", "in", "from", "for", "with", "by", "on"})


def is_filler(token: Token) -> bool:
    """Tell whether an adverb only says that news goes on ("also", "now"): the clause says the same without it."""
    if tree.word_before(token) == "right":
        return False  # "right now" is a time
    return token.lower_ in _FILLERS and token.dep_ == "advmod" and tree.is_finite(token.head)


def left_off(token: Token) -> Change:
    """Leave off an adverb with the commas on both sides of it: "she, too, wants" is "she wants"."""
    doc = token.doc
    enclosed = 0 < token.i < len(doc) - 1 and doc[token.i - 1].text == "," == doc[token.i + 1].text
    return dict.fromkeys((token.i - 1, token.i, token.i + 1) if enclosed else (token.i,), "")


def pointer(phrase: Phrase, token: Token) -> Change | None:
    """Return the changes for a word that may point out of the phrase; None where it does and cannot be left off."""
    if _tells_nothing(phrase, token):
        return None
    if not _dangles(token):
        return UNCHANGED
    if token.lower_ in _POINTING:
        return UNCHANGED if _is_explained(phrase, token) else None
    if token.lower_ == "another":
        return _as_indefinite(phrase, token)
    if token.lower_ in _LINKS:
        return _without_link(phrase, token)
    if token.lower_ == "same":
        return UNCHANGED if _is_compared(token.head) else None
    return None


def _tells_nothing(phrase: Phrase, token: Token) -> bool:
    """Tell whether somebody's "comments" or "remarks" are the subject without what they were about, there or in the headline."""
    if token.dep_ not in {"nsubj", "nsubjpass"} or token.lemma_ not in {"comment", "remark"} or token.pos_ != "NOUN":
        return False
    if tree.child(token, "poss") is None or token.lemma_ in phrase.reading.headline_nouns:
        return False
    return tree.child(token, "prep", "relcl", "acl") is None


def _dangles(token: Token) -> bool:
    """Tell whether the word points somewhere ("this plan", "another", "later")."""
    word = token.lower_
    if word in _POINTING:
        return token.dep_ in {"det", "nsubj", "nsubjpass", "dobj", "pobj", "attr"} and token.tag_ in {"DT", "PRP"}
    if word == "there":
        return token.dep_ != "expl"
    if word == "such":
        return tree.word_after(token) != "as"
    if word == "so":
        return token.dep_ == "advmod" and token.head.pos_ in {"VERB", "AUX"}
    if word in _ORDERED:
        single = (
            token.head.tag_ == "NN" and tree.child(token.head, "nummod") is None
        )  # "the next three years" begin now
        return (
            single and token.head.lemma_ in _SPANS and any(c.lower_ == "the" for c in tree.children(token.head, "det"))
        )
    if word == "similar":
        return token.dep_ == "amod" and not any(t.lower_ in {"to", "as"} for t in token.doc[token.i : token.sent.end])
    if word == "either":
        return token.dep_ == "det"
    if word in {"former", "one"}:
        return token.pos_ in {"NOUN", "PRON"}
    if word == "then" and tree.word_after(token) == "-":
        return False  # "then-Senator Ruiz"
    return word in _DANGLING and token.dep_ in {"advmod", "det", "amod", "npadvmod", "pobj", "dobj", "nsubj"}


def _is_explained(phrase: Phrase, token: Token) -> bool:
    """Tell whether what follows says which: "those who", "higher than that of Norway", "those plans which"."""
    if token.dep_ == "det":
        if token.lower_ != "those" or token.head.lower_ in {"kinds", "types", "sorts"}:
            return False
        return tree.child(token.head, "relcl") is not None
    if tree.child(token, "relcl", "acl") is not None:
        return token.lower_ == "those"
    kind = tree.child(token, "prep")
    if kind is None or kind.lower_ not in _PREPOSITIONS_OF_KIND or kind.i != token.i + 1 or token.dep_ in {"det"}:
        return False
    if token.lower_ not in {"that", "those"} or (tree.clause_of(token).i == token.head.i and token.dep_ != "pobj"):
        return False
    tag = "NNS" if token.lower_ == "those" else "NN"
    return any(t.tag_ == tag for t in token.doc[token.sent.start : token.i] if t.i in phrase.inside)


def _as_indefinite(phrase: Phrase, token: Token) -> Change | None:
    """Turn "another user" to "a user": as true, and nobody asks which was the first."""
    noun = token.head
    if token.dep_ != "det" or noun.tag_ != "NN" or token.i + 1 == len(token.doc) or token.nbor().i not in phrase.inside:
        return None
    following = token.nbor()
    if following.pos_ in {"NUM", "DET", "PRON", "ADP"} or noun.ent_type_ in {"DATE", "TIME", "QUANTITY"}:
        return None
    before = tree.word_before(token) if token.i > token.sent.start else ""
    if before in {"yet", "still", "just", "one", "or", "after"}:
        return None
    article = with_indefinite(following.text).partition(" ")[0]
    return {token.i: article}


def _without_link(phrase: Phrase, token: Token) -> Change | None:
    """Leave off a link to the sentence before, with its measure ("two days later"), where the clause needs it not."""
    verb = token.head
    if token.dep_ != "advmod" or verb.pos_ not in {"VERB", "AUX"} or not tree.is_finite(verb):
        return None
    if tree.is_negated(verb) or tree.is_conditional(verb):
        return None
    if token.lower_ in {"then", "later"} and (verb.lemma_ == "be" or not tree.is_past(verb)):
        return None
    part = list(token.subtree)
    if any(t.i > token.i or t.ent_type_ == "ORDINAL" for t in part) or not all(t.i in phrase.inside for t in part):
        return None
    if any(t.dep_ not in {"npadvmod", "nummod", "advmod", "quantmod", "amod", "det"} for t in part):
        return None
    first = part[0]
    if first.i > first.sent.start and tree.word_before(first) in _HOLDING and first.nbor(-1).i in phrase.inside:
        return None
    if first.i == min(phrase.inside) or first.i > first.sent.start:
        return dict.fromkeys((t.i for t in part), "")
    return None


def _is_compared(noun: Token) -> bool:
    """Tell whether "the same" is told of what: "the same school as Ruiz", "the same firm, Norlink"."""
    if tree.child(noun, "appos", "relcl") is not None:
        return True
    return any(c.lower_ == "as" and c.i > noun.i for c in (*noun.children, *noun.head.children))
