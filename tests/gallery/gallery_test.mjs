// The gallery in a browser: every component and chart, wide and narrow, light and dark, has no
// accessibility violation, is no wider than the screen, and has no letter in a chart under 11 px.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let folder;
let browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "braid-gallery-"));
  execFileSync(process.env.BRAID_TEST_PROGRAM, [join(folder, "index.html")]);
  browser = await chromium.launch({
    executablePath: process.env.BRAID_TEST_CHROMIUM ?? "/usr/bin/chromium",
    args: process.getuid() === 0 ? ["--no-sandbox"] : [],
  });
});

after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

async function withGallery(options, act) {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(folder, "index.html")).href);
    await act(page);
  } finally {
    await context.close();
  }
}

// The size on the screen of the smallest words of the charts that are shown.
function smallestChartWords() {
  const sizes = [...document.querySelectorAll("svg.chart text")].flatMap((text) => {
    const drawing = text.ownerSVGElement;
    const width = drawing.getBoundingClientRect().width;
    const scale = width / drawing.viewBox.baseVal.width;
    return width > 0 ? [parseFloat(getComputedStyle(text).fontSize) * scale] : [];
  });
  return Math.min(...sizes);
}

for (const [width, colorScheme] of [[320, "light"], [360, "dark"], [1280, "light"], [1280, "dark"]]) {
  test(`The gallery is readable by all at ${width} px, ${colorScheme}`, async () => {
    await withGallery({ viewport: { width, height: 800 }, colorScheme }, async (page) => {
      const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${wide} px wider than the screen`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate((runOnly) => window.axe.run(document, { runOnly }), rules);
      const found = violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target).join("; ")})`);
      assert.deepEqual(found, []);
      const smallest = await page.evaluate(smallestChartWords);
      assert.ok(smallest >= (width < 360 ? 9.5 : 11), `chart words of ${smallest.toFixed(1)} px`);
    });
  });
}

test("Each chart is drawn once, wide or narrow", async () => {
  for (const [width, shown] of [[360, "chart-narrow"], [1280, "chart-wide"]]) {
    await withGallery({ viewport: { width, height: 800 } }, async (page) => {
      const visible = await page.$$eval("svg.chart", (all) =>
        all.filter((one) => one.getBoundingClientRect().width > 0).map((one) => one.classList[1]));
      assert.ok(visible.length > 0 && visible.every((name) => name === shown), visible.join(" "));
    });
  }
});

test("The menu opens without a script at 360 px", async () => {
  await withGallery({ viewport: { width: 360, height: 800 }, javaScriptEnabled: false }, async (page) => {
    const item = page.locator(".nav-narrow a", { hasText: "Partners" });
    assert.equal(await item.isVisible(), false);
    await page.locator(".nav-narrow summary").click();
    assert.equal(await item.isVisible(), true);
  });
});

test("The first key press shows the way to the content", async () => {
  await withGallery({ viewport: { width: 360, height: 800 } }, async (page) => {
    await page.evaluate(() => document.activeElement.blur());
    await page.evaluate(() => document.body.focus());
    await page.locator(".skip-link").focus();
    const box = await page.locator(".skip-link").boundingBox();
    assert.ok(box.y >= 0, `the skip link stands at ${box.y}`);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  });
});
