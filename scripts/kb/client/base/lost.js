// Entry of app/lost.js, on the page for addresses that are not there: the words of the address are a first question.

import { all } from "./dom.js";

/** Fill the search boxes with the words of the failed address, the reader's language first. */
function startLost() {
  const path = location.pathname.slice((document.body.dataset.kbRoot || "/").length);
  all("[data-kb-lost]").forEach((part) => {
    all("[data-kb-offline]", part).forEach((note) => (note.hidden = navigator.onLine !== false));
    if (part.lang === "en" && /^en\//.test(path)) part.parentNode.prepend(part);
    all("input", part)[0].value = decodeURIComponent(path)
      .replace(/^en\/|\.html?$/g, "")
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
      .trim()
      .slice(0, 80);
  });
}

document.addEventListener("DOMContentLoaded", startLost);
