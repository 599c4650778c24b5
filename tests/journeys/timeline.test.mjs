// What a therapist does with the timeline: by pointer and by keyboard, on the served page and on the file from disk.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { forBoth, forEach } from './harness.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SAMPLE = await readFile(new URL('../../www/samples/stable-coalition.vtt', import.meta.url), 'utf8');
const ORDERED = 'Ana: Ben, how was it?\nCleo: He liked it, I think, but —\nBen: I did.\nAna: Cleo, let him speak.\n'.repeat(15);

async function openMap(page, name, content) {
  const transfer = await page.evaluateHandle(([name, text]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name));
    return transfer;
  }, [name, content]);
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  await page.click('[data-act="confirm-cast"]');
  await page.waitForSelector('#lanes svg.lanes');
}

// Figures out of sight are not laid out: their text is there, their inner text is not.
const text = async (page, selector) => (await page.locator(selector).textContent()).trim();
const stretch = (page) => text(page, '#stretch');
const words = (page) => text(page, '.floor-table tbody');

/** Drags across the lanes, from one part of their width to another. */
async function brush(page, from, to, steps = 5) {
  const box = await page.locator('#brush svg').boundingBox();
  const at = (part) => [box.x + box.width * part, box.y + box.height / 2];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps });
}

forBoth('a stretch is brushed, and figures and map follow before the pointer is let go', async (page) => {
  await openMap(page, 'session.vtt', SAMPLE);
  const [whole, map] = [await words(page), await page.locator('#map .drawing svg').innerHTML()];
  await page.evaluate(() => { window.map_ = document.querySelector('#map .drawing svg').cloneNode(true); });
  await brush(page, 0.3, 0.5);
  await page.waitForFunction((whole) => document.querySelector('.floor-table tbody').textContent.trim() !== whole, whole);
  assert.match(await stretch(page), /^from \d+:\d\d to \d+:\d\d of 21:37/);
  assert.notEqual(await page.locator('#map .drawing svg').innerHTML(), map, 'the map follows');
  const during = await words(page);
  const box = await page.locator('#brush svg').boundingBox();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 3 });
  await page.mouse.up();
  assert.notEqual(await words(page), during);
  assert.match(await text(page, '#announcer'), /Every figure and the map are now from/);

  const before = await stretch(page);
  await page.mouse.move(0, 0);
  await brush(page, 0.45, 0.55);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  assert.equal(await stretch(page), before, 'Escape lets a drag go without its effect');
  await page.click('#show-all');
  assert.equal(await words(page), whole);
  // The same attributes may stand in another order.
  assert.ok(await page.evaluate(() => document.querySelector('#map .drawing svg').isEqualNode(window.map_)), 'the whole is as it was');
});

forBoth('a turn is found from the timeline in the transcript, and the other way round', async (page) => {
  await openMap(page, 'session.vtt', SAMPLE);
  const spoken = await page.evaluate(() => {
    const path = document.querySelector('.lanes .spoken:not(.aside)');
    const [x, y, width] = path.getAttribute('d').match(/M(\d+) (\d+)h(\d+)/).slice(1).map(Number);
    const point = new DOMPoint(x + width / 2, y + 5).matrixTransform(document.querySelector('svg.lanes').getScreenCTM());
    return [point.x, point.y];
  });
  await page.mouse.click(...spoken);
  await page.waitForSelector('.lines .spotlight');
  assert.equal(await page.locator('#brush .spotlight').count(), 1);
  const x = () => page.locator('#brush .spotlight').getAttribute('d');
  const before = await x();
  await page.locator('.lines [data-act^="timeline.show:"]').nth(30).click();
  await page.waitForFunction((before) => document.querySelector('#brush .spotlight').getAttribute('d') !== before, before);
  await page.locator('#map svg .mark:is(.tie, .triad)').first().dispatchEvent('click');
  await page.waitForSelector('#brush .lit', { state: 'attached' });
});

