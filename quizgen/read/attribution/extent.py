"""How far reported words reach: to the end of the sentence, unless the reporter takes the word again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.read.attribution.model import Page, entry_of

if TYPE_CHECKING:
    from spacy.tokens import Token


_DASHES = frozenset({"—", "–", "--"})
_CONTRASTS = frozenset({"while", "whereas", "though", "although", "even"})
"""Words that set the reporter's own clause against what was said."""


def end_of_report(page: Page, cue: Token, first: int, end: int, *, dash: bool = False) -> int:
    """Return the offset at which words reported by a leading ``cue`` end, looking at tokens ``first`` to ``end``.

    dash: a dash, too, gives the word back to the reporter, as it does behind a quotation.
    """
    doc = page.parse.doc
    stop = first
    for index in range(first, end):
        if _takes_over(page, cue, doc[index], end) or (
            dash and doc[index].text in _DASHES and index not in page.quoted
        ):
            break
        stop = index + 1
    while stop > first and doc[stop - 1].is_punct and stop - 1 not in page.quoted and not doc[stop - 1].is_quote:
        stop -= 1
    return page.parse.ends[stop - 1]


def trimmed(tokens: list[Token]) -> list[Token]:
    """Return ``tokens`` without the punctuation at their edges, quotation marks kept."""
    while tokens and tokens[0].is_punct and not tokens[0].is_quote:
        tokens.pop(0)
    while tokens and tokens[-1].is_punct and not tokens[-1].is_quote:
        tokens.pop()
    return tokens


def cut_off(page: Page, cue: Token, tokens: list[Token]) -> list[Token]:
    """Return ``tokens`` up to where the reporter takes the word again."""
    end = tokens[-1].i + 1 if tokens else 0
    for position, token in enumerate(tokens):
        if position and _takes_over(page, cue, token, end):
            return tokens[:position]
    return tokens


def _takes_over(page: Page, cue: Token, token: Token, end: int) -> bool:
    """Tell whether the reporter's own words go on at ``token``: "; …", ", according to …", "and added …", ", adding …"."""
    if token.i in page.quoted:
        return False
    if token.text == ";":
        return True
    following = list(token.doc[token.i + 1 : min(end, token.i + 5)])
    if token.text == "," and following:
        if _is_own_aside(following[0], end) or _is_contrast(following[0]):
            return True
        return following[0].lower_ == "according" or (following[0].tag_ == "VBG" and is_speech_cue(following[0]))
    if token.lower_ in {"and", "but"} and token.pos_ == "CCONJ":
        verb = next((t for t in following if t.pos_ not in {"ADV", "AUX", "PART"}), None)
        tensed = next((t for t in following if t.pos_ in {"AUX", "VERB"}), None)
        return verb is not None and tensed is not None and tensed.tag_ == cue.tag_ and is_speech_cue(verb)
    return False


def _is_contrast(word: Token) -> bool:
    """Tell whether "while", "though" … opens a clause of its own, not "though small"."""
    return word.lower_ in _CONTRASTS and word.dep_ in {"mark", "advmod"} and word.head.pos_ in {"VERB", "AUX"}


def _is_own_aside(head: Token, end: int) -> bool:
    """Tell whether a relative clause or apposition set off by a comma begins at ``head`` and ends what is told.

    Reporters explain who and what is meant that way: "…, which has been closed since May".
    """
    wanted = "relcl" if head.tag_ in {"WP", "WDT", "WRB", "WP$"} else "appos"
    for node in (head, *head.ancestors):
        if node.dep_ == wanted:
            return node.left_edge.i == head.i and node.right_edge.i >= end - 2
        if node.left_edge.i != head.i:
            return False
    return False


def is_speech_cue(verb: Token) -> bool:
    """Tell whether a verb is a cue of words or acts of speech, with whatever complement; beliefs are not."""
    entries = (entry_of(verb, gate) for gate in ("quote", "ccomp", "object", "xcomp", "oprd"))
    return any(entry is not None and entry.cls != "belief" for entry in entries)
