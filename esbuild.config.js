import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

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
    onResolve({ filter: /^string-width$/ }, ({ importer }) =>
      importer.includes('cli-table3') ? { path: 'width', namespace: 'width' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'width' }, () => ({
      contents: 'module.exports = (text) => text.length;',
    }));
  },
};

/** Of the questions of inquirer none opens an editor, which would bring the tables of a hundred encodings along. */
const noEditor = {
  name: 'no-editor',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@inquirer\/editor$/ }, () => ({ path: 'editor', namespace: 'editor' }));
    onLoad({ filter: /.*/, namespace: 'editor' }, () => ({
      contents: 'module.exports = { default: () => {} };',
    }));
  },
};

/** The modules of a room, without `src/` and `.ts`. */
const modulesIn = (room) =>
  fs
    .readdirSync(`src/${room}`, { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${room}/${name.replaceAll(path.sep, '/').replace(/\.ts$/, '')}`);

/**
 * Cephes is five programs for WebAssembly, and one of them has all that src/stats/beta.ts asks for. Each is checked when
 * it is loaded: all five, with their wrapper, take a third of a bare start of Node.
 */
const chancesAlone = {
  name: 'chances-alone',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]cephes[\\/]index\.js$/ }, ({ path: file }) => ({
      contents: fs
        .readFileSync(file, 'utf8')
        .replaceAll(/^var (cmath|bessel|ellf|misc) = .*?^\};$/gms, '')
        .replace(/^var wasmMap = .*?^\};$/ms, 'var wasmMap = { cprob };'),
    }));
  },
};

/**
 * The parts that the program is built into, each read when something in it is first needed: a part has the modules
 * listed and all that these import, without what an earlier part has. The last has what is left.
 */
const parts = [
  { name: 'prospect', of: ['index', 'options/taken'] },
  { name: 'phones', of: ['domain/phone/numbering'] },
  {
    name: 'every-day',
    of: ['context', 'commands/log/log', 'commands/log/miss', 'commands/log/result', 'commands/journal/undo'],
  },
  { name: 'key-press', of: ['key-press'] },
  {
    name: 'due',
    of: [
      'commands/weekly/today',
      'report/today/page',
      'commands/weekly/due',
      'report/due/page',
      'report/sheet/table',
    ],
  },
  { name: 'report', of: ['commands/weekly/report'] },
  { name: 'questions', of: modulesIn('prompt').filter((id) => !id.startsWith('prompt/form/')) },
  { name: 'form', of: modulesIn('prompt/form') },
  { name: 'containers', of: ['exchange/read/workbook', 'exchange/read/calls-xml'] },
  {
    name: 'html',
    of: modulesIn('report').filter((id) => /^report\/html\/|^report\/\w+\/pictures?$/.test(id)),
  },
  { name: 'workbook', of: ['exchange/workbook/workbook'] },
  { name: 'more', of: [] },
];

const src = path.resolve('src');
const idOf = (file) => path.relative(src, file).replace(/\.ts$/, '').replaceAll(path.sep, '/');

/** Which part each of our modules is in. */
async function placesOfModules() {
  const { metafile } = await build({
    // The schema of the report is for the build alone.
    entryPoints: ['src/index.ts', 'src/key-press.ts', 'src/report/schema.ts'],
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    packages: 'external',
    format: 'esm',
    write: false,
    metafile: true,
  });
  const places = new Map();
  const put = (id, part) => {
    if (places.has(id)) return;
    places.set(id, part);
    for (const imported of metafile.inputs[`src/${id}.ts`].imports) {
      if (!imported.external && imported.kind !== 'dynamic-import')
        put(idOf(path.resolve(imported.path)), part);
    }
  };
  // What is for types alone is no module.
  const isModule = (id) => metafile.inputs[`src/${id}.ts`] !== undefined;
  for (const { name, of } of parts) for (const id of of.filter(isModule)) put(id, name);
  for (const file of Object.keys(metafile.inputs)) put(idOf(path.resolve(file)), parts.at(-1).name);
  return places;
}

/**
 * Requires what declares figures where it is used, not where it is imported: a page asks for none of the several hundred
 * that CSV and JSON have. So are the plans of all countries' phone numbers, which most look-ups do without.
 */
const largeWhenUsed = (code) =>
  [...code.matchAll(/^const (\w+) = (require\("[^"]*(?:figures|\/numbering)\.js"\));\n/gm)].reduce(
    (rest, [line, name, required]) =>
      rest.replace(line, '').replaceAll(RegExp(`\\b${name}\\.`, 'g'), `${required}.`),
    code,
  );

/** Where modules that were compiled before are kept, by what they were made of: compiling takes most of a build. */
const kept = path.resolve('node_modules/.cache/prospect');
const used = new Set();
const compiler = JSON.parse(fs.readFileSync('node_modules/typescript/package.json', 'utf8')).version;

/** A module of ours as CommonJS. */
async function asCommonJs(source) {
  const name = createHash('sha256').update(`${compiler}\0${source}`).digest('hex');
  const file = path.join(kept, name);
  used.add(name);
  if (fs.existsSync(file)) return fs.readFileSync(file, 'utf8');
  const { default: ts } = await import('typescript');
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2023,
      esModuleInterop: true,
    },
  });
  fs.writeFileSync(`${file}.${process.pid}`, outputText);
  fs.renameSync(`${file}.${process.pid}`, file);
  return outputText;
}

/**
 * Makes each of our modules a function that runs when it is first needed. As ES modules they would share one scope, and
 * each start would set up the functions of all of them, however few its command uses. What is in another part is asked
 * of that.
 */
const modulesOnDemand = (part, places) => ({
  name: 'modules-on-demand',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.?\// }, ({ path: wanted, resolveDir }) => {
      if (!resolveDir.startsWith(src)) return undefined;
      const file = path.join(resolveDir, wanted.replace(/\.js$/, '.ts'));
      const isHere = places.get(idOf(file)) === part;
      return isHere ? { path: file, namespace: 'here' } : { path: idOf(file), namespace: 'elsewhere' };
    });
    onLoad({ filter: /.*/, namespace: 'here' }, async ({ path: file }) => {
      const source = fs.readFileSync(file, 'utf8').replaceAll('createRequire(import.meta.url)', 'require');
      const contents = largeWhenUsed(await asCommonJs(source));
      return { contents, loader: 'js', resolveDir: path.dirname(file) };
    });
    onLoad({ filter: /.*/, namespace: 'elsewhere' }, ({ path: id }) => ({
      contents: `module.exports = require('./${places.get(id)}.cjs')('${id}');`,
    }));
    onResolve({ filter: /^\.\/[\w-]+\.cjs$/, namespace: 'elsewhere' }, ({ path: file }) => ({
      path: file,
      external: true,
    }));
  },
});

fs.rmSync('dist', { recursive: true, force: true });
fs.mkdirSync(kept, { recursive: true });
const places = await placesOfModules();
const inputs = {};
for (const { name } of parts) {
  const ids = [...places.keys()].filter((id) => places.get(id) === name);
  const asked = ids.map((id) => `'${id}': () => require('./${id}.ts')`);
  const { metafile } = await build({
    stdin: {
      contents: `const modules = {${asked.join()}}; module.exports = (id) => modules[id]();`,
      resolveDir: src,
    },
    outfile: `dist/${name}.cjs`,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    metafile: true,
    // What has its own binary, or is rarely used, stays outside.
    external: ['better-sqlite3', 'csv-parse', 'ical-generator'],
    plugins: [noChildProcess, cellWidth, chancesAlone, noEditor, modulesOnDemand(name, places)],
  });
  Object.assign(inputs, metafile.inputs);
}

for (const name of fs.readdirSync(kept))
  if (!used.has(name.split('.')[0])) fs.rmSync(path.join(kept, name), { force: true });

// Escapes for what esbuild leaves as it is in template texts: a file of plain ASCII is read without decoding it.
const hashes = {};
for (const { name } of parts) {
  const file = `dist/${name}.cjs`;
  const plain = fs
    .readFileSync(file, 'utf8')
    .replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  fs.writeFileSync(file, plain);
  hashes[name] = createHash('sha256').update(plain).digest('hex');
}

// The made-up journals of `prospect demo`, which `npm run demos` makes.
fs.mkdirSync('dist/demo');
for (const name of fs.readdirSync('test/demo').filter((name) => name.endsWith('.db.gz')))
  fs.copyFileSync(`test/demo/${name}`, `dist/demo/${name}`);

const built = createRequire(import.meta.url);

// What bin/load.cjs has to know before it reads a part.
const { commandNames } = built('./dist/prospect.cjs')('cli/tree');
fs.writeFileSync('dist/build.json', JSON.stringify({ hashes, commands: commandNames() }));

// What a journal is compared with whenever it is opened; without the driver the program makes it anew each time.
try {
  const { newestSchema, schemaFile } = built(`./dist/${places.get('store/file/schema')}.cjs`)(
    'store/file/schema',
  );
  fs.writeFileSync(schemaFile, newestSchema('.'));
} catch (error) {
  console.warn(`dist/schema.json is left out, which makes every start slower: ${error.message}`);
}

// What is built in keeps its licence beside it.
const packages = new Set(
  Object.keys(inputs).flatMap(
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
const { reportSchema } = built(`./dist/${places.get('report/schema')}.cjs`)('report/schema');
fs.writeFileSync('dist/report.schema.json', `${JSON.stringify(reportSchema(), null, 2)}\n`);
