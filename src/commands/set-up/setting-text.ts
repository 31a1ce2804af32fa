import {
  settingGroups,
  settingNamed,
  type KnownSetting,
  type SettingGroup,
  type SettingKey,
} from '../../domain/settings.js';
import { UserError } from '../../errors.js';
import type { Setting } from '../../store/settings/settings.js';
import { settingText } from '../../exchange/columns/settings.js';

/** What the settings of a group are about. */
export const groupTitles: Record<SettingGroup, string> = {
  money: 'Money',
  habits: 'Habits',
  counting: 'Counting',
  backups: 'Backups',
  window: 'Goal windows: days from the first touch to the goal',
  silence: 'Silence windows: days until a waiting touch is silent',
};

const head = `# The settings of this journal, one a line: name = value. What stands after # is not read.
# Nothing after the = sets what is usual. A line taken out changes nothing.
# Save and close to store them. If a line cannot be stored, none is.
`;

/** Where the comments begin, as far as there is room before them. */
const margin = 28;

/** Settings as a text to edit: those that are not set have no value, their usual one stands beside. */
export function settingsText(settings: readonly Setting[], currency: string | null): string {
  const groups = settingGroups.map((group) => {
    const lines = settings
      .filter(({ spec }) => spec.group === group)
      .map((each) => settingLine(each, currency));
    return [`# ${groupTitles[group]}`, ...lines].map((line) => `${line}\n`).join('');
  });
  return [head, ...groups].join('\n');
}

function settingLine(setting: Setting, currency: string | null): string {
  const { spec, value } = setting;
  const text = value === null ? '' : settingText(setting, currency);
  const about = [
    ...(spec.usual === null ? [] : [`usual: ${spec.usual}`]),
    ...(spec.group === 'window' || spec.group === 'silence' ? [] : [spec.help]),
  ];
  return `${`${spec.key} = ${text}`.padEnd(margin - 1)} # ${about.join('; ')}`;
}

/** A setting as it was typed, and on which line. */
export interface TypedSetting {
  spec: KnownSetting;
  text: string;
  line: number;
}

/** What is wrong on a line. */
export interface LineFault {
  line: number;
  words: string;
}

/** The settings in a text like that of `settingsText`, and what is wrong with it, line by line; nothing is thrown. */
export function readSettingsText(text: string): { typed: TypedSetting[]; faults: LineFault[] } {
  const typed = new Map<SettingKey, TypedSetting>();
  const faults: LineFault[] = [];
  for (const [index, whole] of text.split(/\r\n?|\n/).entries()) {
    const content = whole.replace(/#.*/s, '').trim();
    if (content === '') continue;
    const line = index + 1;
    try {
      const setting = { ...readLine(content), line };
      const before = typed.get(setting.spec.key);
      if (before) throw new UserError(`${setting.spec.key} stands on line ${before.line} already.`);
      typed.set(setting.spec.key, setting);
    } catch (error) {
      faults.push(faultOnLine(line, error));
    }
  }
  return { typed: [...typed.values()], faults };
}

function readLine(content: string): Omit<TypedSetting, 'line'> {
  const at = content.indexOf('=');
  if (at >= 0) return { spec: settingNamed(content.slice(0, at).trim()), text: content.slice(at + 1).trim() };
  throw new UserError(`"${content.slice(0, 40)}" sets nothing.`, {
    hint: 'Write name = value, or # before it.',
  });
}

/** A refusal as what is wrong on a line; throws on what is none. */
export function faultOnLine(line: number, error: unknown): LineFault {
  if (!(error instanceof UserError)) throw error;
  const { message, hint = '' } = error;
  return { line, words: `${message.replace(/(?<![.?!])$/, '.')} ${hint}`.trim() };
}
