import type { Context } from '../context.js';
import { fold } from '../domain/text.js';
import type { LeadName } from '../store/leads.js';
import { newsOf } from './news.js';
import { back } from './ask.js';
import { pick, type Choice } from './pick.js';

/** Which of these leads was meant; null for a new lead of that name, where one `canMake` it and none has it already. */
export async function askWhichLead(
  ctx: Context,
  typed: string,
  leads: LeadName[],
  canMake = true,
): Promise<LeadName | null> {
  const journal = ctx.open('read');
  const choices = leads.map((lead): Choice<LeadName | null> => ({
    name: `${lead.name} @${lead.id}`,
    aside: newsOf(ctx, journal, lead),
    value: lead,
  }));
  const isThere = leads.some((lead) => fold(lead.name) === fold(typed));
  if (canMake && !isThere) choices.push(newChoice('lead', typed));
  const question = `Which lead is "${typed}"?`;
  return chosen(await pick(ctx, { question, choices, firstIsUsual: true }));
}

/** Which of these tactics was meant; null for a new one of that name. */
export async function askWhichTactic(ctx: Context, typed: string, names: string[]): Promise<string | null> {
  const choices = names.map((name): Choice<string | null> => ({ name, value: name }));
  choices.push(newChoice('tactic', typed));
  return chosen(await pick(ctx, { question: `Which tactic is "${typed}"?`, choices, firstIsUsual: true }));
}

function newChoice(what: string, name: string): Choice<null> {
  return { key: '/', name: `new ${what} "${name}"`, value: null };
}

/** These questions come before all others, so there is none to go back to. */
function chosen<Value>(answer: Value | null | typeof back): Value | null {
  return answer === back ? null : answer;
}
