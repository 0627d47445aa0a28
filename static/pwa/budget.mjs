// What a phone fetches before the first label can be read: the capture path's JavaScript, each file zipped by itself.
// The sheet comes while the label is looked for, banners when something is wrong.
import { gzipSync } from 'node:zlib';

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

export function checkBudget(built) {
  const bytes = captureBytes(built);
  const words = `capture path: ${(bytes / 1000).toFixed(1)} kB of JavaScript, zipped; budget ${MOST_BYTES / 1000} kB`;
  if (bytes > MOST_BYTES) throw new Error(words);
  return words;
}
