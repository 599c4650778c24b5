// Times in milliseconds that can be held against each other on a busy machine: in turns, and the median of five.

const ROUNDS = 5;

export const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

/**
 * Runs each function in turns; a short one is repeated until it has taken long enough.
 * @param runs functions by name.
 * @param warm for how many milliseconds each runs before it counts, so that all of them are measured in the code that the
 * engine has settled on: a function of some format is called a few thousand times before it is compiled anew, and that
 * takes longer for a module of many than for a script of one.
 */
export function interleaved(runs, warm, now = () => performance.now()) {
  const LONG_ENOUGH = 20;
  const names = Object.keys(runs);
  for (const name of names) {
    const begun = now();
    while (now() - begun < warm) runs[name]();
  }
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
