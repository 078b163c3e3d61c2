"""Run a program and say what it took."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "NO_COLOR": "1", "TERM": "dumb"}
KILO = 1024


STARTED = time.monotonic()


def say(what: str) -> None:
    """Tell who waits what is being done, and how long the run has lasted."""
    print(f"  {time.monotonic() - STARTED:4.0f} s  {what} …", flush=True)


class RunError(Exception):
    """A program ended with a fault; its last words are the message."""


@dataclass(frozen=True)
class Run:
    """What a program took: seconds on the clock, seconds of processor, most memory in MB; how it ended."""

    seconds: float
    processor: float
    memory: float
    status: int
    output: str


def run(command: Sequence[str], at: Path, surroundings: Mapping[str, str] | None = None) -> Run:
    """Run a program to its end, whatever that is."""
    with tempfile.TemporaryFile() as words:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=at, env={**os.environ, **QUIET, **(surroundings or {})}, stdout=words, stderr=words
        )
        # Not process.wait(): only this tells what the program itself used.
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        words.seek(0)
        output = words.read().decode("utf-8", "replace")
    # Linux counts in KB, macOS in bytes.
    memory = used.ru_maxrss / (KILO * KILO if sys.platform == "darwin" else KILO)
    return Run(seconds, used.ru_utime + used.ru_stime, memory, process.returncode, output)


def done(command: Sequence[str], at: Path, surroundings: Mapping[str, str] | None = None) -> Run:
    """Run a program that has to succeed."""
    outcome = run(command, at, surroundings)
    if outcome.status:
        raise RunError(f"{' '.join(command)} ended with {outcome.status}:\n{outcome.output[-2000:]}")
    return outcome
