// A check list to tick and note in: kept on this device only, with export and print.

import { all, tool } from "../base/dom.js";
import { say } from "./say.js";

/** Start the check list of the page. */
function startChecks() {
  const [box] = all("#kb-checks");
  if (!box) return;
  const key = "kb-check:" + box.dataset.kbUnit;
  const [told] = all(".kb-score", box);
  const [buttons] = all(".kb-buttons", box);
  const entries = all(".kb-check", box);
  /** @type {Object<string, {done?: boolean, note?: string}>} */
  let kept = {};
  let refused = false;
  try {
    kept = JSON.parse(localStorage.getItem(key) || "{}") || {};
  } catch (failure) {
    // No storage, or something else of this name: start empty.
    refused = !(failure instanceof SyntaxError);
  }

  const tell = () => {
    const done = all("[type=checkbox]:checked", box).length;
    told.textContent =
      say(box, "progress", { done, all: entries.length }) + (refused ? " " + say(box, "lost") : "");
  };
  const keep = () => {
    const state = {};
    entries.forEach((entry) => {
      const done = all("[type=checkbox]", entry)[0].checked;
      const note = all("textarea", entry)[0].value.trim();
      if (done || note) state[entry.dataset.kbCheck] = { done, note };
    });
    try {
      if (Object.keys(state).length) localStorage.setItem(key, JSON.stringify(state));
      else localStorage.removeItem(key);
    } catch (failure) {
      refused = true;
    }
    tell();
  };
  entries.forEach((entry) => {
    const state = kept[entry.dataset.kbCheck] || {};
    const label = document.createElement("label");
    const tick = document.createElement("input");
    tick.type = "checkbox";
    tick.checked = state.done === true;
    label.className = "kb-tick";
    tick.setAttribute("aria-label", say(box, "tick"));
    label.append(tick);
    const field = document.createElement("label");
    const note = document.createElement("textarea");
    field.className = "kb-field";
    note.rows = 1;
    note.value = typeof state.note === "string" ? state.note : "";
    field.append(say(box, "note"), note);
    // Paper shows a note in full, which its field may not.
    const noted = document.createElement("p");
    noted.className = "kb-noted";
    noted.textContent = note.value;
    note.oninput = () => (noted.textContent = note.value);
    entry.prepend(label);
    entry.append(field, noted);
    entry.onchange = keep;
  });

  const text = () =>
    [
      box.dataset.kbName,
      location.href.split("#")[0],
      "",
      ...entries.map((entry) => {
        const title = all("a", entry)[0].textContent;
        const mark = all("[type=checkbox]", entry)[0].checked ? "[x] " : "[ ] ";
        const note = all("textarea", entry)[0].value.trim();
        return mark + title + (note ? "\r\n    " + note.replace(/\n/g, "\r\n    ") : "");
      }),
      "",
    ].join("\r\n");
  let sure = false;
  const clear = tool(say(box, "clear"), (button) => {
    if (!sure) {
      sure = true;
      button.textContent = say(box, "clear-sure");
      return;
    }
    all("[type=checkbox]", box).forEach((tick) => (tick.checked = false));
    all("textarea", box).forEach((note) => (note.value = ""));
    all(".kb-noted", box).forEach((noted) => (noted.textContent = ""));
    keep();
    calm();
  });
  const calm = () => {
    sure = false;
    clear.textContent = say(box, "clear");
  };
  clear.onblur = calm;
  buttons.append(
    tool(say(box, "export"), () => {
      const link = document.createElement("a");
      // The mark at the front tells Windows programs that this is UTF-8.
      link.href = URL.createObjectURL(new Blob(["\uFEFF" + text()], { type: "text/plain;charset=utf-8" }));
      link.download = "chi-thi-28-" + box.dataset.kbUnit + ".txt";
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }),
    tool(say(box, "print"), () => print()),
    clear,
  );
  tell();
}

document.addEventListener("DOMContentLoaded", () => {
  startChecks();
});
