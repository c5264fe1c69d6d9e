import { join } from 'node:path';
import { servedRegions } from '../../lib/policy/regions/registry.ts';
import { regionSamples } from '../../lib/policy/regions/samples.ts';
import { beginning, run, storiesOf } from '../simulation/play.ts';
import { transitionsOf } from '../simulation/transitions.ts';
import { projectAssembly, root } from '../support/project-assembly.ts';
import { endKeptThreads, SimulatedSystem } from '../support/simulated-system.ts';
import type { Figure, Subject } from './subject.ts';

/** The most state transitions that a case may take in a year (PLATFORM 1.8). */
const AIM = 63;

/** What a year of one person costs in each region, in state transitions of Step Functions. */
export const transitions: Subject = {
  title: 'State transitions of a case in a year, by region',
  async run(progress) {
    const { folder } = await projectAssembly(join(root, '.build/simulation-assembly'));
    const system = await SimulatedSystem.begin({ assembly: folder, at: beginning });
    try {
      const played = await run(system, storiesOf(servedRegions.ids, regionSamples), (at) => progress(at));
      const figures: Figure[] = [];
      for (const { region, cases } of played) {
        let count = 0;
        for (const caseId of cases) count += await transitionsOf(system, caseId);
        figures.push({
          what: region,
          value: String(count),
          aim: { text: `at most ${AIM}`, reached: count <= AIM },
        });
      }
      return figures;
    } finally {
      await system.close();
      await endKeptThreads();
    }
  },
};