forBoth('the keyboard alone brushes, enlarges, opens a figure and its definition', async (page) => {
  await openMap(page, 'session.vtt', SAMPLE);
  await page.focus('#brush-handle');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  const first = await stretch(page);
  assert.match(first, /^from 0:02 to \d+:\d\d/);
  await page.keyboard.press('End');
  assert.match(await stretch(page), /to 21:37 of 21:37/);
  const label = await page.getAttribute('#brush-handle', 'aria-valuetext');
  assert.ok((await stretch(page)).startsWith(label), 'a screen reader hears what is written');
  const lanes = await page.locator('.lanes .spoken').first().getAttribute('d');
  await page.keyboard.press('+');
  assert.notEqual(await page.locator('.lanes .spoken').first().getAttribute('d'), lanes);
  await page.keyboard.press('0');
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector('.lines .spotlight');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'brush-handle', 'the focus stays on the brush');
  await page.keyboard.press('Escape');
  assert.match(await stretch(page), /^whole session/);
  await page.fill('#edge-to', '9:30');
  await page.press('#edge-to', 'Enter');
  await page.locator('#edge-to').blur();
  await page.waitForFunction(() => document.querySelector('#stretch').textContent.startsWith('from 0:02 to 9:30'));

  await page.focus('.matrix .opens');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#behind .quote');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'behind', 'the focus goes to the turns');
  await page.locator('#behind [data-act="figures.close"]').press('Enter');
  await page.waitForSelector('#behind', { state: 'detached' });
  await page.locator('[data-act="figures.define:succession"]').press('Enter');
  assert.match(await text(page, '#meaning-succession'), /Source:/);
  await page.locator('[data-act="figures.tables"]').first().press('Enter');
  await page.waitForSelector('.plain:has-text("Adjusted residual")');
});

forBoth('a session without times is brushed by order, with the reason where a figure cannot be', async (page) => {
  await openMap(page, 'session.txt', ORDERED);
  await brush(page, 0.25, 0.5);
  await page.mouse.up();
  assert.match(await stretch(page), /^from utterance 1\d to \d+ of 60/);
  assert.match(await text(page, '#timeline-head'), /no times/);
  assert.match(await text(page, '.figure-silences'), /Not measured: this file has no times/);
});

for (const colorScheme of ['light', 'dark']) {
  forEach(['served'], `timeline and figures have no serious findings of axe and fit 320 px, ${colorScheme}`, async (page) => {
    await openMap(page, 'session.vtt', SAMPLE);
    await brush(page, 0.2, 0.8);
    await page.mouse.up();
    await page.locator('.matrix .opens').first().click();
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => window.axe.run({ include: [['#timeline'], ['#figures']] }));
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
    await page.setViewportSize({ width: 320, height: 700 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `${width} px wide at 320`);
  }, { context: { bypassCSP: true, colorScheme } });
}

/** The sample again and again, until it has so many cues: some fourteen hours. */
function longSession(cues) {
  const clock = (ms) => new Date(ms).toISOString().slice(11, 23);
  const read = (text) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
  const once = [...SAMPLE.matchAll(/^([\d:.]+) --> ([\d:.]+)\n(.+)$/gm)].map(([, start, end, said]) => [read(start), read(end), said]);
  const span = Math.max(...once.map(([, end]) => end)) + 800;
  const all = Array.from({ length: cues }, (_, n) => {
    const [start, end, said] = once[n % once.length];
    const later = Math.floor(n / once.length) * span;
    return `${clock(start + later)} --> ${clock(end + later)}\n${said}\n`;
  });
  return ['WEBVTT\n', ...all].join('\n');
}

forEach(['served'], 'brushing a session of 8,000 turns: the figures follow, and what a frame costs is printed', async (page) => {
  await openMap(page, 'long.vtt', longSession(8000));
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value * 1000]));
  await page.evaluate(() => {
    window.frames_ = [];
    const next = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (then) => next((time) => {
      const begun = performance.now();
      then(time);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.frames_.push(performance.now() - begun);
      channel.port2.postMessage(0);
    });
  });
  for (const [name, from, to] of [['a tenth', 0.45, 0.55], ['a quarter', 0.4, 0.65], ['nine tenths', 0.05, 0.95]]) {
    await brush(page, from, to, 1);
    const before = await words(page);
    await page.evaluate(() => { window.frames_.length = 0; });
    const start = await spent();
    const box = await page.locator('#brush svg').boundingBox();
    for (let step = 1; step <= 40; step += 1) {
      await page.mouse.move(box.x + box.width * (to + step * 0.0008), box.y + box.height / 2);
    }
    const end = await spent();
    const frames = (await page.evaluate(() => window.frames_)).sort((a, b) => a - b);
    assert.notEqual(await words(page), before, 'the figures follow');
    await page.mouse.up();
    await page.click('#show-all');
    const each = (what) => ((end[what] - start[what]) / frames.length).toFixed(1);
    console.log(`   brushing ${name} of 8,000 turns: ${frames.length} frames; median ${frames[frames.length >> 1].toFixed(1)} ms, `
      + `95th ${frames[Math.floor(frames.length * 0.95)].toFixed(1)} ms by the clock; processor ${each('TaskDuration')} ms a frame, ${each('ScriptDuration')} of it script`);
  }
});
