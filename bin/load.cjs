'use strict';
const fs = require('node:fs');
const nodeModule = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

const parts = new Map();

/**
 * Requires a file that the program is built into (plain ASCII), with the code compiled by an earlier run. Node 22 and newer
 * keep compiled code themselves; for Node 20 this does, in the person's cache folder. Compiling it anew each
 * time takes a third of a bare start of Node. NODE_DISABLE_COMPILE_CACHE=1 turns both off.
 */
exports.load = function load(file) {
  if (parts.has(file)) return parts.get(file).exports;
  if (process.env.NODE_DISABLE_COMPILE_CACHE) return require(file);
  if (nodeModule.enableCompileCache) {
    nodeModule.enableCompileCache();
    return require(file);
  }
  const cacheFile = cacheFileOf(file);
  const cachedData = cacheFile && readIfThere(cacheFile);
  const script = new vm.Script(nodeModule.wrap(fs.readFileSync(file, 'latin1')), {
    filename: file,
    cachedData,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const part = { exports: {} };
  parts.set(file, part);
  const folder = path.dirname(file);
  const need = nodeModule.createRequire(file);
  const needPart = (name) => (name.endsWith('.cjs') ? load(path.join(folder, name)) : need(name));
  script.runInThisContext()(part.exports, needPart, part, file, folder);
  if (cacheFile && (!cachedData || script.cachedDataRejected))
    process.once('exit', () => keep(script, cacheFile));
  return part.exports;
};

/**
 * One file for each build and each Node: V8 itself compares little more than the length of the source. And one for each
 * command, with the code that it runs: whatever ran first would leave the others to compile theirs every time.
 */
function cacheFileOf(file) {
  const { XDG_CACHE_HOME, HOME } = process.env;
  const folder = XDG_CACHE_HOME || (HOME && path.join(HOME, '.cache'));
  if (!folder || !path.isAbsolute(folder) || !fs.existsSync(HOME || folder)) return undefined;
  const { size, mtimeMs, ino } = fs.statSync(file);
  const name = path.basename(file, '.cjs');
  const build = [name, process.version, process.arch, size, Math.round(mtimeMs), ino].join('-');
  const command = process.argv.slice(2).find((word) => /^[a-z]{2,12}$/.test(word)) ?? 'none';
  return path.join(folder, 'prospect', `${build}.${command}.code`);
}

function readIfThere(file) {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Written beside and renamed, so that another run never reads half a file. Without it the next start is slower. */
function keep(script, cacheFile) {
  try {
    const folder = path.dirname(cacheFile);
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const build = path.basename(cacheFile).replace(/\.[a-z]+\.code$/, '');
    const [file] = build.split('-v');
    for (const name of fs.readdirSync(folder))
      if (name.startsWith(`${file}-v`) && name.endsWith('.code') && !name.startsWith(`${build}.`))
        fs.rmSync(path.join(folder, name));
    fs.writeFileSync(`${cacheFile}.${process.pid}`, script.createCachedData(), { mode: 0o600 });
    fs.renameSync(`${cacheFile}.${process.pid}`, cacheFile);
  } catch {
    // A read-only home is no reason to complain.
  }
}
