// The package in Node: the same files that the page loads, from bytes, with no document in sight.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PACKAGE = process.env.KINMAP_PACKAGE ?? join(ROOT, 'www', 'pkg');

/** Globals of a browser that take note of being asked for. */
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
const bytes = await readFile(join(PACKAGE, 'kinmap_bg.wasm'));
kinmap.initSync({ module: bytes });

test('loading the module touches no document', () => {
  assert.deepEqual(touched, []);
});

test('the module names no folder of the machine it was built on', () => {
  for (const folder of [ROOT, homedir()].filter((folder) => folder.length > 1)) {
    assert.equal(bytes.indexOf(folder), -1, folder);
  }
});

test('the module says what it exports', async () => {
  const types = await readFile(join(PACKAGE, 'kinmap.d.ts'), 'utf8');
  for (const name of Object.keys(kinmap).filter((name) => !name.startsWith('__') && !['default', 'initSync'].includes(name))) {
    assert.match(types, new RegExp(`export function ${name}\\(`), name);
  }
  assert.equal(typeof kinmap.mount, 'function');
});
