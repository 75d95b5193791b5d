// Every page that links lead to is there, fits the screen, and has no accessibility violation, on a phone and
// at a desk: as anyone finds it by following links, and as the coordinator does.
import assert from "node:assert/strict";

import { crawl } from "../support/crawl.mjs";
import { desk, journey, phone, withBraid } from "../support/journey.mjs";

withBraid();
const home = "/n/kowhai-bay";

// Each page is loaded once and looked over at both widths.
journey("Every page a stranger can reach is whole, at a desk too", { screen: phone }, async (visit) => {
  const seen = await crawl(visit, home, { also: desk });
  assert.ok(seen.includes(home) && seen.length > 8, `only ${seen}`);
  assert.deepEqual(seen.filter((path) => /today|people|imports|settings/.test(path)), []);
});

journey("Every page the coordinator can reach is whole, at a desk too", { screen: phone }, async (visit) => {
  await visit.signInAs("coordinator");
  const seen = await crawl(visit, `${home}/today`, { also: desk, atMost: 300 });
  assert.ok(seen.length > 15, `only ${seen}`);
});
