// What a therapist does, from a file to the words behind a line, on the served page and on the file from disk.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { forBoth } from './harness.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SAMPLE = await readFile(new URL('../../www/samples/stable-coalition.vtt', import.meta.url), 'utf8');
const WORKS = await readFile(new URL('../../www/samples/family-that-works.vtt', import.meta.url), 'utf8');

/** Drops a file on the page as a person does. */
async function drop(page, name, content) {
  const transfer = await page.evaluateHandle(([name, bytes]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(bytes)], name));
    return transfer;
  }, [name, [...Buffer.from(content)]]);
  await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

async function openMap(page, name = 'session.vtt', content = SAMPLE) {
  await drop(page, name, content);
  await page.click('[data-act="confirm-cast"]');
  await page.waitForSelector('#map svg');
}

/** Waits until something holds, with the page's own pace. */
async function expectChange(holds) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  assert.fail('it never came about');
}

const marks = (page) => page.locator('#map svg [data-act^="select-mark:coalition"], #map svg [data-act^="select-mark:"].tie');

forBoth('a dropped transcript ends in the words behind a tie', async (page) => {
  await drop(page, 'session.vtt', SAMPLE);
  await page.waitForSelector('.cast');
  const cast = await page.locator('.cast tbody tr').evaluateAll((rows) =>
    rows.map((row) => [row.querySelector('input').value, row.querySelector('select').value, row.querySelector('.reason').innerText]));
  const roles = Object.fromEntries(cast.map(([name, role]) => [name, role]));
  assert.equal(roles.Noreen, 'mother');
  assert.equal(roles.Wendell, 'father');
  assert.equal(roles['Dr. Oyelaran'], 'therapist');
  assert.ok(cast.every(([, , why]) => why.trim().length > 0), 'every role has its reason');

  await page.click('[data-act="confirm-cast"]');
  assert.equal(await page.locator('.floor-table tbody tr').count(), 4, 'the family, without the therapist');
  assert.match(await page.locator('.floor-table tbody').textContent(), /Wendell[\s\S]*\d+ %[\s\S]*\d+:\d\d/);
  assert.ok(await page.locator('#map svg [data-act^="select-member:"]').count() >= 4, 'every member is on the map');

  await marks(page).first().click();
  assert.ok(await page.locator('.lines .line.for mark').count() > 0, 'the words light up in the transcript');
  const quote = page.locator('#inspector .quote .said').first();
  const words = (await quote.innerText()).trim();
  assert.ok(SAMPLE.includes(words), `the quoted line stands in the file: ${words}`);
  await quote.click();
  assert.equal((await page.locator('.lines .spotlight p').textContent()).trim(), words, 'and is shown in the transcript');
});

forBoth('the keyboard alone goes from a sample to the evidence', async (page) => {
  const press = async (selector) => {
    for (let tabs = 0; tabs < 200; tabs += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) {
        await page.keyboard.press('Enter');
        return;
      }
    }
    assert.fail(`Tab never reached ${selector}`);
  };
  await press('.sample');
  await press('[data-act="confirm-cast"]');
  await page.waitForSelector('#map svg');
  await press('#map svg [data-act^="select-mark:"]');
  await page.waitForSelector('#inspector .reading');
  await page.keyboard.press('Escape');
  await page.waitForSelector('#inspector .reading', { state: 'detached' });
  await page.keyboard.press('?');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'help-close', 'the focus goes into the help');
});

