"""Several processes: the same bytes as from one, in order, with flat memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgen.cli.workers import Job, results_of
from quizgen.load.text import article_from_text
from quizgen.model import Article
from quizgen.read.parse import BATCH_SIZE, DEFAULT_MODEL, ModelError

ROOT = Path(__file__).parents[2]
PLUGIN = ROOT / "tests" / "rules" / "plugin"
NAMES = ("Anna Berg", "Jonas Eide", "Mary Jones", "Leo Brandt", "Rui Sousa")
COUNT = BATCH_SIZE * 2 + 1


def page(number: int) -> str:
    name = NAMES[number % len(NAMES)]
    return (
        f"Ferry {number} runs aground near Bergen\n\nWednesday, March {number + 1}, 2024\n\n"
        f"The Norwegian transport minister, {name}, told reporters on Tuesday that {number + 2} ferries would be raised. "
        f"{name} bought {number + 3} new ships from a Danish yard in May 2019. What a week it was for Norway!\n"
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("articles")
    for number in range(COUNT):
        (made / f"{number:02}.txt").write_text(page(number), "utf-8")
    (made / "03-empty.txt").write_text(" \n", "utf-8")
    return made


def quizgen(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{PLUGIN}"}
    command = [sys.executable, "-m", "quizgen", *arguments]
    return subprocess.run(command, capture_output=True, cwd=folder, env=environment, check=False)


@pytest.mark.parametrize("command", [["facts", ".", "--format", "jsonl"], ["cards", ".", "--explain"]])
def test_two_processes_print_what_one_prints(folder: Path, command: list[str]) -> None:
    one, two = (quizgen(folder, *command, "--jobs", jobs) for jobs in ("1", "2"))
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert one.returncode == two.returncode == 1
    assert b"03-empty.txt is empty" in two.stderr
    assert one.stdout.count(b"Ferry" if "cards" in command else b'"08.txt"') > 0


def test_two_processes_build_the_package_of_one(folder: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        quizgen(folder, "build", ".", "-o", str(tmp_path / f"{jobs}.apkg"), "--title", "Ferries", "--jobs", jobs)
    assert (tmp_path / "1.apkg").read_bytes() == (tmp_path / "2.apkg").read_bytes()


def test_the_rules_of_another_package_hold_in_every_process(folder: Path) -> None:
    found = quizgen(folder, "facts", ".", "--format", "jsonl", "--jobs", "2").stdout.decode("utf-8")
    exclamations = [line for line in found.splitlines() if '"kind": "exclamation"' in line]
    assert len(exclamations) == COUNT


@pytest.mark.parametrize("value", ["0", "-1", "two"])
@pytest.mark.parametrize("command", ["build", "cards", "facts"])
def test_a_number_of_processes_that_is_none_is_wrong_usage(folder: Path, command: str, value: str) -> None:
    assert quizgen(folder, command, ".", "--jobs", value).returncode == 2


def articles(taken: list[int], count: int) -> Iterator[Article]:
    for number in range(count):
        taken.append(number)
        yield article_from_text(page(number % 20), f"{number}.txt")


def test_articles_are_taken_only_as_they_are_read() -> None:
    taken: list[int] = []
    results = results_of(articles(taken, 40), Job(DEFAULT_MODEL, every_rule=False), 2)
    first = next(results)
    assert first.article.path == "0.txt"
    assert len(taken) <= 4 * BATCH_SIZE
    assert [result.article.path for result in results] == [f"{number}.txt" for number in range(1, 40)]


def test_an_error_of_a_process_is_the_error_of_the_run() -> None:
    with pytest.raises(ModelError, match="'no_such_model' is not installed"):
        list(results_of(articles([], 1), Job("no_such_model", every_rule=False), 2))
