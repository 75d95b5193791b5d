// The whole way of a measure: a place and a partner are added, a person of the partner is invited
// and comes, an action is agreed, figures are imported through the file field, a target is set, the
// partner is asked for figures and gives them, they are accepted, and a stranger reads the outcome.
import assert from "node:assert/strict";

import { setsUpAnApp } from "../support/authenticator.mjs";
import { newestMail } from "../support/outbox.mjs";
import { desk, journey, phone, withBraid } from "../support/journey.mjs";

withBraid();
const home = "/n/kowhai-bay";

const header = "Quarter,District,Ethnic group,Enrolled and seen,Enrolled\n";
const quarters = ["2025 Q1", "2025 Q2", "2025 Q3", "2025 Q4", "2026 Q1"];
const groups = [["Māori", 60], ["Pacific", 66], ["European/Other", 82]];

// One district, three groups, five quarters, as a practice's system writes them.
function figures(district) {
  const lines = quarters.flatMap((day, quarter) =>
    groups.map(([group, start]) => `${day},${district},${group},${start * 3 + quarter * 6},300`));
  return header + lines.join("\n") + "\n";
}

function withFaults(text) {
  return text.replace(",198,300", ",198,many").replace("2025 Q2", "some day in June");
}

async function saves(visit, button) {
  await visit.page.locator("main").getByRole("button", { name: button }).click();
  await visit.page.waitForLoadState();
  await visit.check();
}

async function addsPlaceAndPartner(visit, names) {
  const { page } = visit;
  await visit.open(`${home}/places/new`);
  await page.getByLabel("Name", { exact: true }).fill(names.place);
  await page.getByLabel("Kind of place").fill("district");
  await page.getByLabel("An area").check();
  await saves(visit, "Add the place");
  assert.match(await page.locator("h1").innerText(), new RegExp(names.place));

  await visit.open(`${home}/partners/new`);
  await page.getByLabel("Name", { exact: true }).fill(names.partner);
  await page.getByLabel("Sector").selectOption({ label: "Primary care" });
  await page.getByLabel("Provides services").check();
  await page.getByLabel(names.place).check();
  await saves(visit, "Add the partner");
  assert.match(await page.locator("h1").innerText(), new RegExp(names.partner));
}

async function invites(visit, names) {
  const { page } = visit;
  await visit.open(`${home}/invitations/new`);
  await page.getByLabel("Name", { exact: true }).fill(names.person);
  await page.getByLabel("E-mail").fill(names.email);
  await page.getByLabel("Role").selectOption({ label: "Partner delegate" });
  await page.getByLabel("A delegate of").selectOption({ label: names.partner });
  await saves(visit, "Send the invitation");
  assert.match(await page.locator("main").innerText(), new RegExp(names.person));
}

// What the invited person does, in a browser of their own.
async function comes(delegate, names) {
  const { page } = delegate;
  const invitation = await newestMail(delegate, names.email, "invited");
  await delegate.open(new URL(invitation.match(/https?:\/\/\S+\/invitation\/\S+/)[0]).pathname);
  await saves(delegate, "Accept the invitation");
  await page.getByLabel("Your e-mail address").fill(names.email);
  await saves(delegate, "Send me a sign-in code");
  const mail = await newestMail(delegate, names.email, "sign-in code");
  await page.getByLabel("Six-digit code").fill(mail.match(/\b\d{6}\b/)[0]);
  await saves(delegate, "Sign in");
  assert.match(page.url(), new RegExp(`${home}$`));
}

async function agreesOnAnAction(visit, names) {
  const { page } = visit;
  await visit.open(`${home}/actions/new`);
  await page.getByLabel("Priority").selectOption({ label: "Every child well by two" });
  await page.getByLabel("Title").fill(names.action);
  await page.getByLabel("Public wording").fill(names.action);
  await page.getByLabel("Show this to the public").check();
  await page.getByLabel("Partner", { exact: false }).first().selectOption({ label: names.partner });
  await page.getByLabel("Due").fill("2027-03-31");
  await saves(visit, "Add the action");
  assert.match(await page.locator("main").innerText(), new RegExp(names.action));
}