const BAD = [
  ['empty.vtt', '', /empty/i],
  ['report.pdf', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj', /PDF/],
  ['session.mp3', 'ID3\x03\x00\x00\x00\x00\x00\x21audio', /recording|audio/i],
  ['program.bin', Buffer.from([0, 1, 2, 3, 255, 254, 0, 0, 9, 200, 0, 7, 0, 0, 1, 1]), /./],
  ['essay.txt', 'There once was a family that lived by the sea. They were quiet people.\nNobody said much.', /name|speak/i],
];

forBoth('what cannot be read gets a sentence, and what was here stays', async (page) => {
  await openMap(page);
  const before = await page.locator('#map .drawing svg').innerHTML();
  for (const [name, content, said] of BAD) {
    await drop(page, name, content);
    const notice = page.locator('.notice.trouble');
    await page.waitForFunction((name) => document.querySelector('.notice.trouble')?.innerText.includes(name), name);
    assert.match(await notice.innerText(), said, name);
    assert.ok((await notice.innerText()).length > name.length + 40, 'it says what to do');
    assert.equal(await page.locator('#map .drawing svg').innerHTML(), before, `${name} changed nothing`);
  }
});

forBoth('one speaker is read, and nothing is claimed', async (page) => {
  await drop(page, 'one.txt', 'Ana: I came alone today.\nAna: The others could not.\n');
  await page.click('[data-act="confirm-cast"]');
  await page.waitForSelector('#inspector:has-text("Not enough evidence")');
  assert.equal(await page.locator('#map svg [data-act^="select-mark:coalition"]').count(), 0);
});

forBoth('a person overrules: roles, struck-out moments, undo and redo', async (page) => {
  await drop(page, 'session.vtt', SAMPLE);
  await page.selectOption('[data-act="people.role:1"]', 'aunt');
  assert.match(await page.locator('#cast-1 .reason').innerText(), /You decided/);
  await page.keyboard.press('Control+z');
  await page.waitForFunction(() => document.querySelector('[data-act="people.role:1"]').value !== 'aunt');
  await page.click('[data-act="redo"]');
  await page.waitForFunction(() => document.querySelector('[data-act="people.role:1"]').value === 'aunt');
  await page.click('[data-act="confirm-cast"]');
  await marks(page).first().click();
  const evidence = () => page.locator('#inspector').innerText();
  const before = await evidence();
  await page.locator('#inspector .strike').first().click();
  await expectChange(async () => (await evidence()) !== before);
  await page.click('[data-act="undo"]');
  await expectChange(async () => (await evidence()) === before);
});

forBoth('a case is saved, opened again and is the same', async (page) => {
  await openMap(page);
  const before = await page.locator('#map .drawing svg').innerHTML();
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-act="save-case"]')]);
  const saved = await readFile(await download.path(), 'utf8');
  assert.equal(download.suggestedFilename(), 'session.kinmap.json');
  await page.click('[data-act="go:open"]');
  await drop(page, 'other.vtt', WORKS);
  await drop(page, download.suggestedFilename(), saved);
  await page.waitForSelector('#map svg');
  assert.equal(await page.locator('#map .drawing svg').innerHTML(), before);
  const [picture] = await Promise.all([page.waitForEvent('download'), page.click('[data-act="save-map"]')]);
  assert.match(await readFile(await picture.path(), 'utf8'), /^<svg[^>]+xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  const [note] = await Promise.all([page.waitForEvent('download'), page.click('[data-act="save-note"]')]);
  assert.match(await readFile(await note.path(), 'utf8'), /Hypotheses to discuss/);
});

forBoth('undo brings back the session that another one replaced', async (page) => {
  await openMap(page);
  await drop(page, 'other.vtt', WORKS);
  await page.waitForFunction(() => document.querySelector('.cast')?.rows.length === 7);
  await page.click('[data-act="undo"]');
  await page.waitForFunction(() => document.querySelector('[data-act="go:map"]').disabled === false);
});

forBoth('every step is free of serious findings of axe, and nothing overflows at 320 px', async (page) => {
  await page.evaluate(AXE);
  const judge = async (step) => {
    const { violations } = await page.evaluate(() => window.axe.run());
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], step);
    await page.setViewportSize({ width: 320, height: 700 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `${step} is ${width} px wide at 320`);
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  await judge('open');
  await drop(page, 'session.vtt', SAMPLE);
  await page.waitForSelector('.cast');
  await judge('people');
  await page.click('[data-act="confirm-cast"]');
  await page.waitForSelector('#map svg');
  await judge('map');
  await marks(page).first().click();
  await judge('evidence');
}, { context: { bypassCSP: true } });

forBoth('a fault in the middle of the work keeps the case', async (page) => {
  await openMap(page);
  await page.evaluate(() => setTimeout(() => window.__exports.__wbindgen_malloc(-1, 1)));
  await page.waitForSelector('html[data-restarts="1"]', { state: 'attached' });
  await page.waitForSelector('#map svg');
  assert.match(await page.locator('.notice').innerText(), /began anew/);
}, { before: catchInstance, tolerate: ['errors'] });

/** Lets a journey reach the running instance, through the hands that make it. */
async function catchInstance(page) {
  await page.addInitScript(() => {
    const { instantiateStreaming } = WebAssembly;
    WebAssembly.instantiateStreaming = async (...given) => {
      const made = await instantiateStreaming.apply(WebAssembly, given);
      window.__exports = made.instance.exports;
      return made;
    };
  });
}
