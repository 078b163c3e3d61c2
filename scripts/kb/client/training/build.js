// A session of one's own: from topics, a body and minutes to an agenda, the clauses and the questions that were ticked.
// The choice stands in the address; nothing is sent. The pieces are fetched with the first choice.

import { all, tool } from "../base/dom.js";
import { fetchData } from "./data.js";
import { say } from "./say.js";
import { clock, shared } from "./share.js";

/** Minutes below which a clause cannot be read and talked about. */
const LEAST = 3;
/** As many questions as are ticked before the trainer has his own wish. */
const TICKED = { talk: 3, quiz: 5 };
const NONE = "-";

/**
 * @param {HTMLElement} element
 * @returns {string[]}
 */
function clausesOf(element) {
  return (element.getAttribute("data-kb-clauses") || "").split(" ").filter(Boolean);
}

/**
 * Make an element with text in it.
 * @param {string} name
 * @param {string} text
 * @returns {HTMLElement}
 */
function made(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

/**
 * Make a link of the site; over file:// a folder needs its page named.
 * @param {any} piece
 * @returns {HTMLAnchorElement}
 */
function linkTo(piece) {
  const link = /** @type {HTMLAnchorElement} */ (made("a", piece.name));
  link.href = piece.path;
  if (location.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  return link;
}

/**
 * Work the agenda out: opening, each item that has a chosen clause, discussion, closing.
 * @param {HTMLElement} form
 * @param {any[]} items
 * @param {string[]} chosen
 * @param {number} minutes
 * @returns {[string, number][]} lines with their minutes
 */
function agenda(form, items, chosen, minutes) {
  const named = items
    .map(({ name, of }) => ({ name, count: of.filter((/** @type {string} */ id) => chosen.indexOf(id) >= 0).length }))
    .filter(({ count }) => count);
  const lines = [
    say(form, "opening"),
    ...named.map(({ name }) => say(form, "reading", { label: name })),
    say(form, "discussion"),
    say(form, "closing"),
  ];
  const weights = [10, ...named.map(({ count }) => (50 * count) / chosen.length), 28, 12];
  return shared(minutes, weights).map((share, place) => [lines[place], share]);
}

/**
 * Copy the address of the choice; where that is refused, it stands in the browser's own bar.
 * @param {HTMLElement} form
 * @param {HTMLElement} button
 */
function copyAddress(form, button) {
  const name = say(form, "copy");
  const done = () => {
    button.textContent = say(form, "copied");
    setTimeout(() => (button.textContent = name), 2000);
  };
  if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(done, () => undefined);
}

/**
 * Put the pieces of one kind into their section, in place of those before; an empty section is hidden.
 * @param {string} kind
 * @param {any[]} pieces
 * @param {(piece: any) => HTMLElement} show
 */
function fill(kind, pieces, show) {
  const [section] = all("[data-kb-pieces=" + kind + "]");
  const list = document.createElement(kind === "clauses" ? "div" : "ul");
  all(".kb-list", section).forEach((old) => old.remove());
  list.className = "kb-list";
  pieces.forEach((piece) => list.append(show(piece)));
  section.append(list);
  section.hidden = !pieces.length;
}

/**
 * Show a clause as a quotation with its place.
 * @param {any} piece
 * @returns {HTMLElement}
 */
function quotation(piece) {
  const quote = document.createElement("blockquote");
  const foot = document.createElement("footer");
  quote.className = "kb-evidence kb-piece";
  foot.append(linkTo(piece));
  quote.append(made("p", piece.more), foot);
  return quote;
}

/**
 * Show a question with a box to tick; the options stand below it.
 * @param {any} piece
 * @param {boolean} ticked
 * @returns {HTMLElement}
 */
function question(piece, ticked) {
  const row = document.createElement("li");
  const label = document.createElement("label");
  const box = document.createElement("input");
  row.className = ticked ? "kb-piece" : "kb-piece kb-off";
  box.type = "checkbox";
  box.name = "question";
  box.value = piece.id;
  box.checked = ticked;
  label.append(box, " ", piece.name);
  row.append(label);
  (piece.options || []).forEach((/** @type {string} */ option) => row.append(made("p", option)));
  return row;
}

/**
 * Show a ready block with what stands behind its name.
 * @param {any} piece
 * @returns {HTMLElement}
 */
function block(piece) {
  const row = document.createElement("li");
  const more = made("span", piece.more);
  row.className = "kb-piece";
  more.className = "kb-meta";
  row.append(linkTo(piece), " ", more);
  return row;
}

/**
 * Bring a wish for minutes into what a session can have.
 * @param {string | null} wish
 * @returns {number}
 */
function fitting(wish) {
  return Math.min(240, Math.max(15, Math.round(Number(wish)) || 45));
}

/** Start the page. */
function startBuild() {
  const [form] = all("form[data-kb-build]");
  if (!form) return;
  const [told] = all("[data-kb-told]");
  const [session] = all("[data-kb-session]");
  const [rows] = all("tbody", session);
  const [buttons] = all(".kb-buttons", session);
  form.hidden = false;

  const wanted = new URLSearchParams(location.search);
  all("[name=topic]", form).forEach((box) => (box.checked = wanted.getAll("topic").indexOf(box.value) >= 0));
  const known = Array.from(form.agency.options).find((option) => option.value === wanted.get("agency"));
  if (known) known.selected = true;
  if (wanted.has("minutes")) form.minutes.value = String(fitting(wanted.get("minutes")));
  /** @type {string[] | null} */
  let ticks = wanted.has("question") ? wanted.getAll("question") : null;
  /** @type {any} */
  let pieces = null;

  const show = () => {
    const topics = all("[name=topic]:checked", form);
    const body = form.agency.value ? form.agency.selectedOptions[0] : null;
    const ofTopics = topics.map(clausesOf).reduce((all, some) => all.concat(some), []);
    const wish = body ? ofTopics.concat(clausesOf(body)) : ofTopics;
    const minutes = fitting(form.minutes.value);
    const lies = (/** @type {any} */ piece) => piece.of.some((/** @type {string} */ id) => wish.indexOf(id) >= 0);
    const chosen = pieces ? pieces.clauses.filter(lies) : [];
    session.hidden = !chosen.length;
    told.textContent = wish.length ? "" : say(form, "empty");
    if (!chosen.length) return;
    const facts = { clauses: chosen.length, minutes };
    const added = body && topics.length && clausesOf(body).every((id) => ofTopics.indexOf(id) >= 0);
    told.textContent = [
      say(form, minutes < chosen.length * LEAST ? "tight" : "chosen", facts),
      added ? say(form, "nothing-new", { agency: body.textContent }) : "",
    ].join(" ");
    const subjects = topics.map((box) => box.parentNode.textContent.trim()).concat(body ? body.textContent : []);
    all("[data-kb-heading]")[0].textContent = say(form, "heading", { minutes, subjects: subjects.join("; ") });
    rows.textContent = "";
    let at = 0;
    const ids = chosen.map((/** @type {any} */ piece) => piece.of[0]);
    agenda(form, pieces.items, ids, minutes).forEach(([line, share]) => {
      const row = rows.insertRow();
      row.insertCell().textContent = clock(at) + "–" + clock(at + share);
      row.insertCell().textContent = line;
      row.insertCell().textContent = String(share);
      at += share;
    });
    fill("clauses", chosen, quotation);
    ["talk", "quiz"].forEach((kind) => {
      const most = kind === "talk" ? TICKED.talk : TICKED.quiz;
      const offered = pieces[kind].filter(lies);
      fill(kind, offered, (piece) =>
        question(piece, ticks ? ticks.indexOf(piece.id) >= 0 : offered.indexOf(piece) < most),
      );
    });
    fill("blocks", pieces.blocks.filter(lies), block);
    showKey();
  };
  const showKey = () => {
    const ticked = all("[name=question]:checked").map((box) => box.value);
    const asked = pieces.quiz.filter((/** @type {any} */ piece) => ticked.indexOf(piece.id) >= 0);
    fill("key", asked, (piece) => {
      const line = made("li", piece.name + " ");
      line.appendChild(made("strong", piece.answer));
      return line;
    });
  };
  const remember = () => {
    const address = new URL(location.href);
    ["topic", "agency", "minutes", "question"].forEach((name) => address.searchParams.delete(name));
    all("[name=topic]:checked", form).forEach((box) => address.searchParams.append("topic", box.value));
    if (form.agency.value) address.searchParams.append("agency", form.agency.value);
    if (!session.hidden) address.searchParams.append("minutes", String(fitting(form.minutes.value)));
    (ticks || []).forEach((id) => address.searchParams.append("question", id));
    all("[data-kb-address]")[0].textContent = address.href;
    try {
      history.replaceState(history.state, "", address.href);
    } catch (refused) {
      // Over file:// the address may stay as it is.
    }
  };
  const work = (/** @type {() => void} */ then) => {
    if (pieces || !(all("[name=topic]:checked", form).length || form.agency.value)) {
      show();
      then();
      return;
    }
    const arrived = (/** @type {any} */ data) => {
      pieces = data;
      show();
      then();
    };
    fetchData(form, arrived, () => (told.textContent = say(form, "failed")));
  };
  buttons.append(
    tool(say(form, "print"), () => print()),
    tool(say(form, "copy"), (button) => copyAddress(form, button)),
  );
  form.onchange = () => {
    form.minutes.value = String(fitting(form.minutes.value));
    work(remember);
  };
  form.onsubmit = () => false;
  session.onchange = () => {
    const boxes = all("[name=question]");
    const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
    boxes.forEach((box) => box.closest("li").classList.toggle("kb-off", !box.checked));
    ticks = ticked.length ? ticked : [NONE];
    showKey();
    remember();
  };
  work(remember);
}

document.addEventListener("DOMContentLoaded", () => {
  startBuild();
});
