import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import Database from 'better-sqlite3';

const root = path.join(import.meta.dirname, '..', '..');

/** A module of ours by its name, from whichever file of the build it is in. */
export function built(name) {
  const { hashes } = JSON.parse(fs.readFileSync(path.join(root, 'dist', 'build.json'), 'utf8'));
  for (const part of Object.keys(hashes)) {
    const file = path.join(root, 'dist', `${part}.cjs`);
    const text = fs.readFileSync(file, 'utf8');
    if (text.includes(`"${name}":()=>`) || text.includes(`,${name}:()=>`))
      return createRequire(import.meta.url)(file)(name);
  }
  throw new Error(`There is no module ${name}.`);
}

const { splitLine } = built('domain/command-line');
const written = JSON.parse(fs.readFileSync(path.join(root, 'test', 'data', 'writing-lines.json'), 'utf8'));

/** A line as it may be typed, with what it reads from standard input. */
function lineOf(text) {
  const [typed, input] = text.split(' < ');
  return { text, args: splitLine(typed), input: input?.replaceAll('\\n', '\n') };
}

/** Every command that writes, with something for it to do in the scene. */
export const writingLines = Object.values(written.lines).flat().map(lineOf);

/** What is said of a command line that did not go as it should. */
export const told = ({ code, out, err, hung }) =>
  `${hung ? 'hung' : `exit ${code}`}: ${JSON.stringify((err || out).slice(-400))}`;

/** Runs a line on a journal. */
export const runOn = (desk, file, args, options) =>
  desk.run(path.dirname(file), ['--db', file, ...args], options);

/** Runs a line that must be done; throws otherwise. */
export async function mustRun(desk, file, args, options) {
  const answer = await runOn(desk, file, args, options);
  if (answer.code !== 0) throw new Error(`${args.join(' ')}: ${told(answer)}`);
  return answer.out;
}

/** Makes the journal in which each of `writingLines` has something to do. */
export async function setScene(desk, file) {
  for (const { args, input } of written.scene.map(lineOf)) await mustRun(desk, file, args, { input });
}

const uid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** All that a journal holds, without the chance in its uids. */
export async function holdings(desk, file) {
  return (await mustRun(desk, file, ['export', 'all'])).replaceAll(uid, 'uid');
}

/** What is wrong with a journal, after the program itself and SQLite; undefined where nothing is. */
export async function faultIn(desk, file) {
  // What was cut short in the middle of a write, any command but doctor takes back.
  for (const look of ['export all', 'doctor']) {
    const answer = await runOn(desk, file, look.split(' '));
    if (answer.code !== 0) return `${look}: ${told(answer)}`;
  }
  const db = new Database(file, { fileMustExist: true });
  try {
    const found = db.pragma('integrity_check', { simple: true });
    if (found !== 'ok') return `integrity_check: ${found}`;
    if (db.pragma('foreign_key_check').length > 0) return 'a row that belongs to another has none';
  } finally {
    db.close();
  }
  return undefined;
}

/** Compiles a C file into a folder; undefined where there is no compiler or this is not Linux. */
export function compiled(source, folder) {
  const target = path.join(folder, 'shim.so');
  const args = ['-O1', '-shared', '-fPIC', '-o', target, path.join(import.meta.dirname, source), '-ldl'];
  return process.platform === 'linux' && spawnSync('cc', args).status === 0 ? target : undefined;
}
