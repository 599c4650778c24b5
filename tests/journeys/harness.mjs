// One Chromium for a test file; every page is watched from its first request to its last, on both builds.
//
//   forBoth('what a user does', async (page) => { … })
//
// runs the journey on the served page and on the single file from disk, and then asserts what holds for all of them:
// no request to another place, none at all once the page is ready, nothing in the console, no refusal by the policy,
// no dialog. `page` is Playwright's page with `page.records` beside it. Wait for conditions, never for a time.

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

const SWITCHES = [
  '--headless=new',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

let launched;

function browser() {
  launched ??= chromium.launch({
    executablePath: process.env.CHROMIUM,
    chromiumSandbox: process.getuid?.() !== 0, // root cannot have it
    args: SWITCHES,
  });
  return launched;
}

after(async () => (await launched)?.close());

/** Runs the journey on the served page and on the single file; `options` as for `open`. */
export function forBoth(name, journey, options) {
  forEach(['served', 'disk'], name, journey, options);
}

/** Runs the journey on each of the named targets. */
export function forEach(targets, name, journey, options) {
  for (const target of targets) {
    test(`${name} (${target})`, { timeout: TIME_LIMIT }, async () => {
      const { page, close, abandon } = await open(target, options);
      try {
        await journey(page, target);
      } catch (error) {
        await abandon();
        throw error;
      }
      await close();
    });
  }
}

/**
 * Opens a target and waits until it is ready; `close()` closes it and asserts what every page must keep to.
 *
 * - `before(page)` runs before the page is loaded: scripts and answers that must be there first.
 * - `context` are options of Playwright's context (viewport, colour scheme, …).
 * - `ready` is the value of `data-ready` to wait for.
 * - `tolerate` names the records that the journey expects and asserts itself:
 *   'requests', 'errors', 'violations', 'dialogs'.
 */
export async function open(target, { before, context: settings, ready = 'yes', tolerate = [] } = {}) {
  const address = TARGETS[target];
  assert.ok(address, `no address for '${target}': run cargo xtask test journeys`);
  const context = await (await browser()).newContext(settings);
  if (target === 'disk') await context.setOffline(true);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  page.records = await watch(page, session, address);
  await before?.(page);
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForSelector(`html[data-ready=${ready}]`, { state: 'attached' });

  const close = async () => {
    // A round trip through the page on either session: what it began before has been reported after.
    // A page that went away answers none.
    const expression = 'new Promise((done) => setTimeout(done))';
    await page.evaluate(expression).catch(() => {});
    await session.send('Runtime.evaluate', { expression, awaitPromise: true }).catch(() => {});
    const seen = Object.entries(page.records).filter(([kind]) => !tolerate.includes(kind));
    await context.close();
    assert.deepEqual(seen.flatMap(([, lines]) => lines), [], `${target}: the page did what no page may do`);
  };
  return { page, close, abandon: () => context.close() };
}

/** Lists that fill as the page runs; a page that keeps to its word leaves all of them empty. */
async function watch(page, session, address) {
  const records = { requests: [], errors: [], violations: [], dialogs: [] };
  watchConsole(page, records);
  const own = address.startsWith('file:') ? (url) => url === address : (url) => url.startsWith(address);
  const made = (url) => /^(blob|data):/.test(url); // by the page itself, in the page
  let loading = true;
  const request = (url, type) => {
    if (made(url)) return;
    if (own(url) && type === 'Document') loading = true;
    else if (!own(url)) records.requests.push(`request to another place: ${url}`);
    else if (!loading) records.requests.push(`request after the page was ready: ${url}`);
  };

  // One session for requests and for what the page says of itself: so their order is the page's own.
  session.on('Network.requestWillBeSent', (event) => request(event.request.url, event.type));
  session.on('Network.webSocketCreated', ({ url }) => request(url, 'WebSocket'));
  session.on('Network.webTransportCreated', ({ url }) => request(url, 'WebTransport'));
  session.on('Page.windowOpen', ({ url }) => records.requests.push(`a window was opened: ${url}`));
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name !== 'kinmapWatch') return;
    const { ready, violation } = JSON.parse(payload);
    if (ready) loading = false;
    if (violation) records.violations.push(`refused by the policy: ${violation}`);
  });
  await session.send('Network.enable');
  await session.send('Page.enable');
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: 'kinmapWatch' });
  // Workers have sessions of their own, which Playwright follows.
  page.context().on('request', (sent) => {
    if (!own(sent.url()) && !made(sent.url())) request(sent.url(), sent.resourceType());
  });
  await page.addInitScript(reportFromInside);
  return records;
}

function watchConsole(page, records) {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) records.errors.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => records.errors.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    records.dialogs.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
}

function reportFromInside() {
  const say = (what) => window.kinmapWatch(JSON.stringify(what));
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    say({ violation: `${effectiveDirective} ${blockedURI}` });
  });
  new MutationObserver(() => {
    if (document.documentElement?.dataset.ready) say({ ready: true });
  }).observe(document, { attributes: true, attributeFilter: ['data-ready'], subtree: true });
}
