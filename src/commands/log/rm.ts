import type { Context } from '../../context.js';
import { removeTouch } from '../../store/across/removal.js';
import { say } from '../../render/safe.js';
import { openSteps } from '../../store/promises/promises.js';
import { stepLine, touchLine } from '../flags/stored-touches.js';
import { touchNumber } from './edit.js';
import { requireTouch } from './result.js';
import { leadTitle } from '../flags/lead-choice.js';

/** Removes touches with what came of them. Throws UserError where one is not there. */
export function rm(ctx: Context, numbers: string[]): void {
  const journal = ctx.open('write');
  const touches = [...new Set(numbers.map(touchNumber))].map((id) => requireTouch(journal, id));
  const lines = touches.map((touch) => touchLine(ctx, touch));
  const staying = touches.flatMap(({ id, leadId }) =>
    leadId === null ? [] : openSteps(journal, leadId).filter(({ touchId }) => touchId === id),
  );
  journal.write('rm', ctx.clock, (write) => {
    for (const touch of touches) removeTouch(journal, write, touch.id);
    write.summary = touches.map((touch) => `touch ${touch.id}`).join(', ');
  });
  for (const line of lines) ctx.print(`removed ${line}`);
  for (const step of staying)
    ctx.note(
      say`${leadTitle({ name: step.lead, id: step.leadId })} · ${stepLine(ctx, step)} stays. To drop it: prospect next @${step.leadId} --drop WHY`,
    );
}
