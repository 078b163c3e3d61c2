// @ts-check
// The same file inside a worker: takes the address of an index, then answers questions.

import { openIndex } from "./parts.js";

/**
 * @param {any} self the worker's global
 */
export function serve(self) {
  /** @type {Promise<import("./engine.js").Engine>} */
  let opened;
  self.onmessage = (/** @type {MessageEvent} */ { data }) => {
    if (data.index) {
      opened = openIndex(data.index, () => self.postMessage({ more: true }));
      opened.then(() => self.postMessage({ ready: true }), () => self.postMessage({ ready: false }));
    } else opened.then((engine) => self.postMessage({ answer: engine.search(data.typed, data.wish) }));
  };
}
