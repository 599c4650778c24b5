// What a supervisor does with a hypothesis, by keyboard alone: opens it, doubts it, tries out what would be left.

import assert from 'node:assert/strict';
import { forBoth } from './harness.mjs';

const HEADINGS = ['Speaks for it', 'Speaks against it', 'Another reading', 'What would settle it', 'How firmly it stands', 'What could be tried', 'Where a move could have gone'];

/** Focuses an element and presses a key on it, as Tab and the key would. */
async function press(page, selector, key = 'Enter') {
  await page.locator(selector).first().focus();
  await page.keyboard.press(key);
}

forBoth('a hypothesis is opened, doubted and tried out without a pointer', async (page) => {
  await press(page, '[data-act="open-sample:0"]');
  await page.waitForSelector('.cast');
  await press(page, '[data-act="confirm-cast"]');
  await page.waitForSelector('#inspector .cards');
  await press(page, '#inspector [data-act^="select-hypothesis:coalition"]');
  await page.waitForSelector('#inspector .reading');
  const said = await page.locator('#inspector').innerText();
  for (const heading of HEADINGS) assert.ok(said.includes(heading), heading);
  assert.ok(!said.includes('{'), 'every name is filled in');

  const announced = () => page.locator('#announcer').innerText();
  await press(page, '#inspector .leave-out', ' ');
  await page.waitForSelector('#trying');
  assert.equal(await page.locator('#inspector .leave-out').first().getAttribute('aria-pressed'), 'true');
  assert.match(await announced(), /Tried out: \d+ stand/);
  assert.ok(await page.locator('#inspector .leave-out').first().evaluate((it) => it === document.activeElement), 'focus stays');

  await press(page, '#what-if > summary');
  await page.locator('#what-if .bars select').first().selectOption('12');
  await page.waitForSelector('#what-if .standings .falls');
  await press(page, '#what-if .decides button');
  assert.equal(await page.locator('#what-if .decides button').first().getAttribute('aria-pressed'), 'true');

  await press(page, '#trying button');
  await page.waitForSelector('#trying', { state: 'detached' });
  assert.equal(await page.locator('.leave-out[aria-pressed="true"]').count(), 0);
  assert.ok(await page.locator('#map svg').count() > 0);
});
