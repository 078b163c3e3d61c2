// The two ways this script looks at a page, and the furniture it shows there.

/**
 * List what a selector finds.
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {any[]} elements; a selector does not tell the type check which
 */
export function all(selector, within) {
  return Array.from((within || document).querySelectorAll(selector));
}

/**
 * Make a button that acts on itself.
 * @param {string} name
 * @param {(button: HTMLButtonElement) => void} act
 * @returns {HTMLButtonElement}
 */
export function tool(name, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = name;
  button.onclick = () => act(button);
  return button;
}

/**
 * Give a piece of furniture by its name in words/theme.yml (without js_, in camel case), its {places} filled in.
 * It stands at the head of the script, which is made once a language.
 * @param {string} name
 * @param {Object<string, string | number>} [values]
 * @returns {string}
 */
export function furniture(name, values) {
  const words = /** @type {any} */ (window).kbWords || {};
  return (words[name] || "").replace(
    /\{(\w+)\}/g,
    (/** @type {string} */ whole, /** @type {string} */ key) => (values && key in values ? values[key] : whole),
  );
}
