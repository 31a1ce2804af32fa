import { phoneForms, phoneKey } from '../../domain/phone/phone.js';
import type { Journal } from '../file/journal.js';
import { countryOf } from '../settings/settings.js';

type Statement = ReturnType<Journal['prepare']>;

/** How many digits at the end of a number are looked at first. */
const alike = 6;

/** Finds leads by their phone numbers, however these were typed then and are now. */
export class PhoneFinder {
  private readonly country: string | null;
  /** Addresses with any of so many forms. */
  private readonly byForms = new Map<number, Statement>();

  constructor(private readonly journal: Journal) {
    this.country = countryOf(journal);
  }

  /** What the spellings of one number have in common. */
  keyOf(phone: string): string {
    return phoneKey(phone, this.country);
  }

  /** Numbers of the leads with that phone number, in order. */
  leadsWith(phone: string): number[] {
    const forms = phoneForms(phone, this.country);
    const rows = this.statement(forms.length).all(forms) as Row[];
    if (rows.length === 0) return [];
    const key = this.keyOf(phone);
    return leadsOf(rows.filter(({ value }) => this.keyOf(value) === key));
  }

  /** As `leadsWith`; where nobody has the number alone, those who have it with an extension. */
  leadsOnLine(phone: string): number[] {
    const leads = this.leadsWith(phone);
    const key = this.keyOf(phone);
    if (leads.length > 0 || key.includes('x')) return leads;
    const rows = phoneForms(phone, this.country).flatMap((form) =>
      this.journal.all<Row>(
        "SELECT lead_id AS id, value FROM address WHERE kind = 'phone' AND folded > ? AND folded < ?",
        [form, `${form}:`],
      ),
    );
    return leadsOf(rows.filter(({ value }) => this.keyOf(value).startsWith(`${key}x`)));
  }

  /** Numbers of the leads that have a phone number in common with a lead, its own among them where it has one. */
  leadsLike(id: number): number[] {
    return this.journal
      .all<Row>("SELECT lead_id AS id, value FROM address WHERE kind = 'phone' AND lead_id = ?", [id])
      .flatMap(({ value }) => this.leadsWith(value));
  }

  /** Every lead that has a phone number in common with another one, and the first or last of those. */
  pairs(): [number, number][] {
    // However a number is written, it ends with the same digits.
    const rows = this.journal.all<Row>(
      `SELECT lead_id AS id, value FROM address WHERE kind = 'phone' AND substr(folded, -${alike}) IN (
         SELECT substr(folded, -${alike}) AS ending FROM address
         WHERE kind = 'phone' GROUP BY ending HAVING min(lead_id) <> max(lead_id))`,
    );
    const byKey = new Map<string, Row[]>();
    for (const row of rows) {
      const key = this.keyOf(row.value);
      const others = byKey.get(key);
      if (others) others.push(row);
      else byKey.set(key, [row]);
    }
    return [...byKey.values()].flatMap((same) => {
      const [first] = leadsOf(same);
      const last = leadsOf(same).at(-1);
      return first === last
        ? []
        : same.map(({ id }): [number, number] => [id, id === first ? last! : first!]);
    });
  }

  private statement(count: number): Statement {
    const known = this.byForms.get(count);
    if (known) return known;
    const made = this.journal.prepare(
      `SELECT lead_id AS id, value FROM address
       WHERE kind = 'phone' AND folded IN (${Array(count).fill('?').join()})`,
    );
    this.byForms.set(count, made);
    return made;
  }
}

/** A phone of a lead, as it was typed. */
interface Row {
  id: number;
  value: string;
}

function leadsOf(rows: Row[]): number[] {
  return [...new Set(rows.map(({ id }) => id))].sort((a, b) => a - b);
}
