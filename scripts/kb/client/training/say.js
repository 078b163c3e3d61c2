// The furniture of a page of training: it stands on an element, in the page's language.

/**
 * Give a piece of furniture from an element's data-kb-say-…, its {places} filled in.
 * @param {HTMLElement} holder
 * @param {string} name
 * @param {Object<string, string | number>} [values]
 * @returns {string}
 */
export function say(holder, name, values) {
  return (holder.getAttribute("data-kb-say-" + name) || "").replace(
    /\{(\w+)\}/g,
    (/** @type {string} */ whole, /** @type {string} */ key) =>
      values && key in values ? String(values[key]) : whole,
  );
}
