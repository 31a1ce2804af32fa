import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { channelByName } from '../../src/domain/names/channel-words.js';
import { channels } from '../../src/domain/touch.js';
import { Desk } from '../helpers/run.js';

test.each([
  ['cold-call', 'call'],
  ['Cold Calls', 'call'],
  ['telephone', 'call'],
  ['cold_email', 'email'],
  ['e-mail', 'email'],
  ['door-hangers', 'visit'],
  ['walk-in', 'visit'],
  ['LinkedIn', 'social'],
  ['open house', 'event'],
  ['trade-fairs', 'event'],
  ['thank-you letter', 'mail'],
  ['direct-mail', 'mail'],
  ['whatsapp', 'text'],
  ['Kaltakquise', 'call'],
  ['Téléphone', 'call'],
  // The last word is what is done, those before say of what it comes.
  ['letter-follow-up-call', 'call'],
  ['event-email', 'email'],
] as const)('a tactic called %s goes by %s', (name, channel) => {
  expect(channelByName(name)).toBe(channel);
});

test.each([
  'referral-ask',
  'other',
  'breakfast',
  'recall',
  'textile-mill',
  'mailand',
  '-',
  'constructor',
  '',
])('the name %j tells no channel', (name) => {
  expect(channelByName(name)).toBeUndefined();
});

test('the name of each channel but "other" tells itself', () => {
  for (const channel of channels.filter((name) => name !== 'other'))
    expect(channelByName(channel)).toBe(channel);
});

describe('a tactic made by a typed line', () => {
  test('goes by the channel of its name, and what waits there was sent', async () => {
    const desk = new Desk();
    const { code, stderr } = await desk.run('log', 'Ann', '-t', 'thank-you-letter');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'new tactic thank-you-letter (mail, cold)\nnew lead Ann @1\n',
    });
    expect((await desk.run('tactic', 'add', 'door-hangers')).stdout).toBe(
      'tactic door-hangers (visit, cold)\n',
    );
  });

  test('is a call where its name tells none, and the answer says how that is changed', async () => {
    const desk = new Desk();
    const advice = "; to change the channel: prospect tactic edit 'ask around' --channel visit\n";
    const { stderr } = await desk.run('log', 'Ann', '-t', 'ask around', '-o', 'talked');
    expect(stderr).toContain(`new tactic ask around (call, cold)${advice}`);
    expect((await desk.run('tactic', 'edit', 'ask around', '--channel', 'visit')).stdout).toBe(
      'tactic ask around (visit, cold)\n',
    );
    expect(await desk.run('tactic', 'add', 'hints')).toMatchObject({
      stdout: 'tactic hints (call, cold)\n',
      stderr: 'to change the channel: prospect tactic edit hints --channel visit\n',
    });
  });

  test('goes by the channel that is typed, whatever its name', async () => {
    const desk = new Desk();
    const { stderr } = await desk.run('log', '-t', 'email', '--channel', 'call', '-o', 'talked');
    expect(stderr).toBe('new tactic email (call, cold)\n');
  });
});

test('a file without a column of channels makes tactics by their names', async () => {
  const desk = new Desk();
  const file = path.join(desk.folder, 'touches.csv');
  fs.writeFileSync(
    file,
    'date,name,tactic,outcome\n2026-11-18,Ann,mail,\n2026-11-18,Bo,visit,talked\n2026-11-18,Cy,breakfast,talked\n',
  );
  const { code, stderr } = await desk.run('import', file);
  expect(code).toBe(0);
  expect(stderr).toContain(
    'new tactic mail (mail, cold)\nnew tactic visit (visit, cold)\n' +
      'new tactic breakfast (call, cold); to change the channel: prospect tactic edit breakfast --channel visit\n',
  );
});
