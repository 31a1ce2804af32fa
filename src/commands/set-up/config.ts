import type { Context } from '../../context.js';
import { settingGroups, settingNamed, type SettingKey, type SettingSpec } from '../../domain/settings.js';
import { settingColumns, settingText } from '../../exchange/columns/settings.js';
import { groupTitles } from './setting-text.js';
import { say, show } from '../../render/safe.js';
import { padEnd, textWidth } from '../../render/width.js';
import { hang, plainPainter, wrap, type View } from '../../report/sheet/layout.js';
import { tableLines, type Table } from '../../report/sheet/table.js';
import { checkFolder } from '../../store/backup/folder.js';
import type { Journal } from '../../store/file/journal.js';
import {
  allSettings,
  checkCurrency,
  currencyOf,
  AmountReader,
  storeSetting,
  type Setting,
} from '../../store/settings/settings.js';
import { formatOf, printRows, type FormatFlags } from '../flags/format.js';
import { viewOf } from '../flags/view.js';
import { joinWords } from '../flags/lead-choice.js';

/** Lists every setting with what holds. */
export async function configList(ctx: Context, flags: FormatFlags): Promise<void> {
  const journal = ctx.open('read');
  const [settings, currency] = [allSettings(journal), currencyOf(journal)];
  if (formatOf(flags) !== 'table') return printRows(ctx, flags, settingColumns(currency), settings, '');
  ctx.print(settingsPage(settings, currency, await viewOf(ctx, {})));
}

/** Settings by what they are about: what holds, what is usual and what each is for, each line ended. */
function settingsPage(settings: readonly Setting[], currency: string | null, view: View): string {
  const whole = { width: Infinity, painter: plainPainter, all: true };
  const [titles = '', ...starts] = tableLines(settingTable(currency), settings, whole);
  const room = Math.max(...[titles, ...starts].map(textWidth)) + gap;
  const line = (start: string, about: string): string[] => {
    if (about === '') return [start];
    if (view.width - room < narrowest) return [start, ...wrap(about, view.width)];
    return hang(padEnd(start, room), room, about, view.width);
  };
  const groups = settingGroups.map((group) => [
    '',
    view.painter.bold(groupTitles[group]).toString(),
    ...settings.flatMap(({ spec }, index) =>
      spec.group === group ? line(starts[index] ?? '', isWindow(spec) ? '' : spec.help) : [],
    ),
  ]);
  const [head = ''] = line(titles, 'what it is for');
  return [view.painter.dim(head).toString(), ...groups.flat()].map((text) => `${text}\n`).join('');
}

const gap = 2;
const narrowest = 20;

function settingTable(currency: string | null): Table<Setting> {
  return {
    of: 'setting',
    head: 'setting',
    paint: 'dim',
    name: ({ spec }) => spec.key,
    leastName: 0,
    columns: [
      { title: 'value', text: (setting) => show(settingText(setting, currency) ?? 'not set'), align: 'left' },
      { title: 'usual', text: ({ spec }) => spec.usual ?? '–', align: 'left' },
    ],
  };
}

/** Whether the title of its group says what a setting is for. */
function isWindow({ group }: SettingSpec): boolean {
  return group === 'window' || group === 'silence';
}

/** Prints what holds for one setting. Throws UserError where there is none of that name. */
export function configGet(ctx: Context, name: string): void {
  const { key } = settingNamed(name);
  const journal = ctx.open('read');
  const setting = settingOf(journal, key);
  const text = settingText(setting, currencyOf(journal));
  if (text === null) return ctx.note(`${key} is not set: set it with "prospect config set ${key} VALUE".`);
  ctx.print(say`${text}`);
}

/**
 * Sets a setting; an empty text takes it back to what is usual. Throws UserError where there is none of that name or it
 * cannot have that value.
 */
export function configSet(ctx: Context, name: string, words: string[]): void {
  const spec = settingNamed(name);
  const text = joinWords(words).trim();
  const journal = ctx.open('create');
  const amounts = new AmountReader(currencyOf(journal));
  const typed = spec.isFolder && text !== '' ? ctx.pathOf(text) : text;
  const value = typed === '' ? null : spec.read(typed, (amount) => amounts.read(spec.key, amount));
  if (spec.isFolder) checkFolder(value);
  if (spec.key === 'currency') checkCurrency(journal, value);
  journal.write('config set', ctx.clock, (write) => {
    amounts.settle(write);
    storeSetting(journal, write, spec.key, value);
    write.summary = value === null ? `${spec.key} as usual` : `${spec.key} ${text}`;
  });
  ctx.print(settingLine(settingOf(journal, spec.key), currencyOf(journal)));
}

export function settingOf(journal: Journal, key: SettingKey): Setting {
  return allSettings(journal).find(({ spec }) => spec.key === key)!;
}

/** `hourly-value €60`, `goal meeting (as usual)`, `currency not set` */
export function settingLine(setting: Setting, currency: string | null): string {
  const text = settingText(setting, currency) ?? 'not set';
  const isUsual = setting.value === null && setting.spec.usual !== null;
  return say`${setting.spec.key} ${text}${isUsual ? ' (as usual)' : ''}`;
}
