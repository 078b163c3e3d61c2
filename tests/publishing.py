"""Build and finish the real site for the tests that look at what is published."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
