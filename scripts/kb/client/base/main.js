// The script of every page: marks before paint, the rest when the page is read.

import { early } from "./early.js";
import { startClauses } from "./clause.js";
import { startFilters } from "./filters.js";
import { startFolds } from "./folds.js";
import { startLanguage } from "./language.js";
import { startLight } from "./light.js";
import { startListen } from "./listen.js";
import { startLost } from "./lost.js";
import { startTerms } from "./terms.js";
import { startTheme } from "./theme.js";
import { startToc } from "./toc.js";
import { startTwo } from "./two.js";
import { markSought } from "../search/mark.js";
import { startSearch } from "../search/start.js";

const STEPS = [
  startFolds,
  startLanguage,
  startTheme,
  startClauses,
  startFilters,
  startTwo,
  startLight,
  startTerms,
  startToc,
  startListen,
  startLost,
  startSearch,
  markSought,
];

early();
document.addEventListener("DOMContentLoaded", () => {
  STEPS.forEach((step) => {
    try {
      step();
    } catch (failure) {
      // One aid that fails must not take the others along.
      console.error(failure);
    }
  });
});
