import type { Context } from '../../context.js';
import { quoteLine } from '../../domain/command-line.js';
import { isAlmost } from '../../domain/match.js';
import { parseWhen } from '../../domain/when.js';
import { isMonth, mayBeDay } from '../../domain/day-words.js';
import { Unreadable } from '../../domain/typed-date.js';
import { UserError } from '../../errors.js';
import type { Journal } from '../../store/file/journal.js';
import { findLead, type LeadName } from '../../store/leads/leads.js';
import { lastTactic, tacticNames } from '../../store/tactics/tactics.js';
import { allOutcomes, allReasons } from '../../store/touches/outcomes.js';
import { fold, foldWord } from '../../domain/text.js';

/** A name for a new lead that holds more than a name. */
export interface OddName {
  /** The leads whose name stands in it; none where the rest of it would be a new one. */
  leads: LeadName[];
  /** The name without what is said of it. */
  rest: string;
  /** What is wrong, and what to type instead. */
  error: UserError;
}

/** What is said of a lead beside its name; `more`: nothing known. */
interface Said {
  kind: 'outcome' | 'tactic' | 'reason' | 'day' | 'more';
  word: string;
}

const mostWords = 5;
const around = /^[\s·,;:()"“”–—]+|[\s·,;:()"“”–—]+$/g;

/**
 * Looks whether a name that no lead has is an outcome, a tactic, a reason or a day, ends with one, or begins with one. The
 * rest is the exact name of a lead then; or else what stands at the end is an outcome, or a day that is hardly part of a
 * name, and the rest may be almost one. Written with a capital it is a name where no lead is called as the rest, as in
 * Marcus Held. `tactic` is that of the line, or else the last, which is used in what to type instead.
 */
export function oddNames(
  ctx: Context,
  journal: Journal,
  canBeNew: boolean,
  tactic = lastTactic(journal)?.name ?? 'TACTIC',
): (name: string) => OddName | undefined {
  const outcomes = wordsBy('outcome', namesOf(allOutcomes(journal)));
  const known = new Map([
    ...wordsBy('reason', namesOf(allReasons(journal))),
    ...wordsBy('tactic', tacticNames(journal)),
    ...outcomes,
  ]);
  const saidIn = (text: string): Said | undefined => {
    const folded = foldWord(text);
    const said = known.get(folded) ?? (isDay(ctx, text) ? { kind: 'day', word: text } : undefined);
    return said ?? [...outcomes].find(([outcome]) => isAlmost(outcome, folded))?.[1];
  };
  return (name) => {
    const isDate = !isMonth(name) && isDay(ctx, name);
    const alone = known.get(foldWord(name)) ?? (isDate ? { kind: 'day', word: name } : undefined);
    if (alone && canBeNew && !(alone.kind === 'reason' && isCapital(name)))
      return { leads: [], rest: name, error: loneError(name, alone) };
    for (const [tail, rest, isEnd] of partings(name)) {
      const said = saidIn(tail);
      if (!said) continue;
      const leads = leadsOf(journal, rest);
      if (leads.length > 0)
        return { leads, rest, error: oddError(name, rest, leads, said, canBeNew, tactic) };
      const isSure = said.kind === 'day' ? isSurelyDay(tail) : outcomes.has(foldWord(tail));
      if (!isEnd || !isSure || isCapital(tail)) continue;
      const near = leadsOf(journal, rest, false);
      if (near.length > 0)
        return { leads: near, rest, error: oddError(name, rest, near, said, canBeNew, tactic) };
      if (canBeNew) return { leads, rest, error: newError(name, rest, said, tactic) };
    }
    const email = withEmail(journal, name);
    if (email) return email;
    const [first = ''] = name.split(' · ');
    const leads = first === name ? [] : leadsOf(journal, first);
    if (leads.length === 0) return undefined;
    return {
      leads,
      rest: first,
      error: oddError(name, first, leads, { kind: 'more', word: '' }, canBeNew, tactic),
    };
  };
}

function wordsBy(kind: Said['kind'], words: readonly string[]): Map<string, Said> {
  return new Map(words.map((word) => [foldWord(word), { kind, word }]));
}

function namesOf(words: readonly { name: string }[]): string[] {
  return words.map(({ name }) => name);
}

/** A text parted in two between words: what may be said of a lead, the rest, and whether it stands at the end. */
function* partings(text: string): Generator<[said: string, rest: string, isEnd: boolean]> {
  const words = text.trim().split(/\s+/);
  const part = (from: number, to: number) => words.slice(from, to).join(' ').replace(around, '');
  for (let count = Math.min(mostWords, words.length - 1); count > 0; count--) {
    const [start, end] = [count, words.length - count];
    const ways = [
      [part(end, words.length), part(0, end), true],
      [part(0, start), part(start, words.length), false],
    ] as const;
    for (const [said, rest, isEnd] of ways) if (said !== '' && rest !== '') yield [said, rest, isEnd];
  }
}

