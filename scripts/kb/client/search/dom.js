// @ts-check
// Builds elements from data. Text goes in as text only: nothing here reads HTML.

/** @typedef {import("./engine.js").Result} Result */
/** @typedef {import("./show.js").Pieces} Pieces */

/**
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} [children]
 * @returns {HTMLElement}
 */
export function make(name, attributes, children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
  element.append(...(children || []));
  return element;
}

/**
 * Show `parts` and nothing else in `place`; what it shows already stays as it is, with its focus and its layout.
 * @param {Element} place
 * @param {Element[]} parts
 */
export function renew(place, parts) {
  parts.forEach((part, at) => {
    const old = place.children[at];
    if (!old) place.append(part);
    else if (part.matches("ol[lang=" + old.getAttribute("lang") + "]")) renew(old, [...part.children]);
    else if (!part.isEqualNode(old)) place.replaceChild(part, old);
  });
  while (place.children.length > parts.length) place.children[parts.length].remove();
}

/**
 * @param {Pieces} pieces
 * @returns {(Node | string)[]}
 */
export function textOf(pieces) {
  return pieces.map(([text, marked]) => (marked ? make("mark", {}, [text]) : text));
}

/**
 * Read the words of an element: they stand on the page, not in the code.
 * @param {HTMLElement} element
 * @returns {(key: string, facts?: Record<string, string | number>) => string}
 */
export function wordsOf(element) {
  /** @type {Record<string, string>} */
  const words = JSON.parse(element.dataset.kbWords || "{}");
  return (key, facts = {}) => String(words[key] || "").replace(/\{(\w+)\}/g, (_, name) => String(facts[name]));
}

/**
 * Make an address of the site; over file:// a folder needs its page named.
 * @param {string} root
 * @param {string} address from the root, with its anchor
 * @param {Record<string, string | string[]>} [query]
 * @returns {string}
 */
export function linkTo(root, address, query) {
  const url = new URL(address, root);
  if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
  for (const [key, values] of Object.entries(query || {})) {
    for (const value of [values].flat()) if (value) url.searchParams.append(key, value);
  }
  return url.href;
}

/**
 * Find the root of a language from its search form, which leads to `search/`.
 * @param {HTMLFormElement} form
 */
export function rootOf(form) {
  return new URL("..", form.action).href;
}
