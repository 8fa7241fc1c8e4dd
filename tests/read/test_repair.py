"""Repairs of the parse, on documents with the faults that the parser makes."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from quizgen.read.repair import repair

WORDS = ["According", "to", "the", "ministry", "over", "345", "pilgrims", "have", "been", "killed"]
TAGS = ["VBG", "IN", "DT", "NN", "IN", "CD", "NNS", "VBP", "VBN", "VBN"]
POS = ["VERB", "ADP", "DET", "NOUN", "ADP", "NUM", "NOUN", "AUX", "AUX", "VERB"]


def parsed(nlp: Language, over_head: int, noun_label: str = "pobj") -> Doc:
    """Return the sentence with "over" hung on the token ``over_head``."""
    noun_head = 4 if noun_label == "pobj" else 9
    heads = [9, 0, 3, 1, over_head, 6, noun_head, 9, 9, 9]
    deps = ["prep", "prep", "det", "pobj", "prep", "nummod", noun_label, "aux", "auxpass", "ROOT"]
    return Doc(nlp.vocab, words=WORDS, tags=TAGS, pos=POS, heads=heads, deps=deps)


@pytest.mark.parametrize("over_head", [9, 0], ids=["on the verb", "on the phrase before"])
def test_a_rounded_number_before_the_verb_becomes_its_subject(nlp: Language, over_head: int) -> None:
    doc = parsed(nlp, over_head)
    repair(doc)
    assert (doc[6].dep_, doc[6].head.text) == ("nsubjpass", "killed")
    assert (doc[4].dep_, doc[4].head.text) == ("quantmod", "345")


def test_a_verb_with_a_subject_is_left_alone(nlp: Language) -> None:
    doc = parsed(nlp, 9)
    doc[3].head, doc[3].dep_ = doc[9], "nsubjpass"
    repair(doc)
    assert (doc[6].dep_, doc[6].head.text) == ("pobj", "over")
