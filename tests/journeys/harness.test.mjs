// The watch that every journey is under: it must see what it is there to see.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from './harness.mjs';

/** What a page might do, and what must then be said of it. */
const FAULTS = [
  ['served', 'fetches its own file again', () => fetch('main.js'), /request after the page was ready: .*main\.js/],
  ['served', 'asks for an image elsewhere', () => { new Image().src = 'http://192.0.2.1/x.png'; }, /refused by the policy: img-src http:\/\/192\.0\.2\.1/],
  ['served', 'goes to another place', () => { location.href = 'http://192.0.2.1/'; }, /request to another place: http:\/\/192\.0\.2\.1/],
  ['served', 'opens a window', () => { open('http://192.0.2.1/'); }, /a window was opened/],
  ['disk', 'fetches another file', () => fetch('other.json').catch(() => {}), /refused by the policy: connect-src/],
  ['disk', 'writes an error', () => console.error('oh'), /console: oh/],
  ['disk', 'writes a warning', () => console.warn('hm'), /console: hm/],
  ['disk', 'throws', () => { setTimeout(() => { throw new Error('no'); }); }, /error: no/],
  ['disk', 'rejects a promise', () => { Promise.reject(new Error('never')); }, /error: never/],
  ['disk', 'asks a question', () => alert('really?'), /dialog: really\?/],
  ['disk', 'sets a style attribute', () => document.body.setAttribute('style', 'color: red'), /refused by the policy: style-src-attr/],
];

for (const [target, name, fault, expected] of FAULTS) {
  test(`a page that ${name} is found out (${target})`, { timeout: 60_000 }, async () => {
    const { page, close } = await open(target);
    await page.evaluate(fault);
    await assert.rejects(close, ({ actual }) => {
      assert.match(actual.join('\n'), expected);
      return true;
    });
  });
}

test('a page that does none of it is let go', { timeout: 60_000 }, async () => {
  const { page, close } = await open('disk');
  await page.evaluate(async () => {
    const url = URL.createObjectURL(new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' }));
    await Object.assign(new Image(), { src: url }).decode().catch(() => {});
    console.log('ready');
  });
  await close();
});
