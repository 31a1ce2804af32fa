#!/usr/bin/env node
'use strict';
const path = require('node:path');
const { load } = require('./load.cjs');

const root = path.join(__dirname, '..');
const { main, processHost } = load(path.join(root, 'dist', 'prospect.cjs'));

main(processHost(root)).then((code) => {
  process.exitCode = code;
});
