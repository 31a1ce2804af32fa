import type { Context } from '../context.js';
import { checkName, textLimit, foldWord } from '../domain/text.js';
import { places, stages, type Place, type State } from '../domain/touch.js';
import { UserError } from '../errors.js';
import { notAdded } from '../store/touches/said.js';
import { type Outcome, type Reason } from '../store/touches/outcomes.js';
import { back } from './engine/ask.js';
import { askLine, type Draft } from './engine/line.js';
import { pick, type Choice } from './engine/pick.js';
import { takeSteps, type Step } from './engine/walk.js';

interface Named {
  name?: string;
  /** Whether no new word is wanted after all. */
  isLeft?: boolean;
}

/** Asks what a new outcome is called, how far a lead has come with it and how it goes on from there; it has no number yet. */
export async function askNewOutcome(
  ctx: Context,
  known: { name: string; folded: string }[],
  isNobody: boolean,
): Promise<Outcome | typeof back> {
  const steps = [
    nameStep<MadeOutcome>(ctx, 'outcome', 'like left-card or sent-price', known),
    stageStep(ctx, isNobody),
    wayOnStep(ctx),
  ];
  const { isLeft, name, stage, way } = await takeSteps<MadeOutcome>(steps, {});
  if (isLeft || name === undefined || stage === undefined || way === undefined) return back;
  const asks = way.state === 'deferred' ? 'date' : null;
  return { id: notAdded, name, folded: foldWord(name), stage, ...way, stops: 0, asks, channels: '' };
}

interface MadeOutcome extends Named {
  stage?: number;
  way?: WayOn;
}

type WayOn = Pick<Outcome, 'state' | 'ends'>;

/** Asks what a new reason is called, and where things broke when it is given; not asked where `place` is known. */
export async function askNewReason(
  ctx: Context,
  known: { name: string; folded: string }[],
  place: Place | undefined,
): Promise<Reason | typeof back> {
  const steps = [nameStep<MadeReason>(ctx, 'reason', 'like no-budget', known), placeStep(ctx)];
  const told = await takeSteps<MadeReason>(steps, place === undefined ? {} : { place });
  if (told.isLeft || told.name === undefined) return back;
  const { name, place: broke = null } = told;
  return { id: notAdded, name, folded: foldWord(name), place: broke };
}

interface MadeReason extends Named {
  place?: Place | null;
}

function nameStep<K extends Named>(
  ctx: Context,
  what: string,
  example: string,
  known: { name: string; folded: string }[],
): Step<K> {
  const draft: Draft = { text: '' };
  return async (made) => {
    const name = await askLine(ctx, {
      question: 'Name?',
      hint: `a new ${what}, ${example}`,
      read: (text) => {
        const taken = known.find((word) => word.folded === foldWord(text.trim()));
        if (taken) throw new UserError(`there is "${taken.name}" already`);
        return checkName(what, text.trim(), textLimit.word);
      },
      canGoBack: true,
      draft,
    });
    return name === back || name === null ? { ...made, isLeft: true } : { ...made, name: name.trim() };
  };
}

const meeting = stages.indexOf('meeting');

function stageStep(ctx: Context, isNobody: boolean): Step<MadeOutcome> {
  return async (made, canGoBack) => {
    if (made.isLeft) return made;
    const stage = await pick<number>(ctx, {
      question: 'How far?',
      choices: stages
        .map((name, value) => ({ name, value }))
        .filter(({ value }) => !isNobody || value < meeting),
      marked: made.stage,
      hint: 'how far a lead has come with it',
      canGoBack,
    });
    return stage === back || stage === null ? back : { ...made, stage };
  };
}

function wayOnStep(ctx: Context): Step<MadeOutcome> {
  return async (made, canGoBack) => {
    const { stage } = made;
    if (made.isLeft || stage === undefined) return made;
    if (stage === stages.length - 1) return { ...made, way: { state: 'won', ends: 'yes' } };
    const way = await pick<WayOn>(ctx, {
      question: 'And then?',
      choices: waysOn(stage),
      hint: 'how it goes on with the lead',
      canGoBack,
    });
    return way === back || way === null ? back : { ...made, way };
  };
}

function waysOn(stage: number): Choice<WayOn>[] {
  const way = (name: string, state: State, ends: 'no' | 'yes' = 'no') => ({ name, value: { state, ends } });
  return [
    stage === 0
      ? way('nothing came of it', 'nothing')
      : way('it goes on', stage < meeting ? 'open' : 'advanced'),
    way('waiting for an answer', 'waiting'),
    way('put off to a date', 'deferred'),
    way('it failed', 'failed'),
    way('it failed for good', 'failed', 'yes'),
  ];
}

function placeStep(ctx: Context): Step<MadeReason> {
  return async (made, canGoBack) => {
    if (made.isLeft || made.place !== undefined) return made;
    const place = await pick<Place>(ctx, {
      question: 'Broke?',
      choices: places.map((name) => ({ name, value: name })),
      none: 'nowhere in particular',
      hint: 'where it usually broke',
      canGoBack,
    });
    return place === back ? back : { ...made, place };
  };
}
