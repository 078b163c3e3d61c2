// Runs Lighthouse over addresses, one after the other in one Chromium, and prints a line of JSON for each.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [, , installed, port, ...addresses] = process.argv;
const found = createRequire(`${installed}/`).resolve("lighthouse");
const { default: lighthouse } = await import(pathToFileURL(found));

for (const address of addresses) {
  const { lhr } = await lighthouse(address, {
    port: Number(port),
    output: "json",
    logLevel: "error",
    onlyCategories: ["performance", "accessibility", "best-practices", "seo"],
    disableFullPageScreenshot: true,
  });
  const marks = Object.values(lhr.categories).map(({ score }) => Math.round(100 * (score || 0)));
  const lost = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
    .map(({ id }) => id);
  const paint = lhr.audits["first-contentful-paint"].numericValue;
  console.log(JSON.stringify({ address, marks, lost, paint, version: lhr.lighthouseVersion, fault: lhr.runtimeError && lhr.runtimeError.message }));
}
