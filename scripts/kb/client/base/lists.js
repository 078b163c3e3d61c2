// Entry of app/lists.js: pages whose lists one can narrow.

import { startFilters } from "./filters.js";

document.addEventListener("DOMContentLoaded", startFilters);
