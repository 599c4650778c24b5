// Layout and markup of a family map in the module as the page has it, while a member is dragged; beside Graphviz, which
// lays out and draws the same graph without knowing what its lines mean.

import { instance } from '@viz-js/viz';

import { bench, exponent, race, table } from './measure.mjs';

const SIZES = [[6, 8], [12, 20], [20, 50], [20, 100], [20, 200]];
// What a frame leaves for it, in milliseconds, at twenty members and two hundred marks.
const GOAL = 4;

const module = await bench();
const viz = await instance();

const times = SIZES.map(([members, marks]) => {
  const picture = new module.Picture(members, marks);
  const dot = picture.dot();
  const rivals = { kinmap: () => picture.drag(), graphviz: () => viz.renderString(dot, { engine: 'neato', format: 'svg' }) };
  return { members, marks: picture.marks(), bytes: picture.draw(), ...race(rivals, members * marks > 2000 ? 5 : 15) };
});

table([
  ['members', 'marks', 'kB', 'first, ms', 'ms', 'graphviz, ms', 'ratio'],
  ...times.map(({ members, marks, bytes, kinmap, graphviz }) => [
    `${members}`, `${marks}`, bytes / 1000, kinmap.first, kinmap.median, graphviz.median, graphviz.median / kinmap.median,
  ]),
]);
const [fifty, , twoHundred] = times.slice(2);
console.log(`growth from 50 to 200 marks: ${exponent(fifty.kinmap.median, twoHundred.kinmap.median, 4).toFixed(2)} (1 is in proportion)`);
console.log(`20 members, 200 marks: ${twoHundred.kinmap.median.toFixed(2)} ms of ${GOAL}`);
