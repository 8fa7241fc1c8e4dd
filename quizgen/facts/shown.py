"""Passages: whole sentences of the article, shown as printed, so that a question can be asked about their wording.

What a critical question asks of a passage is how it is told; so "the measure" may stay where a question for the fact
could not have it. But whose words they are must be plain. Editors put a name in square brackets for a pronoun, and so
does this module; a passage that leans on the sentence before it is not shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from quizgen.facts.clarity import DEICTIC_TIME
from quizgen.facts.statement import without_lead
from quizgen.lexicon import lexicon
from quizgen.model import BlockKind, Span
from quizgen.read import tree
from quizgen.read.entities import Entity, EntityKind
from quizgen.read.standalone.names import COURTESY, is_part_of_name
from quizgen.read.standalone.phrase import possessive
from quizgen.read.standalone.pronouns import NEUTRAL, PERSONAL, SPEAKER
from quizgen.read.standalone.wording import is_balanced

if TYPE_CHECKING:
    from spacy.tokens import Token

    from quizgen.read import Reading

MIN_WORDS, MAX_WORDS = 7, 45
_MAX_BRACKETS = 3
"""Names put in by the editor; with more of them a passage is hard to read."""
_POINTERS = frozenset({"this", "these", "those", "such", "latter", "former", "above", "same"})
_SET_SAME = frozenset({"time", "day", "way", "-", "sex"})
"""Words behind "same" that need nothing told before: "at the same time"."""
_OTHERS = frozenset({"other", "others", "another", "some", "both", "neither", "many", "most", "all"})
"""Words at the start that count on a group told before."""
_THAT_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "det"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_THIRD = frozenset({"he", "she", "him", "they", "them"})
_DATELINE = 12
_DASHES = frozenset({"-", "–", "—", "―", "--"})
_SHOUTED = 3
_ENDS = (".", "!", "?", ".”", "!”", "?”", '."', '!"', '?"', ".''", "!''", "?''", ".’", ".'")


def shown(reading: Reading, span: Span, *, hidden: Span | None = None, most: int = MAX_WORDS) -> str | None:
    """Return the sentences that ``span`` touches, as printed, in one line; None where they cannot be shown by themselves.

    span, hidden: code points of ``Article.text``. hidden: characters to leave out, with "[…]" in their place.
    most: words a passage may have; with more than `MAX_WORDS` it may go from the end of one paragraph into the next.
    A name in square brackets stands where the text has a pronoun or part of a name. None where a sentence is no
    whole statement of the body, leans on one before it ("this", "they", "she" of nobody certain), quotes half a
    quotation, or is shorter than `MIN_WORDS` or longer than `MAX_WORDS` words.
    """
    tokens = _sentences(reading, span, across=most > MAX_WORDS)
    masked = {t.i for t in reading.parse.tokens(hidden)} if hidden is not None else set()
    if not tokens or not (tokens[0].i in masked or _opens_well(tokens)) or not _is_statement(tokens):
        return None
    names = _names(reading, [t for t in tokens if t.i not in masked])
    if names is None or sum(bool(name) for name in names.values()) > _MAX_BRACKETS:
        return None
    text = _printed(reading, tokens, {**names, **_mask(masked)})
    if reading.anchor is None and DEICTIC_TIME.search(text):
        return None  # nobody knows which Monday
    if "<" in text:
        return None  # marks of a web page
    if not text.endswith(_ENDS) or not is_balanced(text) or not MIN_WORDS <= len(text.split()) <= most:
        return None
    return text[0].upper() + text[1:]


def _sentences(reading: Reading, span: Span, *, across: bool) -> list[Token]:
    """Return the tokens of the whole sentences around ``span``, without a word that ties them on; of one paragraph unless ``across``."""
    inside = reading.parse.tokens(span)
    if len(inside) == 0:
        return []
    first, last = (reading.parse.sentence_of(token) for token in (inside[0], inside[-1]))
    if first.kind is not BlockKind.BODY or last.kind is not BlockKind.BODY or not (across or first.block == last.block):
        return []
    whole = list(reading.parse.doc[first.tokens.start : last.tokens.end])
    rest = without_lead(whole)
    return rest if rest and rest[0].lower_ != "that" else whole


def _opens_well(tokens: Sequence[Token]) -> bool:
    """Tell whether a passage begins as a sentence does, with no dateline and no question word in front."""
    first = tokens[0]
    cut = first.text[:1].islower() and first.i == first.sent.start
    shouted = sum(t.text.isupper() for t in tokens[:_SHOUTED]) == _SHOUTED  # a heading run into the sentence
    if (
        cut
        or shouted
        or first.text == "~"
        or first.tag_ in tree.QUESTION_TAGS
        or (first.is_punct and not first.is_quote)
    ):
        return False
    if (first.lower_ in _OTHERS and not _counts_loosely(first)) or (first.lower_ == "that" and first.pos_ != "SCONJ"):
        return False
    return not _has_dateline(tokens[:_DATELINE])


def _has_dateline(tokens: Sequence[Token]) -> bool:
    """Tell whether a dash stands behind nothing but names: "OSLO (NTB) — Ferries …"."""
    dash = next((n for n, t in enumerate(tokens) if t.text in _DASHES and t.whitespace_ and t.is_punct), None)
    return dash is not None and not any(t.pos_ in {"VERB", "AUX", "NOUN", "PRON"} for t in tokens[:dash])


def _counts_loosely(first: Token) -> bool:
    """Tell whether a word stands before a plural of people or things told for the first time: "*some* critics", "*many* voters"."""
    loose = first.lower_ in {"some", "many", "most"} and first.dep_ in {"det", "amod"}
    return loose and first.head.tag_ in {"NNS", "NNPS"} and tree.word_after(first) not in {"of", "other", "others"}


def _is_statement(tokens: Sequence[Token]) -> bool:
    """Tell whether the passage ends with a sentence that has a finite verb and its subject."""
    root = tokens[-1].sent.root
    if root.pos_ not in {"VERB", "AUX"} or not tree.is_finite(root):
        return False
    return tree.child(root, "nsubj", "nsubjpass", "expl", "csubj") is not None


def _names(reading: Reading, tokens: Sequence[Token]) -> Mapping[int, str] | None:
    """Return the bracketed name for each token that needs one, "" for those it takes the place of; None where one is unsafe."""
    changes: dict[int, str] = {}
    told: set[str] = set()
    for token in tokens:
        if reading.in_quotation(token):
            if token.lower_ in _THIRD and not _is_known(reading, token, tokens[0]):
                return None
            continue
        if token.i in changes:
            continue
        change = _change(reading, token, tokens[0], told)
        if change is None:
            return None
        changes.update(change)
    return changes


def _is_known(reading: Reading, token: Token, first: Token) -> bool:
    """Tell whether the passage has somebody before a pronoun inside quotation marks, which no editor may replace."""
    if token.lower_ in {"they", "them"}:
        return _has_antecedent(reading, token, first, quoted=True)
    before = token.doc[first.i : token.i]
    return any(t.pos_ == "PROPN" or (t.tag_ == "NN" and t.lower_ in lexicon("gendered_nouns")) for t in before)


def _change(reading: Reading, token: Token, first: Token, told: set[str]) -> Mapping[int, str] | None:
    entity = reading.mentions.get(token.i)
    if entity is not None:
        return _in_full(reading, token, entity, told)
    if token.lower_ in PERSONAL:
        resolved = _resolved(reading, token, first, told)
        return {} if resolved is None and _has_person(reading, token, first) else resolved
    if token.lower_ in NEUTRAL:
        return {} if token.dep_ == "expl" or _has_antecedent(reading, token, first) else None
    if token.lower_ in SPEAKER and token.pos_ in {"PRON", "DET"}:
        return None
    if _is_bare_body(reading, token) or _is_bare_event(reading, token, first):
        return None
    if _points_back(token):
        return None
    if token.lower_ in {"here", "there"} and token.dep_ != "expl":
        return None
    return {}


def _is_nameless_place(noun: Token, first: Token) -> bool:
    """Tell whether "the state" stands in a passage without the name of a place; "the country" is the reader's own."""
    lemma = noun.lemma_.lower()
    named = any(t.ent_type_ in {"GPE", "LOC"} for t in noun.doc[first.i : noun.sent.end])
    return lemma in lexicon("settlement_nouns") and lemma != "country" and not named


