// @ts-check
// Marks the words of a followed result on the page it led to, then takes them out of the address.

import { spans, spellAll } from "./normalise.js";

const MOST_TEXTS = 200;

/**
 * Wrap the spans of one text node.
 * @param {Text} node
 * @param {[number, number, number][]} found
 */
function wrap(node, found) {
  // From the end, so that the places before stay true.
  for (const [start, end] of found.reverse()) {
    const rest = node.splitText(start);
    rest.splitText(end - start);
    const mark = document.createElement("mark");
    mark.className = "kb-sought";
    rest.replaceWith(mark);
    mark.append(rest);
  }
}

/** Mark `?mark=` words in the clause the address points to, else in the article. */
export function markSought() {
  const url = new URL(location.href);
  const sought = url.searchParams.get("mark");
  if (sought === null) return;
  const lang = document.documentElement.lang;
  const keys = new Set(spellAll(sought.slice(0, 300), lang).map((word) => word.key));
  let target = null;
  try {
    target = document.getElementById(decodeURIComponent(url.hash.slice(1)));
  } catch (unreadable) {
    target = null;
  }
  if (!target || !target.textContent) target = document.querySelector("main article") || document.querySelector("main");
  if (target && keys.size) {
    const walker = document.createTreeWalker(target, NodeFilter.SHOW_TEXT);
    /** @type {[Text, [number, number, number][]][]} */
    const all = [];
    let phrase = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = /** @type {Text} */ (node);
      if (text.parentElement && text.parentElement.closest("script,style,button,svg,.kb-tools,.kb-kind")) continue;
      const found = spans(text.data, lang, (word) => keys.has(word.key));
      if (!found.length) continue;
      all.push([text, found]);
      phrase = phrase || found.some((span) => span[2] > 1);
    }
    for (const [text, found] of all.slice(0, MOST_TEXTS)) {
      wrap(text, phrase && lang === "vi" ? found.filter((span) => span[2] > 1) : found);
    }
  }
  url.searchParams.delete("mark");
  try {
    history.replaceState(history.state, "", url.href);
  } catch (refused) {
    // The words stay in the address; nothing is lost.
  }
}
