// What a person waits for, in headless Chromium: one hour of captions from the drop to the cast, and from Confirm to the map
// being painted. At once, as soon as the page is ready, and after a few seconds of looking, when it has rehearsed.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { bench, median, table } from './measure.mjs';

const WWW = new URL('../www/', import.meta.url);
const ADDRESS = 'http://kinmap.test/';
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm', vtt: 'text/vtt' };
const ROUNDS = 5;
const LOOKING_MS = 4000;

const hour = new TextDecoder().decode((await bench()).captions(1));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromiumSandbox: process.getuid?.() !== 0 });

/** Answers every request of the page from the folder it is built in. */
async function serve(page) {
  await page.route('**/*', async (route) => {
    const path = new URL(route.request().url()).pathname.slice(1) || 'index.html';
    const body = await readFile(fileURLToPath(new URL(path, WWW))).catch(() => undefined);
    const contentType = TYPES[path.split('.').pop()];
    await (body ? route.fulfill({ body, contentType }) : route.fulfill({ status: 404 }));
  });
}

/** In the page: drops the text, confirms the cast, and says how long each took. */
async function walk(text) {
  const until = (holds) => new Promise((done) => {
    const look = () => (holds() ? done(performance.now()) : undefined);
    const observer = new MutationObserver(() => look() ?? undefined);
    observer.observe(document.getElementById('kinmap'), { attributes: true, childList: true, subtree: true });
    look();
  });
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
  const data = new DataTransfer();
  data.items.add(new File([text], 'hour.vtt'));
  const dropped = performance.now();
  for (const type of ['dragover', 'drop']) {
    document.querySelector('main').dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  }
  await until(() => document.querySelector('[data-act="confirm-cast"]'));
  const cast = (await painted()) - dropped;
  const confirmed = performance.now();
  document.querySelector('[data-act="confirm-cast"]').click();
  const analysed = performance.now() - confirmed;
  const map = (await painted()) - confirmed;
  return { cast, analysed, map };
}

async function once(looking) {
  const page = await browser.newPage();
  await serve(page);
  await page.goto(ADDRESS);
  await page.waitForSelector('html[data-ready=yes]', { state: 'attached' });
  await page.waitForTimeout(looking);
  const times = await page.evaluate(walk, hour);
  await page.close();
  return times;
}

async function rounds(looking) {
  const all = [];
  for (let round = 0; round < ROUNDS; round += 1) all.push(await once(looking));
  return ['cast', 'analysed', 'map'].map((step) => median(all.map((times) => times[step])));
}

table([
  ['ms, median of five', 'drop to cast', 'confirm to analysed', 'confirm to map painted'],
  ['at once', ...(await rounds(0))],
  ['after some seconds', ...(await rounds(LOOKING_MS))],
]);
await browser.close();
