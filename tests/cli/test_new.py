"""The command new, and building what it wrote; addresses and options on the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import sample_files as sample
from local_server import Server, response

ROOT = Path(__file__).parents[2]


def quizgen(cwd: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(cwd / "cache"), "COLUMNS": "200"}
    command = [sys.executable, "-m", "quizgen", *arguments]
    done = subprocess.run(command, capture_output=True, cwd=cwd, input=given, env=environment, check=False)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def url(server: Server) -> str:
    server.answers["/ferry"] = response(sample.dated_html(), "Content-Type: text/html")
    return server.url("/ferry")


def test_a_deck_is_begun_fetched_once_and_built_from_what_was_kept(tmp_path: Path, server: Server, url: str) -> None:
    (tmp_path / "notes.txt").write_text(sample.PLAIN.replace("Ferry runs", "Barge runs"), "utf-8")
    made = quizgen(tmp_path, "new", "ferries", url, "notes.txt", "--allow-private")
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout == f"{Path('decks/ferries/deck.toml')}: 2 articles\n"
    folder = tmp_path / "decks" / "ferries"
    recipe = (folder / "deck.toml").read_text("utf-8")
    assert recipe.startswith(f'title = "{sample.TITLE}"\nsources = [\n    "{url}",\n    "notes.txt",\n]\n')
    assert len(list((folder / "fetched").iterdir())) == 1
    assert (folder / "notes.txt").exists()
    server.answers.clear()
    first, second = (quizgen(tmp_path, "build", "decks/ferries", "-o", name) for name in ("a.apkg", "b.apkg"))
    assert first.returncode == second.returncode == 0, first.stderr
    assert (tmp_path / "a.apkg").read_bytes() == (tmp_path / "b.apkg").read_bytes()
    again = quizgen(tmp_path, "new", "ferries", url)
    assert again.returncode == 1
    assert "deck.toml exists" in again.stderr


def test_a_recipes_edits_show_in_the_deck(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(sample.PLAIN, "utf-8")
    recipe = 'title = "A"\nsources = ["a.txt"]\n'
    add = '[[add]]\nquestion = "How many were on board?"\nanswer = "eighty"\nevidence = "with eighty people on board"\n'
    idle = '[[drop]]\ncard = "00"\n'
    (tmp_path / "deck.toml").write_text(recipe + idle + add, "utf-8")
    shown = quizgen(tmp_path, "cards", ".", "--format", "jsonl")
    assert shown.returncode == 0
    assert '"question": "How many were on board?", "answer": "eighty"' in shown.stdout
    assert shown.stderr == "quizgen: deck.toml, line 3: there is no card '00' to edit.\n"


def test_a_deck_of_nothing_leaves_nothing(tmp_path: Path, server: Server) -> None:
    made = quizgen(tmp_path, "new", "ferries", server.url("/missing"), "--allow-private")
    assert made.returncode == 1
    assert "answers with 404 Not Found" in made.stderr
    assert len(made.stderr.splitlines()) == 1
    assert not (tmp_path / "decks" / "ferries").exists()
    assert quizgen(tmp_path, "new", "ferries", "missing.txt").stderr.startswith("quizgen: missing.txt is not a file")


def test_bad_sources_are_named_at_the_end_and_the_others_are_listed(tmp_path: Path, url: str) -> None:
    listed = quizgen(
        tmp_path, "facts", "missing.txt", url, "http://127.0.0.1:1/", "--allow-private", "--format", "jsonl"
    )
    assert listed.returncode == 1
    assert f'{{"path": "{url}"' in listed.stdout
    first, second = listed.stderr.splitlines()
    assert "missing.txt does not exist" in first
    assert "http://127.0.0.1:1/ cannot be reached" in second


def test_a_private_address_needs_leave(tmp_path: Path, url: str) -> None:
    refused = quizgen(tmp_path, "facts", url)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "--allow-private" in refused.stderr


@pytest.mark.parametrize(
    "arguments",
    [["--type", "word"], ["--since", "May"], ["--column", "text"], ["--column", "colour=red"], ["--limit", "0"]],
)
def test_wrong_options_are_wrong_usage(tmp_path: Path, arguments: list[str]) -> None:
    wrong = quizgen(tmp_path, "facts", "a.txt", *arguments)
    assert wrong.returncode == 2
    assert "Traceback" not in wrong.stderr


def test_help_and_plain_text_need_no_network_and_no_parsers() -> None:
    code = (
        "import sys; from quizgen.cli import app; import quizgen.cli.loading\n"
        "from quizgen.load.sources import load; list(load([sys.argv.pop()]))\n"
        "sys.argv = ['quizgen', 'build', '--help']\n"
        "try: app()\nexcept SystemExit: pass\n"
        "heavy = {'httpx', 'trafilatura', 'lxml', 'pypdf', 'docx', 'feedparser', 'ftfy', 'spacy'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, "decks/moscow/article.txt"]
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert result.stderr.splitlines()[-1] == "[]"
