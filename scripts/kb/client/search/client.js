// @ts-check
// Asks the engine: in a worker where there can be one, else on this thread.

import { openIndex } from "./parts.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./engine.js").Wish} Wish */
/** @typedef {(typed: string, wish?: Wish) => Promise<Answer> | Answer} Ask */

// Told on the window when a further part of an index is in.
const MORE = "kb-part";

function tell() {
  dispatchEvent(new Event(MORE));
}

/**
 * @param {string} index
 * @returns {Promise<Ask>}
 */
function openHere(index) {
  return openIndex(index, tell).then((engine) => engine.search);
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
    /** @type {((answer: Answer) => void)[]} */
    const waiting = [];
    worker.onerror = (event) => {
      event.preventDefault();
      fail(new Error("worker"));
    };
    worker.onmessage = ({ data }) => {
      const next = data.answer && waiting.shift();
      if (next) next(data.answer);
      else if (data.more) tell();
      else if (!data.ready) fail(new Error("index"));
      else done((typed, wish) => new Promise((end) => {
        waiting.push(end);
        worker.postMessage({ typed, wish });
      }));
    };
    worker.postMessage({ index });
  });
}

/**
 * Open a search over one index.
 * @param {string} source address of this script
 * @param {string} index address of the first part of the index
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
 * The last is asked again when more of the index is in.
 * @param {() => Promise<Ask>} open
 * @param {(answer: Answer, typed: string) => void} show
 * @param {() => void} fail
 * @returns {(typed: string, wish?: Wish) => void}
 */
export function paced(open, show, fail) {
  let busy = false;
  /** @type {[string, Wish?]} */
  let last = [""];
  let due = false;
  const run = () => {
    if (busy || !due) return;
    const [typed, wish] = last;
    due = false;
    busy = true;
    open()
      .then((ask) => ask(typed, wish))
      .then((answer) => { if (!due) show(answer, typed); })
      .catch(fail)
      .then(() => {
        busy = false;
        run();
      });
  };
  const again = () => {
    due = last[0] !== "";
    run();
  };
  addEventListener(MORE, again);
  return (...question) => {
    last = question;
    again();
  };
}
