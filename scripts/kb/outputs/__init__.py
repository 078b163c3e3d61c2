"""The products of the house, one module each; `ALL` is the whole list."""

from __future__ import annotations

from kb import addresses
from kb.outputs import client, data_csv, data_json, office, pages, search_index

ALL = (pages.make, data_json.make, data_csv.make, search_index.make, client.make)

SLOW = (office.make,)
"""Products that are made again only when something they are made from has changed."""

OWNED = (*addresses.FOLDERS, "index.en.md", "index.vi.md", "sw.js")
"""The folders and files under `docs/` that are wholly the machine's; git ignores them."""
