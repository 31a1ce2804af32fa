import { quoteLine } from '../../domain/command-line.js';
import fs from 'node:fs';
import type { Context } from '../../context.js';
import { UserError, exitCode } from '../../errors.js';
import {
  faultOnLine,
  readSettingsText,
  settingsText,
  type LineFault,
  type TypedSetting,
} from './setting-text.js';
import { editText } from '../../prompt/engine/editor.js';
import { checkFolder } from '../../store/backup/folder.js';
import type { Journal } from '../../store/file/journal.js';
import {
  allSettings,
  checkCurrency,
  currencyOf,
  AmountReader,
  storeSetting,
} from '../../store/settings/settings.js';
import { settingLine, settingOf } from './config.js';

/**
 * Opens all settings in the person's editor and stores what was changed there. Throws UserError, and stores nothing,
 * where a line is wrong or there is no terminal.
 */
export async function configEdit(ctx: Context, { file }: { file?: string }): Promise<void> {
  if (!ctx.canPrompt)
    throw new UserError('"config edit" opens an editor and needs a terminal.', {
      hint: 'Elsewhere set them one by one: prospect config set goal held',
    });
  const journal = ctx.open('create');
  const { offered, edited } = await ctx.fetch('settings', () => {
    const offered = settingsText(allSettings(journal), currencyOf(journal));
    const edited = editText(ctx, file === undefined ? offered : readFile(file), 'settings.txt');
    return { offered, edited };
  });
  const read = readSettingsText(edited.text);
  const before = new Map(readSettingsText(offered).typed.map(({ spec, text }) => [spec.key, text]));
  const typed = read.typed.filter(({ spec, text }) => text !== before.get(spec.key));
  const amounts = new AmountReader(currencyToBe(journal, typed));
  const { changes, faults } = readChanges(journal, typed, amounts);
  refuse([...read.faults, ...faults], edited.file);
  if (changes.length > 0)
    journal.write('config edit', ctx.clock, (write) => {
      for (const { spec, value } of changes) storeSetting(journal, write, spec.key, value);
      amounts.settle(write);
      write.summary = changes.map(({ spec, text }) => `${spec.key} ${text || 'as usual'}`).join(', ');
    });
  edited.discard();
  if (changes.length === 0) return ctx.note('Nothing changed.');
  const currency = currencyOf(journal);
  for (const { spec } of changes) ctx.print(settingLine(settingOf(journal, spec.key), currency));
}

function readFile(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(`${file} cannot be read.`, {
      hint: 'Begin again with "prospect config edit".',
      code: exitCode.absent,
      cause: error,
    });
  }
}

/** The currency that is to hold, whatever else is wrong with it. */
function currencyToBe(journal: Journal, typed: readonly TypedSetting[]): string | null {
  const setting = typed.find(({ spec }) => spec.key === 'currency');
  return setting === undefined ? currencyOf(journal) : setting.text.toUpperCase() || null;
}

interface Change extends TypedSetting {
  /** The text to store; null for what is usual. */
  value: string | null;
}

/** What is to be stored, and what cannot be. */
function readChanges(
  journal: Journal,
  typed: readonly TypedSetting[],
  amounts: AmountReader,
): { changes: Change[]; faults: LineFault[] } {
  const changes: Change[] = [];
  const faults: LineFault[] = [];
  for (const setting of typed) {
    const { spec, text, line } = setting;
    try {
      const value = text === '' ? null : spec.read(text, (amount) => amounts.read(spec.key, amount));
      if (spec.isFolder) checkFolder(value);
      if (spec.key === 'currency') checkCurrency(journal, value);
      changes.push({ ...setting, value });
    } catch (error) {
      faults.push(faultOnLine(line, error));
    }
  }
  return { changes, faults };
}

function refuse(faults: LineFault[], file: string): void {
  if (faults.length === 0) return;
  throw new UserError(
    faults.length === 1
      ? 'One line cannot be stored, so nothing was changed.'
      : `${faults.length} lines cannot be stored, so nothing was changed.`,
    {
      places: faults.sort((a, b) => a.line - b.line).map(({ line, words }) => `line ${line}: ${words}`),
      hint: `Your text is kept; go on with: prospect config edit --file ${quoteLine([file])}`,
    },
  );
}
