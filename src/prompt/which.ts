import type { Context } from '../context.js';
import { fold } from '../domain/text.js';
import type { LeadName } from '../store/leads/leads.js';
import { newsOf } from './news.js';
import { back } from './engine/ask.js';
import { pick, type Choice } from './engine/pick.js';

/** Which of these leads was meant, or the name of a new one: one of `newNames` that none of these has. */
export async function askWhichLead(
  ctx: Context,
  typed: string,
  leads: LeadName[],
  newNames: readonly string[],
): Promise<LeadName | string> {
  const journal = ctx.open('read');
  const choices = leads.map((lead): Choice<LeadName | string> => ({
    name: `${lead.name} @${lead.id}`,
    aside: newsOf(ctx, journal, lead),
    value: lead,
  }));
  const isFree = (name: string) => !leads.some((lead) => fold(lead.name) === fold(name));
  for (const name of newNames.filter(isFree))
    choices.push(
      name === typed ? newChoice('lead', name, name) : { name: `new lead "${name}"`, value: name },
    );
  const question = `Which lead is "${typed}"?`;
  return chosen(await pick(ctx, { question, choices, firstIsUsual: true })) ?? typed;
}

/** Which of these tactics was meant; null for a new one of that name. */
export async function askWhichTactic(ctx: Context, typed: string, names: string[]): Promise<string | null> {
  const choices = names.map((name): Choice<string | null> => ({ name, value: name }));
  choices.push(newChoice('tactic', typed, null));
  return chosen(await pick(ctx, { question: `Which tactic is "${typed}"?`, choices, firstIsUsual: true }));
}

function newChoice<Value>(what: string, name: string, value: Value): Choice<Value> {
  return { key: '/', name: `new ${what} "${name}"`, value };
}

/** These questions come before all others, so there is none to go back to. */
function chosen<Value>(answer: Value | null | typeof back): Value | null {
  return answer === back ? null : answer;
}
