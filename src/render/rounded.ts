import { currencySymbol, minorDigits } from '../domain/money.js';
import { count, money } from './figure.js';

/** A figure from 0 up with two digits that say something: `0.34`, `3.4`, `340`, `3,400`, `34k`, `3.4M`; `<0.01` below. */
export function rounded(value: number): string {
  if (value > 0 && value < 0.01) return '<0.01';
  const near = twoDigits(value);
  if (near < 1000) return String(near);
  if (near < 10_000) return String(near).replace(/(?=\d{3}$)/, ',');
  return near < 1e6 ? `${near / 1e3}k` : `${count(near / 1e6)}M`;
}

/** An estimate with its range: `3.4 (2.5–4.7)`. */
export function roundedRange(value: number, low: number, high: number): string {
  return `${rounded(value)} (${span(rounded(low), rounded(high))})`;
}

/** An estimated amount in minor units: `€1,500`, `€3.30`. */
export function roundedMoney(minor: number, currency: string | null): string {
  return symbolOf(currency) + bareMoney(minor, currency);
}

/** An estimated amount in minor units with its range: `€80 (29–230)`. */
export function roundedMoneyRange(minor: number, low: number, high: number, currency: string | null): string {
  return `${roundedMoney(minor, currency)} (${span(bareMoney(low, currency), bareMoney(high, currency))})`;
}

/** A range of amounts in minor units: `€29–230`. */
export function moneySpan(low: number, high: number, currency: string | null): string {
  return symbolOf(currency) + span(bareMoney(low, currency), bareMoney(high, currency));
}

/** A sum of amounts in minor units, from a hundred major units up without decimals: `€12.50`, `€1,297`. */
export function wholeMoney(minor: number, currency: string | null): string {
  const unit = 10 ** minorDigits(currency);
  return money(minor < 100 * unit ? minor : Math.round(minor / unit) * unit, currency);
}

/** Hours: `0.5`, `3.4`, whole from 10 up. */
export function hours(value: number): string {
  return value < 10 ? rounded(value) : count(Math.round(value));
}

function bareMoney(minor: number, currency: string | null): string {
  const digits = minorDigits(currency);
  const value = minor / 10 ** digits;
  const near = twoDigits(value);
  if (near >= 10 || Number.isInteger(near)) return rounded(value);
  if (digits === 0) return value < 1 ? '<1' : String(Math.round(value));
  return value < 0.01 ? '<0.01' : near.toFixed(2);
}

function span(from: string, to: string): string {
  return from === to ? to : `${from}–${to}`;
}

function twoDigits(value: number): number {
  return Number(value.toPrecision(2));
}

function symbolOf(currency: string | null): string {
  return currency === null ? '' : currencySymbol(currency);
}
