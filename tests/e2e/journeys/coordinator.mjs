// The coordinator signs in and finds the day's work.
import assert from "node:assert/strict";

import { everyWay, withBraid } from "../support/journey.mjs";

withBraid();
const home = "/n/kowhai-bay";

everyWay("The coordinator opens Today", async (visit) => {
  const { page } = visit;
  await visit.signInAs("coordinator");
  await visit.open(`${home}/today`);
  const headings = await page.locator("main h2").allInnerTexts();
  const order = ["owe", "owed to us", "new"].map((words) => headings.findIndex((h) => h.toLowerCase().includes(words)));
  assert.ok(order[0] >= 0 && order[0] < order[1] && order[1] < order[2], `headings: ${headings.join(" | ")}`);
  await visit.picture("today.png");
});

everyWay("Someone signs in with the code from an e-mail", async (visit) => {
  const { page } = visit;
  const outbox = await page.context().newPage();
  const codes = async () => {
    await outbox.goto("/outbox");
    return (await outbox.locator("main").innerText()).match(/\b\d{6}\b/g) ?? [];
  };
  const before = (await codes()).length;
  await visit.open("/sign-in");
  await page.getByLabel("Your e-mail address").fill("community@demo.example");
  await page.getByRole("button", { name: "Send me a sign-in code" }).click();
  await visit.check();
  let found = [];
  for (let tries = 0; tries < 100 && found.length <= before; ++tries) found = await codes();
  assert.ok(found.length > before, "the mail with the code is in the outbox");
  await page.getByLabel("Six-digit code").fill(found[0]);
  await page.getByRole("button", { name: "Sign in" }).click();
  await visit.check();
  await visit.open("/account");
  assert.match(await page.locator("main").innerText(), /community@demo\.example/);
});
