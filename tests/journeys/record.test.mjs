// What was read: noted places, another way of reading, and who said what put right, by pointer and by keyboard alone.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { forBoth } from './harness.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TALK = 'WEBVTT\n\n00:00.000 --> 00:02.000\n<v Speaker 1>You never listen, Ben.\n\n'
  + '00:61.000 --> 00:62.000\n<v Speaker 1>Lost.\n\n'
  + '00:02.000 --> 00:06.000\n<v Speaker 1>Dad always says that. I do listen, Mum.\n\n'
  + '00:06.500 --> 00:08.000\n<v Speaker 2>Stop it, both of you.\n\n'
  + '00:09.000 --> 00:10.000\n<v Karen>You never listen, Ben.\n';

async function give(page, name, content) {
  await page.setInputFiles('#file', { name, mimeType: 'text/plain', buffer: Buffer.from(content) });
  await page.waitForFunction((name) => !document.querySelector('.reading-on')
    && ['people', 'notice'].some((id) => document.getElementById(id).innerText.includes(name)), name);
}

const lines = (page) => page.locator('#record .line').evaluateAll((all) =>
  all.map((line) => `${line.querySelector('.who bdi').innerText}: ${line.querySelector('p').innerText}`));

async function reads(page, expected) {
  await page.waitForFunction((expected) => JSON.stringify([...document.querySelectorAll('#record .line')].map((line) =>
    `${line.querySelector('.who bdi').innerText}: ${line.querySelector('p').innerText}`)) === JSON.stringify(expected), expected);
}