/** A name with an email before or after it. */
function withEmail(journal: Journal, name: string): OddName | undefined {
  const parts = name.split(/[\s,;<>()]+/).filter((part) => part !== '');
  const email = parts.find((part) => /^[^@]+@[^@]+\.[^@]+$/.test(part));
  const rest = parts.filter((part) => part !== email).join(' ');
  if (email === undefined || rest === '') return undefined;
  const leads = leadsOf(journal, email);
  const named = leads.length > 0 ? [] : leadsOf(journal, rest);
  const there = [...leads, ...named].map(({ name, id }) => `${name} @${id}`).join(', ');
  const [one] = named;
  const [isThere, way] =
    leads.length > 0
      ? [`but ${email} is of ${there}`, `Write @${leads[0]!.id}`]
      : one
        ? [
            `but there is ${there}`,
            `Write @${one.id}; to keep its email: ${quoteLine(['prospect', 'lead', 'edit', `@${one.id}`, '--email', email])}`,
          ]
        : [
            'that is a name and an email',
            `Make it with both: ${quoteLine(['prospect', 'lead', 'add', ...rest.split(' '), '--email', email])}`,
          ];
  const error = new UserError(`There is no lead "${name}"; ${isThere}.`, { hint: `${way}.` });
  return { leads: [...leads, ...named], rest: there === '' ? name : rest, error };
}

/** Whether a text is read as a day or a time, if only to be refused as one. */
function isDay(ctx: Context, text: string): boolean {
  if (!mayBeDay(text) || (isCapital(text) && isMonth(text))) return false;
  try {
    parseWhen(text, ctx.clock, 'future');
    return true;
  } catch (error) {
    if (error instanceof UserError) return !(error instanceof Unreadable);
    throw error;
  }
}

/** Whether a day is hardly part of a name, as May, noon, W4, 1/2 and 9am may be. */
function isSurelyDay(text: string): boolean {
  return !isMonth(text) && !/^(?:now|noon)$|^w\d+$|^\d+\/\d+$|^\d+ ?[ap]m$/i.test(text);
}

function isCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text);
}

function leadsOf(journal: Journal, name: string, exactOnly = true): LeadName[] {
  const match = findLead(journal, name, exactOnly);
  return match.kind === 'one' ? [match.lead] : match.kind === 'none' ? [] : match.leads;
}

function oddError(
  name: string,
  rest: string,
  leads: LeadName[],
  { kind, word }: Said,
  canBeNew: boolean,
  tactic: string,
): UserError {
  const [one, ...others] = leads;
  const line = (...words: string[]) => quoteLine(['prospect', ...words.flatMap((text) => text.split(' '))]);
  const way = quoteLine(['-t', tactic]);
  const lead = others.length > 0 || fold(one!.name) !== fold(rest) ? `@${one!.id}` : rest;
  const ways = {
    outcome: `To log it: ${line('log', lead)} ${way} -o ${quoteLine([word])}; what came of a touch: ${line('result', lead, word)}`,
    day: `Leave the day out, or promise it: ${line('next', lead, word)}`,
    tactic: `To log it: ${line('log', lead, '-t', word)}`,
    reason: `To log it: ${line('log', lead)} ${way} -o OUTCOME -r ${quoteLine([word])}`,
    more: `Write ${lead} alone`,
  };
  return new UserError(
    `There is no lead "${name}", but there is ${leads.map(({ name, id }) => `${name} @${id}`).join(', ')}${isWord({ kind, word })}.`,
    { hint: `${ways[kind]}${canBeNew ? '; for a new lead of that whole name add --new' : ''}.` },
  );
}

function newError(name: string, rest: string, said: Said, tactic: string): UserError {
  const way =
    said.kind === 'day'
      ? `leave "${said.word}" out`
      : `say ${quoteLine(['prospect', 'log', ...rest.split(' '), '-t', tactic, '-o', said.word])}`;
  return new UserError(`There is no lead "${name}"${isWord(said)}.`, {
    hint: `For a lead called ${rest} ${way}; for a new lead of that whole name add --new.`,
  });
}

function loneError(name: string, said: Said): UserError {
  const ways = {
    outcome: 'an outcome goes after -o',
    tactic: 'a tactic goes after -t',
    reason: 'a reason goes after -r',
    day: 'what was goes after --at, what is promised after --next',
    more: '',
  };
  return new UserError(`There is no lead "${name}"${isWord(said)}.`, {
    hint: `In "prospect log" the lead stands first, and ${ways[said.kind]}; for a new lead of that name add --new.`,
  });
}

function isWord({ kind, word }: Said): string {
  return kind === 'more' ? '' : `, and "${word}" is ${kind === 'outcome' ? 'an' : 'a'} ${kind}`;
}
