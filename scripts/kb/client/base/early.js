// Before the body is painted: scripts are here, and this is the reader's choice of colours.

/** Where the choice of colours is kept. */
export const THEME_KEY = "kb-theme";

/** Mark the root, so that style knows about scripts and colours at first paint. */
export function early() {
  const root = document.documentElement;
  root.setAttribute("data-js", "");
  try {
    const theme = localStorage.getItem(THEME_KEY) || "";
    if (/^(light|dark)$/.test(theme)) root.setAttribute("data-theme", theme);
  } catch (refused) {
    // No storage: the device's colours hold.
  }
}