/** Goes on with Tab until something has the focus. */
async function tabTo(page, selector) {
  for (let tabs = 0; tabs < 150; tabs += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never reached ${selector}`);
}

forBoth('what was left out leads to its line', async (page) => {
  await give(page, 'talk.vtt', TALK);
  await page.waitForSelector('.cast');
  assert.match(await page.locator('.warnings').innerText(), /Left out\s+1 note/);
  await page.click('.place');
  assert.match(await page.locator('.raw').innerText(), /Line 6 of the file: 00:61\.000 --> 00:62\.000/);
  assert.equal(await page.locator('#record .spotlight').count(), 1);
  assert.match(await page.locator('.timing').innerText(), /silences|measured/);
  await page.click('[data-act="confirm-cast"]');
  await page.click('#noted summary');
  assert.match(await page.locator('#noted').innerText(), /Left out\s+1 note/);
});

forBoth('a file is read as the person says, in the letters the person says', async (page) => {
  // Windows-1251 is decoded by the browser's own tables.
  await give(page, 'talk.txt', Buffer.from([0xcc, 0xe0, 0xec, 0xe0, 0x3a, 0x20, 0xc4, 0xe0, 0x2e, 0x0a, 0xc8, 0xe2, 0xe0, 0xed, 0x3a, 0x20, 0xcd, 0xe5, 0xf2, 0x2e, 0x0a]));
  await page.waitForSelector('.cast');
  await page.selectOption('#read-encoding', 'windows-1251');
  await reads(page, ['Мама: Да.', 'Иван: Нет.']);
  await page.selectOption('#read-encoding', 'windows-1252');
  await page.waitForFunction(() => !document.querySelector('#record').innerText.includes('Мама'));
  await page.click('[data-act="undo"]');
  await reads(page, ['Мама: Да.', 'Иван: Нет.']);
  await page.selectOption('#read-as', 'elan');
  await page.waitForSelector('.notice.trouble');
  assert.deepEqual(await lines(page), ['Мама: Да.', 'Иван: Нет.'], 'what cannot be read changes nothing');
});

forBoth('garbled letters are turned back after an example', async (page) => {
  await give(page, 'talk.txt', 'ZoÃ«: Iâ€™m here.\nTom: Stay.\nZoÃ«: Fine.\n');
  await page.waitForSelector('.example');
  assert.match(await page.locator('.example').innerText(), /ZoÃ«.*→.*Zoë/s);
  await page.click('[data-act="intake.restore"]');
  await reads(page, ['Zoë: I’m here.', 'Tom: Stay.', 'Zoë: Fine.']);
  await page.keyboard.press('Control+z');
  await reads(page, ['ZoÃ«: Iâ€™m here.', 'Tom: Stay.', 'ZoÃ«: Fine.']);
});

forBoth('the columns of a table are put right, even of one that was refused', async (page) => {
  await give(page, 'talk.csv', 'x,y\nAna,Hi there you\nBen,Not today\n');
  await page.waitForSelector('#notice #refused-as');
  await page.selectOption('#refused-as', 'table');
  await page.selectOption('[data-act="intake.column:0"]', 'speaker');
  await page.selectOption('[data-act="intake.column:1"]', 'text');
  await page.waitForSelector('.cast');
  await page.selectOption('#read-above', { value: '1' }); // the second row: '1' alone is a label too
  await reads(page, ['Ana: Hi there you', 'Ben: Not today']);
  assert.equal(await page.locator('.notice.trouble').count(), 0);
});

forBoth('an utterance is split and given away by keyboard alone', async (page) => {
  await give(page, 'talk.vtt', TALK);
  await page.waitForSelector('.cast');
  const before = await lines(page);
  await tabTo(page, '#amend-1');
  await page.keyboard.press('Enter');
  await tabTo(page, '#speaker-1');
  await page.keyboard.press('Tab');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press(step === 0 ? 'Space' : 'ArrowRight');
  await page.waitForFunction(() => document.querySelector('.amend-form .primary')?.innerText.includes('“I”'));
  await tabTo(page, '#second-1');
  await page.keyboard.type('Karen');
  await tabTo(page, '[data-act="amend.split"]');
  await page.keyboard.press('Enter');
  const after = ['Speaker 1: You never listen, Ben.', 'Speaker 1: Dad always says that.', 'Karen: I do listen, Mum.', ...before.slice(2)];
  await reads(page, after);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'amend-2', 'the focus goes on to the second part');
  await page.keyboard.press('Control+z');
  await reads(page, before);
  await page.keyboard.press('Control+Shift+z');
  await reads(page, after);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-act="save-case"]')]);
  const saved = await readFile(await download.path(), 'utf8');
  await give(page, 'other.vtt', TALK);
  await give(page, 'kept.kinmap.json', saved);
  await reads(page, after);
  await page.click('[data-act="amend.restore"]');
  await reads(page, before);
});

forBoth('a label that is two people is parted, and two labels of one person are joined', async (page) => {
  await give(page, 'talk.vtt', TALK);
  await page.waitForSelector('.cast');
  await page.click('#part-0');
  await page.check('#tick-1');
  await page.fill('#parting-name', 'Ben');
  await page.click('[data-act="amend.give"]');
  await page.waitForSelector('#parting', { state: 'detached' });
  assert.equal((await lines(page))[1], 'Ben: Dad always says that. I do listen, Mum.');
  assert.equal(await page.locator('.cast tbody tr').count(), 4);
  await page.selectOption('#join-0', { label: 'Karen' });
  await page.waitForFunction(() => document.querySelectorAll('.cast tbody tr').length === 3);
  assert.equal((await lines(page))[0], 'Karen: You never listen, Ben.');
  await page.click('[data-act="undo"]');
  await page.click('[data-act="undo"]');
  await page.waitForFunction(() => document.querySelectorAll('.cast tbody tr').length === 3);
  assert.equal((await lines(page))[1], 'Speaker 1: Dad always says that. I do listen, Mum.');
});

forBoth('a line of the coded transcript is put right where it stands', async (page) => {
  await give(page, 'talk.vtt', TALK);
  await page.click('[data-act="confirm-cast"]');
  await page.waitForSelector('#map svg');
  await page.click('#u3 .line-more');
  await page.click('#amend-3');
  await page.selectOption('#speaker-3', { label: 'Speaker 1' });
  await page.waitForFunction(() => !document.querySelector('#transcript').innerText.includes('Karen'));
  await page.click('[data-act="undo"]');
  await page.waitForFunction(() => document.querySelector('#transcript').innerText.includes('Karen'));
});

forBoth('no serious finding of axe, and nothing overflows at 320 px, with everything open', async (page) => {
  await page.evaluate(AXE);
  const judge = async (what) => {
    const { violations } = await page.evaluate(() => window.axe.run());
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], what);
    await page.setViewportSize({ width: 320, height: 700 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `${what} is ${width} px wide at 320`);
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  await give(page, 'prose.txt', 'There once was a family.\n');
  await judge('refused');
  await give(page, 'talk.csv', 'who;what;zeit;and a fourth column\nAna;Hi there;1;x\nBen;Not today;2;x\nAna;Why?;3;x\n');
  await page.waitForSelector('.preview');
  await judge('table');
  await give(page, 'talk.vtt', TALK);
  await page.waitForFunction(() => document.querySelector('#people').innerText.includes('talk.vtt'));
  await page.click('.place');
  await page.click('#amend-1');
  await page.click('label[for="cut-1-4"]');
  await judge('split');
  await page.click('#part-0');
  await judge('parting');
}, { context: { bypassCSP: true } });
