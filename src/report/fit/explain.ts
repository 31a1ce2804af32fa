import { enoughFelt } from './fit.js';

/** How feelings are put beside results, as sentences. */
export function explainFit(): string[] {
  return [
    `How it fits: a tactic goes by its newest version in use. It is yours if your newest weekly answer is "fine" or "mine", and drains you if it is "not my strength" or "against my grain"; where you never answered, by the mean energy of that version's touches up to as-of, from ${enoughFelt} that say so: 0 or more is yours, less drains you.`,
    'It converts at keep or keep?, and does not at drop? or drop. Early: any other verdict or no worth, or nothing said. "prospect review" asks once a week.',
  ];
}

/** When a tactic is asked about, as a sentence. */
export function explainShort(): string {
  return 'Yours?: at least one touch less done than planned, with any version, in each of the last three ISO weeks or more, up to the last week that is over or has come to its Friday. A week without a plan ends the count.';
}
