// A practice sends the figures it was asked for; the coordinator takes them in without seeing the
// small counts, and looks at them again.
import assert from "node:assert/strict";

import { desk, journey, phone, withBraid } from "../support/journey.mjs";

withBraid();
const returns = "/n/kowhai-bay/returns";

async function openReturn(visit) {
  await visit.open(returns);
  await visit.page.locator("main table a").filter({ hasText: "Men" }).first().click();
  await visit.check();
}

async function send(visit, counted) {
  const { page } = visit;
  const numerators = page.locator("input[name^=numerator-]");
  for (let row = 0; row < (await numerators.count()); ++row) {
    await numerators.nth(row).fill(String(row === 0 ? counted : 40 + row));
    await page.locator("input[name^=denominator-]").nth(row).fill("90");
  }
  await page.getByRole("button", { name: "Submit the figures" }).click();
  await visit.check();
}

// Once a day: the first of the two finds the late one, the second that it was reminded of.
for (const [screen, script] of [[phone, false], [desk, true]]) {
  journey("A partner who is late is reminded", { screen, script }, async (visit) => {
    const { page } = visit;
    await visit.signInAs("coordinator");
    const remind = page.getByRole("link", { name: /^Remind .* of / });
    if (await remind.count()) {
      await visit.look("today-late");
      await remind.first().click();
      await visit.check();
      await visit.look("return-late");
      await visit.open(returns);
      await visit.look("returns-late");
      await page.getByRole("button", { name: /^Remind .* of / }).first().click();
      await visit.check();
      assert.match(await page.locator("body").innerText(), /was reminded by e-mail/);
    }
    await visit.open(returns);
    assert.match(await page.locator("main").innerText(), /Reminded today/);
    await visit.look("returns-reminded");
    await page.locator("main table a").filter({ hasText: "Men" }).first().click();
    await visit.check();
    assert.match(await page.locator("main").innerText(), /Last reminded/);
    await visit.look("return-reminded");
  });
}

for (const [screen, script] of [[phone, false], [desk, true]]) {
  journey("Figures are sent, sent back, accepted and looked at again", { screen, script }, async (visit) => {
    const practice = visit;
    await practice.signInAs("practice");
    await openReturn(practice);
    const address = new URL(practice.page.url()).pathname;
    assert.match(await practice.page.locator("main").innerText(), /Coordinators see them with counts under/);
    await practice.look("return-answer");
    await send(practice, 31);
    await practice.look("return-submitted");
    await practice.page.getByRole("button", { name: "Take it back to correct it" }).click();
    await practice.check();
    await practice.look("return-retracted");
    await send(practice, 3);

    const coordinator = await visit.another();
    await coordinator.signInAs("coordinator");
    await coordinator.open(address);
    const main = () => coordinator.page.locator("main").innerText();
    assert.match(await main(), /suppressed/);
    assert.match(await main(), /You see what may be shown of these figures/);
    await coordinator.look("return-review");
    await coordinator.page.getByText("Send it back", { exact: true }).first().click();
    await coordinator.page.getByLabel("What should be looked at again").fill("Is the first row right?");
    await coordinator.page.getByRole("button", { name: "Send it back" }).click();
    await coordinator.check();

    await practice.open(address);
    await send(practice, 30);
    await coordinator.open(address);
    assert.match(await main(), /Hill End has figures for this period already, from men-seen\.csv/);
    await coordinator.look("return-replaces");
    await coordinator.page.getByLabel("I have read this, and it is meant").check();
    await coordinator.page.getByRole("button", { name: "Accept the figures" }).click();
    await coordinator.check();
    assert.match(await main(), /Accepted/);
    await coordinator.look("return-accepted");
    await coordinator.page.getByText("Look at it again", { exact: true }).click();
    await coordinator.page.getByRole("button", { name: "Take back the acceptance" }).click();
    await coordinator.check();
    assert.match(await main(), /Submitted/);
    // As it was, for whoever comes next.
    await coordinator.page.getByText("Send it back", { exact: true }).first().click();
    await coordinator.page.getByLabel("What should be looked at again").fill("Thank you, once more please.");
    await coordinator.page.getByRole("button", { name: "Send it back" }).click();
    await coordinator.check();
  });
}
