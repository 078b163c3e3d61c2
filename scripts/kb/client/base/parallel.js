// Entry of app/parallel.js: the two languages side by side.

import { startTwo } from "./two.js";

document.addEventListener("DOMContentLoaded", startTwo);
