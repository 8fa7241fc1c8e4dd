"""Roles: what the text says a person is, by apposition, by title before the name, by "is" or "who is".

Whose apposition a phrase is gets settled by adjacency as well as by the parse:
after a list of names the parser is not believed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from quizgen.lexicon import lexicon
from quizgen.model import BlockKind
from quizgen.read import tree
from quizgen.read.entities import Entity, EntityKind, Mention, is_lasting, is_role_noun

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from quizgen.read.reading import Reading

MAX_TOKENS = 16
_FORMER = frozenset(
    {
        "former",
        "ex",
        "then",
        "late",
        "outgoing",
        "retired",
        "onetime",
        "one-time",
        "ousted",
        "ex-",
        "later",
        "formerly",
        "previously",
        "once",
        "then-",
    }
)
HEDGES = frozenset(
    {"presumptive", "presumed", "likely", "potential", "possible", "alleged", "acting", "interim", "incoming", "apparent",
     "designate", "would-be", "prospective", "self-described", "self-styled", "nominal", "putative"}
)  # fmt: skip
"""Words that a role may not lose."""
_RANKS = frozenset({"shadow", "deputy", "vice", "assistant", "junior"})
"""Words that make of a post another one; the parser may hang them elsewhere."""
_STOPS = frozenset({",", ".", ";", ":", "—", "–", "-", "(", ")", '"', "!", "?", "--"})
_TITLE_POS = frozenset({"NOUN", "PROPN", "ADJ", "PART", "NUM"})


@dataclass(frozen=True)
class RoleMention:
    """A role the text gives a person.

    first, end: its tokens. head: index of its noun. former: the text says it is over.
    mention: the name it stands beside. beside: "apposition", "title" or "copula".
    """

    person: Entity
    first: int
    end: int
    head: int
    former: bool
    mention: Mention
    beside: str


@lru_cache(maxsize=1)
def find_roles(reading: Reading) -> tuple[RoleMention, ...]:
    """Return the roles of people in body text, in the order of the text; not those inside quotations.

    The last article's are remembered, since several rules ask for them.
    """
    return tuple(_roles(reading))


def _roles(reading: Reading) -> Iterator[RoleMention]:
    doc = reading.parse.doc
    for entity in reading.entities:
        if entity.kind is not EntityKind.PERSON or entity.ambiguous:
            continue
        for mention in entity.mentions:
            token = doc[mention.first]
            if reading.parse.sentence_of(token).kind is BlockKind.BODY and not reading.in_quotation(token):
                yield from _roles_at(doc, entity, mention)


def _roles_at(doc: Doc, person: Entity, mention: Mention) -> Iterator[RoleMention]:
    for beside, found in (
        ("apposition", _following(doc, mention)),
        ("apposition", _preceding(doc, mention)),
        ("title", _title(doc, mention)),
        ("copula", _copula(doc, mention)),
    ):
        if found is not None and found[0] < found[1]:
            first, end, head = found
            former = any(t.lower_ in _FORMER for t in doc[first : head + 1]) or _served_under(doc, head, end)
            yield RoleMention(person, first, end, head, former, mention, beside)


def _served_under(doc: Doc, head: int, end: int) -> bool:
    """Tell whether the post was held "under President …", "under former President …": it may be over."""
    after = [t.nbor() for t in doc[head:end] if t.lower_ == "under" and t.i + 1 < end]
    return any(t.pos_ == "PROPN" or t.lower_ in _FORMER for t in after)


_Phrase = tuple[int, int, int]
"""First token, end, head noun."""


def _following(doc: Doc, mention: Mention) -> _Phrase | None:
    """Find ", head of the coast guard in Karlsvik," right after a name."""
    comma = mention.end
    if comma + 1 >= len(doc) or doc[comma].text != "," or _in_list(doc, mention):
        return None
    first = comma + 1
    end = _phrase_end(doc, first)
    head = _role_head(doc, first, end)
    if head is None or end - first > MAX_TOKENS or not _closes(doc, end) or _has_finite_verb(doc, first, end):
        return None
    if doc[head].dep_ in {"nsubj", "nsubjpass"} and doc[mention.first : mention.end].root.dep_ == "pobj":
        return None
    if end < len(doc) and doc[end].tag_ in {"WP", "WDT"} and doc[first].lower_ == "the" and head == end - 1:
        return None
    return first, end, head


def _phrase_end(doc: Doc, first: int) -> int:
    """Return where an apposition ends: at the next stop mark, or before a clause or a new name."""
    limit = doc[first].sent.end
    end = first
    while end < limit and doc[end].text not in _STOPS:
        closing = doc[end].tag_ in {"WP", "WDT", "WP$", "VBD", "VBZ", "MD"} or doc[end].lower_ in {"who", "when"}
        if end > first and closing and doc[end].text.islower():
            break
        end += 1
    return end


def _closes(doc: Doc, end: int) -> bool:
    """Tell whether the apposition ends as one does: at a comma, at the sentence's end, before verb or relative."""
    if end >= len(doc) or doc[end - 1].sent.end == end:
        return True
    return doc[end].text in {",", ".", ";", "—", "–", ":"} or doc[end].tag_ in {"WP", "WP$", "VBD", "VBZ", "MD"}


