// Starts the demonstration in a folder of its own and stops it again.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const startSeconds = 120; // the sanitizers make the demonstration slow
const personas = 7;

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function untilReady(url, braid, seconds) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (braid.exitCode !== null) throw new Error(`braid ended with code ${braid.exitCode}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`braid was not ready after ${seconds} s`);
}

// The links are printed after the first answer can be had.
async function untilPrinted(links, seconds) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (Object.keys(links()).length >= personas) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`braid printed no link for each of ${personas} personas in ${seconds} s`);
}

// What `braid demo` prints: "  backbone coordinator   http://127.0.0.1:8080/sign-in/link/...".
export function signInLinks(printed) {
  const lines = [...printed.matchAll(/^ +(\S.*?) +(https?:\/\/\S+)$/gm)];
  return Object.fromEntries(lines.map(([, persona, link]) => [persona, link]));
}

export async function startBraid() {
  const data = await mkdtemp(join(tmpdir(), "braid-journey-"));
  const url = `http://127.0.0.1:${await freePort()}`;
  const braid = spawn(
    process.env.BRAID_TEST_PROGRAM,
    ["demo", "--data", data, "--listen", url.slice("http://".length)],
    { cwd: data, stdio: ["ignore", "pipe", "pipe"] },
  );
  const ended = new Promise((done) => braid.once("exit", done));
  let printed = "";
  let log = "";
  braid.stdout.on("data", (bytes) => (printed += bytes));
  braid.stderr.on("data", (bytes) => (log += bytes));
  const stop = async () => {
    braid.kill("SIGTERM");
    const code = await ended;
    await rm(data, { recursive: true, force: true });
    if (code !== 0) throw new Error(`braid ended with code ${code}\n${log}`);
  };
  try {
    await untilReady(url, braid, startSeconds);
    await untilPrinted(() => signInLinks(printed), startSeconds);
  } catch (error) {
    await stop().catch(() => {});
    throw new Error(`${error.message}\n${printed}${log}`);
  }
  return { url, data, links: signInLinks(printed), stop };
}
