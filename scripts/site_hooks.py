"""The one file that knows MkDocs: catalogue in before the build, furniture to the theme."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import quote

from kb import outputs, pipeline, sentences, tree, words
from kb.model import LANGUAGES
from kb.outputs import pages
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

ROOT = Path(__file__).parent.parent


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Run the pipeline, write what differs, and hand the theme its words and the menu.

    The languages plugin builds the second language with the same configuration, so
    this is called once more; by then everything is in place and the address is that
    of the second language.
    """
    extra = config.extra
    if "root" in extra:
        return config
    built, problems = pipeline.build(ROOT)
    if built is None:
        raise PluginError("\n" + sentences.report(problems, words.load(), "vi"))
    ledger = ROOT / "build" / "made.json"
    tree.bring(built.files, built.slow, Path(config.docs_dir), outputs.OWNED, ledger=ledger, say=told)
    [css] = [p for d in config.theme.dirs for p in Path(d).glob("assets/stylesheets/main.*.min.css")]
    extra["root"] = str(config.site_url)
    extra["theme_css"] = f"assets/stylesheets/{css.name}"
    extra["words"] = {lang: built.words.under("theme.", lang) for lang in LANGUAGES}
    extra["menu"] = {
        lang: [vars(step) for step in pages.menu(built.library, built.words, lang)] for lang in LANGUAGES
    }
    # In the page itself the icon costs half of what a request for it does.
    icon = (Path(config.docs_dir) / "assets" / "icon.svg").read_text("utf-8").strip()
    extra["icon"] = quote(icon.replace('"', "'"), safe=" /=':")
    extra["edition"] = pages.edition(built.library, built.words)
    config.nav = [{step["title"]: f"{step['path']}index.md"} for step in extra["menu"]["vi"]]
    return config


def told(done: int, of: int) -> None:
    """Say how far the slow products are, now and then."""
    if done % 20 == 0 or done == of:
        print(f"papers and slides: {done} of {of}", file=sys.stderr)
