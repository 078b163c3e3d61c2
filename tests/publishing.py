"""Build and finish the real site for the tests that look at what is published; make what takes long only once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).parent.parent
ADDRESS = "https://example.org/handbook/"
PLAN = "plans/thai-nguyen-ct28/"


def publish(into: Path, **environment: str) -> Path:
    """Run the same two steps as `make site`, into another folder; a warning of MkDocs is a failure."""
    surroundings = {**os.environ, "SITE_URL": ADDRESS, "NO_MKDOCS_2_WARNING": "1", **environment}
    built, site = into / "built", into / "site"
    for command in (
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(built)],
        [sys.executable, "scripts/finish.py", "--built", str(built), "--site", str(site)],
    ):
        done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return site


def once(folder: Path, make: Callable[[Path], Path]) -> Path:
    """Have the first worker that asks make a folder; the others wait for it.

    The maker is given another folder and says where in it the result lies: only what is whole gets the name.
    """
    with FileLock(f"{folder}.lock"):
        if not folder.is_dir():
            make(folder.with_suffix(".making")).rename(folder)
    return folder
