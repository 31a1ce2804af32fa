import type { ReportSection } from '../domain/report-sections.js';
import { failures } from './failures/section.js';
import { funnel } from './funnel/section.js';
import { learned } from './learned/section.js';
import { money } from './money/section.js';
import { page } from './page/section.js';
import { pipeline } from './pipeline/section.js';
import { plan } from './plan/section.js';
import { promises } from './promises/section.js';
import type { AnySection } from './sheet/section.js';
import { sources } from './sources/section.js';
import { tactics } from './tactics/section.js';

/** The sections of the report by the names they are asked for, and the report as a whole. */
export const sections: Record<ReportSection | 'page', AnySection> = {
  page,
  tactics,
  failures,
  funnel,
  sources,
  plan,
  promises,
  pipeline,
  money,
  learned,
};