async function sendsFile(visit, name, text) {
  await visit.page.getByLabel("The file").setInputFiles({
    name, mimeType: "text/csv", buffer: Buffer.from(text),
  });
  await saves(visit, "Upload the file");
}

// Every row is looked at in the background: the page of the file says when.
async function untilChecked(visit) {
  const { page } = visit;
  const address = page.url();
  for (let tries = 0; tries < 200; ++tries) {
    const text = await page.locator("main").innerText();
    if (!/looks again by itself/.test(text)) break;
    await page.goto(address).catch(() => {}); // the page may be looking again at this very moment
  }
  await visit.check();
  return page.locator("main").innerText();
}

async function saysWhatColumnsMean(visit, names) {
  const { page } = visit;
  await page.getByRole("link", { name: "Choose columns" }).click();
  await visit.check();
  await page.getByLabel("Name of the new measure").fill(names.measure);
  await page.getByLabel("What it measures").fill("People enrolled with a practice who were seen in the year.");
  await page.getByLabel("Source", { exact: false }).first().fill("The practice's own register");
  await page.getByLabel("Its page is for everyone").check();
  await page.getByLabel("Period", { exact: true }).selectOption("Quarter");
  await page.getByLabel("Each is a").selectOption({ label: "quarter, as in 2023 Q2" });
  await page.getByLabel("Place", { exact: true }).selectOption("District");
  await page.locator("select[name=numerator]").selectOption("Enrolled and seen");
  await page.locator("select[name=denominator]").selectOption("Enrolled");
  await page.getByLabel("Those counted come from").fill("The practice's register");
  await page.getByLabel("The population comes from").fill("The practice's register");
  await page.getByRole("radio", { name: "No" }).check();
  await page.getByRole("checkbox", { name: "Ethnic group" }).check();
  await page.getByLabel("Someone of several ethnicities").selectOption("prioritised");
  await visit.look("columns");
  await saves(visit, "Go on to the groups");
  await visit.look("codes");
  await saves(visit, "Save the mapping and check every row");
}

async function importsFigures(visit, names) {
  const { page } = visit;
  await visit.open(`${home}/imports/new`);
  await sendsFile(visit, `${names.slug}-first.csv`, withFaults(figures(names.place)));
  await visit.look("mapping");
  await saysWhatColumnsMean(visit, names);
  const refused = await untilChecked(visit);
  await visit.look("refused");
  assert.match(refused, /What was refused/);
  assert.match(refused, /many/);
  assert.match(refused, /some day in June/);

  await page.getByRole("button", { name: "The corrected file" }).setInputFiles({
    name: `${names.slug}.csv`, mimeType: "text/csv", buffer: Buffer.from(figures(names.place)),
  });
  await saves(visit, "Upload and check it");
  assert.match(await untilChecked(visit), /Rows that fit/);
  await visit.look("checked");
  await saves(visit, "Import and make live");
  const imported = await untilChecked(visit);
  await visit.look("imported");
  assert.match(imported, /Undo this import/);
  await page.locator("main").getByRole("link", { name: names.measure }).first().click();
  await visit.check();
  names.address = new URL(page.url()).pathname;
}

async function setsTarget(visit, names) {
  const { page } = visit;
  await visit.open(`${names.address}/targets`);
  await page.getByLabel("For whom").selectOption({ label: "Everyone" });
  await page.getByLabel("Target", { exact: true }).fill("85");
  await page.getByLabel("To be reached by").fill("2028-06-30");
  await page.getByLabel("Baseline: the day from which").fill("2025-03-31");
  await page.getByLabel("Why this target").fill("What the best practices of the district reach.");
  await saves(visit, "Save the target");
  await visit.look("target");
  assert.match(await page.locator("main table").first().innerText(), /85/);
}

