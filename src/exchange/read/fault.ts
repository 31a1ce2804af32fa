import { UserError, exitCode } from '../../errors.js';
import type { Fault } from './scan.js';

/** What is wrong with a row, as the end of a sentence, and what to do. */
export function explainFault(fault: Fault): { what: string; hint: string } {
  const hint = 'A cell with a quote in it is written in quotes, with every quote inside doubled: "5"" pipe".';
  switch (fault) {
    case 'quote not closed':
      return { what: 'a quote is opened and never closed', hint };
    case 'stray quote':
      return { what: 'a quote stands inside a cell that does not begin with one', hint };
    case 'text after quote':
      return { what: 'text follows the quote that closes a cell', hint };
    case 'too long':
      return {
        what: 'the row is longer than 1,000,000 bytes, or a quote in it is never closed',
        hint: 'Close the quote, or shorten the cell.',
      };
  }
}

/** The refusal of a file for a row that is not sound. */
export function faultError(name: string, fault: Fault, line: number): UserError {
  const { what, hint } = explainFault(fault);
  return new UserError(`"${name}", line ${line}: ${what}.`, { hint, code: exitCode.badData });
}