def _points_back(token: Token) -> bool:
    """Tell whether "this", "that", "such" or "the former" stands for something told before; "this month" is that of the report."""
    pointing = token.lower_ in _POINTERS or (token.lower_ == "that" and token.dep_ in _THAT_ROLES)
    if not pointing or token.tag_ in tree.QUESTION_TAGS:
        return False
    if token.lower_ == "former" and token.head.i > token.i:
        return False  # "a former minister"
    if (token.lower_, tree.word_after(token)) in {("those", "who"), ("such", "as")}:
        return False
    if token.lower_ == "same" and (
        tree.word_after(token) in _SET_SAME or any(t.lower_ == "as" for t in token.doc[token.i : token.sent.end])
    ):
        return False
    dated = token.dep_ == "det" and token.head.ent_type_ in {"DATE", "TIME"}
    return not dated and (token.pos_ in {"PRON", "DET", "ADJ"} or token.dep_ == "det")


def _is_bare_body(reading: Reading, token: Token) -> bool:
    """Tell whether "the company" or "the group" acts in a passage that names none: which one, the sentence before told."""
    head = token.head
    if token.lower_ != "the" or token.dep_ != "det" or not (head.dep_ in {"nsubj", "nsubjpass"} or _is_of_people(head)):
        return False
    lemma = head.lemma_.lower()
    if any(c.i != token.i for c in head.children) or lemma in reading.headline_nouns:
        return False
    return lemma in lexicon("body_nouns") or (_is_of_people(head) and lemma in lexicon("organisation_nouns"))


