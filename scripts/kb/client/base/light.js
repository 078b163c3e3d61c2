// Quoted words and chips point at each other: touch one, the others light up.

import { all } from "./dom.js";

/**
 * Say whether two parts of a page have an id in common; one that names none stands for all.
 * @param {string} name
 * @param {Element} one
 * @param {Element} other
 * @returns {boolean}
 */
function share(name, one, other) {
  // A chip speaks of its body in the task it stands under.
  const [mine, its] = [one, other].map((part) => {
    const at = part.closest("[" + name + "]");
    return at ? (at.getAttribute(name) || "").split(" ") : [];
  });
  return !mine.length || !its.length || mine.some((id) => its.indexOf(id) >= 0);
}

/** Light what belongs together when a chip, a task or a quotation is hovered, focused or tapped. */
export function startLight() {
  const quotes = all(".kb-quote");
  const chips = all(".kb-chip[data-kb-agency]");
  const light = (/** @type {Element} */ at) => {
    const from = at.closest && at.closest(".kb-quote,.kb-chip[data-kb-agency],li[data-kb-task]");
    // From a chip or a task the words light up; from the words, the chips.
    const asked = quotes.indexOf(from) < 0 ? quotes : chips;
    quotes.concat(chips).forEach((part) => {
      const lit = from && asked.indexOf(part) >= 0 && share("data-kb-task", from, part) && share("data-kb-agency", from, part);
      part.classList.toggle("kb-lit", part === from || !!lit);
    });
  };
  if (!quotes.length) return;
  ["mouseover", "focusin", "pointerdown"].forEach((kind) => {
    document.addEventListener(kind, (event) => light(/** @type {Element} */ (event.target)));
  });
  // The touch that had this script fetched came before it.
  light(all(":hover").pop() || document.documentElement);
}
