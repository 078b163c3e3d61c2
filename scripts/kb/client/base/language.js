// The other language at the same place: links to the twin keep the anchor and the question.

import { all } from "./dom.js";

/** Keep `?query` and `#anchor` on every link to the page's twin. */
export function startLanguage() {
  const fit = () =>
    all("[data-kb-twin]").forEach((link) => {
      link.search = location.search;
      link.hash = location.hash;
    });
  fit();
  // Filters and search change the address without an event; the moment before a click is early enough.
  ["hashchange", "pointerdown", "focusin"].forEach((kind) => addEventListener(kind, fit));
}
