// Every page that links lead to is there, fits the screen, and has no accessibility violation: as anyone finds
// it by following links, and as the coordinator does.
import assert from "node:assert/strict";

import { crawl } from "../support/crawl.mjs";
import { desk, journey, phone, withBraid } from "../support/journey.mjs";

withBraid();
const home = "/n/kowhai-bay";

for (const [screen, axe] of [[phone, true], [desk, false]]) {
  journey("Every page a stranger can reach is whole", { screen, axe }, async (visit) => {
    const seen = await crawl(visit, home);
    assert.ok(seen.includes(home) && seen.length > 8, `only ${seen}`);
    assert.deepEqual(seen.filter((path) => /today|people|imports|settings/.test(path)), []);
  });

  journey("Every page the coordinator can reach is whole", { screen, axe }, async (visit) => {
    await visit.signInAs("coordinator");
    const seen = await crawl(visit, `${home}/today`, 300);
    assert.ok(seen.length > 15, `only ${seen}`);
  });
}