def _is_of_people(body: Token) -> bool:
    """Tell whether a body is only that of somebody: "a spokeswoman *for the department*"."""
    by = body.head
    person = body.dep_ == "pobj" and by.lower_ in {"for", "of", "from", "at", "with"} and by.head.pos_ == "NOUN"
    return person and (by.head.lower_ in lexicon("role_nouns") or by.head.lemma_.lower() in lexicon("sayers"))


def _is_bare_event(reading: Reading, token: Token, first: Token) -> bool:
    """Tell whether "the deal" or "the crash" stands alone, and neither headline nor passage has told of one."""
    noun = token.head
    if token.lower_ != "the" or token.dep_ != "det":
        return False
    if noun.lemma_.lower() not in lexicon("dangling_nouns") and not _is_nameless_place(noun, first):
        return False
    if any(c.i != token.i and c.dep_ not in {"punct", "case"} for c in noun.children) or noun.dep_ == "compound":
        return False
    lemma = noun.lemma_.lower()
    if lemma in lexicon("channel_words"):
        return False  # those who listened, wherever it was
    told = any(t.lemma_.lower() == lemma for t in token.doc[first.i : token.i])
    return not told and lemma not in reading.headline_nouns


def _in_full(reading: Reading, token: Token, entity: Entity, told: set[str]) -> Mapping[int, str] | None:
    """Put the full name of a person for part of it the first time; None for one who may be somebody else."""
    mention = next(m for m in entity.mentions if m.first <= token.i < m.end)
    span = range(mention.first, mention.end)
    if entity.kind is not EntityKind.PERSON or is_part_of_name(reading, mention.end - 1) or entity.name in told:
        return {}
    if entity.ambiguous:
        return None
    told.add(entity.name)
    if mention.text == entity.name or " " in mention.text:
        return {}
    if " " not in entity.name:
        return {} if _is_titled(reading, mention.first) else None
    before = reading.parse.doc[mention.first - 1] if mention.first else None
    courtesy = {before.i: ""} if before is not None and before.lower_ in COURTESY else {}
    if before is not None and not courtesy and before.lower_ in lexicon("titles"):
        return {}  # "President Obama" says who it is
    return {**courtesy, **dict.fromkeys(span, ""), mention.first: f"[{entity.name}]"}


def _is_titled(reading: Reading, first: int) -> bool:
    return first > 0 and reading.parse.doc[first - 1].lower_ in lexicon("titles")


def _resolved(reading: Reading, token: Token, first: Token, told: set[str]) -> Mapping[int, str] | None:
    """Put the name for a pronoun whose person is certain; keep it where the passage has named the person already."""
    entity = reading.references.get(token.i)
    post = _post_above(reading, token, first)
    if post is not None:
        return {} if any(c.i < post.i and c.dep_ != "det" for c in post.children) else None
    if _comes_before_name(reading, token) or (entity is None and _has_subject(reading, token, first)):
        return {}
    if entity is None or entity.ambiguous or " " not in entity.name:
        return None
    if entity.name in told:
        return {}
    if token.lower_.endswith("self") or (tree.word_after(token).startswith(("'", "’"))):
        return None
    told.add(entity.name)
    owns = token.tag_ == "PRP$" or token.lower_ == "his"
    return {token.i: f"[{possessive(entity.name) if owns else entity.name}]"}


def _has_subject(reading: Reading, token: Token, first: Token) -> bool:
    """Tell whether the nearest subject above a pronoun can be meant: "*Berg* said that she …" reads as in print."""
    for verb in token.ancestors:
        subject = tree.child(verb, "nsubj", "nsubjpass")
        if subject is not None and first.i <= subject.i < token.i:
            return _may_mean(reading, token, subject) and not _is_beside(token, subject)
    return False


