// A journey is a person doing something in a browser. Whatever it is about, it also fails when a
// page has an accessibility violation, breaks the content policy, logs an error, or is wider than
// the screen.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { startBraid } from "./braid.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const isRoot = process.getuid() === 0;

const sessions = new Map(); // what a persona is -> the cookies of its session
let browser;
let braid;

// Call once in a file, before its journeys.
export function withBraid() {
  before(async () => {
    [braid, browser] = await Promise.all([
      startBraid(),
      chromium.launch({
        executablePath: process.env.BRAID_TEST_CHROMIUM ?? "/usr/bin/chromium",
        args: isRoot ? ["--no-sandbox"] : [],
      }),
    ]);
  });
  after(async () => {
    await browser?.close();
    await braid?.stop();
  });
}

export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 800 };

// journey("A stranger reads the page", { screen: phone, script: false }, async (visit) => { ... })
// `visit` has page, url, links, open(path), signInAs(persona), another(), check(),
// picture(file), look(step).
export function journey(name, options, act) {
  const { screen = desk, script = true } = options;
  const how = `${screen.width} px, ${script ? "with" : "without"} JavaScript`;
  test(`${name} (${how})`, async () => {
    const contexts = [];
    const troubles = [];
    const begin = async () => {
      const context = await browser.newContext({
        baseURL: braid.url, viewport: screen, javaScriptEnabled: script, locale: "en-NZ", timezoneId: "Pacific/Auckland",
      });
      contexts.push(context);
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      watch(page, troubles);
      return visitOf(page, script, begin);
    };
    try {
      await act(await begin());
      assert.deepEqual(troubles, [], "what the browser complained of");
    } finally {
      for (const context of contexts) await context.close();
    }
  });
}

// The same journey on a phone and at a desk, with and without JavaScript.
export function everyWay(name, act) {
  for (const screen of [phone, desk]) {
    for (const script of [true, false]) journey(name, { screen, script }, act);
  }
}

function watch(page, troubles) {
  page.on("console", (message) => {
    // A page that answers 404 or 422 on purpose is what a journey came for; a missing asset is not.
    const isRefusal = /status of (404|422)/.test(message.text()) && !message.location().url.includes("/assets/");
    if (message.type() === "error" && !isRefusal) troubles.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`${page.url()}: ${error.message}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // What a page had still to load when it was left.
    if (why !== "net::ERR_ABORTED") troubles.push(`${request.url()}: ${why}`);
  });
}

function visitOf(page, script, another) {
  const visit = {
    page,
    script,
    url: braid.url,
    links: braid.links,
    another, // someone else's visit, in a browser of their own
    async open(path, status = 200) {
      const answer = await page.goto(path);
      assert.equal(answer.status(), status, `${path} answered ${answer.status()}`);
      await visit.check();
    },
    // A word of what the persona is: "coordinator". A link works once: later journeys of a file
    // take up the session of the first.
    async signInAs(persona) {
      const known = Object.keys(braid.links);
      const name = known.find((about) => about.toLowerCase().includes(persona.toLowerCase()));
      assert.ok(name, `braid printed no link for '${persona}', only for ${known.join(", ")}`);
      if (sessions.has(name)) {
        await page.context().addCookies(sessions.get(name));
        return visit.open("/");
      }
      await visit.open(braid.links[name]);
      await page.locator("main form button").click();
      sessions.set(name, await page.context().cookies());
      await visit.check();
    },
    // Axe waits on timers, which stand still where JavaScript is off: there only the width is seen.
    async check() {
      const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${page.url()} is ${wide} px wider than the screen`);
      if (!script) return;
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run());
      const found = violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target).join("; ")})`);
      assert.deepEqual(found, [], `accessibility of ${page.url()} at ${page.viewportSize().width} px`);
    },
    // The documentation's pictures, made anew only where the caller wants them.
    async picture(file, height = 1400) {
      const folder = process.env.BRAID_TEST_SCREENSHOTS;
      const { width } = page.viewportSize();
      if (!folder || !script || width !== desk.width) return;
      await page.screenshot({ path: `${folder}/${file}`, fullPage: true, clip: { x: 0, y: 0, width, height } });
    },
    // What the page looks like at a step, for whoever mends it: where BRAID_TEST_LOOK names a folder.
    async look(step) {
      const folder = process.env.BRAID_TEST_LOOK;
      const way = `${page.viewportSize().width}${script ? "" : "-plain"}`;
      if (folder) await page.screenshot({ path: `${folder}/${step}-${way}.png`, fullPage: true });
    },
  };
  return visit;
}
