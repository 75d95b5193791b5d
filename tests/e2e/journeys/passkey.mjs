// A passkey in a real browser: Chromium's own authenticator, without a finger.
import assert from "node:assert/strict";

import { desk, journey, withBraid } from "../support/journey.mjs";

withBraid();

async function authenticatorFor(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasUserVerification: true, isUserVerified: true },
  });
}

journey("Someone adds a passkey, and proves with it who they are", { screen: desk }, async (visit) => {
  const { page } = visit;
  await authenticatorFor(page);
  // Browsers make passkeys for names, not for addresses such as 127.0.0.1.
  const byName = (url) => url.replace("127.0.0.1", "localhost");
  await visit.open(byName(Object.values(visit.links)[0]));
  await page.locator("main").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/n/**");

  await visit.open(byName(`${visit.url}/account/second-factor`));
  await page.getByRole("link", { name: "Add a passkey" }).click();
  await page.waitForURL("**/passkey");
  await visit.check();
  await page.getByLabel("What to call it").fill("Blue key");
  await page.getByRole("button", { name: "Add the passkey" }).click();
  await page.getByRole("heading", { name: "Keep these recovery codes" }).waitFor();
  assert.equal(await page.locator(".recovery-codes li").count(), 10);
  await visit.check();

  await page.getByRole("link", { name: "I have kept them" }).click();
  await page.waitForURL("**/second-factor");
  assert.match(await page.locator("main").innerText(), /Blue key/);
  await visit.open(byName(`${visit.url}/account/second-factor/prove?next=/account`));
  await page.getByRole("button", { name: "Use your passkey" }).click();
  await page.waitForURL((url) => url.pathname === "/account");
  assert.match(await page.locator("main").innerText(), /one passkey/);
});
