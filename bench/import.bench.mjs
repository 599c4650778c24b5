// The reading of simulated sessions in every format: natively, in WebAssembly, over the whole border, and with the peers, in
// turns in this process. Peers that only browsers have are measured in Chromium, beside the same module.

import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { table } from './measure.mjs';
import { inChromium } from './peers/chromium.mjs';
import { interleaved } from './turns.mjs';

/** For so many milliseconds each reading of one hour is repeated before it counts. */
const WARM = 400;
/** So many transcripts of an hour are kept to see what one takes. */
const KEPT = 60;

const require = createRequire(import.meta.url);
globalThis.navigator ??= { userAgent: 'node' }; // vtt.js asks for its browser
const moduleFolder = process.env.KINMAP_BENCH;
const files = mkdtempSync(join(tmpdir(), 'kinmap-'));
execFileSync(join(process.env.KINMAP_NATIVE, 'import'), [files]);

/** An instance of the module: the page's own with the reading alone beside it, by whichever name asks for it. */
const code = await readFile(join(moduleFolder, 'bench_bg.wasm'));
async function load(name) {
  const glue = await import(`${pathToFileURL(join(moduleFolder, 'bench.js'))}?${encodeURIComponent(name)}`);
  return { ...glue, memory: glue.initSync({ module: code }).memory };
}

const kinmap = await load('speed');

const nodeWebvtt = require('node-webvtt');
const vttjs = require('vtt.js');
const { parseSync } = await import('subtitle').then((it) => (it.parseSync ? it : it.default));

/** The peers' own functions from text to whatever they make of it; making text of the bytes is not charged to them. */
const PEERS = {
  'node-webvtt': (text) => nodeWebvtt.parse(text).cues.length,
  'vtt.js': (text) => {
    let cues = 0;
    const parser = new vttjs.WebVTT.Parser({ VTTCue: vttjs.VTTCue, VTTRegion: vttjs.VTTRegion }, vttjs.WebVTT.StringDecoder());
    parser.oncue = () => { cues += 1; };
    parser.parse(text);
    parser.flush();
    return cues;
  },
  subtitle: (text) => parseSync(text).length,
  'JSON.parse': (text) => JSON.parse(text) && 1,
};
const BESIDE = {
  webvtt: ['node-webvtt', 'vtt.js'],
  subrip: ['subtitle'],
  segments: ['JSON.parse'],
  whisperx: ['JSON.parse'],
};
/** Peers in Chromium; a TextGrid is no XML and is held against the same session as EAF. */
const IN_CHROMIUM = { elan: 'elan', ttml: 'ttml', exmaralda: 'exmaralda', textgrid: 'elan' };

const rows = JSON.parse(await readFile(join(files, 'native.json')));
for (const row of rows) {
  const bytes = new Uint8Array(await readFile(join(files, row.file)));
  const text = new TextDecoder().decode(bytes);
  const runs = {
    wasm: () => kinmap.parse(bytes),
    border: () => kinmap.parseTranscript(bytes).utterances.length,
  };
  for (const peer of BESIDE[row.name] ?? []) runs[peer] = () => PEERS[peer](text);
  Object.assign(row, interleaved(runs, row.hours === 1 ? WARM : 0));
  if (kinmap.parse(bytes) !== row.utterances) throw new Error(`${row.file}: other utterances in WebAssembly`);
}

const chromium = await inChromium(files, moduleFolder, rows.filter(({ name }) => name in IN_CHROMIUM), WARM);
for (const row of rows) {
  const found = chromium.find(({ file }) => file === row.file);
  if (!found) continue;
  const peer = rows.find(({ name, hours }) => name === IN_CHROMIUM[row.name] && hours === row.hours);
  const other = chromium.find(({ file }) => file === peer.file);
  Object.assign(row, { inBrowser: found.wasm, DOMParser: (other.DOMParser / peer.bytes) * row.bytes });
}

/** What one session hour adds to the module's memory, in MB: the file, its transcript, and what reading them takes. */
async function memory(name, bytes, hours) {
  const { Held, memory } = await load(name);
  const before = memory.buffer.byteLength;
  const kept = new Held(bytes);
  const after = memory.buffer.byteLength;
  kept.free();
  return (after - before) / 2 ** 20 / hours;
}

/** What of it stays when an hour has been read, in MB: the file and its transcript. What was freed is used again. */
async function kept(name, bytes) {
  const { Held, memory } = await load(`${name}, kept`);
  const held = Array.from({ length: 5 }, () => new Held(bytes));
  const before = memory.buffer.byteLength;
  for (let count = 0; count < KEPT; count += 1) held.push(new Held(bytes));
  const after = memory.buffer.byteLength;
  for (const one of held) one.free();
  return (after - before) / 2 ** 20 / KEPT;
}

const mbs = (bytes, ms) => (bytes / ms / 1e3).toFixed(bytes / ms < 1e4 ? 1 : 0);
const lines = [];
for (const name of new Set(rows.map((row) => row.name))) {
  const [one, many] = rows.filter((row) => row.name === name);
  const bytes = new Uint8Array(await readFile(join(files, many.file)));
  const growth = (key) => (Math.log(many[key] / one[key]) / Math.log(many.bytes / one.bytes)).toFixed(2);
  const peers = [...(BESIDE[name] ?? []).map((peer) => [peer, 'wasm']), ...(name in IN_CHROMIUM ? [['DOMParser', 'inBrowser']] : [])];
  const ratios = peers.map(([peer, own]) =>
    `${peer} ×${(one[peer] / one[own]).toFixed(1)} ×${(many[peer] / many[own]).toFixed(1)}`);
  lines.push([
    name,
    (many.bytes / 1e6).toFixed(1),
    mbs(one.bytes, one.native), mbs(many.bytes, many.native),
    mbs(one.bytes, one.wasm), mbs(many.bytes, many.wasm),
    mbs(one.bytes, one.border), mbs(many.bytes, many.border),
    growth('wasm'),
    (await memory(name, bytes, many.hours)).toFixed(2),
    (one.bytes / 2 ** 20).toFixed(2),
    (await kept(name, new Uint8Array(await readFile(join(files, one.file))))).toFixed(2),
    ratios.join(', '),
  ]);
}
console.log(`node ${process.version}, median of 5, in turns; MB/s for 1 h and for 99 h of talk; ×: how many times faster than the peer, 1 h and 99 h`);
console.log('border: parseTranscript, which builds the objects of JavaScript; growth: exponent of time, 1 h to 99 h, in WebAssembly');
console.log('peak: MB that an hour adds to the memory while 99 are read; kept: what stays of one hour, the file and its transcript');
table([['format', 'MB at 99 h', 'native', '', 'wasm', '', 'border', '', 'growth', 'peak', 'file', 'kept', 'beside'], ...lines]);
await rm(files, { recursive: true });
