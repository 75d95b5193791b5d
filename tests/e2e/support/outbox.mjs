// The mail that the demonstration would have sent. It is written by a job: wait for it.
import assert from "node:assert/strict";

// The text of the newest mail to an address whose subject has these words.
export async function newestMail(visit, address, subject) {
  const outbox = await visit.page.context().newPage();
  try {
    for (let tries = 0; tries < 200; ++tries) {
      await outbox.goto(`${visit.url}/outbox`);
      const mails = await outbox.locator("main article").allInnerTexts();
      const found = mails.find((mail) => mail.includes(address) && mail.split("\n")[0].includes(subject));
      if (found) return found;
    }
  } finally {
    await outbox.close();
  }
  assert.fail(`no mail '${subject}' to ${address} in the outbox`);
}
