// @ts-check
// Entry of app/search.js: the same file serves as a worker and dresses the page.

import { openSearch } from "./client.js";
import { dressBox } from "./box.js";
import { rootOf } from "./dom.js";
import { markSought } from "./mark.js";
import { dressPage } from "./page.js";
import { serve } from "./worker.js";

/**
 * Open a search once, at the first question; a failed one is tried again at the next.
 * @param {string} source
 * @param {string} index
 */
function opener(source, index) {
  /** @type {Promise<import("./client.js").Ask> | null} */
  let opened = null;
  return () => {
    if (!opened) {
      opened = openSearch(source, index);
      opened.catch(() => { opened = null; });
    }
    return opened;
  };
}

/** Dress the forms of the page, or its list of results if it has one. */
function dress() {
  /** @param {string | undefined} address */
  const full = (address) => new URL(address || "", document.baseURI).href;
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-kb-src]"));
  if (!form) return;
  const source = full(form.dataset.kbSrc);
  const open = opener(source, full(form.dataset.kbIndex));
  // A form of the other language, as on the page for lost addresses, is left as it is.
  const inputs = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("input[type=search]")])
    .filter((input) => !input.form || rootOf(input.form) === rootOf(form));
  const place = document.getElementById("kb-results");
  if (place) dressPage(place, form, inputs, open, opener(source, full(place.dataset.kbIndex)));
  else for (const input of inputs) dressBox(input, form, open);
}

if (typeof document === "undefined") serve(self);
else {
  dress();
  markSought();
}
