import { UserError, exitCode } from '../../errors.js';
import { count } from '../../render/figure.js';
import type { Bytes } from './bytes.js';
import { RecordKeeper } from './records.js';
import { lookAt, textSource, textsOf, type Reading, type Source } from './source.js';

/** Most bytes of a workbook: one as full as can be has about as many. */
const longestWorkbook = 200_000_000;

/**
 * What a file holds, as CSV or as a journal in JSON; workbooks, cards and logs of calls become CSV. Throws UserError (65)
 * with what it is and what to do, for what is none of these or damaged, and (2) for options that do not fit it.
 */
export async function readSource(bytes: Bytes, reading: Reading = {}): Promise<Source> {
  const look = lookAt(bytes, reading);
  if (look.kind === 'workbook') return workbookSource(bytes, reading.sheet);
  if (reading.sheet !== undefined)
    throw new UserError(`--sheet is for workbooks, and "${bytes.name}" is none.`, {
      hint: 'Leave it out: the file is one table.',
    });
  const text = textSource(bytes, look);
  if (look.kind === 'vcard') return cardSource(text, reading.skipBad === true);
  return look.kind === 'calls' ? callSource(text) : text;
}

async function workbookSource(bytes: Bytes, sheetName: string | undefined): Promise<Source> {
  if (bytes.size > longestWorkbook)
    throw new UserError(`"${bytes.name}" is a workbook of more than ${count(longestWorkbook)} bytes.`, {
      hint: 'Save the sheet that you need as CSV, and import that.',
      code: exitCode.badData,
    });
  const { readWorkbook } = await import('./workbook.js');
  const sheet = await readWorkbook(bytes.name, wholeOf(bytes), sheetName);
  const keeper = new RecordKeeper(bytes.name, 'row');
  for await (const cells of sheet.rows) keeper.add(cells);
  return keeper.source(sheet.notices());
}

function wholeOf(bytes: Bytes): Buffer {
  const whole = Buffer.alloc(bytes.size);
  let at = 0;
  for (const chunk of bytes.chunks()) at += chunk.copy(whole, at);
  return whole;
}

async function cardSource(text: Source, skipBad: boolean): Promise<Source> {
  const { CardReader, cardColumns } = await import('./vcard.js');
  const cards = new CardReader(text.name, skipBad);
  const keeper = new RecordKeeper(text.name, 'card');
  keeper.add(cardColumns);
  for (const cells of cards.rows(textsOf(text))) keeper.add(cells);
  return keeper.source([...text.notices, ...cards.notices()]);
}

async function callSource(text: Source): Promise<Source> {
  const { callColumns, callRows } = await import('./calls-xml.js');
  const keeper = new RecordKeeper(text.name, 'call');
  keeper.add(callColumns);
  for (const cells of callRows(text.name, textsOf(text))) keeper.add(cells);
  return keeper.source(text.notices);
}
