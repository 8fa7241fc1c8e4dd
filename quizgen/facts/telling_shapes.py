"""Shapes in which small words tell more than the bare event: "failed to", "has yet to", "only" before a figure; for LNG-7."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from quizgen.facts.hyphened import goes_on, hyphened
from quizgen.lexicon import lexicon
from quizgen.read import tree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.lexicon import Entry

_NO_SCALE = frozenset(
    {"if", "though", "as", "when", "so", "after", "before", "while", "then", "now", "more", "less", "further", "because", "better",
     "worse", "today", "without", "with", "by", "once", "until", "since", "than", "to", ",", "for"}
)  # fmt: skip
"""Words with which "even" compares, or joins two clauses."""
_NOT = frozenset(
    {"not", "n't", "n’t", "never", "without", "nor", "no", "barely", "hardly", "scarcely", "maybe", "perhaps",
     "possibly"}
)  # fmt: skip
_SOME = frozenset({"many", "some", "others", "one", "several", "few", "another", "a", "an"})
_TIMES = frozenset({"minute", "hour", "day", "night", "week", "month", "year", "decade"})
_SMALL = frozenset({"few", "handful", "fraction", "couple"})
_BOUNDS = frozenset({"about", "around", "roughly", "nearly", "almost", "least", "estimated", "approximately", "some"})
_NO_AMOUNT = frozenset({"a.m.", "p.m.", "am", "pm", "o'clock", "one", "zero", "a.m", "p.m"})
_LEANING = frozenset({"be", "have", "do"})
"""Verbs that tell no act: "failed to be", "managed to have"."""
_RESULTS = frozenset(
    {"but", "fail", "failed", "unsuccessfully", "vain", "succeed", "succeeded", "success", "successfully", "managed", "only",
     "repeatedly", "before", "until", "avail", "strove", "won", "wins",
     "lost", "loses", "defeated", "stopped", "prevented", "blocked"}
)  # fmt: skip
"""Words that tell, or may tell, how an attempt ended."""
_LONGEST = 4


def telling(token: Token) -> Iterator[tuple[Entry, list[Token]]]:
    """Yield the entry of a word or phrase that tells more here, with the words to be shown."""
    entries = lexicon("telling_words")
    entry = entries.first((token.lower_, token.lemma_.lower()))
    if entry is not None and len(hyphened(token)) == 1 and not goes_on(token):
        words = _SHAPES[entry.gate[0]](token, entry)
        if words:
            yield entry, words
    for size in range(2, _LONGEST + 1) if token.lower_ in _openers() else ():
        phrase = token.doc[token.i : token.i + size]
        found = entries.get(phrase.text.lower())
        if found is None or len(phrase) != size or phrase.end == len(token.doc):
            continue
        if _PHRASES[found.gate[0]](phrase[-1], token.doc[phrase.end]):
            yield found, list(phrase)


@cache
def _openers() -> frozenset[str]:
    """Return the first words of the phrases of several words."""
    return frozenset(phrase.split()[0] for phrase in lexicon("telling_words").entries if " " in phrase)


def _closes(last: Token, behind: Token) -> bool:
    """Tell whether an adverbial phrase belongs to its verb: "has so far refused", not "the longest match so far"."""
    if last.lower_ != "far":
        return behind.lower_ not in {"the", "a"} and behind.pos_ not in {"NOUN", "ADJ", "NUM", "PART", "ADP"}
    verb = last.head
    before = last.doc[last.i - 2] if last.i > last.sent.start + 1 else None
    if before is not None and before.pos_ not in {"VERB", "AUX", "PUNCT", "CCONJ", "SCONJ"}:
        return False  # "the oldest port of the journey *so far*"
    open_yet = last.dep_ == "advmod" and verb.pos_ in {"VERB", "AUX"} and tree.is_finite(verb)
    counted = any(t.like_num or t.pos_ == "NUM" for t in last.sent)
    return open_yet and not counted and behind.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "PART", "SCONJ", "ADP"}


def _precedes(last: Token, behind: Token) -> bool:
    """Tell whether a phrase bears on the verb or adjective behind it: "all but *clinched*", not "all but three"."""
    return behind.tag_ in {"VBD", "VBN", "VBG", "JJ"} and last.lower_ == "but" and behind.dep_ != "amod"


def _bounds(last: Token, behind: Token) -> bool:
    """Tell whether a phrase bounds a figure: "as many as *300*"."""
    return behind.tag_ == "CD" or behind.lower_ in {"$", "£", "€"}


def _aims(last: Token, behind: Token) -> bool:
    return behind.tag_ == "VB" and behind.lemma_ not in _LEANING and _tells_no_result(behind)


def _tells_no_result(act: Token) -> bool:
    return not any(t.lower_ in _RESULTS for t in act.sent)


def _infinitive(token: Token, entry: Entry) -> list[Token]:
    """Return "failed to", "did not bother to" or "refusal to"; none where no act follows at once."""
    to = token.doc[min(token.i + 1, len(token.doc) - 1)]
    act = next((c for c in token.children if c.tag_ == "VB" and c.dep_ in {"xcomp", "acl", "advcl"}), None)
    if to.lower_ != "to" or act is None or act.lemma_ in _LEANING or act.lemma_ in entry.never_with:
        return []
    if token.pos_ == "NOUN":
        if token.i > 1 and token.doc[token.i - 2].lower_ == "in":
            return []  # "in a bid to" is an entry of its own
        return [token, to] if token.tag_ == "NN" and not tree.is_negated(token.head) else []
    denied = tree.is_negated(token) or (token.dep_ == "conj" and tree.is_negated(token.head))
    if denied != ("negated" in entry.gate) or tree.is_passive(token):
        return []
    if not denied:
        return [token, to] if token.tag_ in {"VBD", "VBZ", "VBP", "VBN", "VBG"} else []
    first = min((c for c in token.children if c.dep_ in {"aux", "neg"}), key=lambda c: c.i, default=token)
    words = list(token.doc[first.i : to.i + 1])
    return words if all(t.dep_ in {"aux", "neg"} or t in {token, to} for t in words) else []


def _passive(token: Token, entry: Entry) -> list[Token]:
    """Return "was forced to", "has been compelled to"."""
    auxiliaries = tree.auxiliaries_of(token)
    to = token.doc[min(token.i + 1, len(token.doc) - 1)]
    act = tree.child(token, "xcomp", "advcl")
    if token.tag_ != "VBN" or act is None or act.tag_ != "VB" or to.lower_ != "to" or tree.is_negated(token):
        return []
    if not auxiliaries or tree.child(token, "auxpass") is None:
        return []
    words = list(token.doc[auxiliaries[0].i : to.i + 1])
    return words if len(words) == len(auxiliaries) + 2 and act.lemma_ not in _LEANING else []


def _object(token: Token, entry: Entry) -> list[Token]:
    """Return "ignored", with what was ignored behind it."""
    thing = tree.object_of(token)
    if token.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or thing is None or tree.is_negated(token):
        return []
    return [token] if thing.i > token.i and thing.pos_ in {"NOUN", "PROPN"} else []


def _short(token: Token, entry: Entry) -> list[Token]:
    words = list(token.doc[token.i : token.i + 3])
    if [t.lower_ for t in words[1:]] != ["short", "of"] or token.tag_ not in {"VBD", "VBZ", "VBP", "VBN", "VBG"}:
        return []
    return words if tree.child(words[2], "pcomp", "pobj") is not None and not tree.is_negated(token) else []


def _yet(token: Token, entry: Entry) -> list[Token]:
    """Return "has yet to"."""
    if token.i == 0 or token.i + 2 >= len(token.doc):
        return []
    words = list(token.doc[token.i - 1 : token.i + 2])
    has, to = words[0], words[2]
    return words if has.lower_ in {"has", "have", "had"} and to.lower_ == "to" else []


def _adverb(token: Token, entry: Entry) -> list[Token]:
    """Return "finally" where it tells when a thing was done; not where it ends a list or opens a sentence."""
    verb = token.head
    if token.dep_ != "advmod" or verb.pos_ not in {"VERB", "AUX"} or tree.is_negated(verb):
        return []
    asked = any(t.tag_ in tree.QUESTION_TAGS and t.dep_ != "nsubj" for t in verb.subtree if t.i < token.i)
    done = tree.is_past(verb) or tree.is_present_perfect(verb) or verb.tag_ in {"VBD", "VBZ", "VBP"}
    apart = tree.word_after(token) in {",", ":"} or tree.word_before(token) in {"and", "or", "but", ","}
    early = token.i < verb.i or entry.cls == "late"  # "serve effectively" tells how
    return [token] if done and early and not apart and not asked and not token.is_sent_start else []


def _focus(token: Token, entry: Entry) -> list[Token]:
    """Return "even" before what one would not have thought of; not "even if", "even more"."""
    if token.i + 1 >= len(token.doc) or token.dep_ != "advmod" or tree.word_before(token) in _NOT:
        return []
    behind = token.doc[token.i + 1]
    before = [c for t in token.ancestors for c in t.children if c.i < token.i]
    if any(c.dep_ == "neg" and c.head.dep_ != "relcl" for c in before):
        return []  # "did not pay, or *even* write": less than one would expect
    if any(t.lower_ == "only" for t in token.doc[token.sent.start : token.i]):
        return []  # "only Norway *even* tried": the least one would expect
    if any(t.text == ":" for t in token.doc[token.i : token.sent.end]) or _is_of_some(token.head):
        return []
    compares = behind.lower_ in _NO_SCALE or behind.tag_ in {"JJR", "RBR"} or behind.is_punct
    return [] if compares or behind.sent != token.sent else [token]


def _is_of_some(verb: Token) -> bool:
    """Tell whether a verb tells of nobody in particular: "*many* even …", "*one reader* even …"."""
    subject = tree.subject_of(verb) if verb.pos_ in {"VERB", "AUX"} else None
    if subject is None:
        return False
    return any(t.lower_ in _SOME for t in (subject, *tree.children(subject, "det", "amod", "nummod")))


def _number(token: Token, entry: Entry) -> list[Token]:
    """Return "only" or "just" before a figure, or before "a few"."""
    behind = list(token.doc[token.i + 1 : token.i + 5])
    if len(behind) < 2 or tree.word_before(token) in _NOT or any(t.sent != token.sent for t in behind[:2]):
        return []
    words = [t.lower_ for t in behind]
    if any(t.lemma_.lower() in _TIMES for t in behind[1:]):
        return []  # "just three days later" may tell no more than the date
    if words[0] == "a":
        told = len(behind) > 2 and (words[2] == "of" or behind[2].pos_ in {"NOUN", "ADJ", "NUM"})
        return [token] if words[1] in _SMALL and told else []
    figure = behind[1] if words[0] in {"$", "£", "€"} else behind[0]
    if not figure.like_num or figure.tag_ != "CD" or set(words) & _NO_AMOUNT:
        return []
    if words[1] == "of":
        return []  # "just two of ten" only counts
    dated = figure.ent_type_ == "DATE" and re.fullmatch(r"(?:1[5-9]|20)\d\d", figure.text)
    return [] if dated or any(t.lower_ in _BOUNDS for t in token.sent) else [token]


def _aim(token: Token, entry: Entry) -> list[Token]:
    """Return "tried to" or "effort to", where the sentence does not say how it ended."""
    words = _infinitive(token, entry)
    aside = tree.is_finite(token) and token.dep_ in {"advcl", "conj"}  # what else is told is what came of it
    return words if words and not aside and _tells_no_result(token) else []


def _able(token: Token, entry: Entry) -> list[Token]:
    """Return "was unable to"."""
    words = [*tree.auxiliaries_of(token.head), token.head, token, token.doc[min(token.i + 1, len(token.doc) - 1)]]
    if token.dep_ != "acomp" or token.head.lemma_ != "be" or words[-1].lower_ != "to" or tree.is_negated(token.head):
        return []
    return words if [t.i for t in words] == list(range(words[0].i, words[-1].i + 1)) else []


def _degree(token: Token, entry: Entry) -> list[Token]:
    """Return "increasingly", where no figure stands by that would bear it out."""
    counted = any(t.like_num or t.text == "%" for t in token.sent)
    fits = token.dep_ == "advmod" and token.head.pos_ in {"VERB", "ADJ"} and not token.is_sent_start
    return [token] if fits and not counted and tree.word_after(token) != "," else []


def _up(token: Token, entry: Entry) -> list[Token]:
    """Return "ended up", before what came of it."""
    up = token.doc[min(token.i + 1, len(token.doc) - 1)]
    behind = token.doc[min(token.i + 2, len(token.doc) - 1)]
    told = up.lower_ == "up" and token.tag_ in {"VBD", "VBN"} and (behind.tag_ == "VBG" or behind.dep_ == "prep")
    return [token, up] if told and not tree.is_negated(token) else []


def _out(token: Token, entry: Entry) -> list[Token]:
    """Return "turned out to"."""
    words = list(token.doc[token.i : token.i + 3])
    fits = token.tag_ in {"VBD", "VBZ", "VBN"} and [t.lower_ for t in words[1:]] == ["out", "to"]
    return words if fits and tree.child(token, "xcomp") is not None and not tree.is_negated(token) else []


_SHAPES: Mapping[str, Callable[[Token, Entry], list[Token]]] = {
    "infinitive": _infinitive,
    "passive": _passive,
    "object": _object,
    "short": _short,
    "yet": _yet,
    "adverb": _adverb,
    "focus": _focus,
    "number": _number,
    "aim": _aim,
    "able": _able,
    "up": _up,
    "out": _out,
    "degree": _degree,
}
_PHRASES: Mapping[str, Callable[[Token, Token], bool]] = {
    "phrase": _closes,
    "before": _precedes,
    "bound": _bounds,
    "purpose": _aims,
}
