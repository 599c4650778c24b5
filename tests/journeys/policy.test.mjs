// What the shipped files say about the network, and what comes of every attempt to use it.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { TARGETS, forBoth, open } from './harness.mjs';

const SETTINGS = await readFile(new URL('../../wasm-pack.toml', import.meta.url), 'utf8');

/** The policy of a section of wasm-pack.toml, which holds one line `csp = "…"` in each. */
function policyOf(section) {
  const [, rest] = SETTINGS.split(`[${section}]\n`);
  return rest.match(/^csp = "(.*)"$/m)[1];
}

const metaOf = (html) => html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/)?.[1];
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('the single file carries its policy, with the hashes of its own bytes', async () => {
  const html = await readFile(fileURLToPath(TARGETS.disk), 'utf8');
  const scripts = [...html.matchAll(/<script type="module">([^]*?)<\/script>/g)];
  const styles = [...html.matchAll(/<style>([^]*?)<\/style>/g)];
  assert.equal(scripts.length, 1);
  assert.equal(styles.length, 1);
  const expected = policyOf('single').replace('{script}', hashOf(scripts[0][1])).replace('{style}', hashOf(styles[0][1]));
  assert.equal(metaOf(html), expected);
  assert.match(expected, /default-src 'none'.*connect-src 'none'/);
  assert.doesNotMatch(html, /(src|href)="(?!data:)/, 'nothing outside the file');
  assert.doesNotMatch(html, / style="| on[a-z]+="/, 'nothing inline beside the two');
});

test('the served page carries its policy in the header, the hosted one in the page too', async () => {
  const policy = policyOf('serve');
  for (const target of ['served', 'hosted']) {
    for (const path of ['', 'main.js', 'pkg/kinmap_bg.wasm', 'absent']) {
      const { headers } = await fetch(TARGETS[target] + path);
      assert.equal(headers.get('content-security-policy'), policy, `${target} ${path}`);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
    }
  }
  const html = await (await fetch(TARGETS.hosted)).text();
  assert.equal(`${metaOf(html)}; frame-ancestors 'none'`, policy);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*/);
});

/** Every way out of a page that its policy can close. */
async function tryEverything(listener) {
  const quietly = (work) => { try { return work(); } catch { return undefined; } };
  const add = (name, attributes, home = document.body) => {
    const element = Object.assign(document.createElement(name), attributes);
    home.append(element);
    return element;
  };
  const to = (way) => `${listener}${way}`;
  fetch(to('fetch'), { mode: 'no-cors' }).catch(() => {});
  quietly(() => { const request = new XMLHttpRequest(); request.open('GET', to('xhr')); request.send(); });
  navigator.sendBeacon(to('beacon'), 'x');
  quietly(() => new WebSocket(to('socket').replace('http', 'ws')));
  quietly(() => new EventSource(to('events')));
  new Image().src = to('image');
  add('link', { rel: 'stylesheet', href: to('style') }, document.head);
  add('link', { rel: 'prefetch', href: to('prefetch') }, document.head);
  add('link', { rel: 'preload', as: 'image', href: to('preload') }, document.head);
  add('link', { rel: 'icon', href: to('icon') }, document.head);
  add('link', { rel: 'manifest', href: to('manifest') }, document.head);
  add('script', { src: to('script') });
  add('iframe', { src: to('frame') });
  add('object', { data: to('object') });
  add('embed', { src: to('embed') });
  add('video', { src: to('video') });
  const frame = add('iframe', { name: 'target' });
  const form = add('form', { action: to('form'), method: 'post', target: frame.name });
  quietly(() => form.submit());
  document.body.style.backgroundImage = `url(${to('background')})`;
  quietly(() => document.fonts.add(new FontFace('x', `url(${to('font')})`)));
  quietly(() => document.fonts.forEach((font) => font.load().catch(() => {})));
  quietly(() => new Worker(to('worker')));
  import(to('import')).catch(() => {});
  // The canvas of every attempt has been painted and every refusal reported.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

async function withListener(work) {
  const hits = [];
  const server = createServer((request, response) => {
    hits.push(request.url);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end();
  });
  server.on('upgrade', (request, socket) => {
    hits.push(request.url);
    socket.destroy();
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    await work(`http://127.0.0.1:${server.address().port}/`, hits);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const TOLERATE = { tolerate: ['requests', 'errors', 'violations'] };

forBoth('every way out is shut', async (page) => {
  await withListener(async (listener, hits) => {
    await page.context().setOffline(false); // the policy alone must hold
    await page.evaluate(tryEverything, listener);
    await page.waitForFunction(() => document.readyState === 'complete');
    assert.deepEqual(hits, []);
    const refused = new Set(page.records.violations.map((text) => text.split(':')[0]));
    for (const directive of ['connect-src', 'img-src', 'style-src-elem', 'form-action', 'frame-src', 'script-src-elem']) {
      assert.ok(refused.has(directive), `${directive} refused nothing: ${[...refused]}`);
    }
  });
}, TOLERATE);

test('the listener hears a page without a policy', { timeout: 60_000 }, async () => {
  await withListener(async (listener, hits) => {
    const { page, close } = await open('disk', { ...TOLERATE, context: { bypassCSP: true } });
    await page.context().setOffline(false);
    await page.evaluate(tryEverything, listener);
    const ways = ['fetch', 'xhr', 'beacon', 'socket', 'events', 'image', 'style', 'script', 'frame', 'form', 'background'];
    while (!ways.every((way) => hits.includes(`/${way}`))) {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    }
    await close();
  });
});
