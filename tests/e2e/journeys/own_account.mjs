// Someone changes the address they sign in with, and erases their account.
import assert from "node:assert/strict";

import { newestMail } from "../support/outbox.mjs";
import { journey, phone, withBraid } from "../support/journey.mjs";

withBraid();

journey("A member takes another address, and leaves", { screen: phone }, async (visit) => {
  const { page } = visit;
  const press = async (button) => {
    await page.locator("main").getByRole("button", { name: button }).click();
    await page.waitForLoadState();
    await visit.check();
  };
  await visit.signInAs("community");
  await visit.open("/account");
  await page.getByRole("link", { name: "Change it" }).click();
  await visit.check();
  await page.getByLabel("New e-mail address").fill("elsewhere@demo.example");
  await press("Send the code");
  const mail = await newestMail(visit, "elsewhere@demo.example", "new e-mail address");
  await page.getByLabel("Six-digit code").fill(mail.match(/\b\d{6}\b/)[0]);
  await press("Change the address");
  assert.match(await page.locator("main").innerText(), /elsewhere@demo\.example/);
  await newestMail(visit, "community@demo.example", "was changed");

  await page.getByRole("link", { name: "Erase your account" }).click();
  await visit.check();
  await press("Erase it for good");
  assert.match(await page.locator("main").innerText(), /Tick the box/);
  await page.getByLabel("Erase my account").check();
  await press("Erase it for good");
  await visit.open("/account");
  assert.match(page.url(), /\/sign-in\?/);
});
