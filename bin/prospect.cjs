#!/usr/bin/env node
'use strict';
const path = require('node:path');
const { load } = require('./load.cjs');

const root = path.join(__dirname, '..');
// A key press waits for what completes it alone.
const [part, entry] = process.argv[2] === '__complete' ? ['key-press', 'key-press'] : ['prospect', 'index'];
const { main, processHost } = load(path.join(root, 'dist', `${part}.cjs`))(entry);

main(processHost(root)).then((code) => {
  process.exitCode = code;
});
