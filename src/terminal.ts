import type { Host, OutputStream, Sink } from './host.js';

/** Whether the locale's characters are UTF-8, by the first of the three that is set (POSIX.1-2017, 8.2); so they are when none is. */
export function isUtf8({ LC_ALL, LC_CTYPE, LANG }: Host['env']): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG;
  return !locale || /utf-?8/i.test(locale);
}

/**
 * A host that shows what is written so that its terminals keep it in place: our signs in ASCII where the locale has no
 * others, else names in right-to-left scripts between marks. Files and pipes get what is written.
 */
export function forTerminals(host: Host): Host {
  const asSeen = isUtf8(host.env) ? keepInPlace : inAscii;
  let stdout: OutputStream | undefined;
  return Object.create(host, {
    write: {
      value: (sink: Sink, text: string) => {
        // To ask whether it is a terminal takes longer than to look at a line, and no longer than at a page.
        const isSame = text.length < 500 && asSeen(text) === text;
        return host.write(sink, !isSame && host.isTerminal(sink) ? asSeen(text) : text);
      },
    },
    stdout: { get: () => (stdout ??= writing(asSeen, host.stdout)) },
  }) as Host;
}

function writing(asSeen: (text: string) => string, stream: OutputStream): OutputStream {
  const write = stream.write.bind(stream) as (text: string, ...more: unknown[]) => boolean;
  stream.write = (text: string | Uint8Array, ...more: unknown[]) => write(asSeen(String(text)), ...more);
  return stream;
}

// Hebrew, Arabic and the other scripts that run right to left.
const letter = String.raw`[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]`;
const between = String.raw`(?:(?! {2})[ '’"().&/+_\-\u200c\u200d]){1,3}`;
const rightToLeft = new RegExp(`[(]?${letter}+(?:${between}${letter}+)*[)]?`, 'gu');

/**
 * Puts a left-to-right mark, which has no width, on both sides of each such name: a terminal that reorders text would
 * else take the figures after a name for a part of it, and a line that begins with one for a line from the right
 * (Unicode Standard Annex 9, rules P2, W2 and N1).
 */
function keepInPlace(text: string): string {
  return text.replace(rightToLeft, '\u200e$&\u200e');
}

/** Stand-ins for what our screens are drawn with, one column for one; only those of prose and formulas are longer. */
const standIns: Record<string, string> = {
  ...{ '─': '-', '━': '=', '╌': '.', '│': '|', '┆': ':', '┼': '|', '├': '+', '┤': '+' },
  ...{ '╭': '.', '┌': '.', '╯': "'", '┘': "'", '●': 'o', '◂': '<', '▸': '>', '›': '>', '→': '>', '↑': '^' },
  ...{ '↵': '<', '·': '|', '–': '-', '−': '-', '…': '~', '×': 'x', '÷': '/', '¼': ' ', '½': ' ' },
  ...{ '≤': '<=', '≥': '>=', '≠': '!=', '±': '+-', '²': '^2', '³': '^3', '√': 'sqrt' },
};

/** Signs only: letters stay as they are, whosever name they are in, and so does the dot within a Catalan word. */
function inAscii(text: string): string {
  return text.replace(/[─━╌│┆┼├┤╭┌╯┘●◂▸›→↑↵–−…×÷¼½≤≥≠±²³√]|·(?!\p{L})/gu, (sign) => standIns[sign]!);
}
