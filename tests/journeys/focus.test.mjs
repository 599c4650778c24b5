// Where the focus is, by keyboard alone: always on something, in sight, and never under the timeline.

import assert from 'node:assert/strict';
import { forEach } from './harness.mjs';

const WIDTHS = [[390, 800], [768, 1024], [1280, 800]];

async function onTheMap(page, width = 1280, height = 800) {
  await page.setViewportSize({ width, height });
  await page.click('[data-act="open-sample:0"]');
  await page.click('[data-act="confirm-cast"]');
  await page.waitForSelector('#map svg');
}

/** Focuses an element and presses a key on it, as Tab and the key would. */
async function press(page, selector, { key = 'Enter', nth = 0 } = {}) {
  await page.locator(selector).nth(nth).focus();
  await page.keyboard.press(key);
}

const focus = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.dataset.act || document.activeElement.tagName);
const announced = (page) => page.locator('#announcer').textContent();

/** Waits until an element lies within the window, and within its pane where that scrolls, apart from the timeline. */
async function inSight(page, selector) {
  await page.waitForFunction((selector) => {
    const element = document.querySelector(selector);
    const it = element.getBoundingClientRect();
    const within = ({ top, bottom }) => it.top >= top - 1 && it.top < bottom && it.bottom > top && (it.bottom <= bottom + 1 || it.height > bottom - top);
    const timeline = document.querySelector('#timeline');
    const over = timeline.getBoundingClientRect();
    const free = timeline.contains(element) || it.bottom <= over.top + 1 || it.top >= over.bottom - 1;
    return free && within({ top: 0, bottom: innerHeight }) && within(element.closest('.pane').getBoundingClientRect());
  }, selector, { timeout: 5_000 });
}

for (const [width, height] of WIDTHS) {
  forEach(['served'], `a reading takes the focus and gives it back at ${width}`, async (page) => {
    await onTheMap(page, width, height);
    const card = '#inspector [data-act^="select-hypothesis:coalition"]';
    const id = await page.locator(card).first().getAttribute('id');
    await press(page, card);
    await page.waitForSelector('#inspector-title:focus');
    await inSight(page, '#inspector-title');
    assert.match(await announced(page), /^Coalition: /);

    await press(page, '#finding .quote', { nth: 4 });
    await page.waitForSelector('.lines .spotlight');
    await inSight(page, '.lines .spotlight');

    await press(page, '#finding .leave-out', { nth: 1 });
    await page.waitForSelector('#trying');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#trying', { state: 'detached' });
    assert.match(await focus(page), /^what-if\.strike/);

    await press(page, '#finding .strike', { nth: 1 });
    await page.waitForSelector('#inspector-title:focus');
    assert.match(await announced(page), /^Struck out/);
    await page.keyboard.press('Enter');
    assert.match(await page.locator('.acts-head .tally').textContent(), /1 struck out/);
    await page.keyboard.press('Control+z');

    await press(page, '#inspector .back');
    await page.waitForSelector(`[id="${id}"]:focus`);
    await inSight(page, `[id="${id}"]`);
  });

  forEach(['served'], `Tab never goes under the timeline at ${width}`, async (page) => {
    await onTheMap(page, width, height);
    await page.focus('#transcript');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('!');
    await page.waitForSelector('#safety-0:focus');
    await page.evaluate(() => document.querySelectorAll('details').forEach((it) => { it.open = it.id !== 'noted'; }));
    for (const key of ['Tab', 'Shift+Tab']) {
      await page.focus('#help-open');
      for (let steps = 0; steps < 70; steps += 1) {
        await page.keyboard.press(key);
        const under = await page.evaluate(async () => {
          for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
          const timeline = document.querySelector('#timeline');
          const element = document.activeElement;
          if (timeline.contains(element)) return '';
          const [it, over] = [element, timeline].map((one) => one.getBoundingClientRect());
          const small = it.height < innerHeight - over.height;
          return small && it.bottom > over.top + 1 && it.top < over.bottom - 1 ? element.outerHTML : '';
        });
        assert.equal(under, '', `${key} ${steps}`);
      }
    }
  });
}

forEach(['served', 'disk'], 'what is pressed twice keeps the focus, and what is closed gives it back', async (page) => {
  await onTheMap(page);
  const table = '[data-act="figures.tables"]';
  await press(page, table);
  await page.waitForSelector('.plain');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.figure .matrix');
  assert.equal(await focus(page), 'figures.tables');

  await press(page, '.act-item .chip', { nth: 2 });
  await page.waitForSelector('#act-open:focus');
  await page.keyboard.press('Escape');
  await page.waitForSelector('#act-open', { state: 'detached' });
  assert.match(await focus(page), /^chip-/);

  await page.focus('#transcript');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('w');
  await page.waitForSelector('#explained:focus');
  await page.keyboard.press('Escape');
  await page.waitForSelector('#line-why:focus');

  for (let steps = 0; steps < 2; steps += 1) await press(page, '[data-act="undo"]');
  await page.waitForSelector('.intake .sample');
  assert.equal(await focus(page), 'undo');
  await page.keyboard.press('Enter');
  assert.match(await announced(page), /nothing more to undo/);
});

forEach(['served'], 'the help is left by Escape first, and covers nothing that can be reached', async (page) => {
  await onTheMap(page, 390, 800);
  await press(page, '.act-item .chip');
  await page.waitForSelector('#act-open:focus');
  await press(page, '#help-open');
  for (let steps = 0; steps < 6; steps += 1) {
    assert.ok(await page.evaluate(() => document.activeElement === document.body || document.querySelector('#help').contains(document.activeElement)));
    await page.keyboard.press('Tab');
  }
  await page.focus('#help-close');
  await page.keyboard.press('Escape');
  await page.waitForSelector('#help-open:focus');
  assert.equal(await page.locator('#act-open').count(), 1, 'the moment is still open');

  await page.keyboard.press('r');
  assert.doesNotMatch(await page.locator('.acts-head .tally').textContent(), /struck out/);
  await page.keyboard.press('Enter');
  await press(page, '#letter-keys');
  assert.equal(await page.getAttribute('#letter-keys', 'aria-checked'), 'false');
  await page.keyboard.press('Escape');
  await page.focus('#act-open');
  await page.keyboard.press('r');
  assert.doesNotMatch(await page.locator('.acts-head .tally').textContent(), /struck out/);
});

forEach(['served'], 'who asks to go somewhere is there', async (page) => {
  await onTheMap(page, 390, 800);
  await press(page, '[data-act="timeline.figures"]');
  await page.waitForSelector('#figures-title:focus');
  await inSight(page, '#figures-title');
  await page.focus('#brush-handle');
  for (let turns = 0; turns < 3; turns += 1) {
    await page.keyboard.press('ArrowDown');
    await inSight(page, '#brush-handle');
  }
  await page.locator('#editor-toggle').press('Enter');
  await page.locator('#list-toggle').press('Enter');
  await page.waitForSelector('#map-list:focus');
  await page.locator('[data-act="editor.goal"]').press('Enter');
  await page.waitForSelector('#canvas:focus');
});
