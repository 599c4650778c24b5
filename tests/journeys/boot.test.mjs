// The page starts, says so, and begins anew after a fault; what is shipped is what the settings say.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { createRequire } from 'node:module';
import { forBoth, forEach, open } from './harness.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

forEach(['served', 'hosted', 'disk'], 'the page becomes ready', async (page, target) => {
  const [mark] = await page.evaluate(() => performance.getEntriesByName('kinmap-ready').map((entry) => entry.startTime));
  const fetched = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith('data:')).length);
  console.log(`${target}: interactive in ${Math.round(mark)} ms, ${fetched} files beside the page`);
  assert.equal(await page.title(), 'Kinmap');
  assert.equal(await page.locator('h1').count(), 1);
  assert.doesNotMatch(await page.locator('body').innerText(), /WEBVTT/, 'what the file carries is not shown');
  if (target === 'disk') assert.equal(fetched, 0, 'all is in the one file');
});

// Axe is injected, which the page's policy rightly forbids: so in a context that passes the policy over.
forBoth('no serious finding of axe', async (page) => {
  await page.evaluate(AXE);
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    const { violations } = await page.evaluate(() => window.axe.run());
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], scheme);
  }
}, { context: { bypassCSP: true } });

/** Lets a test reach the exports of the running instance, through the hands that make it. */
async function catchInstance(page) {
  await page.addInitScript(() => {
    const { instantiateStreaming, Instance } = WebAssembly;
    WebAssembly.instantiateStreaming = async (...given) => {
      const made = await instantiateStreaming.apply(WebAssembly, given);
      window.__exports = made.instance.exports;
      return made;
    };
    WebAssembly.Instance = new Proxy(Instance, {
      construct(target, given) {
        const made = new target(...given);
        window.__exports = made.exports;
        return made;
      },
    });
  });
}

/** A true trap in the true module: memory that no machine has. */
const trap = (page) => page.evaluate(() => setTimeout(() => window.__exports.__wbindgen_malloc(-1, 1)));
const restarted = (page, times) => page.waitForSelector(`html[data-restarts="${times}"]`, { state: 'attached' });

forBoth('a fault ends in a page that works, without a request', async (page) => {
  const before = await page.evaluateHandle(() => window.__exports);
  await trap(page);
  await restarted(page, 1);
  assert.ok(await page.evaluate((old) => window.__exports !== old, before), 'a fresh instance');
  assert.equal(await page.locator('h1').count(), 1);
  assert.match(await page.locator('#kinmap').innerText(), /began anew/);
  assert.equal(await page.locator('html').getAttribute('data-ready'), 'yes');
  assert.ok(page.records.errors.every((text) => /unreachable/.test(text)), page.records.errors.join('\n'));
}, { before: catchInstance, tolerate: ['errors'] });

forBoth('a module that cannot run is met with words', async (page) => {
  const text = await page.locator('[role=alert]').innerText();
  assert.match(text, /no WebAssembly/);
}, { before: (page) => page.addInitScript(() => delete globalThis.WebAssembly), ready: 'no', tolerate: ['errors'] });

test('a damaged file says that it is damaged', async () => {
  const { page, close } = await open('served', {
    before: (page) => page.route('**/*.wasm', (route) => route.fulfill({ contentType: 'application/wasm', body: '\0asm' })),
    ready: 'no',
    tolerate: ['errors'],
  });
  assert.match(await page.locator('[role=alert]').innerText(), /incomplete or damaged/);
  await close();
});
