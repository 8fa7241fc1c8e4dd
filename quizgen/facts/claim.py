"""Claims: what a source says, in words that stand alone behind "Who said that …?".

A pronoun that takes up the source itself may stay: "Who said that *he* would
resign?" binds it to the person asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.facts.statement import cuts_subject, is_conditional, may_order, without_lead
from quizgen.facts.tense import behind_past
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind
from quizgen.read import tree
from quizgen.read.entities import EntityKind
from quizgen.read.pronouns import GENDER, may_be_person
from quizgen.read.slips import runs_into_name
from quizgen.read.standalone import Rewritten, quotes_are_clear, rewrite, shortened, standalone

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading
    from quizgen.read.attribution import Attributed

_NEUTRAL = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "their", "them", "themselves"})
NAMING = frozenset({"call", "describe", "dub", "label", "brand"})
"""Cues by which somebody gives a thing a name: what is quoted is the name, no statement."""
_MIN_NAMED, _MAX_NAMED = 1, 12
_LONG = 4
"""Letters from which headlines begin a word with a capital."""
_HE_SHE = {"m": "he", "f": "she"}
_STOPS = frozenset({",", "”", '"', "''"})
_WH = frozenset({"WRB", "WP", "WDT"})


@dataclass(frozen=True)
class Claim:
    """A reported clause made to stand alone, without its "that".

    bound: a pronoun in it takes up the source, so that it may only follow a question for the source.
    past: the same as it stands behind a cue in the past; None where its tense cannot be told safely.
    topic: its subject, where that is a noun phrase at its beginning. about: what ``past`` tells of it, after "that".
    deed: what the source would do, where that is all of the claim: an infinitive without "to".
    """

    text: str
    bound: bool
    past: str | None = None
    topic: str | None = None
    about: str | None = None
    deed: str | None = None


def claim_of(reading: Reading, a: Attributed) -> Claim | None:
    """Return the claim of an attribution; None for bare quotations and for what cannot stand alone."""
    if (
        a.mode not in {"indirect", "mixed"}
        or a.nested is not None
        or _is_judged(reading, a)
        or is_conditional(reading, a)
    ):
        return None
    tokens = [t for span in a.told for t in reading.parse.tokens(span)]
    while tokens and tokens[0].is_punct and not tokens[0].is_quote:
        tokens.pop(0)
    tokens = without_lead(tokens)
    if len(a.told) > 1:
        tokens = _joined(tokens)
    if not tokens or not _is_clause(reading, a, tokens) or not quotes_are_clear(reading, tokens):
        return None
    bound = frozenset(_bound(reading, a, tokens))
    if _explains_words(tokens, bound) or _counts_unnamed(reading, tokens) or runs_into_name(reading, tokens):
        return None
    if _may_end_before(reading, tokens) or cuts_subject(tokens[-1]):
        return None
    if _is_in_capitals(reading, tokens) or _may_mean_source(reading, a, tokens) or any(_compares(t) for t in tokens):
        return None
    rest = shortened(reading, tokens, kept=bound)
    bound = bound.intersection(t.i for t in rest)
    text = standalone(reading, rest, kept=bound)
    if text is None:
        return None
    words = _past(reading, rest, bound)
    if words is None:
        return Claim(text, bool(bound))
    topic, about = _topic(reading, rest, words)
    return Claim(text, bool(bound), words.text(rest), topic, about, _deed(rest, bound, words))


def _may_end_before(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Tell whether a second clause behind a comma may be the report's own: "said that ports would close, and Berg left"."""
    return any(
        t.dep_ == "conj"
        and tree.child(t, "nsubj", "nsubjpass") is not None
        and tree.child(t, "mark") is None
        and not reading.in_quotation(t)
        and any(c.lower_ in {"and", "but"} and tree.word_before(c) in _STOPS for c in tree.children(t.head, "cc"))
        for t in tokens
        if t.pos_ in {"VERB", "AUX"}
    )


