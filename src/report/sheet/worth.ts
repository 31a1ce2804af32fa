import type { ReportQuery } from '../measures/query.js';

type Goals = Pick<ReportQuery, 'goal' | 'usual'>;

/**
 * Says that there is no worth for the goal, where that is not plain: a meeting is what worths are usually for. `of`
 * names what has none where other things have one.
 */
export function noWorth({ goal, usual }: Goals, question: string, of?: string): string {
  if (goal === 'meeting' && usual.goal === goal) return question;
  return `No worth for "${goal}"${of === undefined ? '' : ` of ${of}`}. ${question}`;
}

/** The command that gives a tactic a worth for the goal; `name` as it is typed. */
export function worthCommand(name: string, { goal, usual }: Goals): string {
  return `prospect tactic edit ${name} --worth 1/50${goal === usual.goal ? '' : ` --goal ${goal}`}`;
}
