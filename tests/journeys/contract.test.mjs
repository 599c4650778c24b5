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

const SAMPLE = await readFile(join(ROOT, 'www', 'samples', 'stable-coalition.vtt'));

/** Everything from one file, as a developer would do it. */
function run(bytes = SAMPLE, options) {
  const transcript = kinmap.parseTranscript(bytes, options);
  const cast = kinmap.suggestCast(transcript);
  const analysis = kinmap.analyze(transcript, cast);
  return { transcript, cast, analysis };
}

test('a transcript is read with times in seconds and lines counted from one', () => {
  const { transcript } = run();
  assert.equal(transcript.format, 'webvtt');
  assert.equal(transcript.speakers.length, 5);
  const [first] = transcript.utterances;
  assert.deepEqual([first.speaker, first.start, first.end, first.line], [0, 2.386, 9.725, 4]);
  assert.ok(Array.isArray(transcript.warnings));
});

test('a person can say what a file is, how it is encoded and what its columns hold', () => {
  const formats = kinmap.formats();
  assert.equal(new Set(formats.map(({ id }) => id)).size, formats.length);
  assert.ok(formats.every(({ label, family }) => label.length > 2 && family.length > 2));
  const encodings = kinmap.encodings().map(({ id }) => id);
  assert.ok(encodings.includes('windows-1251') && encodings.includes('utf-16le'));
  const cyrillic = Uint8Array.from([0xcc, 0xe0, 0xec, 0xe0, 0x3a, 0x20, 0xed, 0xe5, 0xf2, 10, 0xcf, 0xe0, 0xef, 0xe0, 0x3a, 0x20, 0xe4, 0xe0]);
  const read = kinmap.parseTranscript(cyrillic, { encoding: 'windows-1251' });
  assert.deepEqual([read.speakers, read.reading], [['Мама', 'Папа'], { encoding: 'windows-1251' }]);
  const plain = 'A: a\nB: b\n';
  const wide = () => Buffer.from(plain, 'utf16le');
  for (const encoding of encodings) {
    const bytes = { 'utf-16le': wide, 'utf-16be': () => wide().swap16() }[encoding] ?? (() => Buffer.from(plain));
    assert.deepEqual(kinmap.parseTranscript(bytes(), { encoding }).speakers, ['A', 'B'], encoding);
  }
  const table = Buffer.from('nimi;puhe;hetki\nÄiti;Ei.;0,5\nIsä;Joo.;1,5\n');
  const { choice, rows } = kinmap.previewTable(table, { format: 'table' });
  assert.deepEqual(rows[0], ['nimi', 'puhe', 'hetki']);
  const columns = { ...choice, columns: ['speaker', 'text', 'start'], above: 1 };
  const { utterances, reading } = kinmap.parseTranscript(table, { columns });
  assert.deepEqual(utterances.map(({ start, text }) => [start, text]), [[0.5, 'Ei.'], [1.5, 'Joo.']]);
  assert.deepEqual(reading.columns, columns);
  assert.equal(kinmap.previewTable(SAMPLE), null);
  const garbled = Buffer.from('ZoÃ«: no\nMom: Iâ€™m here\n');
  assert.equal(kinmap.parseTranscript(garbled).reading.garbled, true);
  assert.equal(kinmap.parseTranscript(garbled, { restoreLetters: true }).speakers[0], 'Zoë');
});

test('the pipeline runs in Node and spans cut the words they name', () => {
  const { transcript, cast, analysis } = run();
  const ids = new Set(cast.members.map(({ id }) => id));
  assert.equal(analysis.addressees.length, transcript.utterances.length);
  assert.ok(analysis.acts.length > 20);
  for (const act of analysis.acts) {
    const words = transcript.utterances[act.utterance].text.slice(...act.span);
    assert.ok(words.length > 0 && words === words.trim(), JSON.stringify(act));
    assert.ok(ids.has(act.actor) && (act.target === null || ids.has(act.target)), JSON.stringify(act));
    assert.ok(act.why.length > 0);
  }
  for (const { confidence, evidence, counterEvidence, statement } of analysis.hypotheses) {
    assert.ok(confidence > 0 && confidence <= 0.8 && statement.length > 20);
    assert.ok([...evidence, ...counterEvidence].every((index) => index < analysis.acts.length));
  }
  assert.ok(analysis.process.floor.every(({ talkTime }) => talkTime.value > 0));
});

