import { csvLine } from '../../render/csv.js';
import { Spool } from './spool.js';
import type { RowWord, Source } from './source.js';

/** Records of this many characters are kept together: each is written to the spool as one piece. */
const pieceSize = 64 * 1024;

/**
 * Keeps the records of a file that is no CSV, the first of them its column names, so that they are read as one. Each
 * record is one row, a blank one too, which is written `""`: so the places of rows are those in their file.
 */
export class RecordKeeper {
  private readonly spool: Spool;
  private text = '';

  /** `name`: the file, as the person named it; `rowWord`: what one of its records is. */
  constructor(
    private readonly name: string,
    private readonly rowWord: RowWord,
  ) {
    this.spool = new Spool(name);
  }

  /** Adds a record by the texts of its cells. Throws UserError where there is no room for it. */
  add(cells: readonly string[]): void {
    this.text += cells.every((cell) => cell === '') ? '""\n' : `${csvLine(cells, 'raw')}\n`;
    if (this.text.length >= pieceSize) this.flush();
  }

  /** All records added. `notices`: what there is to say of how they were had, a line each. */
  source(notices: readonly string[] = []): Source {
    this.flush();
    return {
      name: this.name,
      size: this.spool.size,
      isJson: false,
      notices,
      rowWord: this.rowWord,
      chunks: () => this.spool.chunks(pieceSize),
    };
  }

  private flush(): void {
    this.spool.add(Buffer.from(this.text));
    this.text = '';
  }
}

/** A source of records that are at hand; what comes piece by piece goes to a `RecordKeeper`. */
export function sourceOfRecords(
  name: string,
  rowWord: RowWord,
  records: Iterable<readonly string[]>,
  notices: readonly string[] = [],
): Source {
  const keeper = new RecordKeeper(name, rowWord);
  for (const cells of records) keeper.add(cells);
  return keeper.source(notices);
}