def _role_head(doc: Doc, first: int, end: int) -> int | None:
    """Return the role noun that heads the phrase: the last one before the first preposition or relative."""
    head = None
    for index in range(first, end):
        token = doc[index]
        if index > first and joins_portfolios(doc, index):
            continue
        if token.tag_ in {"IN", "TO", "CC", "VBG", "VBN", "RB"} and head is not None:
            break
        if token.tag_ in {"IN", "TO", "VBG", "VBD", "PRP", "EX", "CC"}:
            return None
        head = index if is_role_noun(token) else (None if token.tag_ in {"NN", "NNS", "NNP", "NNPS"} else head)
    if head is None or lexicon("role_nouns").entries[doc[head].lower_].cls == "person":
        return None
    return head


def _in_list(doc: Doc, mention: Mention) -> bool:
    """Tell whether the name is one of several before it: whose apposition follows is then unclear."""
    return doc[mention.first : mention.end].root.dep_ == "conj"


def _has_finite_verb(doc: Doc, first: int, end: int) -> bool:
    return any(doc[i].tag_ in {"VBD", "VBZ", "VBP", "MD"} for i in range(first, end))


def _preceding(doc: Doc, mention: Mention) -> _Phrase | None:
    """Find "the Russian foreign minister," right before a name."""
    if mention.first < 2 or doc[mention.first - 1].text != ",":
        return None
    end = mention.first - 1
    name = doc[mention.first : mention.end].root
    noun = name.head if name.dep_ == "appos" else None
    if noun is None or not is_role_noun(noun) or noun.i >= end:
        return _possessed_post(doc, mention)
    first = next((i for i in range(noun.left_edge.i, noun.i) if not _is_lead(doc[i])), noun.i)
    if end - first > MAX_TOKENS or any(doc[i].text in _STOPS for i in range(first, end)):
        return None
    closing = doc[mention.end] if mention.end < len(doc) else None
    if closing is not None and closing.text not in {",", ".", "—", "–"} and closing.tag_ not in {"VBD", "VBZ"}:
        return None
    return first, end, noun.i


def _is_lead(token: Token) -> bool:
    """Tell whether a word only leads up to a role; "then" and "formerly" belong to it: they tell that it is over."""
    return token.pos_ in {"ADV", "CCONJ", "ADP"} and token.lower_ not in _FORMER


def _possessed_post(doc: Doc, mention: Mention) -> _Phrase | None:
    """Find "Portugal's prime minister," right before a name that opens a clause, where the parser missed the apposition."""
    noun = doc[mention.first - 2]
    start = noun.sent.start
    if not is_role_noun(noun) or doc[mention.first : mention.end].root.dep_ != "nsubj":
        return None
    first = noun.i
    while first > start and _joins_title(doc[first - 1]):
        first -= 1
    opens = first == start or doc[first - 1].text == ","
    if not opens or not any(token.tag_ == "POS" for token in doc[first : noun.i]) or doc[first].tag_ == "POS":
        return None
    return first, noun.i + 1, noun.i


