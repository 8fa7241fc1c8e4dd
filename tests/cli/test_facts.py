"""What the command ``facts`` prints for a person."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console
from spacy.language import Language

from quizgen.cli.facts import print_facts
from quizgen.load.text import article_from_text
from quizgen.pipeline import run
from quizgen.rules.registry import RuleSet

SAMPLE = Path(__file__).parents[2] / "decks" / "moscow" / "article.txt"


def printed(nlp: Language, rules: RuleSet, width: int) -> list[str]:
    (result,) = run([article_from_text(SAMPLE.read_bytes().decode("utf-8"), "article.txt")], nlp, rules)
    output = io.StringIO()
    print_facts(result, Console(file=output, width=width))
    return output.getvalue().splitlines()


def test_an_article_is_readable_at_80_columns(nlp: Language, rules: RuleSet) -> None:
    lines = printed(nlp, rules, 80)
    assert max(map(len, lines)) <= 80
    text = " ".join(" ".join(lines).split())
    assert "None" not in text
    titles = ["Who’s who (in June 2018)", "Sources, and what each says first", "Timeline", "What happened"]
    assert [line for line in lines if line in titles] == titles
    assert "Sergei Lavrov (also: Sergey Lavrov) the Russian foreign minister" in text
    assert "last year → 2017" in text


def test_nothing_is_printed_twice_under_one_title(nlp: Language, rules: RuleSet) -> None:
    blocks = "\n".join(line.rstrip() for line in printed(nlp, rules, 400)).split("\n\n")
    for block in blocks:
        assert len(block.splitlines()) == len(set(block.splitlines())), block
