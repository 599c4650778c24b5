// What app.js does when the module fails: with a module of a few lines in the place of the real one.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { open } from './harness.mjs';

/** Draws what it was given; a click adds to the case, a double click traps; mounting 'poison' traps, 'late poison' later. */
const MODULE = `
  export default async () => {};
  export const __wbg_reset_state = () => { window.resets = (window.resets ?? 0) + 1; };
  const fault = () => { throw new WebAssembly.RuntimeError('unreachable'); };
  export function mount(root, keep, samples, saved = '', trouble = '') {
    if (saved === 'poison' || window.broken) fault();
    if (window.refuses) throw 'no room';
    const main = document.createElement('main');
    root.replaceChildren(main);
    main.textContent = saved + '|' + trouble;
    let text = saved;
    root.addEventListener('click', () => { text += window.next ?? 'x'; keep(text); main.textContent = text; });
    root.addEventListener('dblclick', fault);
    root.addEventListener('contextmenu', async () => fault());
    if (saved === 'late poison') setTimeout(fault, window.late);
  }
`;

function opened(name, module, work) {
  test(name, { timeout: 60_000 }, async () => {
    const answer = (route) => route.fulfill({ contentType: 'text/javascript', body: module });
    const before = (page) => page.route('**/kinmap.js', answer);
    const { page, close } = await open('served', { before, tolerate: ['errors'] });
    await work(page);
    await close();
  });
}

const main = (page) => page.locator('#kinmap > main');
const does = (page, ...events) => events.reduce((last, event) => last.then(() => main(page).dispatchEvent(event)), Promise.resolve());
const restarts = (page, times) => page.waitForSelector(`html[data-restarts="${times}"]`, { state: 'attached' });

async function downloaded(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the case' }).click()]);
  assert.match(download.suggestedFilename(), /\.json$/);
  return readFile(await download.path(), 'utf8');
}

opened('the case outlives a fault, and each listener is there once', MODULE, async (page) => {
  await does(page, 'click', 'click', 'dblclick');
  await restarts(page, 1);
  assert.match(await main(page).innerText(), /^xx\|.*unreachable.*as it was after the last change/);
  await does(page, 'click');
  assert.equal(await main(page).innerText(), 'xxx');
});

opened('a fault in a promise is a fault too', MODULE, async (page) => {
  await does(page, 'click', 'contextmenu');
  await restarts(page, 1);
  assert.match(await main(page).innerText(), /^x\|/);
});

opened('any other error leaves the page alone', MODULE, async (page) => {
  await does(page, 'click');
  await page.evaluate(() => setTimeout(() => { throw new Error('of an extension'); }));
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  assert.equal(await main(page).innerText(), 'x');
  assert.equal(await page.evaluate(() => window.resets), undefined);
});

opened('a case that cannot be mounted is left out and handed over as a file', MODULE, async (page) => {
  await page.evaluate(() => { window.next = 'poison'; });
  await does(page, 'click', 'dblclick');
  await restarts(page, 2);
  assert.match(await main(page).innerText(), /^\|.*left out/);
  assert.equal(await downloaded(page), 'poison');
  await page.evaluate(() => { window.next = 'new'; });
  await does(page, 'click');
  assert.equal(await main(page).innerText(), 'new');
});

opened('a case that stops the module late is left out too', MODULE, async (page) => {
  await page.evaluate(() => Object.assign(window, { next: 'late poison', late: 1100 }));
  await does(page, 'click', 'dblclick');
  await restarts(page, 2);
  assert.match(await main(page).innerText(), /^\|.*left out/);
  assert.equal(await downloaded(page), 'late poison');
});

opened('a fault that someone brings about later is a new one', MODULE, async (page) => {
  await does(page, 'click', 'dblclick');
  await restarts(page, 1);
  const calm = await page.evaluate(() => performance.now() + 1000);
  await page.waitForFunction((time) => performance.now() > time, calm);
  await page.keyboard.press('a');
  await does(page, 'dblclick');
  await restarts(page, 2);
  assert.match(await main(page).innerText(), /^x\|/);
});

opened('a module that fails again and again is given up, and the case is handed over', MODULE, async (page) => {
  await does(page, 'click');
  await page.evaluate(() => { window.broken = true; });
  await does(page, 'dblclick');
  await page.waitForSelector('html[data-ready=no]', { state: 'attached' });
  assert.match(await main(page).innerText(), /could not go on/);
  assert.equal(await downloaded(page), 'x');
});

opened('a module that refuses to be mounted again hands the case over', MODULE, async (page) => {
  await does(page, 'click');
  await page.evaluate(() => { window.refuses = true; });
  await does(page, 'dblclick');
  await page.waitForSelector('html[data-ready=no]', { state: 'attached' });
  assert.match(await main(page).innerText(), /could not begin anew \(no room\)/);
  assert.equal(await downloaded(page), 'x');
});

opened('a package without a way to begin anew hands the case over', MODULE.replace('export const __wbg_reset_state', 'const unused'), async (page) => {
  await does(page, 'click', 'dblclick');
  await page.waitForSelector('html[data-ready=no]', { state: 'attached' });
  assert.equal(await downloaded(page), 'x');
});

opened('a late call to the instance that is gone is passed over in silence', MODULE, async (page) => {
  const before = page.records.errors.length;
  await page.evaluate(() => setTimeout(() => { throw new Error('Cannot invoke closure from previous WASM instance'); }));
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  assert.equal(page.records.errors.slice(before).filter((text) => text.startsWith('console')).length, 0);
  assert.equal(await page.evaluate(() => window.resets), undefined);
});
