// Reading the structure of a long session, and exact balance of signed networks, in the module as the page has it.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { bench, exponent, kinmap, median, race, table } from './measure.mjs';

const NETWORKS = join(import.meta.dirname, '../../shared/data/signed-networks');

const module = await bench();
const readings = (turns) => {
  const session = new module.Readings(turns);
  session.whole();
  const steps = ['grounds', 'measures', 'whole', 'stretch', 'fall'];
  return race(Object.fromEntries(steps.map((step) => [step, () => session[step]()])));
};
const [one, ten] = [900, 9000].map(readings);
const says = {
  grounds: 'made ready, once per session',
  measures: 'measures alone',
  whole: 'whole session, measures included',
  stretch: 'middle third, measures included',
  fall: 'what one reading would lose',
};
console.log('Eight members, two acts in five turns');
table([
  ['ms', '900 turns', '9000 turns', 'growth'],
  ...Object.entries(says).map(([step, name]) => [name, one[step].median, ten[step].median, exponent(one[step].median, ten[step].median, 10)]),
]);

const page = await kinmap();
const time = (members, ties, weighted) => {
  const times = [];
  let found;
  for (let round = 0; round < 5; round += 1) {
    const begun = performance.now();
    found = page.balance(members, ties, { weighted });
    times.push(performance.now() - begun);
  }
  return [found, median(times)];
};
const network = (folder) => {
  const lines = (file) => readFileSync(join(folder, file), 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').map((cell) => cell.trim()));
  const nodes = lines('nodes.csv').map(([id]) => id);
  const ties = lines('edges.csv').map(([from, to, weight]) => ({ source: nodes.indexOf(from), target: nodes.indexOf(to), weight: Number(weight) }));
  return [nodes.length, ties];
};
const folders = (root) => (existsSync(root) ? readdirSync(root, { withFileTypes: true }).filter((it) => it.isDirectory()).map((it) => join(root, it.name)) : []);
const known = folders(NETWORKS).flatMap((folder) => [folder, ...folders(folder), ...folders(folder).flatMap(folders)]);
const drawn = (members, share) => {
  let state = 7;
  const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const ties = [];
  for (let source = 0; source < members; source += 1) {
    for (let target = 0; target < source; target += 1) {
      if (next() < share) ties.push({ source, target, weight: next() < 0.5 ? -1 : 1 });
    }
  }
  return [members, ties];
};
const rows = [
  ...known.filter((folder) => existsSync(join(folder, 'edges.csv'))).map((folder) => [folder.slice(NETWORKS.length + 1), network(folder)]),
  ...[0.2, 0.5, 1].flatMap((share) => [18, 20].map((members) => [`drawn by chance, ${members} members, ${share * 100} % tied`, drawn(members, share)])),
];
console.log('\nExact balance: index and number of optimal splits, into two blocks and into any number');
table([
  ['network', 'members', 'ties', 'two', 'splits', 'any', 'splits', 'ms', 'weighted ms'],
  ...rows.map(([name, [members, ties]]) => {
    const [found, ms] = time(members, ties, false);
    const [, weighted] = time(members, ties, true);
    return [name, String(members), String(ties.length), String(found.frustrationIndex), String(found.bipartitions?.length), String(found.clusterabilityIndex), String(found.partitions?.length), ms, weighted];
  }),
]);
