import { UserError } from '../errors.js';

const ratio = /^(\d{1,15}) ?(?:\/|in) ?(\d{1,15})$/i;
const decimal = /^(\d{0,3}(?:[.,]\d{1,25})?(?:e-\d{1,3})?) ?(%?)$/;

/**
 * The share of leads that must reach the goal for a tactic to be worth its owner's time, as typed: `1/50`, `1 in 50`,
 * `2%`, `0.02`. Above 0 and below 1; throws UserError for anything else.
 */
export function parseWorth(text: string): number {
  const typed = text.trim();
  const [, part, whole] = ratio.exec(typed) ?? [];
  const [, figure, percent] = decimal.exec(typed) ?? [];
  const share = part ? Number(part) / Number(whole) : figure ? readFigure(figure, percent === '%') : NaN;
  if (share > 0 && share < 1) return share;
  throw new UserError(`"${text}" is not a share of leads between none and all, like 1/50 or 2%.`, {
    hint: 'Write 1/50 or 1 in 50 when at least 1 lead in 50 must reach the goal; 2% and 0.02 say the same.',
  });
}

function readFigure(figure: string, isPercent: boolean): number {
  const value = Number(figure.replace(',', '.'));
  return isPercent ? value / 100 : value;
}

/** A share above 0 and below 1 as people say it: `1/50` where one over it is whole, else `2.4%`, at most three digits. */
export function worthWords(share: number): string {
  const leads = Math.round(1 / share);
  if (leads > 1 && Math.abs(1 / share - leads) <= 1e-6 * leads) return `1/${leads}`;
  const percent = Number((share * 100).toPrecision(3));
  return percent < 100 ? `${percent}%` : '>99.9%';
}
