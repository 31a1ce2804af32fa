import type { Context } from '../context.js';
import { checkName, fold, textLimit } from '../domain/text.js';
import type { Day } from '../domain/calendar.js';
import type { Journal } from '../store/file/journal.js';
import { companyAmong, findLead, type LeadName, type LeadOrNew } from '../store/leads/leads.js';
import { findTactic, type TacticVersion } from '../store/tactics/tactics.js';
import { newsOf } from './news.js';
import { back } from './engine/ask.js';
import { askLine } from './engine/line.js';
import { pick, type Choice } from './engine/pick.js';

/** Which of these leads was meant, or the name of a new one: one of `newNames` that none of these has. */
export async function askWhichLead(
  ctx: Context,
  typed: string,
  leads: LeadName[],
  newNames: readonly string[],
): Promise<LeadOrNew> {
  const journal = ctx.open('read');
  const choices = leads.map((lead): Choice<LeadOrNew> => ({
    name: `${lead.name} @${lead.id}`,
    aside: [companyAmong(leads, lead), newsOf(ctx, journal, lead)].filter(Boolean).join(' · '),
    value: { lead },
  }));
  const isFree = (name: string) => !leads.some((lead) => fold(lead.name) === fold(name));
  for (const name of newNames.filter(isFree))
    choices.push({
      ...(name === typed && { key: '/' }),
      name: `new lead "${name}"`,
      value: { newName: name, isDoubtful: true },
    });
  const question = `Which lead is "${typed}"?`;
  return (
    chosenOf(await pick(ctx, { question, choices, firstIsUsual: true })) ?? {
      newName: typed,
      isDoubtful: true,
    }
  );
}

/** Who of a company was meant; `canBeNew`: perhaps somebody who is no lead yet, or the company itself. */
export async function askWhomOf(
  ctx: Context,
  company: string,
  people: readonly LeadName[],
  canBeNew: boolean,
): Promise<LeadOrNew> {
  const journal = ctx.open('read');
  const called = people[0]?.company ?? company;
  const firm = { newName: company, isDoubtful: true };
  const draft = { text: '' };
  const choices: Choice<LeadOrNew | 'other'>[] = [
    ...people.map((lead) => ({
      name: `${lead.name} @${lead.id}`,
      aside: newsOf(ctx, journal, lead),
      value: { lead },
    })),
    ...(canBeNew
      ? [
          { name: `somebody else at ${called}`, value: 'other' as const },
          { key: '/', name: `new lead "${company}"`, value: firm },
        ]
      : []),
  ];
  for (;;) {
    const question = `${called} is a company. Who was it?`;
    const chosen = chosenOf(await pick(ctx, { question, choices, firstIsUsual: true })) ?? firm;
    if (chosen !== 'other') return chosen;
    const typed = await askLine(ctx, {
      question: 'Who?',
      hint: `a new lead at ${called}`,
      read: (text) => checkName('lead name', text.trim(), textLimit.lead),
      canGoBack: true,
      draft,
    });
    if (typed === back || typed === null) continue;
    const match = findLead(journal, typed.trim(), true);
    if (match.kind === 'one') return { lead: match.lead };
    return { newName: typed.trim(), isDoubtful: true, more: { company: called } };
  }
}

/** Which of these tactics was meant, in its version of local day `on`; null for a new one of the name that was typed. */
export async function askWhichTactic(
  ctx: Context,
  journal: Journal,
  typed: string,
  names: string[],
  on: Day,
): Promise<TacticVersion | null> {
  const choices = names.map((name): Choice<string | null> => ({ name, value: name }));
  choices.push({ key: '/', name: `new tactic "${typed}"`, value: null });
  const question = `Which tactic is "${typed}"?`;
  const chosen = chosenOf(await pick(ctx, { question, choices, firstIsUsual: true }));
  const match = chosen === null ? undefined : findTactic(journal, chosen, on);
  return match?.kind === 'one' ? match.tactic : null;
}

/** These questions come before all others, so there is none to go back to. */
function chosenOf<Value>(answer: Value | null | typeof back): Value | null {
  return answer === back ? null : answer;
}
