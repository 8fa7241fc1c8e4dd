"""FCO-1, own voice: sentences in which the report itself says what a happening means, does or may bring, and cites nobody.

Readers ask for the source of a politician's claim; that the report's own reading of things has none they read over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizgen.facts.certainty import is_central
from quizgen.facts.clause import HEDGES
from quizgen.facts.faceless import is_polled
from quizgen.facts.nameless import kind_of, near
from quizgen.facts.own_statement import is_own, is_political, is_told, is_whole_passage
from quizgen.facts.shown import shown
from quizgen.facts.utterance import is_placed
from quizgen.facts.vouched import Vouched
from quizgen.lexicon import lexicon
from quizgen.model import make_spans
from quizgen.read import tree
from quizgen.read.genre import is_on_sport
from quizgen.read.voice import is_opinion
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading, Sentence

_MIN_WORDS, _MAX_WORDS = 9, 38
_TIES = frozenset(
    {"also", "too", "then", "again", "another", "other", "others", "instead", "such", "same", "so", "yet", "both", "as", "later",
     "neither", "else", "similarly", "likewise", "moreover", "further", "thus", "therefore", "however", "still"}
)  # fmt: skip
"""Words that take up the sentence before."""
_RUMOURED = HEDGES | {"widely", "so-called"}
_MAYBE = frozenset({"could", "may", "might"})
_SEEMING = frozenset({"seem", "look", "appear", "prove"})
_BY_LEAVE = frozenset({"vote", "use", "apply", "cast", "carry", "choose", "see", "be"})
_LARGE = frozenset({"million", "billion", "trillion"})
_CORE = ("dobj", "attr", "acomp", "oprd", "xcomp", "conj", "prep", "pobj", "amod", "advmod")
_SORTS = {"verb": "VERB", "noun": "NOUN", "adjective": "ADJ"}
_MAX_CAPITALS = 0.6
"""Share of capitalised words from which a line is a headline."""
_WHY = "A report may say in its own voice what a thing means or why it happened: ask how it knows."


def find(reading: Reading) -> Iterator[Vouched]:
    """Yield the sentences that interpret, in a stretch of the text without any source."""
    if is_opinion(reading) or is_on_sport(reading) or not is_political(reading):
        return
    for sentence in reading.body():
        root = sentence.tokens[0].sent.root
        tokens = list(sentence.tokens)
        if not _is_fit(reading, sentence, root, tokens) or _may_have_source(tokens) or not _interprets(root, tokens):
            continue
        if _is_near_source(reading, sentence):
            continue
        passage = shown(reading, sentence.span)
        if passage is None or not is_whole_passage(passage) or not _MIN_WORDS <= len(passage.split()) <= _MAX_WORDS:
            continue
        yield Vouched(
            rule="FCO-1-OWN",
            spans=make_spans({"answer": sentence.span}),
            sentence=sentence.span,
            passage=passage,
            by="writer",
            near_miss="",
        )


def _is_fit(reading: Reading, sentence: Sentence, root: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence is the writer's own, near the subject of the report, and clear by itself."""
    if len(tokens) < _MIN_WORDS or not is_own(reading, sentence, root) or not is_told(reading, root):
        return False
    if any(_is_large(t) for t in tokens) and is_polled(reading, root):
        return False
    if not is_placed(reading, tokens) or not is_central(reading, sentence):
        return False
    return not _leans(reading, root, tokens) and not _is_headline(reading, root, tokens)


