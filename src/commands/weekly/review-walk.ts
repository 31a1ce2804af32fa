import type { Context } from '../../context.js';
import { UserError } from '../../errors.js';
import type { Asker, ReviewReply } from '../../prompt/review-keys.js';
import { show } from '../../render/safe.js';
import { questionLines, walkHeading } from '../../report/review/page.js';
import { readGroup } from '../../report/review/read.js';
import { groupNames, oneByOne, type GroupName, type Question } from '../../report/review/review.js';
import { knowledgeOf, type Knowledge } from '../../report/review/versions.js';
import type { View } from '../../report/sheet/layout.js';
import type { Journal } from '../../store/file/journal.js';
import { undoOwn } from '../../store/file/operations.js';
import { storeAnswer, type Stored } from './review-answers.js';

/** A question of the walk, and what was answered to it so far. */
export interface Asked {
  question: Question;
  ask: Asker;
  /** The pile that it was taken out of. */
  pile: Asked | null;
  reply: ReviewReply | null;
  /** What undo knows the operation by that stored the answer; null where none did. */
  stored: Buffer | null;
}

/** A walk through the questions of a review, which can be gone back: every answer is stored at once, and replaced then. */
export class ReviewWalk {
  /** Those answered, in order, and those that come next: gone back over, or one by one out of a pile. */
  private readonly done: Asked[] = [];
  private ahead: Asked[] = [];
  /** What was asked in this walk is not asked again in it, whatever became of the answer. */
  private readonly known = new Set<string>();
  private heading: GroupName | undefined;
  /** What is said of versions; worked out anew once more is known of touches. */
  private knowledge: Knowledge;

  constructor(
    private readonly ctx: Context,
    private readonly journal: Journal,
    private readonly scope: { week: string; again: boolean },
    private readonly view: View,
  ) {
    this.knowledge = knowledgeOf(journal, this.now, ctx.clock);
  }

  /** Asks until nothing is open that was not asked before; false when the person quits. */
  async run(): Promise<boolean> {
    const { askerOf, Quit } = await import('../../prompt/review.js');
    for (let next = this.next(askerOf); next !== undefined; next = this.next(askerOf)) {
      this.show(next.question);
      let reply: ReviewReply;
      try {
        reply = await next.ask(this.done.length > 0);
      } catch (error) {
        if (!(error instanceof Quit)) throw error;
        this.ahead.unshift(next);
        return false;
      }
      if (reply.kind === 'back') this.ahead.unshift(this.done.pop()!, next);
      else await this.take(next, reply, askerOf);
    }
    return true;
  }

  /** All that was answered and stored. */
  get answers(): readonly Asked[] {
    return [...this.done, ...this.ahead].filter(({ stored }) => stored !== null);
  }

  private next(askerOf: AskerOf): Asked | undefined {
    this.ctx.tick();
    const again = this.ahead.shift();
    if (again !== undefined) return again;
    for (const name of groupNames) {
      const { questions } = this.group(name);
      const question = questions.find(({ key }) => !this.known.has(key));
      if (question !== undefined) return this.asked(question, null, askerOf);
    }
    return undefined;
  }

  private asked(question: Question, pile: Asked | null, askerOf: AskerOf): Asked {
    this.known.add(question.key);
    return { question, ask: askerOf(this.ctx, this.journal, question), pile, reply: null, stored: null };
  }

  private group(name: GroupName) {
    return this.journal.snapshot(() => readGroup(this.journal, this.now, name, this.knowledge));
  }

  private get now() {
    return { ...this.scope, asOf: this.ctx.today };
  }

  private show(question: Question): void {
    const { ctx, view } = this;
    if (this.heading !== question.group) {
      this.heading = question.group;
      ctx.print('\n');
      const group = this.group(question.group);
      for (const line of walkHeading(group, ctx.today, view)) ctx.print(line);
    }
    for (const line of questionLines(question, ctx.today, view)) ctx.print(line);
  }

  /** Stores an answer where it is another than before, and asks what it leads to. */
  private async take(asked: Asked, reply: ReviewReply, askerOf: AskerOf): Promise<void> {
    const isSame = JSON.stringify(asked.reply) === JSON.stringify(reply);
    const isNew = asked.reply === null;
    if (!isSame || (reply.kind !== 'each' && asked.stored === null)) {
      this.ahead = this.ahead.filter(({ pile, stored }) => pile !== asked || stored !== null);
      await this.store(asked, reply);
      this.ahead = this.ahead.filter(({ pile }) => pile !== asked);
    }
    asked.reply = reply;
    this.done.push(asked);
    if (reply.kind === 'each' && (isNew || !isSame))
      this.ahead.unshift(...oneByOne(asked.question).map((one) => this.asked(one, asked, askerOf)));
  }

  /**
   * What was answered after it is taken back and stored again, since undo goes from the last to the first. What is
   * refused is said, and the walk goes on.
   */
  private async store(asked: Asked, reply: ReviewReply): Promise<void> {
    const { ctx } = this;
    const later = this.ahead.filter(({ stored }) => stored !== null);
    try {
      const stored = await ctx.whole(() => this.replace(asked, reply, later));
      for (const [one, uid] of stored) one.stored = uid;
      if ('step' in asked.question) this.knowledge = knowledgeOf(this.journal, this.now, ctx.clock);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      ctx.note(`  ${show(error.message)} Nothing was written.`);
    }
  }

  private async replace(
    asked: Asked,
    reply: ReviewReply,
    later: readonly Asked[],
  ): Promise<Map<Asked, Buffer | null>> {
    if (asked.reply !== null) for (const one of [asked, ...later].reverse()) this.takeBack(one);
    const stored = new Map<Asked, Buffer | null>();
    stored.set(asked, await this.storeOne(asked.question, reply));
    if (asked.reply === null) return stored;
    for (const one of later) stored.set(one, one.pile === asked ? null : await this.storeAgain(one));
    return stored;
  }

  private takeBack({ stored }: Asked): void {
    if (stored === null || this.journal.turnBack((db) => undoOwn(db, stored)) !== undefined) return;
    throw new UserError('Something else was written since, so that answer stays.');
  }

  private async storeOne(question: Question, reply: ReviewReply): Promise<Buffer | null> {
    if (reply.kind === 'each') return null;
    return storeAnswer(this.ctx, this.journal, this.now, question, reply as Stored);
  }

  /** What an earlier answer has settled meanwhile is asked once more. */
  private async storeAgain({ question, reply }: Asked): Promise<Buffer | null> {
    try {
      return await this.storeOne(question, reply!);
    } catch (error) {
      if (error instanceof UserError) return null;
      throw error;
    }
  }
}

type AskerOf = (ctx: Context, journal: Journal, question: Question) => Asker;
