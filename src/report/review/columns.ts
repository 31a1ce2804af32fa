import { addDays } from '../../domain/calendar.js';
import { groupWords, questionTexts } from './words.js';
import { openQuestions, weekName, type Question, type Review } from './review.js';

/** The open questions as data; keys stay as they are, later ones are added at the end. */
export function reviewJson(review: Review): object {
  const { week, asOf, groups } = review;
  return {
    week: weekName(review),
    from: week,
    to: addDays(week, 6),
    as_of: asOf,
    open: openQuestions(review),
    questions: groups.flatMap(({ questions }) => questions.map((question) => questionJson(question, review))),
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
      const { leadId: lead, tactic, version, day } = question.step;
      return { ...none, lead, tactic, version, day };
    }
    case 'silent': {
      const { leadId: lead, touchId: touch, tactic, version, day } = question.touch;
      return { ...none, lead, touch, tactic, version, day };
    }
    case 'reasons': {
      const { leadId: lead, touchId: touch, tactic, version, day } = question.failure;
      return { ...none, lead, touch, tactic, version, day };
    }
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
    case 'plan': {
      const { name: tactic, done, planned, next } = question;
      return {
        ...none,
        tactic,
        touches: done,
        planned,
        next_amount: next?.amount ?? null,
        next_every: next?.every ?? null,
      };
    }
  }
}
