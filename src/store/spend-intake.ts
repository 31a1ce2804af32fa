import type { Journal } from './journal.js';
import { Numbers } from './numbers.js';
import { addSpend, type Spend } from './spends.js';
import type { Write } from './write.js';

/** The spends of an import. */
export class SpendIntake {
  private readonly numbers: Numbers;

  constructor(
    private readonly journal: Journal,
    private readonly write: Write,
  ) {
    this.numbers = new Numbers(journal, 'spend');
  }

  /** Adds a spend, under its own number where that is free, and says whether it was: one with its uid is the same. */
  add(spend: Spend & { id: number; uid: Buffer }): boolean {
    if (this.journal.get('SELECT 1 FROM spend WHERE uid = ?', [spend.uid]) !== undefined) return false;
    const id = addSpend(this.write, spend, { id: this.numbers.free(spend.id), uid: spend.uid });
    this.numbers.use(id);
    return true;
  }
}
