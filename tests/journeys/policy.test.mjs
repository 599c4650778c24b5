// What the shipped files say about the network, and what comes of every attempt to use it.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { TARGETS, forBoth, forEach } from './harness.mjs';

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
      const { headers } = await fetch(TARGETS[target] + path, { method: 'HEAD' });
      assert.equal(headers.get('content-security-policy'), policy, `${target} ${path}`);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
    }
  }
  const html = await (await fetch(TARGETS.hosted)).text();
  assert.equal(`${metaOf(html)}; frame-ancestors 'none'`, policy);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*/);
});

/** The ways out of a page that a policy can close, each named by the path it asks for. */
const WAYS = [
  'background', 'beacon', 'embed', 'events', 'fetch', 'font', 'form', 'frame', 'icon', 'image', 'import', 'object',
  'prefetch', 'preload', 'script', 'socket', 'style', 'video', 'worker', 'xhr',
];

/** Tries them all; promises what became of the worker's. */
async function tryEverything(listener) {
  const to = (way) => `${listener}${way}`;
  const quietly = (work) => { try { return work(); } catch { return undefined; } };
  const add = (name, attributes, home = document.body) => {
    const element = Object.assign(document.createElement(name), attributes);
    home.append(element);
    return element;
  };
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
  add('script', { src: to('script') });
  add('iframe', { src: to('frame') });
  add('object', { data: to('object') });
  add('embed', { src: to('embed') });
  add('video', { src: to('video') });
  add('iframe', { name: 'target' });
  add('form', { action: to('form'), method: 'post', target: 'target' }).submit();
  document.body.style.backgroundImage = `url(${to('background')})`;
  new FontFace('x', `url(${to('font')})`).load().catch(() => {});
  import(to('import')).catch(() => {});
  // A worker keeps its refusals to itself, unless it is asked.
  const work = `addEventListener('securitypolicyviolation', ({ blockedURI }) => postMessage(blockedURI));
    fetch('${to('worker')}', { mode: 'no-cors' }).then(() => postMessage('sent'), () => {});`;
  const worker = new Worker(URL.createObjectURL(new Blob([work])));
  return new Promise((done) => { worker.onmessage = ({ data }) => done(data); });
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

const TOLERATE = ['requests', 'errors', 'violations'];

/** Waits until none of the ways is missing any more, and says which still is when that takes too long. */
async function untilNoneIsMissing(page, missing) {
  const deadline = performance.now() + 20_000;
  while (missing().length > 0) {
    assert.ok(performance.now() < deadline, `nothing was heard of: ${missing()}`);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
}

forBoth('every way out is shut', async (page) => {
  await withListener(async (listener, hits) => {
    await page.context().setOffline(false); // the policy alone must hold
    const worker = await page.evaluate(tryEverything, listener);
    // Chromium names the origin alone of what it will not frame or plug in.
    const named = (way) => ({ frame: 'Framing', object: 'object-src' })[way] ?? `/${way}`;
    const said = () => [worker, ...page.records.violations, ...page.records.errors].join('\n');
    await untilNoneIsMissing(page, () => WAYS.filter((way) => !said().includes(named(way))));
    assert.deepEqual(hits, []);
  });
}, { tolerate: TOLERATE });

forEach(['disk'], 'the listener hears a page without its policy', async (page) => {
  await withListener(async (listener, hits) => {
    await page.context().setOffline(false);
    await page.evaluate(tryEverything, listener);
    await untilNoneIsMissing(page, () => WAYS.filter((way) => !hits.includes(`/${way}`)));
  });
}, { tolerate: TOLERATE, context: { bypassCSP: true } });
