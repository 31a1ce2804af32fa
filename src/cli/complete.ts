import path from 'node:path';
import { commandTree } from './tree.js';
import { cursorAt } from './cursor.js';
import { demoFile, isOwnFolder } from '../commands/demo/place.js';
import { keysOffered, namesOf, wordsOffered } from '../commands/set-up/complete.js';
import { wordsOfLine } from '../domain/alias.js';
import { afterStart, keepTyped, shells, type Offer, type Shell } from '../domain/completing.js';
import { quoteForBash, readTypedLine, type TypedLine } from '../domain/typed-line.js';
import type { Host } from '../host.js';
import { demoOwners } from '../options/words.js';
import { journalPath } from '../paths.js';
import { findAlias } from '../store/settings/aliases.js';
import type { Journal } from '../store/file/journal.js';

/**
 * Prints what may stand where the cursor is, for the scripts of `prospect completion`: a line that says `words` or
 * `files`, then a candidate a line, for zsh and fish with a tab and what it is. Arguments after the first: `bash BREAKS
 * LINE`, the line as far as the cursor, or `zsh|fish WORD…`, without quotes. A key press is no place for complaints: what
 * cannot be read offers nothing.
 */
export async function complete(host: Host): Promise<void> {
  const [, name, ...rest] = host.args;
  const shell = shells.find((one) => one === name);
  if (shell === undefined) return;
  const line = readLine(shell, rest);
  const journal = new Glance(host, line.words);
  try {
    host.write('out', await answer(shell, line, journal));
  } catch {
    // The line stays as it is.
  } finally {
    await journal.close();
  }
}

async function answer(shell: Shell, line: TypedLine, journal: Glance): Promise<string> {
  const words = line.words[0] === 'help' ? line.words.slice(1) : line.words;
  const cursor = await cursorAt(commandTree, words, line.typed, (word) => journal.wordsOfAlias(word));
  if (!cursor) return '';
  if (cursor.meant.includes('file')) return 'files\n';
  const { before, typed, option, isOperand } = cursor;
  const offers = cursor.words.filter(({ word }) => word.startsWith(typed));
  for (const meant of cursor.meant) {
    const found =
      typeof meant !== 'string'
        ? wordsOffered(meant, typed)
        : meant === 'key'
          ? await keysOffered(typed)
          : await journal.read((opened) => namesOf(opened, meant, { before, typed }));
    offers.push(...(found ?? []).filter(({ word }) => !(isOperand && word.startsWith('-'))));
  }
  const whole = keepTyped(withoutRepeats(offers), typed, shell).map(({ word, about }) => ({
    word: option + word,
    about,
  }));
  return ['words', ...(shell === 'bash' ? forBash(whole, line) : whole.map(described)), ''].join('\n');
}

/** What comes after the command itself, on a line of bash or in the words of the others. */
function readLine(shell: Shell, args: readonly string[]): TypedLine {
  if (shell === 'bash') {
    const [breaks = '', line = ''] = args;
    const read = readTypedLine(line, breaks);
    return { ...read, words: read.words.slice(1) };
  }
  return { words: args.slice(0, -1), typed: args.at(-1) ?? '', kept: '', quote: '' };
}

function withoutRepeats(offers: readonly Offer[]): Offer[] {
  const words = new Set<string>();
  return offers.filter(({ word }) => !words.has(word) && words.add(word));
}

function forBash(offers: readonly Offer[], { kept, quote }: TypedLine): string[] {
  const rests = offers.flatMap(({ word }) => afterStart(word, kept) ?? []);
  return quoteForBash(rests, quote);
}

function described({ word, about }: Offer): string {
  return about === '' ? word : `${word}\t${about}`;
}

/** The journal that a line is about, opened when something of it is asked. */
class Glance {
  private journal: Promise<Journal> | undefined;

  constructor(
    private readonly host: Host,
    private readonly words: readonly string[],
  ) {}

  /** Undefined where the journal is absent, damaged, busy or of another version. */
  async read<T>(work: (journal: Journal) => T): Promise<T | undefined> {
    try {
      this.journal ??= this.open();
      return work(await this.journal);
    } catch {
      return undefined;
    }
  }

  private async open(): Promise<Journal> {
    const { root, home } = this.host;
    const place = demoOf(this.words, this.host) ?? journalPath(journalNamed(this.words, home), this.host);
    // Loads the database driver, which commands and options do without.
    const { Journal } = await import('../store/file/journal.js');
    return new Journal({ ...place, purpose: 'glance', root });
  }

  wordsOfAlias(word: string): Promise<readonly string[] | undefined> {
    return this.read((journal) => {
      const alias = findAlias(journal, word);
      return alias && !alias.isWaiting ? wordsOfLine(alias.words) : undefined;
    });
  }

  close(): Promise<unknown> {
    return this.journal === undefined
      ? Promise.resolve()
      : this.read((journal) => {
          journal.close();
        });
  }
}

/** The journal of the demo that a line is for; undefined for any other line. Throws where it is not there. */
function demoOf(words: readonly string[], host: Host): { file: string; chosen: boolean } | undefined {
  const at = words.findIndex((word) => !word.startsWith('-'));
  if (words[at] !== 'demo') return undefined;
  const named = /^--as[= ](\w+)/.exec(
    words
      .slice(at + 1)
      .join(' ')
      .replace(/^(--(fresh|no-input) )+/, ''),
  );
  const owner = demoOwners.find((one) => one === (named?.[1] ?? demoOwners[0]));
  const file = owner && demoFile(host, owner);
  if (file === undefined || !isOwnFolder(path.dirname(file), host.uid)) throw new Error('No demo');
  return { file, chosen: true };
}

/** The file after --db, with the home folder for a tilde, which the shell has not put in yet. */
function journalNamed(words: readonly string[], home: string | undefined): string | undefined {
  const at = words.findIndex((word) => word === '--db' || word.startsWith('--db='));
  const named = at === -1 ? undefined : words[at] === '--db' ? words[at + 1] : words[at]!.slice(5);
  return named?.startsWith('~/') && home !== undefined ? path.join(home, named.slice(2)) : named;
}
