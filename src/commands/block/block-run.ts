import type { Context } from '../../context.js';
import { quoteLine } from '../../domain/command-line.js';
import { stages, type Goal } from '../../domain/touch.js';
import { Stopped, UserError, exitCode } from '../../errors.js';
import {
  askCall,
  askGoOn,
  askSkipStopped,
  offeredFor,
  typedWords,
  type KnownOfCall,
} from '../../prompt/block.js';
import type { Offered } from '../../prompt/outcomes.js';
import { say, show } from '../../render/safe.js';
import { renderEnd, standingLine, type Ended, type BlockProgress } from '../../report/today/block.js';
import { againWords } from '../../report/due/again.js';
import { weekPlans } from '../../report/today/today.js';
import { countBlock } from '../../store/counts/block.js';
import { plannedWeeks } from '../../store/counts/plan.js';
import type { Journal } from '../../store/file/journal.js';
import { leadById, type LeadOrNew } from '../../store/leads/leads.js';
import { asksDate } from '../../store/promises/keep.js';
import { openStep } from '../../store/promises/promises.js';
import { goalOf } from '../../store/settings/settings.js';
import { channelOf, tacticTitle, versionById, type TacticOrNew } from '../../store/tactics/tactics.js';
import { allOutcomes, type Outcome } from '../../store/touches/outcomes.js';
import type { CallList, CalledFlags } from './block-leads.js';
import { again, atKey, draftLines } from './block-drafts.js';
import { storeCall, takeBack, type StoredCall } from './block-store.js';
import { BlockTime } from './block-time.js';
import { leadFilterWords } from '../flags/lead-filter.js';
import { viewOf } from '../flags/view.js';
import { leadTitle, warnIfStopped, leadNow } from '../flags/lead-choice.js';

/** What a block is about: with which tactic, and whom, null for nobody in particular. */
export interface Task {
  how: TacticOrNew;
  calls: CallList | null;
  flags: CalledFlags;
}

/** Takes key after key until the list or the person ends it, and says what came of it. */
export async function runBlock(ctx: Context, journal: Journal, task: Task): Promise<void> {
  await new Block(ctx, journal, task).run();
}

class Block {
  private readonly time: BlockTime;
  private readonly goal: Goal;
  private readonly offered: Offered;
  private readonly stored: { call: StoredCall; place: number; told: KnownOfCall }[] = [];
  /** What was typed of calls before their key, by their place: of those taken back, and of those left for that. */
  private readonly drafts = new Map<number, KnownOfCall>();
  private readonly skipped = new Set<number>();
  /** Where in the list it is; without one, how many touches there are. */
  private place = 0;

  constructor(
    private readonly ctx: Context,
    private readonly journal: Journal,
    private readonly task: Task,
  ) {
    ctx.tick();
    this.time = new BlockTime(ctx.clock.now);
    this.goal = goalOf(journal);
    // Digits mean the same all through the block.
    this.offered = offeredFor(ctx, journal, channelOf(task.how));
  }

  async run(): Promise<void> {
    const stopped = await this.callAll().catch((error: unknown) => {
      if (error instanceof Stopped) return error;
      throw error;
    });
    if (stopped === undefined || stopped.code === exitCode.cancelled) await this.sayEnd();
    if (stopped === undefined) return;
    throw this.stored.length === 0
      ? stopped
      : new Stopped(stopped.code, 'Stopped; what was logged in the block is stored.');
  }

  private async callAll(): Promise<Stopped | undefined> {
    let draft: KnownOfCall | undefined;
    while (this.isOpen) {
      this.ctx.tick();
      const who = this.current();
      draft ??= this.draftOf(who);
      if (who === 'gone' || (draft === undefined && (await this.isLeftOut(who)))) {
        this.skip();
        continue;
      }
      const { told, stopped } = await askCall(
        this.ctx,
        this.journal,
        this.callOf(draft ?? { who, day: this.ctx.today }),
      );
      this.ctx.tick();
      const next = await this.take(told, who, stopped === undefined);
      if (next === 'stop') return undefined;
      const unsaid = told.outcome === undefined ? told : next;
      if (stopped && unsaid) this.drafts.set(this.place, unsaid);
      if (stopped) return stopped;
      draft = next;
    }
    return undefined;
  }

