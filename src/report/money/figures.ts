import type { Effort } from '../../store/counts/money.js';
import { figure, listOf, objectOf, orNull, within, type Figure, type ValueKind } from '../sheet/figures.js';
import {
  asOfFigure,
  effortFigures,
  goalFigures,
  judgedFigures,
  rangeFigures,
  tacticFigures,
} from '../sheet/shared-figures.js';
import { amount, count, money, roughMoney } from '../sheet/value-kinds.js';
import type { Money, MoneyRow } from './money.js';

const noCost = 'below 3 conversions, or the cost is not known';
const noTime = 'below 3 conversions, or fewer than nine in ten touches have a time';

const figures: readonly Figure<MoneyRow>[] = [
  asOfFigure,
  ...goalFigures,
  ...judgedFigures,
  ...within(
    effortFigures('Touches at the judged leads, with a name or without, up to as-of.'),
    ({ effort }: MoneyRow) => effort,
  ),
  figure(
    'cost',
    orNull(money),
    ({ effort }) => effort.cost,
    'Money typed for these touches, in major units; null: none typed.',
  ),
  figure(
    'spend',
    orNull(money),
    ({ spend }) => spend,
    'Money paid a window or more before as-of that belongs to no single touch, in major units; null: none.',
  ),
  figure(
    'time_value',
    orNull(money),
    ({ timeValue }) => timeValue,
    'The hours at the value of an hour, in major units; null: no value of an hour, or too little time known.',
    { title: 'time' },
  ),
  ...rangeFigures(
    'cost_per_conversion',
    roughMoney,
    ({ costEach }: MoneyRow) => costEach && { ...costEach, rate: costEach.each },
    {
      of: 'Money, and time where an hour has a value, ÷ conversions, in major units',
      none: noCost,
      title: 'cost each',
    },
  ),
  ...rangeFigures('conversions_per_hour', amount, ({ perHour }: MoneyRow) => perHour, {
    of: 'Conversions ÷ hours',
    none: noTime,
    title: 'an hour',
  }),
  figure(
    'value',
    orNull(money),
    ({ value }) => value,
    'The last value typed for each converted lead, in major units; null: none typed.',
  ),
  figure('leads_valued', count, ({ valued }) => valued, 'Converted leads with a value.', {
    title: 'leads with a value',
  }),
  figure(
    'value_per_hour',
    orNull(roughMoney),
    ({ valueHour }) => valueHour?.rate ?? null,
    `value ÷ hours, in major units; null: ${noTime}, or no value.`,
    { title: 'value an hour' },
  ),
  figure(
    'value_per_hour_low',
    orNull(roughMoney),
    ({ valueHour }) => valueHour?.byCount?.low ?? null,
    'Lower end of its range if deals keep averaging the same (range of a count); null: as value_per_hour.',
    { title: 'low' },
  ),
  figure(
    'value_per_hour_high',
    orNull(roughMoney),
    ({ valueHour }) => valueHour?.byCount?.high ?? null,
    'Upper end of that range; null: as value_per_hour.',
    { title: 'high' },
  ),
  figure(
    'value_per_hour_fieller_low',
    orNull(roughMoney),
    ({ valueHour }) => valueHour?.byUnits?.low ?? null,
    'Lower end of its range by Fieller, which lets deals vary; null: below 10 conversions, or it has no ends.',
    { title: 'Fieller low' },
  ),
  figure(
    'value_per_hour_fieller_high',
    orNull(roughMoney),
    ({ valueHour }) => valueHour?.byUnits?.high ?? null,
    'Upper end of that range; null: as its lower end.',
    { title: 'Fieller high' },
  ),
];

/** Money and time by tactic version: stable keys, later ones are added at the end. */
export const moneyFigures: readonly Figure<MoneyRow>[] = [...tacticFigures, ...figures];

/** One row a tactic version, as data. */
export const moneyRows = listOf(objectOf('moneyRow', 'One tactic version.', moneyFigures));

/** What all touches took, and what was spent beside them. */
type SoFar = Money['soFar'];

/** What every touch took; `name` and `meaning` are of the object. */
export function soFar(name: string, meaning: string, isShort: boolean): ValueKind<SoFar> {
  const effort = effortFigures('Touches up to as-of, at judged leads or not.');
  return objectOf(name, meaning, [
    ...within(
      isShort ? effort.filter(({ key }) => !/untimed|estimated/.test(key)) : effort,
      ({ effort: all }: SoFar): Effort => all,
    ),
    figure(
      'cost',
      orNull(money),
      ({ effort: { cost } }) => cost,
      'Money typed for them, in major units; null: none typed.',
    ),
    figure(
      'spend',
      orNull(money),
      ({ spend }) => spend,
      'Money spent that belongs to no single touch, in major units; null: none.',
    ),
  ]);
}

export const hourlyValueFigure: Figure<Money> = figure(
  'hourly_value',
  orNull(money),
  ({ hourlyValue }) => hourlyValue,
  "What an hour of the owner's is worth, in major units; null: not set.",
);

/** The section as data. */
export const moneySection: readonly Figure<Money>[] = [
  hourlyValueFigure,
  figure('rows', moneyRows, ({ rows }) => rows, 'What judged leads took and brought, by tactic version.'),
  figure(
    'total',
    objectOf('moneyTotal', 'Everything as one tactic.', figures),
    ({ total }) => total,
    'Everything as one tactic, counted by itself.',
  ),
  figure(
    'so_far',
    soFar('moneySoFar', 'What everything took up to as-of, at judged leads or not.', true),
    (money) => money.soFar,
    'What everything took up to as-of, at judged leads or not.',
  ),
];
