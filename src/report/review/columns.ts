import { addDays } from '../../domain/calendar.js';
import { groupWords, questionTexts } from './words.js';
import { isPile, openQuestions, weekName, type Question, type Review } from './review.js';

/** The open questions as data; keys stay as they are, later ones are added at the end. */
export function reviewJson(review: Review): object {
  const { week, asOf, groups, waiting } = review;
  return {
    week: weekName(review),
    from: week,
    to: addDays(week, 6),
    as_of: asOf,
    open: openQuestions(review),
    questions: groups.flatMap(({ questions }) => questions.map((question) => questionJson(question, review))),
    waiting: waiting.map(({ version, standing, trial }) => ({
      tactic: version.name,
      version: version.version,
      verdict: standing?.verdict ?? null,
      on_trial: trial !== null,
    })),
    more: groups.flatMap(({ name, more }) =>
      more === 0 ? [] : [{ group: name, questions: more, list: groupWords(name, asOf).list }],
    ),
  };
}

function questionJson(question: Question, { asOf }: Review): object {
  const { subject, details } = questionTexts(question, asOf);
  return {
    group: question.group,
    question: question.key,
    about: subject,
    details,
    ...subjectJson(question),
  };
}

/** What it is about, null where it is about no such thing. */
function subjectJson(question: Question): Record<string, unknown> {
  const none = { lead: null, touch: null, tactic: null, version: null, day: null };
  switch (question.group) {
    case 'meetings':
    case 'promises': {
      if (isPile(question)) return { ...none, leads: question.pile.map(({ step }) => step.leadId) };
      const { leadId: lead, tactic, version, day } = question.step;
      return { ...none, lead, tactic, version, day };
    }
    case 'reasons': {
      const { failures } = question;
      const { leadId: lead, touchId: touch, tactic, version, day } = failures[0]!;
      const about = { ...none, tactic, version, day };
      return failures.length === 1
        ? { ...about, lead, touch }
        : { ...about, touches: failures.reduce((sum, failure) => sum + failure.touches, 0) };
    }
    case 'worths':
      return {
        ...none,
        goal: question.goal,
        tactics: question.tactics.map(({ name: tactic }) => ({ tactic })),
      };
    case 'tactics': {
      const { name: tactic, version, touches } = question.version;
      const { verdict = null, text = null } = question.standing ?? {};
      return {
        ...none,
        tactic,
        version,
        touches,
        planned: question.planned,
        verdict,
        verdict_text: text,
      };
    }
    case 'fit':
      return { ...none, tactic: question.name };
    case 'plan':
      return {
        ...none,
        tactics: question.tactics.map(({ name: tactic, done: touches, planned, next }) => ({
          tactic,
          touches,
          planned,
          next_amount: next?.amount ?? null,
          next_every: next?.every ?? null,
        })),
      };
  }
}
