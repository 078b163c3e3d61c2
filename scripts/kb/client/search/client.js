// @ts-check
// Asks the engine: in a worker where there can be one, else on this thread.

import { createEngine } from "./engine.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./engine.js").Wish} Wish */
/** @typedef {(typed: string, wish?: Wish) => Promise<Answer> | Answer} Ask */

/**
 * Load an index as a script. What is missing, cut short or of another version is one error, "index".
 * @param {string} address
 * @returns {Promise<any>}
 */
function loadIndex(address) {
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    /** @type {any} */
    let data = null;
    // A script cut short throws while it is read: that is our fault to tell calmly, not the page's.
    const hush = (/** @type {ErrorEvent} */ event) => {
      if (!event.filename || event.filename === script.src) event.preventDefault();
    };
    /** @param {boolean} came */
    const end = (came) => {
      window.removeEventListener("error", hush);
      script.remove();
      if (came && data) done(data);
      else fail(new Error("index"));
    };
    /** @type {any} */ (window).kbSearchIndex = (/** @type {any} */ given) => { data = given; };
    window.addEventListener("error", hush);
    script.onload = () => end(true);
    script.onerror = () => end(false);
    script.src = address;
    document.head.appendChild(script);
  });
}

/**
 * @param {string} index
 * @returns {Promise<Ask>}
 */
function openHere(index) {
  return loadIndex(index).then((data) => {
    const engine = createEngine(data);
    if (!engine) throw new Error("index");
    return engine.search;
  });
}

/**
 * @param {string} source this script itself
 * @param {string} index
 * @returns {Promise<Ask>}
 */
function openWorker(source, index) {
  return new Promise((done, fail) => {
    const worker = new Worker(source);
    // Answers come in the order of the questions.
    /** @type {[(answer: Answer) => void, (why: Error) => void][]} */
    const waiting = [];
    /** @param {Error} why */
    const stop = (why) => {
      worker.terminate();
      fail(why);
      for (const [, refuse] of waiting.splice(0)) refuse(why);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      stop(new Error("worker"));
    };
    worker.onmessage = ({ data }) => {
      if (data.ready === false) stop(new Error("index"));
      if (data.ready) {
        done((typed, wish) => new Promise((...ends) => {
          waiting.push(ends);
          worker.postMessage({ typed, wish });
        }));
      }
      const next = data.answer && waiting.shift();
      if (next) next[0](data.answer);
    };
    worker.postMessage({ index });
  });
}

/**
 * Open a search over one index.
 * @param {string} source address of this script
 * @param {string} index address of the index script
 * @returns {Promise<Ask>}
 */
export function openSearch(source, index) {
  if (!/^http/.test(location.protocol)) return openHere(index);
  return openWorker(source, index).catch((why) => {
    if (why.message === "index") throw why;
    return openHere(index);
  });
}

/**
 * Ask while someone types: one question at a time, and of those that wait only the last.
 * @param {() => Promise<Ask>} open
 * @param {(answer: Answer, typed: string) => void} show
 * @param {() => void} fail
 * @returns {(typed: string, wish?: Wish) => void}
 */
export function paced(open, show, fail) {
  let busy = false;
  /** @type {[string, Wish | undefined] | null} */
  let next = null;
  const run = () => {
    if (busy || !next) return;
    const [typed, wish] = next;
    next = null;
    busy = true;
    open()
      .then((ask) => ask(typed, wish))
      .then((answer) => { if (!next) show(answer, typed); })
      .catch(fail)
      .then(() => {
        busy = false;
        run();
      });
  };
  return (typed, wish) => {
    next = [typed, wish];
    run();
  };
}
