/** A scan is answered by ear too: high and short is good, two alike is "look", low and falling is "no". */

export type Tune = 'good' | 'look' | 'bad';
type Note = [frequency: number, from_s: number, for_s: number];

const TUNES: Record<Tune, Note[]> = {
  good: [[1046, 0, 0.11]],
  look: [[660, 0, 0.12], [660, 0.18, 0.12]],
  bad: [[330, 0, 0.16], [196, 0.17, 0.3]],
};

let context: AudioContext | null = null;

function note(on: AudioContext, [frequency, from_s, for_s]: Note): void {
  const start = on.currentTime + from_s;
  const tone = on.createOscillator();
  const loudness = on.createGain();
  tone.frequency.value = frequency;
  // A soft edge at both ends, or the loudspeaker clicks.
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(0.25, start + 0.012);
  loudness.gain.linearRampToValueAtTime(0, start + for_s);
  tone.connect(loudness).connect(on.destination);
  tone.start(start);
  tone.stop(start + for_s);
}

export function sound(tune: Tune): void {
  if (!('AudioContext' in globalThis)) return;
  context ??= new AudioContext();
  void context.resume();
  for (const one of TUNES[tune]) note(context, one);
}
