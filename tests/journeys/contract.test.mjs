// The package in Node: the same files that the page loads, from bytes, with no document in sight.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const PACKAGE = process.env.KINMAP_PACKAGE ?? new URL('../../www/pkg', import.meta.url).pathname;

/** Globals of a browser that throw when touched. */
const touched = [];
for (const name of ['window', 'document', 'navigator', 'localStorage', 'location']) {
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get() {
      touched.push(name);
      return undefined;
    },
  });
}

const kinmap = await import(pathToFileURL(join(PACKAGE, 'kinmap.js')));
kinmap.initSync({ module: await readFile(join(PACKAGE, 'kinmap_bg.wasm')) });

test('loading the module touches no document', () => {
  // The glue asks what `document` is before it reads it: a question, not a use.
  assert.deepEqual(touched, []);
});

test('the module says what it exports', async () => {
  const types = await readFile(join(PACKAGE, 'kinmap.d.ts'), 'utf8');
  for (const name of Object.keys(kinmap).filter((name) => !name.startsWith('__') && !['default', 'initSync'].includes(name))) {
    assert.match(types, new RegExp(`export function ${name}\\(`), name);
  }
  assert.equal(typeof kinmap.mount, 'function');
});
