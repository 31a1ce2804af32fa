import type { Context } from '../context.js';
import { settingNamed, type SettingKey } from '../domain/settings.js';
import { settingColumns, settingText } from '../exchange/setting-columns.js';
import { say } from '../render/safe.js';
import type { Journal } from '../store/journal.js';
import {
  allSettings,
  checkCurrency,
  currencyOf,
  Purse,
  storeSetting,
  type Setting,
} from '../store/settings.js';
import { printRows, type FormatFlags } from './format.js';
import { joinWords } from './who.js';

/** Lists every setting with what holds. */
export async function configList(ctx: Context, flags: FormatFlags): Promise<void> {
  const journal = ctx.open('read');
  await printRows(ctx, flags, settingColumns(currencyOf(journal)), allSettings(journal), 'No settings.');
}

/** Prints what holds for one setting. */
export function configGet(ctx: Context, name: string): void {
  const { key } = settingNamed(name);
  const journal = ctx.open('read');
  const setting = settingOf(journal, key);
  const text = settingText(setting, currencyOf(journal));
  if (text === null) return ctx.note(`${key} is not set: set it with "prospect config set ${key} VALUE".`);
  ctx.print(say`${text}`);
}

/** Sets a setting; an empty text takes it back to what is usual. */
export function configSet(ctx: Context, name: string, words: string[]): void {
  const spec = settingNamed(name);
  const text = joinWords(words).trim();
  const journal = ctx.open('create');
  const purse = new Purse(currencyOf(journal));
  const value = text === '' ? null : spec.read(text, (amount) => purse.read(spec.key, amount));
  if (spec.key === 'currency') checkCurrency(journal, value);
  journal.write('config set', ctx.clock, (write) => {
    purse.settle(write);
    storeSetting(journal, write, spec.key, value);
    write.summary = value === null ? `${spec.key} as usual` : `${spec.key} ${text}`;
  });
  ctx.print(settingLine(settingOf(journal, spec.key), currencyOf(journal)));
}

function settingOf(journal: Journal, key: SettingKey): Setting {
  return allSettings(journal).find(({ spec }) => spec.key === key)!;
}

/** `hourly-value €60`, `goal meeting (as usual)`, `currency not set` */
function settingLine(setting: Setting, currency: string | null): string {
  const text = settingText(setting, currency) ?? 'not set';
  const isUsual = setting.value === null && setting.spec.usual !== null;
  return say`${setting.spec.key} ${text}${isUsual ? ' (as usual)' : ''}`;
}
