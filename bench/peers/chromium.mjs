// Measures what only a browser has (DOMParser), beside the module in the same page.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

const ORIGIN = 'http://kinmap.invalid';
const TYPES = { js: 'text/javascript', mjs: 'text/javascript', wasm: 'application/wasm' };

/** Milliseconds for each row's file: `wasm`, and `DOMParser` where the file is XML; those of an hour after so long a run. */
export async function inChromium(files, moduleFolder, rows, warmth) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid() !== 0,
    args: ['--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  });
  try {
    const page = await browser.newPage();
    const folders = { module: moduleFolder, files, own: fileURLToPath(new URL('..', import.meta.url)) };
    await page.route(`${ORIGIN}/**`, async (route) => {
      const [, folder, name] = new URL(route.request().url()).pathname.split('/');
      if (!(folder in folders)) return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' });
      return route.fulfill({ contentType: TYPES[name.split('.').pop()] ?? 'application/octet-stream', body: await readFile(join(folders[folder], name)) });
    });
    await page.goto(`${ORIGIN}/`);
    const found = [];
    for (const { file, hours } of rows) {
      const times = await page.evaluate(async ([file, warm]) => {
        const { interleaved } = await import('/own/turns.mjs');
        const glue = await import('/module/bench.js');
        await glue.default({ module_or_path: '/module/bench_bg.wasm' });
        const bytes = new Uint8Array(await (await fetch(`/files/${file}`)).arrayBuffer());
        const text = new TextDecoder().decode(bytes);
        const runs = { wasm: () => glue.parse(bytes) };
        if (text.startsWith('<')) runs.DOMParser = () => new DOMParser().parseFromString(text, 'text/xml').documentElement.childNodes.length;
        return interleaved(runs, warm);
      }, [file, hours === 1 ? warmth : 0]);
      found.push({ file, ...times });
    }
    return found;
  } finally {
    await browser.close();
  }
}
