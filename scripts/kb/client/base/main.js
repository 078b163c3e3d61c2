// The script of every page: marks before paint, the rest when the page is read.
// What only some pages need is a script of its own (clauses.js, lists.js, lost.js).

import { early } from "./early.js";
import { startFolds } from "./folds.js";
import { startLanguage } from "./language.js";
import { startLater } from "./later.js";
import { startTheme } from "./theme.js";
import { startToc } from "./toc.js";
import { inTurn } from "./turn.js";
import { startSearch } from "../search/start.js";

early();
document.addEventListener("DOMContentLoaded", () => {
  inTurn([startFolds, startLanguage, startTheme, startToc, startSearch, startLater]);
});
