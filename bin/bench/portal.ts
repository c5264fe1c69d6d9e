import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundlePortal } from '../../lib/infra/portal-bundle.ts';
import { type Figure, megabytes, type Subject } from './subject.ts';

const root = join(import.meta.dirname, '../..');
/** Seconds that the portal may add to the first start after a change of it. */
const mostSeconds = 6;

/** What the portal adds to the first `npm start`, and to any after a change of it: it is bundled then, and not again. */
export const portal: Subject = {
  title: 'The portal bundled and compressed, as the first start does',
  async run(progress) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      progress('bundling');
      const began = performance.now();
      const { outputs } = await bundlePortal(root, folder);
      const seconds = (performance.now() - began) / 1000;
      const bytes = Object.values(outputs).reduce((sum, output) => sum + output.bytes, 0);
      const figures: Figure[] = [
        {
          what: 'time',
          value: `${seconds.toFixed(1)} s`,
          aim: { text: `at most ${mostSeconds} s`, reached: seconds <= mostSeconds },
        },
        { what: 'scripts and styles before they are compressed', value: megabytes(bytes) },
      ];
      return figures;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
