// What a phone fetches before the first label can be read: the capture path's JavaScript, each file zipped by itself.
// The sheet comes while the label is looked for, banners when something is wrong.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { screenModules, startModules } from './build.mjs';
import { firstOf, trimmedReference } from './reference.mjs';

const MOST_BYTES = 40_000;
const PATH = ['src/app.tsx', 'src/screens/sampler/capture.tsx', 'src/sync/journey.ts'];

/** The modules of these entries and all they import at once. */
function closure(outputs) {
  const files = new Set(Object.keys(outputs).filter((name) => PATH.includes(outputs[name].entryPoint)));
  for (const name of files) {
    for (const { path, kind } of outputs[name].imports) if (kind === 'import-statement') files.add(path);
  }
  return files;
}

export function captureBytes({ metafile, outputFiles }) {
  const wanted = closure(metafile.outputs);
  const found = outputFiles.filter(({ path }) => path.endsWith('.js') && [...wanted].some((name) => path.endsWith(`/${name}`)));
  return found.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
}

/** A browser fetches six files at a time of one server: what the first screen needs beyond them waits one more journey. */
const MOST_FILES = 6;
/** The styles and the reference data. */
const BESIDE_MODULES = 2;

export function checkFiles({ metafile: { outputs } }) {
  const { entry, shared } = startModules(outputs);
  const screens = Object.values(screenModules(outputs, [entry, ...shared])).map((modules) => modules.length);
  const files = BESIDE_MODULES + 1 + shared.length + Math.max(...screens);
  const words = `first screen: ${files} files after the page; budget ${MOST_FILES}`;
  if (files > MOST_FILES) throw new Error(words);
  return words;
}

/** All that 今天 waits for after its page, packed as it is served. On a slow line ten kilobytes are 55 ms of the 1.6 s that a first visit may last. */
const MOST_BEFORE_TODAY = 42_000;
const REFERENCE = join(dirname(fileURLToPath(import.meta.url)), '../../fieldsample/reference');

export async function checkFirstVisit({ metafile: { outputs }, outputFiles }) {
  const { entry, shared } = startModules(outputs);
  const screens = screenModules(outputs, [entry, ...shared])['/today'].map((url) => url.replace('/static/pwa/', ''));
  const wanted = [entry, outputs[entry].cssBundle, ...shared, ...screens];
  const files = outputFiles.filter(({ path }) => wanted.some((name) => path.endsWith(`/${name}`))).map(({ contents }) => contents);
  if (files.length !== wanted.length) throw new Error(`first visit: found ${files.length} of ${wanted.length} files`);
  files.push(Buffer.from(JSON.stringify(firstOf(await trimmedReference(REFERENCE)))));
  const bytes = files.reduce((sum, contents) => sum + brotliCompressSync(contents).length, 0);
  const words = `first visit: ${(bytes / 1000).toFixed(1)} kB after the page, packed; budget ${MOST_BEFORE_TODAY / 1000} kB`;
  if (bytes > MOST_BEFORE_TODAY) throw new Error(words);
  return words;
}

export function checkBudget(built) {
  const bytes = captureBytes(built);
  const words = `capture path: ${(bytes / 1000).toFixed(1)} kB of JavaScript, zipped; budget ${MOST_BYTES / 1000} kB`;
  if (bytes > MOST_BYTES) throw new Error(words);
  return words;
}