test('the same bytes give the same analysis and the same picture', () => {
  const picture = ({ analysis, cast }) => kinmap.renderMap(kinmap.mapFromAnalysis(analysis, cast), { legend: true });
  const [one, other] = [run(), run()];
  assert.deepEqual(one, other);
  assert.equal(picture(one), picture(other));
  assert.match(picture(one), /^<svg[^>]+xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
});

test('a window measures less than the whole', () => {
  const { transcript, cast, analysis } = run();
  const part = kinmap.analyze(transcript, cast, { window: [0, 300] });
  const words = ({ process }) => process.floor.reduce((sum, floor) => sum + floor.words, 0);
  assert.ok(words(part) > 0 && words(part) < words(analysis));
});

test('measures come over the whole, a window and sliding windows, with the moments behind them', () => {
  const { transcript, cast, analysis } = run();
  const asked = { sliding: { width: 150, step: 30 }, permutation: { orders: 99, seed: 7 }, figures: ['turns.0', 'lapses'] };
  const found = kinmap.measure(transcript, cast, asked);
  assert.deepEqual(found.process, analysis.process);
  assert.deepEqual(kinmap.measure(transcript, cast, asked), found);
  const [first, second] = found.sliding;
  const between = (from, to) => Math.round((to - from) * 1_000);
  assert.deepEqual([between(first.window[0], second.window[0]), between(...first.window)], [30_000, 150_000]);
  assert.deepEqual(found.permutation.value.observed, found.process.succession);
  assert.equal(found.moments['turns.0'].length, found.process.floor[0].turns);
  const { byTime } = found.process.participation[0];
  assert.ok(byTime.ofEverybody.value > 0 && (byTime.ofFamily === null || byTime.ofFamily.value > 0));
  assert.deepEqual(kinmap.measure(transcript, cast, { window: [0, 300] }).process, kinmap.analyze(transcript, cast, { window: [0, 300] }).process);
});

test('every measure says what it means', () => {
  const definitions = kinmap.definitions();
  assert.ok(definitions.length >= 40);
  for (const definition of definitions) {
    assert.ok(Object.values(definition).every((text) => typeof text === 'string' && text.length > 0), definition.id);
  }
});

test('what a person put right about who said what comes before everything else', () => {
  const text = 'Ana: You never listen. I do.\nBen: Stop it, Ana.\nAna: No.\n';
  const transcript = kinmap.parseTranscript(new TextEncoder().encode(text));
  const cast = kinmap.suggestCast(transcript);
  const amendments = [
    { kind: 'split', utterance: 0, word: 3 },
    { kind: 'assign', utterances: [1], speaker: 1 },
  ];
  const { addressees } = kinmap.analyze(transcript, cast, { amendments });
  assert.equal(addressees.length, transcript.utterances.length + 1);
  assert.throws(() => kinmap.analyze(transcript, cast, { amendments: [{ kind: 'erase' }] }), { code: 'bad-argument' });
});

test('a person’s word overrules a coded act', () => {
  const { transcript, cast, analysis } = run();
  const [{ utterance, kind, actor, span }] = analysis.acts;
  const overrides = [{ utterance, kind, actor, span, decision: 'reject' }];
  const after = kinmap.analyze(transcript, cast, { overrides });
  assert.equal(after.acts.length, analysis.acts.length - 1);
});

test('a person’s word on safety sets flags aside and raises others', () => {
  const { transcript, cast, analysis } = run();
  assert.deepEqual([analysis.safety, analysis.setAside], [[], []]);
  const raised = kinmap.analyze(transcript, cast, { safety: [{ utterance: 1, decision: 'raise' }] });
  assert.equal(raised.structure.sufficiency, 'withheld');
  assert.deepEqual(raised.safety.map(({ utterance, concern }) => ({ utterance, concern })), [{ utterance: 1, concern: 'marked by you' }]);
  const utterances = transcript.utterances.map((it, at) => (at === 1 ? { ...it, text: 'Stop, you hit me.' } : it));
  const [{ concern }] = kinmap.analyze({ ...transcript, utterances }, cast).safety;
  const safety = [{ utterance: 1, decision: 'set-aside', concern }];
  const aside = kinmap.analyze({ ...transcript, utterances }, cast, { safety });
  assert.deepEqual([aside.safety.length, aside.setAside.length], [0, 1]);
  assert.throws(() => kinmap.analyze(transcript, cast, { safety: [{ utterance: 1, decision: 'set-aside' }] }), { code: 'bad-argument' });
});

test('what a file cannot carry is refused with the reason, never a zero', () => {
  const { analysis } = run(Buffer.from('Ana: Hello there.\nBen: Hello.\nAna: Well?\nBen: Well.\n'));
  const { silences, floor } = analysis.process;
  assert.match(silences.unmeasured.reason, /no times/);
  assert.equal(silences.value, undefined);
  assert.match(floor[0].talkTime.unmeasured.reason, /no times/);
  assert.deepEqual(analysis.hypotheses, []);
  assert.equal(analysis.structure.sufficiency, 'not-enough');
});

test('a report is written for the clinician and for the family', () => {
  const { transcript, cast } = run();
  const note = kinmap.renderReport({ transcript, cast, title: 'Tuesday' }, { format: 'markdown' });
  assert.match(note, /^# Session note: Tuesday/);
  const sketch = kinmap.renderReport({ transcript, cast }, { format: 'html', audience: 'family' });
  assert.match(sketch, /^<!DOCTYPE html>/);
  assert.doesNotMatch(sketch, /<blockquote/);
});

const member = (id, role, generation) => ({ id, name: id, role, generation });
const DRAWN = {
  version: 1,
  title: 'By hand',
  members: [member('mum', 'mother', 1), member('dad', 'father', 1), member('leo', 'son', 0)],
  ties: [],
  triads: [{ id: 't', kind: 'coalition', members: ['mum', 'leo'], against: 'dad' }],
  boundaries: [],
  areas: [],
};

test('a map drawn by hand is read and drawn', () => {
  const { hypotheses, gaps } = kinmap.analyzeMap(DRAWN);
  const coalition = hypotheses.find(({ pattern }) => pattern === 'coalition');
  assert.deepEqual([coalition.members, coalition.against, coalition.crossGenerational], [['mum', 'leo'], 'dad', true]);
  assert.ok(Array.isArray(gaps));
  assert.match(kinmap.renderMap(DRAWN), /<svg/);
});

test('balance is exact, with every optimal split', () => {
  const ties = [[0, 1, 1], [0, 2, -1], [1, 2, -1]].map(([source, target, weight]) => ({ source, target, weight }));
  assert.deepEqual(kinmap.balance(3, ties), {
    frustrationIndex: 0,
    bipartitions: [[0, 0, 1]],
    clusterabilityIndex: 0,
    partitions: [[0, 0, 1]],
  });
});

const { transcript: GOOD, cast: CAST } = run();
const REFUSED = [
  ['an empty file', () => kinmap.parseTranscript(new Uint8Array()), 'empty'],
  ['a PDF', () => kinmap.parseTranscript(Buffer.from('%PDF-1.7\n')), 'not-a-transcript'],
  ['a recording', () => kinmap.parseTranscript(Buffer.from('ID3\x04\0\0\0\0\0\0')), 'not-a-transcript'],
  ['prose', () => kinmap.parseTranscript(Buffer.from('It rained. Nobody spoke.')), 'no-speech'],
  ['an unknown encoding', () => kinmap.parseTranscript(SAMPLE, { encoding: 'ebcdic' }), 'bad-argument'],
  ['a column of nothing known', () => kinmap.parseTranscript(SAMPLE, { columns: { columns: ['who'] } }), 'bad-argument'],
  ['an unknown format', () => kinmap.parseTranscript(SAMPLE, { format: 'tape' }), 'bad-argument'],
  ['no transcript', () => kinmap.suggestCast(undefined), 'bad-argument'],
  ['a number for a transcript', () => kinmap.suggestCast(7), 'bad-argument'],
  ['a broken utterance', () => kinmap.suggestCast({ speakers: [], utterances: [{ speaker: 0 }] }), 'bad-argument'],
  ['an unknown role', () => kinmap.analyze(GOOD, { members: [{ id: 'a', name: 'A', role: 'boss', generation: 1, speakers: [] }] }), 'bad-argument'],
  ['two members of one id', () => kinmap.analyze(GOOD, { members: [CAST.members[0], CAST.members[0]] }), 'bad-argument'],
  ['a window of no numbers', () => kinmap.analyze(GOOD, CAST, { window: ['a', null] }), 'bad-argument'],
  ['sliding windows without a step', () => kinmap.measure(GOOD, CAST, { sliding: { width: 60, step: 0 } }), 'bad-argument'],
  ['more sliding windows than anybody reads', () => kinmap.measure(GOOD, CAST, { sliding: { width: 1, step: 0.001 } }), 'bad-argument'],
  ['a figure that is none', () => kinmap.measure(GOOD, CAST, { figures: ['happiness.0'] }), 'bad-argument'],
  ['an override of nobody', () => kinmap.analyze(GOOD, CAST, { overrides: [{ utterance: 0, kind: 'agree', actor: 'nobody', span: [0, 1], decision: 'reject' }] }), 'bad-argument'],
  ['a map of a newer version', () => kinmap.renderMap({ ...DRAWN, version: 99 }), 'bad-argument'],
  ['a brace with no target', () => kinmap.renderMap({ ...DRAWN, triads: [{ id: 't', kind: 'coalition', members: ['mum'] }] }), 'bad-argument'],
  ['a network too large', () => kinmap.balance(21, []), 'bad-argument'],
  ['a tie to nowhere', () => kinmap.balance(2, [{ source: 0, target: 5, weight: 1 }]), 'bad-argument'],
];

for (const [what, call, code] of REFUSED) {
  test(`${what} is refused with words`, () => {
    assert.throws(call, (error) => error instanceof Error && error.code === code && error.message.length > 10);
  });
}

test('an import error names its line or its format where it has one', () => {
  assert.throws(() => kinmap.parseTranscript(Buffer.from('<!doctype html><html><body>Sign in</body></html>')), (error) =>
    error.name === 'ImportError' && error.line === 1);
});

test('no bytes and no shapes trap the module', () => {
  let seed = 1;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const odd = [null, undefined, 0, -1, NaN, Infinity, '', 'x', '\ud800', [], {}, [[]], { length: 3 }, new Map([['a', 1]]), 2n ** 70n, new Date(0)];
  for (let round = 0; round < 300; round += 1) {
    const bytes = Uint8Array.from({ length: random() * 400 }, () => (random() < 0.7 ? 32 + random() * 95 : random() * 256));
    const calls = [
      () => run(bytes),
      () => kinmap.suggestCast({ ...GOOD, utterances: [odd[round % odd.length]] }),
      () => kinmap.analyze({ ...GOOD, speakers: odd[round % odd.length] }, CAST),
      () => kinmap.renderMap({ ...DRAWN, members: odd[round % odd.length] }),
      () => kinmap.analyzeMap({ ...DRAWN, triads: [odd[round % odd.length]] }),
      () => kinmap.balance(odd[round % odd.length], odd[(round * 7) % odd.length]),
    ];
    for (const call of calls) {
      try {
        call();
      } catch (error) {
        assert.ok(!(error instanceof WebAssembly.RuntimeError), `${call}: ${error.message}`);
      }
    }
  }
  assert.equal(run().transcript.speakers.length, 5, 'and the module still works');
});
