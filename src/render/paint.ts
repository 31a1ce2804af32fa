import { Chalk } from 'chalk';
import { type Sayable, sayOne, Styled } from './safe.js';

type Brush = (text: Sayable) => Styled;

/** Makes text safe and colours it. A colour only repeats what the words already say. */
export interface Painter {
  accent: Brush;
  good: Brush;
  bad: Brush;
  dim: Brush;
  bold: Brush;
}

/** A painter for the whole run; without colour its text is plain. */
export function makePainter({ color }: { color: boolean }): Painter {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const brush =
    (style: (text: string) => string): Brush =>
    (text) =>
      new Styled(style(sayOne(text)));
  return {
    accent: brush(chalk.cyan),
    good: brush(chalk.green),
    bad: brush(chalk.red),
    dim: brush(chalk.dim),
    bold: brush(chalk.bold),
  };
}
