import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Unpacks the 45,211 real calls into a folder; see test/data/README.md. */
export function unpackBankCalls(folder: string): void {
  const packed = fs.readFileSync(new URL('../data/bank-calls.csv.gz', import.meta.url));
  fs.writeFileSync(path.join(folder, 'bank-calls.csv'), gunzipSync(packed));
}

/** The options the calls are imported with. */
export const bankCallOptions = [
  '--map',
  'at=Date',
  '--map',
  'lead=Client',
  '--map',
  'tactic=Phone',
  '--map',
  'seconds=Duration (s)',
  '--map',
  'outcome=Subscribed',
  '--recode',
  'outcome:yes=won',
  '--recode',
  'outcome:no=not-interested',
  '--const',
  'channel=call',
];
