import { exported } from '../options/words.js';
import type { CommandSpec } from './spec.js';

/** The commands of the journal as a whole; `commandNames` are those of all commands, which nothing kept may be called. */
export const journal = (commandNames: () => string[]): CommandSpec[] => [
  {
    name: 'edit [touch...]',
    group: 'The journal',
    summary: 'Correct a touch, or many at once.',
    description:
      'Correct touches by their numbers. Outcome, reason, place and value are those of the last step. With --set the other options choose touches as they do for list: edit --tactic call --set tactic=cold-call shows which these are, asks, and changes them all in one operation.',
    options: 'edit',
    run: async (ctx, [touches], flags) =>
      (await import('../commands/log/edit.js')).edit(ctx, touches as string[], flags),
  },
  {
    name: 'rm <touch...>',
    group: 'The journal',
    summary: 'Remove touches and their results.',
    run: async (ctx, [numbers]) => (await import('../commands/log/rm.js')).rm(ctx, numbers as string[]),
  },
  {
    name: 'undo',
    group: 'The journal',
    summary: 'Undo the last change, whatever it was.',
    run: async (ctx) => (await import('../commands/journal/undo.js')).undo(ctx),
  },
  {
    name: 'redo',
    group: 'The journal',
    summary: 'Redo what was undone.',
    run: async (ctx) => (await import('../commands/journal/undo.js')).redo(ctx),
  },
  {
    name: 'import [file]',
    group: 'The journal',
    summary: 'Import touches or leads from a file: CSV, workbook, contacts, calls, JSON.',
    options: 'import',
    ending: () => importFields,
    run: async (ctx, [file], flags) =>
      (await import('../commands/journal/import.js')).importFile(
        ctx,
        file as string | undefined,
        flags,
        commandNames,
      ),
  },
  {
    name: 'export <what> [file]',
    group: 'The journal',
    takes: ['export', 'file'],
    summary: 'Print touches, leads or tactics as CSV, all as JSON; or write a workbook.',
    description:
      'Print touches, leads or tactics as CSV, or the whole journal as JSON. With workbook write FILE for Excel, LibreOffice or Sheets: touches, leads and where each stands, tactics, failures and next steps, a sheet for each. What is counted there is as the report counts it, of all days unless a period is named.',
    options: 'export',
    usage: `${exported.filter((what) => what !== 'workbook').join('|')}|workbook FILE.xlsx`,
    run: async (ctx, [what, file], flags) =>
      (await import('../commands/journal/export.js')).exportJournal(
        ctx,
        what as string,
        file as string | undefined,
        flags,
      ),
  },
  {
    name: 'backup [file]',
    group: 'The journal',
    summary: 'Write a checked copy of the journal.',
    description:
      'Write a checked copy of the journal to FILE, or into the folder FILE under its usual name; without FILE into the folder that "config set backup-folder FOLDER" names, else beside the journal. With that set, a copy is kept there by itself every day something is written; those of the last 7 days, 4 weeks and 12 months stay.',
    run: async (ctx, [file]) =>
      (await import('../commands/journal/backup.js')).backup(ctx, file as string | undefined),
  },
  {
    name: 'restore [backup]',
    group: 'The journal',
    summary: 'Put a backup in the place of the journal, which is kept.',
    description:
      'Put BACKUP in the place of the journal; what is there now is kept beside it, and --undo brings it back. Without BACKUP it lists the backups that are known and what would be lost or gained by each. --from saves every row that can be read of a damaged journal into a new one, and tells what is lost.',
    options: 'restore',
    run: async (ctx, [file], flags) =>
      (await import('../commands/journal/restore.js')).restoreJournal(ctx, file as string | undefined, flags),
  },
  {
    name: 'doctor [file]',
    group: 'The journal',
    summary: 'Look whether the journal is sound, from end to end.',
    description:
      'Look at the journal from end to end, or at FILE (a backup, a file from somebody else), without changing it: the file, what is defined in it, what belongs to what, every value, what follows from other rows, the checksums, next steps, who else can read it, and the backups. A damaged one ends with exit code 65.',
    options: 'doctor',
    run: async (ctx, [file], flags) =>
      (await import('../commands/journal/doctor.js')).doctor(ctx, file as string | undefined, flags),
  },
  {
    name: 'demo [command...]',
    group: 'The journal',
    summary: 'Try any command on a made-up journal; yours is not touched.',
    description:
      'Try any command on a made-up journal that comes with prospect; yours is not touched. It is always Friday 20 November 2026, 16:30 there. Without COMMAND it prints the report. What you do in it stays in a temporary file until --fresh.',
    passes: true,
    options: 'demo',
    usage: '[COMMAND...]',
    run: async (ctx, [words], flags) =>
      (await import('../commands/demo/demo.js')).demo(ctx, words as string[], flags),
  },
  {
    name: 'path',
    group: 'The journal',
    summary: 'Print where the journal is.',
    run: async (ctx) => (await import('../commands/journal/path.js')).path(ctx),
  },
];

const importFields = `Fields: at, lead, email, phone, company, tactic, channel, outcome, reason, broke,
minutes|seconds|hours, cost, value, energy, note, source, origin, tier, external-id,
tag, url. Our own exports need no --map. With --const origin=self (or given) every new lead has that
origin, and so has its source where none is known of it yet.`;
