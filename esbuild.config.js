import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/**
 * Commander loads node:child_process for commands that are programs of their own. We have none, and loading it
 * costs a seventh of a bare start of Node.
 */
const noChildProcess = {
  name: 'no-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, () => ({ path: 'none', namespace: 'none' }));
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {};' }));
  },
};

// One CommonJS file starts faster than many modules; what has its own binary, or is rarely used, stays outside.
const { metafile } = await build({
  entryPoints: ['src/index.ts'],
  outfile: 'dist/prospect.cjs',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: true,
  keepNames: false,
  plugins: [noChildProcess],
  legalComments: 'none',
  metafile: true,
  external: ['better-sqlite3', '@inquirer/core', 'csv-parse', 'cephes', 'ical-generator'],
  // What is loaded late is required from the bundle itself.
  define: { 'import.meta.url': '__filename' },
});

// Escapes for what esbuild leaves as it is in template texts: a file of plain ASCII is read without decoding it.
const plain = fs
  .readFileSync('dist/prospect.cjs', 'utf8')
  .replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
fs.writeFileSync('dist/prospect.cjs', plain);

// What is built in keeps its licence beside it.
const packages = new Set(
  Object.keys(metafile.inputs).flatMap(
    (file) => file.match(/^node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/) ?? [],
  ),
);
const notices = [...packages].sort().map((folder) => {
  const file = fs.readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const text = file ? fs.readFileSync(path.join(folder, file), 'utf8').trim() : `Licence: ${license}`;
  return `${name} ${version}\n\n${text}\n`;
});
fs.writeFileSync('dist/LICENSES.txt', notices.join(`\n${'-'.repeat(80)}\n\n`));

// For those who read the report's JSON with a program.
fs.copyFileSync('src/report/report.schema.json', 'dist/report.schema.json');
