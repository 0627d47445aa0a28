// Fewer, larger modules for what a phone opens first. The bundler cuts shared code into one piece for each set of screens that
// shares it; on a line with half a second of latency every piece costs more than its bytes do. A floor is all that one
// entry needs and the floors below do not have; whoever needs a part of it stands on the whole, so that it stays one module.
import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';

const FLOOR = 'floor';

/** Every file reached from here without `import()`, itself too. */
function reached(inputs, from) {
  const seen = new Set([from]);
  for (const name of seen) {
    for (const { path, kind } of inputs[name]?.imports ?? []) if (kind === 'import-statement' && inputs[path]) seen.add(path);
  }
  return new Set([...seen].filter((name) => !name.endsWith('.css')));
}

const openedLater = (inputs) =>
  new Set(Object.values(inputs).flatMap(({ imports }) => imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => path)));

/** The floors in their order: files of each, without those of the floors below and without the entry itself. */
function floorsOf(inputs, entries) {
  const below = new Set(entries);
  return entries.map((entry) => {
    const own = [...reached(inputs, entry)].filter((name) => !below.has(name));
    own.forEach((name) => below.add(name));
    return own;
  });
}

/** Which floors each file that is opened later stands on; all stand on the first. */
function standing(inputs, floors) {
  return new Map([...openedLater(inputs)].map((name) => {
    const needs = reached(inputs, name);
    return [name, floors.flatMap((files, i) => (i === 0 || files.some((file) => needs.has(file)) ? [i] : []))];
  }));
}

/** `entries`: the app's entry first, then the screens in the order in which a phone opens them. */
export function onFloors(inputs, entries, here) {
  const floors = floorsOf(inputs, entries);
  const needed = new Map([...standing(inputs, floors)].map(([name, numbers]) => [resolve(here, name), numbers]));
  // Each file by itself: a module that only gathered them would be one more to fetch.
  const floorWords = (number) => floors[number].map((name) => `import ${JSON.stringify(`${FLOOR}:${resolve(here, name)}`)};`).join('');
  return {
    name: FLOOR,
    setup(build) {
      build.onResolve({ filter: /^floor:/ }, ({ path }) => ({ path: path.slice(FLOOR.length + 1), sideEffects: true }));
      build.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
        const numbers = needed.get(path);
        if (!numbers) return undefined;
        return { contents: numbers.map(floorWords).join('') + (await readFile(path, 'utf8')), loader: extname(path).slice(1) };
      });
    },
  };
}
