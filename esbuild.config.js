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
await build({
  entryPoints: ['src/index.ts'],
  outfile: 'dist/prospect.cjs',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  minify: true,
  keepNames: false,
  plugins: [noChildProcess],
  legalComments: 'linked',
  external: ['better-sqlite3', '@inquirer/core', 'csv-parse'],
});
