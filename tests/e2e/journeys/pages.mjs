// Every page there is, whole: it answers, fits the screen and is accessible, for whom it is meant.
import assert from "node:assert/strict";

import { desk, everyWay, journey, withBraid } from "../support/journey.mjs";

withBraid();

const network = "/n/kowhai-bay";

everyWay("A stranger's pages", async (visit) => {
  for (const path of [
    "measures", "measures/immunised-at-two", "measures/hospital-stays", "partners", "places", "agenda", "needs",
    "priorities", "actions", "initiatives", "framework", "agenda/versions", "words",
  ]) {
    await visit.open(`${network}/${path}`);
  }
  await visit.open("/privacy");
  await visit.open("/sign-in");
});

everyWay("The coordinator's pages", async (visit) => {
  await visit.signInAs("coordinator");
  for (const path of [
    "today", "feed", "imports", "people", "groups", "settings", "agenda/edit", "needs/new", "priorities/new",
    "actions/new", "partners/new", "people/new", "places/new", "measures/new", "imports/new", "invitations",
    "agreements", "me",
  ]) {
    await visit.open(`${network}/${path}`);
  }
  await visit.open("/account");
  await visit.open("/operator");
});

journey("Nobody else reaches the coordinator's pages", { screen: desk }, async (visit) => {
  await visit.signInAs("national");
  for (const path of ["people", "imports", "settings", "partners/new"]) {
    await visit.page.goto(`${network}/${path}`);
    assert.match(await visit.page.locator("main").innerText(), /does not exist, or is not open to you/);
  }
});
