// Builds the app into dist/: hashed modules, the scanner's worker, the service worker, the reference data and build.json.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { build } from 'esbuild';
import { onFloors } from './floors.mjs';
import { firstOf, restOf, trimmedReference } from './reference.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const DIST = join(HERE, 'dist');
const URL_BASE = '/static/pwa/dist/';
const STATIC_SHELL = ['/static/pwa/manifest.webmanifest', '/static/pwa/icons/icon-192.png', '/static/pwa/icons/icon-512.png'];

const FLOORS = ['src/app.tsx', 'src/screens/sampler/capture.tsx', 'src/screens/sampler/today.tsx'];

const common = {
  absWorkingDir: HERE,
  bundle: true,
  minify: true,
  // Chinese as it is: escaped it is twice as long, and zipping does not make up for it.
  charset: 'utf8',
  target: ['chrome90', 'safari15'],
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 10).toUpperCase();

async function put(name, extension, bytes) {
  const file = `${name}-${hashOf(bytes)}.${extension}`;
  await writeFile(join(DIST, file), bytes);
  return URL_BASE + file;
}

/** The decoder runs in a classic worker: module workers are missing in older embedded engines. */
async function buildDecoder() {
  const wasm = await put('zxing', 'wasm', await readFile(join(HERE, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')));
  const result = await build({
    ...common,
    entryPoints: ['src/scan/decoder.ts'],
    format: 'iife',
    write: false,
    define: { __WASM_URL__: JSON.stringify(wasm), 'import.meta.url': 'self.location.href' },
  });
  return { wasm, decoder: await put('decoder', 'js', result.outputFiles[0].contents) };
}

/** Not imported by a module: which sheet stands when must not hang on which module came first. */
async function buildLaterStyles() {
  const { outputFiles } = await build({ ...common, entryPoints: ['src/later.css'], write: false });
  return put('later', 'css', outputFiles[0].contents);
}

/** What the server sets its papers in: one weight of nine, with its licence. No phone fetches it. */
async function putPaperFont() {
  const from = join(HERE, 'node_modules/@expo-google-fonts/noto-sans-sc');
  await mkdir(join(DIST, 'fonts'));
  await copyFile(join(from, '400Regular/NotoSansSC_400Regular.ttf'), join(DIST, 'fonts/NotoSansSC-Regular.ttf'));
  await copyFile(join(from, 'LICENSE_FONT'), join(DIST, 'fonts/OFL.txt'));
}

/** Also asked by the tests, which weigh it and write nothing. */
export async function buildApp(define, write = true) {
  const { metafile } = await build(appOptions(define, false));
  return build({ ...appOptions(define, write), plugins: [onFloors(metafile.inputs, FLOORS, HERE)] });
}

function appOptions(define, write) {
  return {
    ...common,
    write,
    // The demo's hands are an entry of their own: only a server in demo mode names them in its shell.
    entryPoints: { app: 'src/app.tsx', demo: 'src/demo/hands.ts' },
    outdir: 'dist',
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // Its CommonJS build would bring a module of sixty bytes into every screen, and a request of its own.
    alias: { leaflet: join(HERE, 'node_modules/leaflet/dist/leaflet-src.esm.js') },
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[name]-[hash]',
    assetNames: '[name]-[hash]',
    define,
  };
}

const urlOf = (output) => URL_BASE + output.replace(/^dist\//, '');

/** The entry and every module it imports at once; what is imported on demand is left out. */
export function startModules(outputs) {
  const entry = Object.keys(outputs).find((name) => outputs[name].entryPoint === 'src/app.tsx');
  const seen = new Set([entry]);
  for (const name of seen) {
    for (const { path, kind } of outputs[name].imports) if (kind === 'import-statement') seen.add(path);
  }
  seen.delete(entry);
  return { entry, shared: [...seen] };
}

/** The screens that phones open first: their modules are fetched beside the app's own, not after it. */
const FIRST_SCREENS = { '/': 'today', '/today': 'today', '/capture': 'capture' };

export function screenModules(outputs, at_start) {
  const modulesOf = (name) => {
    const opened = Object.keys(outputs).find((output) => outputs[output].entryPoint === `src/screens/sampler/${name}.tsx`);
    const own = outputs[opened].imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path);
    return [opened, ...own].filter((path) => !at_start.includes(path)).map(urlOf);
  };
  return Object.fromEntries(Object.entries(FIRST_SCREENS).map(([path, name]) => [path, modulesOf(name)]));
}

async function main() {
  await rm(DIST, { recursive: true, force: true });
  await mkdir(DIST, { recursive: true });
  await putPaperFont();
  const { wasm, decoder } = await buildDecoder();
  const trimmed = await trimmedReference(join(HERE, '../../fieldsample/reference'));
  const reference = await put('reference', 'json', JSON.stringify(firstOf(trimmed)));
  const reference_rest = await put('reference-rest', 'json', JSON.stringify(restOf(trimmed)));
  const later_styles = await buildLaterStyles();
  // The shell around the modules is cached with them: a change of it alone must reach the phones too.
  const shell = hashOf(await readFile(join(HERE, '../../templates/shell.html')));
  const build_no = hashOf(Buffer.from(await sourceFingerprint(join(HERE, 'src')) + reference + reference_rest + decoder + shell));
  const { metafile } = await buildApp({
    __DECODER_URL__: JSON.stringify(decoder),
    __REFERENCE_URL__: JSON.stringify(reference),
    __REFERENCE_REST_URL__: JSON.stringify(reference_rest),
    __LATER_STYLES_URL__: JSON.stringify(later_styles),
    __VERSION__: JSON.stringify(build_no),
  });
  const { entry, shared } = startModules(metafile.outputs);
  const styles = Object.keys(metafile.outputs).filter((name) => name.endsWith('.css'));
  const css = styles.filter((name) => name === metafile.outputs[entry].cssBundle).map(urlOf);
  const demo = Object.keys(metafile.outputs).find((name) => metafile.outputs[name].entryPoint === 'src/demo/hands.ts');
  // The scanner has a shell of its own: it names other modules than the one of all other addresses.
  const precache = ['/', '/capture', ...Object.keys(metafile.outputs).map(urlOf), decoder, wasm, reference, reference_rest, later_styles, ...STATIC_SHELL];
  await buildWorker(build_no, precache);
  await packAll();
  const answer = { version: build_no, entry: urlOf(entry), css, preload: shared.map(urlOf), screens: screenModules(metafile.outputs, [entry, ...shared]), precache, reference, demo: urlOf(demo) };
  await writeFile(join(DIST, 'build.json'), `${JSON.stringify(answer, null, 1)}\n`);
}

const pack = promisify(brotliCompress);
const PACKED = /\.(js|css|json|wasm)$/;

/** As small as can be, once: what the server would pack for each request is a fifth larger. */
async function packAll() {
  const names = (await readdir(DIST)).filter((name) => PACKED.test(name));
  await Promise.all(names.map(async (name) => {
    await writeFile(join(DIST, `${name}.br`), await pack(await readFile(join(DIST, name))));
  }));
}

async function buildWorker(version, precache) {
  const routes = JSON.parse(await readFile(join(HERE, 'routes.json'), 'utf8'));
  await build({
    ...common,
    entryPoints: ['src/worker.ts'],
    outfile: 'dist/sw.js',
    format: 'iife',
    define: { __VERSION__: JSON.stringify(version), __PRECACHE__: JSON.stringify(precache), __ROUTES__: JSON.stringify(routes) },
  });
}

/** The version must change with any source, also with one that ends up in the same modules. */
async function sourceFingerprint(folder) {
  const names = (await readdir(folder)).sort();
  const parts = await Promise.all(names.map(async (name) => {
    const path = join(folder, name);
    return (await stat(path)).isDirectory() ? sourceFingerprint(path) : hashOf(await readFile(path));
  }));
  return parts.join('');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
