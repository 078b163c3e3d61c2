// Filters over a list that is already on the page: `form.kb-filters[data-kb-for="#list"]`.
// A control called `role` chooses among the tokens of `data-kb-role` on the list's entries.

import { all, furniture } from "./dom.js";

/**
 * Let one form filter its list, and keep the choice in the address.
 * @param {HTMLFormElement} form
 */
function startFilter(form) {
  const [list] = all(form.dataset.kbFor || "");
  const marked = all(".kb-entry", list);
  // Where a list has sections, its entries say that they are entries; else its children are.
  const entries = marked.length ? marked : Array.from(list.children);
  const sections = all("tbody,.kb-group", list);
  const controls = all("[name]", form);
  const [count] = all(".kb-count", form);
  let alone = "";
  form.hidden = false;

  const apply = () => {
    const choice = Array.from(new FormData(form)).filter((pair) => pair[1]);
    let shown = 0;
    entries.forEach((entry) => {
      // One of the chosen tokens for each control that was used.
      entry.hidden = choice.some(([name]) =>
        (entry.getAttribute("data-kb-" + name) || "")
          .split(" ")
          .every((/** @type {string} */ id) => !choice.some((pair) => pair[0] === name && pair[1] === id)),
      );
      if (!entry.hidden) shown += 1;
    });
    // In a table of bodies, the columns of the others make room for the chosen one.
    const body = String(new FormData(form).get("agency") || "");
    if (body !== alone) {
      alone = body;
      list.toggleAttribute("data-kb-alone", !!body);
      let at = 0;
      all("[data-kb-col]", list).forEach((head) => {
        head.hidden = !!body && head.dataset.kbCol !== body;
        if (body && !head.hidden) at = head.cellIndex;
      });
      all("tr.kb-entry", list).forEach((row) => {
        let column = 0;
        Array.from(row.cells).forEach((cell) => {
          const next = column + cell.colSpan;
          cell.hidden = !!at && !!column && (at < column || at >= next);
          column = next;
        });
      });
    }
    sections.forEach((section) => (section.hidden = !all(".kb-entry:not([hidden])", section).length));
    count.textContent = furniture("shown", { shown, all: entries.length });
    return choice;
  };
  const remember = () => {
    const address = new URL(location.href);
    controls.forEach((control) => address.searchParams.delete(control.name));
    apply().forEach(([name, value]) => address.searchParams.append(name, String(value)));
    try {
      history.replaceState(history.state, "", address.href);
    } catch (refused) {
      // Over file:// the address may stay as it is.
    }
  };

  const wanted = new URLSearchParams(location.search);
  controls.forEach((control) => {
    if (!wanted.has(control.name)) return;
    const values = wanted.getAll(control.name);
    if (control.options) {
      // An unknown value would leave the box empty.
      const known = Array.from(control.options).find((option) => option.value === values[0]);
      if (known) known.selected = true;
    } else control.checked = values.indexOf(control.value) >= 0;
  });
  apply();
  form.onchange = remember;
  form.onreset = () => setTimeout(remember);
  form.onsubmit = () => false;
}

/** Start every filter of the page. */
export function startFilters() {
  all("form.kb-filters").forEach(startFilter);
}
