// Folds that are columns on a wide screen: open there, folded on a narrow one.

import { all } from "./dom.js";

/** The width from which the menu and the outline stand beside the text; the same as in kb-page.css. */
const WIDE = "(min-width: 76.25em)";

/** Open and close the folds with the width; close the menu when the reader turns elsewhere. */
export function startFolds() {
  const wide = matchMedia(WIDE);
  const fit = () =>
    all("[data-kb-wide]").forEach((fold) => {
      fold.open = wide.matches;
      // A column is not there to be closed, by hand or by key.
      fold.firstElementChild.tabIndex = wide.matches ? -1 : 0;
    });
  fit();
  // The older call, because Safari 13 knows no other.
  wide.addListener(fit);
  all(".kb-menu").forEach((menu) => {
    const leave = (/** @type {Event} */ event) => {
      if (!wide.matches && !menu.contains(event.target)) menu.open = false;
    };
    document.addEventListener("click", leave);
    document.addEventListener("focusin", leave);
    menu.onkeydown = (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Escape" || wide.matches) return;
      menu.open = false;
      menu.firstElementChild.focus();
    };
  });
}
