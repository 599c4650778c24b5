// Times in milliseconds that can be held against each other on a busy machine: in turns, and the median of five.

const ROUNDS = 5;

export const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

/**
 * Runs each function in turns.
 * @param runs functions by name.
 * @param warm how often each runs before it counts; a short one is repeated until it has taken long enough.
 */
export function interleaved(runs, warm, now = () => performance.now()) {
  const LONG_ENOUGH = 20;
  const names = Object.keys(runs);
  for (const name of names) for (let round = 0; round < warm; round += 1) runs[name]();
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) {
      const begun = now();
      let count = 0;
      do {
        runs[name]();
        count += 1;
      } while (now() - begun < LONG_ENOUGH);
      times[name].push((now() - begun) / count);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])]));
}
