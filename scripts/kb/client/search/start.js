// @ts-check
// What every page does about search before anyone searches: wait for the box to be used.

/**
 * Load the search at the first use of the box; at once where the page is the list of results.
 */
export function startSearch() {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-kb-src]"));
  const input = form && /** @type {HTMLInputElement | null} */ (form.querySelector("input[type=search]"));
  if (!form || !input) return;
  let loaded = false;
  const load = () => {
    if (loaded) return;
    loaded = true;
    const script = document.createElement("script");
    script.src = form.dataset.kbSrc || "";
    document.head.appendChild(script);
  };
  for (const box of document.querySelectorAll("input[type=search]")) {
    for (const use of ["focus", "input"]) box.addEventListener(use, load);
    if (document.activeElement === box) load();
  }
  // Over file:// a folder is not a page.
  if (location.protocol === "file:" && form.action.endsWith("/")) form.action += "index.html";
  if (document.getElementById("kb-results")) load();
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    let slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    try {
      slash = slash && localStorage.getItem("kb-slash") !== "off";
    } catch (refused) {
      // No storage, no wish against it.
    }
    const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!slash && !(control && event.key.toLowerCase() === "k")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