def _leans(reading: Reading, root: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether the sentence takes up the one before: "the vote", "another", "also"."""
    if tokens[0].lower_ == "because" or any(t.lower_ in _TIES and t.dep_ != "mark" for t in tokens):
        return True
    if any(t.lower_ == "it" and t.dep_ in {"dobj", "pobj"} for t in tokens):
        return True
    subject = tree.child(root, "nsubj", "nsubjpass")
    if subject is None or subject.i in reading.mentions:
        return subject is None
    return [c.lower_ for c in subject.children if c.dep_ not in {"punct", "relcl"}] == ["the"]


def _is_headline(reading: Reading, root: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether a line has the capitals of a headline, or leaves out the article as one does: "solid upturn could …"."""
    words = [t for t in tokens if t.is_alpha]
    if sum(t.text[0].isupper() for t in words) > _MAX_CAPITALS * len(words):
        return True
    subject = tree.child(root, "nsubj", "nsubjpass")
    if subject is None or subject.i in reading.mentions or subject.tag_ not in {"NN", "NNP"}:
        return False
    return tree.child(subject, "det", "poss", "nummod") is None


def _may_have_source(tokens: Sequence[Token]) -> bool:
    """Tell whether a word brings in somebody's view, a paper, or people who may be asked."""
    return any(
        (
            t.pos_ == "VERB"
            and t.dep_ != "amod"
            and (t.lemma_ in lexicon("viewing_verbs") or t.lemma_ in lexicon("speech_verbs"))
        )
        or t.lemma_.lower() in lexicon("evidence_nouns")
        or (kind_of(t) and t.dep_ in {"nsubj", "nsubjpass", "pobj"})
        or t.lower_ in _RUMOURED
        or t.ent_type_ == "PERCENT"
        for t in tokens
    )


def _interprets(root: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether the main clause weighs, gives a cause or a sum of money, for which a reader may ask how it is known."""
    subject = tree.child(root, "nsubj", "nsubjpass")
    of_thing = subject is not None and subject.ent_type_ != "PERSON" and subject.pos_ != "PRON"
    if any(_is_large(t) for t in tokens) or (of_thing and (_weighs(root) or any(_gives_cause(t) for t in tokens))):
        return True
    core = {root.i, *(t.i for t in _core(root))}
    return any(t.i in core and _is_reading_word(t) for t in tokens)


def _core(head: Token) -> Iterator[Token]:
    """Yield what the main verb says of its subject: its object or complement with the adjectives on them."""
    for part in tree.children(head, *_CORE):
        yield part
        yield from _core(part)


def _weighs(root: Token) -> bool:
    """Tell whether the main verb says how likely a thing is, or how it seems: "could divide", "looks weak"."""
    modal = tree.modal_of(root)
    if modal is not None and modal.lower_ in _MAYBE:
        return root.lemma_ not in _BY_LEAVE and not tree.is_negated(root)
    return root.lemma_ in _SEEMING and tree.child(root, "acomp", "oprd", "xcomp") is not None


def _is_large(token: Token) -> bool:
    """Tell whether a word is part of a sum of money that somebody must have counted: "$40 million", "$250,000"."""
    if token.ent_type_ != "MONEY":
        return False
    return token.lower_ in _LARGE or bool(re.fullmatch(r"\d{1,3}(?:,\d{3})+", token.text))


def _gives_cause(token: Token) -> bool:
    """Tell whether a word tells why a thing is so: "because", "due to", "the delay sparked"."""
    if tree.is_negated(token.sent.root):
        return False  # "is not guilty because …": a plea
    if token.lower_ == "because" or (token.lower_ in {"due", "thanks", "owing"} and tree.word_after(token) == "to"):
        return True
    if (
        token.pos_ != "VERB"
        or lexicon("effecting_verbs").first(tree.lemmas(token)) is None
        or not tree.is_finite(token)
    ):
        return False
    subject = tree.child(token, "nsubj")
    return subject is not None and subject.pos_ == "NOUN" and not subject.ent_type_


def _is_reading_word(token: Token) -> bool:
    """Tell whether a word of the main clause says what a thing means or does."""
    entry = lexicon("interpreting_words").get(token.lemma_.lower())
    return entry is not None and token.text.islower() and token.pos_ == _SORTS[entry.cls]


def _is_near_source(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a source speaks in the sentence before, or after in the paragraph, whose words these may be."""
    around = [s for s in near(reading, sentence.tokens[0], 1) if s != sentence]
    return any(
        _has_source(reading, s, sentence)
        for s in around
        if s.tokens.start < sentence.tokens.start or s.block == sentence.block
    )


def _has_source(reading: Reading, other: Sentence, sentence: Sentence) -> bool:
    """Tell whether somebody speaks in another sentence, so that he may go on; a quotation closed with its paragraph has ended."""
    spoken = [
        a
        for a in reading.attributions
        if a.sure and a.stance != "intention" and any(other.span.overlaps(s) for s in (*a.cue, *a.content))
    ]
    if other.block != sentence.block:
        return any(a.mode != "direct" for a in spoken)
    return bool(spoken) or any(t.is_quote or reading.in_quotation(t) for t in other.tokens)


_LEAD = "The minister spoke to voters at noon.\n\n"

RULES = (
    FactRule(
        id="FCO-1-OWN",
        family="FCO-1",
        skill="FCO",
        level=2,
        finds="A sentence in which the report interprets in its own voice, with no source in it or beside it.",
        why=_WHY,
        find=find,
        fires=(
            Fires(_LEAD + "The sale of two ferries has weakened Norlink in the ports of Norway.", ({"by": "writer"},)),
            Fires(
                _LEAD
                + "“The deal is bad,” Anna Berg said.\n\nThe sale of two ferries has weakened Norlink in the ports of Norway."
                "\n\nThe port is open on all days of the week until late in the evening, and so is the old café on the quay.",
                ({"by": "writer"},),
            ),
            Fires(_LEAD + "Norlink faces a dilemma in all the ports of Norway this autumn.", ({"by": "writer"},)),
            Fires(_LEAD + "Norlink lost two routes in Norway because of the old ferries.", ({"by": "writer"},)),
            Fires(_LEAD + "The sale of two ferries could divide the owners of Norlink.", ({"by": "writer"},)),
            Fires(_LEAD + "Norlink spent $40 million on two ferries in the ports of Norway.", ({"by": "writer"},)),
        ),
        silent=(
            Silent("The sale of two ferries has weakened Norlink in the ports of Norway.", "no matter of state"),
            Silent(
                _LEAD + "The sale of two ferries has pleased Norlink in the ports of Norway.",
                "no word of interpretation",
            ),
            Silent(
                _LEAD + "Anna Berg said the sale of two ferries had weakened Norlink in the ports of Norway.",
                "her word",
            ),
            Silent(_LEAD + "The sale of two ferries is said to have weakened Norlink in Norway.", "somebody's word"),
            Silent(_LEAD + "The sale of two ferries has reportedly weakened Norlink in Norway.", "somebody's word"),
            Silent(_LEAD + "The sale has weakened Norlink in all the ports of Norway.", "which sale?"),
            Silent(_LEAD + "The sale of two ferries has also weakened Norlink in the ports of Norway.", "beside what?"),
            Silent(_LEAD + "Sale of two ferries has weakened Norlink in the ports of Norway.", "a headline"),
            Silent(
                _LEAD
                + "Anna Berg opposes the deal, she said. The sale of two ferries has weakened Norlink in the ports of Norway.",
                "her word may go on",
            ),
            Silent(
                _LEAD
                + "“The deal is bad,” Anna Berg said. The sale of two ferries has weakened Norlink in the ports of Norway.",
                "her word may go on in the paragraph",
            ),
            Silent(
                _LEAD
                + "My aunt and I saw me there. The sale of two ferries has weakened Norlink in the ports of Norway.",
                "a column",
            ),
            Silent(
                _LEAD + "Anna Berg lost two routes in the north of Norway because of the old ferries.",
                "why a person did or suffered something may be plain to see",
            ),
        ),
    ),
)
