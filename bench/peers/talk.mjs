// The measures by hand in plain JavaScript, as a page without a library would have them: talk time, overlap, words, turns,
// who follows whom, latencies after questions.

export function measure({ speakers, utterances }) {
  const cues = utterances.filter(({ start }) => start !== undefined).sort((a, b) => a.start - b.start);
  const talk = speakers.map(() => 0);
  const until = speakers.map(() => -Infinity);
  const words = speakers.map(() => 0);
  const turns = speakers.map(() => 0);
  const follows = speakers.map(() => speakers.map(() => 0));
  const latencies = new Map();
  const edges = [];
  let before;
  for (const cue of cues) {
    const { speaker, start, end, text } = cue;
    const from = Math.max(start, until[speaker]);
    if (end > from) {
      talk[speaker] += end - from;
      until[speaker] = end;
      edges.push([from, 1], [end, -1]);
    }
    words[speaker] += text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    if (before?.speaker !== speaker) {
      turns[speaker] += 1;
      if (before) {
        follows[before.speaker][speaker] += 1;
        if (before.text.includes('?')) {
          const pair = `${before.speaker} ${speaker}`;
          latencies.set(pair, [...(latencies.get(pair) ?? []), start - before.end]);
        }
      }
    }
    before = cue;
  }
  edges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let speech = 0;
  let overlap = 0;
  let speaking = 0;
  let last = 0;
  for (const [moment, change] of edges) {
    if (speaking > 0) speech += moment - last;
    if (speaking > 1) overlap += moment - last;
    speaking += change;
    last = moment;
  }
  return { talk, speech, overlap, words, turns, follows, latencies };
}
