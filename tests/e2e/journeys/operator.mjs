// Whoever runs the server sees at a glance how it stands.
import assert from "node:assert/strict";

import { everyWay, withBraid } from "../support/journey.mjs";

withBraid();

everyWay("The operator reads how the server stands", async (visit) => {
  await visit.signInAs("coordinator");
  await visit.open("/operator");
  await visit.look("operator");
  const text = await visit.page.locator("main").innerText();
  for (const fact of ["Version of Braid", "SQLite 3", "Size of the data", "Journal", "Work", "Mail", "Last backup"]) {
    assert.ok(text.includes(fact), `${fact} is not in ${text}`);
  }
  assert.ok(!/@|Parata/.test(text), `it names somebody: ${text}`);
});
