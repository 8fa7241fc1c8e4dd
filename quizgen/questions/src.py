"""SRC questions: who said it, and is the source named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizgen.facts.src import Attribution
from quizgen.facts.who import Role
from quizgen.grammar import past_tense, present_tense
from quizgen.lint.text import words
from quizgen.model import Dossier, Form
from quizgen.questions.draft import Draft
from quizgen.questions.wording import as_reported, at_the_time, in_month, quoted, report, with_role
from quizgen.rules import Fires, QuestionRule, Silent

_WHY = "A claim is worth what its source is worth: keep the two together."
_WHY_NAMED = (
    "A source without a name cannot be asked or checked; reports use them for good reasons, and readers should notice."
)
_SPOKEN = frozenset({"neutral", "force", "doubt", "endorse", "concession"})
_PLAIN = frozenset(
    {
        "tell",
        "add",
        "state",
        "write",
        "according to",
        "in the words of",
        "report",
        "note",
        "tweet",
        "post",
        "go on",
        "continue",
    }
)
_NAMING = frozenset({"call", "describe", "dub", "label", "brand"})
"""Cues that quote a name for something, not a statement."""
_STRAY_COMMA = re.compile(r"^[^,]*, (?:is|are|was|were|has|have|had|will|would)\b")
"""A comma between subject and verb, as slips into print."""
_MAX_QUOTE_WORDS = 45
_MAX_CLAIM_WORDS = 32
_MIN_CLAIM_WORDS = 5


def _is_plain(fact: Attribution) -> bool:
    """Tell whether the fact is a plain statement of a known source: not negated, asked, or told by somebody else."""
    return fact.sure and not (fact.negated or fact.question or fact.nested) and fact.stance in _SPOKEN


def ask_speaker(fact: Attribution, dossier: Dossier) -> Iterator[Draft]:
    """Ask who spoke a quotation that can be understood alone."""
    if fact.quote is None or not fact.clear or fact.source is None or fact.source_kind != "person":
        return
    if fact.cue in _NAMING:
        return
    if _is_plain(fact) and len(fact.quote.split()) <= _MAX_QUOTE_WORDS and not _says_own_name(fact):
        yield Draft(
            question=_asked(fact.quote, dossier),
            answer=with_role(fact.source, fact.source_role),
        )


def _asked(quote: str, dossier: Dossier) -> str:
    """Return "In June 2018, who said: “…”?"; a quotation that is a question comes first, to keep the marks apart."""
    if quote[-1:] in {"?", "!"}:
        return f"{quoted(quote)} Who said that{at_the_time(dossier)}?"
    return in_month(dossier, f"Who said: {quoted(quote)}?")


def _says_own_name(fact: Attribution) -> bool:
    surname = words(fact.source or "")[-1:]
    return bool(surname) and surname[0] in words(fact.quote or "")


def ask_speaker_choice(fact: Attribution, dossier: Dossier) -> Iterator[Draft]:
    """Offer the other people who speak in the article as wrong answers."""
    others = tuple(_other_speakers(fact, dossier))
    if len(others) >= 2:
        for draft in ask_speaker(fact, dossier):
            yield Draft(question=draft.question, answer=draft.answer, form=Form.CHOICE, distractors=others[:3])


def _other_speakers(fact: Attribution, dossier: Dossier) -> Iterator[str]:
    """Yield people named as sources elsewhere, who do not stand in the evidence of this statement."""
    seen = {fact.source}
    evidence = fact.sentence.of(dossier.text)
    for other in dossier.facts:
        if not isinstance(other, Attribution) or other.source_kind != "person" or other.source in seen:
            continue
        seen.add(other.source)
        if other.source and " " in other.source and other.source.split()[-1] not in evidence:
            yield with_role(other.source, other.source_role)


def ask_claimant(fact: Attribution, dossier: Dossier) -> Iterator[Draft]:
    """Ask who said, warned, confirmed … that something was so."""
    if fact.claim is None or fact.source is None or not _is_identified(fact) or not _is_plain(fact):
        return
    if not _MIN_CLAIM_WORDS <= len(fact.claim.split()) <= _MAX_CLAIM_WORDS or '"' in fact.claim:
        return
    if f" {fact.claim} ".find(" said ") >= 0 or f" {fact.claim} ".find(" says ") >= 0:
        return
    if _STRAY_COMMA.search(fact.claim):
        return
    yield Draft(
        question=_claimed(fact, dossier),
        answer=with_role(fact.source, fact.source_role) if fact.source_kind == "person" else fact.source,
    )


def _claimed(fact: Attribution, dossier: Dossier) -> str:
    """Return "In June 2018, who warned that … would …?" or, for what is or will be, "According to …, who warns that …?"."""
    cue = "say" if fact.cue in _PLAIN else fact.cue
    if fact.claim_present:
        return as_reported(dossier, f"Who {present_tense(cue)} that {fact.claim}?", None)
    return in_month(dossier, f"Who {past_tense(cue)} that {fact.claim}?")


def _is_identified(fact: Attribution) -> bool:
    """Tell whether the source is named, or a body told by a proper name ("the New Zealand government")."""
    if fact.named:
        return True
    words_after_the_first = (fact.source or "").split()[1:]
    return fact.source_class not in {"anonymous", "document"} and any(w[:1].isupper() for w in words_after_the_first)


def ask_identity(fact: Attribution, dossier: Dossier) -> Iterator[Draft]:
    """Ask how an unnamed source is described."""
    if fact.source_class != "anonymous" or not _is_plain(fact) or _named_elsewhere(fact, dossier):
        return
    if fact.source_text is None or not 1 < len(fact.source_text.split()) <= 16:
        return
    told = _told(fact)
    if told is not None:
        yield Draft(
            question=f"{report(dossier)} {told}. How does it identify the source?",
            answer=f"Only as {quoted(_lowered(fact.source_text))}; it gives no name.",
        )


def _told(fact: Attribution) -> str | None:
    """Return "says that …" or "quotes the words “…”" for the content, or None where it cannot stand alone."""
    if fact.claim is not None and _MIN_CLAIM_WORDS <= len(fact.claim.split()) <= _MAX_CLAIM_WORDS:
        return f"passes on the statement that {fact.claim}"
    if fact.quote is not None and fact.clear and len(fact.quote.split()) <= _MAX_QUOTE_WORDS:
        return f"quotes the words {quoted(fact.quote)}"
    return None


def _lowered(text: str) -> str:
    """Return a phrase from the start of a sentence without its capital article or numeral."""
    first, _, rest = text.partition(" ")
    small = first.lower() in {"a", "an", "the", "one", "two", "three", "some", "several", "many", "another"}
    return f"{first.lower()} {rest}" if small else text


def _named_elsewhere(fact: Attribution, dossier: Dossier) -> bool:
    """Tell whether a named person of the article has the same post: "a spokesman" may then be that person."""
    return any(isinstance(other, Role) and other.noun == fact.source_noun for other in dossier.facts)


RULES = (
    QuestionRule(
        id="SRC-1-Q1",
        family="SRC-1",
        skill="SRC",
        level=1,
        finds="Who spoke a quotation.",
        why=_WHY,
        about=Attribution,
        ask=ask_speaker,
        fires=(
            Fires(
                "“Safety on the fjord comes before timetables and profits,” Anna Berg, the transport minister, said.",
                (
                    {
                        "question": "In March 2024, who said: “Safety on the fjord comes before timetables and profits”?",
                        "answer": "Anna Berg, the transport minister",
                    },
                ),
            ),
        ),
        silent=(
            Silent("“He told us that it was a lie about her,” Anna Berg said.", "who is he, and what was a lie?"),
            Silent("“Nobody told us,” Anna Berg said.", "too short to be worth a card"),
            Silent("“Safety on the fjord comes before timetables and profits,” an official said.", "no name"),
        ),
    ),
    QuestionRule(
        id="SRC-1-Q2",
        family="SRC-1",
        skill="SRC",
        level=1,
        finds="Who is reported to have said something.",
        why=_WHY,
        about=Attribution,
        ask=ask_claimant,
        fires=(
            Fires(
                "Anna Berg warned that ferries with old engines would lose their licence.",
                (
                    {
                        "question": "In March 2024, who warned that ferries with old engines would lose their licence?",
                        "answer": "Anna Berg",
                    },
                ),
            ),
        ),
        silent=(
            Silent("She warned that ferries with old engines would lose their licence.", "who is she?"),
            Silent("Anna Berg did not say that ferries with old engines would stop.", "negated"),
            Silent("Anna Berg said that it would take weeks for them.", "what, and for whom?"),
        ),
    ),
    QuestionRule(
        id="SRC-1-Q3",
        family="SRC-1",
        skill="SRC",
        level=1,
        finds="Which of the people in the article spoke a quotation.",
        why=_WHY,
        about=Attribution,
        ask=ask_speaker_choice,
        fires=(
            Fires(
                "“Safety on the fjord comes before timetables and profits,” Anna Berg said.\n\n"
                "John Smith said that Norway had no plan. Mary Jones said that the port was closed.",
                ({"answer": "Anna Berg", "form": Form.CHOICE},),
            ),
        ),
        silent=(
            Silent("“Safety on the fjord comes before timetables and profits,” Anna Berg said.", "nobody else speaks"),
        ),
    ),
    QuestionRule(
        id="SRC-4-Q1",
        family="SRC-4",
        skill="SRC",
        level=2,
        finds="How a source without a name is described.",
        why=_WHY_NAMED,
        about=Attribution,
        ask=ask_identity,
        fires=(
            Fires(
                "Two employees said that crews had reported problems with old engines.",
                (
                    {
                        "question": "A report of March 2024 passes on the statement that crews had reported problems with "
                        "old engines. How does it identify the source?",
                        "answer": "Only as “two employees”; it gives no name.",
                    },
                ),
            ),
        ),
        silent=(
            Silent("Anna Berg said that crews had reported problems with old engines.", "the source is named"),
            Silent(
                "A spokesman said that crews had reported problems with old engines. "
                "Leo Brandt, spokesman for Norlink, left.",
                "the spokesman may be the one named next",
            ),
            Silent("Two officials met in Oslo.", "officials who act are no source"),
        ),
    ),
)
