// Bundles tests/*.test.ts with esbuild and hands them to node's own test runner.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { checkBudget, checkFiles, checkFirstVisit } from './budget.mjs';
import { buildApp } from './build.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, '.test-build');
const tests = readdirSync(join(HERE, 'tests')).filter((name) => /\.test\.tsx?$/.test(name));

rmSync(OUT, { recursive: true, force: true });
await build({
  absWorkingDir: HERE,
  entryPoints: tests.map((name) => `tests/${name}`),
  outdir: OUT,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: 'inline',
  loader: { '.css': 'empty' },
  define: { __DECODER_URL__: '""', __REFERENCE_URL__: '""', __REFERENCE_REST_URL__: '""', __LATER_STYLES_URL__: '""', __VERSION__: '"test"' },
});
const defined = { __DECODER_URL__: '""', __REFERENCE_URL__: '""', __REFERENCE_REST_URL__: '""', __LATER_STYLES_URL__: '""', __VERSION__: '""' };
const built = await buildApp(defined, false);
process.stdout.write(`${checkBudget(built)}\n${checkFiles(built)}\n${await checkFirstVisit(built)}\n`);

const files = readdirSync(OUT).filter((name) => name.endsWith('.mjs')).map((name) => join(OUT, name));
const run = spawnSync(process.execPath, ['--test', ...files], { stdio: 'inherit', cwd: HERE });
process.exit(run.status ?? 1);