def _title(doc: Doc, mention: Mention) -> _Phrase | None:
    """Find "presidential adviser", "Malaysia's Prime Minister" right before a name."""
    end = mention.first
    if end and is_lasting(doc[end - 1]):
        end -= 1  # "sports minister | Lord Berg"
    last = doc[end - 1] if end else None
    if last is None or not is_role_noun(last):
        return None
    first = end
    start = doc[mention.first].sent.start
    while first > start and (_joins_title(doc[first - 1]) or joins_portfolios(doc, first - 1)):
        first -= 1
    loose = [i for i in range(first, last.i) if not first <= doc[i].head.i < mention.end and not doc[i].ent_type_]
    first = loose[-1] + 1 if loose else first
    if first > start and doc[first - 1].tag_ in {"DT", "PRP$"} and doc[first - 1].head.i in range(first, mention.end):
        first -= 1
    if first > start and doc[first - 1].lower_ in {"of", "for"}:
        return None
    if doc[first].tag_ == "POS" or doc[first].text == "-":
        return None
    if first > start and doc[first - 1].tag_ in {"RB", "VBN"} and doc[first - 1].head.i in range(first, mention.end):
        return None  # "Oslo's newly elected mayor": whose mayor stands before the participle
    if first > start and (doc[first - 1].tag_ in {"RBS", "RBR"} or doc[first - 1].ent_type_ == "DATE"):
        return None  # "he is the most able candidate Berg argues"; "released Monday support candidate Berg": no titles
    if doc[first - 1].lower_ in {"and", "or"} and any(t.lower_ in _FORMER for t in doc[max(start, first - 6) : first]):
        return None
    if first > start + 1 and doc[first - 1].lower_ == "and" and is_role_noun(doc[first - 2]):
        return None
    if first > start and doc[first - 1].lower_ in HEDGES | _FORMER | _RANKS:
        first -= 1
    return first, end, last.i


def joins_portfolios(doc: Doc, index: int) -> bool:
    """Tell whether an "and" or a comma stands between two portfolios of one post: "Trade *and* Industry Secretary"."""
    if doc[index].lower_ not in {"and", "&", ","} or not index or index + 1 >= len(doc):
        return False
    return all(t.text[0].isupper() and t.lower_ in lexicon("portfolios") for t in (doc[index - 1], doc[index + 1]))


def _joins_title(token: Token) -> bool:
    """Tell whether a token can stand inside a title phrase ("singer-songwriter", "Malaysia's Prime")."""
    if token.text == "-":
        return not token.whitespace_ and token.i > 0 and not token.nbor(-1).whitespace_
    if token.tag_ == "NNS" and token.lower_ not in lexicon("portfolios"):
        return False
    return (
        token.pos_ in _TITLE_POS
        and token.text not in _STOPS
        and token.tag_ not in {"RP", "TO"}
        and token.ent_type_ != "DATE"
        and not (token.pos_ == "NUM" and token.dep_ != "nummod")
    )


def _copula(doc: Doc, mention: Mention) -> _Phrase | None:
    """Find "is the chair of the board" after a name that is the subject, or after "who" right behind the name."""
    name = doc[mention.first : mention.end].root
    relative = tree.child(name, "relcl")
    is_who = relative is not None and mention.end + 1 < len(doc) and doc[mention.end + 1].lower_ == "who"
    verb = relative if relative is not None and is_who else name.head
    if not (is_who or name.dep_ == "nsubj") or verb.lower_ != "is":
        return None
    if tree.is_negated(verb) or tree.is_conditional(verb):
        return None
    noun = tree.child(verb, "attr")
    if noun is None or not is_role_noun(noun) or lexicon("role_nouns").entries[noun.lower_].cls in {"person", "loose"}:
        return None
    tokens = tree.noun_phrase(noun)
    first, end = tokens[0].i, tokens[-1].i + 1
    return (first, end, noun.i) if end - first <= MAX_TOKENS and doc[first].lower_ != "no" else None
