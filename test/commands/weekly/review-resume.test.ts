import fs from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { deskWith, reviewScene, storedOf, Walk, wholeWalk } from '../../helpers/review-scene.js';
import type { Desk } from '../../helpers/run.js';

let scene: Buffer;
let whole: string | undefined;

beforeAll(async () => {
  scene = fs.readFileSync((await reviewScene()).file);
}, 60_000);

/** What a walk without interruption leaves behind. */
async function storedByWhole(): Promise<string> {
  if (whole !== undefined) return whole;
  const desk = deskWith(scene);
  await walkFrom(desk, 0);
  return (whole = await storedOf(desk));
}

/** Walks to the end from the question at `place`; only what was not answered is asked. */
async function walkFrom(desk: Desk, place: number): Promise<void> {
  const walk = new Walk(desk);
  await walk.answersAll(wholeWalk.slice(place));
  expect(await walk.ends()).toBe(0);
  expect(walk.subjects).toEqual(wholeWalk.slice(place).map(({ subject }) => subject));
}

const left = (place: number) => `${wholeWalk.length - place} left. To go on: prospect review`;

test('ended by Ctrl-C at every single thing it asks, it loses nothing and asks nothing twice', async () => {
  const desk = deskWith(scene);
  for (const [place, { subject, keys }] of wholeWalk.entries())
    for (let known = 0; known < keys.length; known++) {
      // Answers the question before at last, and this one as far as `known`.
      const before = known === 0 ? wholeWalk.slice(Math.max(0, place - 1), place) : [];
      const walk = new Walk(desk);
      await walk.answersAll(before);
      for (const typed of keys.slice(0, known)) await walk.answersNext(typed);
      await walk.answersNext('\x03');
      expect(await walk.ends()).toBe(130);
      expect(walk.text).toContain('Stopped; what was answered is stored. To go on: prospect review');
      expect(walk.subjects).toEqual([...before.map((question) => question.subject), subject]);
    }
  await walkFrom(desk, wholeWalk.length - 1);
  expect(await storedOf(desk)).toBe(await storedByWhole());
}, 60_000);

test('ended by q at every question, it loses nothing and asks nothing twice', async () => {
  const desk = deskWith(scene);
  for (const [place, { subject }] of wholeWalk.entries()) {
    const before = wholeWalk.slice(Math.max(0, place - 1), place);
    const walk = new Walk(desk);
    await walk.answersAll(before);
    await walk.answersNext(subject.startsWith('next week') ? 'q\r' : 'q');
    expect(await walk.ends()).toBe(0);
    expect(walk.text).toContain(`\n${left(place)}`);
    expect(walk.subjects).toEqual([...before.map((question) => question.subject), subject]);
  }
  await walkFrom(desk, wholeWalk.length - 1);
  expect(await storedOf(desk)).toBe(await storedByWhole());
}, 60_000);

test.each(['hangup', 'Ctrl-D', 'SIGTERM'] as const)(
  'ended by %s, it goes on where it was',
  async (how) => {
    const desk = deskWith(scene);
    const walk = new Walk(desk);
    await walk.answersAll(wholeWalk.slice(0, 4));
    await walk.answersNext(how === 'Ctrl-D' ? '\x04' : '');
    if (how !== 'Ctrl-D') walk.isToldToEnd(how === 'SIGTERM' ? 'SIGTERM' : 'SIGHUP');
    expect(await walk.ends()).toBe(how === 'Ctrl-D' ? 130 : how === 'SIGTERM' ? 143 : 129);
    await walkFrom(desk, 4);
    expect(await storedOf(desk)).toBe(await storedByWhole());
  },
  60_000,
);

test('undo after undo takes back answer after answer, and each question comes back', async () => {
  const desk = deskWith(scene);
  const before = await storedOf(desk);
  await walkFrom(desk, 0);
  for (let place = wholeWalk.length - 1; place >= 0; place--) {
    expect((await desk.run('undo')).stdout).toMatch(/^undone: review · /);
    const { stdout } = await desk.run('review');
    const { subject } = wholeWalk[place]!;
    expect(stdout).toContain(`\n  ${subject}\n`);
    expect(stdout).toContain(` · ${wholeWalk.length - place} question`);
  }
  expect(await storedOf(desk)).toBe(before);
  for (const { subject } of wholeWalk)
    expect(await desk.run('redo'), subject).toMatchObject({ code: 0, stderr: '' });
  expect(await storedOf(desk)).toBe(await storedByWhole());
}, 60_000);
