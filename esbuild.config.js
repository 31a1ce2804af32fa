import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';

/**
 * Commander loads node:child_process for commands that are programs of their own. We have none, and loading it
 * costs a seventh of a bare start of Node. What starts an editor is loaded when one is asked for.
 */
const noChildProcess = {
  name: 'no-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('commander') ? { path: 'none', namespace: 'none' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/**
 * cli-table3 measures every cell with a pattern of all emoji, which takes as long as a bare start of Node. What it gets
 * from src/render/table.ts takes one column a character.
 */
const cellWidth = {
  name: 'cell-width',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^string-width$/ }, () => ({ path: 'width', namespace: 'width' }));
    onLoad({ filter: /.*/, namespace: 'width' }, () => ({
      contents: 'module.exports = (text) => text.length;',
    }));
  },
};

/**
 * Makes each of our modules a function that runs when it is first needed. As ES modules they would share one scope, and
 * each start would set up the functions of all of them, however few its command uses.
 */
const modulesOnDemand = {
  name: 'modules-on-demand',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.?\// }, ({ path: wanted, importer, resolveDir }) =>
      /[\\/]src[\\/].*\.ts$/.test(importer)
        ? { path: path.join(resolveDir, wanted.replace(/js$/, 'ts')), namespace: 'on-demand' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'on-demand' }, ({ path: file }) => {
      const source = fs.readFileSync(file, 'utf8').replaceAll('import.meta.url', '__filename');
      const { outputText } = ts.transpileModule(source, {
        compilerOptions: {
          module: ts.ModuleKind.CommonJS,
          target: ts.ScriptTarget.ES2023,
          esModuleInterop: true,
        },
      });
      return { contents: outputText, loader: 'js', resolveDir: path.dirname(file) };
    });
  },
};

/** Leaves out what commands run: a key press only asks how they are called. */
const noCommandsRun = {
  name: 'no-commands-run',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\/commands\// }, ({ path: wanted, importer }) =>
      /[\\/]src[\\/]cli([\\/]|\.ts$)/.test(importer) ? { path: wanted, external: true } : undefined,
    );
  },
};

// One CommonJS file starts faster than many modules; what has its own binary, or is rarely used, stays outside.
const asOneFile = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: true,
  keepNames: false,
  legalComments: 'none',
  metafile: true,
  external: ['better-sqlite3', '@inquirer/core', 'csv-parse', 'cephes', 'ical-generator'],
};
const { metafile } = await build({
  ...asOneFile,
  entryPoints: ['src/index.ts'],
  outfile: 'dist/prospect.cjs',
  plugins: [noChildProcess, cellWidth, modulesOnDemand],
});
await build({
  ...asOneFile,
  entryPoints: ['src/key-press.ts'],
  outfile: 'dist/key-press.cjs',
  plugins: [noCommandsRun, modulesOnDemand],
});

// Escapes for what esbuild leaves as it is in template texts: a file of plain ASCII is read without decoding it.
for (const file of ['dist/prospect.cjs', 'dist/key-press.cjs']) {
  const plain = fs
    .readFileSync(file, 'utf8')
    .replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  fs.writeFileSync(file, plain);
}

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
