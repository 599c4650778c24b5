// What a page must keep to where there is little room: on a phone, with letters twice as large, with long names, on paper.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { forBoth } from './harness.mjs';

const SAMPLE = await readFile(new URL('../../www/samples/stable-coalition.vtt', import.meta.url), 'utf8');
const LONG = `${'Wolfeschlegelsteinhausenbergerdorff'.repeat(2).slice(0, 54)}`;
const NAMED = SAMPLE.replaceAll('<v Wendell>', `<v ${LONG}>`).replaceAll('<v Noreen>', `<v ${LONG.slice(9)}>`);
const HEBREW = SAMPLE.replaceAll('<v Wendell>', '<v יוסף>').replaceAll('<v Noreen>', '<v שרה>');

const give = (page, text) => page.setInputFiles('#file', { name: 'session.vtt', mimeType: 'text/vtt', buffer: Buffer.from(text) });

async function openMap(page, text) {
  await give(page, text);
  await page.click('[data-act="confirm-cast"]');
  await page.waitForSelector('#map svg');
}

const letters = (page, size) => page.evaluate((size) => { document.documentElement.style.fontSize = size; }, size);

/** What stands beyond the right edge of the page and in no frame that can be moved sideways. */
const beyond = (page) => page.evaluate(() => {
  const edge = document.documentElement.clientWidth;
  const framed = (it) => it && it !== document.body && (getComputedStyle(it).overflowX !== 'visible' || framed(it.parentElement));
  const beyond = [...document.querySelectorAll('body *')].filter((it) => it.getBoundingClientRect().right > edge + 1 && !framed(it.parentElement));
  const names = beyond.map((it) => `${it.localName}.${it.getAttribute('class') ?? ''}`);
  return document.documentElement.scrollWidth > edge ? [`the page is ${document.documentElement.scrollWidth} wide`, ...names] : names;
});

forBoth('nothing leaves a page of 320 px, with letters twice as large and names without a break', async (page) => {
  for (const size of ['100%', '200%']) {
    await letters(page, size);
    assert.deepEqual(await beyond(page), [], `open, ${size}`);
    await give(page, NAMED);
    await page.waitForSelector('.cast');
    assert.deepEqual(await beyond(page), [], `people, ${size}`);
    await page.click('[data-act="confirm-cast"]');
    await page.waitForSelector('#map svg');
    assert.deepEqual(await beyond(page), [], `map, ${size}`);
    await page.locator('#inspector .card button').first().click();
    assert.deepEqual(await beyond(page), [], `reading, ${size}`);
    await page.click('#editor-toggle');
    await page.click('#list-toggle');
    assert.deepEqual(await beyond(page), [], `editor, ${size}`);
    await page.click('#list-toggle');
    await page.click('#editor-toggle');
    await page.click('[data-act="go:open"]');
    await page.waitForSelector('.intake h1');
  }
}, { context: { viewport: { width: 320, height: 700 } } });

forBoth('names beside the lanes keep to their rows, and the lanes keep their room, with letters twice as large', async (page) => {
  await letters(page, '200%');
  await openMap(page, NAMED);
  const { rows, names, lanes } = await page.evaluate(() => {
    const boxes = (all) => [...document.querySelectorAll(all)].map((it) => it.getBoundingClientRect());
    const middle = (it) => (it.top + it.bottom) / 2;
    return {
      names: boxes('#lane-names .name').map((it) => [it.top, it.bottom]),
      rows: boxes('#lanes .axis .base').map(middle),
      lanes: boxes('.stage')[0].width,
    };
  });
  assert.ok(lanes >= 150, `the lanes are ${lanes} px wide`);
  names.forEach(([top, bottom], row) => {
    assert.ok(row === 0 || top >= names[row - 1][1] - 0.5, `name ${row} lies on the one above`);
    assert.ok(top < rows[row] && rows[row] < bottom, `name ${row} stands beside its lane`);
  });
}, { context: { viewport: { width: 390, height: 800 } } });

