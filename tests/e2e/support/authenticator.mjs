// An authenticator app: the six-digit code of a key (RFC 6238, SHA-1, steps of 30 seconds).
import { createHmac } from "node:crypto";

function bytesOf(key) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...key.replace(/[\s=]/g, "").toUpperCase()]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

function codeOf(key, at = Date.now()) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac("sha1", bytesOf(key)).update(counter).digest();
  const number = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

// Sets up an app as someone does who is asked for the second step, and goes on from there.
export async function setsUpAnApp(visit) {
  const { page } = visit;
  await visit.check();
  await page.getByRole("button", { name: "Set up an app" }).click();
  await visit.check();
  await page.getByLabel("Code shown by the app").fill(codeOf(await page.locator("main code").first().innerText()));
  await page.getByRole("button", { name: "Confirm the app" }).click();
  await visit.check();
  await page.locator("main").getByRole("link", { name: "I have kept them" }).click();
  await visit.check();
}