def _is_in_capitals(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Tell whether a claim stands in a headline that begins its words with capitals: no claim can be told so."""
    if reading.parse.sentence_of(tokens[0]).kind is not BlockKind.HEADLINE:
        return False
    words = [t for t in tokens if t.is_alpha and len(t) >= _LONG and t.i not in reading.mentions]
    return sum(t.text[0].isupper() for t in words) * 2 > len(words)


def _compares(token: Token) -> bool:
    """Tell whether somebody is said to be better or stronger without than whom: "that Berg was *better* at it"."""
    more = token.tag_ == "JJR" or any(c.lower_ in {"more", "less"} for c in token.children)
    return token.dep_ == "acomp" and more and not any(t.lower_ == "than" for t in token.doc[token.i : token.sent.end])


def _may_mean_source(reading: Reading, a: Attributed, tokens: Sequence[Token]) -> bool:
    """Tell whether "he" in a claim, whoever it is resolved to, may be a source without a name: "a sailor said *he* left"."""
    if a.source_head is None or a.entity is not None:
        return False
    sayer = lexicon("sayers").get(reading.parse.doc[a.source_head].lemma_.lower())
    if sayer is not None and sayer.cls in {"body", "document"}:
        return False
    return any(t.lower_ in GENDER and not reading.in_quotation(t) for t in tokens)


def _past(reading: Reading, tokens: Sequence[Token], bound: frozenset[int]) -> Rewritten | None:
    """Return the wording of a claim that can stand alone, with its verbs as they stand behind "said"."""
    tenses = behind_past(reading, tokens)
    rewritten = rewrite(reading, [t for t in tokens if t.i not in bound])
    if tenses is None or rewritten is None:
        return None
    return Rewritten(reading, {**tenses, **rewritten.words})


def _topic(reading: Reading, tokens: Sequence[Token], words: Rewritten) -> tuple[str | None, str | None]:
    """Return the subject of a claim in words, and what the claim tells of it: "the bridge", "it would be closed"."""
    head = _head_of(tokens)
    subject = tree.child(head, "nsubj", "nsubjpass") if head is not None else None
    if head is None or subject is None or subject.pos_ not in {"NOUN", "PROPN"}:
        return None, None
    phrase = {t.i for t in subject.subtree}
    own = [t for t in tokens if t.i in phrase]
    rest = [t for t in tokens if t.i not in phrase]
    if not own or own[0].i != tokens[0].i or own[-1].i > head.i or rest[0].i != own[-1].i + 1 or rest[0].is_punct:
        return None, None
    return words.text(own), f"{_taken_up(reading, subject) or words.text(own)} {words.text(rest)}"


def _taken_up(reading: Reading, subject: Token) -> str | None:
    """Return the pronoun that takes up a subject, or None where it means a person whose gender is not sure."""
    if subject.tag_ in {"NNS", "NNPS"} or tree.child(subject, "conj") is not None:
        return "they"
    entity = reading.mentions.get(subject.i)
    if entity is not None and entity.kind is EntityKind.PERSON:
        return _HE_SHE.get(entity.gender or "")
    return None if may_be_person(subject, reading.mentions) else "it"


def _deed(tokens: Sequence[Token], bound: frozenset[int], words: Rewritten) -> str | None:
    """Return what the source itself would do: "close two ports" of "that it would close two ports"."""
    head = _head_of(tokens)
    if head is None or head.tag_ != "VB" or head.lemma_ in _NO_DEEDS or tree.is_passive(head):
        return None
    modal, subject = tree.modal_of(head), tree.child(head, "nsubj")
    if (
        modal is None
        or modal.lower_ not in {"will", "would", "'ll", "’ll"}
        or subject is None
        or subject.i not in bound
    ):
        return None
    between = [t for t in tokens if modal.i < t.i < head.i]
    if tokens[0].i != subject.i or modal.i != subject.i + 1 or any(t.lower_ not in _PLAIN_ADVERBS for t in between):
        return None
    return words.text([t for t in tokens if t.i >= head.i])


_NO_DEEDS = frozenset({"be", "have", "like", "prefer", "love", "want", "need", "know", "think", "feel", "say", "hope"})
_PLAIN_ADVERBS = frozenset({"also", "now", "soon", "later", "then"})


def _head_of(tokens: Sequence[Token]) -> Token | None:
    """Return the verb that heads a reported clause."""
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.pos_ in {"VERB", "AUX"} and t.head.i not in inside | {t.i}), None)
    return head or next((t for t in tokens if t.head.i == t.i), None)


def _explains_words(tokens: Sequence[Token], bound: frozenset[int]) -> bool:
    """Tell whether the speaker explains words that the claim does not show: "that he was referring to …"."""
    heads = (t.head for t in tokens if t.i in bound and t.dep_ == "nsubj")
    return any(verb.lemma_ in lexicon("explaining_verbs") for verb in heads)


def _counts_unnamed(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Tell whether the claim counts dead or injured of an event of which it names neither place nor people."""
    if any(t.i in reading.mentions for t in tokens) or not any(t.like_num for t in tokens):
        return False
    return any(_tells_harm(t) for t in tokens)


def _tells_harm(token: Token) -> bool:
    if token.pos_ == "VERB" and token.lemma_ in lexicon("casualty_verbs"):
        return True
    return token.lower_ in lexicon("harm_words") or token.lemma_.lower() in lexicon("harm_words")


def _is_judged(reading: Reading, a: Attributed) -> bool:
    """Tell whether the report denies the statement, or that it was made: "*falsely* claimed", "voters *may* say"."""
    cue = [t for span in a.cue for t in reading.parse.tokens(span)]
    if any(t.pos_ == "VERB" and _is_only_possible(t) for t in cue):
        return True
    return any(c.lower_ in lexicon("judging_adverbs") for t in cue for c in (t, *t.children))


def _is_only_possible(verb: Token) -> bool:
    """Tell whether something may, could or should be said; its modal may stand at the verb it is coordinated with."""
    first = verb.head if verb.dep_ == "conj" else verb
    modal = tree.modal_of(verb) or tree.modal_of(first)
    return modal is not None and modal.lower_ not in {"will", "'ll", "’ll"}


def naming_of(reading: Reading, a: Attributed) -> str | None:
    """Return "China “provocative and expansionist”" of a source that called it so; None for what cannot stand alone.

    The thing named comes first, the one quotation last.
    """
    if a.cue_lemma not in NAMING or len(a.told) != 1 or a.negated or a.nested is not None:
        return None
    tokens = list(reading.parse.tokens(a.told[0]))
    while tokens and tokens[-1].is_punct and not tokens[-1].is_quote:
        tokens.pop()
    quotations = reading.quotes(a.told[0])
    if len(quotations) != 1 or not tokens or tokens[0].pos_ not in {"PROPN", "NOUN", "DET", "ADJ"}:
        return None
    before = [t for t in tokens if reading.parse.starts[t.i] < quotations[0].span.start]
    if all(t.pos_ == "DET" for t in before):
        return None  # "called the “ritual reading”": of what, and for what?
    if not _MIN_NAMED <= len(before) <= _MAX_NAMED or not quotes_are_clear(reading, tokens):
        return None
    if reading.parse.ends[tokens[-1].i] > quotations[0].span.end:
        return None
    return standalone(reading, tokens)


def aim_of(reading: Reading, a: Attributed) -> Claim | None:
    """Return what a source undertakes or refuses, as an infinitive that stands alone: "to close two ports"."""
    entry = lexicon("infinitive_verbs").get(a.cue_lemma)
    if entry is None or "commitment" not in entry.gate or len(a.told) != 1 or a.nested is not None:
        return None
    tokens = [t for t in reading.parse.tokens(a.told[0]) if not t.is_space]
    while tokens and tokens[-1].is_punct and not tokens[-1].is_quote:
        tokens.pop()
    verb = tokens[2 if tokens[0].lower_ == "not" else 1 :][:1]
    opens = [t.lower_ for t in tokens[:2]]
    if not verb or verb[0].tag_ != "VB" or "to" not in opens or not quotes_are_clear(reading, tokens):
        return None
    if verb[0].lemma_ in lexicon("speech_verbs") or verb[0].lemma_ in lexicon("telling_verbs"):
        return None  # "refused to say": what is not said is another matter
    bound = frozenset(_bound(reading, a, tokens))
    rest = shortened(reading, tokens, kept=bound)
    text = standalone(reading, rest, kept=bound.intersection(t.i for t in rest))
    if text is None or not text.startswith(("to ", "not to ")) or text[-1].isdigit():
        return None  # "agreed to take part in 10": of what?
    return Claim(text, bool(bound))


def _joined(tokens: list[Token]) -> list[Token]:
    """Leave out the commas that a cue in the middle brought: "Rents, the mayor said, will fall"."""
    inside = {t.i for t in tokens}
    return [t for t in tokens if t.text != "," or (t.i - 1 in inside and t.i + 1 in inside)]


def _is_clause(reading: Reading, a: Attributed, tokens: Sequence[Token]) -> bool:
    """Tell whether the content is a finite statement with a subject, not a question or a fragment."""
    first = tokens[0]
    if first.tag_ in _WH or first.lower_ in {"whether", "if"} or first.is_quote:
        return False
    if (
        a.pattern in {"verb", "aside"}
        and a.content_head is not None
        and reading.parse.doc[a.content_head].dep_ != "ccomp"
    ):
        return False
    if first.tag_ == "NN" and first.dep_ in {"nsubj", "nsubjpass"} and first.left_edge.i == first.right_edge.i:
        return False
    if first.dep_ == "mark" or tokens[-1].dep_ in {"cc", "mark", "prep", "det", "aux"}:
        return False
    between = next((n for n, t in enumerate(tokens) if t.lower_ == "between"), None)
    if between is not None and not any(t.lower_ == "and" or t.tag_ in {"NNS", "NNPS"} for t in tokens[between:]):
        return False  # "a race between himself": a list was cut
    inside = {t.i for t in tokens}
    head = _head_of(tokens)
    subject = tree.child(head, "nsubj", "nsubjpass", "expl", "csubj") if head is not None else None
    if head is None or subject is None or subject.i not in inside or subject.i - first.i > _NEAR:
        return False
    if may_order(a, head):
        return False
    return tree.is_finite(head) and subject.lower_ not in _EMPTY_SUBJECTS


_EMPTY_SUBJECTS = frozenset(
    {"some", "many", "most", "all", "both", "none", "others", "several", "few", "neither", "each"}
)
"""Subjects that only the sentence before fills: "some might be good people"."""
_NEAR = 12
"""Tokens within which a reported clause comes to its subject."""


def _bound(reading: Reading, a: Attributed, tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the pronouns of the content that can only mean the source."""
    if a.source_head is None:
        return
    source = reading.parse.doc[a.source_head]
    person = a.entity is not None and a.entity.kind is EntityKind.PERSON
    for token in tokens:
        if token.pos_ != "PRON" or reading.in_quotation(token):
            continue
        if token.lower_ in GENDER:
            if person and _means_speaker(reading, a, token, tokens):
                yield token.i
        elif (
            a.cue_lemma not in lexicon("relaying_verbs")
            and not person
            and _agrees(source, token)
            and _is_first_candidate(token, tokens)
        ):
            yield token.i


def _means_speaker(reading: Reading, a: Attributed, pronoun: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether "he" is the speaker: resolved to him, or nobody else is near who could be meant."""
    if a.entity is None:
        return False
    resolved = reading.references.get(pronoun.i)
    if resolved is not None:
        return resolved is a.entity
    gender = GENDER[pronoun.lower_]
    if a.entity.gender not in {None, gender}:
        return False
    if pronoun.dep_ not in {"nsubj", "nsubjpass"}:
        return pronoun.dep_ == "poss" and _is_owner(reading, a, pronoun, tokens)
    number = reading.parse.sentence_number(pronoun)
    near = [t for s in reading.parse.sentences[max(0, number - 1) : number + 1] for t in s.tokens if t.i < pronoun.i]
    return not any(_is_somebody_else(reading, a, t, gender) for t in (*near, *tokens) if t.i < pronoun.i)


def _is_owner(reading: Reading, a: Attributed, pronoun: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether "her" belongs to the speaker: the subject before it is the speaker, and the claim has nobody else.

    Such a subject is "she", or the one left out of an infinitive: "pledged *to* publish her letters".
    """
    before = [t for t in tokens if t.i < pronoun.i]
    subject = next((t for t in before if t.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        mine = bool(before) and before[0].tag_ in {"TO", "RB"}
    else:
        mine = subject.lower_ in GENDER and _means_speaker(reading, a, subject, tokens)
    gender = GENDER[pronoun.lower_]
    return mine and not any(
        _is_somebody_else(reading, a, t, gender) for t in before if t.i != getattr(subject, "i", -1)
    )


def _is_somebody_else(reading: Reading, a: Attributed, token: Token, gender: str) -> bool:
    entity = reading.mentions.get(token.i) or reading.references.get(token.i)
    if entity is not None:
        return entity is not a.entity and entity.kind is EntityKind.PERSON and entity.gender in {None, gender}
    if reading.in_quotation(token):
        return False
    return may_be_person(token, reading.mentions) and token.i != a.source_head


def _agrees(source: Token, pronoun: Token) -> bool:
    """Tell whether a pronoun can take up a body in the singular or a group in the plural."""
    if pronoun.lower_ in _PLURAL:
        return source.tag_ in {"NNS", "NNPS"}
    return pronoun.lower_ in _NEUTRAL and source.tag_ in {"NN", "NNP"}


def _is_first_candidate(pronoun: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether no noun of the content stands before the pronoun, and the pronoun is no empty "it is …"."""
    if pronoun.dep_ in {"nsubj", "nsubjpass"} and pronoun.head.lemma_ in {"be", "seem", "appear"}:
        return False
    if pronoun.dep_ not in {"nsubj", "nsubjpass", "poss"}:
        return False
    return not any(t.pos_ in {"NOUN", "PROPN"} and t.dep_ != "npadvmod" for t in tokens if t.i < pronoun.i)
