import { count } from '../../render/figure.js';
import { fit, textWidth } from '../../render/width.js';
import { wrap, type View } from './layout.js';

/** Lines of a group unless all are asked for. */
export const linesShown = 5;

/** Pages are this wide unless what they hold needs more. */
export const usualWidth = 80;

/** As many of `parts`, which are the first of `all`, as `layOut` has room for in a group's lines, and how many more. */
export function limitedFlow(
  parts: readonly string[],
  all: number,
  layOut: (parts: readonly string[]) => string[],
  view: Pick<View, 'all'>,
): string[] {
  for (let shown = parts.length; ; shown--) {
    const hidden = all - shown;
    const lines = layOut([
      ...parts.slice(0, shown),
      ...(hidden > 0 ? [`and ${count(hidden)} more: add --all`] : []),
    ]);
    if (view.all || shown <= 1 || lines.length <= linesShown) return lines;
  }
}

/** Lines with a command on the right of the last one, or below it where there is no room. */
export function beside(lines: readonly string[], command: string, { width, painter }: View): string[] {
  const last = lines.at(-1) ?? '';
  const dim = String(painter.dim(command));
  const room = width - textWidth(last) - command.length;
  if (room < 2) return [...lines, fit(`  ${command}`, width).replace(command, dim)];
  const gap = Math.max(2, room - Math.max(0, width - usualWidth));
  return [...lines.slice(0, -1), last + ' '.repeat(gap) + dim];
}

/** A sentence in lines of at most `width`. */
export function sentence(text: string, width: number): string[] {
  return wrap(text, width + 2).map((line) => line.slice(2));
}
