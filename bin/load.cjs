'use strict';
const fs = require('node:fs');
const nodeModule = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

const loaded = new Map();

/**
 * Requires one of the files that the program is built into (plain ASCII), with the code compiled by an earlier run, from
 * the person's cache folder: compiling it anew each time takes a third of a bare start of Node. Newer ones can keep
 * compiled code themselves, but not each command's own. NODE_DISABLE_COMPILE_CACHE=1 turns it off.
 */
exports.load = function load(file) {
  if (process.env.NODE_DISABLE_COMPILE_CACHE) return require(file);
  return once(file, (module) => {
    const folder = path.dirname(file);
    const needed = nodeModule.createRequire(file);
    const need = (name) =>
      name === driver
        ? loadDriver(needed)
        : name.endsWith('.cjs')
          ? load(path.join(folder, name))
          : needed(name);
    const run = compiled(file, nodeModule.wrap(fs.readFileSync(file, 'latin1')));
    run(module.exports, need, module, file, folder);
  });
};

const driver = 'better-sqlite3';

/**
 * Requires the database driver, whose files are all in one folder, as one script; its binary is looked for where npm
 * puts it. By itself it takes a fifth of a bare start of Node to be found and to compile thirteen files.
 */
function loadDriver(needed) {
  const places = needed.resolve.paths(driver).map((folder) => path.join(folder, driver, 'lib', 'index.js'));
  const first = places.find((file) => fs.existsSync(file)) ?? needed.resolve(driver);
  const neededThere = nodeModule.createRequire(first);
  const built = path.join(first, '../../build/Release/better_sqlite3.node');
  const members = filesIn(path.dirname(first)).map((file) => {
    const source = fs.readFileSync(file, 'utf8');
    return `${JSON.stringify(file)}(exports, require, module, __filename, __dirname) {${source}\n}`;
  });
  const functions = compiled(first, `({${members.join(',\n')}})`, driver);
  const load = (file) =>
    once(file, (module) => {
      const here = path.dirname(file);
      const need = (name) =>
        name.startsWith('.')
          ? load(path.join(here, name.replace(/(\.js)?$/, '.js')))
          : name === 'bindings' && fs.existsSync(built)
            ? () => neededThere(built)
            : neededThere(name);
      functions[file](module.exports, need, module, file, here);
    });
  return load(first);
}

function filesIn(folder) {
  return fs.readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return name.endsWith('.js') ? file : filesIn(file);
  });
}

/** What a module exports; `run` fills it, once. */
function once(file, run) {
  if (!loaded.has(file)) {
    const module = { exports: {} };
    loaded.set(file, module);
    run(module);
  }
  return loaded.get(file).exports;
}

/** The value of a script, compiled by an earlier run where its code was kept; else it is kept when this one ends. */
function compiled(file, source, name = path.basename(file, '.cjs')) {
  const cacheFile = cacheFileOf(file, source, name);
  const cachedData = cacheFile && readIfThere(cacheFile);
  const script = new vm.Script(source, { filename: file, cachedData });
  if (cacheFile && (!cachedData || script.cachedDataRejected))
    process.once('exit', () => keep(script, cacheFile));
  return script.runInThisContext();
}

/** Where compiled code is kept; undefined where nothing can be. */
const cacheFolder = findCacheFolder();

function findCacheFolder() {
  const { XDG_CACHE_HOME, LOCALAPPDATA, HOME } = process.env;
  const folder = XDG_CACHE_HOME || LOCALAPPDATA || (HOME && path.join(HOME, '.cache'));
  if (!folder || !path.isAbsolute(folder) || !fs.existsSync(HOME || folder)) return undefined;
  return path.join(folder, 'prospect');
}

const command = process.argv.slice(2).find((word) => /^[a-z]{2,12}$/.test(word)) ?? 'none';

/**
 * One file for each build and each Node: V8 itself compares little more than the length of the source. And one for each
 * command, with the code that it runs: whatever ran first would leave the others to compile theirs every time.
 */
function cacheFileOf(file, source, name) {
  if (cacheFolder === undefined) return undefined;
  const { mtimeMs, ino } = fs.statSync(file);
  const build = [name, process.version, process.arch, source.length, Math.round(mtimeMs), ino].join('-');
  return path.join(cacheFolder, `${build}.${command}.code`);
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
    fs.mkdirSync(cacheFolder, { recursive: true, mode: 0o700 });
    const build = path.basename(cacheFile).replace(/\.[a-z]+\.code$/, '');
    const [file] = build.split('-v');
    for (const name of fs.readdirSync(cacheFolder))
      if (name.startsWith(`${file}-v`) && name.endsWith('.code') && !name.startsWith(`${build}.`))
        fs.rmSync(path.join(cacheFolder, name));
    fs.writeFileSync(`${cacheFile}.${process.pid}`, script.createCachedData(), { mode: 0o600 });
    fs.renameSync(`${cacheFile}.${process.pid}`, cacheFile);
  } catch {
    // A read-only home is no reason to complain.
  }
}
