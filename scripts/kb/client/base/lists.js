// Entry of app/lists.js: pages whose lists one can narrow, and the two languages side by side.

import { startFilters } from "./filters.js";
import { startTwo } from "./two.js";
import { inTurn } from "./turn.js";

document.addEventListener("DOMContentLoaded", () => {
  inTurn([startFilters, startTwo]);
});
