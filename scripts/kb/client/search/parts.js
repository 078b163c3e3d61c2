// @ts-check
// Fetches the parts of an index: over http as text, over file:// as scripts, for nothing else is allowed there.

import { createEngine } from "./engine.js";

// What the last script gave: it is read as soon as that script has run.
/** @type {any} */
let given = null;

/**
 * Load one part. What is missing or cut short is an error.
 * @param {string} address
 * @returns {Promise<any>}
 */
function loadPart(address) {
  if (/^http/.test(location.protocol)) {
    return fetch(address)
      .then((response) => response.text())
      .then((text) => JSON.parse(text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"))));
  }
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    // A script cut short throws while it is read: that is our fault to tell calmly, not the page's.
    const hush = (/** @type {ErrorEvent} */ event) => {
      if (!event.filename || event.filename === script.src) event.preventDefault();
    };
    script.onload = script.onerror = () => {
      removeEventListener("error", hush);
      script.remove();
      if (given) done(given);
      else fail(new Error("index"));
      given = null;
    };
    addEventListener("error", hush);
    script.src = address;
    /** @type {any} */ (window).kbSearchIndex = (/** @type {any} */ data) => { given = data; };
    document.head.appendChild(script);
  });
}

/**
 * Open an index by its first part; the others follow by themselves, each in its turn.
 * @param {string} address
 * @param {() => void} told called as each of them is in, or is known not to come
 * @returns {Promise<import("./engine.js").Engine>}
 */
export function openIndex(address, told) {
  return loadPart(address).catch(() => null).then((first) => {
    const engine = createEngine(first);
    if (!engine) throw new Error("index");
    engine.parts.reduce((before, name) => {
      const part = loadPart(new URL(name, address).href).catch(() => null);
      return before.then(() => part).then((data) => {
        engine.add(data);
        told();
      });
    }, Promise.resolve());
    return engine;
  });
}
