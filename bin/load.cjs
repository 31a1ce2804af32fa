'use strict';
const fs = require('node:fs');
const nodeModule = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

/** What the build says of itself: the hash of each part, and the names of the commands. */
const build = JSON.parse(fs.readFileSync(path.join(__dirname, '..', 'dist', 'build.json'), 'latin1'));

/** What runs, for the name of a file: only words that we know, since what else is typed may be somebody's name. */
const [, , ...words] = process.argv;
const named =
  words[0] === '__complete' ? 'key-press' : (words.find((word) => build.commands.includes(word)) ?? 'none');
/** A page to look at takes much of the program that the same command does not take otherwise. */
const command = words.some((word) => /^--html(=|$)/.test(word)) ? `${named}-html` : named;

const loaded = new Map();

/**
 * Requires one of the files that the program is built into (plain ASCII), with the code compiled by an earlier run, from
 * the person's cache folder: compiling it anew takes as long as a bare start of Node. NODE_DISABLE_COMPILE_CACHE=1 does
 * without.
 */
exports.load = function load(file) {
  if (process.env.NODE_DISABLE_COMPILE_CACHE) return require(file);
  return once(file, (module) => {
    const folder = path.dirname(file);
    const name = path.basename(file, '.cjs');
    const needed = nodeModule.createRequire(file);
    const need = (wanted) =>
      wanted === driver
        ? loadDriver(needed)
        : wanted.endsWith('.cjs')
          ? load(path.join(folder, wanted))
          : needed(wanted);
    const source = nodeModule.wrap(fs.readFileSync(file, 'latin1'));
    const run = compiled(file, source, name, build.hashes[name]);
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
  const top = path.dirname(first);
  const neededThere = nodeModule.createRequire(first);
  const built = path.join(first, '../../build/Release/better_sqlite3.node');
  const members = namesIn(top).map((name) => {
    const source = fs.readFileSync(`${top}/${name}`, 'utf8');
    return `${JSON.stringify(name)}(exports, require, module, __filename, __dirname) {${source}\n}`;
  });
  const source = `({${members.join(',\n')}})`;
  const functions = compiled(first, source, driver, source);
  const load = (name) =>
    once(`${top}/${name}`, (module) => {
      const here = path.posix.dirname(name);
      const need = (wanted) =>
        wanted.startsWith('.')
          ? load(path.posix.join(here, wanted.replace(/(\.js)?$/, '.js')))
          : wanted === 'bindings' && fs.existsSync(built)
            ? () => neededThere(built)
            : neededThere(wanted);
      functions[name](module.exports, need, module, `${top}/${name}`, `${top}/${here}`);
    });
  return load('index.js');
}

/** The scripts in a folder and in those in it, each as it is called from there. */
function namesIn(folder, within = '') {
  return fs
    .readdirSync(`${folder}/${within}`)
    .flatMap((name) => (name.endsWith('.js') ? within + name : namesIn(folder, `${within}${name}/`)));
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

const unkept = [];

/**
 * The value of a script, with its code from an earlier run, where that was kept; else it is kept when this one ends.
 * `mark` is what no other source has, or the source itself: V8 compares little more than its length. One file for each
 * command: whatever ran first would leave the others to compile theirs every time.
 */
function compiled(filename, source, name, mark) {
  const file = folder && path.join(folder, `${name}.${command}.code`);
  const identity = Buffer.from(['prospect code', name, process.version, process.arch, mark].join('\n'));
  const bytes = file && readOwn(file);
  const cachedData = bytes && codeIn(bytes, identity);
  const script = new vm.Script(source, { filename, cachedData });
  if (file && (!cachedData || script.cachedDataRejected)) {
    if (unkept.push({ file, script, identity }) === 1)
      process.once('exit', () => require('./keep.cjs').keep(folder, unkept, exports.cache));
  }
  return script.runInThisContext();
}

/**
 * The code in a kept file, which holds it twice and then says what it is; undefined for any other content. V8 runs
 * damaged code as it is. Comparing two copies finds what a disk or a power cut does to them in a tenth of a millisecond,
 * where the hashes of Node take two to four to load. Against people no hash would help, who could write that as well:
 * see `isOnlyOurs`.
 */
function codeIn(bytes, identity) {
  const length = (bytes.length - identity.length) / 2;
  if (!(length > 0) || !Number.isInteger(length) || !bytes.subarray(2 * length).equals(identity))
    return undefined;
  const code = bytes.subarray(0, length);
  return bytes.subarray(length, 2 * length).equals(code) ? code : undefined;
}

exports.codeIn = codeIn;

/** Larger files than this, in bytes, are neither kept nor read: the largest has a seventh of it. */
const largest = 4 * 1024 * 1024;

/** The content of a file that nobody else can have written; else undefined. What is checked is what is read. */
function readOwn(file) {
  let descriptor;
  try {
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = fs.constants;
    descriptor = fs.openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const stats = fs.fstatSync(descriptor);
    if (!stats.isFile() || !isOnlyOurs(stats) || stats.size > largest) return undefined;
    const bytes = Buffer.allocUnsafeSlow(stats.size);
    return fs.readSync(descriptor, bytes) === stats.size ? bytes : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

/** Whether something is of the user that this runs as, and nobody else may write it; Windows sees to that itself. */
function isOnlyOurs({ uid, mode }) {
  return process.geteuid === undefined || (uid === process.geteuid() && (mode & 0o022) === 0);
}

/** Whether nobody else can put something else in the place of what is ours in a folder; nor can they in /tmp. */
function keepsOurs({ uid, mode }) {
  if (process.geteuid === undefined) return true;
  return [process.geteuid(), 0].includes(uid) && ((mode & 0o022) === 0 || (mode & 0o1000) !== 0);
}

/** Where compiled code is kept; undefined where nothing can be. */
const folder = findFolder();

/**
 * The folder for compiled code, there or not. Code that somebody else put into it would run as us, so it has to be ours
 * alone, and what it is in must keep it so. When root runs something for a person whose home that is, it is not.
 */
function findFolder() {
  const { XDG_CACHE_HOME, LOCALAPPDATA, HOME } = process.env;
  const around = XDG_CACHE_HOME || LOCALAPPDATA || (HOME && path.join(HOME, '.cache'));
  if (!around || !path.isAbsolute(around)) return undefined;
  const found = path.join(around, 'prospect');
  try {
    const outer = fs.statSync(around, { throwIfNoEntry: false });
    if (outer && !keepsOurs(outer)) return undefined;
    const inner = outer && fs.lstatSync(found, { throwIfNoEntry: false });
    return !inner || (inner.isDirectory() && isOnlyOurs(inner)) ? found : undefined;
  } catch {
    return undefined;
  }
}

exports.cache = { findFolder, keepsOurs, largest };
