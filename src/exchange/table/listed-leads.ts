import { isFiller } from '../../domain/text.js';
import type { NewLead } from '../../store/leads/leads.js';
import { readEmails, readPerson, readPhones } from '../cells/addresses.js';
import { touchSigns, type Field, type RowKind } from '../fields/field.js';
import { readMapping, type Mapping } from '../fields/mapping.js';
import { findLayout } from '../fields/recognise.js';
import { layouts } from '../layouts/index.js';
import { CsvReader } from '../read/csv.js';
import type { Source } from '../read/source.js';
import { nameOfParts } from './lead-cells.js';

/** A lead that a row names, with what it says of it. */
export interface ListedLead extends NewLead {
  line: number;
}

/** Rows by which the columns are understood. */
const looked = 200;

const taken: Field[] = 'lead first-name last-name email phone company url tag note'.split(' ') as Field[];

/**
 * The leads of a table, for a command that needs no more than whom its rows name; `kind`: what its rows are. Throws
 * UserError where its columns name nobody.
 */
export function listLeads(source: Source): {
  kind: RowKind;
  leads: ListedLead[];
  unused: string[];
  /** Columns by which the rows are touches. */
  ofTouches: readonly string[];
} {
  const reader = new CsvReader(source);
  const sample: string[][] = [];
  for (const row of reader.rows()) if (sample.push(row) === looked) break;
  const mapping = readMapping(reader.header, {}, { layout: findLayout(layouts, reader.header), sample });
  const leads: ListedLead[] = [];
  if (mapping.kind === 'leads') for (const lead of listed(reader, mapping)) leads.push(lead);
  const used = new Set(taken.flatMap((field) => mapping.columnsOf(field)));
  return {
    kind: mapping.kind,
    leads,
    unused: reader.header.filter((column) => !used.has(column)),
    ofTouches: [...touchSigns].flatMap((field) => mapping.columnsOf(field)),
  };
}

function* listed(reader: CsvReader, mapping: Mapping): Generator<ListedLead> {
  for (const cells of reader.rows()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const meant = mapping.meant(cells, () => true);
    if (!Array.isArray(meant)) continue;
    for (const row of meant as string[][]) {
      const lead = leadOf(row, mapping);
      if (lead.name !== '') yield { ...lead, line: reader.line };
    }
  }
}

function leadOf(row: readonly string[], mapping: Mapping): NewLead {
  const text = (field: Field) => mapping.text(row, field).trim();
  const inCell = readEmails(text('email'));
  const person = readPerson(text('lead') || nameOfParts(row, mapping) || (inCell.name ?? ''));
  const emails = [...new Set([...person.emails, ...inCell.addresses])];
  const phones = readPhones(text('phone')).addresses;
  const company = isFiller(text('company')) ? '' : text('company');
  const tags = text('tag')
    .split(/[;,]|\s:::\s/)
    .flatMap((tag) => tag.trim() || []);
  return {
    name: person.name || company || emails[0] || phones[0] || '',
    company: company || undefined,
    emails,
    phones,
    url: text('url') || undefined,
    tags,
    note: text('note') || undefined,
  };
}
