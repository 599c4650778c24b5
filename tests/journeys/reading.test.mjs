// Files are read apart from the page: it answers meanwhile, a reading can be stopped, and a fault there leaves the page whole.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { forBoth } from './harness.mjs';

const SAMPLE = await readFile(new URL('../../www/samples/stable-coalition.vtt', import.meta.url), 'utf8');

/** A session of this many hours, a cue every four seconds. */
function session(hours) {
  const clock = (seconds) => [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
  const cue = (_, number) => `${clock(number * 4)}.000 --> ${clock(number * 4 + 3)}.000\n`
    + `<v ${['Ana', 'Ben', 'Cleo'][number % 3]}>I said so before, number ${number}.\n`;
  return `WEBVTT\n\n${Array.from({ length: hours * 900 }, cue).join('\n')}`;
}

const give = (page, name, text) => page.setInputFiles('#file', { name, mimeType: 'text/vtt', buffer: Buffer.from(text) });
const workers = (page) => page.evaluate(() => window.__workers);

/** Counts the workers that are begun and let go, and lets a journey speak in their place. */
async function watchWorkers(page) {
  await page.addInitScript(() => {
    window.__workers = { begun: 0, ended: 0, last: undefined };
    window.Worker = class extends window.Worker {
      constructor(...given) {
        super(...given);
        window.__workers.begun += 1;
        window.__last = this;
      }

      postMessage(message, ...rest) {
        if (window.__deaf && Array.isArray(message)) return;
        super.postMessage(message, ...rest);
      }

      terminate() {
        window.__workers.ended += 1;
        super.terminate();
      }
    };
  });
}

forBoth('a transcript is read in a worker', async (page) => {
  await give(page, 'session.vtt', SAMPLE);
  await page.waitForSelector('.cast');
  const { begun } = await workers(page);
  assert.equal(begun, 1);
  assert.equal(await page.locator('.reading-on').count(), 0);
}, { before: watchWorkers });

forBoth('no moment of a long import holds the page up', async (page) => {
  await page.evaluate(() => {
    window.__frames = [];
    const frame = (time) => {
      window.__frames.push(time);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await give(page, 'long.vtt', session(30));
  await page.waitForSelector('.reading-on');
  const before = await page.evaluate(() => window.__frames.length);
  await page.waitForSelector('.cast');
  const during = await page.evaluate((before) => window.__frames.length - before, before);
  assert.ok(during > 5, `the page drew ${during} frames while the file was read`);
  assert.match(await page.locator('#people').innerText(), /27000 utterances/);
});

forBoth('a reading that hangs is stopped by its button and by Escape, and the next one works', async (page) => {
  await give(page, 'first.vtt', SAMPLE);
  await page.waitForSelector('.cast');
  for (const stop of [() => page.click('#stop-reading'), () => page.keyboard.press('Escape')]) {
    await page.evaluate(() => { window.__deaf = true; });
    await give(page, 'hangs.vtt', SAMPLE);
    await page.waitForSelector('.reading-on');
    assert.match(await page.locator('.reading-on').innerText(), /hangs\.vtt/);
    await stop();
    await page.waitForSelector('.reading-on', { state: 'detached' });
    assert.match(await page.locator('#people').innerText(), /first\.vtt/, 'what was here stays');
    await page.evaluate(() => { window.__deaf = false; });
  }
  assert.equal((await workers(page)).ended, 2);
  await give(page, 'second.vtt', session(1));
  await page.waitForFunction(() => document.querySelector('#people').innerText.includes('second.vtt'));
}, { before: watchWorkers });

forBoth('another file takes the place of the one that is being read', async (page) => {
  await page.evaluate(() => { window.__deaf = true; });
  await give(page, 'first.vtt', SAMPLE);
  await page.waitForSelector('.reading-on');
  await page.evaluate(() => { window.__deaf = false; });
  await give(page, 'second.vtt', SAMPLE);
  await page.waitForSelector('.cast');
  assert.match(await page.locator('#people').innerText(), /second\.vtt/);
  assert.equal(await page.locator('[data-act="undo"]').getAttribute('title'), 'Undo: opening second.vtt');
}, { before: watchWorkers });

forBoth('a fault in the worker is said, and the page is as it was', async (page) => {
  await give(page, 'first.vtt', SAMPLE);
  await page.waitForSelector('.cast');
  await page.evaluate(() => { window.__deaf = true; });
  await give(page, 'breaks.vtt', SAMPLE);
  await page.waitForSelector('.reading-on');
  await page.evaluate(() => {
    window.__deaf = false;
    window.__last.dispatchEvent(new MessageEvent('message', { data: ['fault', 'unreachable'] }));
  });
  await page.waitForSelector('.notice.trouble');
  const said = await page.locator('.notice').innerText();
  assert.match(said, /breaks\.vtt/);
  assert.match(said, /fault in itself/);
  assert.match(await page.locator('#people').innerText(), /first\.vtt/);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.restarts), undefined);
  await give(page, 'second.vtt', SAMPLE);
  await page.waitForFunction(() => document.querySelector('#people').innerText.includes('second.vtt'));
}, { before: watchWorkers });

/** Browsers without workers, or that refuse this one. */
const WITHOUT = {
  'there are no workers': () => { delete window.Worker; },
  'a worker cannot be made': () => { window.Worker = class { constructor() { throw new Error('refused'); } }; },
  'a worker cannot begin': () => {
    window.Worker = class extends EventTarget {
      constructor() {
        super();
        setTimeout(() => this.dispatchEvent(new Event('error')));
      }

      postMessage() {}

      terminate() {}
    };
  },
};
for (const [what, without] of Object.entries(WITHOUT)) {
  forBoth(`where ${what}, files are read on the spot`, async (page) => {
    await give(page, 'session.vtt', SAMPLE);
    await page.waitForSelector('.cast');
    await give(page, 'other.vtt', session(1));
    await page.waitForFunction(() => document.querySelector('#people').innerText.includes('other.vtt'));
  }, { before: (page) => page.addInitScript(without) });
}
