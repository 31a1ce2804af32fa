import { currencySymbol, minorDigits } from '../domain/money.js';

/** A rate from 0 to 1 as a percentage of at most two digits; `<1%` and `>99%` where rounding would say none or all. */
export function percent(rate: number): string {
  return `${bare(rate)}%`;
}

/** An estimated chance as a percentage, never `100%`: one that rounds to 1 is an estimate, too. */
export function chanceWords(chance: number): string {
  return percent(Math.min(chance, 0.999));
}

/** A range of rates from 0 to 1: `<1–3.8%`; one figure where both ends read the same. */
export function range(low: number, high: number): string {
  const from = bare(low);
  const to = bare(high);
  return from === to ? `${to}%` : `${from}–${to}%`;
}

/** A whole number, with commas from 10,000 up. */
export function count(n: number): string {
  return Math.abs(n) < 10_000 ? String(n) : group(String(n));
}

/** A number of things: `1 touch`, `12,000 touches`. */
export function some(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** Seconds as hours and minutes, `1:50`, rounded to the minute; `<0:01` for a few seconds. */
export function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes === 0 && seconds > 0) return '<0:01';
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** An amount in minor units, `€12.50` or `CHF 300`; without a currency it is taken to have two decimals. */
export function money(minor: number, currency: string | null): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = group(text.slice(0, text.length - digits));
  const fraction = text.slice(text.length - digits);
  const sign = minor < 0 ? '-' : '';
  const symbol = currency === null ? '' : currencySymbol(currency);
  return sign + symbol + whole + (Number(fraction) === 0 ? '' : `.${fraction}`);
}

function bare(rate: number): string {
  if (rate > 0 && rate < 0.01) return '<1';
  if (rate > 0.99 && rate < 1) return '>99';
  return String(Number((rate * 100).toPrecision(rate < 1 ? 2 : 3)));
}

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