  /** What was typed before of the call whose turn it is. */
  private draftOf(who: LeadOrNew | null | 'gone'): KnownOfCall | undefined {
    const draft = this.drafts.get(this.place);
    if (draft === undefined || who === 'gone') return undefined;
    this.drafts.delete(this.place);
    return { ...draft, day: this.ctx.today, ...(this.task.calls !== null && { who }) };
  }

  private get isOpen(): boolean {
    const { calls } = this.task;
    return calls === null || this.place < calls.people.length;
  }

  /** Whose turn it is, as the journal knows them now. */
  private current(): LeadOrNew | null | 'gone' {
    const who = this.task.calls?.people[this.place];
    if (who === undefined) return null;
    const isGone = 'lead' in who && leadById(this.journal, who.lead.id) === undefined;
    return isGone ? 'gone' : leadNow(this.journal, who);
  }

  private async isLeftOut(who: LeadOrNew | null): Promise<boolean> {
    if (who === null || !('lead' in who) || !who.lead.stopped) return false;
    return askSkipStopped(this.ctx, this.label, who.lead);
  }

  private get label(): string {
    const { calls } = this.task;
    return calls === null ? `${this.place + 1}` : `${this.place + 1}/${calls.people.length}`;
  }

  /** The tactic under the name that it has by now; a new one is there from the first touch on. */
  private get how(): TacticOrNew {
    const { how } = this.task;
    const versionId = how.isNew ? this.stored.at(-1)?.call.versionId : how.tactic.versionId;
    const tactic = versionId === undefined ? undefined : versionById(this.journal, versionId);
    return tactic ? { tactic, isNew: false } : how;
  }

  private callOf(told: KnownOfCall) {
    const standing = this.standing();
    const outcomes = new Map(allOutcomes(this.journal).map((outcome) => [outcome.id, outcome]));
    const byNow = (outcome: Outcome) => outcomes.get(outcome.id) ?? outcome;
    const { choices, more } = this.offered;
    return {
      label: this.label,
      isListed: this.task.calls !== null,
      channel: channelOf(this.task.how),
      why: this.whyAgain(told.who),
      told,
      offered: { choices: choices.map(byNow), more: more.map(byNow) },
      canUndo: this.stored.length > 0,
      running: () => {
        this.ctx.tick();
        return standingLine({ ...standing, seconds: this.time.until(this.ctx.clock.now) });
      },
    };
  }

  private whyAgain(who: LeadOrNew | null): string {
    const row = who && 'lead' in who ? this.task.calls?.again.get(who.lead.id) : undefined;
    return row === undefined ? '' : againWords(row, this.ctx.today);
  }

  /** Does what was said; returns what is to be asked about again. */
  private async take(
    told: KnownOfCall,
    who: LeadOrNew | null,
    isHeard: boolean,
  ): Promise<KnownOfCall | 'stop' | undefined> {
    const { outcome, command } = told;
    if (outcome !== undefined)
      return (await this.store({ ...told, outcome }, who, isHeard)) ? undefined : again(told);
    if (command === 'stop') return command;
    if (command === 'skip') this.skip();
    if (command === 'undo') return this.undo(told);
    return command === 'pause' ? this.pause(again(told)) : undefined;
  }

  private async pause(told: KnownOfCall): Promise<KnownOfCall | 'stop'> {
    const from = this.ctx.clock.now;
    const goesOn = await askGoOn(this.ctx);
    this.ctx.tick();
    this.time.leaveOut(from, this.ctx.clock.now);
    if (goesOn) return told;
    return typedWords(told, { isListed: this.task.calls !== null }).length > 0
      ? { ...told, warned: 'stop' }
      : 'stop';
  }

  private skip(): void {
    this.skipped.add(this.place++);
  }

