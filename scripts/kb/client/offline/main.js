// Entry of app/keep.js, which only the page of downloads asks for.

import { offerKeeping } from "./keep.js";

document.addEventListener("DOMContentLoaded", () => {
  offerKeeping();
});
