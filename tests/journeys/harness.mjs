// One Chromium for a test file; every page is watched from its first request to its last, on both builds.
//
//   forBoth('what a user does', async (page) => { … })
//
// runs the journey on the served page and on the single file from disk, and then asserts what holds for all of them:
// no request to anyone else, none at all once the page is ready, no error in the console, no refusal by the policy.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const TIME_LIMIT = 120_000;

/** Where each build is found; set by `cargo xtask test journeys`. */
export const TARGETS = {
  served: process.env.KINMAP_SERVED,
  hosted: process.env.KINMAP_HOSTED,
  disk: process.env.KINMAP_DISK && pathToFileURL(process.env.KINMAP_DISK).href,
};

let launched;

function browser() {
  const root = process.getuid?.() === 0;
  launched ??= chromium.launch({
    executablePath: process.env.CHROMIUM,
    chromiumSandbox: !root,
    args: [
      '--headless=new',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  return launched;
}

after(async () => (await launched)?.close());

/** Runs the journey on the served page and on the single file. `options` as for `open`. */
export function forBoth(name, journey, options = {}) {
  forEach(['served', 'disk'], name, journey, options);
}

/** Runs the journey on each of the named targets. */
export function forEach(targets, name, journey, options = {}) {
  for (const target of targets) {
    test(`${name} (${target})`, { timeout: TIME_LIMIT }, async () => {
      const { page, close } = await open(target, options);
      try {
        await journey(page, target);
      } catch (error) {
        await close({ judge: false });
        throw error;
      }
      await close();
    });
  }
}

/**
 * Opens a target and waits until it is ready.
 *
 * - `before(page)`: runs before the page is loaded, for scripts that must be there first.
 * - `context`: options of Playwright's browser context (viewport, color scheme, …).
 * - `ready`: the value of `data-ready` to wait for, when it is not 'yes'.
 * - `tolerate`: names of records a journey expects: 'errors', 'violations', 'requests'. It should assert them itself.
 *
 * `close()` asserts the rest and closes the page. `page.records` holds what was seen.
 */
export async function open(target, { before, context: contextOptions, ready = 'yes', tolerate = [] } = {}) {
  const address = TARGETS[target];
  assert.ok(address, `no address for '${target}': run cargo xtask test journeys`);
  const context = await (await browser()).newContext({ acceptDownloads: true, ...contextOptions });
  if (target === 'disk') await context.setOffline(true);
  const page = await context.newPage();
  const records = await watch(page);
  await before?.(page);
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForSelector(`html[data-ready=${ready}]`, { state: 'attached' });
  records.atReady = records.requests.length;

  const close = async ({ judge = true } = {}) => {
    // One round trip through the page: whatever it began by now has been reported.
    if (judge) await page.evaluate(() => new Promise((done) => setTimeout(done)));
    const seen = judge ? judgement(records, address, tolerate) : [];
    await context.close();
    assert.deepEqual(seen, [], `${target}: the page did what no page may do`);
  };
  return { page: Object.assign(page, { records }), close };
}

async function watch(page) {
  const records = { requests: [], errors: [], violations: [], dialogs: [], atReady: 0 };
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  // Sockets and the rest of what leaves a page without being a request of the page's own loader.
  session.on('Network.requestWillBeSent', ({ request, type }) => record(records, request.url, type));
  session.on('Network.webSocketCreated', ({ url }) => record(records, url, 'WebSocket'));
  session.on('Network.webTransportCreated', ({ url }) => record(records, url, 'WebTransport'));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') records.errors.push(message.text());
  });
  page.on('pageerror', (error) => records.errors.push(String(error)));
  page.on('dialog', (dialog) => {
    records.dialogs.push(dialog.message());
    return dialog.dismiss();
  });
  await page.exposeFunction('__violation', (text) => records.violations.push(text));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      window.__violation(`${event.effectiveDirective}: ${event.blockedURI}`);
    });
  });
  return records;
}

function record(records, url, type) {
  // What the page made itself stays in the page.
  if (!/^(blob|data):/.test(url)) records.requests.push({ url, type });
}

function judgement(records, address, tolerate) {
  const own = address.startsWith('file:') ? (url) => url === address : (url) => url.startsWith(address);
  const strange = records.requests.filter(({ url }) => !own(url)).map(({ url }) => `request to another place: ${url}`);
  const late = records.requests.slice(records.atReady).map(({ url }) => `request after the page was ready: ${url}`);
  const seen = {
    requests: [...strange, ...late],
    errors: records.errors.map((text) => `console: ${text}`),
    violations: records.violations.map((text) => `policy: ${text}`),
    dialogs: records.dialogs.map((text) => `dialog: ${text}`),
  };
  return Object.entries(seen).flatMap(([kind, lines]) => (tolerate.includes(kind) ? [] : lines));
}
