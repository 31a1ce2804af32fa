import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { temporaryFolder } from './folder.js';
import { isInstalled } from './needs.js';

/** Whether the tests in an office program are run: where there is one, and where it is asked for. */
export const isOffice = process.env.REQUIRE_OFFICE === '1' || isInstalled('soffice', '--version');

const locales = { 'en-US': '1033', 'de-DE': '1031' } as const;
export type Locale = keyof typeof locales;

/** Comma, double quotes, UTF-8, cells as they are shown; every sheet in a file of its own. */
const csvFilter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1';

/** Opens a workbook where people write as in `locale`, and gives what each sheet shows, row by row. */
export function shownIn(locale: Locale, workbook: string): Record<string, string[][]> {
  const out = convert(locale, workbook, csvFilter);
  const start = `${path.basename(workbook, '.xlsx')}-`;
  const files = fs.readdirSync(out).filter((name) => name.startsWith(start));
  return Object.fromEntries(
    files.map((name) => [
      path.basename(name.slice(start.length), '.csv'),
      parse(fs.readFileSync(path.join(out, name), 'utf8'), { relax_column_count: true }),
    ]),
  );
}

/** Opens CSV as that program does there, cells parted by `separator`; gives the workbook that it makes of it. */
export function openedCsv(locale: Locale, csv: string, separator: ',' | ';'): string {
  // No column has a kind of its own; quoted cells are not text for that, and what looks like a number or a day is one.
  const reading = `CSV:${separator.charCodeAt(0)},34,76,1,,${locales[locale]},false,true`;
  const out = convert(locale, csv, 'xlsx', `--infilter=${reading}`);
  return path.join(out, `${path.basename(csv, '.csv')}.xlsx`);
}

function convert(locale: Locale, file: string, filter: string, ...more: string[]): string {
  const folder = temporaryFolder();
  const profile = path.join(folder, 'profile');
  fs.mkdirSync(path.join(profile, 'user'), { recursive: true });
  fs.writeFileSync(
    path.join(profile, 'user', 'registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>${locale}</value></prop></item></oor:items>`,
  );
  const out = path.join(folder, 'out');
  const { status, stderr } = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(profile).href}`,
      '--headless',
      ...more,
      '--convert-to',
      filter,
      '--outdir',
      out,
      file,
    ],
    { encoding: 'utf8', timeout: 120_000 },
  );
  if (status !== 0 || !fs.existsSync(out)) throw new Error(`soffice did not convert ${file}: ${stderr}`);
  return out;
}
