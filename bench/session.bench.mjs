// From bytes to map, stage by stage, in the module as the page has it: one hour and ten.

import { bench, exponent, race, table } from './measure.mjs';

const HOURS = [1, 10];
const STAGES = ['import', 'cast', 'session', 'process', 'stance', 'structure', 'map'];

const module = await bench();
const lengths = HOURS.map((hours) => {
  const bytes = module.captions(hours);
  const pipeline = new module.Pipeline();
  const rivals = Object.fromEntries(STAGES.map((stage) => [stage, () => pipeline[stage](bytes)]));
  return race(rivals);
});

const [one, ten] = lengths;
const total = (times, which) => STAGES.reduce((sum, stage) => sum + times[stage][which], 0);
table([
  ['ms', '1 h, first', '1 h', '10 h', 'growth'],
  ...STAGES.map((stage) => [stage, one[stage].first, one[stage].median, ten[stage].median, exponent(one[stage].median, ten[stage].median, 10)]),
  ['all', total(one, 'first'), total(one, 'median'), total(ten, 'median'), exponent(total(one, 'median'), total(ten, 'median'), 10)],
]);