forBoth('on a phone the names of the map can be read and touched', async (page) => {
  await openMap(page, SAMPLE);
  const { letters, plates } = await page.evaluate(() => {
    const svg = document.querySelector('#map .drawing svg');
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    return {
      letters: Number(svg.getAttribute('font-size')) * scale,
      plates: Math.min(...[...svg.querySelectorAll('.member .plate')].map((it) => it.getBoundingClientRect().height)),
    };
  });
  assert.ok(letters >= 12, `names are ${letters} px high`);
  assert.ok(plates >= 24, `people are ${plates} px high`);
  assert.ok(await page.locator('#map .map-key li').count() > 0);
}, { context: { viewport: { width: 320, height: 700 } } });

forBoth('on paper every column and every moment is there, and no control', async (page) => {
  await openMap(page, NAMED);
  await page.locator('#inspector .card button').first().click();
  await page.waitForSelector('#inspector .reading');
  await page.emulateMedia({ media: 'print' });
  const columns = await page.evaluate(() => {
    const edge = document.querySelector('#figures').getBoundingClientRect().right;
    const cells = [...document.querySelectorAll('#figures th, #figures td')];
    return cells.filter((it) => it.getBoundingClientRect().right > edge + 1).map((it) => it.textContent);
  });
  assert.deepEqual(columns, []);
  assert.ok(await page.locator('.floor-table th', { hasText: 'Words a minute' }).isVisible());
  const folded = await page.locator('#inspector details:not(.what-if) .moment').evaluateAll((all) => all.map((it) => it.checkVisibility()));
  assert.ok(folded.length > 0 && folded.every(Boolean), `folded moments are shown: ${folded}`);
  await page.emulateMedia({ media: null });
  await page.click('#editor-toggle');
  await page.waitForSelector('#canvas');
  await page.emulateMedia({ media: 'print' });
  for (const control of ['#palette', '#views', '#prompt-bar', '#checkpoints']) {
    assert.equal(await page.locator(control).isVisible(), false, control);
  }
}, { context: { viewport: { width: 718, height: 1000 } } });

forBoth('the session note keeps to the width of a phone', async (page) => {
  await openMap(page, NAMED);
  const [note] = await Promise.all([page.waitForEvent('download'), page.click('[data-act="save-note"]')]);
  const other = await page.context().browser().newPage({ viewport: { width: 320, height: 700 } });
  await other.setContent(await readFile(await note.path(), 'utf8'));
  assert.deepEqual(await beyond(other), []);
  const frames = other.locator('[role="region"][tabindex="0"][aria-label]');
  assert.equal(await frames.count(), await other.locator('table').count());
  await other.close();
});

forBoth('a name written from right to left leaves the sentence around it in order', async (page) => {
  await openMap(page, HEBREW);
  await page.locator('.floor-table .opens').nth(2).click();
  await page.waitForSelector('#behind h4');
  // Where the letters stand, from the left.
  const [name, speaks, times] = await page.locator('#behind h4').evaluate((head) => ['יוסף', 'speaks', 'times'].map((word) => {
    const texts = [...head.childNodes].filter((it) => it.data?.includes(word));
    const range = document.createRange();
    range.setStart(texts[0], texts[0].data.indexOf(word));
    range.setEnd(texts[0], texts[0].data.indexOf(word) + word.length);
    return range.getBoundingClientRect().left;
  }));
  assert.ok(name < speaks && speaks < times, `${name} ${speaks} ${times}`);
  const said = await page.locator('#inspector .statement').allTextContents();
  const bare = said.filter((it) => /(^|[^\u2068])[\u05d0-\u05ea]+/.test(it.replaceAll(/\u2068[^\u2068\u2069]*\u2069/g, '')));
  assert.deepEqual(bare, []);
  assert.doesNotMatch(await page.locator('#map').innerText(), /\ufffd/);
});
