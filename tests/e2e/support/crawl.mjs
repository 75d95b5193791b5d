// Opens every page that a viewer can reach by links and looks each over: what answers 404 from a
// link of ours, or cannot be read on a phone, is found here.
import assert from "node:assert/strict";

// Addresses that are one page in many forms count once: without their query and with ids as "*".
function kindOf(address) {
  const path = new URL(address).pathname;
  return path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "*");
}

// The page that is open, at another width.
async function looksOverOn(visit, screen) {
  const first = visit.page.viewportSize();
  await visit.page.setViewportSize(screen);
  try {
    await visit.check();
  } finally {
    await visit.page.setViewportSize(first);
  }
}

const isFile = (path) => /\.(csv|xlsx|json|svg|png|css|js|eml|toml)$/.test(path);

// Returns the kinds of page it saw; fails naming every page that is not whole, on the visit's screen or on the
// other one (`also`). `atMost` keeps a loop of addresses from running for ever.
export async function crawl(visit, start, { also, atMost = 150 }) {
  const { page, url } = visit;
  const seen = new Set();
  const wrong = [];
  const waiting = [new URL(start, url).href];
  while (waiting.length > 0) {
    const address = waiting.shift();
    if (seen.has(kindOf(address))) continue;
    seen.add(kindOf(address));
    assert.ok(seen.size <= atMost, `more than ${atMost} kinds of page: ${[...seen].slice(-5).join(" ")}`);
    if (isFile(new URL(address).pathname)) {
      const answer = await page.request.get(address);
      if (!answer.ok()) wrong.push(`${address} answered ${answer.status()}`);
      continue;
    }
    try {
      await visit.open(address);
      await looksOverOn(visit, also);
    } catch (error) {
      wrong.push(error.message);
      continue;
    }
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((link) => link.href));
    waiting.push(...links.map((link) => link.split("#")[0]).filter((link) => link.startsWith(`${url}/`)));
  }
  assert.deepEqual(wrong, [], `what is wrong, of ${seen.size} kinds of page`);
  return [...seen];
}
