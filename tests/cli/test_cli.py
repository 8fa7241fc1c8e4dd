"""The command line as a user meets it: in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "decks" / "moscow"
FACT_FIELDS = ["path", "article", "id", "kind", "rule", "spans", "values", "sentence"]
CARD_FIELDS = ["path", "article", "key", "form", "skill", "family", "level", "question", "answer", "choices", "context",
               "evidence", "span", "rules"]  # fmt: skip


def quizgen(*arguments: str, cwd: Path = ROOT, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "quizgen", *arguments]
    return subprocess.run(command, capture_output=True, cwd=cwd, input=given or b"", check=False)


def lines(output: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


def test_facts_keep_the_contract() -> None:
    path = "decks/moscow/article.txt"
    text = (ROOT / path).read_bytes().decode("utf-8")
    result = quizgen("facts", path, "--format", "jsonl")
    assert result.returncode == 0, result.stderr
    found = lines(result.stdout)
    assert {"role", "attribution", "unknown", "relative_date"} <= {str(fact["kind"]) for fact in found}
    for fact in found:
        assert list(fact) == FACT_FIELDS
        assert fact["path"] == path
        for spans in fact["spans"].values():  # type: ignore[attr-defined]
            assert all(0 <= start < end <= len(text) for start, end in spans)
    attribution = next(f for f in found if f["kind"] == "attribution" and f["values"]["cue"] == "tell")  # type: ignore[index]
    (start, end), *_ = attribution["spans"]["source"]  # type: ignore[index]
    assert text[start:end].startswith("Dmitri Peskov")
    assert {"source", "stance", "named"} <= set(attribution["values"])  # type: ignore[call-overload]


def test_cards_keep_the_contract() -> None:
    path = "decks/moscow/article.txt"
    text = (ROOT / path).read_bytes().decode("utf-8")
    found = lines(quizgen("cards", path, "--format", "jsonl").stdout)
    assert len(found) >= 12
    for card in found:
        assert list(card) == CARD_FIELDS
        start, end = card["span"]  # type: ignore[misc]
        assert card["evidence"] in text
        assert text[start:end] in str(card["evidence"])
        assert (card["answer"] in card["choices"]) == (card["form"] == "choice")  # type: ignore[operator]


def test_build_writes_a_package_and_says_so(tmp_path: Path) -> None:
    result = quizgen("build", str(SAMPLE), "-o", str(tmp_path / "moscow.apkg"))
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "moscow.apkg").stat().st_size > 1000
    assert b"cards (" in result.stdout


def test_build_names_the_file_after_the_title(tmp_path: Path) -> None:
    result = quizgen("build", str(SAMPLE), cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["moscow-june-2018.apkg"]


def test_limits_are_kept() -> None:
    found = lines(
        quizgen("cards", str(SAMPLE), "--format", "jsonl", "--max", "6", "--skill", "WHO", "--level", "1").stdout
    )
    assert 0 < len(found) <= 6
    assert {card["skill"] for card in found} == {"WHO"}
    assert {card["level"] for card in found} == {1}


def test_explain_names_the_rule_that_dropped_a_card() -> None:
    result = quizgen("cards", str(SAMPLE), "--explain")
    assert result.returncode == 0
    assert b"Left out" in result.stderr
    assert b"Left out" not in result.stdout


def test_explain_tells_what_the_article_has_none_of() -> None:
    page = (
        "Two ferries collide\n\nWednesday, March 6, 2024\n\nAnna Berg, the Norwegian transport minister, left Oslo.\n"
    )
    told = quizgen("cards", "-", "--explain", given=page.encode()).stderr.decode()
    absent = told[told.index("“Two ferries collide” has no …") :]
    assert "LNG-1   a heated verb" in absent
    assert "WHO-1" not in absent


def test_all_asks_the_questions_of_rules_that_are_off_by_default() -> None:
    page = "Ferries\n\nWednesday, March 6, 2024\n\nThe ferry company Norlink cancelled its service to Riga in 2019.\n"
    families = [
        {
            card["family"]
            for card in lines(quizgen("cards", "-", "--format", "jsonl", *more, given=page.encode()).stdout)
        }
        for more in ((), ("--all",))
    ]
    assert "FAC-3" not in families[0]
    assert families[1] == families[0] | {"FAC-3"}


def test_standard_input_is_a_source() -> None:
    text = (SAMPLE / "article.txt").read_bytes()
    result = quizgen("cards", "-", "--format", "jsonl", given=text)
    assert result.returncode == 0, result.stderr
    assert {card["path"] for card in lines(result.stdout)} == {"standard input"}


def test_a_folder_is_a_source(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_bytes((SAMPLE / "article.txt").read_bytes())
    result = quizgen("facts", str(tmp_path), "--format", "jsonl")
    paths = list(dict.fromkeys(str(fact["path"]) for fact in lines(result.stdout)))
    assert paths == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


ENGLISH = "Anna Berg said on Monday that the bridge over the river would be closed for two weeks."
BAD_SOURCES = {
    "missing.txt": (None, "does not exist"),
    "empty.txt": (b" \n", "is empty"),
    "binary.txt": (b"\x00\x01\x02" * 50, "is a binary file"),
    "german.txt": ("Der Fährverkehr ist nach dem Unfall für zwei Wochen eingestellt worden, teilte die Reederei mit. "
                   "Die Polizei ermittelt noch.".encode(), "is not in English"),
    "words.txt": (b"Ferries and bridges\n\nTrams\n", "has no usable sentence"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_SOURCES)
@pytest.mark.parametrize("command", ["build", "facts", "cards"])
def test_a_bad_source_is_one_sentence(tmp_path: Path, name: str, command: str) -> None:
    content, message = BAD_SOURCES[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = sorted(p.name for p in tmp_path.iterdir())
    result = quizgen(command, name, cwd=tmp_path)
    assert result.returncode == 1
    assert result.stdout == b""
    assert message in result.stderr.decode()
    assert name in result.stderr.decode()
    assert len(result.stderr.splitlines()) == 1
    assert b"Traceback" not in result.stderr
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_one_bad_source_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_bytes((SAMPLE / "article.txt").read_bytes())
    result = quizgen("build", "missing.txt", "good.txt", "-o", "deck.apkg", cwd=tmp_path)
    assert result.returncode == 1
    assert (tmp_path / "deck.apkg").exists()
    assert b"missing.txt does not exist" in result.stderr


@pytest.mark.parametrize(
    "recipe", ["title = 1\nsources = ['a.txt']\n", "title = 'A'\nsources = []\n", "title = 'A'\nsource = 1\n", "x ="]
)
def test_a_bad_recipe_is_one_sentence(tmp_path: Path, recipe: str) -> None:
    (tmp_path / "deck.toml").write_text(recipe)
    result = quizgen("build", str(tmp_path))
    assert result.returncode == 1
    assert b"deck.toml" in result.stderr
    assert b"Traceback" not in result.stderr


def test_wrong_usage_exits_with_2() -> None:
    assert quizgen("build").returncode == 2
    assert quizgen("cards", str(SAMPLE), "--level", "9").returncode == 2


def test_an_unknown_model_is_one_sentence() -> None:
    result = quizgen("facts", str(SAMPLE), "--model", "no_such_model")
    assert result.returncode == 1
    assert "The language model 'no_such_model' is not installed." in result.stderr.decode()


def test_rules_are_listed_and_shown() -> None:
    listed = quizgen("rules").stdout.decode()
    assert "WHO-1" in listed
    assert "SRC-4-Q1" in listed
    shown = quizgen("rules", "who-1").stdout.decode()
    assert "fires" in shown
    assert "because:" in shown
    unknown = quizgen("rules", "WHO-99")
    assert unknown.returncode == 1
    assert b"there is no rule WHO-99" in unknown.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["rules"], ["build", "--help"]])
def test_light_commands_import_neither_spacy_nor_genanki(arguments: list[str]) -> None:
    code = (
        f"import sys; from quizgen.cli import app; sys.argv = ['quizgen', *{arguments!r}]\n"
        "try: app()\nexcept SystemExit: pass\n"
        "print(sorted({'spacy', 'genanki', 'numpy', 'lemminflect'} & set(sys.modules)), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert result.stderr.splitlines()[-1] == "[]"


def test_help_fits_80_columns() -> None:
    for arguments in (["--help"], ["build", "--help"], ["cards", "--help"]):
        assert max(map(len, quizgen(*arguments).stdout.decode().splitlines())) <= 80


def test_a_closed_pipe_is_no_traceback() -> None:
    command = f"{sys.executable} -m quizgen rules | head -1"
    result = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=ROOT, check=False)
    assert "Traceback" not in result.stderr
