// Anyone reads the locality's page: what was agreed, how it is going, and for whom it is not.
import assert from "node:assert/strict";

import { everyWay, journey, withBraid } from "../support/journey.mjs";

withBraid();
const home = "/n/kowhai-bay";

everyWay("A stranger reads the public page and a measure", async (visit) => {
  const { page } = visit;
  await visit.open(home);
  const text = await page.locator("main").innerText();
  assert.match(text, /What we agreed, and how it is going/);
  assert.match(text, /For whom it is not working yet/);
  assert.match(text, /of every 100/);
  await visit.picture("public-page.png");

  await page.getByRole("link", { name: /^More about/ }).first().click();
  await page.waitForURL(`**${home}/measures/**`);
  await visit.check();
  assert.ok((await page.locator("main table").count()) > 0, "a chart stands beside its table");
  assert.ok((await page.locator("main svg[role=img]").count()) > 0, "the curve is drawn");
});

journey("What is not for a stranger leads to sign-in, and says nothing else", {}, async (visit) => {
  const { page } = visit;
  for (const path of [`${home}/today`, `${home}/people`, `${home}/imports`]) {
    await visit.open(path);
    assert.match(page.url(), /\/sign-in\?/, path);
  }
});

journey("The first page is light", {}, async (visit) => {
  const sizes = [];
  visit.page.on("requestfinished", async (request) => sizes.push(request.sizes()));
  await visit.page.goto(home, { waitUntil: "networkidle" });
  const bytes = (await Promise.all(sizes)).reduce((sum, s) => sum + s.responseBodySize, 0);
  assert.ok(bytes > 5_000 && bytes < 100_000, `${bytes} bytes, assets included`);
});
