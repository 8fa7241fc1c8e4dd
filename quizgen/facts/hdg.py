"""HDG-1: words by which the writer does not vouch for what the sentence says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from quizgen.facts.seeming import is_weighed, seeming_words
from quizgen.facts.shown import shown
from quizgen.lexicon import lexicon
from quizgen.model import Fact, make_spans
from quizgen.read import tree
from quizgen.read.genre import is_on_sport
from quizgen.read.standalone import standalone
from quizgen.read.standalone.pronouns import PERSONAL
from quizgen.read.voice import is_opinion
from quizgen.rules import FactRule, Fires, Silent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading, Sentence

MAX_WORDS = 30
_MAX_PHRASE = 12
_MIN_PHRASE = 8
"""Tokens of a noun phrase that says enough without its sentence."""


_SOFTENERS = frozenset(
    {"may", "might", "could", "likely", "unlikely", "potentially", "seem", "seems", "seemed", "appears", "if", "whether", "possible",
     "probable", "suggests", "suggested", "suggesting", "expected", "about", "roughly", "approximately", "estimated", "believed",
     "thought", "rumored", "rumoured", "conceivably", "evidently", "seeming", "maybe", "perhaps",
     "appeared", "appear"}
)  # fmt: skip
"""Words for which a reader might take the hedge, where another one is asked for."""


@dataclass(frozen=True, kw_only=True)
class Hedge(Fact):
    """One hedge in the writer's own voice.

    word: as printed. passage: the words around it as printed, without other hedges. unsure: the writer vouches, but is not certain.
    of: the noun that the hedge stands before ("alleged *fraud*"), "" where it bears on a clause.
    """

    kind: ClassVar[str] = "hedge"
    identity: ClassVar[tuple[str, ...]] = ("word", "passage")
    word: str
    passage: str
    unsure: bool = False
    of: str = ""


def find(reading: Reading) -> Iterator[Hedge]:
    """Yield the hedges of body sentences that hold exactly one, outside quotations and reported speech."""
    telling = is_opinion(reading) or is_on_sport(reading)
    for sentence in reading.body():
        words = [[token] for token in sentence.tokens if _is_hedge(token)]
        seeming = [found for token in sentence.tokens if (found := seeming_words(reading, token))]
        if len(words) + len(seeming) != 1:
            continue
        hedge = (words or seeming)[0]
        unsure = bool(seeming) or lexicon("hedges").entries[hedge[0].lower_].cls == "unsure"
        if reading.in_quotation(hedge[0]) or reading.attribution_around(hedge[0]):
            continue
        others = any(t.lower_ in _SOFTENERS for t in sentence.tokens if t not in hedge)
        if unsure and (telling or others or is_weighed(hedge[0]) or not _is_of_fact(hedge[0])):
            continue
        passage = passage_around(reading, hedge[0], sentence) if not unsure else None
        printed = reading.parse.text(passage) if passage else None if others else shown(reading, sentence.span)
        if printed is None or (unsure and any(mark in printed for mark in ("?", ",‘", ",'"))):
            continue
        yield Hedge(
            rule="HDG-1",
            spans=make_spans(
                {"answer": reading.parse.span(hedge), "passage": reading.parse.span(passage or list(sentence.tokens))}
            ),
            sentence=sentence.span,
            word=" ".join(t.text for t in hedge).lower(),
            passage=printed,
            unsure=unsure,
            of=hedge[0].head.text if hedge[0].dep_ in _BEFORE_NOUN else "",
        )


_BEFORE_NOUN = frozenset({"amod", "nmod", "compound"})


def _is_hedge(token: Token) -> bool:
    entry = lexicon("hedges").get(token.lower_)
    if token.dep_ == "amod" and token.head.i < token.i:
        return False  # "heir apparent"
    return entry is not None and (
        token.dep_ in entry.gate or (token.dep_ in {"nmod", "compound"} and "amod" in entry.gate)
    )


def _is_of_fact(hedge: Token) -> bool:
    """Tell whether an adverb leaves open what happens, not how far a judgement goes: "perhaps *the best* …", "perhaps … would be"."""
    if hedge.dep_ != "advmod":
        return True
    verb = hedge.head
    if verb.pos_ not in {"VERB", "AUX"} or not tree.is_finite(verb) or tree.is_conditional(verb):
        return False
    modal = tree.modal_of(verb)
    after = hedge.doc[hedge.i + 1 : hedge.i + 3]
    is_degree = any(t.tag_ in {"RBS", "JJS", "RBR", "JJR"} for t in after) or any(t.tag_ == "WP" for t in after[:1])
    return not is_degree and (modal is None or modal.lower_ in {"will", "'ll", "’ll"})


def passage_around(reading: Reading, hedge: Token, sentence: Sentence) -> list[Token] | None:
    """Return the clause that holds the hedge if it is short and can be read alone, else the whole sentence."""
    noun = list(tree.noun_phrase(hedge.head)) if hedge.dep_ == "amod" else []
    if _MIN_PHRASE <= len(noun) <= _MAX_PHRASE and noun[0].tag_ != "PRP$" and _is_plain(reading, noun):
        return list(reading.parse.doc[noun[0].i : noun[-1].i + 1])
    clause = tree.clause_of(hedge)
    for tokens in (list(clause.subtree), list(sentence.tokens)):
        whole = list(reading.parse.doc[tokens[0].i : tokens[-1].i + 1])
        if len([t for t in whole if not t.is_punct]) > MAX_WORDS or len(whole) < 6 or _depends(whole[0]):
            continue
        if not _opens_well(whole[0], clause, sentence) or any(t.lower_ in PERSONAL for t in whole):
            continue  # "he": `shown` may have the name
        if standalone(reading, whole, dates=False) is not None:
            return whole
    return None


def _is_plain(reading: Reading, noun: list[Token]) -> bool:
    """Tell whether a noun phrase can be shown alone: nothing in it but what belongs to the noun."""
    return standalone(reading, noun, dates=False) is not None and not any(t.lower_ in {"from", "("} for t in noun)


def _opens_well(first: Token, clause: Token, sentence: Sentence) -> bool:
    """Tell whether a passage begins where a sentence or the subject of its clause does."""
    subject = tree.subject_of(clause)
    if subject is None:
        return False
    return first.i in {sentence.tokens.start, subject.left_edge.i}


def _depends(first: Token) -> bool:
    """Tell whether a passage that begins so hangs on something before it: "that …", "which …"."""
    return first.dep_ == "mark" or first.tag_ in {"WDT", "WP", "WP$", "WRB"}


RULES = (
    FactRule(
        id="HDG-1",
        family="HDG-1",
        skill="HDG",
        level=2,
        finds="A word by which the writer does not vouch for a fact: alleged(ly), reportedly, suspected, apparently, …",
        why="A hedge is honest reporting: without it, a suspicion would stand there as a fact.",
        find=find,
        fires=(
            Fires(
                "Oil has allegedly leaked from the ferry Nordstjernen into a fjord.",
                (
                    {
                        "word": "allegedly",
                        "passage": "Oil has allegedly leaked from the ferry Nordstjernen into a fjord.",
                    },
                ),
            ),
            Fires(
                "Norway and Sweden disagree about the alleged misuse of European funds.",
                ({"word": "alleged"},),
            ),
            Fires("The company Norlink apparently ignored three warnings.", ({"word": "apparently"},)),
            Fires(
                "The harbour board of Bergen appeared to ignore three warnings of the coast guard.",
                ({"word": "appeared to", "unsure": True},),
            ),
            Fires("The owner of Norlink seemed nervous at the harbour of Bergen.", ({"word": "seemed"},)),
            Fires("Rui Sousa is believed to own four ships in the harbour of Bergen.", ({"word": "is believed to"},)),
            Fires("The data suggest that the ferries of Norlink lost many passengers.", ({"word": "suggest"},)),
            Fires("The harbour board of Bergen perhaps ignored three warnings.", ({"word": "perhaps"},)),
            Fires("Anna Berg closed the port of Bergen in an apparent error.", ({"word": "apparent"},)),
        ),
        silent=(
            Silent(
                "Anna Berg was the heir apparent to the head of the Norwegian harbour board in Bergen.", "a set phrase"
            ),
            Silent(
                "“Oil has allegedly leaked into the fjord,” Anna Berg said.", "the speaker's hedge, not the writer's"
            ),
            Silent("Anna Berg said that oil had allegedly leaked into the fjord.", "the speaker's hedge"),
            Silent("It is apparent that oil has leaked into the fjord.", "“apparent that” means certain"),
            Silent("They reportedly left.", "who left?"),
            Silent("The owner of Norlink appeared in court to fight three warnings of the coast guard.", "was there"),
            Silent("The owner of Norlink appeared to loud cheers at the harbour of Bergen.", "came"),
            Silent("The timetable of Norlink seemed strange at the harbour of Bergen.", "a matter of taste"),
            Silent(
                "The harbour board of Bergen appeared to ignore warnings that might have saved Norlink.",
                "“might” is another",
            ),
            Silent("Anna Berg said that the harbour board of Bergen appeared to ignore three warnings.", "as she says"),
            Silent("The harbour board of Bergen suggested that Norlink should sell three ferries.", "a proposal"),
            Silent(
                "The harbour board of Bergen is perhaps the best in Norway for all its ferries.",
                "how far a judgement goes",
            ),
            Silent("Rui Sousa was believed to own four ships in the harbour of Bergen.", "a belief of that time"),
            Silent("The crew of Norlink seemed nervous to Anna Berg in the harbour of Bergen.", "so it seemed to her"),
            Silent("No one seems to own the ferries of Norlink in the harbour of Bergen.", "irony, often"),
            Silent("Anna Berg left Norlink because reports suggest that it lost many passengers.", "a source told"),
            Silent("If the harbour board seems nervous, Norlink sells three ferries in Bergen.", "a condition"),
            Silent("He was suspected by the police of theft in Oslo.", "a verb, not a hedge of the writer"),
        ),
    ),
)
