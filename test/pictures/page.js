import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

/*
 * Takes the pictures of `report --html` for the docs, of the made-up journal of `prospect demo` and of the 45,211 calls
 * of test/data, into the folder named, else beside this file:  npm run build && node test/pictures/page.js [FOLDER]
 * It needs Chromium of the system, or what the variable CHROMIUM names.
 */

const root = path.join(import.meta.dirname, '..', '..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'prospect-pages-'));
const target = process.argv[2] ?? import.meta.dirname;
const env = { ...process.env, TMPDIR: folder, TZ: 'Europe/Berlin' };

function prospect(...args) {
  execFileSync(process.execPath, [path.join(root, 'bin', 'prospect.cjs'), ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

const mapping = ['at=Date', 'lead=Client', 'tactic=Phone', 'seconds=Duration (s)', 'outcome=Subscribed'];

function writePages() {
  prospect('demo', 'report', '--html', 'agent.html');
  fs.writeFileSync(
    path.join(folder, 'calls.csv'),
    gunzipSync(fs.readFileSync(path.join(root, 'test', 'data', 'bank-calls.csv.gz'))),
  );
  const calls = ['--db', path.join(folder, 'calls.db')];
  const recoded = ['outcome:yes=won', 'outcome:no=not-interested'].flatMap((each) => ['--recode', each]);
  const mapped = mapping.flatMap((each) => ['--map', each]);
  prospect(...calls, 'import', 'calls.csv', ...mapped, ...recoded, '--const', 'channel=call');
  prospect(...calls, 'report', '--as-of', '2010-11-19', '--goal', 'won', '--html', 'calls.html');
}

/** Each picture: of which page, how wide and in which colours, and the pictures of the page that it begins and ends with. */
const shots = [
  { name: 'page', of: 'agent', width: 800, colorScheme: 'light', from: null, to: 'tactics' },
  { name: 'page-more', of: 'agent', width: 800, colorScheme: 'light', from: 'weeks', to: 'curve' },
  { name: 'page-phone', of: 'agent', width: 375, colorScheme: 'dark', from: null, to: 'tactics' },
  { name: 'page-calls', of: 'calls', width: 800, colorScheme: 'light', from: null, to: 'weeks' },
];

async function take(browser, { name, of, width, colorScheme, from, to }) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  await page.goto(`file://${path.join(folder, `${of}.html`)}`);
  const boxOf = (key) => page.locator(`#${key}`).boundingBox();
  const margin = 24;
  const y = from === null ? 0 : (await boxOf(from)).y - margin;
  const last = await boxOf(to);
  const clip = { x: 0, y, width, height: Math.ceil(last.y + last.height + margin - y) };
  await page.screenshot({ path: path.join(target, `${name}.png`), fullPage: true, clip });
  await page.close();
}

try {
  writePages();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  });
  for (const shot of shots) await take(browser, shot);
  await browser.close();
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
