// A session of one's own: the choice decides what of the page is shown, and the agenda is worked out from it.
// The choice stands in the address; nothing is sent.

import { all, tool } from "../base/dom.js";
import { say } from "./say.js";
import { clock, shared } from "./share.js";

/**
 * @param {HTMLElement} element
 * @returns {string[]}
 */
function clausesOf(element) {
  return (element.getAttribute("data-kb-clauses") || "").split(" ").filter(Boolean);
}

/** Minutes below which a clause cannot be read and talked about. */
const LEAST = 3;

/**
 * Work the agenda out: opening, each item that has a chosen clause, discussion, closing.
 * @param {HTMLElement} form
 * @param {string[]} chosen
 * @param {number} minutes
 * @returns {[string, number][]} lines with their minutes
 */
function agenda(form, chosen, minutes) {
  const items = all("[data-kb-items] > li")
    .map((item) => ({
      name: item.textContent,
      count: clausesOf(item).filter((id) => chosen.indexOf(id) >= 0).length,
    }))
    .filter((item) => item.count);
  const lines = [
    say(form, "opening"),
    ...items.map((item) => say(form, "reading", { label: item.name })),
    say(form, "discussion"),
    say(form, "closing"),
  ];
  const weights = [10, ...items.map((item) => (50 * item.count) / chosen.length), 28, 12];
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

/** Start the page. */
function startBuild() {
  const [form] = all("form[data-kb-build]");
  if (!form) return;
  const [told] = all("[data-kb-told]");
  const [section] = all("[data-kb-agenda]");
  const [rows] = all("tbody", section);
  const [buttons] = all(".kb-buttons", section);
  const pieces = all(".kb-piece");
  all(".kb-without").forEach((note) => (note.hidden = true));
  form.hidden = false;

  const wanted = new URLSearchParams(location.search);
  all("[name=topic]", form).forEach((box) => (box.checked = wanted.getAll("topic").indexOf(box.value) >= 0));
  const known = Array.from(form.agency.options).find((option) => option.value === wanted.get("agency"));
  if (known) known.selected = true;
  const asked = Number(wanted.get("minutes"));
  if (asked >= 15 && asked <= 240) form.minutes.value = String(Math.round(asked));

  const show = () => {
    const ticked = all("[name=topic]:checked", form);
    const body = form.agency.selectedOptions[0];
    const from = [...ticked, ...(form.agency.value ? [body] : [])];
    const every = all("blockquote.kb-piece").map((piece) => clausesOf(piece)[0]);
    const chosen = every.filter((id) => from.some((one) => clausesOf(one).indexOf(id) >= 0));
    const minutes = Math.min(240, Math.max(15, Math.round(Number(form.minutes.value)) || 45));
    pieces.forEach((piece) => {
      piece.hidden = from.length > 0 && !clausesOf(piece).some((id) => chosen.indexOf(id) >= 0);
    });
    all(".kb-group").forEach((group) => (group.hidden = !all(".kb-piece:not([hidden])", group).length));
    section.hidden = !chosen.length;
    const tight = minutes < chosen.length * LEAST;
    told.textContent = !chosen.length
      ? say(form, "empty")
      : say(form, tight ? "tight" : "chosen", { clauses: chosen.length, minutes });
    rows.textContent = "";
    let at = 0;
    (chosen.length ? agenda(form, chosen, minutes) : []).forEach(([line, share]) => {
      const row = rows.insertRow();
      row.insertCell().textContent = clock(at) + "–" + clock(at + share);
      row.insertCell().textContent = line;
      row.insertCell().textContent = String(share);
      at += share;
    });
    const address = new URL(location.href);
    ["topic", "agency", "minutes"].forEach((name) => address.searchParams.delete(name));
    ticked.forEach((box) => address.searchParams.append("topic", box.value));
    if (form.agency.value) address.searchParams.append("agency", form.agency.value);
    if (from.length) address.searchParams.append("minutes", String(minutes));
    return address;
  };
  const remember = () => {
    const address = show();
    try {
      history.replaceState(history.state, "", address.href);
    } catch (refused) {
      // Over file:// the address may stay as it is.
    }
  };
  buttons.append(
    tool(say(form, "print"), () => print()),
    tool(say(form, "copy"), (button) => copyAddress(form, button)),
  );
  form.onchange = remember;
  form.onsubmit = () => false;
  show();
}

document.addEventListener("DOMContentLoaded", () => {
  startBuild();
});
