import path from 'node:path';
import { expect, test } from 'vitest';
import { addDays } from '../../src/domain/calendar.js';
import { root } from '../helpers/folder.js';
import { QuarterScene, type Truth } from '../helpers/quarter-scene.js';
import { Walk } from '../helpers/review-scene.js';

const screen = (name: string) => path.join(root, 'test', 'screens', `quarter-${name}.txt`);
const firstMonday = '2026-08-31';
const mondayOf = (week: number) => addDays(firstMonday, 7 * (week - 1));
const fridayOf = (week: number) => addDays(mondayOf(week), 4);

const noes = [['not-interested', 'no-need'], ['not-interested', 'has-someone'], ['not-interested']] as const;
const truths = {
  'cold-call': { rate: 0.02, leads: 40, minutes: 4, outcomes: [['no-answer'], ['no-answer'], ...noes] },
  'linkedin-msg': { rate: 0.01, leads: 25, minutes: 3, energy: -1, outcomes: [['sent'], ['sent'], ...noes] },
  postcard: { rate: 0, leads: 10, minutes: 2, cost: 1.2, outcomes: [['sent']] },
  'breakfast-talk': { rate: 0.1, leads: 12, minutes: 20, outcomes: [['not-interested', 'bad-fit'], ...noes] },
  'referral-ask': { rate: 0.3, leads: 2, minutes: 15, energy: 2, outcomes: [['no-answer'], ...noes] },
} satisfies Record<string, Truth>;

function without(all: Record<string, Truth>, name: string): Record<string, Truth> {
  return Object.fromEntries(Object.entries(all).filter(([tactic]) => tactic !== name));
}

test('a quarter, from the first touch to the last decision', async () => {
  const scene = new QuarterScene();
  let now: Record<string, Truth> = truths;
  let week = 0;
  /** Works up to the Friday of a week, and stands there at five. */
  const worksUpTo = async (last: number) => {
    while (week < last) await scene.works(mondayOf(++week), now);
    scene.at(`${fridayOf(last)}T17:00`);
  };

  scene.at(`${mondayOf(1)}T09:10`);
  await scene.sees(
    'log Harbor Cafe -t cold-call --channel call --worth 1/50 -o talked -m 6 --next fri --do "call about the pilot"',
  );
  await scene.sees('tactic add linkedin-msg --channel social --worth 1/25');
  await scene.sees('tactic add postcard --channel mail --worth 1/50');
  await scene.sees('tactic add breakfast-talk --channel event --kind warm --worth 1/20');
  await scene.sees('tactic add referral-ask --channel call --kind warm --worth 1/10');
  await scene.sees('plan cold-call 40/week');
  await scene.sees('plan linkedin-msg 25/week');
  await scene.sees('plan postcard 10/week');
  await scene.sees('plan breakfast-talk 12/week');
  await scene.sees('plan referral-ask 6/week');
  await scene.sees('plan meeting 12/month --from "1 sep"');
  await scene.sees(
    'trial start linkedin-msg --hypothesis "a short message is read where a call is not" --touches 250 --until "27 nov"',
  );
  await scene.sees('try');
  await worksUpTo(1);
  await scene.sees('due');
  await scene.sees('result harbor meeting --next "tue 10:00" --value €4000');
  scene.awaits('2026-09-08', '@1', 'held', '--next', 'tue 15 sep', '--do', 'send the offer');
  scene.awaits('2026-09-15', '@1', 'proposal', '--next', 'tue 22 sep');
  scene.awaits('2026-09-22', '@1', 'won');
  await scene.sees('report');
  await scene.sees('trial status');
  await expect(scene.takeShown()).toMatchFileSnapshot(screen('week-1'));

  await worksUpTo(4);
  await scene.sees(
    'tactic tweak cold-call --change "ask for 5 minutes, not 30" --learned "half an hour is too much to ask"',
  );
  await scene.sees('trial start cold-call --hypothesis "five minutes is easy to give" --touches 320');
  now = { ...now, 'cold-call': { ...truths['cold-call'], rate: 0.06 } };
  await worksUpTo(5);
  await scene.sees('report');
  await scene.sees('try');
  await expect(scene.takeShown()).toMatchFileSnapshot(screen('week-5'));

  await worksUpTo(9);
  await scene.sees('report');
  await scene.sees('tactic show postcard');
  await scene.sees('tactic drop postcard --learned "dear, and nobody rings back"');
  await scene.sees('try');
  await scene.sees('tactic show cold-call');
  await expect(scene.takeShown()).toMatchFileSnapshot(screen('week-9'));
  now = without(now, 'postcard');

  await worksUpTo(11);
  await scene.sees('trial status');
  await scene.sees('trial decide linkedin-msg drop --learned "a short message is read and forgotten"');
  await scene.sees('try --all');
  await scene.sees('plan breakfast-talk 15/week --from mon');
  await expect(scene.takeShown()).toMatchFileSnapshot(screen('week-11'));
  now = { ...without(now, 'linkedin-msg'), 'breakfast-talk': { ...truths['breakfast-talk'], leads: 15 } };

  await worksUpTo(12);
  await scene.sees('report');
  await scene.sees('review');
  const walk = new Walk(scene.desk);
  for (const keys of ['1', '\r', '1', '1', '\r', '3', '4', 'referral-ask 3\r']) await walk.answersNext(keys);
  expect(await walk.ends()).toBe(0);
  scene.at('2026-11-21T14:02');
  scene.saw('review', walk.text);
  await scene.sees('report learned');
  await scene.sees('report plan');
  await expect(scene.takeShown()).toMatchFileSnapshot(screen('week-12'));
});
