import { minorDigits } from '../../domain/money.js';
import type { Column } from '../../render/column.js';
import { money } from '../../render/figure.js';
import type { Setting } from '../../store/settings/settings.js';

/** Settings as they are listed; amounts in major units of `currency`. */
export function settingColumns(currency: string | null): Column<Setting>[] {
  const unit = 10 ** minorDigits(currency);
  return [
    { key: 'setting', title: 'setting', value: ({ spec }) => spec.key, min: 12 },
    {
      key: 'value',
      title: 'value',
      value: ({ spec, value }) =>
        spec.isAmount && value !== null ? Number(value) / unit : (value ?? spec.usual),
      display: (setting) => settingText(setting, currency) ?? 'not set',
      align: 'left',
    },
    { key: 'usual', title: 'usual', value: ({ spec }) => spec.usual },
    { key: 'is_set', title: 'is set', value: ({ value }) => value !== null, table: false },
    { key: 'help', title: 'what it is for', value: ({ spec }) => spec.help },
  ];
}

/** What holds, as it can be typed; null for nothing. */
export function settingText({ spec, value }: Setting, currency: string | null): string | null {
  return spec.isAmount && value !== null ? money(Number(value), currency) : (value ?? spec.usual);
}
