// What was made by mistake can be taken away, by someone who reads first what goes with it.
import assert from "node:assert/strict";

import { everyWay, withBraid } from "../support/journey.mjs";

withBraid();
const home = "/n/kowhai-bay";

everyWay("The coordinator removes a place that nothing names", async (visit) => {
  const { page } = visit;
  const name = `Mistaken Point ${Date.now()}`;
  await visit.signInAs("coordinator");
  await visit.open(`${home}/places/new`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Add the place" }).click();
  await page.getByRole("link", { name: "Change this place" }).click();
  await page.getByText("Remove this place").first().click();
  await visit.look("place-remove");
  await page.getByRole("button", { name: "Remove this place" }).click();
  assert.match(await page.locator("main").innerText(), /Tick this to remove the place/);
  await visit.check();
  await visit.look("place-remove-unticked");
  await page.getByLabel(`Remove ${name} for good`).check();
  await page.getByRole("button", { name: "Remove this place" }).click();
  const list = await page.locator("main").innerText();
  assert.ok(!list.includes(name), list);
  await visit.check();
});

everyWay("A place that is used says by what, and cannot be removed", async (visit) => {
  const { page } = visit;
  await visit.signInAs("coordinator");
  await visit.open(`${home}/places`);
  await page.locator("main table a").first().click();
  await page.getByRole("link", { name: "Change this place" }).click();
  await visit.check();
  await visit.look("place-used");
  assert.match(await page.locator("main").innerText(), /has .+ and .+, so it cannot be removed/);
  assert.equal(await page.getByRole("button", { name: "Remove" }).count(), 0);
});
