"""FCO-1, own voice: sentences in which the report itself says what a happening means, does or may bring, and cites nobody.

Readers ask for the source of a politician's claim; that the report's own reading of things has none they read over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizgen.facts.certainty import is_central
from quizgen.facts.judging import may_judge
from quizgen.facts.nameless import kind_of, near
from quizgen.facts.own_statement import is_own, is_told, is_whole_passage
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

_MIN_WORDS, _MAX_WORDS = 9, 34
_TIES = frozenset(
    {"also", "too", "then", "again", "another", "other", "others", "instead", "such", "same", "so", "yet", "both", "as", "later",
     "neither", "else", "similarly", "likewise", "moreover", "further", "thus", "therefore", "however", "still"}
)  # fmt: skip
"""Words that take up the sentence before."""
_RUMOURED = frozenset({"reportedly", "allegedly", "widely", "apparently", "supposedly", "so-called"})
_MAYBE = frozenset({"could", "may", "might"})
_SEEMING = frozenset({"seem", "look", "appear", "prove"})
_BY_LEAVE = frozenset({"vote", "use", "apply", "cast", "carry", "choose", "see", "be"})
_RANKING = frozenset({"JJS", "RBS", "JJR", "RBR"})
_COUNTING = frozenset(
    {"least", "later", "earlier", "latest", "more", "further", "best", "early", "longer", "higher", "lower", "highest", "lowest"}
)  # fmt: skip
"""Comparatives and superlatives that only count, or belong to names of things ("the best film")."""
_AIMS = frozenset({"effort", "attempt", "bid"})
_CORE = ("dobj", "attr", "acomp", "oprd", "xcomp", "conj", "prep", "pobj", "amod", "advmod")
_SORTS = {"verb": "VERB", "noun": "NOUN", "adjective": "ADJ"}
_MAX_CAPITALS = 0.6
"""Share of capitalised words from which a line is a headline."""
_WHY = "A report may say in its own voice what a thing means or why it happened: ask how it knows."


def find(reading: Reading) -> Iterator[Vouched]:
    """Yield the sentences that interpret, in a stretch of the text without any source."""
    if is_opinion(reading) or is_on_sport(reading):
        return
    for sentence in reading.body():
        root = sentence.tokens[0].sent.root
        tokens = list(sentence.tokens)
        if (
            not _is_fit(reading, sentence, root, tokens)
            or _may_have_source(tokens)
            or not _interprets(reading, root, tokens)
        ):
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
    if not is_placed(reading, tokens) or not is_central(reading, sentence):
        return False
    return not _leans(reading, root, tokens) and not _is_headline(reading, root, tokens)


def _leans(reading: Reading, root: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether the sentence takes up the one before: "the vote", "another", "also"."""
    if any(t.lower_ in _TIES and t.dep_ != "mark" for t in tokens):
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


def _interprets(reading: Reading, root: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether the main clause weighs, compares or gives a cause, which only a reading of things can do."""
    if _weighs(root) or any(_gives_cause(t) for t in tokens):
        return True
    core = {root.i, *(t.i for t in _core(root))}
    return any(t.i in core and (_is_reading_word(reading, t) or _compares(t)) for t in tokens)


def _core(head: Token) -> Iterator[Token]:
    """Yield what the main verb says of its subject: its object or complement with the adjectives on them."""
    for part in tree.children(head, *_CORE):
        yield part
        yield from _core(part)


def _weighs(root: Token) -> bool:
    """Tell whether the main verb says how likely a thing is, or how it seems: "could divide", "looks weak"."""
    modal = tree.modal_of(root)
    if modal is not None and modal.lower_ in _MAYBE:
        return root.lemma_ not in _BY_LEAVE
    return root.lemma_ in _SEEMING and tree.child(root, "acomp", "oprd", "xcomp") is not None


def _compares(token: Token) -> bool:
    """Tell whether a word ranks or compares without a figure: "the most important", "less at stake"."""
    return token.tag_ in _RANKING and token.lower_ not in _COUNTING and not any(t.like_num for t in token.sent)


def _gives_cause(token: Token) -> bool:
    """Tell whether a word tells why a thing is so, or what somebody is after: "because", "due to", "in a bid to"."""
    if token.lower_ == "because" or (token.lower_ in {"due", "thanks", "owing"} and tree.word_after(token) == "to"):
        return True
    if token.lower_ in _AIMS and token.head.lower_ == "in":
        return tree.child(token, "acl", "relcl") is not None
    if (
        token.pos_ != "VERB"
        or lexicon("effecting_verbs").first(tree.lemmas(token)) is None
        or not tree.is_finite(token)
    ):
        return False
    subject = tree.child(token, "nsubj")
    return subject is not None and subject.pos_ == "NOUN" and not subject.ent_type_


def _is_reading_word(reading: Reading, token: Token) -> bool:
    """Tell whether a word of the main clause says what a thing means or does, or judges it."""
    lemma = token.lemma_.lower()
    entry = lexicon("interpreting_words").get(lemma)
    if not token.text.islower():
        return False
    if entry is not None:
        return token.pos_ == _SORTS[entry.cls]
    judging = lexicon("judging_words").first((token.lower_, lemma))
    judges = judging is not None and judging.cls != "doubtful" and token.pos_ == "ADJ" and token.tag_ != "JJS"
    return judges and may_judge(reading, token)


def _is_near_source(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a source speaks in the sentence before, or after in the paragraph, whose words these may be."""
    around = [s for s in near(reading, sentence.tokens[0], 1) if s != sentence]
    return any(
        _has_source(reading, s) for s in around if s.tokens.start < sentence.tokens.start or s.block == sentence.block
    )


def _has_source(reading: Reading, sentence: Sentence) -> bool:
    if any(t.is_quote or reading.in_quotation(t) for t in sentence.tokens):
        return True
    spoken = (a for a in reading.attributions if a.sure and a.stance != "intention")
    return any(sentence.span.overlaps(s) for a in spoken for s in (*a.cue, *a.content))


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
            Fires("The sale of two ferries has weakened Norlink in the ports of Norway.", ({"by": "writer"},)),
            Fires("Norlink faces a dilemma in all the ports of Norway this autumn.", ({"by": "writer"},)),
            Fires("Norlink lost two routes in Norway because of the old ferries.", ({"by": "writer"},)),
            Fires("The sale of two ferries could divide the owners of Norlink.", ({"by": "writer"},)),
            Fires("Norlink has become the most feared ferry line of Norway.", ({"by": "writer"},)),
        ),
        silent=(
            Silent("The sale of two ferries has pleased Norlink in the ports of Norway.", "no word of interpretation"),
            Silent("Anna Berg said the sale of two ferries had weakened Norlink in the ports of Norway.", "her word"),
            Silent("The sale of two ferries is said to have weakened Norlink in Norway.", "somebody's word"),
            Silent("The sale of two ferries has reportedly weakened Norlink in Norway.", "somebody's word"),
            Silent("The sale has weakened Norlink in all the ports of Norway.", "which sale?"),
            Silent("The sale of two ferries has also weakened Norlink in the ports of Norway.", "beside what?"),
            Silent("Sale of two ferries has weakened Norlink in the ports of Norway.", "a headline"),
            Silent(
                "Anna Berg opposes the deal, she said. The sale of two ferries has weakened Norlink in the ports of Norway.",
                "her word may go on",
            ),
            Silent(
                "My aunt and I saw me there. The sale of two ferries has weakened Norlink in the ports of Norway.",
                "a column",
            ),
        ),
    ),
)
