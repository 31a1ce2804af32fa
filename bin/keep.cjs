'use strict';
const fs = require('node:fs');
const path = require('node:path');

/** What was kept before takes at most this many bytes together; the newest stay. */
const total = 16 * 1024 * 1024;

/**
 * Keeps the code that these scripts were compiled to, each in its file, for the next start (see load.cjs, which reads
 * it). A read-only home is no reason to complain: without it the next start is slower.
 */
exports.keep = function keep(folder, scripts, cache) {
  try {
    makeFolder(folder, cache);
    sweep(folder);
    for (const { file, script, identity } of scripts) {
      const code = script.createCachedData();
      const bytes = Buffer.concat([code, code, identity]);
      if (bytes.length <= cache.largest) write(file, bytes);
    }
  } catch {
    // See above.
  }
};

/** Makes the folder, and the one it is in, where they are not there; fails where it is not ours alone. */
function makeFolder(folder, { findFolder, keepsOurs }) {
  const around = path.dirname(folder);
  if (!fs.existsSync(around)) {
    if (!keepsOurs(fs.statSync(path.dirname(around)))) throw new Error('In the hands of others');
    fs.mkdirSync(around, { mode: 0o700 });
  }
  if (!fs.existsSync(folder)) fs.mkdirSync(folder, { mode: 0o700 });
  if (findFolder() !== folder) throw new Error('Not ours alone');
}

/** Written beside, to the disk, and renamed: no other run reads half a file, and a power cut leaves none. */
function write(file, bytes) {
  const beside = `${file}.${process.pid}`;
  try {
    const descriptor = fs.openSync(beside, 'wx', 0o600);
    try {
      fs.writeFileSync(descriptor, bytes);
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    fs.renameSync(beside, file);
  } catch (error) {
    fs.rmSync(beside, { force: true });
    throw error;
  }
}

/** Removes what is no file, what an earlier build kept, what was left half written, and the oldest of what is too much. */
function sweep(folder) {
  const built = fs.statSync(path.join(__dirname, '..', 'dist', 'build.json')).mtimeMs;
  const hourAgo = Date.now() - 3_600_000;
  const kept = fs
    .readdirSync(folder)
    .filter((name) => /\.code(\.\d+)?$/.test(name))
    .map((name) => ({ file: path.join(folder, name), stats: fs.lstatSync(path.join(folder, name)) }))
    .sort((one, other) => other.stats.mtimeMs - one.stats.mtimeMs);
  let sum = 0;
  for (const { file, stats } of kept) {
    sum += stats.size;
    const isOver = !file.endsWith('.code') && stats.mtimeMs < hourAgo;
    if (!stats.isFile() || stats.mtimeMs < built || isOver || sum > total)
      fs.rmSync(file, { recursive: true, force: true });
  }
}
