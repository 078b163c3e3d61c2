// Entry of app/clauses.js: what one can do with a clause. Fetched at the first touch of the article.

import { startClauses } from "./clause.js";
import { startLight } from "./light.js";
import { startListen } from "./listen.js";
import { startTerms } from "./terms.js";
import { inTurn } from "./turn.js";

inTurn([startClauses, startLight, startListen, startTerms]);
