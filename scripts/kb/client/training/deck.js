// Slides in the browser: keys, a presenter's window on a second screen, print. Without this script they stand in a row.

import { all, tool } from "../base/dom.js";
import { fetchData } from "./data.js";
import { say } from "./say.js";

/**
 * Fill the presenter's window with what the trainer needs now.
 * @param {Window} view
 * @param {HTMLElement} deck
 * @param {HTMLElement[]} slides
 * @param {string[]} notes of each slide
 * @param {number} at
 */
function tellPresenter(view, deck, slides, notes, at) {
  const page = view.document;
  const titleOf = (/** @type {HTMLElement} */ slide) => all("h2", slide)[0].textContent;
  const add = (/** @type {string} */ name, /** @type {string} */ text) => {
    const part = page.createElement(name);
    part.textContent = text;
    page.body.append(part);
    return part;
  };
  page.title = titleOf(slides[at]);
  page.body.textContent = "";
  page.body.style.cssText = "font: 22px/1.6 sans-serif; margin: 24px; white-space: pre-line; max-width: 44em";
  add("p", say(deck, "place", { at: at + 1, all: slides.length }));
  add("h1", titleOf(slides[at]));
  add("p", notes[at] || "");
  add("p", "").id = "clock";
  add("p", at + 1 < slides.length ? say(deck, "next", { title: titleOf(slides[at + 1]) }) : say(deck, "last"));
}

/** Start the slides of the page. */
function startDeck() {
  const [deck] = all(".kb-deck");
  if (!deck) return;
  const slides = all(".kb-slide", deck);
  const [buttons] = all(".kb-buttons", deck);
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  let at = 0;
  let showing = false;
  let began = 0;
  /** @type {string[]} */
  let notes = [];
  /** @type {Window | null} */
  let view = null;

  const show = (/** @type {number} */ place) => {
    at = Math.min(slides.length - 1, Math.max(0, place));
    slides.forEach((slide, index) => slide.classList.toggle("kb-now", showing && index === at));
    if (showing) slides[at].focus();
    if (view && !view.closed) tellPresenter(view, deck, slides, notes, at);
    tick();
  };
  // How long the show has lasted, for the presenter only.
  const tick = () => {
    const place = view && !view.closed && view.document.getElementById("clock");
    if (!place || !began) return;
    const seconds = Math.floor((Date.now() - began) / 1000);
    const shown = Math.floor(seconds / 60) + ":" + ("0" + (seconds % 60)).slice(-2);
    place.textContent = say(deck, "elapsed", { clock: shown });
  };
  setInterval(tick, 1000);
  const start = (/** @type {number} */ place) => {
    showing = true;
    began = began || Date.now();
    document.documentElement.classList.add("kb-presenting");
    const root = document.documentElement;
    if (root.requestFullscreen) root.requestFullscreen().catch(() => undefined);
    show(place);
  };
  const stop = () => {
    if (!showing) return;
    showing = false;
    document.documentElement.classList.remove("kb-presenting");
    if (document.fullscreenElement) document.exitFullscreen();
    show(at);
    slides[at].scrollIntoView();
  };
  const STEPS = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1,
    Home: -slides.length, End: slides.length,
  };
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") stop();
    else if (event.key in STEPS && (showing || event.view === view)) {
      event.preventDefault();
      show(at + STEPS[event.key]);
    }
  };
  slides.forEach((slide, index) => {
    slide.tabIndex = -1;
    slide.onclick = (/** @type {Event} */ event) => {
      if (showing && !event.target.closest("a,summary,details")) show(index + 1);
    };
  });
  document.addEventListener("keydown", onKey);
  // Leaving the full screen by the browser's own means ends the show as well.
  document.addEventListener("fullscreenchange", () => document.fullscreenElement || stop());
  buttons.append(
    tool(say(deck, "present"), () => start(at)),
    tool(say(deck, "presenter"), () => {
      view = open("", "kb-presenter", "width=900,height=600");
      told.textContent = view ? "" : say(deck, "blocked");
      if (!view) return;
      view.document.documentElement.lang = document.documentElement.lang;
      view.document.onkeydown = onKey;
      tellPresenter(view, deck, slides, notes, at);
      if (notes.length) return;
      const arrived = (/** @type {string[]} */ data) => {
        notes = data;
        show(at);
      };
      fetchData(deck, arrived, () => (told.textContent = say(deck, "no-notes")));
    }),
    tool(say(deck, "print"), () => print()),
    told,
  );
  const wanted = slides.findIndex((slide) => "#" + slide.id === location.hash);
  if (wanted > 0) at = wanted;
}

document.addEventListener("DOMContentLoaded", () => {
  startDeck();
});
