// Two maps beside each other, and the map over time: on the served page and on the file from disk.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { forBoth } from './harness.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const id = (n) => `#on-map-p${n}`;

/** A family on an empty sheet, by keyboard, with marks: who begins, the key, the others. */
async function draw(page, family, marks) {
  await page.locator('#begin-drawing').press('Enter');
  await page.keyboard.type(family);
  await page.keyboard.press('Enter');
  await page.waitForSelector(id(family.split(',').length));
  for (const [first, key, ...others] of marks) {
    await page.locator(id(first)).press('Enter');
    await page.locator(id(first)).press(key);
    for (const other of others) await page.locator(id(other)).press('Enter');
  }
}

const FAMILY = 'mother Nora, father Emil, daughter Ida, son Piet';
const MARKS = [[1, 'a', 3], [2, 'x', 4]];

async function save(page) {
  const [it] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
  return readFile(await it.path());
}

const differences = (page) => page.locator('#comparison .contrasts li').allTextContents();

/** Whether the two maps stand beside each other, or under each other. */
const beside = (page) => page.evaluate(() => {
  const [one, other] = [...document.querySelectorAll('.one-map')].map((it) => it.getBoundingClientRect());
  return Math.abs(one.top - other.top) < 2 && other.left >= one.right;
});

async function judge(page, what) {
  const { violations } = await page.evaluate(() => window.axe.run());
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes.map((it) => it.html).join(' | ')}`), [], what);
}

forBoth('a case of an earlier session stands beside the map, by keyboard, and what differs is said', async (page) => {
  // Another order of the children: they are found by their names.
  await draw(page, 'mother Nora, father Emil, son Piet, daughter Ida, grandmother Rosa', [[1, 'x', 2], [1, 'o', 4]]);
  const earlier = await save(page);
  await page.locator('[data-act="go:open"]').press('Enter');
  await draw(page, FAMILY, MARKS);
  await page.locator('#editor-toggle').press('Enter');
  await page.locator('#compare-toggle').press('Enter');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('[data-act="compare.case"]').press('Enter')]);
  await chooser.setFiles({ name: 'June.kinmap.json', mimeType: 'application/json', buffer: earlier });
  await page.waitForFunction(() => document.activeElement.id === 'comparison');
  assert.match(await page.locator('#announcer').textContent(), /First: Before June\. Second: Now\. 4 differences\./);
  assert.deepEqual(await differences(page), [
    'Gone Rosa: before on the map; after nothing.',
    'Changed Nora and Ida: before overinvolvement; after affiliation.',
    'Gone Nora and Emil: before conflict; after nothing.',
    'New Emil and Piet: before nothing; after conflict.',
  ]);
  const marked = (map) => page.locator('.one-map').nth(map).locator('.changed').evaluateAll((all) => all.map((it) => [it.getAttribute('class'), it.getAttribute('stroke-dasharray')].join(' ')).sort());
  assert.deepEqual(await marked(0), ['changed gone 2.5 4.5', 'changed gone 2.5 4.5', 'changed other 16 7']);
  assert.deepEqual(await marked(1), ['changed new ', 'changed other 16 7']);
  assert.deepEqual(await page.locator('.one-map').nth(1).locator('.contrast').allTextContents(), ['Changed', 'New']);
  const names = (map) => page.locator('.one-map').nth(map).locator('.who').evaluateAll((all) => all.map((it) => it.textContent));
  assert.deepEqual((await names(0)).filter((it) => it !== 'Rosa'), await names(1), 'in the same order');
  assert.equal(await beside(page), true);
  await page.setViewportSize({ width: 390, height: 844 });
  assert.equal(await beside(page), false);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 390, 'nothing overflows');
  await page.locator('[data-act="compare.swap"]').press('Enter');
  await page.waitForSelector('#comparison li:has-text("Rosa: before nothing; after on the map.")');
  await page.locator('#compare-toggle').press('Enter');
  await page.waitForSelector('.two-maps', { state: 'detached' });
  // What was beside it is not in the case, and no step to undo.
  assert.equal(await page.locator('[data-act=undo]').getAttribute('title'), 'Undo: conflict Emil – Piet');
});

for (const colorScheme of ['light', 'dark']) {
  forBoth(`the goal is drawn beside the map as it is now, ${colorScheme}`, async (page) => {
    await draw(page, FAMILY, MARKS);
    await page.locator('#make-goal').press('Enter');
    await page.waitForSelector('figure[aria-label^="Goal"] #canvas');
    assert.equal(await beside(page), true);
    await page.locator('#canvas svg .conflict').press('Delete');
    await page.waitForSelector('#comparison li:has-text("Emil and Piet: now conflict; not in the goal.")');
    assert.equal(await page.locator('figure[aria-label^="Now"] .changed.gone').count(), 1);
    await page.keyboard.press('Control+z');
    await page.waitForSelector('#comparison .hint');
    await page.keyboard.press('Control+Shift+z');
    await page.waitForSelector('#comparison li');
    await page.evaluate(AXE);
    await judge(page, 'drawing');
    await page.locator('figure [data-act="editor.side:current"]').press('Enter');
    await page.waitForSelector('figure[aria-label^="Now"] #canvas');
    await page.locator('#editor-toggle').press('Enter');
    await page.waitForSelector('.two-maps');
    await page.locator('#comparison summary').press('Enter');
    assert.equal(await page.locator('.two-lists ul').count(), 2);
    await judge(page, 'reading');
    await page.setViewportSize({ width: 320, height: 700 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `${width} px wide at 320`);
  }, { context: { bypassCSP: true, colorScheme, viewport: { width: 1280, height: 800 } } });
}

async function session(page) {
  await page.locator('[data-act="open-sample:0"]').press('Enter');
  await page.locator('[data-act="confirm-cast"]').first().press('Enter');
  await page.waitForSelector('#scrub-at');
}

// Where members stand: the middle of their plates, which are wider where something is noted of them.
const places = (page) => page.locator('#map .member').evaluateAll((all) => all.map((it) => {
  const [x, width] = ['x', 'width'].map((name) => Number(it.querySelector('rect').getAttribute(name)));
  return `${it.querySelector('.who').textContent} ${(x + width / 2).toFixed(0)}`;
}));

forBoth('the map over time is moved by the arrow keys, plays and pauses, and says where it is', async (page) => {
  await session(page);
  const whole = await places(page);
  await page.locator('#scrub-length').selectOption({ index: 1 });
  const slider = page.locator('#scrub-at');
  await slider.focus();
  const said = new Set();
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((step) => document.querySelector('#scrub-at').getAttribute('value') === `${step + 1}`, step);
    said.add(await page.locator('#announcer').textContent());
    assert.deepEqual(await places(page), whole, 'nobody moves');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'scrub-at');
  }
  assert.equal(said.size, 4);
  for (const words of said) assert.match(words, /^Minutes \d+:\d\d(\.\d)?–\d+:\d\d(\.\d)?, \d+ acts?\.$/);
  await page.keyboard.press('End');
  await page.waitForFunction(() => document.querySelector('[data-act="timeline.step-on"]').getAttribute('aria-disabled') === 'true');
  await page.locator('#scrub-play').press('Enter');
  await page.waitForFunction(() => document.querySelector('#scrub-at').getAttribute('value') === '0');
  await page.waitForFunction(() => Number(document.querySelector('#scrub-at').getAttribute('value')) >= 2);
  await page.locator('#scrub-play').press('Enter');
  const stood = await slider.getAttribute('value');
  assert.equal(await page.locator('#scrub-play').textContent(), 'Play');
  await page.evaluate(() => new Promise((done) => { setTimeout(done, 2_000); }));
  assert.equal(await slider.getAttribute('value'), stood, 'paused');
  await page.locator('[data-act="timeline.whole"]').first().press('Enter');
  await page.waitForSelector('#scrub .told:has-text("The whole session")');
});

forBoth('who wants no motion is offered steps and no play', async (page) => {
  await session(page);
  assert.equal(await page.locator('#scrub-play').isVisible(), false);
  await page.locator('[data-act="timeline.step-on"]').press('Enter');
  await page.waitForSelector('#scrub .told:has-text("minutes 0:0")');
}, { context: { reducedMotion: 'reduce' } });
