"""SRC questions: who said it, and is the source named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts.attribution import Attribution
from quizgen.facts.claim import NAMING
from quizgen.facts.faceless import FacelessGroup
from quizgen.facts.unnamed import UnnamedSource
from quizgen.facts.who import Role
from quizgen.grammar import capitalised, past_tense
from quizgen.lexicon import lexicon
from quizgen.lint.text import content_words, words
from quizgen.model import Dossier, Form
from quizgen.questions.central import in_lead, is_in_headline, is_main
from quizgen.questions.claim import (
    MAX_WORDS,
    MIN_WORDS,
    has_stray_comma,
    is_cut,
    is_identified,
    is_plain,
    is_telling,
    when_said,
)
from quizgen.questions.draft import Draft
from quizgen.questions.public import is_public_figure
from quizgen.questions.roles import introduced
from quizgen.questions.wording import as_reported, as_unnamed, curly, lowered, quoted, report
from quizgen.rules import LONG_LEAD, Fires, QuestionRule, Silent

_WHY = "A claim is worth what its source is worth: keep the two together."
_WHY_NAMED = (
    "A source without a name cannot be asked or checked; reports use them for good reasons, and readers should notice."
)
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
        "remind",
    }
)
_NOT_SAID = frozenset({"learn", "discover", "find", "demonstrate", "show", "prove", "know", "realise", "realize"})
"""Cues after which a person got or gave knowledge, without a word being told."""
_WITHIN = re.compile(r" of (?:an? |the )?[“\"]")
"""Quoted words that belong to what is named, while the name itself is lost: "called the claim of a “right” …"."""
_QUOTED_WORDS = re.compile(r"[“\"]([^”\"]+)[”\"]")
_POINTS = re.compile(r"\b(?:these|those|similar) [a-z]+|\bthe same (?!time|day|way|thing)[a-z]+", re.IGNORECASE)
"""Words by which a quotation leans on what was said before it."""
_MAX_QUOTE_WORDS = 45
_MAX_SOURCE_WORDS = 16
_LONG_WORD, _LONG_WORDS = 5, 5


def ask_speaker(fact: Attribution, dossier: Dossier) -> Iterator[Draft]:
    """Ask who spoke a quotation that can be understood alone."""
    if fact.quote is None or not fact.clear or fact.source is None or fact.source_kind != "person":
        return
    if fact.cue in NAMING or not _counts(fact, dossier):
        return
    if not _says_something(fact.quote, dossier) or _POINTS.search(fact.quote) or has_stray_comma(fact.quote):
        return
    if " " not in fact.source and not fact.source_role:
        return  # a surname says who it was to nobody
    if is_plain(fact) and len(fact.quote.split()) <= _MAX_QUOTE_WORDS and not _says_own_name(fact):
        yield _draft(fact, fact.source, dossier, _asked(fact, fact.quote, dossier))


def _draft(fact: Attribution, source: str, dossier: Dossier, question: str) -> Draft:
    """Return the question with its source, who is introduced with the role, for the answer."""
    person = fact.source_kind == "person"
    answer = introduced(source, dossier, fact.source_role) if person else capitalised(source)
    return Draft(question=question, answer=answer, spare=_is_spare(fact, dossier))


def _asked(fact: Attribution, quote: str, dossier: Dossier) -> str:
    """Return "In June 2018, who said: “…”?"; a quotation that is a question comes first, to keep the marks apart."""
    if quote[-1:] not in {"?", "!"}:
        return when_said(fact, dossier, f"Who said: {quoted(quote)}?")
    if fact.undated or fact.said_in is None:
        return f"{quoted(quote)} According to {lowered(report(dossier))}, who said that?"
    return f"{quoted(quote)} Who said that in {fact.said_in}?"


def _says_own_name(fact: Attribution) -> bool:
    surname = words(fact.source or "")[-1:]
    return bool(surname) and surname[0] in words(fact.quote or "")


def ask_speaker_choice(fact: Attribution, dossier: Dossier) -> Iterator[Draft]:
    """Offer the other people who speak in the article as wrong answers."""
    others = tuple(
        other
        for other in _other_speakers(fact, dossier)
        if ("," in other) == ("," in introduced(fact.source or "", dossier, fact.source_role))
    )
    if len(others) >= 2:
        for draft in ask_speaker(fact, dossier):
            yield replace(draft, form=Form.CHOICE, distractors=others[:3])


def _other_speakers(fact: Attribution, dossier: Dossier) -> Iterator[str]:
    """Yield people named as sources elsewhere, who do not stand in the evidence of this statement."""
    seen = {fact.source}
    evidence = fact.sentence.of(dossier.text)
    for other in dossier.facts:
        if not isinstance(other, Attribution) or other.source_kind != "person" or other.source in seen:
            continue
        seen.add(other.source)
        if other.source and _is_name(other.source) and other.source.split()[-1] not in evidence:
            yield introduced(other.source, dossier, other.source_role)


def _is_name(source: str) -> bool:
    """Tell whether a source is a full name, not a nickname such as "Crooked Hillary"."""
    first, *rest = source.split()
    return bool(rest) and not first.endswith(("ed", "ing", "ful"))


def ask_claimant(fact: Attribution, dossier: Dossier) -> Iterator[Draft]:
    """Ask who said, warned, confirmed … that something was so."""
    if fact.claim is None or fact.claim_past is None or fact.source is None:
        return
    if not is_identified(fact) or not is_plain(fact):
        return
    if not MIN_WORDS <= len(fact.claim.split()) <= MAX_WORDS or fact.cue in NAMING:
        return
    if f" {fact.claim} ".find(" said ") >= 0 or f" {fact.claim} ".find(" says ") >= 0:
        return
    if fact.claim_bound and fact.source_kind != "person" and re.search(r"\bthey\b", fact.claim):
        return  # "which authority said that they …"
    if len(fact.source.split()) > _MAX_SOURCE_WORDS:
        return  # the parser took a sentence for the source
    if fact.source_kind == "person" and " " not in fact.source and not fact.source_role:
        return
    if fact.claim.startswith(("he ", "she ")) and not _is_of_note(fact, dossier):
        return  # what a bystander did, felt or saw
    if fact.source_kind == "person" and (" and " in (fact.source_text or "") or fact.cue in _NOT_SAID):
        return  # the other one said so, too; or nobody said it
    if is_cut(fact.claim) or not is_telling(fact.claim, dossier) or not _counts(fact, dossier):
        return
    yield _draft(fact, fact.source, dossier, _claimed(fact, fact.claim_past, dossier))


def ask_namer(fact: Attribution, dossier: Dossier) -> Iterator[Draft]:
    """Ask who called something a name that the report quotes."""
    if (
        fact.naming is None
        or _WITHIN.search(fact.naming)
        or fact.source is None
        or not fact.named
        or not _counts(fact, dossier)
        or _is_said_twice(fact.naming, dossier)
    ):
        return
    yield _draft(
        fact, fact.source, dossier, when_said(fact, dossier, f"Who {past_tense(fact.cue)} {curly(fact.naming)}?")
    )


def _is_said_twice(naming: str, dossier: Dossier) -> bool:
    """Tell whether the report has the quoted name a second time, maybe from somebody else, who would be as right an answer."""
    return any(dossier.text.count(words) > 1 for words in _QUOTED_WORDS.findall(naming))


def ask_committed(fact: Attribution, dossier: Dossier) -> Iterator[Draft]:
    """Ask who promised, offered or refused to do something."""
    if fact.aim is None or fact.source is None or not fact.named or not _counts(fact, dossier):
        return
    if fact.negated or fact.question or fact.nested or not fact.sure:
        return
    if not MIN_WORDS <= len(fact.aim.split()) <= MAX_WORDS or not is_telling(fact.aim, dossier):
        return
    yield _draft(fact, fact.source, dossier, when_said(fact, dossier, f"Who {past_tense(fact.cue)} {curly(fact.aim)}?"))


def _says_something(quote: str, dossier: Dossier) -> bool:
    """Tell whether a quotation shows what it is about: by a name, a figure, the headline, or words of its own."""
    return (
        is_telling(quote[:1].lower() + quote[1:], dossier)
        or sum(len(word) >= _LONG_WORD for word in content_words(quote)) >= _LONG_WORDS
    )


def _counts(fact: Attribution, dossier: Dossier) -> bool:
    """Tell whether it may be worth knowing who said it: somebody with a post or in the headline, or a body that is no outlet.

    Experts whom a report asks, and players and coaches in reports on sport, nobody need remember.
    """
    if dossier.sport or fact.source is None:
        return False
    if fact.source_kind != "person":
        return fact.source.split()[-1] not in lexicon("outlet_words")
    roles = [f for f in dossier.facts if isinstance(f, Role) and f.person == fact.source]
    expert = any(f.noun in lexicon("commenting_callings") for f in roles if f.best)
    posted = any(f.affiliated for f in roles) or _is_post(fact.source_role)
    return is_in_headline(fact.source, dossier) or (posted and not expert and not fact.private)


def _is_spare(fact: Attribution, dossier: Dossier) -> bool:
    """Tell whether the source is in no public office, and what was said is not what the report begins with."""
    if fact.source_kind == "person" and is_public_figure(fact.source or "", dossier):
        return False
    return not in_lead(fact, dossier)


def _is_post(role: str | None) -> bool:
    """Tell whether a role is an office that one person holds: "the transport minister", not "a retired teacher"."""
    return role is not None and any(
        entry.cls in {"single", "post"}
        for word in words(role)
        if (entry := lexicon("role_nouns").get(word)) is not None
    )


def _is_of_note(fact: Attribution, dossier: Dossier) -> bool:
    """Tell whether a speaker has a public post, or is one of those whom the report is about."""
    return _is_post(fact.source_role) or is_main(fact.source or "", dossier)


def _claimed(fact: Attribution, claim: str, dossier: Dossier) -> str:
    """Return "In June 2018, who warned that … would …?".

    What the report tells in the present or the perfect may have been said before: only the report is dated then.
    """
    cue = "say" if fact.cue in _PLAIN else fact.cue
    who = _which_body(fact) if fact.claim_bound else "Who"
    told = f"{who} {past_tense(cue)} that {curly(claim)}?"
    if fact.perfect or fact.claim_present:
        return as_reported(dossier, told, None)
    return when_said(fact, dossier, told)


def _which_body(fact: Attribution) -> str:
    """Return the words that ask for a source which a pronoun in the claim takes up: "it" cannot follow "who"."""
    if fact.source_kind == "person":
        return "Who"
    return f"Which {fact.source_noun}" if fact.source_kind == "described" else "Which organisation"


def ask_identity(fact: Attribution, dossier: Dossier) -> Iterator[Draft]:
    """Ask how an unnamed source is described."""
    if fact.source_class != "anonymous" or not is_plain(fact) or _named_elsewhere(fact, dossier):
        return
    if any(isinstance(f, UnnamedSource | FacelessGroup) and f.sentence.overlaps(fact.sentence) for f in dossier.facts):
        return  # shown as printed, the sentence makes the better card
    if fact.source_text is None or not 1 < len(fact.source_text.split()) <= 16 or _points_back(fact.source_text):
        return
    told = _told(fact)
    if told is not None:
        yield Draft(
            question=f"{report(dossier)} {told}. How is the source identified?",
            answer=as_unnamed(fact.source_text, plural=fact.source_noun not in words(fact.source_text)),
        )


_POINTING = frozenset(
    {"these", "those", "the", "that", "this", "his", "her", "its", "their", "my", "our", "another", "other"}
)


def _points_back(source: str) -> bool:
    """Tell whether "the source" or "her aides" stands for one that was told before."""
    return source.lower().split()[0] in _POINTING


def _told(fact: Attribution) -> str | None:
    """Return "says that …" or "quotes the words “…”" for the content, or None where it cannot stand alone."""
    if fact.claim is not None and not fact.claim_bound and MIN_WORDS <= len(fact.claim.split()) <= MAX_WORDS:
        return f"passes on the statement that {curly(fact.claim)}"
    if fact.quote is not None and fact.clear and len(fact.quote.split()) <= _MAX_QUOTE_WORDS:
        return f"quotes the words {quoted(fact.quote)}"
    return None


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
                        "question": "According to a March 2024 report, who said: "
                        "“Safety on the fjord comes before timetables and profits”?",
                        "answer": "Anna Berg, the transport minister",
                    },
                ),
            ),
        ),
        silent=(
            Silent(
                "“Safety on these fjords comes before timetables and profits,” Anna Berg, the transport minister, said.",
                "which fjords?",
            ),
            Silent(
                "“Safety on the fjord comes before timetables and profits,” Berg said.",
                "a surname says to nobody who it was",
            ),
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
                "Anna Berg, the Norwegian transport minister, warned that ferries to Oslo would lose their licence.",
                (
                    {
                        "question": "According to a March 2024 report, who warned that ferries to Oslo would lose their licence?",
                        "answer": "Anna Berg, the Norwegian transport minister",
                        "spare": False,
                    },
                ),
            ),
            Fires(
                "Anna Berg, the Norwegian transport minister, has said that ferries to Oslo were old.",
                ({"question": "According to a March 2024 report, who said that ferries to Oslo were old?"},),
            ),
            Fires(
                "Anna Berg, the Norwegian transport minister, indicated that Oslo has no plan for two ferries that will sink.",
                (
                    {
                        "question": "According to a March 2024 report, who indicated that Oslo had no plan for two ferries that would sink?"
                    },
                ),
            ),
            Fires(
                "Anna Berg, the Norwegian transport minister, said last month that ferries to Oslo were old.",
                ({"question": "In February 2024, who said that ferries to Oslo were old?"},),
            ),
            Fires(
                "A strike began late in February. Anna Berg, the Norwegian transport minister, said that ferries to Oslo were old.",
                ({"question": "According to a March 2024 report, who said that ferries to Oslo were old?"},),
            ),
            Fires(
                "In an update in June, Anna Berg, the Norwegian transport minister, said that ferries to Oslo were old.",
                ({"question": "In June 2023, who said that ferries to Oslo were old?"},),
            ),
            Fires(
                LONG_LEAD + "Anna Berg, the head of the Bergen Sailing Club, said that ferries to Oslo were old.",
                ({"answer": "Anna Berg, the head of the Bergen Sailing Club", "spare": True},),
            ),
        ),
        silent=(
            Silent(
                "Anna Berg, the Norwegian transport minister, reportedly said that ferries to Oslo were old.",
                "the report does not vouch that she said it",
            ),
            Silent("The Norwegian company said that it would close two ferries to Oslo in May.", "which company?"),
            Silent(
                "Norlink said that two ferries should be sold “without delay,” and Anna Berg sent a letter in agreement.",
                "the second clause is the report's own",
            ),
            Silent(
                "Anna Berg, a professor at the University of Bergen, said that ferries to Oslo were old. Berg said that Norlink "
                "was late. Berg left.",
                "an expert, however often cited",
            ),
            Silent("Anna Berg, a young passenger, said that ferries to Oslo were old.", "nobody whom readers know"),
            Silent(
                "The ferries are old.",
                "a headline in capitals",
                headline="Minister Anna Berg Says Ferries To Oslo Are Much Too Old",
            ),
            Silent(
                "Anna Berg, the Norwegian transport minister, said that ferries to Oslo were old the next day.",
                "next to which?",
            ),
            Silent(
                "Anna Berg, the Norwegian transport minister, said that ferries to Oslo were better.", "than which?"
            ),
            Silent(
                "Anna Berg, the Norwegian transport minister, said that ferries to Oslo had similar faults.",
                "similar to which?",
            ),
            Silent(
                "Anna Berg, the Norwegian transport minister, said that ferries to Oslo were too old for either country.",
                "which two?",
            ),
            Silent(
                "Anna Berg, the Norwegian transport minister, learned that ferries to Oslo were old.",
                "she said nothing",
            ),
            Silent(
                "Norlink told the BBC Mr. Brandt had always been in favour of new ferries to Oslo. Leo Brandt leads Fersk.",
                "the body that was told runs into the claim",
            ),
            Silent(
                "Anna Berg, a lawyer from Oslo, said that she had seen two ferries of Norlink in Bergen.",
                "what a bystander saw",
            ),
            Silent(
                "Anna Berg, the Norwegian transport minister, said that ferries to Oslo would lose their licence "
                "while adding on Norlink matters.",
                "a second statement, of which the end is lost",
            ),
            Silent(
                "Anna Berg, the Norwegian minister, said that she was referring to the ferries in Oslo.",
                "by which words?",
            ),
            Silent(
                "Anna Berg, the Norwegian minister, said that six of the 20 wounded were still at sea.",
                "in which event?",
            ),
            Silent(
                "Jonas Eide, 21, said that he voted. Eide said that he was poor. Eide said that ferries to Norway were old.",
                "a private person, however often he speaks",
            ),
            Silent("She warned that ferries with old engines would lose their licence.", "who is she?"),
            Silent("Anna Berg did not say that ferries with old engines would stop.", "negated"),
            Silent("Anna Berg said that it would take weeks for them.", "what, and for whom?"),
            Silent("Anna Berg said that the talks with Norway “shows bias to Oslo”.", "verb and noun do not fit"),
            Silent("Anna Berg falsely claimed that Norway had sold every ferry to Oslo.", "the report denies it"),
            Silent(
                "Anna Berg, the Norwegian minister, suggested that the sides meet in Oslo.", "what should be, not is"
            ),
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
        default=False,
        fires=(
            Fires(
                "“Safety on the fjord comes before timetables and profits,” said Anna Berg, the transport minister.\n\n"
                "John Smith, the finance minister, said that Norway had no plan. "
                "Mary Jones, the justice minister, said that the port was closed.",
                ({"answer": "Anna Berg, the transport minister", "form": Form.CHOICE},),
            ),
        ),
        silent=(
            Silent("“Safety on the fjord comes before timetables and profits,” Anna Berg said.", "nobody else speaks"),
        ),
    ),
    QuestionRule(
        id="SRC-1-Q4",
        family="SRC-1",
        skill="SRC",
        level=1,
        finds="Who called something a name that the report quotes.",
        why=_WHY,
        about=Attribution,
        ask=ask_namer,
        fires=(
            Fires(
                "Anna Berg, the Norwegian transport minister, called the sale of two ferries “a disgrace to the coast”.",
                (
                    {
                        "question": "According to a March 2024 report, who called the sale of two ferries “a disgrace to the coast”?",
                        "answer": "Anna Berg, the Norwegian transport minister",
                    },
                ),
            ),
        ),
        silent=(
            Silent(
                "Anna Berg, the Norwegian transport minister, called the claim of a “disgrace” significant.",
                "the quoted word is no name she gave",
            ),
            Silent(
                "Anna Berg, the Norwegian transport minister, called the “disgraceful sale” off.", "no name was given"
            ),
            Silent("Anna Berg, the Norwegian transport minister, called it “a disgrace to the coast”.", "called what?"),
            Silent("Anna Berg, the Norwegian transport minister, sold two “old” ferries.", "she calls them nothing"),
        ),
    ),
    QuestionRule(
        id="SRC-1-Q5",
        family="SRC-1",
        skill="SRC",
        level=1,
        finds="Who promised, offered or refused to do something.",
        why="What somebody has undertaken in public is what he can be held to.",
        about=Attribution,
        ask=ask_committed,
        fires=(
            Fires(
                "Anna Berg, the Norwegian transport minister, pledged to replace every old ferry to Oslo.",
                (
                    {
                        "question": "According to a March 2024 report, who pledged to replace every old ferry to Oslo?",
                        "answer": "Anna Berg, the Norwegian transport minister",
                    },
                ),
            ),
        ),
        silent=(
            Silent("Anna Berg, the Norwegian transport minister, pledged to help him in Oslo.", "whom?"),
            Silent("Anna Berg, the Norwegian transport minister, did not offer to sell ferries to Oslo.", "negated"),
            Silent("Anna Berg, the Norwegian transport minister, tried to sell ferries to Oslo.", "no promise"),
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
        default=False,
        fires=(
            Fires(
                "Two employees said that crews had reported problems with old engines.",
                (
                    {
                        "question": "A March 2024 report passes on the statement that crews had reported problems with "
                        "old engines. How is the source identified?",
                        "answer": "As “two employees”, without names",
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
            Silent(
                "The source said that crews had reported problems with old engines.", "described before: it points back"
            ),
        ),
    ),
)
