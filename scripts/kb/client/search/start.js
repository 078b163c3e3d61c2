// @ts-check
// What every page does about search before anyone searches: wait for the box to be used.

const STROKE = "kb-slash";

/** Say whether the reader has switched the key `/` off. */
function isOff() {
  try {
    return localStorage.getItem(STROKE) === "off";
  } catch (refused) {
    // No storage, no wish against it.
    return false;
  }
}

/** Let the box on the page about accessibility switch the key off and on. */
function keepStroke() {
  const box = /** @type {HTMLInputElement | null} */ (document.getElementById(STROKE));
  if (!box) return;
  box.checked = isOff();
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(STROKE, box.checked ? "off" : "on");
    } catch (refused) {
      box.checked = false;
    }
  });
}

/**
 * Load the search at the first use of the box; at once where the page is the list of results.
 */
export function startSearch() {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-kb-src]"));
  const input = form && /** @type {HTMLInputElement | null} */ (form.querySelector("input[type=search]"));
  if (!form || !input) return;
  const asked = /[?&](?:q|(mark))=/.exec(location.search);
  let loaded = false;
  const load = () => {
    if (loaded) return;
    loaded = true;
    const script = document.createElement("script");
    script.src = form.dataset.kbSrc || "";
    document.head.append(script);
  };
  let dressed = false;
  const use = () => {
    load();
    if (dressed) return;
    dressed = true;
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = form.dataset.kbSheet || "";
    document.head.append(sheet);
  };
  for (const box of document.querySelectorAll("input[type=search]")) {
    for (const sign of ["focus", "input"]) box.addEventListener(sign, use);
    if (document.activeElement === box) use();
  }
  // Over file:// a folder is not a page.
  if (location.protocol === "file:" && form.action.endsWith("/")) form.action += "index.html";
  // Words asked for by the address need it at once, and so do words to be marked on this page; only these a sheet:
  // that of the results is the page's own.
  if (asked) (asked[1] ? use : load)();
  keepStroke();
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    const control = event.ctrlKey || event.metaKey;
    const slash = event.key === "/" && !typing && !control && !event.altKey && !isOff();
    if (!slash && !(control && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
