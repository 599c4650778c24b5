// All process measures: in the page's way, over the whole border, natively; beside plain JavaScript and pyannote.core on the
// same sessions, with equal totals; how the cost grows, and what a moved window costs.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bench, exponent, kinmap, race, table } from './measure.mjs';
import { measure as byHand } from './peers/talk.mjs';
import { python } from './peers/python.mjs';

const HOURS = [1, 10, 99];
/** pyannote.core's time grows with the square: ten hours take seconds, 99 some ten minutes. */
const PEER_HOURS = 10;
const CROWDS = [1_000, 8_000, 64_000];

const module = await bench();
const page = await kinmap();
const pyannote = python('pyannote.core==6.1.0', 'talk.py');
const native = JSON.parse(execFileSync(join(process.env.KINMAP_NATIVE, 'process'), { encoding: 'utf8' }));
const folder = mkdtempSync(join(tmpdir(), 'kinmap-'));

/** The same utterances as an RTTM file. */
function rttm({ speakers, utterances }) {
  const line = ({ speaker, start, end }) => `SPEAKER talk 1 ${start.toFixed(3)} ${(end - start).toFixed(3)} <NA> <NA> ${speakers[speaker].replaceAll(' ', '_')} <NA> <NA>\n`;
  return utterances.map(line).join('');
}

const near = (one, other, what) => assert.ok(Math.abs(one - other) < 0.001, `${what}: ${one} and ${other}`);

const rows = [];
for (const hours of HOURS) {
  const bytes = module.captions(hours);
  const talk = new module.Talk(bytes);
  const transcript = page.parseTranscript(bytes);
  const cast = page.suggestCast(transcript);
  const lines = rttm(transcript);
  const file = join(folder, `${hours}.rttm`);
  writeFileSync(file, lines);
  let peer;
  const rivals = {
    wasm: () => talk.measure(),
    border: () => page.measure(transcript, cast),
    plain: () => byHand(transcript),
  };
  if (hours <= PEER_HOURS) rivals.python = () => { peer = pyannote(file); };
  const inside = [];
  const times = race({ ...rivals, ...(rivals.python && { python: () => { rivals.python(); inside.push(peer.ms); } }) }, hours > 1 && rivals.python ? 3 : 5);
  const [speech, overlap, ...members] = new module.Talk(new TextEncoder().encode(lines)).totals();
  const hand = byHand(transcript);
  near(speech, hand.speech, 'speech by hand');
  near(overlap, hand.overlap, 'overlap by hand');
  members.forEach((time, index) => near(time, hand.talk[index], `${transcript.speakers[index]} by hand`));
  if (peer) {
    near(speech, peer.speech, 'speech by pyannote.core');
    near(overlap, peer.overlap, 'overlap by pyannote.core');
    members.forEach((time, index) => near(time, peer.byLabel[transcript.speakers[index].replaceAll(' ', '_')], `${transcript.speakers[index]} by pyannote.core`));
  }
  rows.push({
    hours,
    first: times.wasm.first,
    wasm: times.wasm.median,
    border: times.border.median,
    native: native[hours],
    plain: times.plain.median,
    pyannote: inside.length > 0 ? inside.sort((a, b) => a - b)[Math.floor(inside.length / 2)] : undefined,
  });
}

const shown = (figure) => figure ?? '–';
const times = (figure) => (figure === undefined ? '–' : `${figure.toFixed(figure < 10 ? 1 : 0)}×`);
console.log('All measures; ms. Totals of talk time, speech and overlap are equal to 1 ms.');
table([
  ['hours', 'wasm, first', 'wasm', 'whole border', 'native', 'plain JS', 'pyannote.core', 'plain JS ÷ wasm', 'pyannote ÷ wasm'],
  ...rows.map((row) => [`${row.hours}`, row.first, row.wasm, row.border, row.native, row.plain, shown(row.pyannote), times(row.plain / row.wasm), times(row.pyannote && row.pyannote / row.wasm)]),
]);
const [one, ten, most] = rows;
const growth = (key, small, large) => exponent(small[key], large[key], large.hours / small.hours).toFixed(2);
console.log(`Growth from 10 to 99 h: wasm ${growth('wasm', ten, most)}, whole border ${growth('border', ten, most)}, native ${growth('native', ten, most)}, plain JS ${growth('plain', ten, most)}; pyannote.core from 1 to 10 h ${growth('pyannote', one, ten)}.`);

console.log('\nEverybody speaks over everybody; ms.');
const crowds = CROWDS.map((count) => module.Talk.everybodyAtOnce(count));
const crowded = crowds.map((talk) => race({ wasm: () => talk.measure() }).wasm.median);
table([
  ['utterances', 'wasm', 'growth'],
  ...CROWDS.map((count, index) => [`${count}`, crowded[index], index === 0 ? '–' : exponent(crowded[index - 1], crowded[index], count / CROWDS[index - 1])]),
]);

console.log('\nA window moved over 8,100 utterances; ms.');
const long = new module.Talk(module.captions(9));
const hour = new module.Talk(module.captions(1));
const moved = race({
  'made ready': () => long.prepare(),
  'whole session': () => long.window(0, 1),
  half: () => long.window(0.25, 0.75),
  'five minutes': () => long.window(0.5, 0.51),
  'permutation test, 1 h': () => hour.permute(),
}, 9);
table([['', 'wasm, first', 'wasm'], ...Object.entries(moved).map(([name, { first, median }]) => [name, first, median])]);
