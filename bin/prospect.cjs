#!/usr/bin/env node
'use strict';
// Written so that every Node can read it.
var version = process.versions.node.split('.');
if (version[0] < 20 || (version[0] === '20' && version[1] < 19)) {
  console.error('prospect: It needs Node 20.19 or newer, and this is Node ' + process.versions.node + '.');
  console.error('  Install a newer Node, then run the same command again; nothing was changed.');
  process.exit(1);
}
const path = require('node:path');
const { load } = require('./load.cjs');

const root = path.join(__dirname, '..');
// A key press waits for what completes it alone.
const [part, entry] = process.argv[2] === '__complete' ? ['key-press', 'key-press'] : ['prospect', 'index'];
const { main, processHost } = load(path.join(root, 'dist', `${part}.cjs`))(entry);

main(processHost(root)).then((code) => {
  process.exitCode = code;
});