async function asksForFigures(visit, names) {
  const { page } = visit;
  await visit.open(`${home}/returns/new`);
  await page.getByLabel("Measure", { exact: true }).selectOption({ label: names.measure });
  await page.getByRole("checkbox", { name: names.partner }).check();
  await page.getByLabel("Place", { exact: true }).selectOption({ label: names.place });
  await page.getByLabel("First day").fill("2026-04-01");
  await page.getByLabel("Last day").fill("2026-06-30");
  await page.getByLabel("Needed by").fill("2027-01-31");
  await page.getByLabel("Why you ask").fill("To see the year to June together.");
  await saves(visit, "Ask for the figures");
  assert.match(await page.locator("main").innerText(), new RegExp(names.partner));
}

async function givesFigures(delegate, names) {
  const { page } = delegate;
  await delegate.open(`${home}/today`);
  await delegate.look("delegate-today");
  await page.locator("main").getByRole("link", { name: names.measure }).first().click();
  // Figures of a practice are small counts: who opens them takes the second step first.
  await delegate.look("second-step");
  await setsUpAnApp(delegate);
  await delegate.look("answer");
  for (const [group, start] of groups) {
    const row = page.getByRole("row").filter({ hasText: group });
    await row.getByLabel(/, counted$/).fill(String(start * 3 + 33));
    await row.getByLabel(/, of$/).fill("300");
  }
  await saves(delegate, "Submit the figures");
  await delegate.look("answered");
  assert.match(await page.locator("main").innerText(), /Submitted/);
  names.answer = new URL(page.url()).pathname;
}

async function acceptsFigures(steward, names) {
  await steward.signInAs("analyst");
  await steward.open(names.answer);
  await steward.look("to-accept");
  await saves(steward, "Accept the figures");
  await steward.look("accepted");
  assert.match(await steward.page.locator("main").innerText(), /Accepted/);
}

// What anyone finds: the place's page leads to the measure, which has a sentence, a curve and a table.
async function reads(stranger, names) {
  const { page } = stranger;
  await stranger.open(`${home}/actions`);
  assert.ok((await page.locator("main").innerText()).includes(names.action), names.action);
  await stranger.open(home);
  const told = await page.locator("main").innerText();
  for (const name of [names.partner, names.measure]) assert.ok(told.includes(name), name);
  await stranger.open(`${home}/measures`);
  await page.locator("main").getByRole("link", { name: names.measure }).first().click();
  await stranger.check();
  await stranger.look("measure");
  assert.match(await page.locator("main").innerText(), /of every 100/);
  assert.ok((await page.locator("main svg[role=img]").count()) > 0, "the curve is drawn");
  assert.match(await page.locator("main table").first().textContent(), /\d/);
}

for (const options of [phone, desk].flatMap((screen) => [{ screen }, { screen, script: false }])) {
  journey("From a place and a file to what a stranger reads", options, async (visit) => {
    const way = `${options.screen.width}${options.script === false ? " plain" : ""}`;
    const slug = `seen-${way.replace(" ", "-")}`;
    const names = {
      slug, place: `Ferry ${way}`, partner: `Ferry ${way} Medical`, person: `Tessa Ferry ${way}`,
      email: `${slug}@practice.example`, action: `Ring everyone in Ferry ${way}`, measure: `Seen in the year ${way}`,
    };
    await visit.signInAs("coordinator");
    await addsPlaceAndPartner(visit, names);
    await invites(visit, names);
    const delegate = await visit.another();
    await comes(delegate, names);
    await agreesOnAnAction(visit, names);
    await importsFigures(visit, names);
    await setsTarget(visit, names);
    await asksForFigures(visit, names);
    await givesFigures(delegate, names);
    await acceptsFigures(await visit.another(), names);
    await reads(await visit.another(), names);
  });
}
