import path from 'node:path';
import { expect, test } from 'vitest';
import { root, temporaryFolder } from '../helpers/folder.js';
import { Desk } from '../helpers/run.js';

/** What somebody who wants to know the program looks at first, on each of the journals that come with it. */
const looks = ['report', 'due', 'pipeline', 'report failures', 'report plan', 'report funnel'] as const;
const owners = ['agent', 'consultant', 'caller'] as const;

test.each(owners.flatMap((owner) => [80, 120].map((columns) => [owner, columns] as const)))(
  'the screens of the %s of the demo, %d columns wide',
  async (owner, columns) => {
    const desk = new Desk({ env: { TMPDIR: temporaryFolder() } });
    for (const look of looks) {
      const line = ['demo', '--as', owner, ...look.split(' ')];
      const { stdout, code } = await desk.runWith({ file: null, columns }, ...line);
      expect(code).toBe(0);
      const name = `demo-${owner}-${look.replaceAll(' ', '-')}-${columns}.txt`;
      await expect(stdout).toMatchFileSnapshot(path.join(root, 'test', 'screens', name));
    }
  },
);
