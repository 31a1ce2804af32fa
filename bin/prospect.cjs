#!/usr/bin/env node
'use strict';
const path = require('node:path');
const { load } = require('./load.cjs');

const root = path.join(__dirname, '..');
// A key press waits for what completes it alone, an eighth of the program.
const program = process.argv[2] === '__complete' ? 'key-press.cjs' : 'prospect.cjs';
const { main, processHost } = load(path.join(root, 'dist', program));

main(processHost(root)).then((code) => {
  process.exitCode = code;
});
