// Times in milliseconds: rivals take turns, so that whatever else the machine does falls on all of them alike.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROUNDS = 5;

/** A fresh instance of a built package: the page's own (`KINMAP_PACKAGE`), or the benchmarks' (`KINMAP_BENCH`). */
export async function load(folder, name) {
  const module = await import(pathToFileURL(join(folder, `${name}.js`)).href);
  module.initSync({ module: await readFile(join(folder, `${name}_bg.wasm`)) });
  return module;
}

export const bench = () => load(process.env.KINMAP_BENCH, 'bench');
export const kinmap = () => load(process.env.KINMAP_PACKAGE, 'kinmap');

/** Median times of the rivals: `{ name: () => … }` → `{ name: { first, median } }`. */
export function race(rivals, rounds = ROUNDS) {
  const times = Object.fromEntries(Object.keys(rivals).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(rivals)) {
      const begun = performance.now();
      run();
      times[name].push(performance.now() - begun);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, { first: all[0], median: median(all) }]));
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** How a cost grows: 1 is in proportion, 2 with the square. */
export const exponent = (small, large, factor) => Math.log(large / small) / Math.log(factor);

/** Prints rows of equal columns; the first row is the head. */
export function table(rows) {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toFixed(cell < 10 ? 2 : 1) : String(cell))));
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  for (const row of cells) console.log(row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  '));
}