  /** False where it was refused, which is said. Where nobody hears it any more, only that is. */
  private async store(
    told: KnownOfCall & { outcome: Outcome },
    who: LeadOrNew | null,
    isHeard: boolean,
  ): Promise<boolean> {
    const { ctx, journal, task } = this;
    const whom = task.calls === null ? told.who : who;
    const seconds = this.time.sinceTouch(ctx.clock.now);
    let call: StoredCall;
    try {
      call = await ctx.whole(() => storeCall(ctx, journal, this.how, { told, who: whom, seconds }));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      ctx.note(`         ${show(error.message)} Nothing was written.`);
      return false;
    }
    this.time.mark(seconds);
    this.stored.push({ call, place: this.place, told: atKey(told) });
    this.skipped.delete(this.place++);
    if (!isHeard) return true;
    for (const line of call.lines) ctx.print(`         ${line}`);
    if (task.calls === null && whom !== null && 'lead' in whom) warnIfStopped(ctx, whom.lead);
    return true;
  }

  /**
   * Takes the last call back: what was typed of it before its key is there again, and what `told` says of this one waits
   * for its turn. Returns what is to be asked about again where that cannot be.
   */
  private async undo(told: KnownOfCall): Promise<KnownOfCall | undefined> {
    const last = this.stored.at(-1);
    if (last === undefined) return again(told);
    const { call, place } = last;
    if (!(await this.ctx.whole(() => takeBack(this.journal, call)))) {
      this.ctx.note('         Something else was written since: "prospect undo" takes that back.');
      return again(told);
    }
    this.stored.pop();
    this.time.unmark();
    this.drafts.set(this.place, again(told));
    this.drafts.set(place, last.told);
    this.place = place;
    const name = call.lead === null ? 'nobody in particular' : leadTitle(call.lead);
    this.ctx.print(say`         undone: touch ${call.touchId} · ${name} · ${call.outcome.name}`);
    return undefined;
  }

  private standing(): BlockProgress {
    const { ctx, journal, how } = this;
    const ids = this.stored.map(({ call }) => call.touchId);
    return {
      counts: countBlock(journal, ids, stages.indexOf(this.goal)),
      goal: this.goal,
      seconds: this.time.marked,
      plan: how.isNew
        ? undefined
        : weekPlans(plannedWeeks(journal, ctx.today, 1)).find(({ name }) => name === how.tactic.name),
    };
  }

  private async sayEnd(): Promise<void> {
    const { ctx, how } = this;
    const { calls } = this.task;
    const ended: Ended = {
      tactic: how.isNew ? how.name : tacticTitle(how.tactic),
      standing: this.standing(),
      callBack: this.callBack(),
      skipped: this.skipped.size,
      left: calls && calls.people.length - this.place,
      command: this.command(),
      unkept: draftLines(this.drafts.values(), this.task.calls !== null, ctx.today),
    };
    ctx.print(`\n${renderEnd(ended, ctx.today, await viewOf(ctx, {}))}`);
  }

  /** The leads whose outcome asks for a date, a meeting's too. */
  private callBack(): Ended['callBack'] {
    const last = new Map(
      this.stored.flatMap(({ call }) => (call.lead ? [[call.lead.id, call] as const] : [])),
    );
    return [...last.values()]
      .filter(({ outcome }) => asksDate(outcome))
      .map(({ lead, outcome }) => ({
        ...lead!,
        outcome: outcome.name,
        next: openStep(this.journal, lead!.id) ?? null,
      }));
  }

  /** What goes on with the same list; null where that cannot be typed again. */
  private command(): string | null {
    const { how } = this;
    const { flags } = this.task;
    if (flags.leads === '-') return null;
    return quoteLine([
      'prospect',
      'block',
      how.isNew ? how.name : tacticTitle(how.tactic),
      ...(flags.leads === undefined ? [] : ['--leads', flags.leads]),
      ...leadFilterWords(flags),
      ...(flags.due ? ['--due'] : []),
      ...(flags.followUp ? ['--follow-up'] : []),
      ...(flags.keepInTouch ? ['--keep-in-touch'] : []),
      ...(flags.new ? ['--new'] : []),
    ]);
  }
}
