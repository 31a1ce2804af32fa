import type { Journal } from '../../store/file/journal.js';
import { openLeads } from '../../store/pipeline/standing.js';
import type { ReportQuery } from '../measures/query.js';
import { buildPipeline, type Pipeline } from './pipeline.js';

/** The open leads as of a day. */
export function readPipeline(journal: Journal, { asOf }: ReportQuery): Pipeline {
  return buildPipeline(openLeads(journal, asOf.day), asOf.day);
}
