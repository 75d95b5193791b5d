// What was made by mistake can be taken away, by someone who reads first what goes with it.
import assert from "node:assert/strict";

import { desk, everyWay, journey, withBraid } from "../support/journey.mjs";

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

async function openAFileThatWasImported(visit) {
  await visit.signInAs("coordinator");
  await visit.open(`${home}/imports`);
  await visit.look("imports");
  await visit.page.locator("main table tr", { hasText: "Live" }).getByRole("link", { name: /[.]csv$/ }).first().click();
}

everyWay("An import that was undone says what removing it takes away, and can still be put back", async (visit) => {
  const { page } = visit;
  await openAFileThatWasImported(visit);
  await page.getByRole("button", { name: "Undo this import" }).click();
  await page.getByText("Remove it for good").click();
  assert.match(await page.locator("main").innerText(), /This takes away [\d,]+ rows/);
  await visit.check();
  await visit.look("import-undone");
  await page.getByRole("button", { name: "Put it back" }).click();
  await visit.check();
});

journey("An undone import is removed for good", { screen: desk }, async (visit) => {
  const { page } = visit;
  await openAFileThatWasImported(visit);
  await page.getByRole("button", { name: "Undo this import" }).click();
  await page.getByText("Remove it for good").click();
  await page.getByRole("button", { name: "Remove this import" }).click();
  assert.match(await page.locator("main").innerText(), /Tick this to remove the import for good/);
  await page.getByLabel("Remove this import for good").check();
  await page.getByRole("button", { name: "Remove this import" }).click();
  await visit.check();
  await visit.look("import-removed");
  assert.match(await page.locator("main").innerText(), /Removed on \d/);
  await visit.open(`${home}/imports`);
  assert.match(await page.locator("main").innerText(), /Removed on \d/);
  await visit.look("imports-removed");
});
