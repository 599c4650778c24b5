// The last word on coded moments: by keyboard alone, and with the pointer.

import assert from 'node:assert/strict';
import { forBoth } from './harness.mjs';

const decided = (page) => page.locator('.acts-head .tally').textContent();

async function onTheMap(page) {
  await page.click('[data-act="open-sample:0"]');
  await page.click('[data-act="confirm-cast"]');
  await page.waitForSelector('#map svg');
}

forBoth('moments are walked through and decided on by keyboard alone', async (page) => {
  await onTheMap(page);
  await page.keyboard.press('n');
  await page.waitForSelector('#act-open:focus');
  const first = await page.locator('#act-open').getAttribute('aria-label');
  await page.keyboard.press('a');
  await page.waitForFunction((label) => document.querySelector('#act-open:focus')?.getAttribute('aria-label') !== label, first);
  assert.match(await decided(page), /1 decided/);
  await page.keyboard.press('r');
  await page.waitForFunction(() => /1 struck out/.test(document.querySelector('.acts-head .tally').textContent));
  await page.keyboard.press('Control+z');
  await page.waitForFunction(() => !/struck out/.test(document.querySelector('.acts-head .tally').textContent));
  await page.keyboard.press('p');
  await page.keyboard.press('e');
  await page.waitForSelector('#act-kind:focus');
  await page.keyboard.press('Escape');
  await page.waitForSelector('#act-kind', { state: 'detached' });
});

forBoth('a moment the rules did not see is added, and the map answers', async (page) => {
  await onTheMap(page);
  await page.focus('#transcript');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector('#u1.spotlight');
  await page.keyboard.press('+');
  await page.waitForSelector('#act-kind:focus');
  await page.selectOption('#act-kind', 'praise');
  const target = page.locator('[data-act="acts.fill:target"]');
  const actor = await page.locator('[data-act="acts.fill:actor"]').inputValue();
  await target.selectOption(actor);
  await page.click('[data-act="acts.save"]');
  await page.waitForSelector('.act-form .trouble');
  await target.selectOption(actor === '0' ? '1' : '0');
  await page.click('[data-act="acts.save"]');
  await page.waitForSelector('#act-open:focus');
  assert.match(await page.locator('.act-item.open .decided').textContent(), /added by you/);
  assert.match(await decided(page), /1 decided/);
  await page.click('[data-act="undo"]');
  await page.waitForSelector('.act-item .decided', { state: 'detached' });
});

forBoth('a line says why it is read as it is, and a sentence can be tried out', async (page) => {
  await onTheMap(page);
  await page.focus('#transcript');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('w');
  await page.waitForSelector('.explanation');
  await page.click('.trial summary');
  await page.selectOption('[data-act="acts.try:addressee"]', { index: 2 });
  await page.fill('.trial textarea', 'You never listen to me.');
  await page.waitForFunction(() => /Cues that fired/.test(document.querySelector('.trial .explanation')?.textContent ?? ''));
});

forBoth('a person has the last word on what concerns safety, by keyboard alone', async (page) => {
  await onTheMap(page);
  const cards = await page.locator('#inspector [data-act^="select-hypothesis"]').count();
  assert.ok(cards > 0);
  await page.focus('#transcript');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('!');
  await page.waitForSelector('#safety-0:focus');
  assert.match(await page.locator('#safety').textContent(), /Safety comes first.*marked by you/s);
  assert.match(await page.locator('#inspector').textContent(), /held back/);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#safety', { state: 'hidden' });
  await page.waitForFunction((count) => document.querySelectorAll('#inspector [data-act^="select-hypothesis"]').length === count, cards);
  await page.keyboard.press('Control+z');
  await page.waitForSelector('#safety-0');
});
