import fs from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Journal } from '../src/store/file/journal.js';
import { undo } from '../src/store/file/operations.js';
import { root } from './helpers/folder.js';
import { Desk, type Answer } from './helpers/run.js';
import {
  allCommands,
  knownCommands,
  redoLine,
  runLine,
  setDesk,
  writingLines,
  type Line,
} from './helpers/writing.js';

afterEach(() => vi.restoreAllMocks());

/** Runs `line`, and at the moment it is about to take its lock makes the file what `rival` is. */
async function overtaken(desk: Desk, line: Line, rival: Buffer): Promise<Answer> {
  let isPast = false;
  const lock = Reflect.get(Journal.prototype, 'lock') as (this: Journal) => void;
  const spy = vi.spyOn(Journal.prototype as unknown as { lock: () => void }, 'lock');
  spy.mockImplementation(function (this: Journal) {
    if (!isPast) fs.writeFileSync(desk.file, rival);
    isPast = true;
    lock.call(this);
  });
  const answer = await runLine(desk, line);
  spy.mockRestore();
  expect(isPast).toBe(true);
  return answer;
}

/** A desk with this journal, or with none yet. */
function deskWith(journal: Buffer | null): Desk {
  const desk = new Desk();
  if (journal !== null) fs.writeFileSync(desk.file, journal, { mode: 0o600 });
  return desk;
}

const uid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** All that the journal holds, without the chance in its uids. */
async function holdings(desk: Desk): Promise<string> {
  const { stdout, code } = await desk.run('export', 'all');
  expect(code).toBe(0);
  return stdout.replaceAll(uid, 'uid');
}

/** What is left once everything is undone; undo must never fail. */
async function undoneAll(desk: Desk): Promise<string> {
  const { code } = await desk.run('undo');
  expect(code).toBe(0);
  const journal = new Journal({ file: desk.file, purpose: 'write', chosen: true, root });
  while (journal.turnBack(undo));
  expect(journal.all('PRAGMA foreign_key_check')).toEqual([]);
  expect(journal.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  journal.close();
  return holdings(desk);
}

interface AtOnce {
  /** The journal before; null for none yet. */
  start: Buffer | null;
  first: Line;
  /** What another program does before the first takes its lock. */
  rival: (desk: Desk) => Promise<unknown>;
  /** What is left once everything is undone. */
  empty: string;
}

/**
 * What is done at once must come to what is done one after the other: the same answer, the same journal, and undo that
 * takes all of it back.
 */
async function checkAtOnce({ start, first, rival, empty }: AtOnce): Promise<void> {
  const before = deskWith(start);
  await rival(before);
  const overtaking = fs.readFileSync(before.file);
  const inTurn = await runLine(before, first);
  const desk = deskWith(start);
  const answer = await overtaken(desk, first, overtaking);
  expect(answer).toEqual(inTurn);
  expect(answer.code).not.toBe(1);
  expect(await holdings(desk)).toBe(await holdings(before));
  expect(await undoneAll(desk)).toBe(empty);
}

/** Somebody who types a line that is taken. */
const typing = (line: Line) => async (desk: Desk) =>
  expect(await runLine(desk, line)).toMatchObject({ code: 0 });

/** Somebody who leaves this journal. */
const leaving = (journal: Buffer) => (desk: Desk) => fs.promises.writeFile(desk.file, journal);

async function redoAll(desk: Desk): Promise<void> {
  while ((await desk.run('redo')).stdout !== '');
}

test('every command is known here as one that writes or one that does not', () => {
  expect(knownCommands.toSorted()).toEqual(allCommands().toSorted());
});

/** What can be typed before anything is there. */
const beginning = writingLines.filter(({ text }) =>
  /^(log (Nobody|-t)|lead add|tactic add|config|alias na)/.test(text),
);

describe('a command that is overtaken, once it has read all that decides it,', async () => {
  const set = await setDesk();
  const start = fs.readFileSync(set.file);
  const empty = await undoneAll(set);
  const undone = fs.readFileSync(set.file);
  await redoAll(set);
  const redone = fs.readFileSync(set.file);
  const undo = writingLines.find(({ text }) => text === 'undo')!;

  test.each(writingLines)('by itself: $text', async (first) => {
    await checkAtOnce({ start, first, rival: typing(first), empty });
  });

  test.each(writingLines)('by undo of all there is: $text', async (first) => {
    await checkAtOnce({ start, first, rival: leaving(undone), empty });
  });

  test.each(writingLines)('is undo, and by $text', async (rival) => {
    await checkAtOnce({ start, first: undo, rival: typing(rival), empty });
  });

  test.each([...beginning, redoLine])('by redo of all there is: $text', async (first) => {
    await checkAtOnce({ start: undone, first, rival: leaving(redone), empty });
  });
});

describe('a first command that is overtaken by another first one', () => {
  test.each(beginning)('$text', async (first) => {
    const set = new Desk();
    await runLine(set, first);
    const empty = await undoneAll(set);
    await checkAtOnce({ start: null, first, rival: typing(first), empty });
  });
});
