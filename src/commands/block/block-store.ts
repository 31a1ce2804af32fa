import type { Context } from '../../context.js';
import { checkNobody } from '../../domain/touch.js';
import type { KnownOfCall } from '../../prompt/block.js';
import { saidNow } from '../../store/touches/said.js';
import { say } from '../../render/safe.js';
import { undoOwn } from '../../store/file/operations.js';
import type { Journal } from '../../store/file/journal.js';
import { addLead, findLead, type LeadName, type LeadOrNew } from '../../store/leads/leads.js';
import { companyOf } from '../../store/pipeline/company.js';
import { openSteps, type NextStep } from '../../store/promises/promises.js';
import type { TacticOrNew } from '../../store/tactics/tactics.js';
import type { Outcome } from '../../store/touches/outcomes.js';
import { besideLines, closedLine, stepLine } from '../flags/stored-touches.js';
import { readEntry } from '../flags/entry.js';
import { settleTactic } from '../flags/tactic.js';
import { writeTouches } from '../log/log-touches.js';
import { leadNow } from '../flags/lead-choice.js';

/** A touch of the block as it is stored. */
export interface StoredCall {
  touchId: number;
  /** Of its operation. */
  operation: Buffer;
  /** Of the tactic that it was made with. */
  versionId: number;
  lead: LeadName | null;
  outcome: Outcome;
  seconds: number;
  /** What else was stored: new leads, promises kept and made. */
  lines: string[];
}

/** Stores a call as an operation of its own, all of it or nothing; UserError where it is refused. */
export async function storeCall(
  ctx: Context,
  journal: Journal,
  how: TacticOrNew,
  {
    told,
    who: before,
    seconds,
  }: { told: KnownOfCall & { outcome: Outcome }; who: LeadOrNew | null; seconds: number },
): Promise<StoredCall> {
  const { referral } = told;
  const valued = told.amount ? { value: told.amount } : {};
  const entry = { ...(await readEntry(ctx, journal, valued)), ...saidNow(journal, told), seconds };
  const sourced = told.source ? { source: told.source } : {};
  const outcome = entry.outcome ?? told.outcome;
  const who = before && leadNow(journal, before);
  if (who === null) checkNobody(outcome);
  const notices: string[] = [];
  const leads: LeadName[] = [];
  const closed: NextStep[] = [];
  const { touchId, operation, versionId } = journal.write('block', ctx.clock, (write) => {
    entry.amounts.settle(write);
    const tactic = settleTactic(journal, how, write, notices);
    const batch = { people: [who], entry, outcome, flags: sourced, versionId: tactic.versionId };
    const [touchId] = writeTouches(journal, write, { ...batch, notices, leads, closed });
    if (referral && findLead(journal, referral.name, true).kind === 'none') {
      const id = addLead(journal, write, referral, entry.moment.day);
      notices.push(say`new lead ${referral.name} @${id} · ${referral.source}`);
    }
    write.summary = [`touch ${touchId}`, leads[0]?.name, tactic.name, outcome.name]
      .filter(Boolean)
      .join(' · ');
    return { touchId: touchId!, operation: write.uid, versionId: tactic.versionId };
  });
  const lead = leads[0] ?? null;
  const open = lead !== null && entry.next !== undefined ? openSteps(journal, lead.id) : [];
  const lines = [
    ...notices,
    ...closed.map((step) => closedLine(ctx, step)),
    ...open.map((step) => stepLine(ctx, step)),
    ...(lead === null
      ? []
      : besideLines(ctx, journal, { leadId: lead.id, company: companyOf(journal, lead.id) })),
  ];
  return { touchId, operation, versionId, lead, outcome, seconds, lines };
}

/** Takes back a call of the block; false where something else was written since. */
export function takeBack(journal: Journal, { operation }: StoredCall): boolean {
  return journal.turnBack((db) => undoOwn(db, operation)) !== undefined;
}
