import Database from 'better-sqlite3';
import { digestAnew } from '../../src/store/file/digest.js';

/** Makes the digests of a journal as its rows are, after a test wrote into it what the program did not. */
export function digestFile(file: string): void {
  const db = new Database(file);
  db.transaction(() => digestAnew(db)).immediate();
  db.close();
}
