import type { Comparison, Settled } from './compare.js';
import type { Journal } from '../file/journal.js';
import { Numbers } from '../file/numbers.js';
import { addSpend, type Spend } from '../tactics/spends.js';
import type { Write } from '../file/write.js';

/** The spends of an import. */
export class SpendIntake {
  private readonly numbers: Numbers;

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
    private readonly rows: Comparison,
  ) {
    this.numbers = new Numbers(journal, 'spend');
  }

  /** Adds a spend, under its own number where that is free; one with its uid stays. */
  settle(spend: Spend & { id: number; uid: Buffer }): Settled {
    const known = this.journal.get<{ id: number }>('SELECT id FROM spend WHERE uid = ?', [spend.uid]);
    if (known) return this.rows.settle('spend', known.id, { ...spend });
    const id = addSpend(this.write, spend, { id: this.numbers.free(spend.id), uid: spend.uid });
    this.numbers.use(id);
    return { id, is: 'new' };
  }
}
