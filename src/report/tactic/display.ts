import { claimBlocks } from '../claims/page.js';
import { asOfWords, type ReportQuery } from '../measures/query.js';
import { aboutOf } from '../sheet/about.js';
import { labelled } from '../sheet/blocks.js';
import type { Display } from '../sheet/display.js';
import { plainPainter, type View } from '../sheet/layout.js';
import { picture as tacticsPicture } from '../tactics/picture.js';
import { triedBlocks } from '../trial/decisions.js';
import { attemptBlocks } from './attempts.js';
import { bringsBlocks } from './brings.js';
import { longBlocks } from './curve.js';
import { failsBlocks } from './fails.js';
import { picture as curvePicture } from './picture.js';
import { feelsBlocks } from './feels.js';
import { tacticHead } from './page.js';
import type { TacticRecord } from './tactic.js';
import { takesBlocks } from './takes.js';

const whole: View = { width: Infinity, painter: plainPainter, all: true, explain: false };

/** Everything about one tactic to look at. */
export function displayTactic(record: TacticRecord, query: ReportQuery, currency: string | null): Display {
  const about = aboutOf(query, currency);
  const onlyItself = { ...record.worked, rows: record.versions.map(({ row }) => row) };
  const { name, traits, said } = tacticHead(record, query);
  return {
    title: name,
    about: [...traits, asOfWords(query)],
    heads: [],
    pictures: [tacticsPicture(onlyItself, about), curvePicture(record, about)]
      .filter((picture) => picture !== null)
      .map((picture) => ({ ...picture, title: picture.title.replace('each tactic brings', 'it brings') })),
    words: [
      labelled(said.map(({ label, text }) => [label, text.replace(/ {2,}/, ': ')])),
      ...bringsBlocks(record, query, whole),
      ...claimBlocks(record, query),
      ...longBlocks(record, query),
      ...attemptBlocks(record, query, whole),
      ...failsBlocks(record, whole, currency),
      ...takesBlocks(record, query, whole, currency),
      ...feelsBlocks(record, query),
      ...triedBlocks(record.trials, query),
    ],
  };
}
