import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectedEnd } from './soak-plan.ts';
import { SoakYear } from './soak-year.ts';
import type { Subject } from './subject.ts';

const EXECUTIONS = 1000;
const AIM_SECONDS = 30;

/** A year of a thousand executions on disk, each end compared with what it must be. */
export const soak: Subject = {
  title: `A year of ${EXECUTIONS.toLocaleString('en')} waiting executions, durable`,
  async run(progress) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    const year = new SoakYear(join(folder, 'states.sqlite'));
    try {
      const began = performance.now();
      const { ended, open } = await year.run(EXECUTIONS, (months) => progress(`month ${months}`));
      const seconds = (performance.now() - began) / 1000;
      const wrong = ended.filter(({ execution, status, output, lasted }) => {
        const right = expectedEnd(execution);
        return (
          status !== right.status ||
          lasted !== right.lasts ||
          JSON.stringify(output) !== JSON.stringify(right.output)
        );
      });
      const isRight = wrong.length === 0 && open === 0;
      return [
        {
          what: 'real time',
          value: `${seconds.toFixed(1)} s`,
          aim: { text: `below ${AIM_SECONDS} s`, reached: seconds < AIM_SECONDS },
        },
        {
          what: 'ended as they must, to the millisecond',
          value: `${ended.length - wrong.length} of ${ended.length}, ${open} open`,
          aim: { text: 'all', reached: isRight },
        },
      ];
    } finally {
      year.close();
      rmSync(folder, { recursive: true });
    }
  },
};
