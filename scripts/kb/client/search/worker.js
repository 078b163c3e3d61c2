// @ts-check
// The same file inside a worker: takes the address of an index, then answers questions.

import { createEngine } from "./engine.js";

/**
 * @param {any} self the worker's global
 */
export function serve(self) {
  /** @type {import("./engine.js").Engine | null} */
  let engine = null;
  self.kbSearchIndex = (/** @type {any} */ data) => { engine = createEngine(data); };
  self.onmessage = (/** @type {MessageEvent} */ { data }) => {
    if (data.index) {
      try {
        self.importScripts(data.index);
      } catch (unreadable) {
        engine = null;
      }
      self.postMessage({ ready: Boolean(engine) });
    } else if (engine) {
      self.postMessage({ answer: engine.search(data.typed, data.wish) });
    }
  };
}
