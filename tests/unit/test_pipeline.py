"""The stages in order; while there is a problem nothing is made, and nothing written."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from kb import outputs, pipeline
from kb.pipeline import Built

CHECK = Path(__file__).parents[2] / "scripts" / "check.py"


@pytest.fixture
def faulty(small: Path, tmp_path: Path) -> Path:
    """Give the root of a small catalogue with one misspelt id."""
    shutil.copytree(small / "catalogue", tmp_path / "catalogue")
    tasks = tmp_path / "catalogue/plans/binh-minh/tasks.yml"
    text = tasks.read_text("utf-8")
    tasks.write_text(text.replace("agency: so-van-hoa, role: report", "agency: so-van-hao, role: report"), "utf-8")
    return tmp_path


def checked(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(CHECK), "--root", str(root), *options]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)


def test_a_sound_catalogue_gives_every_file_in_a_folder_of_the_machine(built: Built) -> None:
    assert built.files
    for path in built.files:
        assert any(path == name or path.startswith(f"{name}/") for name in outputs.OWNED), path


def test_a_catalogue_with_a_problem_gives_nothing_at_all(faulty: Path) -> None:
    made, problems = pipeline.build(faulty)
    assert made is None
    assert [problem.code for problem in problems] == ["unknown-agency"]


def test_the_same_catalogue_gives_the_same_bytes(small: Path, built: Built) -> None:
    again, _ = pipeline.build(small)
    assert again is not None
    assert again.files == built.files


def test_the_door_says_every_problem_on_the_stream_of_errors_and_fails(faulty: Path) -> None:
    before = {path: path.read_bytes() for path in faulty.rglob("*") if path.is_file()}
    done = checked(faulty, "--lang", "en")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        "catalogue/plans/binh-minh/tasks.yml:74:7: no agency “so-van-hao”: did you mean “so-van-hoa”? "
        "Use an id from catalogue/agencies.yml, or add one there.\n1 problem. Nothing was written.\n"
    )
    assert {path: path.read_bytes() for path in faulty.rglob("*") if path.is_file()} == before


def test_the_door_speaks_vietnamese_unless_it_is_asked_otherwise(faulty: Path) -> None:
    assert checked(faulty).stderr.endswith("1 lỗi. Chưa ghi gì.\n")


def test_the_door_annotates_for_github_when_asked(faulty: Path) -> None:
    annotation = checked(faulty, "--github", "--lang", "en").stdout
    assert annotation.startswith("::error file=catalogue/plans/binh-minh/tasks.yml,line=74,col=7::")


def test_the_door_says_that_a_sound_catalogue_is_sound(small: Path) -> None:
    done = checked(small, "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert "binh-minh" in done.stdout


def test_an_empty_folder_is_a_list_of_missing_files_and_no_traceback(tmp_path: Path) -> None:
    done = checked(tmp_path, "--lang", "en")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "catalogue/agencies.yml:1:1: this file is missing" in done.stderr