def _post_above(reading: Reading, token: Token, first: Token) -> Token | None:
    """Return the post that is the nearest subject above, whose holder a pronoun may mean: "*the Mayor* insists *his* plan …"."""
    for verb in token.ancestors:
        subject = tree.child(verb, "nsubj", "nsubjpass")
        if subject is not None and first.i <= subject.i < token.i:
            return subject if subject.i not in reading.mentions and subject.lower_ in lexicon("role_nouns") else None
    return None


def _is_beside(token: Token, subject: Token) -> bool:
    """Tell whether "him" stands in the clause of a subject, which would be "himself": "*Berg* negotiated with *him*"."""
    return token.tag_ == "PRP" and token.dep_ in {"dobj", "pobj", "dative"} and tree.verb_above(token) == subject.head


def _has_person(reading: Reading, token: Token, first: Token) -> bool:
    """Tell whether the passage has named one person whom a pronoun may mean before it, and no other."""
    named = {e.name for i in range(first.i, token.i) if (e := reading.mentions.get(i)) and e.kind is EntityKind.PERSON}
    before = token.doc[first.i : token.i]
    subjects = [t for t in before if t.dep_ in {"nsubj", "nsubjpass", "poss"} and t.i in reading.mentions]
    if any(_is_beside(token, t) for t in subjects):
        return False
    return len(named) == 1 and any(_may_mean(reading, token, t) for t in subjects)  # not "Like Berg, he …"


def _comes_before_name(reading: Reading, token: Token) -> bool:
    """Tell whether a pronoun that opens a sentence is that of its subject: "As *he* left Oslo, Leo Brandt said …"."""
    root = token.sent.root
    subject = tree.child(root, "nsubj", "nsubjpass")
    if subject is None or not token.i < subject.i < root.i or subject.i <= token.head.i:
        return False
    between = (reading.mentions[i] for i in range(token.i, subject.left_edge.i) if i in reading.mentions)
    return _may_mean(reading, token, subject) and all(e.kind is not EntityKind.PERSON for e in between)


def _may_mean(reading: Reading, token: Token, subject: Token) -> bool:
    """Tell whether a pronoun agrees with the person a subject names, or with "a man", "a woman"."""
    gender = "f" if token.lower_ in _FEMALE else "m"
    entity = reading.mentions.get(subject.i)
    if entity is not None:
        return entity.kind is EntityKind.PERSON and not entity.ambiguous and entity.gender in {None, gender}
    noun = lexicon("gendered_nouns").get(subject.lower_)
    return noun is not None and noun.cls == gender and tree.child(subject, "det") is not None


def _has_antecedent(reading: Reading, token: Token, first: Token, *, quoted: bool = False) -> bool:
    """Tell whether the passage has a noun before "it" or "they" that the pronoun agrees with; quoted: or a quoted one."""
    plural = token.lower_ in {"they", "them", "their", "theirs", "themselves"}
    return any(
        t.pos_ in {"NOUN", "PROPN"}
        and t.dep_ != "compound"
        and ((t.tag_ in {"NNS", "NNPS"}) == plural or (not plural and _names_body(reading, t)))
        and (quoted or not reading.in_quotation(t))
        and not (t.dep_ in {"nsubj", "nsubjpass"} and _is_beside(token, t))
        for t in token.doc[first.i : token.i]
    )


def _names_body(reading: Reading, token: Token) -> bool:
    entity = reading.mentions.get(token.i)
    return entity is not None and entity.kind is EntityKind.ORGANISATION  # "General Motors", however it ends


def _mask(hidden: set[int]) -> Mapping[int, str]:
    return {**dict.fromkeys(hidden, ""), min(hidden): "[…]"} if hidden else {}


def _printed(reading: Reading, tokens: Sequence[Token], words: Mapping[int, str]) -> str:
    """Return the tokens as printed, with the changed words, in one line."""
    text, parse = reading.article.text, reading.parse
    parts: list[str] = []
    end = parse.starts[tokens[0].i]
    for token in tokens:
        start, word = parse.starts[token.i], words.get(token.i)
        if word != "":
            parts += [text[end:start], text[start : parse.ends[token.i]] if word is None else word]
        end = parse.ends[token.i]
    return " ".join("".join(parts).replace("]‘", "]’").split())  # the genitive of a name in brackets
