// The colour button: as the device, light, dark.

import { all } from "./dom.js";
import { THEME_KEY } from "./early.js";

/** Which choice follows which; no mark on the root means "as the device". */
const AFTER = { auto: "light", light: "dark", dark: "auto" };

/** Let the button go round the three choices and say which one holds. */
export function startTheme() {
  const root = document.documentElement;
  const now = () => root.getAttribute("data-theme") || "auto";
  all(".kb-theme").forEach((button) => {
    const show = () => (button.textContent = button.dataset[now()]);
    button.onclick = () => {
      root.setAttribute("data-theme", AFTER[now()]);
      if (now() === "auto") root.removeAttribute("data-theme");
      show();
      try {
        localStorage.setItem(THEME_KEY, now());
      } catch (refused) {
        // The choice holds for this page only.
      }
    };
    show();
  });
}
